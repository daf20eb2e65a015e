"""退回: a posted envelope came back; its cases are ready again, to be collected or posted anew.

An envelope comes back whole: whichever of its cases it is told of, all of them are here again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from counter.casetypes.common import DELIVERY
from counter.desk import Desk, Pen
from counter.errors import BadAnswers, Fault, Refused
from counter.mailout.envelope import find
from counter.mailout.outcomes import Gone, NotOnItsWay, gone, note
from counter.progress import moves
from counter.progress.moves import Moved
from counter.rules.answering import checked_answer
from counter.store.casebook import get, kind_of
from counter.store.tables.cases import Case, Piece
from counter.store.tables.mail import Envelope, EnvelopeCase
from counter.store.tables.post import PostOutcome
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark

Then = Literal["post", "collect"]
THEN: tuple[tuple[Then, Text], ...] = (
    ("post", Text("重新邮寄", "post again")),
    ("collect", Text("改为窗口领取", "collect at the window")),
)
CORRECTED = tuple(
    question for question in DELIVERY if question.code in ("receiver", "receiver_phone", "address")
)
"""What may be put right before it is posted again."""
_WHY = Text("请填写退回原因。", "Enter why it came back.")


def post_back(desk: Desk, case_no: str, reason: str, act: str) -> Moved:
    """Take a returned result in again; refuses (`WrongStep`) what was not posted."""
    why = remark("reason", reason, _WHY)
    with desk.signed(Right.POST, act) as pen:
        if pen.answer is not None:
            return moves.recall(pen.answer)
        case = get(case_no)
        if kind_of(case).workflow.move(case.step, "post_back") is None:
            raise moves.wrong_step(case, Text("退回", "came back"))
        envelope = _left_in(case)
        if envelope is None:  # books from before envelopes were kept
            _ready_again(desk, pen, case, why, "post", {})
        else:
            write_back(desk, pen, envelope, pen.day, why, "scan")
        return moves.settle(pen, get(case_no), None)


def take_back(
    desk: Desk, envelope_no: str, reason: str, then: Then, act: str,
    corrected: Mapping[str, str] | None = None,
) -> Gone:  # fmt: skip
    """The envelope is here again. Its cases wait to be posted anew, to the receiver as
    `corrected` (keys of `CORRECTED`), or to be collected.

    Refuses `NotOnItsWay` and `BadAnswers`; an envelope that is back already stays as it is.
    """
    why = remark("reason", reason, _WHY)
    with desk.signed(Right.POST, act) as pen:
        envelope = find(envelope_no)
        if pen.answer is None:
            if envelope.state == "came_back":
                pen.lay_down()
            else:
                told = _checked(corrected or {}, pen.day) if then == "post" else {}
                write_back(desk, pen, envelope, pen.day, why, "scan", then, told)
        return gone(envelope, pen.day)


def write_back(
    desk: Desk, pen: Pen, envelope: Envelope, on: date, why: str, source: str,
    then: Then = "post", corrected: Mapping[str, str] | None = None,
) -> None:  # fmt: skip
    """Inside an act: note the return and make every case of the envelope ready again.

    What was said to be delivered may still come back.
    """
    if envelope.state not in ("posted", "delivered"):
        raise NotOnItsWay(envelope.no, envelope.state)
    note(desk, pen, envelope, PostOutcome(state="came_back", on=on, reason=why, source=source))
    for content in envelope.contents.order_by(EnvelopeCase.id):
        if content.case.step == "mailed":
            _ready_again(desk, pen, content.case, why, then, corrected or {})


def _ready_again(
    desk: Desk, pen: Pen, case: Case, why: str, then: Then, corrected: Mapping[str, str]
) -> None:
    workflow = kind_of(case).workflow
    move = workflow.move(case.step, "post_back")
    if move is None:
        raise moves.wrong_step(case, Text("退回", "came back"))
    # What was handed over at the window before the rest was posted did not come back.
    Piece.update(taken_by="", taken_at=None, taken_paper="").where(
        Piece.case == case, Piece.taken_paper.startswith("waybill:")
    ).execute()
    if corrected:
        case.answers = {**case.answers, **corrected}
    moves.step_to(desk, pen, case, move, {"reason": why, **corrected})
    collect = workflow.move(case.step, "to_pickup")
    if then == "collect" and collect is not None:
        moves.change_delivery(case, collect, {})
        moves.step_to(desk, pen, case, collect, {})


def _left_in(case: Case) -> Envelope | None:
    rows = Envelope.select().join(EnvelopeCase).where(
        EnvelopeCase.case == case, Envelope.state.in_(("posted", "delivered"))
    )  # fmt: skip
    found: Envelope | None = rows.order_by(Envelope.id.desc()).first()
    return found


def _checked(corrected: Mapping[str, str], today: date) -> dict[str, str]:
    told, faults = {}, []
    for question in CORRECTED:
        given = corrected.get(question.code, "").strip()
        if not given:
            continue
        try:
            told[question.code] = str(checked_answer(question, given, corrected, today))
        except Refused as refusal:
            faults.append(Fault(question.code, refusal.text))
    if faults:
        raise BadAnswers(tuple(faults))
    return told
