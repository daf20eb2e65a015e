"""How the standing of a booklet looks in a list: its words and its urgency."""

from __future__ import annotations

from counter.progress.custody.card import PassportRow, said
from counter.text import Text
from ui.kit.colours import Urgency
from ui.kit.language import say
from ui.kit.table import Column

_URGENCY: dict[str, Urgency] = {
    "in_stock": "done", "out": "later", "due": "today", "overdue": "overdue",
    "locked": "overdue", "lost": "none", "cancelled": "none",
}  # fmt: skip


def urgency(row: PassportRow) -> Urgency:
    """How pressing a booklet's standing is."""
    return _URGENCY[row.standing]


COLUMNS = (
    Column(Text("状态", "State"), lambda row: say(said(row)), 128, role="state", state=urgency),
    Column(Text("持照人", "Holder"), lambda row: row.holder, 96, role="strong"),
    Column(Text("单位", "Organisation"), lambda row: row.unit),
    Column(Text("证照号", "Number"), lambda row: row.passport_masked, 96),
    Column(Text("应还", "Due"), lambda row: row.due_on.isoformat() if row.due_on else "—", 96),
    Column(
        Text("有效期", "Valid until"), lambda row: _expiry(row), 112, role="state",
        state=lambda row: "today" if row.expires_soon else "none",
    ),
    Column(Text("位置", "Shelf"), lambda row: row.place or "—", 72, role="muted"),
)


def _expiry(row: PassportRow) -> str:
    if row.expires_on is None:
        return "—"
    return row.expires_on.isoformat()
