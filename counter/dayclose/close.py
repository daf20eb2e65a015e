"""日结: a day is closed once, numbered without gaps, and never changed again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter import __version__, outbox
from counter.dayclose import blanks, exceptions, fiscal_use, totals
from counter.dayclose.anchoring import anchored
from counter.dayclose.figures import BlankFigures, DaySheet, ExceptionLine, FiscalUse, Totals
from counter.desk import DayClosed, Desk, Pen, read_office, tag_key
from counter.errors import Refused
from counter.outbox import PENDING, PaperJob
from counter.store import journal, serials
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case
from counter.store.tables.hall import BusinessDay, Paper
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
    """A past day without any act: closing it would spend a number on nothing."""

    def __init__(self, day: date) -> None:
        self.day = day
        super().__init__(
            Text("{day} 没有办理任何业务，不用日结。请核对日期。",
                 "Nothing was done on {day}; there is nothing to close. Check the date.").fill(
                day=day.isoformat()
            )
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
        why_not: Text | None = None
        if close_no is not None:
            why_not = DayClosed(day, close_no).text
        elif day > desk.today:
            why_not = NotYet(day).text
        elif found is None and day < desk.today:
            why_not = NothingDone(day).text
        elif papers:
            why_not = PapersPending(papers).text
        return Preview(
            day, totals.count(_period(day)), papers, exceptions.of_day(day),
            totals.open_on(day), close_no, why_not is None, why_not, blanks.of_day(day),
            fiscal_use.of_day(day),
        )  # fmt: skip


def close(desk: Desk, day: date, act: str, sign_pending: str = "") -> PaperJob:
    """Close `day` for good and queue its sheet; the count is taken inside the turn.

    Refuses `DayClosed`, `NotYet`, `NothingDone`, a wrong clock, and `PapersPending` unless
    `sign_pending` gives the supervisor's reason, which then stands among the exceptions.
    """
    reason = remark("sign_pending", sign_pending)
    with desk.signed(Right.CLOSE_DAY, act, dated=False) as pen:
        if pen.answer is not None:
            return outbox.job(pen.answer["paper"])
        desk.check_clock(pen.now)
        found = BusinessDay.get_or_none(BusinessDay.day == day)
        if found is not None and found.close_no is not None:
            raise DayClosed(day, found.close_no)
        if day > pen.now.date():
            raise NotYet(day)
        if found is None and day < pen.now.date():
            raise NothingDone(day)
        papers = _pending(day)
        if papers and not reason:
            raise PapersPending(papers)
        if found is None:
            BusinessDay.insert(day=day, opened_at=pen.now, opened_by=desk.clerk.name).execute()
        signed = _sign(desk, pen, papers, reason)
        sheet = anchored(tag_key(), _state(desk, pen, day, signed), journal.head())
        BusinessDay.update(
            close_no=sheet.close_no, closed_at=pen.now, closed_by=desk.clerk.name,
            sheet=facts.plain(sheet),
        ).where(BusinessDay.day == day).execute()  # fmt: skip
        paper = outbox.queue(pen, "day_sheet", day.isoformat(), sheet)
        pen.write(
            "close_day", day.isoformat(),
            {"close_no": sheet.close_no, "totals": sheet.totals, "open": sheet.open_cases},
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


def _state(desk: Desk, pen: Pen, day: date, signed: tuple[ExceptionLine, ...]) -> DaySheet:
    close_no = serials.take("close")
    office = read_office()
    numbers = [
        row.no for row in Case.select(Case.no).where(Case.received_on == day).order_by(Case.id)
    ]
    head = journal.head()
    printed = Paper.select().where(Paper.day == day, Paper.state.in_(("handed", "confirmed")))
    return DaySheet(
        office=office, day=day, close_no=close_no,
        tag=tag.mint(tag_key(), tag.Tag(SUBJECT, office.hall_code, day, close_no)),
        totals=totals.count(_period(day)), exceptions=(*exceptions.of_day(day), *signed),
        open_cases=totals.open_on(day),
        first_case_no=numbers[0] if numbers else "", last_case_no=numbers[-1] if numbers else "",
        papers_printed=printed.count(), journal_last=head.seq, journal_head=head.digest[:16],
        program_version=__version__, closed_by=desk.clerk.name, closed_at=pen.now,
        made_at=pen.now, blanks=blanks.of_day(day), fiscal=fiscal_use.of_day(day),
    )  # fmt: skip
