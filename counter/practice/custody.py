"""Pretend passports: made, lent, brought back on time or late, asked for by letter, counted.

Chance comes from the numbers themselves, so that other pretend people stay as they were.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from counter.desk import Desk, new_act
from counter.outbox import PaperJob
from counter.practice import notices
from counter.progress.custody import approvals, card, loans, made, overdue, stock, stocktaking
from counter.progress.custody.approvals import Approved
from counter.progress.custody.loans import Taker
from counter.progress.custody.stock import Booklet
from counter.progress.custody.trips import Trip
from counter.values.names import passport_pinyin

Printer = Callable[[Desk, PaperJob], object]
_VALID = timedelta(days=5 * 365)
_SLOW = 0.2  # of those who should bring theirs back, so many are late
_UNIT, _LATE_UNIT = "重庆练习委员会", "重庆练习开发区管理委员会"
_SHELVED = ("王略", "吕强", "曲徐", "单雄", "欧阳练", "司马习")
_OUT = (("查练", 9), ("解习", -4), ("翟练习", 30))  # days of return: in so many days


def register(desk: Desk, case_no: str) -> None:
    """制证: whoever is not captured yet is, and every booklet of the case goes on record."""
    seen = made.made(desk, case_no)
    chance = random.Random(case_no)  # noqa: S311 - pretend trips
    if seen.approval_no and approvals.approval(desk, seen.approval_no) is None:
        told = Approved(
            seen.approval_no, "mission", seen.unit, days=chance.randrange(3, 11),
            departs_on=desk.today + timedelta(days=chance.randrange(6, 15)),
        )  # fmt: skip
        approvals.record(desk, told, new_act())
    for piece in seen.pieces:
        now = made.made(desk, case_no)
        if piece.capture == "pending":
            now = made.captured(desk, case_no, now.revision, piece.piece_no, new_act())
        if not piece.custody_no:
            booklet = Booklet(
                _number(case_no, piece.piece_no), piece.kind, piece.holder, seen.unit,
                piece.pinyin or passport_pinyin(piece.holder), desk.today, desk.today + _VALID,
                f"甲柜{1 + piece.piece_no % 4}",
            )  # fmt: skip
            made.register(desk, case_no, now.revision, piece.piece_no, booklet, new_act())


def live(desk: Desk, no: int, printer: Printer) -> None:
    """What happens on the `no`th day: returns, a new trip, now and then letters and a count."""
    for code in ("due", "overdue"):
        for row in card.listed(desk, code):
            if _comes_today(row.no, row.days_late):
                _bring_back(desk, row.no)
                notices.handed_in(desk, row.no, printer)
    if no % 7 == 3:
        here = card.listed(desk, "in_stock")
        if here:
            _lend(desk, here[no % len(here)].no, desk.today + timedelta(days=4), 5, printer)
    if no % 20 == 10:
        for unit in overdue.late_units(desk):
            printer(desk, overdue.draw(desk, unit.unit, new_act()))
    if no % 120 == 60:
        count(desk)


def fill(desk: Desk, printer: Printer) -> None:
    """Booklets on the shelves, some out, one late, one so late that its unit is locked.

    Once in a hall: the same booklets do not come a second time.
    """
    if card.find(desk, "SE2000000") is not None:
        return
    on = desk.today
    for no, holder in enumerate(_SHELVED):
        # The fourth is to be renewed soon.
        expires_on = on + (timedelta(days=60) if no == 3 else _VALID)
        _take_in(desk, f"PE00000{no:02d}", holder, _UNIT, expires_on)
    for no, (holder, due_in) in enumerate(_OUT):
        kept = _take_in(desk, f"PE10000{no:02d}", holder, _UNIT, on + _VALID)
        _lend(desk, kept, on + timedelta(days=due_in - 12), 5, printer)
    kept = _take_in(desk, "SE2000000", "万俟习", _LATE_UNIT, on + _VALID)
    _lend(desk, kept, on - timedelta(days=12 + 40), 5, printer)
    told = Approved(f"渝外批〔{on.year}〕901号", "mission", _UNIT, ("JP",), _SHELVED[:3], 5,
                    on + timedelta(days=6))  # fmt: skip
    approvals.record(desk, told, new_act())


def count(desk: Desk) -> None:
    """盘点: every booklet in stock is found, but for the last one."""
    begun = stocktaking.start(desk, "", new_act())
    for item in begun.result.missing[:-1]:
        found = card.listed(desk, "in_stock", item.holder)
        if found:
            seen = card.card(desk, found[0].no)
            _see(desk, begun.no, seen.row.no)
    stocktaking.finish(desk, begun.no, new_act())


def _see(desk: Desk, count_no: str, no: str) -> None:
    with desk.reading():
        passport = card.get(no)
    stocktaking.see(desk, count_no, passport.passport_no, passport.place, new_act())


def _take_in(desk: Desk, number: str, holder: str, unit: str, expires_on: date) -> str:
    kind = "service" if number.startswith("S") else "ordinary_service"
    booklet = Booklet(number, kind, holder, unit, passport_pinyin(holder),
                      expires_on=expires_on, place="乙柜1")  # fmt: skip
    return stock.take_in(desk, booklet, new_act()).row.no


def _lend(desk: Desk, no: str, departs_on: date, days: int, printer: Printer) -> None:
    seen = card.card(desk, no)
    trip = Trip("", departs_on, days)
    taker = Taker("经办人陈练", "1234")
    printer(desk, loans.lend(desk, no, seen.revision, trip, taker, new_act()).slip)


def _bring_back(desk: Desk, no: str) -> None:
    seen = card.card(desk, no)
    loans.give_back(desk, no, seen.revision, seen.loans[0].taken_by, True, new_act())


def _comes_today(no: str, days_late: int) -> bool:
    """Most come within the week before the day; the slow ones some days after it, and none so
    late that its unit would be locked, which stops the pretend year."""
    chance = random.Random(no)  # noqa: S311 - pretend habits
    if chance.random() < _SLOW:
        return days_late >= chance.randrange(3, 15)
    return True


def _number(case_no: str, piece_no: int) -> str:
    """A number that no other piece has: PE, the day, the case and the piece."""
    day, serial = case_no[5:10], int(case_no[11:15])
    return f"PE{day}{(serial * 4 + piece_no) % 100:02d}"
