"""The visit, or the parcel: a pre-review becomes a case without anything being typed again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counter.desk import Desk, Pen
from counter.intake.prereview.reading import checklist, get, must_be_open, row_of
from counter.rules import templates
from counter.store import shelf
from counter.store.casebook import get as get_case
from counter.store.tables.cases import Case
from counter.text import Text
from counter.values.clerk import Right


@dataclass(frozen=True)
class Arrival:
    """What the intake is filled with. `in_copy`: materials that were seen as pictures; only the
    look at the originals is left."""

    no: str
    letters: str
    answers: Mapping[str, object]
    pieces: tuple[Mapping[str, object], ...]
    in_copy: frozenset[str]
    title: Text
    is_expired: bool


def arrive(desk: Desk, no: str, by_post: bool = False) -> Arrival:
    """What is known of the visitor, or of the parcel.

    Refuses `NotFound`, `Became` (naming the case) and `Cleared`. An answer that has expired, or
    that was no 通过, still fills the form: papers that are brought are taken in.
    """
    desk.clerk.must(Right.INTAKE)
    with desk.reading():
        row = get(no)
        must_be_open(row)
        answers, pieces, needed = checklist(row, desk.today)
        seen = {code for each in row.pictures for code in each.materials}
        channel = "post" if by_post else row.channel
        line = row_of(row, desk.today, 0)
        return Arrival(
            row.no, row.letters, {**answers, "channel": channel}, pieces,
            frozenset(each.code for each in needed if each.code in seen),
            line.title, line.is_expired,
        )  # fmt: skip


def become(pen: Pen, no: str, case: Case) -> None:
    """Link a pre-review to the case that it became; refuses `Became` and `Cleared`."""
    row = get(no)
    must_be_open(row)
    row.case, row.revision = case, row.revision + 1
    row.changed_at = pen.now
    row.save()
    pen.write("prereview_became", row.no, {"case": case.no})


def parcel_text(desk: Desk, case_no: str) -> Text:
    """What the sender of a parcel is told, ready to paste (rule text `parcel_received`)."""
    with desk.reading():
        case = get_case(case_no)
        name = Text.same(case.agent_name or case.name)
        return templates.fill(
            shelf.newest(), "parcel_received", desk.today, name=name, case_no=Text.same(case.no)
        )
