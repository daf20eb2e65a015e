"""The law of moving: every change of a case's step goes through `take` and `step_to`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from counter import outbox
from counter.casetypes.conditions import Answers
from counter.casetypes.register import by_letters
from counter.casetypes.vocabulary import CaseType, Move
from counter.desk import Desk, Pen
from counter.errors import (
    AlreadyHandedOver,
    BadAnswers,
    Fault,
    Overtaken,
    Refused,
    Unpaid,
    WrongStep,
)  # fmt: skip
from counter.outbox import PaperJob
from counter.progress import clockwork, notices
from counter.progress.custody import follow
from counter.rules.answering import checked_answer
from counter.store import blankbook, charging, shelfbook
from counter.store.casebook import get, kind_of, must_not_be_packed, owed, tally
from counter.store.journal import Tally
from counter.store.tables.cases import Case, Piece
from counter.text import Text
from counter.values.clerk import Right
from counter.values.money import Money


@dataclass(frozen=True)
class Moved:
    """Where the case stands now, and the paper that must be printed (or None)."""

    case_no: str
    step: Text
    paper: PaperJob | None


class TakesMore(Refused):
    """A move that has a journey of its own (a hand-over, a posting)."""

    def __init__(self, move: Text) -> None:
        super().__init__(
            Text("“{move}”要在专门的界面办理。", "'{move}' has a page of its own.").fill(move=move)
        )


def advance(
    desk: Desk, case_no: str, revision: int, code: str, answers: Mapping[str, str], act: str
) -> Moved:
    """Make the move `code`; `answers` are what the move asks for.

    Refuses `Overtaken` (another window was first), `WrongStep`, `BadAnswers`, `Unpaid`, an end
    while some result stands (`ResultStands`), and `TakesMore` where the move is not a simple one.
    Rights: the move's own.
    """
    with desk.signed(_right(desk, case_no, code), act) as pen:
        if pen.answer is not None:
            return recall(pen.answer)
        case = take(case_no, revision)
        move = _move_from_here(case, code)
        if move.verb is not None:
            raise TakesMore(move.title)
        told = _answered(move, answers, pen.day)
        if kind_of(case).workflow.step(move.to).stage == "ended":
            blankbook.must_have_none(case)
        if move.code in ("to_post", "to_pickup"):
            must_not_be_packed(case)
            change_delivery(case, move, told)
        paper = step_to(desk, pen, case, move, told)
        return settle(pen, case, paper)


def _right(desk: Desk, case_no: str, code: str) -> Right:
    """Who may make the move `code`: the same from whatever step it starts."""
    with desk.reading():
        case = get(case_no)
        named = [move for move in kind_of(case).workflow.moves if move.code == code]
        if not named:
            raise wrong_step(case, Text.same(code))
        return named[0].right


def _move_from_here(case: Case, code: str) -> Move:
    workflow = kind_of(case).workflow
    move = workflow.move(case.step, code)
    if move is None or not move.when.holds(facts_of(case)):
        raise wrong_step(case, next(m.title for m in workflow.moves if m.code == code))
    return move


def take(case_no: str, revision: int) -> Case:
    """The case, if nobody changed it since `revision` was read (`Overtaken`)."""
    case = get(case_no)
    if case.revision != revision:
        raise Overtaken(case.no, case.changed_by, case.changed_at)
    return case


def step_to(
    desk: Desk, pen: Pen, case: Case, move: Move, told: Mapping[str, str],
    extra: Mapping[str, object] | None = None, counts: tuple[Tally, ...] | None = None,
) -> int | None:  # fmt: skip
    """Write the move: step, clock, figures, journal, paper. Returns the queued paper's id.

    `counts` stand in place of the move's own figure, where only a part of the case moves so.
    """
    if move.needs_payment:
        must_be_paid(case)
    kind = kind_of(case)
    to = kind.workflow.step(move.to)
    before = case.step
    clockwork.turn(case, move, pen.day)
    if case.stage == "ready" and to.stage != "ready":
        shelfbook.free((case.id,))
    case.step, case.stage = to.code, to.stage
    if to.stage in ("done", "ended"):
        case.ended_on = pen.day
    elif before in ("mailed", "collected"):
        case.ended_on = None
    mark(desk, pen, case)
    if counts is None:
        counts = (tally(case, move.figure),) if move.figure else ()
    pen.write(
        move.code, case.no,
        {"from": before, "to": to.code, "told": dict(told), "due_on": case.due_on,
         **(extra or {})},
        *counts,
    )  # fmt: skip
    follow.after(desk, pen, case)
    if move.paper is None or move.verb is not None:
        return None
    return outbox.queue(pen, move.paper, case.no, notices.state(desk, pen, case, move, told))


def mark(desk: Desk, pen: Pen, case: Case) -> None:
    """Note that the case has changed: who, when, a higher revision."""
    case.revision += 1
    case.changed_at, case.changed_by = pen.now, desk.clerk.name
    case.save()


def settle(pen: Pen, case: Case, paper: int | None) -> Moved:
    """The act's answer, remembered and handed back."""
    pen.result = {"case_no": case.no, "step": case.step, "letters": case.letters, "paper": paper}
    return recall(pen.result)


def recall(answer: Mapping[str, object]) -> Moved:
    """What an act answered, again."""
    kind: CaseType = by_letters(str(answer["letters"]))
    paper = answer["paper"]
    job = outbox.job(paper) if isinstance(paper, int) else None
    return Moved(str(answer["case_no"]), kind.workflow.step(str(answer["step"])).title, job)


def facts_of(case: Case) -> Answers:
    """What a move's condition may look at: the answers, and the route as decided."""
    return {**case.answers, "route": case.route, "delivery": case.delivery}


class FeeOpen(Refused):
    """A fee that no table knows has not been typed in yet, so nobody knows what is owed."""

    def __init__(self, case_no: str, title: Text) -> None:
        self.case_no, self.title = case_no, title
        super().__init__(
            Text("{no} 的“{title}”还没有核定。请在“费用调整”中手填。",
                 "{no}: '{title}' has not been set. Type it in under Fees.")
            .fill(no=case_no, title=title)
        )  # fmt: skip


def must_be_paid(case: Case) -> None:
    """Refuse (`FeeOpen`) while a fee is not known, and (`Unpaid`) while money is owed."""
    must_be_known(case)
    due = owed(case)
    if due > Money(0):
        raise Unpaid(case.no, str(due))


def must_be_known(case: Case) -> None:
    """Refuse (`FeeOpen`) while a fee of the case is not known."""
    for title in charging.open_fees(case):
        raise FeeOpen(case.no, title)


def wrong_step(case: Case, move: Text) -> Refused:
    """Why the case cannot be moved so: it has left the hall, or stands elsewhere."""
    piece = Piece.select().where(Piece.case == case, Piece.taken_at.is_null(False)).first()
    if piece is not None and case.stage == "done":
        return AlreadyHandedOver(case.no, piece.taken_by, piece.taken_at)
    return WrongStep(case.no, kind_of(case).workflow.step(case.step).title, move)


def change_delivery(case: Case, move: Move, told: Mapping[str, str]) -> None:
    """Write another way for the result to leave; journalled by the move that asks for it."""
    case.delivery = "post" if move.code == "to_post" else "pickup"
    case.answers = {**case.answers, "delivery": case.delivery, **told}


def _answered(move: Move, answers: Mapping[str, str], today: date) -> dict[str, str]:
    told: dict[str, str] = {}
    faults = []
    for question in move.asks:
        given = str(answers.get(question.code) or "").strip()
        if given:
            try:
                told[question.code] = str(checked_answer(question, given, answers, today))
            except Refused as refusal:
                faults.append(Fault(question.code, refusal.text))
        elif question.required and question.when.holds({"delivery": "post", **answers}):
            what = Text("请填写{title}。", "Fill in: {title}.").fill(title=question.title)
            faults.append(Fault(question.code, what))
    if faults:
        raise BadAnswers(tuple(faults))
    return told


