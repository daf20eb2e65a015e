"""Every kind of paper: what it is called, on which sizes it prints, and its bytes.

>>> SIZES["receipt"]
('A5', '80mm', '58mm', 'A4')
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from counter.dayclose.anchor import Anchor
from counter.errors import Refused
from counter.papers import drawing, sizes
from counter.papers.drawing import Draw
from counter.papers.offset import NONE, Offset, TooFar, shifted
from counter.papers.sizes import Size
from counter.papers.style import DRAFT, LANGUAGES, PLAIN, Language, Style, using
from counter.text import Text
from counter.values.facts import read
from counter.values.office import Office

# What a window may know of papers, it knows from here.
__all__ = [
    "DRAFT", "KINDS", "LANGUAGES", "NONE", "PLAIN", "SIZES", "TITLES", "Kind", "Language",
    "NoSuchPaper", "Offset", "Style", "TooFar", "codes_on", "pdf", "read_back", "shifted",
    "size_of", "totals_pdf", "warm",
]  # fmt: skip

if TYPE_CHECKING:
    from counter.dayclose.figures import Totals
    from counter.dayclose.shift.x_report import XReport

@dataclass(frozen=True)
class Kind:
    """A kind of paper. The first of its sizes is what it prints on unless somebody chooses.

    One that is not `is_styled` has one form: the places of a sheet of labels are die-cut, and
    what carriers and machines read does not change its language.
    """

    title: Text
    sizes: tuple[str, ...]
    draw: Draw
    is_styled: bool = True


# What an applicant takes home: on a sheet, on either roll, or in large type on A4.
_HANDED = ("A5", "80mm", "58mm", "A4")
KINDS: dict[str, Kind] = {
    "received_slip": Kind(
        Text("收件凭证", "Slip of papers received"), _HANDED, drawing.receipt
    ),
    "receipt": Kind(Text("受理回执", "Receipt of acceptance"), _HANDED, drawing.receipt),
    "visit_receipt": Kind(
        Text("来访总回执", "Receipt for a visit"), _HANDED, drawing.visit_receipt
    ),
    "correction_notice": Kind(
        Text("一次性告知书", "Notice of what is missing"), ("A4",), drawing.correction_notice
    ),
    "refusal_notice": Kind(
        Text("不予受理／办理通知书", "Notice of refusal"), ("A4",), drawing.refusal_notice
    ),
    "handover_slip": Kind(Text("取件签收单", "Hand-over slip"), ("A5",), drawing.handover_slip),
    "label": Kind(
        Text("邮寄标签", "Address label"), ("100x150mm", "76x130mm", "100x180mm"), drawing.label,
        is_styled=False,
    ),
    "address_slip": Kind(Text("地址单", "Address slip"), ("A5", "80mm"), drawing.address_slip),
    "manifest": Kind(Text("交寄清单", "Mail-out manifest"), ("A4",), drawing.manifest),
    "batch_receipt": Kind(
        Text("批量受理回执", "Receipt for a batch"), ("A4",), drawing.batch_receipt
    ),
    "notary_list": Kind(
        Text("公证处交接清单", "Notary hand-over list"), ("A4",), drawing.notary_list
    ),
    "payment_notice": Kind(
        Text("缴费通知", "Notice of payment"), ("A5", "80mm"), drawing.payment_notice
    ),
    "return_mail_notice": Kind(
        Text("回邮告知书", "Return by mail"), ("A5",), drawing.return_mail_notice
    ),
    "surrender_slip": Kind(
        Text("证照上缴登记单", "Slip of a passport handed in"), ("A5",), drawing.surrender_slip
    ),
    "loan_slip": Kind(Text("证照领用单", "Loan slip"), ("A5",), drawing.loan_slip),
    "overdue_letter": Kind(Text("证照催缴单", "Overdue letter"), ("A4",), drawing.overdue_letter),
    "prereview_answer": Kind(
        Text("预审答复", "Answer to a pre-review"), ("A5",), drawing.prereview_answer
    ),
    "consignment_list": Kind(
        Text("送外清单", "Consignment list"), ("A4",), drawing.consignment_list
    ),
    "settlement_slip": Kind(Text("退补款单", "Settlement slip"), _HANDED, drawing.settlement_slip),
    "note_verbale": Kind(Text("照会", "Note verbale"), ("A4",), drawing.note_verbale),
    "erasure_certificate": Kind(
        Text("清除证明", "Certificate of erasure"), ("A4",), drawing.erasure_certificate
    ),
    "blank_receipt": Kind(
        Text("停电备用单", "Spare receipt"), ("A5",), drawing.blank_receipt
    ),
    "continuity_log": Kind(
        Text("停电备用登记表", "Log for a power cut"), ("A4",), drawing.continuity_log
    ),
    "notice": Kind(Text("通知", "Notice"), ("A4",), drawing.notice),
    "ticket": Kind(Text("叫号票", "Ticket"), ("80mm", "58mm"), drawing.ticket),
    "shelf_labels": Kind(
        Text("货位标签", "Shelf labels"), ("A4",), drawing.shelf_labels, is_styled=False
    ),
    "collection_notice": Kind(
        Text("催领通知", "Reminder to collect"), ("A5", "A4"), drawing.collection_notice
    ),
    "day_sheet": Kind(Text("日结单", "Day sheet"), ("A4",), drawing.day_sheet),
    "year_sheet": Kind(Text("业务统计表", "Figures of the hall"), ("A4",), drawing.year_sheet),
    "paragraph_proof": Kind(
        Text("统计核对单", "Proof of figures"), ("A4",), drawing.paragraph_proof
    ),
}
SIZES: dict[str, tuple[str, ...]] = {code: kind.sizes for code, kind in KINDS.items()}
TITLES: dict[str, Text] = {code: kind.title for code, kind in KINDS.items()}


class NoSuchPaper(Refused):
    """A kind or a size that is not printed here."""

    def __init__(self, kind: str, size: str) -> None:
        self.kind, self.size = kind, size
        super().__init__(
            Text(
                "没有“{kind}”的 {size} 纸样。可用：{known}。",
                "There is no paper '{kind}' of size '{size}'. There are: {known}.",
            ).fill(
                kind=kind,
                size=size or "-",
                known=", ".join(f"{name} {'/'.join(on)}" for name, on in SIZES.items()),
            )
        )


def pdf(
    kind: str, facts: Mapping[str, Any], size: str = "", copy: int = 0, style: Style = PLAIN
) -> bytes:
    """The PDF of one paper from its stored facts; `copy` n marks it 补打 n.

    The `style` changes how it says them, never what; a kind of one form has none.

    Refuses an unknown kind or size (`NoSuchPaper`) and a character that no face has (`NoGlyph`).
    """
    sheet = size_of(kind, size)
    if not KINDS[kind].is_styled:
        style = PLAIN
    if style.is_large:
        sheet = sheet.enlarged()
    with using(style):
        return KINDS[kind].draw(facts, sheet, 0 if style.is_draft else copy)


def codes_on(kind: str, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The codes that a scanner must find on every page of a paper: its tag, a label's waybill."""
    if kind == "shelf_labels":  # one page, with a tag on each label
        return tuple(label["place_tag"] for label in facts["labels"])
    waybill = facts.get("waybill") if kind == "label" else ""
    return tuple(code for code in (facts.get("tag"), waybill) if code)


def codes_once(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The codes that stand on one page only, whichever: a day sheet's anchor."""
    told = facts.get("anchor")
    return () if told is None else (read(Anchor, told).code,)


def read_back(
    kind: str, facts: Mapping[str, Any], pdf: bytes, dpi: float | None = None
) -> None:
    """Read a paper before it is sent: as a scanner will, and whether each character has a glyph.

    Refuses `proof.Illegible` and `glyphs.Unprintable`. `dpi`: the printer's own, where it is
    known; else it is judged as by the coarsest head.
    """
    from counter.papers import glyphs, proof

    proof.legible(pdf, codes_on(kind, facts), proof.judged_at(dpi), codes_once(facts))
    glyphs.complete(pdf)


def letter_pdf(
    office: Office, title: Text, body: Text, clerk: str, window: str, made_at: datetime
) -> bytes:
    """Words of the hall as a plain letter; only looked at, never queued."""
    from counter.papers import letter

    return letter.pdf(office, title, body, clerk, window, made_at)


def totals_pdf(office: Office, totals: Totals, clerk: str, window: str, made_at: datetime) -> bytes:
    """The figures of a period as an A4 paper; an export, never queued and never reprinted."""
    from counter.papers import totals_sheet

    return totals_sheet.pdf(office, totals, clerk, window, made_at)


def x_report_pdf(report: XReport, size: str = "A4") -> bytes:
    """A shift as it stands, on A4 or an 80 mm roll; only looked at or printed, never queued."""
    from counter.papers import x_report

    return x_report.pdf(report, sizes.SIZES[size])


def warm() -> None:
    """Read reportlab and the faces ahead of the first paper, and draw one that nobody gets, so
    that the day's first is as quick as its second; call it off the window's thread.
    """
    from counter.papers import faces, samples

    faces.warm()
    pdf("receipt", samples.facts("receipt"))


def size_of(kind: str, size: str = "") -> Size:
    """The sheet of a kind: the named one, or its usual one."""
    known = SIZES.get(kind, ())
    code = size or (known[0] if known else "")
    if code not in known:
        raise NoSuchPaper(kind, size)
    return sizes.SIZES[code]
