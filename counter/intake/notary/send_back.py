"""退回公证处: certificates that go back without a result, with the reason, on a list to be signed.

A whole case goes the way that its kind declares: refused where the reason is one of the rule
book's, withdrawn where it is told in the notary's or the clerk's own words. Where other
certificates of the case stay, only the returned ones leave it, with their units and their fees.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from counter import outbox
from counter.casetypes.vocabulary import Move
from counter.desk import Desk, Pen, read_office
from counter.errors import NotFound, Refused
from counter.intake.application import piece_units
from counter.intake.notary.slips import ListLine, NotaryList
from counter.intake.recharge import recharge
from counter.outbox import PaperJob
from counter.progress import moves
from counter.rules import wording
from counter.rules.fees import bill
from counter.rules.reasons import reasons
from counter.store import blankbook, shelf
from counter.store.casebook import kind_of, returned_by, tally
from counter.store.tables.batches import BatchRow, NotaryBatch
from counter.store.tables.cases import Case, Piece
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark

_BACK = Text("退回公证处", "back to the notary office")
_RETURNED = Text("退回", "returned")


class NotHere(Refused):
    """Rows that are not in the hall: never taken in, sent back already, or handed out."""

    def __init__(self, batch_no: str, rows: tuple[int, ...]) -> None:
        self.batch_no, self.rows = batch_no, rows
        super().__init__(
            Text("{batch} 的第 {rows} 行不在这里：没有受理、已退回或已取走。",
                 "Rows {rows} of {batch} are not here: not taken in, sent back or handed out.")
            .fill(batch=batch_no, rows="、".join(map(str, rows[:20])))
        )  # fmt: skip


@dataclass(frozen=True)
class SentBack:
    """What went back, and the list that both sign."""

    batch_no: str
    rows: tuple[int, ...]
    paper: PaperJob


def send_back(
    desk: Desk, batch_no: str, rows: Collection[int], reason: str, act: str
) -> SentBack:
    """Return rows of a batch to the notary office; `reason` is a code of the rule book or words.

    Refuses `NotFound`, `NotHere`, and `WrongStep` or `ResultStands` where a result has been made
    already; then nothing goes back. Fees of what goes back alone are taken off the case; a refund
    is made at the till.
    """
    why = remark("reason", reason, Text("请填写退回原因。", "Enter why it goes back."))
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is not None:
            return SentBack(batch_no, tuple(pen.answer["rows"]), outbox.job(pen.answer["paper"]))
        batch = _get(batch_no)
        chosen = _here(batch, rows)
        known = {
            each.code: each.text
            for each in reasons(shelf.newest(), "refusal", "authentication", pen.day)
        }
        told = known[why].zh if why in known else why
        code = "refuse" if why in known else "withdraw"
        lines: list[ListLine] = []
        for case in _cases(chosen):
            mine = [row for row in chosen if row.case_id == case.id]
            lines += [_line(row, case) for row in mine]
            _return(desk, pen, batch, case, mine, code, told)
        numbers = tuple(sorted(row.row_no for row in chosen))
        BatchRow.update(
            state="returned", reason=told, changed_at=pen.now, changed_by=desk.clerk.name
        ).where(BatchRow.batch == batch, BatchRow.row_no.in_(numbers)).execute()
        paper = outbox.queue(pen, "notary_list", batch.no, _list(desk, pen, batch, lines, told))
        pen.write("send_back", batch.no, {"rows": numbers, "reason": told})
        pen.result = {"rows": numbers, "paper": paper}
        return SentBack(batch.no, numbers, outbox.job(paper))


def _get(batch_no: str) -> NotaryBatch:
    found = NotaryBatch.get_or_none(NotaryBatch.no == batch_no)
    if found is None:
        raise NotFound(Text("公证批次 {no}", "notary batch {no}").fill(no=batch_no))
    return found


def _here(batch: NotaryBatch, rows: Collection[int]) -> list[BatchRow]:
    """The chosen rows, all of them in the hall."""
    wanted = set(rows)
    found = [
        row for row in batch.lines.order_by(BatchRow.row_no)
        if row.row_no in wanted and row.state == "accepted" and _piece(row).taken_at is None
    ]  # fmt: skip
    missing = wanted - {row.row_no for row in found}
    if missing or not wanted:
        raise NotHere(batch.no, tuple(sorted(missing)))
    return found


def _cases(rows: list[BatchRow]) -> list[Case]:
    ids = dict.fromkeys(row.case_id for row in rows)
    return [Case.get_by_id(number) for number in ids]


def _piece(row: BatchRow) -> Piece:
    return Piece.get(Piece.case == row.case_id, Piece.no == row.piece_no)


def _return(
    desk: Desk, pen: Pen, batch: NotaryBatch, case: Case, rows: list[BatchRow], code: str,
    reason: str,
) -> None:  # fmt: skip
    workflow = kind_of(case).workflow
    move = workflow.move(case.step, code) or workflow.move(case.step, "withdraw")
    if move is None:
        raise moves.wrong_step(case, _BACK)
    blankbook.must_have_none(case, [row.piece_no for row in rows])
    left = Piece.select().where(Piece.case == case, Piece.taken_at.is_null()).count()
    if left == len(rows):
        moves.step_to(desk, pen, case, move, {"reason": reason}, {"batch": batch.no})
        return
    _return_some(desk, pen, batch, case, rows, move, reason)


def _return_some(
    desk: Desk, pen: Pen, batch: NotaryBatch, case: Case, rows: list[BatchRow], move: Move,
    reason: str,
) -> None:  # fmt: skip
    """Part of a case goes back: the rest stays where it is, with fewer units and less to pay."""
    kind = kind_of(case)
    units = 0
    for row in rows:
        piece = _piece(row)
        units += piece_units(kind, piece.answers)
        piece.taken_by, piece.taken_at = batch.office, pen.now
        piece.taken_paper = returned_by(batch.no)
        piece.save()
    case.units -= units
    moves.mark(desk, pen, case)
    stays = [
        piece.answers
        for piece in case.pieces.where(Piece.taken_at.is_null()).order_by(Piece.no)
    ]
    asked = bill(
        shelf.edition(case.edition), kind, case.answers, stays, case.route,
        case.accepted_on or pen.day,
    )  # fmt: skip
    money = recharge(case, asked, pen, _RETURNED) if case.accepted_on is not None else ()
    figure = (tally(case, move.figure, units, 0),) if move.figure else ()
    pen.write(
        "return_pieces", case.no,
        {"pieces": [row.piece_no for row in rows], "reason": reason, "batch": batch.no},
        *figure, *money,
    )  # fmt: skip


def _line(row: BatchRow, case: Case) -> ListLine:
    piece = _piece(row)
    answers = piece.answers
    return ListLine(
        row.row_no, piece.number, str(answers.get("title", "")), piece.holder,
        wording.country(case.destination).zh, piece.units, case.no,
    )  # fmt: skip


def _list(
    desk: Desk, pen: Pen, batch: NotaryBatch, lines: list[ListLine], reason: str
) -> NotaryList:
    ordered = tuple(sorted(lines, key=lambda line: line.row_no))
    return NotaryList(
        office=read_office(), batch_no=batch.no, tag=batch.tag, notary=batch.office,
        letter_no=batch.letter_no, is_sealed=batch.is_sealed, on=pen.day, lines=ordered,
        certificates=len(ordered), matters=sum(line.matters for line in ordered), handed_back=0,
        results=_BACK, clerk=desk.clerk.name, window=desk.window, made_at=pen.now, reason=reason,
    )  # fmt: skip
