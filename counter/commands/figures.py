"""`simulate`, `totals` and `check`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from counter.commands.person import KEEPER, desk, place
from counter.safe_write import safe_write
from counter.store.database import open_books


def add_to(commands: Any) -> None:
    """Say these commands' words."""
    simulate = commands.add_parser("simulate", help="用真实流程生成一年数据 a pretend year")
    simulate.add_argument("--year", type=_year, default=2020)
    simulate.add_argument("--seed", type=int, default=1)
    simulate.add_argument("--scale", type=_scale, default=1.0)
    simulate.set_defaults(run=_simulate)
    totals = commands.add_parser("totals", help="年、季、月、日统计 figures of a period")
    totals.add_argument("period", help="2020 | 2020-Q2 | 2020-06 | 2020-06-15")
    totals.add_argument("--format", choices=("json", "csv", "xlsx", "pdf"), default="json")
    totals.add_argument("--out", type=Path, metavar="FILE")
    totals.add_argument(
        "--cases", action="store_true", help="逐件列出，姓名遮盖 the cases behind it, JSON lines"
    )
    totals.add_argument("--figure", default="accepted", help="哪一项 received, accepted, overdue …")
    totals.add_argument(
        "--by", action="append", default=[], metavar="VIEW=VALUE", type=_narrowed,
        help="只看 destination=EG, kind=authentication …; again for more",
    )  # fmt: skip
    totals.add_argument(
        "--paragraph", action="store_true", help="发布用的一段文字 the sentence that is published"
    )
    totals.set_defaults(run=_totals)
    check = commands.add_parser("check", help="统计表与流水核对 kept totals against the journal")
    check.add_argument(
        "--renew", action="store_true", help="不符时重建 make them anew; needs --as NAME"
    )
    check.add_argument(
        "--balance", metavar="DAY", type=date.fromisoformat,
        help="某日账实平衡 the balance of a day as JSON; exit 1 where something differs",
    )  # fmt: skip
    check.set_defaults(run=_check)


def _simulate(asked: argparse.Namespace) -> int:
    # pretend people are only needed here
    from counter.practice.hall import PASSWORD
    from counter.practice.year import simulate

    books = open_books(place(asked))
    try:
        secret = os.environ.get("COUNTER_PASSWORD") or PASSWORD
        done = simulate(
            books, asked.year, asked.seed, asked.scale, secret,
            lambda line: print(line, file=sys.stderr),
        )  # fmt: skip
    finally:
        books.close()
    units = " ".join(f"{letters}={units}" for letters, units in done.units.items())
    print(f"{done.year}: days={done.days} cases={done.cases} {units}", file=sys.stderr)
    return 0


def _totals(asked: argparse.Namespace) -> int:
    # the figures and their files are only needed here
    from counter.dayclose import export, totals

    if asked.cases:
        return _cases(asked)
    if asked.paragraph:
        return _paragraph(asked)
    with desk(asked, otherwise=KEEPER) as at:
        figures = totals.of(at, asked.period)
        if asked.format == "pdf":
            from counter.papers import register

            made = register.totals_pdf(at.office, figures, at.clerk.name, at.window, at.now)
        else:
            made = export.write(at, figures, asked.format)
    if asked.out is None:
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
    else:
        safe_write(asked.out, made)
    return 0


def _cases(asked: argparse.Namespace) -> int:
    from counter.dayclose import behind

    with desk(asked) as at:
        found = behind.cases(at, asked.period, asked.figure, **dict(asked.by))
    lines = "".join(f"{json.dumps(_line(case), ensure_ascii=False)}\n" for case in found)
    if asked.out is None:
        sys.stdout.write(lines)
    else:
        safe_write(asked.out, lines.encode())
    return 0


def _paragraph(asked: argparse.Namespace) -> int:
    """Both languages, a line each."""
    from counter.dayclose.report import making

    with desk(asked, otherwise=KEEPER) as at:
        said = making.sentence(at, asked.period)
    lines = f"{said.zh}\n{said.en}\n"
    if asked.out is None:
        sys.stdout.write(lines)
    else:
        safe_write(asked.out, lines.encode())
    return 0


def _line(case: Any) -> dict[str, object]:
    return {
        "case_no": case.case_no, "kind": case.kind, "name": case.name,
        "destination": case.destination, "step": case.step.zh, "day": case.day.isoformat(),
        "units": case.units, "unit": case.unit.zh, "cases": case.cases, "money": case.money.plain,
    }  # fmt: skip


def _check(asked: argparse.Namespace) -> int:
    if asked.balance is not None:
        from counter.commands import balance

        return balance.told(asked)
    from counter.dayclose import recounting
    from counter.desk import new_act

    with desk(asked, needs_person=asked.renew) as at:
        if asked.renew:
            print(json.dumps({"wrong": recounting.renew(at, new_act())}))
        print(json.dumps({"rows": recounting.check(at)}))
    return 0


def _narrowed(written: str) -> tuple[str, str]:
    view, equals, value = written.partition("=")
    if not equals or not view.isidentifier():
        raise argparse.ArgumentTypeError("VIEW=VALUE, such as destination=EG")
    return view, value


def _year(written: str) -> int:
    year = int(written)
    if not 2004 <= year <= 2099:
        raise argparse.ArgumentTypeError("a year from 2004 to 2099")
    return year


def _scale(written: str) -> float:
    scale = float(written)
    if not 0 < scale <= 1000:
        raise argparse.ArgumentTypeError("more than 0, at most 1000")
    return scale
