"""统计核对单: where each number of a published sentence comes from.

The sentence as it was published, its numbers one by one, what was asked and of how many cases and
entries, the digest over the figures and the journal's head: who doubts can count again.
"""

from __future__ import annotations

from counter.dayclose.report.sheets import ParagraphProof, ProofLine
from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.lines import TEXT, Span
from counter.papers.page import lay_out
from counter.papers.pairs import pairs
from counter.papers.sizes import Size
from counter.papers.style import first, versions
from counter.papers.table import Field, table
from counter.papers.year_sheet import PERIOD, defined
from counter.text import Text
from counter.values.tag import groups

TITLE = Text("统计核对单", "Proof of figures")
_SENTENCE = Text("发布文字", "The sentence")
_NUMBERS = Text("数字", "Its numbers")
_ASKED = Text("取数方法", "What was asked")
_EVIDENCE = Text("存证", "Evidence")
_BEHIND = Text("办件清单（{n} 件）", "The cases ({n})")
_CASE = Text("件", "case")
_NEVER = Text("未发布", "not published")


def pdf(sheet: ParagraphProof, size: Size, copy: int = 0) -> bytes:
    """The proof on A4; the cases come last, on as many pages as they take."""
    body = Column(size)
    body.heading(_SENTENCE)
    body.space(1)
    for words_of in versions(sheet.sentence):
        body.paragraph((Span(words_of, TEXT),))
    body.heading(_NUMBERS)
    table(
        body,
        (
            Field(words.KIND, share=1),
            Field(Text("口径", "Figure"), room=22, stacks=True),
            Field(Text("本期", "This period"), room=27, align="right", stacks=True),
            Field(Text("办件", "Cases"), room=22, align="right", stacks=True),
            Field(Text("上年", "A year before"), room=27, align="right", stacks=True),
            Field(Text("增减", "Change"), room=20, align="right", stacks=True),
        ),
        [_line(line) for line in sheet.lines],
    )
    body.heading(_ASKED)
    body.space(1)
    body.remark(sheet.asked)
    defined(body, sheet.definitions)
    body.heading(_EVIDENCE)
    body.space(1)
    pairs(
        body,
        (Text("办件数", "Cases"), f"{sheet.cases:,}"),
        (Text("流水计数", "Counts"), f"{sheet.entries:,}"),
        (Text("流水末条", "Last entry"), str(sheet.journal_last)),
        (Text("流水摘要", "Journal head"), groups(sheet.journal_head)),
        (Text("发布编号", "Published as no."), str(sheet.frozen_no) if sheet.frozen_no else _NEVER),
        (Text("口径版本", "Versions"), _versions(sheet)),
    )
    body.remark(Text("数字摘要 SHA-256：", "Digest of the figures, SHA-256:"))
    body.remark(Text.same(groups(sheet.digest)))
    _appendix(body, sheet)
    frame = Sheet(
        sheet.office, TITLE, PERIOD, first(sheet.named), "", sheet.clerk, sheet.window,
        sheet.made_at, copy,
    )  # fmt: skip
    closing = Column(size)
    closing.signatures(Text("制表人签字", "Drawn up by"), Text("复核人签字", "Checked by"))
    return lay_out(frame, size, body, closing)


def _line(line: ProofLine) -> tuple[Text | str, ...]:
    unit = first(line.unit)
    before = "—" if line.before is None else f"{line.before:,} {unit}"
    return (
        line.title, line.figure, f"{line.now:,} {unit}", f"{line.cases:,}", before,
        line.change,
    )  # fmt: skip


def _versions(sheet: ParagraphProof) -> str:
    """The versions of the definitions: one number where all are of one version."""
    found = sorted({one.version for one in sheet.definitions})
    return ", ".join(map(str, found))


def _appendix(body: Column, sheet: ParagraphProof) -> None:
    if not sheet.appendix:
        return
    body.heading(_BEHIND.fill(n=f"{len(sheet.appendix):,}"))
    table(
        body,
        (
            Field(words.NO, room=14, align="right"),
            Field(words.CASE_NO, room=52),
            Field(Text("受理日", "Accepted on"), share=1),
            Field(words.COUNT, room=30, align="right"),
        ),
        [
            (str(no), line.case_no, line.on.isoformat(), words.counted(line.units, line.unit))
            for no, line in enumerate(sheet.appendix, start=1)
        ],
    )
