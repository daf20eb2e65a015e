"""What a card asks for by itself: silence for six months, an end within six months, a new passport.

Only inside a read. The journey of the card and the queue both ask here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from counter.rules import wording
from counter.rules.apec import months
from counter.store import cardbook, shelf
from counter.store.tables.apec import TravelCard
from counter.store.tables.cases import Case, Piece
from counter.text import Text
from counter.values.identity import mask_name
from counter.values.months import months_on

_SILENT = Text("{holder}：{economies} 已 {months} 个月未答复",
               "{holder}: no answer for {months} months from {economies}")  # fmt: skip
_EXPIRING = Text("{holder}：旅行卡 {day} 到期，可续办",
                 "{holder}: the card ends on {day}; renew it")  # fmt: skip
_EXPIRED = Text("{holder}：旅行卡 {day} 已到期，须续办或注销",
                "{holder}: the card ended on {day}; renew or cancel it")  # fmt: skip
_NEW_PASSPORT = Text("{holder}：护照已换，须换卡（{why}）",
                     "{holder}: new passport, the card must be replaced ({why})")  # fmt: skip
_FULL = Text("{holder}：各经济体已全部答复，提前制的卡可换全卡",
             "{holder}: every economy has answered; the early card may be replaced")  # fmt: skip


@dataclass(frozen=True)
class Reminder:
    """One thing to do. `kind`: silent, expiring, new_passport or full; `since`: since when.

    `case_no` is the case it hangs on; empty for a card from before the system.
    """

    kind: str
    case_no: str
    piece_no: int
    card_no: str
    holder: str
    since: date
    words: Text


def reminders(today: date) -> tuple[Reminder, ...]:
    """Every reminder of that day, the oldest first."""
    cards = list(
        TravelCard.select(TravelCard, Case.id, Case.no)
        .left_outer_join(Case)
        .where(TravelCard.state == "made")
        .order_by(TravelCard.id)
    )
    found = [*_silent(cards, today), *_expiring(cards, today), *_passports(cards)]
    return tuple(sorted(found, key=lambda r: (r.since, r.case_no, r.piece_no, r.kind)))


def case_nos(today: date) -> list[str]:
    """The cases that a reminder hangs on."""
    return sorted({reminder.case_no for reminder in reminders(today)} - {""})


def of_case(case: Case, today: date) -> tuple[Reminder, ...]:
    """The reminders that hang on one case."""
    return tuple(reminder for reminder in reminders(today) if reminder.case_no == case.no)


def _silent(cards: list[TravelCard], today: date) -> Iterator[Reminder]:
    early = {card.id: card for card in cards if card.is_early and card.case_id is not None}
    awaited = Case.step.in_(cardbook.STILL_OPEN) & (Case.letters == "SL")
    brought = sorted({card.case_id for card in early.values()})
    after = months(shelf.newest(), "reminder_months", today)
    out = Case.select(Case.id, Case.no).where(awaited | Case.id.in_(brought))
    asked = {case.no: case.id for case in out}
    days = cardbook.asked_on(list(asked))
    # Whoever was asked less than six months ago cannot have been silent for so long.
    old = [asked[no] for no, day in days.items() if months_on(day, after) <= today]
    cases = list(Case.select().where(Case.id.in_(sorted({*old, *brought}))))
    if not cases:
        return
    people = cardbook.people(cases)
    for case in cases:
        for person in people[case.id]:
            holder = mask_name(person.holder)
            late = [
                answer
                for answer in person.waiting
                if answer.day is not None and months_on(answer.day, after) <= today
            ]
            if late:
                names = Text.listing(wording.country(answer.economy) for answer in late)
                first = min(answer.day for answer in late if answer.day is not None)
                words = _SILENT.fill(holder=holder, economies=names, months=after)
                yield Reminder(
                    "silent", case.no, person.piece_no, "", holder, months_on(first, after), words
                )
    for card in early.values():
        mine = next((p for p in people[card.case_id] if p.piece_no == card.piece_no), None)
        if mine is not None and mine.is_complete and len(mine.approved) > len(card.economies):
            last = max((answer.day for answer in mine.answers if answer.day), default=today)
            words = _FULL.fill(holder=mask_name(card.holder))
            yield _about("full", card, last, words)


def _expiring(cards: list[TravelCard], today: date) -> Iterator[Reminder]:
    ending = [card for card in cards if card.expires_on is not None]
    if not ending:
        return
    ahead = months(shelf.newest(), "renew_months", today)
    near = [card for card in ending if months_on(card.expires_on, -ahead) <= today]
    renewed = _under_way([card.passport_no for card in near])
    for card in near:
        if card.passport_no in renewed:
            continue
        words = _EXPIRED if card.expires_on < today else _EXPIRING
        told = words.fill(holder=mask_name(card.holder), day=card.expires_on.isoformat())
        yield _about("expiring", card, months_on(card.expires_on, -ahead), told)


def _under_way(passports: list[str]) -> set[str]:
    """The passports for which a renewal or another card is being made."""
    pieces = (
        Piece.select(Piece.number, Case.answers)
        .join(Case)
        .where(
            Piece.number.in_(passports), Case.letters == "SL",
            Case.stage.in_(("working", "outside", "waiting", "ready")),
        )
    )  # fmt: skip
    return {p.number for p in pieces if p.case.answers.get("order") in ("renew", "replace", "lost")}


def _passports(cards: list[TravelCard]) -> Iterator[Reminder]:
    typed = [card for card in cards if card.new_passport_no]
    for card in typed:
        yield _new_passport(card, Text("新护照 {no}", "now {no}").fill(no=card.new_passport_no))
    others = {card.id: card for card in cards if not card.new_passport_no and card.arrived_on}
    by_holder: dict[str, list[TravelCard]] = {}
    for card in others.values():
        by_holder.setdefault(card.holder, []).append(card)
    told: set[int] = set()
    for piece in _later_passports(list(by_holder)):
        for card in by_holder[piece.holder]:
            its_case = piece.case
            if card.id in told or its_case.id == card.case_id:
                continue
            if its_case.accepted_on is None or its_case.accepted_on < card.arrived_on:
                continue
            number = piece.answers.get("new_passport_no") or piece.number
            if its_case.letters == "SL" and number == card.passport_no:
                continue
            told.add(card.id)
            why = Text("见 {no}，请核对是否同一人", "see {no}; check that it is the same person")
            yield _new_passport(card, why.fill(no=its_case.no))


def _new_passport(card: TravelCard, why: Text) -> Reminder:
    words = _NEW_PASSPORT.fill(holder=mask_name(card.holder), why=why)
    return _about("new_passport", card, card.arrived_on or card.issued_on or date.min, words)


def _about(kind: str, card: TravelCard, since: date, words: Text) -> Reminder:
    case_no = "" if card.case is None else str(card.case.no)
    holder = mask_name(card.holder)
    return Reminder(kind, case_no, card.piece_no or 0, card.card_no, holder, since, words)


def _later_passports(holders: list[str]) -> Iterator[Piece]:
    """Persons of these names who came with, or got, a passport."""
    for start in range(0, len(holders), 500):
        pieces = (
            Piece.select(Piece, Case)
            .join(Case)
            .where(
                Piece.holder.in_(holders[start : start + 500]),
                (Case.letters == "SL")
                | ((Case.letters == "HZ") & Case.step.in_(("ready", "collected", "mailed"))),
            )
            .order_by(Piece.id)
        )
        for piece in pieces:
            if piece.answers.get("document") != "hkmo_permit":
                yield piece
