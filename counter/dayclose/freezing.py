"""Published figures stay what they were; what came later is told beside them, entry by entry.

A closed period's own figures never change: a late correction is counted on the day on which it is
made. So `compare` tells two things: figures that differ because the period was not over when they
were published, and entries made after its end that change what was counted in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from counter.dayclose.definitions import versions
from counter.dayclose.figures import Totals
from counter.dayclose.totals import FIGURES, count, read_period
from counter.desk import Desk
from counter.errors import NotFound
from counter.store import journal
from counter.store.tables.base import plain_rows
from counter.store.tables.frozen import FrozenFigures
from counter.store.tables.journal import Count, Entry
from counter.text import Text
from counter.values import facts
from counter.values.clerk import Right

MONEY = ("due", "paid", "refunded")


@dataclass(frozen=True)
class Frozen:
    """Figures as they were published: by which definitions, when, by whom.

    `journal_last` is the last entry that they know of; `digest` SHA-256 of what is kept.
    """

    id: int
    period: str
    totals: Totals
    definitions: dict[str, int]
    digest: str
    journal_last: int
    at: datetime
    clerk: str


@dataclass(frozen=True)
class Cause:
    """An entry that changed a figure after it was published: by how many units, cases, fen."""

    seq: int
    day: date
    verb: str
    case_no: str
    clerk: str
    units: int
    cases: int
    fen: int


@dataclass(frozen=True)
class Change:
    """A figure that was published otherwise than it would be now.

    `frozen` and `now` are units (fen for money, `kind` ''); `late` is what entries after the end
    of the period change in what was counted in it, which stands in the figures of later days.
    """

    kind: str
    figure: str
    frozen: int
    now: int
    late: int
    causes: tuple[Cause, ...]


@dataclass(frozen=True)
class Comparison:
    """What became of published figures. `is_whole` is False where the kept text was altered."""

    frozen: Frozen
    is_whole: bool
    changes: tuple[Change, ...]
    redefined: tuple[tuple[str, int, int], ...] = field(default=())
    """Figures that have another definition now: code, version then, version now."""


def freeze(desk: Desk, period_text: str, act: str) -> Frozen:
    """Keep the figures of a period as they are published now (`BadPeriod`)."""
    period = read_period(period_text)
    with desk.signed(Right.EXPORT, act, dated=False) as pen:
        if pen.answer is not None:
            return _frozen(pen.answer["frozen"])
        body = {"totals": facts.plain(count(period)), "definitions": versions()}
        digest = _digest(body)
        row = FrozenFigures.create(
            period=period.text, body=body, digest=digest, journal_last=journal.head().seq,
            at=pen.now, clerk=desk.clerk.name,
        )  # fmt: skip
        pen.write("freeze_figures", period.text, {"frozen": row.id, "code": digest})
        pen.result = {"frozen": row.id}
        return _frozen(row.id)


def frozen(desk: Desk, period_text: str) -> tuple[Frozen, ...]:
    """What was published of a period, the latest first (`BadPeriod`)."""
    period = read_period(period_text)
    with desk.reading():
        rows = FrozenFigures.select(FrozenFigures.id).where(FrozenFigures.period == period.text)
        return tuple(_frozen(row.id) for row in rows.order_by(FrozenFigures.id.desc()))


def compare(desk: Desk, frozen_id: int) -> Comparison:
    """How published figures and today's differ, and which entries made it so (`NotFound`)."""
    with desk.reading():
        then = _frozen(frozen_id)
        now = count(read_period(then.period))
        body = FrozenFigures.get_by_id(frozen_id).body
        known = versions()
        redefined = tuple(
            (code, version, known.get(code, 0))
            for code, version in sorted(then.definitions.items())
            if known.get(code, 0) != version
        )
        return Comparison(
            then, _digest(body) == then.digest, tuple(_changes(then, now)), redefined
        )


def _changes(then: Frozen, now: Totals) -> Iterator[Change]:
    before, after = _numbers(then.totals), _numbers(now)
    during, late = _causes(then)
    for key in sorted({*before, *after}):
        causes = (*during.get(key, ()), *late.get(key, ()))
        shift = sum(cause.units or cause.fen for cause in late.get(key, ()))
        if before.get(key, 0) != after.get(key, 0) or causes:
            kind, figure = key
            yield Change(kind, figure, before.get(key, 0), after.get(key, 0), shift, causes)


def _numbers(totals: Totals) -> dict[tuple[str, str], int]:
    found = {(kind.code, figure): int(getattr(kind, figure))
             for kind in totals.kinds for figure in FIGURES}  # fmt: skip
    found |= {("", figure): getattr(totals.money, figure).fen for figure in MONEY}
    return found


Causes = dict[tuple[str, str], list[Cause]]


def _causes(then: Frozen) -> tuple[Causes, Causes]:
    """The entries after the published ones: within the period, and after it about its cases."""
    totals = then.totals
    columns = (Count.seq, Count.day, Entry.verb, Entry.subject, Entry.clerk, Count.units,
               Count.cases, Count.fen, Count.kind, Count.figure)  # fmt: skip
    rows = (
        Count.select(*columns).join(Entry, on=(Entry.seq == Count.seq))
        .where(Count.seq > then.journal_last, Count.figure.in_((*FIGURES, *MONEY)),
               Count.day >= totals.since)
        .order_by(Count.seq, Count.id)
    )  # fmt: skip
    during: Causes = {}
    later: Causes = {}
    for *told, kind, figure in plain_rows(rows):
        cause = Cause(*told)
        into = during if cause.day <= totals.until else later
        into.setdefault((kind, figure), []).append(cause)
    return during, _about_the_period(then, later)


def _about_the_period(then: Frozen, later: Causes) -> Causes:
    """Of later entries, those that add to or take from a figure a case that it counted already."""
    found: Causes = {}
    for key, causes in later.items():
        counted = _counted(then, key, {cause.case_no for cause in causes})
        about = [cause for cause in causes if cause.case_no in counted]
        if about:
            found[key] = about
    return found


def _counted(then: Frozen, key: tuple[str, str], numbers: set[str]) -> set[str]:
    kind, figure = key
    found: set[str] = set()
    asked = sorted(numbers)
    for start in range(0, len(asked), 500):
        rows = (
            Entry.select(Entry.subject).join(Count, on=(Entry.seq == Count.seq))
            .where(
                Entry.subject.in_(asked[start : start + 500]), Count.kind == kind,
                Count.figure == figure, Count.day.between(then.totals.since, then.totals.until),
            )
            .distinct()
        )  # fmt: skip
        found.update(no for (no,) in plain_rows(rows))
    return found


def _frozen(frozen_id: int) -> Frozen:
    row = FrozenFigures.get_or_none(FrozenFigures.id == frozen_id)
    if row is None:
        raise NotFound(Text("已公布的统计 {no}", "published figures {no}").fill(no=frozen_id))
    return Frozen(
        row.id, row.period, facts.read(Totals, row.body["totals"]), row.body["definitions"],
        row.digest, row.journal_last, row.at, row.clerk,
    )  # fmt: skip


def _digest(body: Any) -> str:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
