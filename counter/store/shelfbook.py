"""Where finished papers lie, as several journeys need it: read, freed, told.

The rules: a case lies in one place at most, and only while it is ready and in no envelope.
Whatever takes it from there (`counter.progress.moves`, `counter.mailout`) frees the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from peewee import fn

from counter.casetypes.register import CASE_TYPES
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case
from counter.store.tables.journal import Entry
from counter.store.tables.mail import OPEN, Envelope, EnvelopeCase
from counter.store.tables.shelves import ShelfPlace, Shelved

_PART = 400


def place_of(case: Case) -> str:
    """The code of the place where the papers of a case lie; empty where they lie in none."""
    return places_of((case.id,)).get(case.id, "")


def places_of(ids: Sequence[int]) -> dict[int, str]:
    """The codes of the places of several cases, by the cases' ids."""
    found: dict[int, str] = {}
    for start in range(0, len(ids), _PART):
        rows = (
            Shelved.select(Shelved.case, ShelfPlace.no)
            .join(ShelfPlace)
            .where(Shelved.case.in_(ids[start : start + _PART]))
        )
        found.update((int(case), str(code)) for case, code in plain_rows(rows))
    return found


def free(ids: Iterable[int]) -> None:
    """The papers of these cases leave the shelf; call it inside the act that takes them."""
    wanted = list(ids)
    for start in range(0, len(wanted), _PART):
        Shelved.delete().where(Shelved.case.in_(wanted[start : start + _PART])).execute()


def packed_ids() -> set[int]:
    """The cases that lie in an envelope which has not left."""
    rows = (
        EnvelopeCase.select(EnvelopeCase.case)
        .join(Envelope)
        .where(Envelope.state.in_(OPEN))
    )
    return {int(case) for (case,) in plain_rows(rows)}


def keeps_passports(case: Case) -> bool:
    """Whether its results are booklets: these have a custody of their own, with its own places."""
    return case.letters in PASSPORTS


def ready_since(cases: Sequence[Case]) -> dict[int, date]:
    """The day on which each of these ready cases became so, by its id."""
    days: dict[str, str] = {}
    for start in range(0, len(cases), _PART):
        rows = (
            Entry.select(Entry.subject, fn.MAX(Entry.at))
            .where(
                Entry.subject.in_([case.no for case in cases[start : start + _PART]]),
                Entry.verb.in_(_MADE_READY),
            )
            .group_by(Entry.subject)
        )
        days.update((str(no), str(at)) for no, at in plain_rows(rows))
    return {
        case.id: date.fromisoformat(days[case.no][:10]) if case.no in days
        else case.changed_at.date()
        for case in cases
    }  # fmt: skip


# In a case that is ready now, the last of these moves made it so.
_MADE_READY = tuple(
    sorted(
        {
            move.code
            for kind in CASE_TYPES
            for move in kind.workflow.moves
            if kind.workflow.step(move.to).stage == "ready"
            and all(kind.workflow.step(code).stage != "ready" for code in move.start)
        }
    )
)
PASSPORTS = tuple(kind.letters for kind in CASE_TYPES if "custody" in kind.sections)
"""Letters of the kinds whose results are passports."""
