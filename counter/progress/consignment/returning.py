"""取回: what comes back from outside, whole or in part, done or refused; the rest stays out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from counter import outbox
from counter.casetypes.vocabulary import Move
from counter.desk import Desk, Pen
from counter.errors import BadAnswers, Fault, NotFound, Refused
from counter.outbox import PaperJob
from counter.progress import moves, notices
from counter.progress.consignment.contents import ConsignmentCard, card_of, get_consignment
from counter.progress.visas import back, settling
from counter.store.casebook import kind_of, tally
from counter.store.journal import Tally
from counter.store.tables.cases import Case
from counter.store.tables.outside import Consignment, ConsignmentPiece
from counter.text import Text
from counter.values.clerk import Right
from counter.values.money import Money
from counter.values.remarks import remark

VERB = "bring_back"
_WHY = Text("请填写外方退件原因。", "Enter why it was refused outside.")
_WHICH = Text("请勾选取回的件。", "Tick what came back.")
_NEGATIVE = Text("实付金额不能为负。", "The fee cannot be negative.")


@dataclass(frozen=True)
class Outcome:
    """What became of one piece: back, refused (with the office's reason), or still_out; and what
    the office took for it, where that is known."""

    case_no: str
    piece_no: int
    outcome: Literal["back", "refused", "still_out"]
    reason: str = ""
    fee: Money | None = None


class BackAlready(Refused):
    """The piece was brought back before."""

    def __init__(self, case_no: str, piece_no: int) -> None:
        self.case_no, self.piece_no = case_no, piece_no
        super().__init__(
            Text("{no} 第 {piece} 件已经取回登记过。请刷新后再试。",
                 "Piece {piece} of {no} is back already. Look again, then try.")
            .fill(no=case_no, piece=piece_no)
        )  # fmt: skip


@dataclass(frozen=True)
class BroughtBack:
    """The consignment as it stands now, the cases that went on, the notices of refused ones."""

    card: ConsignmentCard
    went_on: tuple[str, ...]
    papers: tuple[PaperJob, ...]


def bring_back(
    desk: Desk, consignment_no: str, outcomes: tuple[Outcome, ...], act: str
) -> BroughtBack:
    """Note what came back. A case goes on when its last piece is here: ready, its refused pieces
    marked; or, where all were refused, ended with a notice. The rest stays outside.

    Refuses `BackAlready`, `NotFound` (a piece that is not in this consignment), and `BadAnswers`
    (nothing ticked, a refusal without reason).
    """
    told = [_checked(outcome) for outcome in outcomes if outcome.outcome != "still_out"]
    if not told:
        raise BadAnswers((Fault("pieces", _WHICH),))
    with desk.signed(Right.ADVANCE, act) as pen:
        found = get_consignment(consignment_no)
        if pen.answer is None:
            cases = {row.case.no: row.case for row in (_note(pen, found, one) for one in told)}
            went_on: list[str] = []
            papers: list[int] = []
            for case in cases.values():
                if _is_out(found, case):
                    moves.mark(desk, pen, case)
                else:
                    papers += _go_on(desk, pen, case, found)
                    went_on.append(case.no)
            if not _is_out(found):
                found.state, found.settled_on = "settled", pen.day
                found.save()
            pen.write(
                "bring_back_batch", found.no,
                {"pieces": [[o.case_no, o.piece_no, o.outcome, o.reason, o.fee] for o in told],
                 "state": found.state},
            )  # fmt: skip
            pen.result = {"went_on": went_on, "papers": papers}
        answer: Mapping[str, Any] = pen.result if pen.answer is None else pen.answer
        return BroughtBack(
            card_of(found, pen.day), tuple(answer["went_on"]),
            tuple(outbox.job(no) for no in answer["papers"]),
        )  # fmt: skip


def _checked(outcome: Outcome) -> Outcome:
    missing = _WHY if outcome.outcome == "refused" else None
    why = remark("reason", outcome.reason, missing)
    if outcome.fee is not None and outcome.fee < Money(0):
        raise BadAnswers((Fault("fee", _NEGATIVE),))
    return Outcome(outcome.case_no, outcome.piece_no, outcome.outcome, why, outcome.fee)


def _note(pen: Pen, found: Consignment, told: Outcome) -> ConsignmentPiece:
    row: ConsignmentPiece | None = (
        ConsignmentPiece.select()
        .join(Case)
        .where(
            ConsignmentPiece.consignment == found, Case.no == told.case_no,
            ConsignmentPiece.piece_no == told.piece_no,
        )
        .first()
    )  # fmt: skip
    if row is None:
        what = Text("清单 {list} 中的 {no} 第 {piece} 件", "piece {piece} of {no} in {list}")
        raise NotFound(what.fill(list=found.no, no=told.case_no, piece=told.piece_no))
    if row.outcome != "out":
        raise BackAlready(told.case_no, told.piece_no)
    row.outcome, row.reason, row.fee = told.outcome, told.reason, told.fee
    row.returned_on = pen.day
    row.save()
    return row


def _is_out(found: Consignment, case: Case | None = None) -> bool:
    rows = ConsignmentPiece.select().where(
        ConsignmentPiece.consignment == found, ConsignmentPiece.outcome == "out"
    )
    return bool((rows if case is None else rows.where(ConsignmentPiece.case == case)).exists())


def _go_on(desk: Desk, pen: Pen, case: Case, found: Consignment) -> list[int]:
    """The last piece is here: the case is ready, or refused altogether. The notice, if any."""
    rows = ConsignmentPiece.select().where(
        ConsignmentPiece.consignment == found, ConsignmentPiece.case == case
    )
    refused = [row for row in rows.order_by(ConsignmentPiece.id) if row.outcome == "refused"]
    all_refused = len(refused) == rows.count()
    move = _way_back(case, all_refused)
    extra = {"consignment": found.no, "refused": [row.piece_no for row in refused]}
    told = {"reason": _reasons(refused)} if refused else {}
    if settling.concerns(case):
        # Whose visa was denied is counted when the whole group has its answers.
        moves.step_to(desk, pen, case, move, told, extra)
        notice_id = back.came_back(desk, pen, case, {row.piece_no: row.reason for row in refused})
        return [] if notice_id is None else [notice_id]
    counts = None if all_refused or not refused else _in_part(case, move, refused)
    moves.step_to(desk, pen, case, move, told, extra, counts)
    if not all_refused or move.paper is None:
        return []
    notice = notices.state(desk, pen, case, move, told)
    return [outbox.queue(pen, move.paper, case.no, notice)]


def _way_back(case: Case, all_refused: bool) -> Move:
    """The move by which the case comes back; the one that ends it where all was refused and its
    kind has one."""
    workflow = kind_of(case).workflow
    ways = [move for move in workflow.from_step(case.step) if move.verb == VERB]
    if not ways:
        raise moves.wrong_step(case, Text("取回", "bring back"))
    ends = [move for move in ways if workflow.step(move.to).stage == "ended"]
    goes_on = [move for move in ways if move not in ends]
    return (ends + goes_on if all_refused else goes_on + ends)[0]


def _in_part(case: Case, move: Move, refused: list[ConsignmentPiece]) -> tuple[Tally, ...]:
    """A case that comes back in part: its good units are done, the others refused."""
    bad = sum(row.piece.units for row in refused)
    done = (tally(case, move.figure, units=case.units - bad),) if move.figure else ()
    return (*done, tally(case, "refused", units=bad, cases=0))


def _reasons(refused: list[ConsignmentPiece]) -> str:
    return "；".join(f"第{row.piece_no}件：{row.reason}" for row in refused)
