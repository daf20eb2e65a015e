"""The two notices that a person may answer or appeal: what is missing, and why it is refused.

Everything missing is told at once, on the spot or within five working days, in writing, dated and
sealed; a refusal gives its reason and the remedies (行政许可法 art. 32, 38, followed as a model).
"""

from __future__ import annotations

from dataclasses import replace

from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.lines import Span
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pair, pairs
from counter.papers.received import RETURNED, received
from counter.papers.sentences import sentences
from counter.papers.sizes import Size
from counter.progress.slips import CorrectionNotice, RefusalNotice
from counter.text import Text

CORRECTION = Text("一次性告知书（补正材料）", "Notice of everything that is missing")
_FIRST_ASKED = Text("首问负责人", "Clerk to ask")
_INSET = 5.0  # of how a thing is mended: below its words, beside its square, mm


def correction(notice: CorrectionNotice, size: Size, copy: int = 0) -> bytes:
    """一次性告知书: each missing thing with a square to tick, the last day, the basis."""
    body = Column(size)
    _opening(body, notice)
    body.headline(
        Text("请于此日前补正", "Please bring what is missing by"),
        words.day(notice.answer_by) if notice.answer_by else Text("尽早", "as soon as you can"),
        Text(
            "补正期间不计入办理时限。请一次补齐下列各项，并出示本告知书。",
            "The time limit stands still until then. Please bring everything below, "
            "and this notice.",
        ),
    )
    body.heading(Text("需要补正的全部内容", "All that is missing or to be mended"))
    body.space(2)
    mends = notice.mends or (None,) * len(notice.missing)
    for what, mend in zip(notice.missing, mends, strict=True):
        body.tick(what)
        if mend is not None and mend.zh:
            _mend(body, mend)
        body.space(1.4)
    if notice.note:
        body.heading(Text("说明", "Remarks"))
        body.space(1.4)
        body.paragraph((Span(notice.note),))
    body.space(2)
    if notice.closing is not None and notice.closing.zh:
        sentences(body, notice.closing)
        body.space(2)
    pair(body, words.BASIS, notice.basis)
    pair(body, _FIRST_ASKED, notice.clerk)
    body.subscription(notice.office.name, words.date_signed(notice.told_on))
    return _signed(notice, CORRECTION, body, size, copy)


def refusal(notice: RefusalNotice, size: Size, copy: int = 0) -> bytes:
    """不予受理 / 不予办理通知书: the decision, its reason and basis, and what one may do."""
    body = Column(size)
    _opening(body, notice)
    if notice.facts:
        body.heading(Text("查明的事实", "What was found"))
        body.space(1.4)
        for line in filter(str.strip, notice.facts.splitlines()):
            body.paragraph((Span(line.strip()),))
    body.heading(Text("理由", "Reason"))
    body.space(1.4)
    body.paragraph((Span(notice.reason),))
    body.space(2)
    if notice.code:
        pair(body, Text("事由代码", "Reason no."), notice.code)
    pair(body, words.BASIS, notice.basis)
    body.heading(Text("救济途径", "What you may do"))
    body.space(1.4)
    sentences(body, notice.remedies)
    _goes_back(body, notice)
    body.subscription(notice.office.name, words.date_signed(notice.decided_on))
    return _signed(notice, notice.title, body, size, copy)


def _opening(body: Column, notice: CorrectionNotice | RefusalNotice) -> None:
    received_on = notice.received_on if isinstance(notice, RefusalNotice) else None
    body.space(2)
    pairs(
        body,
        (words.APPLICANT, notice.applicant),
        (words.KIND, notice.kind),
        (Text("收件日期", "Received on"), words.day(received_on)) if received_on else None,
    )
    body.space(2)


def _goes_back(body: Column, notice: RefusalNotice) -> None:
    """The papers that are returned, one by one where they are on record."""
    if notice.returned:
        received(body, notice.returned, RETURNED)
        return
    body.space(2)
    body.remark(
        Text(
            "所收材料随本通知书一并退还。",
            "The papers handed in are returned with this notice.",
        )
    )


def _mend(body: Column, mend: Text) -> None:
    """How a missing thing is mended, standing in below it."""
    column = Column(body.size, left=body.left + _INSET, room=body.room - _INSET)
    column.remark(Text(f"补正办法：{mend.zh}", f"How: {mend.en}"))
    body.strips[-1] = replace(body.strips[-1], stays_with_next=True)
    *upper, last = column.strips
    body.add(*(replace(strip, stays_with_next=True) for strip in upper), last)


def _signed(
    notice: CorrectionNotice | RefusalNotice, title: Text, body: Column, size: Size, copy: int
) -> bytes:
    closing = beside_tag(size)
    closing.signatures(words.SIGNED_BY_APPLICANT, words.SIGNED_BY_CLERK)
    sheet = Sheet(
        notice.office,
        title,
        words.CASE_NO,
        notice.case_no,
        notice.tag,
        notice.clerk,
        notice.window,
        notice.made_at,
        copy,
        is_given=True,
    )
    return lay_out(sheet, size, body, closing)
