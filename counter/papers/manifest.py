"""交寄清单: what is handed to the carrier, signed by both, in two copies.

Fields after common practice; no standard was found. Receivers are masked and nothing but the case
number ties a line to its business.
"""

from __future__ import annotations

from counter.mailout.papers import ManifestLine, ManifestSheet
from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.lines import SMALL
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pairs
from counter.papers.sizes import Size
from counter.papers.table import Field, table
from counter.text import Text

TITLE = Text("交寄清单", "Mail-out manifest")

_FIELDS = (
    Field(words.NO, room=8),
    Field(Text("运单号", "Waybill"), room=34),
    Field(Text("收件人", "Receiver"), share=1),
    Field(Text("寄达地", "City"), share=1),
    Field(Text("办件编号", "Cases"), room=30, size=SMALL),
    Field(Text("件数", "Pieces"), room=10, align="right"),
    Field(Text("邮资方式", "Postage"), room=20),
    Field(Text("邮资", "Amount"), room=20, align="right"),
)
_WEIGHT = Field(Text("重量克", "Grams"), room=13, align="right")


def pdf(sheet: ManifestSheet, size: Size, copy: int = 0) -> bytes:
    """The list of envelopes with totals and both signatures."""
    body = Column(size)
    pairs(
        body,
        (Text("交寄日期", "Posted on"), words.day(sheet.on)),
        (Text("邮件", "Envelopes"), str(len(sheet.lines))),
        (Text("寄件单位", "Sender"), sheet.office.name),
        (Text("寄递企业", "Carrier"), sheet.carrier) if sheet.carrier else None,
    )
    body.space(2)
    is_weighed = sheet.total_grams is not None
    fields = (*_FIELDS[:6], _WEIGHT, *_FIELDS[6:]) if is_weighed else _FIELDS
    total = (
        Text("合计", "Total"), f"{len(sheet.lines)}", "", "", "", str(sheet.total_pieces),
        *((_grams(sheet.total_grams),) if is_weighed else ()), "", str(sheet.total_postage),
    )  # fmt: skip
    table(
        body,
        fields,
        [*(_cells(line, is_weighed) for line in sheet.lines), total],
        frozenset({len(sheet.lines)}),
        gap=3,
    )
    closing = beside_tag(size)
    closing.signatures(
        Text("交寄人签字", "Handed over by"), Text("收寄员签字", "Received by the carrier")
    )
    closing.signatures(Text("交寄时间", "Time"), Text("收寄时间", "Time"))
    frame = Sheet(
        sheet.office,
        TITLE,
        Text("清单编号", "Manifest number"),
        sheet.manifest_no,
        sheet.tag,
        sheet.clerk,
        sheet.window,
        sheet.made_at,
        copy,
        Text(
            "一式两份，窗口与收寄方各执一份。",
            "Two copies: one for the counter, one for the carrier.",
        ),
    )
    return lay_out(frame, size, body, closing)


def _grams(grams: int | None) -> str:
    return "" if grams is None else str(grams)


def _cells(line: ManifestLine, is_weighed: bool) -> tuple[Text | str, ...]:
    return (
        str(line.no),
        line.waybill,
        line.receiver_masked,
        line.city,
        "\n".join(line.case_nos),
        str(line.pieces),
        *((_grams(line.grams),) if is_weighed else ()),
        line.post_mode,
        str(line.postage),
    )
