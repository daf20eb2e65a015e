"""收件 and 受理: two steps, two papers. The legal clock starts at 受理.

Window staff do not refuse to take papers (重庆市优化营商环境条例 art. 41), so receiving asks only
that the answers can be right; accepting also asks for every required paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from counter import outbox
from counter.desk import Desk
from counter.errors import BadAnswers, Incomplete, Overtaken, Refused, WrongStep
from counter.intake import doubts, mail_notice
from counter.intake.application import Application, Look, look
from counter.intake.continuity.late import link, must_be_right
from counter.intake.filing import new_case, write_acceptance
from counter.intake.official import must_be_free
from counter.intake.prereview.arriving import become
from counter.intake.visit import join, queue_receipt
from counter.outbox import PaperJob
from counter.rules.calendar import Calendar
from counter.rules.routes import Route
from counter.store import shelf
from counter.store.casebook import get, kind_of
from counter.store.tables.cases import Case, Material, Piece
from counter.text import Text
from counter.values.clerk import Right


@dataclass(frozen=True)
class Filed:
    """A case that is in the books, and the paper that now must be printed."""

    case_no: str
    paper: PaperJob
    more: tuple[PaperJob, ...] = ()
    """What is printed with it: 回邮告知书."""


class RouteStops(Refused):
    """The destination's route says that this is not to be accepted here."""

    def __init__(self, route: Route) -> None:
        self.route = route
        super().__init__(
            Text("不能受理：{reason}", "This cannot be accepted: {reason}").fill(
                reason=route.reason
            )
        )


def receive(desk: Desk, application: Application) -> Filed:
    """Take the papers in (收件) without accepting the case; the slip says so.

    Refuses `BadAnswers`, a pre-review that became a case before, and a spare receipt that cannot
    be typed in (`SlipUsed`, `SlipEnded`, `NotWrittenThen`). The same application sent again gives
    the same case.
    """
    return _take(desk, application, accepting=False)


def accept(desk: Desk, application: Application) -> Filed:
    """Take in and accept (收件 + 受理) in one act, with the receipt queued.

    Refuses `BadAnswers`, `Incomplete` (required papers missing), `RouteStops` and `CustodyStops`.
    """
    return _take(desk, application, accepting=True)


def accept_received(
    desk: Desk, case_no: str, revision: int, materials: frozenset[str], act: str
) -> Filed:
    """Accept a case that was received earlier; `materials` are the papers that are here now.

    Route, fees and promised day are those of today. Refuses `Overtaken`, `WrongStep`,
    `Incomplete` and `RouteStops`.
    """
    with desk.signed(Right.INTAKE, act) as pen:
        if pen.answer is not None:
            return _filed(pen.answer)
        case = get(case_no)
        kind = kind_of(case)
        if case.revision != revision:
            raise Overtaken(case.no, case.changed_by, case.changed_at)
        if case.step != "received":
            raise WrongStep(case.no, kind.workflow.step(case.step).title, Text("受理", "accept"))
        here = materials | {m.code for m in case.materials if m.is_handed_over}
        pieces = tuple(piece.answers for piece in case.pieces.order_by(Piece.no))
        application = Application(case.letters, case.answers, pieces, frozenset(here), act)
        edition = shelf.newest()
        seen = look(edition, Calendar(edition), application, pen.day)
        _must_be_acceptable(seen)
        must_be_free(edition, case.letters, seen.answers, seen.pieces, pen.day)
        Material.update(is_handed_over=True).where(
            Material.case == case, Material.code.in_(sorted(here))
        ).execute()
        known = frozenset(m.code for m in case.materials)
        write_acceptance(case, pen, seen, edition, here=frozenset(here) & known)
        case.revision += 1
        case.changed_at, case.changed_by = pen.now, desk.clerk.name
        case.save()
        paper = queue_receipt(desk, pen, case)
        pen.result = _answer(case, paper, mail_notice.queue(desk, pen, case))
        return _filed(pen.result)


def _take(desk: Desk, application: Application, *, accepting: bool) -> Filed:
    verb = "intake.accept.accept" if accepting else "intake.accept.receive"
    with desk.signed(Right.INTAKE, application.act, verb=verb) as pen:
        if pen.answer is not None:
            return _filed(pen.answer)
        edition = shelf.newest()
        late = application.late
        slip = None if late is None else must_be_right(pen, late)
        on = pen.day if late is None else late.written_at.date()
        seen = look(edition, Calendar(edition), application, on)
        if seen.faults:
            raise BadAnswers(seen.faults)
        if accepting:
            _must_be_acceptable(seen)
            must_be_free(edition, application.letters, seen.answers, seen.pieces, pen.day)
        case = new_case(desk, pen, application, seen, edition)
        doubts.note(pen, application, case.no)
        if application.prereview:
            become(pen, application.prereview, case)
        if accepting:
            write_acceptance(case, pen, seen, edition, on)
        if slip is not None and late is not None:
            link(pen, slip, case, late, desk.clerk.name)
        if application.beside:
            join(pen, case, application.beside)
        kind = "receipt" if accepting else "received_slip"
        paper = queue_receipt(desk, pen, case, kind)
        beside = mail_notice.queue(desk, pen, case) if accepting else None
        pen.result = _answer(case, paper, beside)
        return _filed(pen.result)


def _answer(case: Case, paper: int, beside: int | None) -> dict[str, object]:
    return {"case_no": case.no, "paper": paper, "more": [] if beside is None else [beside]}


def _filed(answer: Mapping[str, Any]) -> Filed:
    """What an act answered; an answer of an older program knows no second paper."""
    more = tuple(map(outbox.job, answer.get("more", ())))
    return Filed(str(answer["case_no"]), outbox.job(answer["paper"]), more)


def _must_be_acceptable(seen: Look) -> None:
    if seen.faults:
        raise BadAnswers(seen.faults)
    if seen.route is not None and seen.is_stopped:
        raise RouteStops(seen.route)
    if seen.missing_materials:
        raise Incomplete(seen.missing_materials)
