"""Writing a new case into the books, and its receipt onto paper. Only inside a signed act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counter.casetypes.vocabulary import CaseType
from counter.desk import Desk, Pen
from counter.intake.application import Application, Look
from counter.intake.continuity.late import stands_for
from counter.intake.parts import (
    Heading,
    become_accepted,
    charge_rows,
    counted,
    known_by,
    material_rows,
    piece_rows,
    told_at_acceptance,
    told_at_receipt,
    unsaved_case,
)  # fmt: skip
from counter.intake.receipt import Receipt
from counter.rules import counts, wording
from counter.rules.counts import Counts
from counter.rules.edition import Edition
from counter.store import agentbook, search, serials, shelf
from counter.store.casebook import (
    charge_lines,
    charged,
    kind_of,
    material_lines,
    paid,
    piece_lines,
)  # fmt: skip
from counter.store.tables.cases import Case, Material, Piece
from counter.store.tables.money import Charge, Payment
from counter.text import Text
from counter.values import facts
from counter.values.identity import mask_phone_screen
from counter.values.lines import ChargeLine, PaperLine, PieceLine
from counter.values.money import Money
from counter.values.postal import mask_receiver


def new_case(desk: Desk, pen: Pen, application: Application, seen: Look, edition: Edition) -> Case:
    """A received case with its pieces and materials, numbered, tagged and findable."""
    kind = application.kind
    serial = serials.take(serials.case_scope(kind.letters, pen.day))
    case = unsaved_case(Heading.of(desk, pen), application, seen, edition, serial)
    case.save(force_insert=True)
    for row in piece_rows(kind, seen):
        Piece.create(case=case, **row)
    for row in material_rows(application, seen):
        Material.create(case=case, **row)
    search.note(case.id, known_by(case, kind, seen))
    agentbook.note(seen.answers, pen.day)
    told = told_at_receipt(application, seen, edition)
    pen.write("receive", case.no, told, *counted(case, seen, "received"))
    return case


def write_acceptance(
    case: Case, pen: Pen, seen: Look, edition: Edition, on: date | None = None,
    here: frozenset[str] | None = None,
) -> None:  # fmt: skip
    """Make a received case an accepted one: route, charges and promised day as of today, or as
    of the day `on` which stands on a spare receipt; the money is today's. `here` are the materials
    of a case that was received earlier, as they are now."""
    become_accepted(case, on or pen.day, seen, edition)
    case.save()
    for row in charge_rows(seen, pen):
        Charge.create(case=case, **row)
    told = told_at_acceptance(case, seen, edition)
    if here is not None:
        told["materials"] = sorted(here)
    pen.write("accept", case.no, told, *counted(case, seen, "accepted"))


@dataclass(frozen=True)
class Lines:
    """What a receipt lists of a case, and the money."""

    pieces: tuple[PieceLine, ...]
    charges: tuple[ChargeLine, ...]
    materials: tuple[PaperLine, ...]
    total: Money
    paid: Money
    fiscal_no: str
    charged_units: int | None = None
    late: Text | None = None


def state_receipt(desk: Desk, pen: Pen, case: Case) -> Receipt:
    """Everything that the receipt of this case states now."""
    lines = Lines(
        piece_lines(case), charge_lines(case), material_lines(case), charged(case), paid(case),
        _fiscal_no(case), _charged_units(case), stands_for(case),
    )  # fmt: skip
    return compose_receipt(Heading.of(desk, pen), case, lines)


def compose_receipt(heading: Heading, case: Case, lines: Lines) -> Receipt:
    """The receipt of a case with these lines; the books are not asked."""
    kind = kind_of(case)
    answers = case.answers
    return Receipt(
        office=heading.office, case_no=case.no, tag=case.tag, kind=kind.title,
        applicant=case.name, agent=case.agent_name, phone_masked=mask_phone_screen(case.phone),
        destination=wording.country(case.destination) if case.destination else None,
        route=wording.route(case.route) if case.route else None,
        pieces=lines.pieces,
        speed=wording.answer(kind.question("speed"), case.speed) if case.speed else None,
        received_at=case.received_at, accepted_on=case.accepted_on, due_on=case.due_on,
        due_is_estimate=case.due_is_estimate, due_reason=due_reason(case),
        charges=lines.charges, total=lines.total, paid=lines.paid,
        fiscal_receipt_no=lines.fiscal_no,
        delivery=delivery_of(kind, case, answers),
        materials=lines.materials,
        bring=bring_to_collect([case]) if case.accepted_on else (),
        clerk=heading.clerk, window=heading.window,
        made_at=heading.pen.now,
        counts=None if kind.measure.counts is None else counts.said(
            Counts(len(lines.pieces), case.units, lines.charged_units)
        ),
        late=lines.late, notices=heading.notices,
    )  # fmt: skip


def due_reason(case: Case) -> Text | None:
    """Why the promised day is what it is, in one line."""
    reason = case.due_facts.get("reason") if case.due_facts else None
    return None if reason is None else facts.read(Text, reason)


def _charged_units(case: Case) -> int | None:
    rows = case.charges.order_by(Charge.id)
    edition = shelf.edition(case.edition)
    day = case.accepted_on or case.received_on
    return counts.charged_units(edition, ((row.code, row.quantity) for row in rows), day)


def _fiscal_no(case: Case) -> str:
    numbers = [row.fiscal_no for row in case.payments.order_by(Payment.id) if row.fiscal_no]
    return "、".join(numbers)


def delivery_of(kind: CaseType, case: Case, answers: dict[str, str]) -> Text:
    """How the result leaves, as the applicant's paper says it."""
    how = wording.answer(kind.question("delivery"), case.delivery)
    if case.delivery != "post":
        return how
    mode = wording.answer(kind.question("post_mode"), answers.get("post_mode", ""))
    receiver = mask_receiver(answers.get("receiver", ""))
    return Text("{how}（{mode}）　{receiver}", "{how} ({mode}), {receiver}").fill(
        how=how, mode=mode, receiver=receiver
    )


def bring_to_collect(cases: Sequence[Case]) -> tuple[Text, ...]:
    """What to bring for whatever of these is fetched at the window."""
    if all(case.delivery == "post" for case in cases):
        return (Text("结果寄出后凭运单号查询", "follow the waybill once the result is posted"),)
    return (
        Text("本回执", "this receipt"),
        Text("领取人身份证原件", "the ID card of whoever collects"),
        Text("代领另带：委托书、双方身份证", "a proxy also brings: mandate, both ID cards"),
    )

