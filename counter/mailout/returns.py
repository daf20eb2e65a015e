"""退回: a posted result came back; it is ready again, to be collected or posted anew."""

from __future__ import annotations

from counter.desk import Desk
from counter.progress import moves
from counter.progress.moves import Moved
from counter.store.casebook import get, kind_of
from counter.store.tables.cases import Piece
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark


def post_back(desk: Desk, case_no: str, reason: str, act: str) -> Moved:
    """Take a returned result in again; refuses (`WrongStep`) what was not posted."""
    why = remark("reason", reason, Text("请填写退回原因。", "Enter why it came back."))
    with desk.signed(Right.POST, act) as pen:
        if pen.answer is not None:
            return moves.recall(pen.answer)
        case = get(case_no)
        move = kind_of(case).workflow.move(case.step, "post_back")
        if move is None:
            raise moves.wrong_step(case, Text("退回", "came back"))
        # What was handed over at the window before the rest was posted did not come back.
        Piece.update(taken_by="", taken_at=None, taken_paper="").where(
            Piece.case == case, Piece.taken_paper.startswith("waybill:")
        ).execute()
        moves.step_to(desk, pen, case, move, {"reason": why})
        return moves.settle(pen, case, None)
