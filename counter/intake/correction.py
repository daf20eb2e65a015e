"""更正: a slip of the pen is mended by a new entry of today; what was printed or closed stays.

Units and money that change are counted on the day of the correction, so closed days keep their
figures and the sum still comes out right; so do units that move to another country, speed or
channel. The promised day is not touched, nor is the route of an accepted case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from counter import outbox
from counter.desk import Desk, Pen
from counter.errors import BadAnswers, Overtaken, Refused, WrongStep
from counter.intake import mail_notice
from counter.intake.application import Application, Look, look, piece_units
from counter.intake.parts import kept, piece_kept
from counter.intake.recharge import recharge
from counter.intake.visit import queue_receipt
from counter.outbox import PaperJob
from counter.rules.calendar import Calendar
from counter.rules.fees import bill
from counter.store import recount, search, shelf
from counter.store.casebook import get, kind_of, must_not_be_packed, own_pieces
from counter.store.journal import Tally
from counter.store.tables.cases import Case
from counter.text import Text
from counter.values import facts
from counter.values.clerk import Right
from counter.values.remarks import remark

DOUBLE = "legalisation-double"
_CORRECTED = Text("更正", "corrected")
_ON_LABEL = ("delivery", "receiver", "receiver_phone", "address", "post_mode")


class OtherRoute(Refused):
    """The corrected country takes another route: other steps, fees and days."""

    def __init__(self, case_no: str, route: Text) -> None:
        self.case_no, self.route = case_no, route
        super().__init__(
            Text("{no} 改正后应走“{route}”，步骤、收费和时限都不同。请撤回后重新受理。",
                 "{no} would take another route ({route}) with other steps, fees and days. "
                 "Withdraw it and take it in again.").fill(no=case_no, route=route)
        )  # fmt: skip


@dataclass(frozen=True)
class Corrected:
    """A corrected case and its new receipt (None where it was never accepted).

    `more` is what is printed with it: 回邮告知书, where something on it was corrected.
    """

    case_no: str
    paper: PaperJob | None
    more: tuple[PaperJob, ...] = ()


@dataclass(frozen=True)
class Present:
    """What is recorded now, unmasked, to be corrected: answers, pieces by their number."""

    case_no: str
    letters: str
    answers: Mapping[str, object]
    pieces: Mapping[int, Mapping[str, object]]
    revision: int


def present(desk: Desk, case_no: str, act: str) -> Present:
    """The answers as they stand; who looked is in the journal (`NotFound`)."""
    with desk.signed(Right.CORRECT, act, dated=False) as pen:
        case = get(case_no)
        if pen.answer is None:
            pen.write("unmask", case.no, {"reason": "correct"})
        pieces = {row.no: dict(row.answers) for row in own_pieces(case)}
        return Present(case.no, case.letters, dict(case.answers), pieces, case.revision)


def correct(
    desk: Desk, case_no: str, revision: int, answers: Mapping[str, object],
    pieces: Mapping[int, Mapping[str, object]], reason: str, act: str,
) -> Corrected:  # fmt: skip
    """Change answers of the case, and of pieces by their number, giving a reason.

    Refuses `Overtaken`, `BadAnswers` (also without a reason), a case that has left or ended,
    `OtherRoute`, and another receiver for what lies in an envelope (`InEnvelope`).
    The rules of the case's own edition apply: yesterday's price stays yesterday's.
    """
    why = remark("reason", reason, Text("请填写更正原因。", "Enter the reason."))
    with desk.signed(Right.CORRECT, act) as pen:
        if pen.answer is not None:
            return _corrected(case_no, pen.answer)
        case = get(case_no)
        if case.revision != revision:
            raise Overtaken(case.no, case.changed_by, case.changed_at)
        if case.stage in ("done", "ended"):
            step = kind_of(case).workflow.step(case.step).title
            raise WrongStep(case.no, step, Text("更正", "correct"))
        seen = _look(case, answers, pieces, pen)
        if {code: seen.answers.get(code) for code in _ON_LABEL} != {
            code: case.answers.get(code) for code in _ON_LABEL
        }:
            must_not_be_packed(case)
        before = {"answers": case.answers, "pieces": [p.answers for p in own_pieces(case)]}
        counts = _write(case, seen, pen)
        case.revision += 1
        case.changed_at, case.changed_by = pen.now, desk.clerk.name
        case.save()
        after = {"answers": dict(seen.answers), "pieces": [dict(piece) for piece in seen.pieces]}
        told = {"before": before, "after": after, "reason": why}
        pen.write("correct", case.no, told, *counts)
        paper, more = None, []
        if case.accepted_on is not None:
            paper = queue_receipt(desk, pen, case)
            if _told(before["answers"]) != _told(case.answers):
                beside = mail_notice.queue(desk, pen, case)
                more = [] if beside is None else [beside]
        pen.result = {"paper": paper, "more": more}
        return _corrected(case.no, pen.result)


def _corrected(case_no: str, answer: Mapping[str, Any]) -> Corrected:
    paper = answer["paper"]
    more = tuple(map(outbox.job, answer.get("more", ())))
    return Corrected(case_no, None if paper is None else outbox.job(paper), more)


def _told(answers: Mapping[str, object]) -> dict[str, object]:
    """What stands on the notice of the return by mail."""
    return {code: answers.get(code) for code in mail_notice.ABOUT}


def _look(
    case: Case, answers: Mapping[str, object], pieces: Mapping[int, Mapping[str, object]], pen: Pen
) -> Look:
    edition = shelf.edition(case.edition)
    whole = tuple({**row.answers, **pieces.get(row.no, {})} for row in own_pieces(case))
    changed = Application(case.letters, {**case.answers, **answers}, whole, frozenset(), pen.act)
    seen = look(edition, Calendar(edition), changed, case.accepted_on or pen.day)
    if seen.faults:
        raise BadAnswers(seen.faults)
    if case.accepted_on is None or seen.route is None or seen.route.code == case.route:
        return seen
    # A case that was made double stays so while it goes to the same country.
    if case.route == DOUBLE and seen.answers.get("destination") == case.destination:
        kind, on = kind_of(case), case.accepted_on
        again = bill(edition, kind, seen.answers, seen.pieces, DOUBLE, on)
        return replace(seen, bill=again)
    raise OtherRoute(case.no, seen.route.title)


def _write(case: Case, seen: Look, pen: Pen) -> tuple[Tally, ...]:
    kind = kind_of(case)
    before = recount.counted(case)
    for column, value in kept(seen.answers).items():
        setattr(case, column, value)
    case.answers, case.units = facts.plain(dict(seen.answers)), seen.units
    for row, piece in zip(own_pieces(case), seen.pieces, strict=True):
        for column, value in piece_kept(kind, piece).items():
            setattr(row, column, value)
        row.units, row.answers = piece_units(kind, piece), facts.plain(dict(piece))
        row.save()
    search.note(case.id, search.words_of(case, [(p.number, p.holder) for p in own_pieces(case)]))
    if case.accepted_on is None:
        case.route = "" if seen.route is None else seen.route.code
    counts = recount.moved(case, before)
    if case.accepted_on is not None:
        counts += recharge(case, seen.bill, pen, _CORRECTED)
    return counts
