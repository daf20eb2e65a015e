"""What lies in a consignment: its pieces, what became of each, what each cost outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counter.desk import Desk
from counter.errors import NotFound
from counter.progress.consignment.office import To
from counter.rules import wording
from counter.store.casebook import get, kind_of, piece_line
from counter.store.tables.cases import Case, Piece
from counter.store.tables.money import Charge
from counter.store.tables.outside import Consignment, ConsignmentPiece
from counter.text import Text
from counter.values.identity import mask_name
from counter.values.money import Money

OUTCOMES: dict[str, Text] = {
    "out": Text("在外", "outside"),
    "back": Text("已回", "back"),
    "refused": Text("外方退件", "refused outside"),
}


@dataclass(frozen=True)
class OutsideRow:
    """One consignment in the list; `left` pieces are still outside."""

    no: str
    to: To
    sent_on: date
    expected_on: date | None
    is_overdue: bool
    cases: int
    pieces: int
    left: int
    state: str


@dataclass(frozen=True)
class OutsidePiece:
    """One piece of a consignment; `prepaid` is what was charged for it, `fee` what it cost."""

    case_no: str
    piece_no: int
    title: str
    detail: str
    holder: str
    destination: Text | None
    prepaid: Money
    fee: Money | None
    outcome: str
    reason: str
    returned_on: date | None

    @property
    def key(self) -> str:
        """What tells the piece apart in its consignment."""
        return f"{self.case_no}/{self.piece_no}"


@dataclass(frozen=True)
class ConsignmentCard:
    """One consignment, whole."""

    row: OutsideRow
    tag: str
    clerk: str
    pieces: tuple[OutsidePiece, ...]


def outside(desk: Desk, settled: int = 0) -> tuple[OutsideRow, ...]:
    """Consignments that are out, those longest expected first; then the last `settled` ones."""
    with desk.reading():
        out = list(Consignment.select().where(Consignment.state == "out"))
        lying: dict[int, list[ConsignmentPiece]] = {found.id: [] for found in out}
        pieces = ConsignmentPiece.select().join(Consignment).where(Consignment.state == "out")
        for piece in pieces.order_by(ConsignmentPiece.id):
            lying[piece.consignment_id].append(piece)
        rows = sorted(
            (_row(found, lying[found.id], desk.today) for found in out),
            key=lambda row: (row.expected_on or date.max, row.no),
        )
        if settled:
            done = Consignment.select().where(Consignment.state == "settled")
            done = done.order_by(Consignment.settled_on.desc(), Consignment.id.desc())
            rows += [_row(found, list(_rows(found)), desk.today) for found in done.limit(settled)]
        return tuple(rows)


def consignment(desk: Desk, consignment_no: str) -> ConsignmentCard:
    """One consignment with everything in it (`NotFound`)."""
    with desk.reading():
        found = get_consignment(consignment_no)
        return card_of(found, desk.today)


def carrying(desk: Desk, case_no: str) -> str:
    """The number of the consignment in which a case is outside now; empty for none."""
    with desk.reading():
        row = (
            ConsignmentPiece.select()
            .where(ConsignmentPiece.case == get(case_no), ConsignmentPiece.outcome == "out")
            .order_by(ConsignmentPiece.id.desc())
            .first()
        )
        return "" if row is None else str(row.consignment.no)


def get_consignment(consignment_no: str) -> Consignment:
    """The consignment of this number (`NotFound`); only inside a read or an act."""
    found = Consignment.get_or_none(Consignment.no == consignment_no)
    if found is None:
        raise NotFound(Text("送外清单 {no}", "consignment {no}").fill(no=consignment_no))
    return found


def card_of(found: Consignment, today: date) -> ConsignmentCard:
    """The consignment as the page shows it; only inside a read or an act."""
    rows = list(_rows(found))
    return ConsignmentCard(
        _row(found, rows, today), found.tag, found.clerk, tuple(map(_piece, rows))
    )


def piece_fee(case: Case, piece: Piece) -> Money:
    """What was charged for a piece for the embassy, by the line of its class."""
    deed_class = piece.answers.get("class", "")
    line = (
        Charge.select()
        .where(Charge.case == case, Charge.code == f"embassy-{deed_class}")
        .order_by(Charge.id)
        .first()
    )
    return Money(0) if line is None else line.unit_price * piece.units


def _rows(found: Consignment) -> Iterable[ConsignmentPiece]:
    rows: Iterable[ConsignmentPiece] = (
        ConsignmentPiece.select()
        .where(ConsignmentPiece.consignment == found)
        .order_by(ConsignmentPiece.id)
    )
    return rows


def _row(found: Consignment, pieces: list[ConsignmentPiece], today: date) -> OutsideRow:
    left = sum(row.outcome == "out" for row in pieces)
    return OutsideRow(
        found.no, To(found.office_kind, found.country, found.office), found.sent_on,
        found.expected_on,
        bool(left) and found.expected_on is not None and found.expected_on < today,
        len({row.case_id for row in pieces}), len(pieces), left, found.state,
    )  # fmt: skip


def _piece(row: ConsignmentPiece) -> OutsidePiece:
    case, piece = row.case, row.piece
    line = piece_line(kind_of(case), piece.answers, piece.units)
    return OutsidePiece(
        case.no, row.piece_no, line.title, piece.number, mask_name(piece.holder or case.name),
        wording.country(case.destination) if case.destination else None,
        piece_fee(case, piece), row.fee, row.outcome, row.reason, row.returned_on,
    )  # fmt: skip
