"""How each verb and read of the APEC card is done in a test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.desk import Desk
from counter.progress.economies import answers, carding, firms, reminders
from counter.progress.economies import cards as travel_cards
from counter.values.clerk import Right
from tests.conftest import COMPANY, Hall, default_pieces
from tests.counter import cardwork

Do = Callable[[Desk, str], Any]


def _answer(hall: Hall) -> Do:
    no, today = cardwork.with_economies(hall), hall.desk.today
    seen = cardwork.revision(hall, no)
    return lambda desk, act: answers.answer(desk, no, seen, 1, "JP", "approved", today, act)


def _answer_many(hall: Hall) -> Do:
    no = cardwork.with_economies(hall)
    told = (answers.Told(1, "JP", "refused", hall.desk.today),)
    seen = cardwork.revision(hall, no)
    return lambda desk, act: answers.answer_many(desk, no, seen, told, act)


def _order_card(hall: Hall) -> Do:
    no = cardwork.with_economies(hall)
    cardwork.note(hall, no, "approved")
    seen = cardwork.revision(hall, no)
    return lambda desk, act: carding.card(desk, no, seen, act)


def _early_card(hall: Hall) -> Do:
    no = cardwork.with_economies(hall)
    cardwork.note(hall, no, "approved", ["JP", "KR"])
    seen = cardwork.revision(hall, no)
    return lambda desk, act: carding.early_card(desk, no, seen, act)


def _card_arrived(hall: Hall) -> Do:
    no = cardwork.with_economies(hall)
    cardwork.WAYS["card"](hall, no)
    cards, seen = cardwork.arrived(hall, no), cardwork.revision(hall, no)
    return lambda desk, act: carding.card_arrived(desk, no, seen, cards, act)


def _cancel_card(hall: Hall) -> Do:
    no = cardwork.reported(hall, "cancel")
    return lambda desk, act: carding.cancel_card(desk, no, 4, True, "离职", act)


def _note_passport(hall: Hall) -> Do:
    piece = {**default_pieces("SL")[0], "new_passport_no": "E87654321"}
    no = cardwork.reported(hall, "passport", pieces=[piece])
    return lambda desk, act: carding.note_passport(desk, no, 4, act)


def _end_card(hall: Hall) -> Do:
    cardwork.in_use(hall, "CN1")
    return lambda desk, act: travel_cards.end_card(desk, "CN1", "cancelled", "离职", True, act)


def _new_passport(hall: Hall) -> Do:
    cardwork.in_use(hall, "CN1")
    return lambda desk, act: travel_cards.new_passport(desk, "CN1", "E87654321", act)


def _keep_firm(hall: Hall) -> Do:
    uscc, shown = str(COMPANY["uscc"]), {"staff": "4"}
    return lambda desk, act: firms.keep_firm(
        desk, uscc, 0, "重庆练习进出口有限公司", "两江新区", None, shown, act
    )


def _decide_firm(hall: Hall) -> Do:
    kept = cardwork.kept_firm(hall)
    return lambda desk, act: firms.decide_firm(
        desk, kept.uscc, kept.revision, "accepted", "重点企业", act
    )


def _of_card_case(do: Callable[[Desk, str], object]) -> Callable[[Hall], Do]:
    def prepare(hall: Hall) -> Do:
        no = cardwork.with_economies(hall)
        return lambda desk, act: do(desk, no)

    return prepare


def _read(do: Callable[[Desk], object]) -> Callable[[Hall], Do]:
    return lambda hall: lambda desk, act: do(desk)


ROWS: tuple[tuple[Any, ...], ...] = (
    ("progress.economies.answers.grid", Right.READ, _of_card_case(answers.grid), False),
    ("progress.economies.answers.answer", Right.ADVANCE, _answer),
    ("progress.economies.answers.answer_many", Right.ADVANCE, _answer_many),
    ("progress.economies.carding.card", Right.ADVANCE, _order_card),
    ("progress.economies.carding.early_card", Right.ADVANCE, _early_card),
    ("progress.economies.carding.card_arrived", Right.ADVANCE, _card_arrived),
    ("progress.economies.carding.cancel_card", Right.ADVANCE, _cancel_card),
    ("progress.economies.carding.note_passport", Right.ADVANCE, _note_passport),
    ("progress.economies.cards.cards", Right.READ,
     _read(lambda desk: travel_cards.cards(desk, "CN1")), False),
    ("progress.economies.cards.cards_of", Right.READ, _of_card_case(travel_cards.cards_of), False),
    ("progress.economies.cards.end_card", Right.ADVANCE, _end_card),
    ("progress.economies.cards.new_passport", Right.ADVANCE, _new_passport),
    ("progress.economies.firms.firm", Right.READ, _of_card_case(firms.firm), False),
    ("progress.economies.firms.keep_firm", Right.ADVANCE, _keep_firm),
    ("progress.economies.firms.decide_firm", Right.DECIDE, _decide_firm),
    ("progress.economies.reminders.reminders", Right.READ, _read(reminders.reminders), False),
    ("progress.economies.reminders.reminders_of", Right.READ,
     _of_card_case(reminders.reminders_of), False),
)  # fmt: skip
