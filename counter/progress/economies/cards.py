"""The cards themselves: ordered, arrived with their numbers, ended, flagged for a new passport."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counter.desk import Desk
from counter.errors import NotFound
from counter.store import cardbook
from counter.store.casebook import get
from counter.store.tables.apec import TravelCard
from counter.store.tables.cases import Case, Piece
from counter.text import Text
from counter.values.clerk import Right
from counter.values.identity import mask_name
from counter.values.remarks import remark

STATES: dict[str, Text] = {
    "made": Text("已到卡，待领", "made, here"),
    "in_use": Text("在用", "in use"),
    "expired": Text("已到期", "expired"),
    "replaced": Text("已换", "replaced"),
    "lost": Text("已挂失", "lost"),
    "cancelled": Text("已注销", "cancelled"),
}
ENDS = ("cancelled", "lost")  # how a card ends without another in its place
_NO_REASON = Text("请填写原因。", "Enter the reason.")
_NO_PASSPORT = Text("请填写新护照号。", "Enter the new passport's number.")


@dataclass(frozen=True)
class CardLine:
    """One card, its holder's name masked; `economies` as printed on its back."""

    card_no: str
    case_no: str
    piece_no: int
    holder: str
    passport_no: str
    issued_on: date | None
    arrived_on: date | None
    taken_on: date | None
    expires_on: date | None
    economies: tuple[str, ...]
    is_early: bool
    state: str
    ended_on: date | None
    reason: str
    is_destroyed: bool
    follows: str
    new_passport_no: str


def cards(desk: Desk, wanted: str) -> tuple[CardLine, ...]:
    """The cards of a holder's name, a passport number or a card number, the newest first."""
    with desk.reading():
        word = wanted.strip()
        found = TravelCard.select().where(
            (TravelCard.holder == word)
            | (TravelCard.passport_no == word.upper())
            | (TravelCard.new_passport_no == word.upper())
            | (TravelCard.card_no == word.upper())
        )
        return _lines(found.order_by(TravelCard.id.desc()), desk.today)


def cards_of(desk: Desk, case_no: str) -> tuple[CardLine, ...]:
    """The cards of the persons of a case, those that it brought first (`NotFound`)."""
    with desk.reading():
        case = get(case_no)
        pieces = list(case.pieces.order_by(Piece.no))
        numbers = {piece.number for piece in pieces} | {
            str(piece.answers.get("old_card_no") or "-") for piece in pieces
        }
        found = TravelCard.select().where(
            (TravelCard.case == case)
            | TravelCard.passport_no.in_(sorted(numbers))
            | TravelCard.card_no.in_(sorted(numbers))
        )
        lines = _lines(found.order_by(TravelCard.id.desc()), desk.today)
        return tuple(sorted(lines, key=lambda line: line.case_no != case.no))


def end_card(
    desk: Desk, card_no: str, state: str, reason: str, is_destroyed: bool, act: str
) -> CardLine:
    """A card ends outside a case: its holder left the firm, misused it or lost it.

    Refuses `NotFound`, a card that has ended, and `BadAnswers` without a reason.
    """
    if state not in ENDS:
        raise ValueError(state)
    why = remark("reason", reason, _NO_REASON)
    with desk.signed(Right.ADVANCE, act) as pen:
        card = living(card_no) if pen.answer is None else known(card_no)
        if pen.answer is None:
            card.state, card.ended_on, card.reason = state, pen.day, why
            card.is_destroyed = is_destroyed
            card.save()
            pen.write(
                "end_card", subject_of(card),
                {"card_no": card.card_no, "state": state, "reason": why,
                 "is_destroyed": is_destroyed},
            )  # fmt: skip
        return _lines([card], pen.day)[0]


def new_passport(desk: Desk, card_no: str, passport_no: str, act: str) -> CardLine:
    """The holder has another passport now: the card must be replaced.

    Refuses `NotFound`, a card that has ended, and `BadAnswers` without a number.
    """
    number = remark("passport_no", passport_no, _NO_PASSPORT, longest=40).upper()
    with desk.signed(Right.ADVANCE, act) as pen:
        card = living(card_no) if pen.answer is None else known(card_no)
        if pen.answer is None:
            card.new_passport_no = "" if number == card.passport_no else number
            card.save()
            pen.write("new_passport", subject_of(card),
                      {"card_no": card.card_no, "passport_no": number})  # fmt: skip
        return _lines([card], pen.day)[0]


def subject_of(card: TravelCard) -> str:
    """What the journal says of a card is said of the case that brought it, else of the card."""
    return str(card.card_no)[:32] if card.case is None else str(card.case.no)


def living(card_no: str) -> TravelCard:
    """The card of this number that has not ended (`NotFound`)."""
    found = known(card_no)
    if found.state != "made":
        raise NotFound(Text("在用的旅行卡 {no}", "a card {no} in use").fill(no=card_no))
    return found


def known(card_no: str) -> TravelCard:
    """The card of this number (`NotFound`)."""
    found = TravelCard.get_or_none(TravelCard.card_no == card_no.strip().upper())
    if found is None:
        raise NotFound(Text("旅行卡 {no}", "card {no}").fill(no=card_no))
    return found


def _lines(found: Iterable[TravelCard], today: date) -> tuple[CardLine, ...]:
    cards = list(found)
    taken = cardbook.taken_on(cards)
    return tuple(_line(card, taken.get(card.id), today) for card in cards)


def _line(card: TravelCard, taken: date | None, today: date) -> CardLine:
    its_case: Case | None = card.case
    return CardLine(
        card.card_no, "" if its_case is None else its_case.no, card.piece_no or 0,
        mask_name(card.holder), card.passport_no, card.issued_on, card.arrived_on, taken,
        card.expires_on, tuple(card.economies), card.is_early,
        cardbook.standing(card, taken, today), card.ended_on, card.reason, card.is_destroyed,
        "" if card.follows is None else card.follows.card_no, card.new_passport_no,
    )  # fmt: skip
