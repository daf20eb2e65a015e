"""Papers beside the receipt in pretend days: the notice of a return by mail, now and then a notice
of payment, and the slip of a passport that is handed in."""

from __future__ import annotations

import random
from collections.abc import Callable

from counter.desk import Desk, new_act
from counter.intake.accept import Filed
from counter.outbox import PaperJob
from counter.progress import payment_notice, standing
from counter.progress.custody import surrender
from counter.values.money import Money

Printer = Callable[[Desk, PaperJob], object]
_ASKED, _SLIPS = 0.03, 0.3  # of those who owe, and of the passports that come back


def beside(desk: Desk, filed: Filed, printer: Printer) -> None:
    """Print what goes with a receipt; some who owe are asked to pay in writing."""
    for job in filed.more:
        printer(desk, job)
    # Habits of their own, so that the other pretend decisions stay what they were.
    chance = random.Random(filed.case_no)  # noqa: S311 - pretend habits
    if chance.random() < _ASKED and standing.standing(desk, filed.case_no).owes > Money(0):
        printer(desk, payment_notice.ask_to_pay(desk, filed.case_no, new_act()))


def handed_in(desk: Desk, no: str, printer: Printer) -> None:
    """Some of those who bring a passport back want it in writing."""
    if random.Random(no).random() < _SLIPS:  # noqa: S311 - pretend habits
        printer(desk, surrender.surrendered(desk, no, new_act()))
