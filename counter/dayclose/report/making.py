"""The figures of a period as a page, as a sentence and as that sentence's proof.

All three ask the same questions (`counter.dayclose.totals`), so they cannot disagree with each
other or with the day sheets. A period that is not over is compared with the same days a year
earlier, never with a whole year.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from counter import outbox
from counter.dayclose import behind, definitions, freezing, totals
from counter.dayclose.figures import KindFigures, Totals
from counter.dayclose.freezing import Frozen
from counter.dayclose.report import comparison, pictures
from counter.dayclose.report.paragraph import paragraph as told
from counter.dayclose.report.sheets import (
    CaseLine,
    Headline,
    ParagraphProof,
    ProofLine,
    Said,
    YearSheet,
)
from counter.desk import Desk, read_office
from counter.outbox import PaperJob
from counter.store import journal
from counter.store.tables.journal import Count
from counter.text import Text
from counter.values import facts, spans
from counter.values.clerk import Right
from counter.values.days import Period

_ASKED = Text(
    "流水中记账日在 {since} 至 {until} 之间、统计项为“受理”的全部计数，按事项分别求和；受理之后的"
    "更正计入更正当日。比较数用同一问法，期间为 {since2} 至 {until2}。",
    "All counts of the journal whose day lies between {since} and {until} and whose figure is "
    "'accepted', summed by kind of business; later corrections count on their own day. What it is "
    "compared with is asked in the same words for {since2} to {until2}.",
)
_NOT_OVER = Text(
    "本期尚未结束：数字截至 {day}，与上年同期同日比较。",
    "This period is not over: figures until {day}, compared with the same days a year earlier.",
)
_PAGE = ("accepted", "finished", "handed_over", "posted", "corrections", "rejected", "refused",
         "withdrawn")  # fmt: skip
_PROOF = ("accepted", "matters", "persons", "booklets", "cases")


@dataclass(frozen=True)
class Compared:
    """A period's figures and those of the same time a year earlier (None: nothing was done then).

    `until` is the last day that is counted: of a period that is not over, today.
    """

    period: Period
    until: date
    now: Totals
    before: Totals | None

    @property
    def is_over(self) -> bool:
        """Whether all days of the period are counted."""
        return self.until >= self.period.until


def compared(desk: Desk, period_text: str) -> Compared:
    """The figures of a period beside those of a year earlier (`BadPeriod`)."""
    period = totals.read_period(period_text)
    with desk.reading():
        return _compared(period, desk.today)


def sentence(desk: Desk, period_text: str) -> Text:
    """The sentence that is published of a period: 2020年全年办理领事认证 3,761 份……"""
    found = compared(desk, period_text)
    return told(found.now, found.before, found.period, found.until)


def year_sheet(desk: Desk, period_text: str) -> YearSheet:
    """A year, a quarter or a month on one page; only looked at, on no record."""
    desk.clerk.must(Right.EXPORT)
    period = totals.read_period(period_text)
    with desk.reading():
        return _year_sheet(desk, period)


def proof(desk: Desk, period_text: str, *, with_cases: bool = False) -> ParagraphProof:
    """Where each number of the sentence comes from; `with_cases` lists the cases behind them."""
    desk.clerk.must(Right.EXPORT)
    period = totals.read_period(period_text)
    with desk.reading():
        return _proof(desk, period, with_cases)


def publish(desk: Desk, period_text: str, act: str) -> Frozen:
    """Freeze the figures of a period; what is frozen already and unchanged keeps its number."""
    now = totals.of(desk, period_text)
    for kept in freezing.frozen(desk, period_text)[:1]:
        if kept.totals == now and kept.definitions == definitions.versions():
            return kept
    return freezing.freeze(desk, period_text, f"{act[:36]}-f")


def print_year_sheet(desk: Desk, period_text: str, act: str) -> PaperJob:
    """Publish a period's figures and queue their page, which names their number and digest."""
    period = totals.read_period(period_text)
    kept = publish(desk, period.text, act)
    with desk.signed(Right.EXPORT, act, dated=False) as pen:
        if pen.answer is not None:
            return outbox.job(pen.answer["paper"])
        sheet = _year_sheet(desk, period, kept)
        paper = outbox.queue(pen, "year_sheet", period.text, sheet)
        pen.write("year_sheet", period.text, {"code": sheet.digest, "frozen": kept.id,
                                              "paper": paper})  # fmt: skip
        pen.result = {"paper": paper}
        return outbox.job(paper)


def print_proof(
    desk: Desk, period_text: str, act: str, *, with_cases: bool = False
) -> PaperJob:  # fmt: skip
    """Publish a period's figures and queue the proof of their sentence."""
    period = totals.read_period(period_text)
    kept = publish(desk, period.text, act)
    with desk.signed(Right.EXPORT, act, dated=False) as pen:
        if pen.answer is not None:
            return outbox.job(pen.answer["paper"])
        sheet = _proof(desk, period, with_cases, kept)
        paper = outbox.queue(pen, "paragraph_proof", period.text, sheet)
        pen.write("paragraph_proof", period.text, {"code": sheet.digest, "frozen": kept.id,
                                                   "paper": paper})  # fmt: skip
        pen.result = {"paper": paper}
        return outbox.job(paper)


def digest(found: Compared) -> str:
    """SHA-256 over the figures, what they are compared with, and each definition's version."""
    stated = {
        "now": found.now, "before": found.before, "definitions": definitions.versions(),
    }  # fmt: skip
    return hashlib.sha256(facts.write(stated).encode()).hexdigest()


def beside(period: Period, until: date, other: Period) -> Period:
    """`other`, or as many of its days as are counted of a period that is not over."""
    if until >= period.until:
        return other
    last = other.since + (until - period.since)
    return Period(other.text, other.since, min(last, other.until))


def headlines(now: Totals, before: Totals | None) -> tuple[Headline, ...]:
    """What is accepted of each kind, beside the figures of another time."""
    earlier = _by_kind(before)
    return tuple(_headline(kind, earlier) for kind in now.kinds)


def _compared(period: Period, today: date) -> Compared:
    until = max(min(period.until, today), period.since)
    before = totals.count(beside(period, until, spans.year_before(period)))
    return Compared(
        period, until, totals.count(period), before if before.days_with_work else None
    )  # fmt: skip


def _year_sheet(desk: Desk, period: Period, kept: Frozen | None = None) -> YearSheet:
    found = _compared(period, desk.today)
    note = None
    if not found.is_over:
        note = _NOT_OVER.fill(day=found.until.isoformat())
    return YearSheet(
        office=read_office(), period=period.text, named=spans.said(period), since=period.since,
        until=period.until,
        headlines=headlines(found.now, found.before),
        kinds=found.now.kinds,
        by_time=pictures.by_time(period, found.before is not None),
        by_view=(
            *pictures.by_view(found.now),
            *pictures.divided_by_time(found.now, period, "channel"),
        ),
        definitions=_said(_PAGE), days_with_work=found.now.days_with_work,
        days_closed=found.now.days_closed,
        journal_last=journal.head().seq if kept is None else kept.journal_last,
        digest=digest(found) if kept is None else kept.digest,
        frozen_no=0 if kept is None else kept.id,
        clerk=desk.clerk.name, window=desk.window, made_at=desk.now, note=note,
    )  # fmt: skip


def _headline(kind: KindFigures, before: dict[str, KindFigures]) -> Headline:
    was = before[kind.code].accepted if kind.code in before else None
    return Headline(
        kind.title, kind.unit, kind.accepted, kind.accepted_cases, kind.case_unit, was,
        "" if was is None else comparison.sign(kind.accepted, was),
    )  # fmt: skip


def _proof(
    desk: Desk, period: Period, with_cases: bool, kept: Frozen | None = None
) -> ParagraphProof:  # fmt: skip
    found = _compared(period, desk.today)
    before = _by_kind(found.before)
    accepted = definitions.of("accepted").title
    lines = []
    for kind in found.now.kinds:
        was = before[kind.code].accepted if kind.code in before else None
        if kind.accepted or was:
            lines.append(
                ProofLine(kind.title, accepted, kind.unit, kind.accepted, kind.accepted_cases,
                          was, comparison.sign(kind.accepted, was))
            )  # fmt: skip
    earlier = beside(period, found.until, spans.year_before(period))
    within = (Count.figure == "accepted") & Count.day.between(period.since, period.until)
    head = journal.head()
    return ParagraphProof(
        office=read_office(), period=period.text, named=spans.said(period),
        sentence=told(found.now, found.before, period, found.until),
        asked=_ASKED.fill(
            since=period.since, until=found.until, since2=earlier.since,
            until2=earlier.until if found.is_over else (found.before and found.before.until)
            or earlier.until,
        ),
        lines=tuple(lines), definitions=_said(_PROOF),
        cases=sum(line.cases for line in lines), entries=Count.select().where(within).count(),
        journal_last=head.seq, journal_head=head.digest[:16],
        digest=digest(found) if kept is None else kept.digest,
        frozen_no=0 if kept is None else kept.id,
        clerk=desk.clerk.name, window=desk.window, made_at=desk.now,
        appendix=_appendix(desk, period) if with_cases else (),
    )  # fmt: skip


def _appendix(desk: Desk, period: Period) -> tuple[CaseLine, ...]:
    """Exactly the cases behind the numbers, by number; no person is named on it."""
    found = behind.cases(desk, period.text, "accepted")
    return tuple(CaseLine(case.case_no, case.day, case.units, case.unit) for case in found)


def _by_kind(figures: Totals | None) -> dict[str, KindFigures]:
    return {} if figures is None else {kind.code: kind for kind in figures.kinds}


def _said(codes: tuple[str, ...]) -> tuple[Said, ...]:
    found = map(definitions.of, codes)
    return tuple(Said(one.title, one.says, one.version) for one in found)
