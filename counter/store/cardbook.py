"""Reading the economies' answers and the cards as the card's journey and the queue need them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from peewee import fn

from counter.rules.apec import STATUSES, Economy, economies
from counter.store import shelf
from counter.store.tables.apec import EconomyAnswer, TravelCard
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case, Piece
from counter.store.tables.journal import Entry

ASKING = "proof_seen"  # the move by which a case goes to the economies
STILL_OPEN = ("economies", "carded_early")  # steps at which answers are awaited
T = TypeVar("T")
_PART = 500  # what fits into one question to the books


@dataclass(frozen=True)
class Answer:
    """How one economy stands towards one person; `day` None: it was never asked."""

    economy: str
    status: str
    day: date | None
    note: str


@dataclass(frozen=True)
class Person:
    """One person of a case, with an answer for each economy in the rule book's order."""

    piece_no: int
    holder: str
    passport_no: str
    answers: tuple[Answer, ...]

    def counts(self) -> dict[str, int]:
        """How many economies stand how; the sum is the number of economies."""
        return {
            status: sum(answer.status == status for answer in self.answers) for status in STATUSES
        }

    @property
    def is_complete(self) -> bool:
        """Whether every economy has said yes or no."""
        return not self.waiting

    @property
    def waiting(self) -> tuple[Answer, ...]:
        """The economies that have said neither."""
        return tuple(a for a in self.answers if a.status in ("pending", "unanswered"))

    @property
    def approved(self) -> tuple[str, ...]:
        """The economies that have agreed."""
        return tuple(answer.economy for answer in self.answers if answer.status == "approved")


def economies_of(case: Case) -> tuple[Economy, ...]:
    """The economies under the rules that the case was taken by; an older rule book that had no
    such table is read as the newest."""
    on = case.accepted_on or case.received_on
    return economies(shelf.edition(case.edition), on) or economies(shelf.newest(), on)


def people_of(case: Case) -> tuple[Person, ...]:
    """The persons of a case and where each stands with every economy."""
    return people((case,))[case.id]


def people(cases: Iterable[Case]) -> dict[int, tuple[Person, ...]]:
    """The same for several cases, by the case's id."""
    found = list(cases)
    asked = asked_on([case.no for case in found])
    by_id: dict[int, tuple[Person, ...]] = {}
    codes_by: dict[tuple[int, date], list[str]] = {}  # an edition is long to fetch
    for part in _parts(found):
        ids = [case.id for case in part]
        told = {
            (row.case_id, row.piece_no, row.economy): row
            for row in EconomyAnswer.select().where(EconomyAnswer.case.in_(ids))
        }
        pieces: dict[int, list[Piece]] = {}
        for piece in Piece.select().where(Piece.case.in_(ids)).order_by(Piece.case, Piece.no):
            pieces.setdefault(piece.case_id, []).append(piece)
        for case in part:
            under = (case.edition, case.accepted_on or case.received_on)
            if under not in codes_by:
                codes_by[under] = [economy.code for economy in economies_of(case)]
            codes = codes_by[under]
            since = asked.get(case.no)
            by_id[case.id] = tuple(
                Person(
                    piece.no, piece.holder, piece.number,
                    tuple(_answer(told, case.id, piece.no, code, since) for code in codes),
                )
                for piece in pieces.get(case.id, ())
            )  # fmt: skip
    return by_id


def _answer(
    told: dict[tuple[int, int, str], EconomyAnswer], case_id: int, piece_no: int, economy: str,
    since: date | None,
) -> Answer:  # fmt: skip
    row = told.get((case_id, piece_no, economy))
    if row is None:
        return Answer(economy, "pending", since, "")
    return Answer(economy, row.status, row.day, row.note)


def asked_on(case_nos: list[str]) -> dict[str, date]:
    """On which day each of these cases went to the economies, if it did."""
    days: dict[str, date] = {}
    for part in _parts(case_nos):
        rows = (
            Entry.select(Entry.subject, fn.MAX(Entry.day))
            .where(Entry.subject.in_(part), Entry.verb == ASKING)
            .group_by(Entry.subject)
        )
        days |= {subject: date.fromisoformat(day) for subject, day in plain_rows(rows)}
    return days


def cards_of(case: Case) -> tuple[TravelCard, ...]:
    """The cards that this case brought, by person."""
    found = TravelCard.select().where(TravelCard.case == case).order_by(TravelCard.piece_no)
    return tuple(found)


def taken_on(cards: Iterable[TravelCard]) -> dict[int, date]:
    """On which day each of these cards left the hall, by the card's id."""
    found = {(card.case_id, card.piece_no): card.id for card in cards if card.case_id is not None}
    days: dict[int, date] = {}
    for part in _parts(sorted({case_id for case_id, _ in found})):
        pieces = Piece.select().where(Piece.case.in_(part), Piece.taken_at.is_null(False))
        for piece in pieces:
            card_id = found.get((piece.case_id, piece.no))
            if card_id is not None:
                days[card_id] = piece.taken_at.date()
    return days


def standing(card: TravelCard, taken: date | None, today: date) -> str:
    """made (here still), in_use, expired, replaced, lost or cancelled."""
    if card.state != "made":
        return str(card.state)
    if card.expires_on is not None and card.expires_on < today:
        return "expired"
    return "made" if card.case_id is not None and taken is None else "in_use"


def _parts(found: list[T]) -> Iterable[list[T]]:
    return (found[start : start + _PART] for start in range(0, len(found), _PART))
