"""One line on a piece that went outside: in which batch it is, or why it was refused there."""

from __future__ import annotations

from counter.store.tables.cases import Piece
from counter.store.tables.outside import ConsignmentPiece
from counter.text import Text

_OUT = Text("在外：{office}（{no}），预计 {day}", "outside: {office} ({no}), expected {day}")
_REFUSED = Text("✕ 外方退件 {day}：{reason}", "✕ refused outside on {day}: {reason}")


def of_piece(piece: Piece) -> Text | None:
    """Where the piece is, or why it came back undone; nothing where all is well."""
    row = (
        ConsignmentPiece.select()
        .where(ConsignmentPiece.piece == piece)
        .order_by(ConsignmentPiece.id.desc())
        .first()
    )
    if row is None or row.outcome == "back":
        return None
    if row.outcome == "refused":
        return _REFUSED.fill(day=row.returned_on, reason=row.reason)
    sent = row.consignment
    day = "—" if sent.expected_on is None else sent.expected_on.isoformat()
    return _OUT.fill(office=sent.office, no=sent.no, day=day)
