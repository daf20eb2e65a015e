"""A visit: several cases that one person brings at once, with receipts each or one for all.

A visit gets its number with its second case. One total receipt stands in place of the cases' own:
those are void from then on, and whatever changes one of the cases draws the total anew, so that
there is never a valid paper that says something else than the books.
"""

from __future__ import annotations

from dataclasses import replace

from counter import outbox
from counter.desk import Desk, Pen, read_office, tag_key
from counter.errors import Refused
from counter.intake.continuity.late import stands_for
from counter.intake.filing import bring_to_collect, delivery_of, state_receipt
from counter.intake.receipt import Receipt
from counter.intake.visit_receipt import VisitCase, VisitReceipt
from counter.outbox import PaperJob
from counter.rules import wording
from counter.store import charging, serials
from counter.store.casebook import charged, get, kind_of, paid
from counter.store.tables.cases import Case
from counter.store.tables.hall import Paper
from counter.store.visitbook import TOTAL, cases_of, has_total
from counter.text import Text
from counter.values import tag
from counter.values.clerk import Right
from counter.values.identity import mask_phone_screen
from counter.values.money import Money
from counter.values.shares import PAYEES
from counter.values.visits import visit_number

_OWN = ("receipt", "received_slip")
_REPLACED = Text("由来访总回执 {no} 代替", "replaced by the visit's receipt {no}")


class NotTheSameVisit(Refused):
    """The other case was taken in on another day."""

    def __init__(self, case_no: str) -> None:
        self.case_no = case_no
        super().__init__(
            Text("{no} 不是今天收的，不能算同一次来访。请单独办理。",
                 "{no} was not taken in today and is no case of this visit. File it alone.")
            .fill(no=case_no)
        )  # fmt: skip


class NoVisit(Refused):
    """The case came alone."""

    def __init__(self, case_no: str) -> None:
        self.case_no = case_no
        super().__init__(
            Text("{no} 是单独来办的，没有同一次来访的其他办件。",
                 "{no} came alone; there is no other case of the visit.").fill(no=case_no)
        )  # fmt: skip


def one_receipt(desk: Desk, case_no: str, act: str) -> PaperJob:
    """Draw one receipt for all cases of the visit; their own become void (`NoVisit`)."""
    with desk.signed(Right.INTAKE, act) as pen:
        if pen.answer is not None:
            return outbox.job(pen.answer["paper"])
        case = get(case_no)
        if not case.visit:
            raise NoVisit(case_no)
        paper = _total(desk, pen, case.visit, None)
        pen.result = {"paper": paper}
        return outbox.job(paper)


# Only inside an act


def join(pen: Pen, case: Case, with_no: str) -> None:
    """Note that `case` came with an earlier one of today (`NotTheSameVisit`)."""
    first = get(with_no)
    if first.received_on != pen.day:
        raise NotTheSameVisit(with_no)
    if not first.visit:
        serial = serials.take(f"visit:{pen.day.isoformat()}")
        first.visit = visit_number(pen.day, serial)
        first.save()
    case.visit = first.visit
    case.save()
    pen.write("join_visit", case.no, {"visit": case.visit, "case": first.no})


def queue_receipt(
    desk: Desk, pen: Pen, case: Case, kind: str = "receipt", change: Text | None = None
) -> int:
    """Queue what the applicant gets for a case as it stands now: its own receipt, or the visit's
    where one stands in its place."""
    if has_total(case.visit):
        told = None if change is None else Text("{no}：{change}", "{no}: {change}").fill(
            no=case.no, change=change
        )
        return _total(desk, pen, case.visit, told)
    stated: Receipt = state_receipt(desk, pen, case)
    return outbox.queue(pen, kind, case.no, replace(stated, change=change))


def _total(desk: Desk, pen: Pen, visit: str, change: Text | None) -> int:
    cases = cases_of(visit)
    subjects = [case.no for case in cases]
    of_cases = (Paper.subject.in_(subjects)) & (Paper.kind.in_(_OWN))
    of_visit = (Paper.subject == visit) & (Paper.kind == TOTAL)
    void = list(Paper.select().where(of_cases | of_visit, Paper.state != "void"))
    why = _REPLACED.fill(no=visit).zh
    Paper.update(state="void", reason=why, changed_at=pen.now).where(
        Paper.id.in_([row.id for row in void])
    ).execute()
    stated = state_visit(desk, pen, visit, cases, change)
    paper = outbox.queue(pen, TOTAL, visit, stated)
    pen.write(
        "visit_receipt", visit,
        {"cases": subjects, "void": [row.id for row in void], "paper": paper,
         "total": stated.total},
    )  # fmt: skip
    return paper


def state_visit(
    desk: Desk, pen: Pen, visit: str, cases: list[Case], change: Text | None = None
) -> VisitReceipt:
    """Everything that the receipt of this visit states now."""
    office = read_office()
    sums: dict[str, Money] = {}
    for case in cases:
        for payee, amount in charging.by_payee(case).items():
            sums[payee] = sums.get(payee, Money(0)) + amount
    first = cases[0]
    return VisitReceipt(
        office=office, visit_no=visit, tag=visit_tag(visit, office.hall_code, first),
        phone_masked=mask_phone_screen(first.phone),
        cases=tuple(map(_stated, cases)),
        sums=tuple((PAYEES[payee], sums[payee]) for payee in PAYEES if sums.get(payee)),
        total=Money.total(map(charged, cases)), paid=Money.total(map(paid, cases)),
        received_at=first.received_at,
        bring=bring_to_collect(cases), clerk=desk.clerk.name, window=desk.window,
        made_at=pen.now, change=change,
    )  # fmt: skip


def visit_tag(visit: str, hall: str, first: Case) -> str:
    """The digits that open the cases of a visit."""
    serial = int(visit.rpartition("-")[2])
    return tag.mint(tag_key(), tag.Tag(tag.VISIT, hall, first.received_on, serial))


def _stated(case: Case) -> VisitCase:
    kind = kind_of(case)
    about = [wording.country(case.destination)] if case.destination else []
    about += [wording.route(case.route)] if case.route else []
    late = stands_for(case)
    about += [late] if late is not None else []
    pieces = case.pieces.count()
    counts = Text.same(f"{case.units} {kind.measure.unit.zh}")
    if kind.measure.counts is not None:
        counts = Text("{pieces} 本 · {units} {unit}", "{pieces} certificates, {units} {unit}").fill(
            pieces=pieces, units=case.units, unit=kind.measure.unit
        )
    return VisitCase(
        case.no, kind.title, case.name, Text.listing(about) if about else None, counts,
        case.accepted_on is not None, case.due_on, case.due_is_estimate,
        delivery_of(kind, case, case.answers), charged(case), paid(case),
    )  # fmt: skip
