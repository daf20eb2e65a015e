"""Papers on their way to a printer, so that each comes out once, whatever dies in between.

Before a paper's pages leave us, its sending is written down with a mark, and the spooler's job
bears that mark. Who finds the books with a paper still under way (a crash, a power cut) does not
print it again: the spooler is asked for that mark's job, and where it cannot say, the clerk says
whether the paper came out (来了／没来). A second window that wants the same paper meanwhile is
refused. A word that comes too late, about an earlier sending, changes nothing but is on record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from counter import outbox
from counter.desk import Desk, Pen, new_act
from counter.errors import Refused
from counter.outbox import LONGEST_PRINTER, AlreadyPrinting, PaperJob, VoidPaper, job
from counter.store.tables.hall import Paper
from counter.text import Text
from counter.values.clerk import Right

UNDER_WAY = timedelta(minutes=2)  # no window waits longer for its printer
_MARK = 8  # hexadecimal digits; with the paper's number in front they meet no second time
_NOT_TAKEN_BACK = {
    "handed": ("handed", "confirmed", "void"),
    "failed": ("failed", "confirmed", "void"),
    "queued": ("queued", "failed", "handed", "confirmed", "void"),
}
NO_PAPER_CAME = "没有出纸（窗口确认）"

State = Literal["handed", "failed", "queued"]


class AlreadyPrinted(Refused):
    """It came out once; once more is a reprint."""

    def __init__(self, title: Text, subject: str) -> None:
        super().__init__(
            Text(
                "{no} 的{title}已经打印过。再要一张请用补打。",
                "The {title} of {no} has been printed. For another one, print it again as a copy.",
            ).fill(no=subject, title=title)
        )


class StillPrinting(Refused):
    """Another window sent it a moment ago and is waiting for its printer."""

    def __init__(self, title: Text, window: str) -> None:
        super().__init__(
            Text(
                "窗口 {window} 刚把“{title}”送去打印，还在等结果。请两分钟后再确认。",
                "Window {window} has just sent '{title}' and waits for its printer. Say what "
                "became of it in two minutes.",
            ).fill(window=window, title=title)
        )


@dataclass(frozen=True)
class Fate:
    """What became of one sending: taken by the spooler, failed, or not sent after all (queued)."""

    paper: int
    mark: str
    state: State
    printer: str = ""
    reason: str = ""


def begin(desk: Desk, paper: int, printer: str) -> PaperJob:
    """Write down that a paper is being sent now; its `mark` goes with the pages.

    Refuses `AlreadyPrinting` (here or at another window), `AlreadyPrinted` and `VoidPaper`.
    """
    with desk.signed(Right.PRINT, new_act(), dated=False) as pen:
        return _begin(desk, pen, job(paper), printer)


def begin_many(desk: Desk, papers: Sequence[int], printer: str) -> tuple[PaperJob, ...]:
    """The same for several at once; those that are no longer waiting are left out."""
    with desk.signed(Right.PRINT, new_act(), dated=False) as pen:
        found = [job(row.id) for row in _waiting(papers)]
        if not found:
            pen.lay_down()
        return tuple(_begin(desk, pen, one, printer) for one in found)


def tell(desk: Desk, fates: Sequence[Fate]) -> tuple[PaperJob, ...]:
    """Write down what became of sendings; the papers as they stand now, in the same order.

    A fate whose mark is not the paper's last one only goes into the journal; what is confirmed
    or void stays so. Repeating adds nothing.
    """
    with desk.signed(Right.PRINT, new_act(), dated=False) as pen:
        for fate in fates:
            _tell(pen, fate)
        if not pen.lines:
            pen.lay_down()
        return tuple(job(fate.paper) for fate in fates)


def settle(desk: Desk, paper: int, *, came_out: bool) -> PaperJob:
    """The clerk's word where the spooler had none: the paper came out (来了), or it did not.

    Did not: it waits again and may be sent again. Refuses (`StillPrinting`) what another window
    has sent within two minutes. What is not on its way is left as it is.
    """
    with desk.signed(Right.PRINT, new_act(), dated=False) as pen:
        before = job(paper)
        if not before.is_sent:
            pen.lay_down()
            return before
        is_fresh = before.sent_at is not None and pen.now - before.sent_at < UNDER_WAY
        if is_fresh and before.sent_from != desk.window:
            raise StillPrinting(before.title, before.sent_from)
        state, reason = ("handed", "") if came_out else ("failed", NO_PAPER_CAME)
        _change(pen, before, "settled", state=state, reason=reason)
        return job(paper)


def on_their_way(desk: Desk, *, of_this_window: bool = False) -> tuple[PaperJob, ...]:
    """The papers that were given to a printer and of which nothing was heard, oldest first."""
    with desk.reading():
        found = Paper.select().where(Paper.state == "sending")
        if of_this_window:
            found = found.where(Paper.sent_from == desk.window)
        return tuple(job(row.id) for row in found.order_by(Paper.id))


def seen(desk: Desk, subject: str, tag: str) -> PaperJob | None:
    """A fresh paper was scanned, so it is there: confirm it. None where the scan proves nothing.

    The tag must stand on one paper of `subject` only, of any day, and that one must have been
    printed today: else an older paper of the same case, or a copy, may be what was scanned.
    """
    with desk.reading():
        rows = Paper.select().where(
            Paper.subject == subject, Paper.state.in_(("sending", "handed", "confirmed"))
        )
        bearing = [row for row in rows if row.facts.get("tag") == tag]
    if len(bearing) != 1 or bearing[0].day != desk.today or bearing[0].state == "confirmed":
        return None
    return outbox.confirmed(desk, bearing[0].id)


def confirm_all(desk: Desk, papers: Sequence[int]) -> tuple[PaperJob, ...]:
    """The clerk holds all these papers; those that were not handed to a printer are left out."""
    with desk.signed(Right.PRINT, new_act(), dated=False) as pen:
        rows = Paper.select().where(Paper.id.in_(list(papers)), Paper.state == "handed")
        found = [job(row.id) for row in rows.order_by(Paper.id)]
        for one in found:
            _change(pen, one, "confirmed", state="confirmed", reason="")
        if not found:
            pen.lay_down()
        return tuple(job(one.id) for one in found)


def _waiting(papers: Sequence[int]) -> list[Paper]:
    rows = Paper.select().where(Paper.id.in_(list(papers)), Paper.state.in_(("queued", "failed")))
    place = {paper: at for at, paper in enumerate(papers)}
    return sorted(rows, key=lambda row: place[row.id])


def _begin(desk: Desk, pen: Pen, before: PaperJob, printer: str) -> PaperJob:
    if before.is_sent:
        raise AlreadyPrinting(before.title)
    if before.state == "void":
        raise VoidPaper(before.title, before.case_no)
    if not before.is_pending:
        raise AlreadyPrinted(before.title, before.case_no)
    _change(
        pen, before, "sending",
        state="sending", reason="", printer=printer[:LONGEST_PRINTER], mark=new_act()[:_MARK],
        sent_at=pen.now, sent_from=desk.window,
    )  # fmt: skip
    return job(before.id)


def _tell(pen: Pen, fate: Fate) -> None:
    before = job(fate.paper)
    if before.mark != fate.mark:
        pen.write("paper_late", before.case_no, {
            "paper": fate.paper, "kind": before.kind, "copy": before.copy, "mark": fate.mark,
            "state": fate.state, "printer": fate.printer,
        })  # fmt: skip
    elif before.state not in _NOT_TAKEN_BACK[fate.state]:
        changes = {"printer": fate.printer[:LONGEST_PRINTER]} if fate.printer else {}
        _change(pen, before, fate.state, state=fate.state, reason=fate.reason, **changes)


def _change(pen: Pen, before: PaperJob, verb: str, **changes: object) -> None:
    Paper.update(changed_at=pen.now, **changes).where(Paper.id == before.id).execute()
    pen.write(
        f"paper_{verb}", before.case_no,
        {"paper": before.id, "kind": before.kind, "copy": before.copy,
         "printer": changes.get("printer", before.printer), "reason": changes["reason"],
         "mark": changes.get("mark", before.mark), "state": changes["state"],
         "queued_on": before.day},
    )  # fmt: skip
