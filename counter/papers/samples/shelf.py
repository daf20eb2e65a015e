"""Papers of the shelf of finished cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from counter.papers.samples.hall import (
    AT,
    CASE_NO,
    LONG_LATIN,
    LONG_NAME,
    OFFICE,
    TAG,
    WIDE_OFFICE,
)
from counter.progress.shelving.slips import (
    LABELS_ON_SHEET,
    CollectionNotice,
    ShelfLabel,
    ShelfLabels,
)
from counter.text import Text

_PLACE_TAG = 150080261123000010000000000


def labels(worst: bool) -> ShelfLabels:
    """货位标签."""
    places = tuple(
        ShelfLabel(f"A-{1 + no // 3:02d}-{1 + no % 3}", "取件窗口左侧", str(_PLACE_TAG + 7 * no))
        for no in range(6)
    )
    sheet = ShelfLabels(
        office=OFFICE, sheet_no="HW20261123-0001", labels=places, clerk="王芳", window="1",
        made_at=AT,
    )  # fmt: skip
    if not worst:
        return sheet
    full = tuple(
        ShelfLabel(f"ABCD-{no + 10:02d}WW-WWW{no % 10}",
                   "取件窗口左侧第三组密集架甲乙丙丁一二三四" * 2, str(_PLACE_TAG + 999 * no))
        for no in range(LABELS_ON_SHEET)
    )  # fmt: skip
    return replace(sheet, office=WIDE_OFFICE, labels=full, clerk="阿卜杜热合曼", window="11")


def notice(worst: bool) -> CollectionNotice:
    """催领通知."""
    body = Text(
        "{name}，您好。您的办件 RZ-1 已于 2026-10-20 办结，请携带回执和身份证到窗口领取。",
        "Dear {name}, your case RZ-1 has been ready since 2026-10-20. Collect it at the counter "
        "with the receipt and your ID card.",
    )
    letter = CollectionNotice(
        office=OFFICE, case_no=CASE_NO, tag=TAG,
        kind=Text("领事认证／附加证明书", "Authentication / apostille"), applicant="李𬱖",
        title=Text("催领", "Reminder to collect"), body=body.fill(name="李𬱖"),
        ready_on=date(2026, 10, 20), pieces=2, reminder=1, on=date(2026, 11, 23), clerk="王芳",
        window="1", made_at=AT,
    )  # fmt: skip
    if not worst:
        return letter
    return replace(
        letter, office=WIDE_OFFICE, applicant=LONG_NAME, body=body.fill(name=LONG_LATIN),
        pieces=120, reminder=12, clerk="阿卜杜热合曼", window="11",
    )  # fmt: skip
