"""`rules route`, `rules due`, `rules export` and `rules import`.

They answer by the hall's newest rules, or where there is no hall by those that ship with the
program.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from counter.casetypes.register import CASE_TYPES
from counter.casetypes.vocabulary import CaseType
from counter.commands.person import clock, desk, sound
from counter.desk import NotFounded, new_act
from counter.errors import Refused
from counter.rules import countries
from counter.rules.calendar import Calendar
from counter.rules.countries import Country
from counter.rules.due import DueDay, due
from counter.rules.edition import Edition, seed_edition
from counter.rules.routes import route
from counter.safe_write import safe_write
from counter.text import Text

_LAST_YEAR = 2199


class WhichCountry(Refused):
    """No country of that name, or more than one: `meant` are those that it may be."""

    def __init__(self, typed: str, meant: tuple[Country, ...]) -> None:
        self.typed, self.meant = typed, meant
        names = Text.listing(
            Text(f"{one.name.zh}（{one.iso2}）", f"{one.name.en} ({one.iso2})") for one in meant
        )
        super().__init__(
            Text("“{typed}”可能是：{names}。请写全名或代码。",
                 "'{typed}' may be: {names}. Write the whole name or the code.").fill(
                typed=typed, names=names)
            if meant
            else Text("没有找到国家或地区“{typed}”。请换一种写法，或用两位字母代码。",
                      "No country or region '{typed}'. Try another name, or the two-letter code.")
            .fill(typed=typed)
        )  # fmt: skip


class WhichKind(Refused):
    """No kind of business has that code or those letters."""

    def __init__(self, typed: str) -> None:
        kinds = ", ".join(f"{kind.letters} {kind.code}" for kind in CASE_TYPES)
        super().__init__(
            Text("没有业务“{typed}”。可用：{kinds}。", "No kind '{typed}'. There are: {kinds}.")
            .fill(typed=typed, kinds=kinds)
        )  # fmt: skip


def add_to(commands: Any) -> None:
    """Say these commands' words."""
    rules = commands.add_parser("rules", help="规则 routes, due days, export and import")
    words = rules.add_subparsers(dest="what", required=True, metavar="WHAT")
    way = words.add_parser("route", help="路径 which way a document goes")
    way.add_argument("country", type=sound, help="国家或地区 any name or code")
    way.add_argument("--on", type=_day, metavar="DATE")
    way.add_argument("--class", dest="deed_class", choices=("civil", "commercial"), default="civil")
    way.set_defaults(run=_route)
    promised = words.add_parser("due", help="承诺日期 the day promised, day by day")
    promised.add_argument("kind", type=sound, help="RZ | authentication …")
    promised.add_argument("--accepted", type=_day, required=True, metavar="DATE")
    promised.add_argument("--speed", choices=("ordinary", "urgent"), default="ordinary")
    promised.add_argument(
        "--country", type=sound, help="使用国 for authentication; without it a single step"
    )
    promised.set_defaults(run=_due)
    export = words.add_parser("export", help="导出 the rule book as .xlsx or .json")
    export.add_argument("file", type=Path)
    export.set_defaults(run=_export)
    taken = words.add_parser("import", help="导入 changes and the open cases they touch")
    taken.add_argument("file", type=Path)
    taken.add_argument("--dry-run", action="store_true", help="只看不改 write nothing")
    # also after the words, as one types it
    taken.add_argument("--as", dest="login", metavar="NAME", type=sound, default=argparse.SUPPRESS)
    taken.set_defaults(run=_import)


def _day(written: str) -> date:
    """A day of the rules' time; wrong use beyond it, where counting on would leave the calendar."""
    day = date.fromisoformat(written)
    if day.year > _LAST_YEAR:
        raise argparse.ArgumentTypeError(f"a year up to {_LAST_YEAR}")
    return day


def _route(asked: argparse.Namespace) -> int:
    country = _country(asked.country)
    found = route(_edition(asked), country.iso2, asked.on or clock().date(), asked.deed_class)
    _print({
        "country": country.iso2, "name": country.name.zh, "route": found.code,
        "reason": found.reason.zh, "source": found.source,
        "warnings": [warning.zh for warning in found.warnings],
    })  # fmt: skip
    return 0


def _due(asked: argparse.Namespace) -> int:
    kind, edition = _kind(asked.kind), _edition(asked)
    its_route, destination = None, ""
    if kind.code == "authentication":
        its_route = "apostille"
        if asked.country:
            destination = _country(asked.country).iso2
            its_route = route(edition, destination, asked.accepted).code
    found = due(
        edition, Calendar(edition), kind.code, its_route, asked.speed, asked.accepted, destination
    )
    _print(_promise(found))
    return 0


def _promise(found: DueDay | None) -> dict[str, object]:
    if found is None:
        return {"due": None, "estimate": True, "reason": "规则里没有这种情况的时限", "days": []}
    return {
        "due": found.on.isoformat(), "estimate": found.is_estimate, "reason": found.reason.zh,
        "days": [
            {"on": day.on.isoformat(), "is_working": day.is_working, "number": day.number,
             "why": day.why.zh}
            for day in found.days
        ],
    }  # fmt: skip


def _export(asked: argparse.Namespace) -> int:
    # workbooks are only needed here and for an import
    from counter.settings.rulekeeping import workbook

    edition = _edition(asked)
    is_json = asked.file.suffix.lower() == ".json"
    made = workbook.write_json(edition) if is_json else workbook.write(edition)
    safe_write(asked.file, made)
    _print({"file": asked.file.name, "edition": edition.number, "rows": len(edition.rows)})
    return 0


def _import(asked: argparse.Namespace) -> int:
    from counter.settings import rulekeeping

    with desk(asked, needs_person=not asked.dry_run) as at:
        proposal = rulekeeping.proposed_by(at, asked.file)
        if proposal.faults:
            raise rulekeeping.BadRules(proposal.faults)
        told: dict[str, object] = {
            "changes": [
                {"table": change.table, "key": change.key, "since": change.since.isoformat(),
                 "what": change.what,
                 "columns": {cell.cell: [cell.before, cell.after] for cell in change.columns}}
                for change in proposal.changes
            ],
            "cases": [
                {"case_no": case.case_no,
                 "differs": {one.what: [one.plain_before, one.plain_after] for one in case.differs},
                 "takes_effect": case.takes_effect}
                for case in proposal.touched
            ],
        }  # fmt: skip
        if proposal.changes and not asked.dry_run:
            note = f"导入 {asked.file.name}"[:200]
            kept = rulekeeping.keep(at, proposal.base, proposal.edits, note, new_act())
            told["edition"] = kept.number
    _print(told)
    return 0


def _edition(asked: argparse.Namespace) -> Edition:
    """The hall's newest rules; without a hall those that ship."""
    try:
        with desk(asked) as at:
            return at.edition
    except NotFounded:
        return seed_edition()


def _country(typed: str) -> Country:
    found = countries.meant(typed)
    if found is not None:
        return found
    named = countries.rivals(typed) or countries.by_initials(typed)
    if len(named) != 1:
        raise WhichCountry(typed, named or countries.find(typed))
    return named[0]


def _kind(typed: str) -> CaseType:
    for kind in CASE_TYPES:
        if typed.lower() in (kind.code, kind.letters.lower()):
            return kind
    raise WhichKind(typed)


def _print(told: dict[str, object]) -> None:
    print(json.dumps(told, ensure_ascii=False))
