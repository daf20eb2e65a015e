"""The trip of a loan: departure and days, and the day of return that follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from counter.desk import Pen
from counter.errors import BadAnswers, Fault
from counter.rules.return_day import ReturnDay, return_day
from counter.store import shelf
from counter.store.tables.custody import Approval, Loan
from counter.text import Text
from counter.values import facts

MOST_DAYS = 3650  # ten years: longer is a slip of the keyboard
TOO_FAR = Text("出发日期太远。请核对年份。", "That departure is too far ahead. Check the year.")


@dataclass(frozen=True)
class Trip:
    """Under which approval, when one leaves, for how many days; None: not known yet."""

    approval_no: str = ""
    departs_on: date | None = None
    days: int | None = None

    def checked(self, today: date) -> Trip:
        """The same. Refuses (`BadAnswers`) days that no trip has and a departure that is years
        ahead: no day of return could be reckoned from them."""
        faults = []
        if self.days is not None and not 1 <= self.days <= MOST_DAYS:
            told = Text("天数应是 1 到 {most}。", "Days: 1 to {most}.")
            faults.append(Fault("days", told.fill(most=MOST_DAYS)))
        if self.departs_on is not None and self.departs_on > latest(today):
            faults.append(Fault("departs_on", TOO_FAR))
        if faults:
            raise BadAnswers(tuple(faults))
        return self

    def due(self, on: date, called_off_on: date | None = None) -> ReturnDay | None:
        """The day of return by the rules of the day `on`; None while the trip is not known."""
        edition = shelf.newest()
        if self.departs_on is None or self.days is None:
            if called_off_on is None:
                return None
            return return_day(edition, called_off_on, 0, on=on, called_off_on=called_off_on)
        return return_day(edition, self.departs_on, self.days, on=on, called_off_on=called_off_on)


def latest(today: date) -> date:
    """The last day on which a trip that is told now may begin."""
    return today + timedelta(days=MOST_DAYS)


def of(row: Approval) -> Trip:
    """The trip that an approval tells."""
    return Trip(row.approval_no, row.departs_on, row.days)


def write(pen: Pen, loan: Loan, trip: Trip, called_off_on: date | None) -> None:
    """Write the trip and its day of return into a loan (not saved here)."""
    due = trip.due(pen.day, called_off_on)
    loan.approval_no, loan.departs_on, loan.days = trip.approval_no, trip.departs_on, trip.days
    loan.called_off_on = called_off_on
    loan.due_on = None if due is None else due.on
    loan.due_facts = {} if due is None else facts.plain(due)


def follow(pen: Pen, loan: Loan, row: Approval) -> str:
    """Bring an open loan to what its approval now tells; its number where that changed anything."""
    trip = of(row)
    before = (loan.departs_on, loan.days, loan.called_off_on)
    if before == (trip.departs_on, trip.days, row.called_off_on):
        return ""
    write(pen, loan, trip, row.called_off_on)
    loan.save()
    return str(loan.no)
