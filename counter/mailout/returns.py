"""退回: a posted result came back; it is ready again, to be collected or posted anew."""

from __future__ import annotations

from counter.desk import Desk
from counter.errors import BadAnswers, Fault
from counter.progress import moves
from counter.progress.moves import Moved
from counter.store.casebook import get, kind_of
from counter.store.tables.cases import Piece
from counter.text import Text
from counter.values.clerk import Right


def post_back(desk: Desk, case_no: str, reason: str, act: str) -> Moved:
    """Take a returned result in again; refuses (`WrongStep`) what was not posted."""
    with desk.signed(Right.POST, act) as pen:
        if pen.answer is not None:
            return moves.recall(pen.answer)
        if not reason.strip():
            what = Text("请填写退回原因。", "Enter why it came back.")
            raise BadAnswers((Fault("reason", what),))
        case = get(case_no)
        move = kind_of(case).workflow.move(case.step, "post_back")
        if move is None:
            raise moves.wrong_step(case, Text("退回", "came back"))
        Piece.update(taken_by="", taken_at=None, taken_paper="").where(
            Piece.case == case
        ).execute()
        moves.step_to(desk, pen, case, move, {"reason": reason.strip()})
        return moves.settle(pen, case, None)
