"""The lines of a balance: each kind of paper, each way of paying, the numbered blanks."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

from peewee import fn

from counter.casetypes.register import CASE_TYPES
from counter.dayclose.balance import numbered
from counter.dayclose.balance.figures import BalanceLine
from counter.dayclose.balance.stand import LEFT, PLACES
from counter.dayclose.balance.weighing import Weighed
from counter.store.tables.base import plain_rows
from counter.store.tables.money import Payment
from counter.store.tables.shifts import Shift
from counter.text import Text
from counter.values.methods import METHODS
from counter.values.serial import read_serial

_PAPERS: dict[str, tuple[Text, Text]] = {
    **{kind.letters: (kind.title, Text("件", "pieces")) for kind in CASE_TYPES},
    "materials": (Text("申请材料", "Papers that came along"), Text("项", "papers")),
    "booklets": (Text("保管证照", "Passports in custody"), Text("本", "booklets")),
    "spares": (Text("停电备用单", "Spare receipts"), Text("张", "slips")),
}
_BLANKS = Text("空白认证纸", "Blanks for results")
_WAYBILLS = Text("运单号", "Waybill numbers")
_SHEETS, _NUMBERS = Text("张", "sheets"), Text("个", "numbers")
_YUAN = Text("元", "yuan")
_THING = {"piece": "", "material": "materials", "booklets": "booklets", "spares": "spares"}


def lines(day: date, weighed: Weighed) -> tuple[BalanceLine, ...]:
    """Every kind that had, got or gave anything on the day."""
    found = (*_papers(weighed), *_money(day, weighed), *_blanks(day, weighed), *_waybills(day))
    return tuple(line for line in found if line.opening or line.came or line.went or line.on_hand)


def _papers(weighed: Weighed) -> list[BalanceLine]:
    read = weighed.read
    there: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, by_place in read.evening.items():
        there[kind].update(by_place)
    for gap in weighed.gaps:
        if gap.thing not in _THING:
            continue
        expected, found = (told.partition(" ")[0] for told in (gap.expected, gap.found))
        rows = there[_THING[gap.thing] or gap.key[:2]]
        rows[expected] -= expected not in LEFT
        rows[found] += found not in LEFT
    return [
        BalanceLine(
            kind, title, unit, sum(read.opening.get(kind, {}).values()),
            read.came.get(kind, 0), read.went.get(kind, 0), sum(there[kind].values()),
            tuple((PLACES[place], there[kind][place]) for place in PLACES if there[kind][place]),
        )
        for kind, (title, unit) in _PAPERS.items()
    ]  # fmt: skip


def _money(day: date, weighed: Weighed) -> list[BalanceLine]:
    """By method: what the drawers opened with, took and gave back by the journal; what is there by
    the payments. Nothing while a drawer is still to be counted blindly."""
    if Shift.select().where(Shift.day == day, Shift.state == "open").exists():
        return []
    came: Counter[str] = Counter()
    went: Counter[str] = Counter()
    for thing, key, _, fen, _ in weighed.read.day_flows:
        if thing == "paid":
            (came if fen > 0 else went)[key.partition(" ")[2]] += abs(fen)
    rows = Payment.select(Payment.method, fn.SUM(Payment.amount).coerce(False))
    there = {
        method: int(fen)
        for method, fen in plain_rows(rows.where(Payment.day == day).group_by(Payment.method))
    }
    ((opening,),) = plain_rows(
        Shift.select(fn.SUM(Shift.opening).coerce(False)).where(Shift.day == day)
    )
    floats = {"cash": int(opening or 0)}
    return [
        BalanceLine(
            method, title, _YUAN, floats.get(method, 0), came[method], went[method],
            there.get(method, 0) + floats.get(method, 0), is_money=True,
        )
        for method, title in METHODS.items()
    ]  # fmt: skip


def _blanks(day: date, weighed: Weighed) -> list[BalanceLine]:
    left = numbered.blanks_left(day)
    if left is None:
        return []
    # A result that is made void spoils a sheet that had left the stock already.
    used = [
        read_serial(key) for thing, key, *_ in weighed.read.day_flows
        if thing in ("result", "spoiled")
    ]  # fmt: skip
    gone = numbered.on_rolls(sorted({(no.prefix, no.number, no.width) for no in used}))
    opening = numbered.blanks_left(day - timedelta(days=1)) or 0
    return [BalanceLine("blanks", _BLANKS, _SHEETS, opening, numbered.blanks_new(day), gone, left)]


def _waybills(day: date) -> list[BalanceLine]:
    left, gone = numbered.waybills_left(day), numbered.waybills_gone(day)
    before = numbered.waybills_left(day - timedelta(days=1))
    return [BalanceLine("waybills", _WAYBILLS, _NUMBERS, before, left + gone - before, gone, left)]
