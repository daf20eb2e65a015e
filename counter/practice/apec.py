"""Pretend economies: they answer over months, a few refuse, a few never; then the cards come."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from counter.desk import Desk, new_act
from counter.outbox import PaperJob
from counter.progress.economies import answers, carding, firms
from counter.progress.economies.answers import Grid, Told
from counter.progress.economies.arrival import Arrived
from counter.progress.standing import Standing
from counter.store.cardbook import STILL_OPEN
from counter.values.months import months_on

Printer = Callable[[Desk, PaperJob], object]
_REFUSED, _SILENT = 0.02, 0.03  # of a hundred answers
_SHOWN = {
    "trade_yuan": (300_000, 9_000_000), "staff": (3, 240), "insurance_months": (4, 60),
    "passport_years": (1, 10),
}  # fmt: skip


def waits(chance: random.Random, stands: Standing) -> bool:
    """Whether nothing happens to this case today: the economies take months."""
    if stands.stage not in ("working", "outside"):
        return False
    return chance.random() < (0.88 if stands.step in STILL_OPEN else 0.75)


def shows(desk: Desk, chance: random.Random, case_no: str) -> None:
    """The firm shows what it is asked for; one in six misses something."""
    file = firms.firm(desk, case_no)
    if file.revision or not file.uscc:
        return
    shown = {code: str(chance.randrange(*span)) for code, span in _SHOWN.items()}
    shown["tax_grade"] = chance.choice("AABBMC")
    until = months_on(desk.today, 24)
    firms.keep_firm(
        desk, file.uscc, file.revision, file.name, "重庆两江新区", until, shown, new_act()
    )


def _card(desk: Desk, chance: random.Random, stands: Standing, printer: Printer) -> bool:
    """Some economies answer; when the last one has, or the firm will not wait, cards are made."""
    shows(desk, chance, stands.case_no)
    grid = answers.grid(desk, stands.case_no)
    _answer(desk, chance, grid)
    grid = answers.grid(desk, stands.case_no)
    if grid.may_card:
        carding.card(desk, grid.case_no, grid.revision, new_act())
        return True
    if grid.may_card_early and chance.random() < 0.02:
        carding.early_card(desk, grid.case_no, grid.revision, new_act())
        return True
    return False


def _answer(desk: Desk, chance: random.Random, grid: Grid) -> None:
    told = []
    for row in grid.rows:
        waiting = [cell for cell in row.answers if cell.status in ("pending", "unanswered")]
        for cell in waiting:
            if len(waiting) > 3 and chance.random() > 0.3:
                continue
            status = "approved"
            if chance.random() < _REFUSED:
                status = "refused"
            elif chance.random() < _SILENT:
                status = "unanswered"
            told.append(Told(row.piece_no, cell.economy, status, desk.today))
    if told:
        answers.answer_many(desk, grid.case_no, grid.revision, tuple(told), new_act())


def _arrived(desk: Desk, chance: random.Random, stands: Standing, printer: Printer) -> bool:
    """The cards of the case come, all together."""
    grid = answers.grid(desk, stands.case_no)
    everywhere = tuple(economy.code for economy in grid.economies)
    cards = tuple(
        Arrived(
            row.piece_no, f"CN{chance.randrange(10**8):08d}", _ends(desk.today),
            tuple(a.economy for a in row.answers if a.status == "approved")
            if grid.asked_on is not None else everywhere, desk.today,
        )
        for row in grid.rows
    )  # fmt: skip
    carding.card_arrived(desk, grid.case_no, grid.revision, cards, new_act())
    return True


def _ends(today: date) -> date:
    return months_on(today, 60)


def _cancel(desk: Desk, chance: random.Random, stands: Standing, printer: Printer) -> bool:
    carding.cancel_card(desk, stands.case_no, stands.revision, True, "持卡人离职", new_act())
    return True


def _note(desk: Desk, chance: random.Random, stands: Standing, printer: Printer) -> bool:
    carding.note_passport(desk, stands.case_no, stands.revision, new_act())
    return True


VERBS = {
    "card": _card, "card_arrived": _arrived, "cancel_card": _cancel, "note_passport": _note,
}  # fmt: skip
