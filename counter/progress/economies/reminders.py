"""What the cards of the hall ask for by themselves."""

from __future__ import annotations

from counter.desk import Desk
from counter.store import card_reminders
from counter.store.card_reminders import Reminder
from counter.store.casebook import get

__all__ = ["Reminder", "reminders", "reminders_of"]


def reminders(desk: Desk) -> tuple[Reminder, ...]:
    """Economies silent for six months, cards that end within six, new passports, early cards whose
    economies have all answered by now; the oldest first. The months are rows of `thresholds`."""
    with desk.reading():
        return card_reminders.reminders(desk.today)


def reminders_of(desk: Desk, case_no: str) -> tuple[Reminder, ...]:
    """Those that hang on one case (`NotFound`)."""
    with desk.reading():
        return card_reminders.of_case(get(case_no), desk.today)
