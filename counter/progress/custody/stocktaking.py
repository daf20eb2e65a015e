"""盘点: every booklet is held in the hand once; what lacks, what is too many, what lies wrong.

Each scan is on the disk at once, so that a count goes on after a power cut where it stopped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from peewee import fn

from counter.desk import Desk
from counter.errors import NotFound, Refused
from counter.progress.custody.stock import LONGEST_PLACE
from counter.rules import return_day
from counter.store import custody, serials, shelf
from counter.store.fields import written
from counter.store.tables.custody import Loan, Passport, Stocktaking, StocktakingLine
from counter.store.tables.journal import Entry
from counter.text import Text
from counter.values import facts, mrz
from counter.values.clerk import Right
from counter.values.days import SHANGHAI
from counter.values.identity import mask_identity
from counter.values.remarks import remark

_LEAVING = ("custody_lent", "custody_lost", "custody_cancelled")
Verdict = Literal["found", "misplaced", "unexpected", "twice"]

VERDICTS: dict[Verdict, Text] = {
    "found": Text("在位", "found"),
    "misplaced": Text("放错位置", "misplaced"),
    "unexpected": Text("账外", "unexpected"),
    "twice": Text("已扫过", "scanned before"),
}


@dataclass(frozen=True)
class Item:
    """One booklet in the result: masked, with its holder and where it should lie or was found."""

    passport_masked: str
    holder: str
    unit: str
    note: str


@dataclass(frozen=True)
class Result:
    """What a count came to."""

    found: int
    missing: tuple[Item, ...]
    unexpected: tuple[Item, ...]
    misplaced: tuple[Item, ...]


@dataclass(frozen=True)
class Count:
    """A count as it stands; `result` tells what it would come to now, or came to."""

    no: str
    place: str
    started_at: datetime
    started_by: str
    finished_at: datetime | None
    expected: int
    scanned: int
    result: Result


@dataclass(frozen=True)
class Seen:
    """What one scan showed, and the count after it."""

    verdict: Verdict
    holder: str
    unit: str
    place: str
    count: Count


class CountRuns(Refused):
    """Another count is under way; two at once would each miss what the other found."""

    def __init__(self, no: str) -> None:
        self.no = no
        super().__init__(
            Text(
                "盘点 {no} 还没有结束。请先完成它。",
                "Count {no} is not finished yet. Finish it first.",
            ).fill(no=no)
        )


class CountOver(Refused):
    """The count was finished; nothing is added to it."""

    def __init__(self, no: str) -> None:
        self.no = no
        super().__init__(
            Text(
                "盘点 {no} 已结束。请开始新的盘点。", "Count {no} is finished. Begin another one."
            ).fill(no=no)
        )


def start(desk: Desk, place: str, act: str) -> Count:
    """Begin a count of one shelf, or of all (`place` empty). Refuses `CountRuns`."""
    where = remark("place", place, longest=LONGEST_PLACE)
    with desk.signed(Right.KEEP_CUSTODY, act) as pen:
        if pen.answer is not None:
            return _count(_get(pen.answer["no"]))
        running = Stocktaking.get_or_none(Stocktaking.finished_at.is_null())
        if running is not None:
            raise CountRuns(running.no)
        serial = serials.take(f"stocktaking:{pen.day.year}")
        row = Stocktaking.create(
            no=f"PD{pen.day.year}-{serial:03d}", place=where, started_at=pen.now,
            started_by=desk.clerk.name,
        )  # fmt: skip
        pen.write("stocktaking", row.no, {"place": where})
        pen.result = {"no": row.no}
        return _count(row)


def see(desk: Desk, no: str, scanned: str, here: str, act: str) -> Seen:
    """A booklet is held in the hand, at the shelf `here` (empty: not told).

    `scanned` is its number or its machine-readable zone. Refuses `BadMrz`, a number that is none,
    and `CountOver`. Scanning the same booklet twice changes nothing.
    """
    number = _number(scanned, desk.today)
    where = remark("place", here, longest=LONGEST_PLACE)
    with desk.signed(Right.KEEP_CUSTODY, act) as pen:
        row = _get(no)
        if pen.answer is not None:
            return _seen(row, number, pen.answer["verdict"], where)
        if row.finished_at is not None:
            raise CountOver(no)
        known = StocktakingLine.get_or_none(
            StocktakingLine.stocktaking == row, StocktakingLine.passport_no == number
        )
        if known is not None:
            pen.lay_down()
            return _seen(row, number, "twice", where)
        passport = Passport.get_or_none(Passport.passport_no == number)
        verdict = _verdict(row, passport, _is_in_stock(passport), where)
        StocktakingLine.create(
            stocktaking=row, passport_no=number, place=where, at=pen.now, clerk=desk.clerk.name
        )
        pen.write(
            "stocktaking_seen", row.no,
            {"passport": mask_identity(number), "place": where, "verdict": verdict},
        )  # fmt: skip
        pen.result = {"verdict": verdict}
        return _seen(row, number, verdict, where)


def finish(desk: Desk, no: str, act: str) -> Count:
    """End the count; its result is written down for good. Refuses `CountOver`."""
    with desk.signed(Right.KEEP_CUSTODY, act) as pen:
        row = _get(no)
        if pen.answer is not None:
            return _count(row)
        if row.finished_at is not None:
            raise CountOver(no)
        result, expected = _result(row)
        row.finished_at, row.finished_by = pen.now, desk.clerk.name
        row.result = {**facts.plain(result), "expected": expected, "scanned": row.seen.count()}
        row.save()
        pen.write(
            "stocktaking_done", row.no,
            {"found": result.found, "missing": len(result.missing),
             "unexpected": len(result.unexpected), "misplaced": len(result.misplaced)},
        )  # fmt: skip
        return _count(row)


def running(desk: Desk) -> Count | None:
    """The count that is under way; None where none is."""
    with desk.reading():
        row = Stocktaking.get_or_none(Stocktaking.finished_at.is_null())
        return None if row is None else _count(row)


def last(desk: Desk) -> Count | None:
    """The latest finished count; None before the first."""
    with desk.reading():
        row = (
            Stocktaking.select()
            .where(Stocktaking.finished_at.is_null(False))
            .order_by(Stocktaking.id.desc())
            .first()
        )
        return None if row is None else _count(row)


def next_on(desk: Desk) -> date | None:
    """The day by which the shelves should be counted again; None before the first count or
    without a rule."""
    with desk.reading():
        moment = Stocktaking.select(fn.MAX(Stocktaking.finished_at)).scalar()
        if moment is None:
            return None
        told = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        return return_day.next_stocktaking(shelf.newest(), told.date(), desk.today)


def _number(scanned: str, today: date) -> str:
    if mrz.looks_like(scanned):
        return mrz.read(scanned, today).document_no
    number = "".join(scanned.split()).upper()
    if not (number.isascii() and number.isalnum() and 5 <= len(number) <= 40):
        raise NotFound(Text("这个证件号码", "a passport of this number"))
    return number


def _verdict(row: Stocktaking, passport: Passport | None, is_here: bool, here: str) -> Verdict:
    if passport is None or not is_here:
        return "unexpected"
    where = here or row.place
    return "misplaced" if where and where != passport.place else "found"


def _is_in_stock(passport: Passport | None) -> bool:
    if passport is None or passport.lost_on is not None or passport.cancelled_on is not None:
        return False
    return custody.open_loan(passport) is None


def _in_stock() -> dict[str, Passport]:
    """Every booklet that should lie on a shelf, by its number."""
    lent = Loan.select(Loan.passport).where(Loan.back_on.is_null())
    rows = Passport.select().where(
        Passport.lost_on.is_null(), Passport.cancelled_on.is_null(), Passport.id.not_in(lent)
    )
    return {one.passport_no: one for one in rows.order_by(Passport.place, Passport.id)}


def _result(row: Stocktaking) -> tuple[Result, int]:
    """What the count comes to, and how many it should have found."""
    here = _in_stock()
    lines = {line.passport_no: line for line in row.seen.order_by(StocktakingLine.id)}
    strangers = {
        one.passport_no: one
        for one in Passport.select().where(Passport.passport_no.in_(sorted(set(lines) - set(here))))
    }
    # What was seen and only then went out or ended lay here when it was counted.
    for number, line in lines.items():
        stranger = strangers.get(number)
        if stranger is not None and _left_after(stranger, line.at):
            here[number] = stranger
    expected = [one for one in here.values() if not row.place or one.place == row.place]
    missing = tuple(_item(one, one.place) for one in expected if one.passport_no not in lines)
    unexpected, misplaced = [], []
    for number, line in lines.items():
        passport = here.get(number)
        verdict = _verdict(row, passport, passport is not None, line.place)
        if passport is None:
            stranger = strangers.get(number)
            item = Item(mask_identity(number), "", "", line.place)
            unexpected.append(item if stranger is None else _item(stranger, line.place))
        elif verdict == "misplaced":
            misplaced.append(_item(passport, f"{passport.place}→{line.place or row.place}"))
    found = len(lines) - len(unexpected)
    return Result(found, missing, tuple(unexpected), tuple(misplaced)), len(expected)


def _left_after(passport: Passport, moment: datetime) -> bool:
    """Whether the booklet was in stock at that moment: the first that was told of it afterwards
    is that it left."""
    told = (
        Entry.select(Entry.verb)
        .where(
            Entry.subject == passport.no, Entry.at > written(moment),
            Entry.verb.in_((*_LEAVING, "custody_back")),
        )
        .order_by(Entry.seq)
        .first()
    )  # fmt: skip
    return told is not None and told.verb in _LEAVING


def _item(passport: Passport, note: str) -> Item:
    return Item(mask_identity(passport.passport_no), passport.holder, passport.unit, note)


def _count(row: Stocktaking) -> Count:
    if row.finished_at is not None:
        told = dict(row.result)
        expected, scanned = told.pop("expected"), told.pop("scanned")
        result = facts.read(Result, told)
    else:
        scanned = row.seen.count()
        result, expected = _result(row)
    finished_at = row.finished_at
    return Count(
        row.no, row.place, row.started_at.astimezone(SHANGHAI), row.started_by,
        None if finished_at is None else finished_at.astimezone(SHANGHAI), expected, scanned,
        result,
    )  # fmt: skip


def _seen(row: Stocktaking, number: str, verdict: Verdict, here: str) -> Seen:
    passport = Passport.get_or_none(Passport.passport_no == number)
    if passport is None:
        return Seen(verdict, "", "", here, _count(row))
    return Seen(verdict, passport.holder, passport.unit, passport.place, _count(row))


def _get(no: str) -> Stocktaking:
    row: Stocktaking | None = Stocktaking.get_or_none(Stocktaking.no == no)
    if row is None:
        raise NotFound(Text("盘点 {no}", "count {no}").fill(no=no))
    return row
