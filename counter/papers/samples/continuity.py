"""The papers of a continuity pack."""

from __future__ import annotations

from dataclasses import replace

from counter.intake.continuity.slips import BlankReceipt, ContinuityLog
from counter.papers.samples.hall import AT, OFFICE, WIDE_OFFICE
from counter.text import Text

_KINDS = (
    Text("领事认证／附加证明书", "Authentication / apostille"),
    Text("APEC 商务旅行卡", "APEC Business Travel Card"),
    Text("因公护照与通行证", "Official passport or permit"),
    Text("因公签证代办", "Visa for an official trip"),
)
_TAG = "150081261123000031234567890"


def blank_receipt(worst: bool) -> BlankReceipt:
    """停电备用单; the worst has the longest address, and still one page."""
    slip = BlankReceipt(
        office=OFFICE, slip_no="BL20261123-003", tag=_TAG, drawn_on=AT.date(), kinds=_KINDS,
        clerk="王芳", window="1", made_at=AT,
    )  # fmt: skip
    if not worst:
        return slip
    return replace(slip, office=WIDE_OFFICE, clerk="阿卜杜热合曼", window="11")


def log(worst: bool) -> ContinuityLog:
    """停电备用登记表; the worst runs over pages."""
    slips = tuple(f"BL20261123-{no:03d}" for no in range(1, 61 if worst else 11))
    return ContinuityLog(
        office=WIDE_OFFICE if worst else OFFICE, numbers=f"{slips[0]}–{slips[-1][-3:]}",
        drawn_on=AT.date(), slips=slips, clerk="阿卜杜热合曼" if worst else "王芳",
        window="11" if worst else "1", made_at=AT,
    )  # fmt: skip
