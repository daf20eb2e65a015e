"""What the custody of passports has to say to an application: its approval, and what stops it.

A unit with passports long overdue gets no new ones (Beijing FAO, 2014), and a lost one stops a
new one of its holder for some days (Henan, 2007); both periods are rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from counter.casetypes import official_passport
from counter.desk import Desk
from counter.errors import Refused
from counter.rules.edition import Edition
from counter.store import custody, shelf
from counter.text import Text

Answers = Mapping[str, object]


@dataclass(frozen=True)
class Group:
    """What the approval on record tells about a group, so that nobody types it again."""

    approval_no: str
    unit: str
    persons: tuple[str, ...]
    country: str


@dataclass(frozen=True)
class Official:
    """The group of the approval, if it is on record, and every reason not to accept."""

    group: Group | None
    stops: tuple[Text, ...]


class CustodyStops(Refused):
    """The unit is locked, or a holder has just lost a passport; `stops` says each."""

    def __init__(self, stops: tuple[Text, ...]) -> None:
        self.stops = stops
        super().__init__(Text.listing(stops))


def official(
    desk: Desk, letters: str, answers: Answers, pieces: tuple[Answers, ...]
) -> Official:
    """What the form is told while one types; refuses nothing."""
    with desk.reading():
        number = str(answers.get("approval_no") or "").strip()
        row = custody.approval(number) if number else None
        group = None
        if row is not None:
            country = row.countries[0] if len(row.countries) == 1 else ""
            group = Group(row.approval_no, row.unit, tuple(row.persons), country)
        return Official(group, stops(shelf.newest(), letters, answers, pieces, desk.today))


def stops(
    edition: Edition, letters: str, answers: Answers, pieces: tuple[Answers, ...], on: date
) -> tuple[Text, ...]:
    """Why passports of this unit or for these holders are not applied for now; only inside a read
    or an act."""
    if letters != official_passport.CASE_TYPE.letters:
        return ()
    unit = str(answers.get("name") or "").strip()
    if not unit:
        return ()
    told = []
    late = custody.locking(edition, unit, on)
    if late:
        told.append(custody.locked_words(unit, late))
    holders = [str(piece.get("holder") or "") for piece in pieces]
    for holder, until in custody.lost_lately(edition, unit, filter(None, holders), on):
        told.append(
            Text("{holder}的证照刚遗失，{until} 前（含当日）暂停新办。",
                 "{holder} has just lost a passport; nothing new up to and on {until}.")
            .fill(holder=holder, until=until.isoformat())
        )  # fmt: skip
    return tuple(told)


def must_be_free(
    edition: Edition, letters: str, answers: Answers, pieces: tuple[Answers, ...], on: date
) -> None:
    """Refuse (`CustodyStops`) what `stops` names; only inside a signed act."""
    told = stops(edition, letters, answers, pieces, on)
    if told:
        raise CustodyStops(told)
