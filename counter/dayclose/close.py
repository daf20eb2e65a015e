"""日结: a day is closed once, numbered without gaps, and never changed again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from peewee import fn

from counter import __version__, outbox, second_person
from counter.dayclose import blanks, exceptions, fiscal_use, open_work, recounting, running, totals
from counter.dayclose.anchoring import anchored
from counter.dayclose.balance import settling
from counter.dayclose.figures import BlankFigures, DaySheet, ExceptionLine, FiscalUse, Totals
from counter.dayclose.shift import on_sheet, reading
from counter.dayclose.shift.figures import STATES, ShiftCard
from counter.desk import DayClosed, Desk, Pen, read_office, tag_key
from counter.errors import Refused
from counter.outbox import PENDING, PaperJob
from counter.second_person import SecondPerson
from counter.store import journal, serials, shiftbook
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case
from counter.store.tables.hall import BusinessDay, Paper
from counter.store.tables.journal import Entry
from counter.text import Text
from counter.values import facts, tag
from counter.values.clerk import Right
from counter.values.days import Period, parse_period
from counter.values.remarks import remark

SUBJECT = "92"


class PapersPending(Refused):
    """Papers that never came out; each must be printed, or signed for by the supervisor."""

    def __init__(self, papers: tuple[PaperJob, ...]) -> None:
        self.papers = papers
        super().__init__(
            Text("还有 {n} 份纸张没有打印：{what}。请先打印，或由主管填写说明后签认。",
                 "{n} {n:paper has|papers have} not been printed: {what}. Print them, or sign for "
                 "them with a "
                 "reason.").fill(
                n=len(papers),
                what=Text.listing(
                    Text("{no}{title}", "{no} {title}").fill(no=job.case_no, title=job.title)
                    for job in papers[:5]
                ),
            )
        )  # fmt: skip


class NotYet(Refused):
    """A day that has not come."""

    def __init__(self, day: date) -> None:
        self.day = day
        super().__init__(
            Text("{day} 还没有到，不能日结。", "{day} has not come yet; it cannot be closed.").fill(
                day=day.isoformat()
            )
        )


class NothingDone(Refused):
    """A day before the hall's first: nothing can have been done, and its number is not spent."""

    def __init__(self, day: date) -> None:
        self.day = day
        super().__init__(
            Text("{day} 早于本大厅开始使用的日期，不用日结。请核对日期。",
                 "{day} is before this hall's first day; there is nothing to close. "
                 "Check the date.").fill(day=day.isoformat())
        )  # fmt: skip


class ShiftsOpen(Refused):
    """Shifts of the day that are not counted, or whose difference nobody has explained."""

    def __init__(self, shifts: tuple[ShiftCard, ...]) -> None:
        self.shifts = shifts
        super().__init__(
            Text("还有班次没有交清：{what}。请先清点；差额须写明原因。",
                 "These shifts are not settled: {what}. Count them, and say why where they differ.")
            .fill(what=Text.listing(
                Text("{clerk}（窗口 {window}）{state}", "{clerk} (window {window}), {state}").fill(
                    clerk=card.clerk, window=card.window, state=STATES[card.state]
                )
                for card in shifts
            ))
        )  # fmt: skip


@dataclass(frozen=True)
class Preview:
    """What closing would write; `why_not` says what still stands in the way."""

    day: date
    totals: Totals
    pending_papers: tuple[PaperJob, ...]
    exceptions: tuple[ExceptionLine, ...]
    open_cases: int
    close_no: int | None
    may_close: bool
    why_not: Text | None
    blanks: BlankFigures | None = None
    fiscal: FiscalUse | None = None
    shifts: tuple[ShiftCard, ...] = ()

    @property
    def unsettled(self) -> tuple[ShiftCard, ...]:
        """The shifts that stand in the way."""
        return tuple(card for card in self.shifts if card.state != shiftbook.CLOSED)

    @property
    def is_blind(self) -> bool:
        """Whether somebody has still to count: the day's money is not to be shown."""
        return any(card.state == shiftbook.OPEN for card in self.shifts)


@dataclass(frozen=True)
class ClosedDay:
    """A closed day on the list."""

    day: date
    close_no: int
    closed_by: str
    paper_id: int


def preview(desk: Desk, day: date) -> Preview:
    """The day as it would be closed now, or as it was closed."""
    with desk.reading():
        found = BusinessDay.get_or_none(BusinessDay.day == day)
        close_no = None if found is None else found.close_no
        papers = _pending(day)
        shifts = reading.of_day(day)
        unsettled = tuple(card for card in shifts if card.state != shiftbook.CLOSED)
        why_not: Text | None = None
        if close_no is not None:
            why_not = DayClosed(day, close_no).text
        elif day > desk.today:
            why_not = NotYet(day).text
        elif found is None and day < _first_day():
            why_not = NothingDone(day).text
        elif unsettled:
            why_not = ShiftsOpen(unsettled).text
        elif papers:
            why_not = PapersPending(papers).text
        return Preview(
            day, totals.count(_period(day)), papers, exceptions.of_day(day),
            open_work.carried(day), close_no, why_not is None, why_not, blanks.of_day(day),
            fiscal_use.of_day(day), shifts,
        )  # fmt: skip


def close(
    desk: Desk, day: date, act: str, sign_pending: str = "",
    approved_by: SecondPerson | None = None,
) -> PaperJob:  # fmt: skip
    """Close `day` for good and queue its sheet; the figures are taken inside the turn.

    A clerk may close with a supervisor beside him, and both stand on the sheet. A day without any
    act, a holiday too, can be closed from the hall's first day on.

    Refuses `DayClosed`, `NotYet`, `NothingDone`, a wrong clock, `ShiftsOpen`, `TotalsDiffer`
    (kept totals are not what the journal says), and `PapersPending` unless `sign_pending` gives
    the supervisor's reason, which then stands among the exceptions.
    """
    reason = remark("sign_pending", sign_pending)
    approver = second_person.approved(desk, Right.CLOSE_DAY, approved_by)
    with desk.signed(Right.TAKE_MONEY, act, dated=False) as pen:
        if pen.answer is not None:
            return outbox.job(pen.answer["paper"])
        desk.check_clock(pen.now)
        found = BusinessDay.get_or_none(BusinessDay.day == day)
        if found is not None and found.close_no is not None:
            raise DayClosed(day, found.close_no)
        if day > pen.now.date():
            raise NotYet(day)
        if found is None and day < _first_day():
            raise NothingDone(day)
        shifts = tuple(c for c in reading.of_day(day) if c.state != shiftbook.CLOSED)
        if shifts:
            raise ShiftsOpen(shifts)
        papers = _pending(day)
        if papers and not reason:
            raise PapersPending(papers)
        if found is None:
            BusinessDay.insert(day=day, opened_at=pen.now, opened_by=desk.clerk.name).execute()
        recounting.must_agree(day)
        signed = _sign(desk, pen, papers, reason)
        sheet = anchored(tag_key(), _state(desk, pen, day, signed, approver), journal.head())
        BusinessDay.update(
            close_no=sheet.close_no, closed_at=pen.now, closed_by=desk.clerk.name,
            sheet=facts.plain(sheet),
        ).where(BusinessDay.day == day).execute()  # fmt: skip
        paper = outbox.queue(pen, "day_sheet", day.isoformat(), sheet)
        pen.write(
            "close_day", day.isoformat(),
            {"close_no": sheet.close_no, "totals": sheet.totals, "open": sheet.open_cases,
             "approved_by": approver},
        )  # fmt: skip
        pen.result = {"paper": paper, "close_no": sheet.close_no}
        return outbox.job(paper)


def closed_days(desk: Desk, limit: int = 400) -> tuple[ClosedDay, ...]:
    """Closed days, the latest first."""
    with desk.reading():
        rows = (
            BusinessDay.select(
                BusinessDay.day, BusinessDay.close_no, BusinessDay.closed_by, Paper.id
            )
            .join(Paper, on=(Paper.subject == BusinessDay.day))
            .where(
                BusinessDay.close_no.is_null(False), Paper.kind == "day_sheet", Paper.copy == 0
            )
            .order_by(BusinessDay.day.desc())
            .limit(limit)
        )
        return tuple(ClosedDay(*row) for row in plain_rows(rows))


def _first_day() -> date:
    """The hall's first business day; today on books without one."""
    first = BusinessDay.select(fn.MIN(BusinessDay.day)).scalar()
    if first is None:
        founded = Entry.select(Entry.at).order_by(Entry.seq).first()
        return date.max if founded is None else date.fromisoformat(founded.at[:10])
    return date.fromisoformat(first) if isinstance(first, str) else first


def _period(day: date) -> Period:
    return parse_period(day.isoformat())


def _pending(day: date) -> tuple[PaperJob, ...]:
    rows = Paper.select(Paper.id).where(
        Paper.state.in_(PENDING), Paper.day <= day, Paper.kind != "day_sheet"
    )
    return tuple(outbox.job(row.id) for row in rows.order_by(Paper.id))


def _sign(
    desk: Desk, pen: Pen, papers: tuple[PaperJob, ...], reason: str
) -> tuple[ExceptionLine, ...]:
    lines = []
    for job in papers:
        told = {"paper": job.id, "kind": job.kind, "reason": reason}
        pen.write("sign_pending", job.case_no, told)
        what = Text("{title}未打印，签认：{reason}", "{title} not printed, signed for: {reason}")
        said = what.fill(title=job.title, reason=reason)
        lines.append(ExceptionLine(pen.now, said, job.case_no, desk.clerk.name))
    return tuple(lines)


def _state(
    desk: Desk, pen: Pen, day: date, signed: tuple[ExceptionLine, ...], approver: str
) -> DaySheet:
    close_no = serials.take("close")
    office = read_office()
    numbers = [
        row.no for row in Case.select(Case.no).where(Case.received_on == day).order_by(Case.id)
    ]
    head = journal.head()
    printed = Paper.select().where(Paper.day == day, Paper.state.in_(("handed", "confirmed")))
    counted = totals.count(_period(day))
    _, opened_with, _ = open_work.handed_on(day)
    return DaySheet(
        office=office, day=day, close_no=close_no,
        tag=tag.mint(tag_key(), tag.Tag(SUBJECT, office.hall_code, day, close_no)),
        totals=counted, exceptions=(*exceptions.of_day(day), *signed),
        open_cases=open_work.carried(day),
        first_case_no=numbers[0] if numbers else "", last_case_no=numbers[-1] if numbers else "",
        papers_printed=printed.count(), journal_last=head.seq, journal_head=head.digest[:16],
        program_version=__version__, closed_by=desk.clerk.name, closed_at=pen.now,
        made_at=pen.now, blanks=blanks.of_day(day), fiscal=fiscal_use.of_day(day),
        till=on_sheet.of_day(day), periods=running.with_day(day, counted),
        open_work=open_work.lines(day), opened_with=opened_with,
        reprints=printed.where(Paper.copy > 0).count(), approved_by=approver,
        balance=settling.must_hold(day),
    )  # fmt: skip
