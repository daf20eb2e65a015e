"""Every kind of paper: what it is called, on which sizes it prints, and its bytes.

>>> SIZES["receipt"]
('A5', '80mm')
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from counter.errors import Refused
from counter.papers import sizes
from counter.papers.sizes import Size
from counter.text import Text
from counter.values import facts as plain_facts
from counter.values.office import Office

if TYPE_CHECKING:
    from counter.dayclose.figures import Totals

# The first size is what the kind prints on unless somebody chooses.
SIZES: dict[str, tuple[str, ...]] = {
    "received_slip": ("A5", "80mm"),
    "receipt": ("A5", "80mm"),
    "correction_notice": ("A4",),
    "refusal_notice": ("A4",),
    "handover_slip": ("A5",),
    "label": ("100x150mm",),
    "manifest": ("A4",),
    "batch_receipt": ("A4",),
    "notary_list": ("A4",),
    "day_sheet": ("A4",),
    "loan_slip": ("A5",),
    "overdue_letter": ("A4",),
    "prereview_answer": ("A5",),
}

TITLES: dict[str, Text] = {
    "received_slip": Text("收件凭证", "Slip of papers received"),
    "receipt": Text("受理回执", "Receipt of acceptance"),
    "correction_notice": Text("一次性告知书", "Notice of what is missing"),
    "refusal_notice": Text("不予受理／办理通知书", "Notice of refusal"),
    "handover_slip": Text("取件签收单", "Hand-over slip"),
    "label": Text("邮寄标签", "Address label"),
    "manifest": Text("交寄清单", "Mail-out manifest"),
    "batch_receipt": Text("批量受理回执", "Receipt for a batch"),
    "notary_list": Text("公证处交接清单", "Notary hand-over list"),
    "day_sheet": Text("日结单", "Day sheet"),
    "loan_slip": Text("证照领用单", "Loan slip"),
    "overdue_letter": Text("证照催缴单", "Overdue letter"),
    "prereview_answer": Text("预审答复", "Answer to a pre-review"),
}


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


def pdf(kind: str, facts: Mapping[str, Any], size: str = "", copy: int = 0) -> bytes:
    """The PDF of one paper from its stored facts; `copy` n marks it 补打 n.

    Refuses an unknown kind or size (`NoSuchPaper`) and a character that no face has (`NoGlyph`).
    """
    sheet = size_of(kind, size)
    # Each paper pulls reportlab (65 ms) or more: it is read when the first one is printed.
    if kind in ("received_slip", "receipt"):
        from counter.intake.receipt import Receipt
        from counter.papers import receipt

        return receipt.pdf(plain_facts.read(Receipt, facts), sheet, copy)
    if kind in ("correction_notice", "refusal_notice"):
        from counter.papers import notices
        from counter.progress.slips import CorrectionNotice, RefusalNotice

        if kind == "correction_notice":
            return notices.correction(plain_facts.read(CorrectionNotice, facts), sheet, copy)
        return notices.refusal(plain_facts.read(RefusalNotice, facts), sheet, copy)
    if kind == "handover_slip":
        from counter.papers import handover_slip
        from counter.progress.slips import HandoverSlip

        return handover_slip.pdf(plain_facts.read(HandoverSlip, facts), sheet, copy)
    if kind == "label":
        from counter.mailout.papers import Label
        from counter.papers import label

        return label.pdf(plain_facts.read(Label, facts), sheet, copy)
    if kind == "manifest":
        from counter.mailout.papers import ManifestSheet
        from counter.papers import manifest

        return manifest.pdf(plain_facts.read(ManifestSheet, facts), sheet, copy)
    if kind == "prereview_answer":
        from counter.intake.prereview.slip import PrereviewAnswer
        from counter.papers import prereview_answer

        return prereview_answer.pdf(plain_facts.read(PrereviewAnswer, facts), sheet, copy)
    if kind in ("loan_slip", "overdue_letter"):
        from counter.papers import custody
        from counter.progress.custody.slips import LoanSlip, OverdueLetterSheet

        if kind == "loan_slip":
            return custody.loan_slip(plain_facts.read(LoanSlip, facts), sheet, copy)
        return custody.overdue_letter(plain_facts.read(OverdueLetterSheet, facts), sheet, copy)
    if kind in ("batch_receipt", "notary_list"):
        from counter.intake.notary.slips import BatchReceipt, NotaryList
        from counter.papers import batch_receipt, notary_list

        if kind == "batch_receipt":
            return batch_receipt.pdf(plain_facts.read(BatchReceipt, facts), sheet, copy)
        return notary_list.pdf(plain_facts.read(NotaryList, facts), sheet, copy)
    from counter.dayclose.figures import DaySheet
    from counter.papers import day_sheet

    return day_sheet.pdf(plain_facts.read(DaySheet, facts), sheet, copy)


def codes_on(kind: str, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The codes that a scanner must find on every page of a paper: its tag, a label's waybill."""
    waybill = facts.get("waybill") if kind == "label" else ""
    return tuple(code for code in (facts.get("tag"), waybill) if code)


def read_back(kind: str, facts: Mapping[str, Any], pdf: bytes) -> None:
    """Read a paper as a scanner will, before it is sent; refuses `proof.Illegible`."""
    from counter.papers import proof

    proof.legible(pdf, codes_on(kind, facts))


def totals_pdf(office: Office, totals: Totals, clerk: str, window: str, made_at: datetime) -> bytes:
    """The figures of a period as an A4 paper; an export, never queued and never reprinted."""
    from counter.papers import totals_sheet

    return totals_sheet.pdf(office, totals, clerk, window, made_at)


def warm() -> None:
    """Read reportlab and the faces ahead of the first paper; call it off the window's thread."""
    from counter.papers import faces, receipt  # noqa: F401  (reading them is the point)

    faces.warm()


def size_of(kind: str, size: str = "") -> Size:
    """The sheet of a kind: the named one, or its usual one."""
    known = SIZES.get(kind, ())
    code = size or (known[0] if known else "")
    if code not in known:
        raise NoSuchPaper(kind, size)
    return sizes.SIZES[code]
