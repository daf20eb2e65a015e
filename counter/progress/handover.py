"""发放: the result leaves the hall in somebody's hand, once, and on record."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counter import outbox
from counter.desk import Desk, Pen, read_office
from counter.errors import AlreadyHandedOver, BadAnswers, Fault, NotFound, WrongStep
from counter.progress import moves
from counter.progress.custody import follow
from counter.progress.moves import Moved
from counter.progress.slips import HandoverSlip
from counter.store.blankbook import stickers
from counter.store.casebook import get, kind_of, piece_lines
from counter.store.tables.cases import Case, Piece
from counter.text import Text
from counter.values.clerk import Right
from counter.values.names import BadName, check_name
from counter.values.remarks import remark

PAPERS: dict[str, Text] = {
    "id_card": Text("居民身份证", "resident ID card"),
    "passport": Text("护照", "passport"),
    "travel_permit": Text("港澳台通行证", "HK/Macao/Taiwan permit"),
    "work_card": Text("工作证及介绍信", "work card and letter"),
}


@dataclass(frozen=True)
class Receiver:
    """Who takes the result, shown which paper; a proxy also a mandate (委托书)."""

    name: str
    is_proxy: bool
    paper_kind: str
    paper_number: str
    mandate: str = ""

    def proven(self) -> Receiver:
        """The same, tidied. Refuses (`BadAnswers`) one without a name that can be printed or
        without a paper, and a proxy without mandate."""
        faults = []
        try:
            name = check_name(self.name)
        except BadName as bad:
            faults.append(Fault("receiver_name", bad.text))
        if self.paper_kind not in PAPERS or len(self.paper_number.strip()) < 4:
            faults.append(
                Fault("paper_number", Text("请填写领取人证件号码（至少后四位）。",
                                           "Enter the number of the paper shown (last four)."))
            )  # fmt: skip
        if self.is_proxy and not self.mandate.strip():
            faults.append(
                Fault("mandate", Text("代领须有委托书，请填写委托书情况。",
                                      "A proxy needs a mandate; note it here."))
            )  # fmt: skip
        if faults:
            raise BadAnswers(tuple(faults))
        number = remark("paper_number", self.paper_number, longest=40)
        return replace(
            self, name=name, paper_number=number, mandate=remark("mandate", self.mandate)
        )


def hand_over(
    desk: Desk, case_no: str, revision: int, receiver: Receiver, act: str,
    pieces: tuple[int, ...] | None = None,
) -> Moved:  # fmt: skip
    """Give the pieces (all that are left, or those numbered) to `receiver`; the slip is queued.

    The case is 已取 when the last piece has gone. Refuses a second hand-over
    (`AlreadyHandedOver`: who took it and when), an unpaid bill, and a proxy without a mandate.
    """
    receiver = receiver.proven()
    with desk.signed(Right.HAND_OVER, act) as pen:
        if pen.answer is not None:
            return moves.recall(pen.answer)
        case = get(case_no)
        kind = kind_of(case)
        given = _not_yet_taken(case, pieces)
        case = moves.take(case_no, revision)
        move = kind.workflow.move(case.step, "hand_over")
        if move is None or not move.when.holds(moves.facts_of(case)):
            raise WrongStep(
                case.no, kind.workflow.step(case.step).title, Text("发放", "hand over")
            )
        moves.must_be_paid(case)
        for piece in given:
            piece.taken_by, piece.taken_at = receiver.name, pen.now
            piece.taken_paper = f"{receiver.paper_kind}:{receiver.paper_number[-4:]}"
            piece.save()
        told = {"pieces": [piece.no for piece in given], "receiver": receiver.name,
                "is_proxy": receiver.is_proxy, "paper": given[0].taken_paper,
                "mandate": receiver.mandate}  # fmt: skip
        if case.pieces.where(Piece.taken_at.is_null()).exists():
            moves.mark(desk, pen, case)
            pen.write("hand_over_part", case.no, told)
            follow.after(desk, pen, case)
        else:
            moves.step_to(desk, pen, case, move, {}, told)
        slip = _state(desk, pen, case, given, receiver)
        return moves.settle(pen, case, outbox.queue(pen, "handover_slip", case.no, slip))


def _not_yet_taken(case: Case, wanted: tuple[int, ...] | None) -> list[Piece]:
    rows = list(case.pieces.order_by(Piece.no))
    chosen = rows if wanted is None else [piece for piece in rows if piece.no in wanted]
    left = [piece for piece in chosen if piece.taken_at is None]
    taken = [piece for piece in chosen if piece.taken_at is not None]
    if taken and (not left or wanted is not None):
        raise AlreadyHandedOver(case.no, taken[0].taken_by, taken[0].taken_at)
    unknown = () if wanted is None else set(wanted) - {piece.no for piece in rows}
    if unknown or not left:
        numbers = "、".join(map(str, sorted(unknown)))
        raise NotFound(Text("要发放的件 {nos}", "pieces to hand over {nos}").fill(nos=numbers))
    return left


def _state(
    desk: Desk, pen: Pen, case: Case, given: list[Piece], receiver: Receiver
) -> HandoverSlip:
    numbers = {piece.no for piece in given}
    on = stickers(case)
    lines = [replace(line, sticker=on.get(no, ""))
             for no, line in enumerate(piece_lines(case), start=1)]  # fmt: skip
    return HandoverSlip(
        office=read_office(), case_no=case.no, tag=case.tag, kind=kind_of(case).title,
        applicant=case.name,
        pieces=tuple(line for no, line in enumerate(lines, start=1) if no in numbers),
        receiver=receiver.name, is_proxy=receiver.is_proxy,
        shown_paper=PAPERS[receiver.paper_kind], paper_tail=receiver.paper_number[-4:],
        mandate=receiver.mandate, handed_at=pen.now,
        clerk=desk.clerk.name, window=desk.window, made_at=pen.now,
    )  # fmt: skip
