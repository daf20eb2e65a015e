"""盘点货架: everything that lies there is scanned once; what lacks, lies wrong or waits too long.

Each scan is on the disk at once, so that a sweep goes on after a break, at another window too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from counter.desk import Desk
from counter.errors import NotFound, Refused
from counter.progress.shelving import places
from counter.progress.shelving.shelve import put
from counter.rules.collecting import ageing
from counter.store import serials, shelf, shelfbook
from counter.store.casebook import get, kind_of
from counter.store.tables.cases import Case
from counter.store.tables.shelves import ShelfPlace, Shelved, Sweep, SweepLine
from counter.text import Text
from counter.values import facts, shelf_code
from counter.values.clerk import Right
from counter.values.days import SHANGHAI

Verdict = Literal["found", "misplaced", "stranger", "twice"]

VERDICTS: dict[Verdict, Text] = {
    "found": Text("在位", "in place"),
    "misplaced": Text("放错货位", "misplaced"),
    "stranger": Text("不应在架", "not due here"),
    "twice": Text("已扫过", "scanned before"),
}


@dataclass(frozen=True)
class Item:
    """One case in the result: where it should lie, where it lay, and how it stands."""

    case_no: str
    on_record: str
    found_at: str
    note: Text


@dataclass(frozen=True)
class Result:
    """What a sweep came to. `overdue` lay there, in place or not, and wait too long."""

    found: int
    missing: tuple[Item, ...]
    misplaced: tuple[Item, ...]
    strangers: tuple[Item, ...]
    overdue: tuple[Item, ...]


@dataclass(frozen=True)
class Swept:
    """A sweep as it stands; `result` tells what it would come to now, or came to."""

    no: str
    part: str
    started_at: datetime
    started_by: str
    finished_at: datetime | None
    expected: int
    scanned: int
    result: Result


@dataclass(frozen=True)
class Seen:
    """What one scan showed, and the sweep after it."""

    verdict: Verdict
    case_no: str
    on_record: str
    here: str
    note: Text
    sweep: Swept


class SweepRuns(Refused):
    """Another sweep is under way; two at once would each miss what the other saw."""

    def __init__(self, no: str) -> None:
        self.no = no
        super().__init__(
            Text("盘点 {no} 还没有结束。请先完成它。",
                 "Sweep {no} is not finished yet. Finish it first.").fill(no=no)
        )  # fmt: skip


class SweepOver(Refused):
    """The sweep was finished; nothing is added to it."""

    def __init__(self, no: str) -> None:
        self.no = no
        super().__init__(
            Text("盘点 {no} 已结束。请开始新的盘点。",
                 "Sweep {no} is finished. Begin another one.").fill(no=no)
        )  # fmt: skip


class NotMisplaced(Refused):
    """This sweep did not see the case in a place other than the one on record."""

    def __init__(self, case_no: str) -> None:
        self.case_no = case_no
        super().__init__(
            Text("{no} 没有放错货位，无需更正。", "{no} is not misplaced; nothing to correct.")
            .fill(no=case_no)
        )  # fmt: skip


def start(desk: Desk, part: str, act: str) -> Swept:
    """Begin a sweep of a rack, a row or a place, or of everything (`part` empty).

    Refuses `SweepRuns`, and a part in which there is no place.
    """
    where = shelf_code.read(part) if part.strip() else ""
    with desk.signed(Right.ADVANCE, act, dated=False) as pen:
        if pen.answer is not None:
            return _swept(_get(pen.answer["no"]))
        running_ = Sweep.get_or_none(Sweep.finished_at.is_null())
        if running_ is not None:
            raise SweepRuns(running_.no)
        codes = [place.no for place in ShelfPlace.select(ShelfPlace.no)]
        if not any(shelf_code.lies_in(code, where) for code in codes):
            what = Text("货位 {code}", "places in {code}").fill(code=where)
            raise NotFound(what if where else Text("任何货位", "any place"))
        serial = serials.take(f"sweep:{pen.day.year}")
        row = Sweep.create(
            no=f"HP{pen.day.year}-{serial:03d}", part=where, started_at=pen.now,
            started_by=desk.clerk.name,
        )  # fmt: skip
        pen.write("sweep", row.no, {"part": where})
        pen.result = {"no": row.no}
        return _swept(row)


def see(desk: Desk, no: str, case_no: str, here: str, act: str) -> Seen:
    """The papers of a case are held in the hand, taken from the place `here`.

    Refuses `SweepOver` and a place that there is not. Scanning a case again in the same place
    changes nothing; in another place the later one counts: somebody put it there meanwhile.
    """
    with desk.signed(Right.ADVANCE, act, dated=False) as pen:
        row, case, place = _get(no), get(case_no), places.get(here)
        if pen.answer is not None:
            return _seen(row, case, place.no, pen.answer["verdict"])
        if row.finished_at is not None:
            raise SweepOver(no)
        known = SweepLine.get_or_none(SweepLine.sweep == row, SweepLine.case_no == case.no)
        if known is not None and known.place == place.no:
            pen.lay_down()
            return _seen(row, case, place.no, "twice")
        on_record = shelfbook.place_of(case)
        verdict = _verdict(case, on_record, place.no)
        if known is None:
            known = SweepLine(sweep=row, case_no=case.no)
        known.place, known.on_record = place.no, on_record
        known.at, known.clerk = pen.now, desk.clerk.name
        known.save()
        pen.write(
            "sweep_seen", row.no,
            {"case": case.no, "place": place.no, "on_record": on_record, "verdict": verdict},
        )  # fmt: skip
        pen.result = {"verdict": verdict}
        return _seen(row, case, place.no, verdict)


def correct(desk: Desk, no: str, case_no: str, act: str) -> Swept:
    """The record follows what was seen: the case lies where this sweep found it.

    Refuses `NotMisplaced` and what `shelve` refuses.
    """
    with desk.signed(Right.ADVANCE, act, dated=False) as pen:
        row = _get(no)
        if pen.answer is not None:
            return _swept(row)
        case = get(case_no)
        line = SweepLine.get_or_none(SweepLine.sweep == row, SweepLine.case_no == case.no)
        if line is None or shelfbook.place_of(case) == line.place:
            raise NotMisplaced(case.no)
        put(desk, pen, case, line.place)
        return _swept(row)


def finish(desk: Desk, no: str, act: str) -> Swept:
    """End the sweep; its result is written down for good. Refuses `SweepOver`."""
    with desk.signed(Right.ADVANCE, act, dated=False) as pen:
        row = _get(no)
        if pen.answer is not None:
            return _swept(row)
        if row.finished_at is not None:
            raise SweepOver(no)
        result, expected = _result(row, pen.now)
        row.finished_at, row.finished_by = pen.now, desk.clerk.name
        row.result = {**facts.plain(result), "expected": expected, "scanned": row.seen.count()}
        row.save()
        pen.write(
            "sweep_done", row.no,
            {"found": result.found, "missing": [item.case_no for item in result.missing],
             "misplaced": [item.case_no for item in result.misplaced],
             "strangers": [item.case_no for item in result.strangers],
             "overdue": len(result.overdue)},
        )  # fmt: skip
        return _swept(row)


def running(desk: Desk) -> Swept | None:
    """The sweep that is under way; None where none is."""
    with desk.reading():
        row = Sweep.get_or_none(Sweep.finished_at.is_null())
        return None if row is None else _swept(row)


def last(desk: Desk) -> Swept | None:
    """The latest finished sweep; None before the first."""
    with desk.reading():
        row = (
            Sweep.select()
            .where(Sweep.finished_at.is_null(False))
            .order_by(Sweep.id.desc())
            .first()
        )
        return None if row is None else _swept(row)


def _verdict(case: Case, on_record: str, here: str) -> Verdict:
    if on_record:
        return "found" if on_record == here else "misplaced"
    is_due = case.stage == "ready" and case.id not in shelfbook.packed_ids()
    return "misplaced" if is_due and not shelfbook.keeps_passports(case) else "stranger"


def _result(row: Sweep, now: datetime) -> tuple[Result, int]:
    """What the sweep comes to, and how many it should have found."""
    lines = {line.case_no: line for line in row.seen.order_by(SweepLine.id)}
    on_record = {
        lying.case.no: lying
        for lying in Shelved.select(Shelved, Case, ShelfPlace)
        .join(Case).switch(Shelved).join(ShelfPlace)
    }  # fmt: skip
    # What was put there while the sweep ran has been in a hand already.
    expected = {
        no: lying for no, lying in on_record.items()
        if shelf_code.lies_in(lying.place.no, row.part)
        and (no in lines or lying.at <= row.started_at)
    }  # fmt: skip
    cases = {case.no: case for case in _cases(set(lines) | set(on_record))}
    missing = tuple(
        _item(cases[no], lying.place.no, "")
        for no, lying in sorted(expected.items()) if no not in lines
    )  # fmt: skip
    misplaced, strangers, there = [], [], []
    for no, line in lines.items():
        case, lying = cases[no], on_record.get(no)
        if lying is not None:
            there.append(case)
            # Put elsewhere after it was seen: the later record is the better one.
            if lying.place.no != line.place and lying.at <= line.at:
                misplaced.append(_item(case, lying.place.no, line.place))
        elif line.on_record:
            continue  # rightly there when it was seen, and collected or packed since
        elif _verdict(case, "", line.place) == "misplaced":
            there.append(case)
            misplaced.append(_item(case, "", line.place))
        else:
            strangers.append(_item(case, "", line.place))
    found = len(lines) - len(misplaced) - len(strangers)
    result = Result(
        found, missing, tuple(misplaced), tuple(strangers), _overdue(there, lines, on_record, now)
    )
    return result, len(expected)


def _overdue(
    there: list[Case], lines: dict[str, SweepLine], on_record: dict[str, Shelved], now: datetime
) -> tuple[Item, ...]:
    """Of what lay there, what has waited for longer than the first step of the rules."""
    on = now.astimezone(SHANGHAI).date()
    steps = ageing(shelf.newest(), on)
    since = shelfbook.ready_since(there)
    late = []
    for case in there:
        days = (on - since[case.id]).days
        if case.delivery == "pickup" and steps.level(days):
            place = on_record[case.no].place.no if case.no in on_record else ""
            note = Text("已办结 {n} 天", "ready for {n} {n:day|days}").fill(n=days)
            late.append((days, Item(case.no, place, lines[case.no].place, note)))
    return tuple(item for _, item in sorted(late, key=lambda one: (-one[0], one[1].case_no)))


def _cases(numbers: set[str]) -> list[Case]:
    wanted = sorted(numbers)
    return [
        case
        for start in range(0, len(wanted), 400)
        for case in Case.select().where(Case.no.in_(wanted[start : start + 400]))
    ]


def _item(case: Case, on_record: str, found_at: str) -> Item:
    return Item(case.no, on_record, found_at, _stands(case))


def _stands(case: Case) -> Text:
    if case.stage == "ready" and case.id in shelfbook.packed_ids():
        return Text("已装入信封", "in an envelope")
    return kind_of(case).workflow.step(case.step).title


def _swept(row: Sweep) -> Swept:
    if row.finished_at is not None:
        told = dict(row.result)
        expected, scanned = told.pop("expected"), told.pop("scanned")
        result = facts.read(Result, told)
    else:
        scanned = row.seen.count()
        result, expected = _result(row, row.started_at)
    finished_at = row.finished_at
    return Swept(
        row.no, row.part, row.started_at.astimezone(SHANGHAI), row.started_by,
        None if finished_at is None else finished_at.astimezone(SHANGHAI), expected, scanned,
        result,
    )  # fmt: skip


def _seen(row: Sweep, case: Case, here: str, verdict: Verdict) -> Seen:
    return Seen(verdict, case.no, shelfbook.place_of(case), here, _stands(case), _swept(row))


def _get(no: str) -> Sweep:
    row: Sweep | None = Sweep.get_or_none(Sweep.no == no)
    if row is None:
        raise NotFound(Text("盘点 {no}", "sweep {no}").fill(no=no))
    return row
