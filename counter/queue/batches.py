"""Batches from notary offices: what came in, what went out, what is here. In = out + here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from counter.desk import Desk
from counter.errors import NotFound
from counter.rules import wording
from counter.store.casebook import kind_of
from counter.store.tables.base import plain_rows
from counter.store.tables.batches import BatchRow, NotaryBatch
from counter.store.tables.cases import Case, Piece
from counter.text import Text
from counter.values.identity import mask_name

STATES: dict[str, Text] = {
    "here": Text("在办", "here"),
    "ready": Text("待取", "ready"),
    "handed_out": Text("已取", "handed out"),
    "posted": Text("已寄", "posted"),
    "returned": Text("已退回", "sent back"),
}


@dataclass(frozen=True)
class Balance:
    """Certificates of a batch by where they are; each is counted once."""

    taken_in: int
    here: int
    ready: int
    handed_out: int
    posted: int
    returned: int

    @property
    def out(self) -> int:
        """How many have left the hall."""
        return self.handed_out + self.posted + self.returned

    @property
    def is_even(self) -> bool:
        """Whether what came in is out or here; anything else is a fault of the books."""
        return self.taken_in == self.out + self.here + self.ready


@dataclass(frozen=True)
class BatchCard:
    """One batch on the list."""

    batch_no: str
    tag: str
    office: str
    letter_no: str
    is_sealed: bool
    day: date
    clerk: str
    handed_back: int
    balance: Balance


@dataclass(frozen=True)
class BatchLineCard:
    """One certificate of a batch; the holder is masked."""

    row_no: int
    certificate_no: str
    holder: str
    destination: Text
    matters: int
    case_no: str
    step: Text
    state: str
    reason: str


def batches(desk: Desk, limit: int = 200) -> tuple[BatchCard, ...]:
    """The batches, the newest first."""
    with desk.reading():
        rows = list(NotaryBatch.select().order_by(NotaryBatch.id.desc()).limit(limit))
        counted = _counted([row.id for row in rows])
        return tuple(_card(row, counted.get(row.id, {})) for row in rows)


def batch(desk: Desk, batch_no: str) -> tuple[BatchCard, tuple[BatchLineCard, ...]]:
    """One batch with its certificates, in the order of the sheet (`NotFound`)."""
    with desk.reading():
        row = NotaryBatch.get_or_none(NotaryBatch.no == batch_no)
        if row is None:
            raise NotFound(Text("公证批次 {no}", "notary batch {no}").fill(no=batch_no))
        return _card(row, _counted([row.id]).get(row.id, {})), _lines(row)


def _joined(*columns: object) -> Any:
    piece = (Piece.case == BatchRow.case) & (Piece.no == BatchRow.piece_no)
    return (
        BatchRow.select(*columns)
        .join(Case, on=BatchRow.case == Case.id)
        .switch(BatchRow)
        .join(Piece, on=piece)
    )


def _state(row_state: str, stage: str, taken: bool, paper: str) -> str:
    """Where a certificate is; sent back and handed out go before where its case stands."""
    if row_state == "returned" or stage == "ended":
        return "returned"
    if taken:
        return "posted" if paper.startswith("waybill:") else "handed_out"
    return "ready" if stage == "ready" else "here"


def _counted(ids: list[int]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    query = _joined(
        BatchRow.batch, BatchRow.state, Case.stage, Piece.taken_at, Piece.taken_paper
    ).where(BatchRow.batch.in_(ids))
    for batch_id, state, stage, taken_at, paper in plain_rows(query):
        where = _state(state, stage, taken_at is not None, paper)
        counts = found.setdefault(batch_id, {})
        counts[where] = counts.get(where, 0) + 1
    return found


def _card(row: NotaryBatch, counts: dict[str, int]) -> BatchCard:
    balance = Balance(row.taken_in, **{state: counts.get(state, 0) for state in STATES})
    return BatchCard(
        row.no, row.tag, row.office, row.letter_no, row.is_sealed, row.day, row.clerk,
        row.handed_back, balance,
    )  # fmt: skip


def _lines(row: NotaryBatch) -> tuple[BatchLineCard, ...]:
    cases = {case.id: case for case in Case.select().join(BatchRow).where(BatchRow.batch == row)}
    pieces = {
        (piece.case_id, piece.no): piece
        for piece in Piece.select().where(
            Piece.case.in_(BatchRow.select(BatchRow.case).where(BatchRow.batch == row))
        )
    }
    lines = []
    for line in row.lines.order_by(BatchRow.row_no):
        case, piece = cases[line.case_id], pieces[line.case_id, line.piece_no]
        taken = piece.taken_at is not None
        lines.append(
            BatchLineCard(
                line.row_no, piece.number, mask_name(piece.holder),
                wording.country(case.destination), piece.units, case.no,
                kind_of(case).workflow.step(case.step).title,
                _state(line.state, case.stage, taken, piece.taken_paper), line.reason,
            )
        )
    return tuple(lines)
