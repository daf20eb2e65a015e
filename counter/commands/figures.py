"""`simulate` and `totals`."""

from __future__ import annotations

import argparse
import os
import sys
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
    totals = commands.add_parser("totals", help="年、月、日统计 figures of a year, month or day")
    totals.add_argument("period", help="2020 | 2020-06 | 2020-06-15")
    totals.add_argument("--format", choices=("json", "csv", "xlsx", "pdf"), default="json")
    totals.add_argument("--out", type=Path, metavar="FILE")
    totals.set_defaults(run=_totals)


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
