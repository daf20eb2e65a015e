"""The trip of a loan: departure and days, and the day of return that follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.desk import Pen
from counter.rules.return_day import ReturnDay, return_day
from counter.store import shelf
from counter.store.tables.custody import Approval, Loan
from counter.values import facts


@dataclass(frozen=True)
class Trip:
    """Under which approval, when one leaves, for how many days; None: not known yet."""

    approval_no: str = ""
    departs_on: date | None = None
    days: int | None = None

    def due(self, on: date, called_off_on: date | None = None) -> ReturnDay | None:
        """The day of return by the rules of the day `on`; None while the trip is not known."""
        edition = shelf.newest()
        if self.departs_on is None or self.days is None:
            if called_off_on is None:
                return None
            return return_day(edition, called_off_on, 0, on=on, called_off_on=called_off_on)
        return return_day(edition, self.departs_on, self.days, on=on, called_off_on=called_off_on)


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
