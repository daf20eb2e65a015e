"""Stating the papers of a batch: a receipt for each case or one for all, and the hand-over list."""

from __future__ import annotations

from itertools import groupby
from typing import Literal

from counter import outbox
from counter.desk import Desk, Pen, read_office
from counter.intake.notary.letter import RESULTS
from counter.intake.notary.preview import Preview
from counter.intake.notary.rows import KIND
from counter.intake.notary.slips import BatchReceipt, BatchSum, ListLine, NotaryList
from counter.intake.notary.writing import Written, charged, queue_receipts
from counter.rules import wording
from counter.store.tables.batches import NotaryBatch
from counter.values.money import Money

Receipts = Literal["each", "one"]
_MOST_TOLD = 12  # case numbers named on the receipt; of more, the first and the last


def queue_papers(
    desk: Desk, pen: Pen, seen: Preview, batch: NotaryBatch, written: tuple[Written, ...],
    receipts: Receipts,
) -> None:  # fmt: skip
    """Queue the receipts, or the one for all, and the hand-over list."""
    if receipts == "each":
        queue_receipts(desk, pen, written)
    else:
        outbox.queue(pen, "batch_receipt", batch.no, _receipt(desk, pen, seen, batch, written))
    outbox.queue(pen, "notary_list", batch.no, _list(desk, pen, seen, batch, written))


def _receipt(
    desk: Desk, pen: Pen, seen: Preview, batch: NotaryBatch, written: tuple[Written, ...]
) -> BatchReceipt:
    days = [each.case.due_on for each in written if each.case.due_on is not None]
    numbers = [each.case.no for each in written]
    named = "、".join(numbers[:_MOST_TOLD])
    if len(numbers) > _MOST_TOLD:
        named = f"{numbers[0]} – {numbers[-1]}"
    return BatchReceipt(
        office=read_office(), batch_no=batch.no, tag=batch.tag, notary=batch.office,
        letter_no=batch.letter_no, is_sealed=batch.is_sealed, received_at=pen.now,
        sums=_sums(written), case_nos=named, total=Money.total(map(charged, written)),
        ready_on=max(days, default=None), results=RESULTS[seen.letter.results],
        clerk=desk.clerk.name, window=desk.window, made_at=pen.now,
    )  # fmt: skip


def _sums(written: tuple[Written, ...]) -> tuple[BatchSum, ...]:
    def of(each: Written) -> tuple[str, str, str]:
        return each.case.destination, each.case.speed, str(each.case.due_on or "")

    return tuple(_sum(list(group)) for _, group in groupby(sorted(written, key=of), of))


def _sum(group: list[Written]) -> BatchSum:
    case = group[0].case
    return BatchSum(
        destination=wording.country(case.destination),
        route=wording.route(case.route) if case.route else None,
        speed=wording.answer(KIND.question("speed"), case.speed) if case.speed else None,
        cases=len(group), certificates=sum(len(each.bundle.lines) for each in group),
        matters=sum(each.case.units for each in group), due_on=case.due_on,
        due_is_estimate=case.due_is_estimate, amount=Money.total(map(charged, group)),
    )  # fmt: skip


def _list(
    desk: Desk, pen: Pen, seen: Preview, batch: NotaryBatch, written: tuple[Written, ...]
) -> NotaryList:
    lines = sorted(
        (
            ListLine(
                line.no, str(piece.get("certificate_no", "")), str(piece.get("title", "")),
                str(piece.get("holder", "")), wording.country(each.case.destination).zh,
                int(str(piece.get("matters", 1))), each.case.no,
            )
            for each in written
            for line, piece in zip(each.bundle.lines, each.seen.pieces, strict=True)
        ),
        key=lambda line: line.row_no,
    )  # fmt: skip
    return NotaryList(
        office=read_office(), batch_no=batch.no, tag=batch.tag, notary=batch.office,
        letter_no=batch.letter_no, is_sealed=batch.is_sealed, on=pen.day, lines=tuple(lines),
        certificates=len(lines), matters=sum(line.matters for line in lines),
        handed_back=batch.handed_back, results=RESULTS[seen.letter.results],
        clerk=desk.clerk.name, window=desk.window, made_at=pen.now,
    )  # fmt: skip
