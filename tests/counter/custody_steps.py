"""What happens to passports in a test: taken in, lent, left too long."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from counter.desk import new_act
from counter.progress.custody import approvals, loans, stock
from counter.progress.custody.approvals import Approved
from counter.progress.custody.card import PassportCard
from counter.progress.custody.card import card as read_card
from counter.progress.custody.loans import Lent, Taker
from counter.progress.custody.stock import Booklet
from counter.progress.custody.trips import Trip
from tests.conftest import Hall

UNIT = "重庆练习集团有限公司"
BOOKLET = Booklet(
    "PE1234567", "ordinary_service", "王略", UNIT, "WANG LUE", date(2025, 6, 1), date(2030, 5, 31),
    "甲柜1",
)  # fmt: skip
TAKER = Taker("李娜", "50010319850307233X")


def kept(hall: Hall, number: str = "PE1234567", **changes: object) -> PassportCard:
    """A booklet in stock."""
    booklet = replace(BOOKLET, passport_no=number, **changes)  # type: ignore[arg-type]
    return stock.take_in(hall.desk, booklet, new_act())


def approved(hall: Hall, number: str = "渝外批〔2026〕8号", **changes: object) -> Approved:
    """An approval on record: five days from 2 December."""
    told = Approved(number, "mission", UNIT, ("JP",), ("王略",), 5, date(2026, 12, 2))
    return approvals.record(hall.desk, replace(told, **changes), new_act())  # type: ignore[arg-type]


def lent(hall: Hall, card: PassportCard, trip: Trip | None = None) -> Lent:
    """Lent for five days from tomorrow on, or for `trip`."""
    trip = trip or Trip("", hall.desk.today + timedelta(days=1), 5)
    return loans.lend(hall.desk, card.row.no, card.revision, trip, TAKER, new_act())


def late(hall: Hall, days: int, number: str = "PE1234567", **changes: object) -> PassportCard:
    """A booklet whose day of return passed `days` days ago."""
    card = kept(hall, number, **changes)
    departs_on = hall.desk.today - timedelta(days=days + 5 + 7)
    lent(hall, card, Trip("", departs_on, 5))
    return read_card(hall.desk, card.row.no)
