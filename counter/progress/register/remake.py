"""作废重制: a result is void, its sticker spoiled, and the certificate is to be made anew."""

from __future__ import annotations

from counter.casetypes.vocabulary import Move
from counter.desk import Desk, Pen
from counter.errors import AlreadyHandedOver, NotFound
from counter.progress import moves
from counter.progress.moves import Moved
from counter.second_person import SecondPerson, witnessed
from counter.store import blankbook, recount
from counter.store.casebook import kind_of, must_not_be_packed
from counter.store.tables.blanks import BlankSpoiled, Result
from counter.store.tables.cases import Case
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark

WHY = Text("请填写作废原因。", "Enter why it is void.")


def remake(
    desk: Desk, case_no: str, revision: int, reason: str, second: SecondPerson | None, act: str,
    pieces: tuple[int, ...] | None = None,
) -> Moved:  # fmt: skip
    """Make the results of these pieces (None: of all) void; the case goes back to 已审核.

    Four eyes: `second` is a colleague who may move cases on and has just typed his password.
    The old numbers stay on record. Refuses `NeedsSecond`, `ConfirmAgain`, `WrongStep`, a piece
    that has left the hall (`AlreadyHandedOver`) or lies in an envelope (`InEnvelope`).
    """
    why = remark("reason", reason, WHY)
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is not None:
            return moves.recall(pen.answer)
        witness = witnessed(desk, second, Right.ADVANCE)
        case = moves.take(case_no, revision)
        move = _remaking(case)
        must_not_be_packed(case)
        void = _chosen(case, pieces)
        for row in void:
            _spoil(desk, pen, row, why, witness)
        # What was counted as finished is so no longer; it is counted again when it is ready.
        counts = recount.unfinished(case)
        told = {"reason": why, "second": witness}
        pen.write("void_result", case.no, {**told, "stickers": [r.sticker_no for r in void]},
                  *counts)  # fmt: skip
        return moves.settle(pen, case, moves.step_to(desk, pen, case, move, told))


def _remaking(case: Case) -> Move:
    """The move of a remake (`WrongStep`); also where only some results were void at first, and
    the case waits for their stickers."""
    workflow = kind_of(case).workflow
    move = workflow.move(case.step, "remake")
    if move is None and blankbook.valid_results(case):
        ways = (way for way in workflow.moves if way.verb == "remake" and way.to == case.step)
        move = next(ways, None)
    if move is None:
        raise moves.wrong_step(case, Text("作废重制", "Void and remake"))
    return move


def _chosen(case: Case, pieces: tuple[int, ...] | None) -> list[Result]:
    """The valid results of these pieces, none of which has left."""
    found = [
        row
        for row in blankbook.valid_results(case)
        if pieces is None or row.piece.no in pieces
    ]  # fmt: skip
    missing = set(pieces or ()) - {row.piece.no for row in found}
    if missing:
        numbers = "、".join(map(str, sorted(missing)))
        raise NotFound(Text("第 {nos} 件的认证纸", "a sticker of piece {nos}").fill(nos=numbers))
    for row in found:
        if row.piece.taken_at is not None:
            raise AlreadyHandedOver(case.no, row.piece.taken_by, row.piece.taken_at)
    return found


def _spoil(desk: Desk, pen: Pen, row: Result, reason: str, witness: str) -> None:
    BlankSpoiled.create(
        sticker_no=row.sticker_no, prefix=row.prefix, number=row.number, width=row.width,
        result=row, reason=reason, day=pen.day, spoiled_at=pen.now, clerk=desk.clerk.name,
        second=witness,
    )  # fmt: skip
