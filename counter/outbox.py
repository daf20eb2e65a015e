"""Papers that must exist.

A verb queues its paper in its own transaction, so record and paper cannot part: whatever
happens after, the paper stands on the case as 待打印 or 待补打 until the spooler took it (handed)
and the clerk saw it (confirmed). What is on its way (sending) is told in `counter.sending`.
A reprint is a new row with the next copy number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import fn

from counter.desk import Desk, Pen, new_act
from counter.errors import NotFound, Refused
from counter.store.tables.hall import Paper
from counter.text import Text
from counter.values import facts
from counter.values.clerk import Right
from counter.values.remarks import remark

TITLES: dict[str, Text] = {
    "received_slip": Text("收件凭证", "Slip for papers received"),
    "receipt": Text("受理回执", "Receipt"),
    "visit_receipt": Text("来访总回执", "Receipt for a visit"),
    "correction_notice": Text("一次性告知书", "Notice of what is missing"),
    "refusal_notice": Text("不予受理／办理通知书", "Notice of refusal"),
    "handover_slip": Text("取件签收单", "Hand-over slip"),
    "label": Text("邮寄标签", "Address label"),
    "address_slip": Text("地址单", "Address slip"),
    "manifest": Text("交寄清单", "Manifest"),
    "batch_receipt": Text("批量受理回执", "Receipt for a batch"),
    "notary_list": Text("公证处交接清单", "Notary hand-over list"),
    "consignment_list": Text("送外清单", "Consignment list"),
    "settlement_slip": Text("退补款单", "Settlement slip"),
    "day_sheet": Text("日结单", "Day sheet"),
    "loan_slip": Text("证照领用单", "Loan slip"),
    "payment_notice": Text("缴费通知", "Notice of payment"),
    "return_mail_notice": Text("回邮告知书", "Return by mail"),
    "surrender_slip": Text("证照上缴登记单", "Slip of a passport handed in"),
    "overdue_letter": Text("证照催缴单", "Overdue letter"),
    "erasure_certificate": Text("清除证明", "Certificate of erasure"),
    "prereview_answer": Text("预审答复", "Answer to a pre-review"),
    "note_verbale": Text("照会", "Note verbale"),
    "shelf_labels": Text("货位标签", "Shelf labels"),
    "collection_notice": Text("催领通知", "Reminder to collect"),
    "blank_receipt": Text("停电备用单", "Spare receipt"),
    "continuity_log": Text("停电备用登记表", "Log for a power cut"),
    "notice": Text("通知", "Notice"),
    "ticket": Text("叫号票", "Ticket"),
    "year_sheet": Text("业务统计表", "Figures of the hall"),
    "paragraph_proof": Text("统计核对单", "Proof of figures"),
}
PENDING = ("queued", "sending", "failed")
LONGEST_PRINTER = 120
_AFTER: dict[str, tuple[str, ...]] = {  # what a state is not taken back from
    "handed": ("handed", "confirmed", "void"),
    "confirmed": ("confirmed", "void"),
    "failed": ("void",),
}


class NotPrinted(Refused):
    """A reprint of something that never came out: print it first."""

    def __init__(self, title: Text) -> None:
        super().__init__(
            Text(
                "{title}还没有打印过。请先打印，再补打。",
                "The {title} has not been printed yet. Print it before printing it again.",
            ).fill(title=title)
        )


class AlreadyPrinting(Refused):
    """This very paper is on its way; a second press must not make a second page."""

    def __init__(self, title: Text) -> None:
        super().__init__(
            Text(
                "“{title}”正在打印，请等结果；久等不到，请到“打印”页说明来了没有。",
                "'{title}' is being printed. Wait for its result; if none comes, say in the print "
                "tray whether it came out.",
            ).fill(title=title)
        )


class PaperErased(Refused):
    """What stood on the paper was erased with the persons it named."""

    def __init__(self, title: Text, subject: str) -> None:
        super().__init__(
            Text(
                "{no} 的{title}内容已到期清除，不能再查看或打印。",
                "What stood on the {title} of {no} was erased when its period was over.",
            ).fill(no=subject, title=title)
        )


class VoidPaper(Refused):
    """A paper that another one stands in place of; it must not come out again."""

    def __init__(self, title: Text, subject: str) -> None:
        super().__init__(
            Text(
                "{no} 的{title}已作废，不能补打。请用代替它的那一张。",
                "The {title} of {no} is void and is not printed again. Take what replaces it.",
            ).fill(no=subject, title=title)
        )


@dataclass(frozen=True)
class PaperJob:
    """One paper in the outbox. `copy` 0 is the original, n is 补打 n; `subject` its case, envelope,
    manifest or day."""

    id: int
    kind: str
    case_no: str
    title: Text
    state: str
    copy: int
    printer: str
    reason: str
    queued_at: datetime
    facts: dict[str, Any]
    mark: str = ""
    sent_from: str = ""
    sent_at: datetime | None = None
    day: date | None = None

    @property
    def is_pending(self) -> bool:
        """Whether this paper has still to come out of a printer."""
        return self.state in PENDING

    @property
    def is_sent(self) -> bool:
        """Whether it was given to a printer and nobody has said yet what became of it."""
        return self.state == "sending"


def queue(pen: Pen, kind: str, subject: str, stated: object) -> int:
    """Queue a paper that states `stated` (a result dataclass); call inside a signed act."""
    told = facts.plain(stated)
    row = Paper.create(
        kind=kind, subject=subject, state="queued", facts=told,
        queued_at=pen.now, day=pen.day, changed_at=pen.now,
    )  # fmt: skip
    return int(row.id)


def job(paper_id: int) -> PaperJob:
    """One paper by its id (`PaperErased`); only inside a read or an act."""
    found = Paper.get_or_none(Paper.id == paper_id)
    if found is None:
        raise NotFound(Text("纸张 {no}", "paper {no}").fill(no=paper_id))
    if found.state == "erased":
        raise PaperErased(TITLES[found.kind], found.subject)
    return _job(found)


def pending(desk: Desk) -> tuple[PaperJob, ...]:
    """Everything that has still to be printed, oldest first."""
    with desk.reading():
        rows = Paper.select().where(Paper.state.in_(PENDING)).order_by(Paper.id)
        return tuple(map(_job, rows))


def unconfirmed(desk: Desk) -> tuple[PaperJob, ...]:
    """Handed to a printer today and not yet seen by a clerk."""
    with desk.reading():
        rows = Paper.select().where(Paper.state == "handed", Paper.day == desk.today)
        return tuple(map(_job, rows.order_by(Paper.id)))


def standing(desk: Desk) -> tuple[int, int]:
    """How many papers have still to be printed, and how many of today's nobody has seen yet.

    Counted by the engine: with 5,000 labels waiting nobody reads what stands on them.
    """
    with desk.reading():
        waiting = Paper.select().where(Paper.state.in_(PENDING)).count()
        unseen = Paper.select().where(Paper.state == "handed", Paper.day == desk.today).count()
        return int(waiting), int(unseen)


def of_case(desk: Desk, subject: str) -> tuple[PaperJob, ...]:
    """All papers of a case, envelope, manifest or day, in the order in which they were made."""
    with desk.reading():
        rows = Paper.select().where(Paper.subject == subject, Paper.state != "erased")
        return tuple(map(_job, rows.order_by(Paper.id)))


def handed_over(desk: Desk, paper_id: int, printer: str) -> PaperJob:
    """The spooler took the paper: from now on it counts as printed. Repeating adds nothing.

    What is confirmed or void stays so.
    """
    return _mark(desk, paper_id, "handed", printer, "")


def confirmed(desk: Desk, paper_id: int) -> PaperJob:
    """The clerk holds the paper in his hand."""
    return _mark(desk, paper_id, "confirmed", None, "")


def failed(desk: Desk, paper_id: int, reason: str) -> PaperJob:
    """The paper did not come out, or not whole; it stays on the list with the reason."""
    return _mark(desk, paper_id, "failed", None, reason)


def reprint(desk: Desk, paper_id: int, reason: str, act: str) -> PaperJob:
    """The same facts once more, marked 补打 n and counted. Never a second original.

    Refuses (`NotPrinted`) where the paper is still waiting to be printed, and `VoidPaper`.
    """
    why = remark("reason", reason)
    with desk.signed(Right.PRINT, act, dated=False) as pen:
        if pen.answer is not None:
            return job(pen.answer["paper"])
        first = job(paper_id)
        if first.state == "void":
            raise VoidPaper(first.title, first.case_no)
        if first.is_sent:
            raise AlreadyPrinting(first.title)
        if first.is_pending:
            raise NotPrinted(first.title)
        original = Paper.get_by_id(paper_id).original or paper_id
        again = Paper.create(
            kind=first.kind, subject=first.case_no, state="queued", facts=first.facts,
            original=original, copy=_next_copy(original), queued_at=pen.now, day=pen.day,
            changed_at=pen.now,
        )  # fmt: skip
        pen.write(
            "reprint", first.case_no,
            {"kind": first.kind, "copy": again.copy, "reason": why, "paper": again.id},
        )  # fmt: skip
        pen.result = {"paper": again.id}
        return job(again.id)


def _mark(desk: Desk, paper_id: int, state: str, printer: str | None, reason: str) -> PaperJob:
    # The state itself says whether this was done before, so each try is an act of its own.
    with desk.signed(Right.PRINT, new_act(), dated=False) as pen:
        before = job(paper_id)
        if before.state in _AFTER[state] or (before.state, before.reason) == (state, reason):
            pen.lay_down()
            return before
        changes = {"state": state, "reason": reason, "changed_at": pen.now}
        if printer is not None:
            changes["printer"] = printer[:LONGEST_PRINTER]
        Paper.update(**changes).where(Paper.id == paper_id).execute()
        pen.write(
            f"paper_{state}", before.case_no,
            {"paper": paper_id, "kind": before.kind, "copy": before.copy,
             "printer": printer or before.printer, "reason": reason,
             "queued_on": before.day},
        )  # fmt: skip
        return job(paper_id)


def _next_copy(original: int) -> int:
    last = Paper.select(fn.MAX(Paper.copy)).where(Paper.original == original).scalar()
    return 1 if last is None else int(last) + 1


def _job(row: Paper) -> PaperJob:
    return PaperJob(
        row.id, row.kind, row.subject, TITLES[row.kind], row.state, row.copy, row.printer,
        row.reason, row.queued_at, row.facts, row.mark, row.sent_from, row.sent_at, row.day,
    )  # fmt: skip
