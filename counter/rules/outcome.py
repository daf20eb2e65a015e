"""Everything that the rules say about one application on one day; and what two of these differ in.

The form asks it at every key; keeping the rules asks it twice, before and after a change, for
every open case. Pure: the same answers, edition, calendar and day give the same outcome.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from counter.casetypes.conditions import Answers
from counter.casetypes.vocabulary import CaseType
from counter.rules import countries
from counter.rules.calendar import Calendar
from counter.rules.due import DueDay, due
from counter.rules.edition import Edition
from counter.rules.fees import Bill, bill
from counter.rules.materials import Material, materials
from counter.rules.routes import Route, route
from counter.text import Text

NOTHING = Text("无", "nothing")


@dataclass(frozen=True)
class Outcome:
    """Route, bill, promised day and papers, if it is accepted on that day."""

    route: Route | None
    bill: Bill
    due: DueDay | None
    materials: tuple[Material, ...]


def outcome(
    edition: Edition,
    calendar: Calendar,
    kind: CaseType,
    answers: Answers,
    pieces: Sequence[Answers],
    on: date,
) -> Outcome:
    """What `edition` says of clean answers on that day. Never refuses: what is missing is left out.

    `calendar` is the edition's own, made once by the caller.
    """
    destination = str(answers.get("destination") or "")
    its_route = None
    if kind.code == "authentication" and countries.by_code(destination) is not None:
        classes = {piece.get("class") for piece in pieces}
        deed_class = "commercial" if "commercial" in classes else "civil"
        its_route = route(edition, destination, on, deed_class)
    code = None if its_route is None else its_route.code
    speed = str(answers.get("speed", "ordinary"))
    return Outcome(
        route=its_route,
        bill=bill(edition, kind, answers, pieces, code, on),
        due=due(edition, calendar, kind.code, code, speed, on, destination),
        materials=materials(edition, kind.code, answers, pieces, on),
    )


@dataclass(frozen=True)
class Difference:
    """One thing that comes out differently: for people, and as plain words for programs."""

    what: Literal["route", "charges", "due", "materials"]
    title: Text
    before: Text
    after: Text
    plain_before: str
    plain_after: str


def differences(before: Outcome, after: Outcome) -> Iterator[Difference]:
    """What an applicant would notice: the way, the sum or its lines, the day, the papers."""
    old_way, new_way = before.route, after.route
    if (old_way and old_way.code) != (new_way and new_way.code):
        yield Difference(
            "route", Text("路径", "Route"), _way(old_way), _way(new_way),
            old_way.code if old_way else "", new_way.code if new_way else "",
        )  # fmt: skip
    if _lines(before.bill) != _lines(after.bill):
        yield Difference(
            "charges", Text("费用", "Charges"), _sum(before.bill), _sum(after.bill),
            before.bill.total.plain, after.bill.total.plain,
        )  # fmt: skip
    if _day(before.due) != _day(after.due):
        yield Difference(
            "due", Text("承诺日期", "Promised day"), _promise(before.due), _promise(after.due),
            *_day(before.due)[:1], *_day(after.due)[:1],
        )  # fmt: skip
    if _papers(before) != _papers(after):
        yield Difference(
            "materials", Text("材料", "Materials"),
            _listed(before, _papers(before) - _papers(after)),
            _listed(after, _papers(after) - _papers(before)),
            " ".join(paper.code for paper in before.materials),
            " ".join(paper.code for paper in after.materials),
        )  # fmt: skip


def _way(its: Route | None) -> Text:
    return NOTHING if its is None else its.title


def _lines(its: Bill) -> list[tuple[str, int, str, bool]]:
    return sorted((line.code, line.amount.fen, line.payee, line.is_collected) for line in its.lines)


def _sum(its: Bill) -> Text:
    if not its.lines:
        return NOTHING
    said = Text.listing(
        Text("{title} {amount}", "{title} {amount}").fill(title=line.title, amount=line.amount)
        for line in its.lines
    )
    return Text("合计 {total}（{lines}）", "{total} in all ({lines})").fill(
        total=its.total, lines=said
    )


def _day(its: DueDay | None) -> tuple[str, bool]:
    return ("", False) if its is None else (its.on.isoformat(), its.is_estimate)


def _promise(its: DueDay | None) -> Text:
    if its is None:
        return NOTHING
    day = Text.same(its.on.isoformat())
    return Text(f"{day.zh}（预计）", f"{day.en} (estimate)") if its.is_estimate else day


def _papers(its: Outcome) -> set[tuple[str, bool]]:
    return {(paper.code, paper.is_required) for paper in its.materials}


def _listed(its: Outcome, some: set[tuple[str, bool]]) -> Text:
    named = []
    for paper in its.materials:
        if (paper.code, paper.is_required) in some:
            how = Text("必交", "required") if paper.is_required else Text("可选", "if there is one")
            named.append(
                Text("{title}（{how}）", "{title} ({how})").fill(title=paper.title, how=how)
            )
    return Text.listing(named) if named else NOTHING
