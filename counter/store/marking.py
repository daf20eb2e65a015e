"""When each case came, was accepted and was finished: read off the journal's lines as they are
written, so that how long the work took is asked of narrow rows and not of the journal.

What marks a case: the figures that it is counted in, the day promised in the facts of its entries,
the pauses of its clock (the moves that its kind declares so), its notary offices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol

from counter.casetypes.register import by_letters
from counter.store import bulk
from counter.store.tables.kept import CaseMark
from counter.store.tallies import Tally

SEVERAL = "*"
_PART = 500  # numbers in one question to the engine
_FIGURES = {"received": "received_on", "accepted": "accepted_on", "finished": "finished_on"}


class Told(Protocol):
    """A line of the journal."""

    @property
    def verb(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def facts(self) -> Mapping[str, Any]: ...
    @property
    def counts(self) -> tuple[Tally, ...]: ...


@dataclass
class Mark:
    """A case's row of `CaseMark` while it is being written."""

    case_no: str
    kind: str
    received_on: date | None = None
    accepted_on: date | None = None
    finished_on: date | None = None
    due_on: date | None = None
    office: str = ""
    stops: str = ""
    is_new: bool = field(default=True, compare=False)


def mark(lines: Iterable[Told], day: date) -> None:
    """Note what these lines say of their cases; only inside the turn."""
    telling = [line for line in lines if _says_something(line)]
    if not telling:
        return
    marks = _known({line.subject for line in telling})
    for line in telling:
        note(marks, line, day)
    bulk.insert(CaseMark, [_row(one) for one in marks.values() if one.is_new])
    for one in marks.values():
        if not one.is_new:
            row = _row(one)
            CaseMark.update(row).where(CaseMark.case_no == row.pop("case_no")).execute()


def note(marks: dict[str, Mark], line: Told, day: date) -> None:
    """Let one line tell what it says of its case, into `marks`."""
    one = marks.get(line.subject)
    if one is None:
        kind = next((tally.kind for tally in line.counts if tally.kind), "")
        if not kind:
            return  # not a case's: a batch, an envelope
        one = marks[line.subject] = Mark(line.subject, kind)
    for figure, column in _FIGURES.items():
        # a changed view takes the case out and puts it in again: that is no new day
        cases = sum(tally.cases for tally in line.counts if tally.figure == figure)
        if cases:
            setattr(one, column, day if cases > 0 else None)
    if "due_on" in line.facts:
        due = line.facts["due_on"]
        one.due_on = date.fromisoformat(due) if isinstance(due, str) else due
    _OTHERWISE.get(line.verb, _clock)(one, line, day)


def _says_something(line: Told) -> bool:
    return (
        "due_on" in line.facts
        or line.verb in _OTHERWISE
        or any(tally.figure in _FIGURES for tally in line.counts)
    )


def _clock(one: Mark, line: Told, day: date) -> None:
    start = line.facts.get("from")
    if not isinstance(start, str):
        return
    move = by_letters(one.case_no[:2]).workflow.move(start, line.verb)
    if move is None:
        return
    is_open = bool(one.stops) and one.stops.endswith("/")
    if move.clock == "pause" and not is_open:
        one.stops = f"{one.stops} {day.isoformat()}/".strip()
    elif move.clock == "resume" and is_open:
        one.stops += day.isoformat()


def _offices(key: Literal["pieces", "after"]) -> Callable[[Mark, Told, date], None]:
    def read(one: Mark, line: Told, day: date) -> None:
        told = line.facts if key == "pieces" else line.facts["after"]
        named = {str(piece.get("office") or "") for piece in told["pieces"]} - {""}
        one.office = SEVERAL if len(named) > 1 else next(iter(named), "")

    return read


_OTHERWISE = {"receive": _offices("pieces"), "correct": _offices("after")}


def _known(numbers: Iterable[str]) -> dict[str, Mark]:
    asked, found = sorted(numbers), {}
    for start in range(0, len(asked), _PART):
        for row in CaseMark.select().where(CaseMark.case_no.in_(asked[start : start + _PART])):
            found[row.case_no] = Mark(
                row.case_no, row.kind, row.received_on, row.accepted_on, row.finished_on,
                row.due_on, row.office, row.stops, is_new=False,
            )  # fmt: skip
    return found


def _row(one: Mark) -> dict[str, object]:
    return {name: value for name, value in vars(one).items() if name != "is_new"}

