"""Writing a new case into the books, and its receipt onto paper. Only inside a signed act."""

from __future__ import annotations

from counter.casetypes.conditions import Answers
from counter.casetypes.vocabulary import CaseType
from counter.desk import Desk, Pen, read_office, tag_key
from counter.intake.application import Application, Look, piece_units
from counter.intake.receipt import Receipt
from counter.rules import wording
from counter.rules.edition import Edition
from counter.store import search, serials
from counter.store.casebook import (
    charge_lines,
    charged,
    kind_of,
    material_lines,
    paid,
    piece_lines,
    tally,
)  # fmt: skip
from counter.store.journal import Tally
from counter.store.tables.cases import Case, Material, Piece
from counter.store.tables.money import Charge, Payment
from counter.text import Text
from counter.values import facts, tag
from counter.values.identity import mask_phone_screen
from counter.values.money import Money
from counter.values.numbers import case_number
from counter.values.postal import mask_receiver

_KEPT = (
    "applicant_kind", "name", "id_number", "phone", "agent_name", "destination", "speed",
    "channel", "delivery", "approval_no",
)  # fmt: skip


def new_case(desk: Desk, pen: Pen, application: Application, seen: Look, edition: Edition) -> Case:
    """A received case with its pieces and materials, numbered, tagged and findable."""
    kind = application.kind
    serial = serials.take(serials.case_scope(kind.letters, pen.day))
    number = case_number(kind.letters, pen.day, serial)
    its_tag = tag.mint(
        tag_key(), tag.Tag(kind.digits, read_office().hall_code, pen.day, serial)
    )
    step = kind.workflow.step("received")
    case = Case.create(
        no=number, tag=its_tag, letters=kind.letters, step=step.code, stage=step.stage,
        received_on=pen.day, received_at=pen.now, changed_at=pen.now,
        changed_by=desk.clerk.name, window=desk.window,
        route="" if seen.route is None else seen.route.code,
        units=seen.units, edition=edition.number, answers=facts.plain(dict(seen.answers)),
        **kept(seen.answers),
    )  # fmt: skip
    _write_pieces(case, kind, seen)
    _write_materials(case, application, seen)
    named = [(p.number, p.holder) for p in case.pieces]
    search.note(case.id, search.words_of(case, named))
    pen.write(
        "receive", case.no,
        {"answers": dict(seen.answers), "pieces": [dict(piece) for piece in seen.pieces],
         "materials": sorted(application.materials), "edition": edition.number},
        tally(case, "received"),
    )  # fmt: skip
    return case


def write_acceptance(case: Case, pen: Pen, seen: Look, edition: Edition) -> None:
    """Make a received case an accepted one: route, charges and promised day as of today."""
    step = kind_of(case).workflow.step("accepted")
    case.step, case.stage = step.code, step.stage
    case.accepted_on = pen.day
    case.route = "" if seen.route is None else seen.route.code
    case.edition = edition.number
    if seen.due is not None:
        case.due_on = seen.due.on
        case.due_is_estimate = seen.due.is_estimate
        case.due_facts = facts.plain(seen.due)
    case.save()
    for charge in seen.bill.lines:
        Charge.create(
            case=case, code=charge.code, title_zh=charge.title.zh, title_en=charge.title.en,
            unit_price=charge.unit_price, quantity=charge.quantity, amount=charge.amount,
            payee=charge.payee, is_collected=charge.is_collected, charged_on=pen.day,
        )  # fmt: skip
    due = Money.total(charge.amount for charge in seen.bill.lines if charge.is_collected)
    pen.write(
        "accept", case.no,
        {"route": case.route, "due_on": case.due_on, "edition": edition.number,
         "charges": [facts.plain(charge) for charge in seen.bill.lines]},
        tally(case, "accepted"), Tally("due", fen=due.fen),
    )  # fmt: skip


def state_receipt(desk: Desk, pen: Pen, case: Case) -> Receipt:
    """Everything that the receipt of this case states now."""
    kind = kind_of(case)
    answers = case.answers
    return Receipt(
        office=read_office(), case_no=case.no, tag=case.tag, kind=kind.title,
        applicant=case.name, agent=case.agent_name, phone_masked=mask_phone_screen(case.phone),
        destination=wording.country(case.destination) if case.destination else None,
        route=wording.route(case.route) if case.route else None,
        pieces=piece_lines(case),
        speed=wording.answer(kind.question("speed"), case.speed) if case.speed else None,
        received_at=case.received_at, accepted_on=case.accepted_on, due_on=case.due_on,
        due_is_estimate=case.due_is_estimate, due_reason=due_reason(case),
        charges=charge_lines(case), total=charged(case),
        paid=paid(case),
        fiscal_receipt_no=_fiscal_no(case),
        delivery=_delivery(kind, case, answers),
        materials=material_lines(case),
        bring=_bring(case), clerk=desk.clerk.name, window=desk.window, made_at=pen.now,
    )  # fmt: skip


def due_reason(case: Case) -> Text | None:
    """Why the promised day is what it is, in one line."""
    reason = case.due_facts.get("reason") if case.due_facts else None
    return None if reason is None else facts.read(Text, reason)


def kept(answers: Answers) -> dict[str, str]:
    """The case's columns that hold answers, for counting, sorting and finding."""
    return {code: str(answers.get(code, "")) for code in _KEPT}


def piece_kept(kind: CaseType, piece: Answers) -> dict[str, str]:
    """The columns of one piece."""
    columns = {question.keep: question.code for question in kind.asked("piece") if question.keep}
    return {column: str(piece.get(code, "")) for column, code in columns.items()}


def _write_pieces(case: Case, kind: CaseType, seen: Look) -> None:
    for no, piece in enumerate(seen.pieces, start=1):
        Piece.create(
            case=case, no=no, units=piece_units(kind, piece), answers=facts.plain(dict(piece)),
            **piece_kept(kind, piece),
        )  # fmt: skip


def _write_materials(case: Case, application: Application, seen: Look) -> None:
    for material in seen.materials:
        Material.create(
            case=case, code=material.code, title_zh=material.title.zh,
            title_en=material.title.en, is_required=material.is_required,
            is_handed_over=material.code in application.materials,
        )  # fmt: skip


def _fiscal_no(case: Case) -> str:
    numbers = [row.fiscal_no for row in case.payments.order_by(Payment.id) if row.fiscal_no]
    return "、".join(numbers)


def _delivery(kind: CaseType, case: Case, answers: dict[str, str]) -> Text:
    how = wording.answer(kind.question("delivery"), case.delivery)
    if case.delivery != "post":
        return how
    mode = wording.answer(kind.question("post_mode"), answers.get("post_mode", ""))
    receiver = mask_receiver(answers.get("receiver", ""))
    return Text("{how}（{mode}）　{receiver}", "{how} ({mode}), {receiver}").fill(
        how=how, mode=mode, receiver=receiver
    )


def _bring(case: Case) -> tuple[Text, ...]:
    if case.delivery == "post":
        return (Text("结果寄出后凭运单号查询", "follow the waybill once the result is posted"),)
    return (
        Text("本回执", "this receipt"),
        Text("领取人身份证原件", "the ID card of whoever collects"),
        Text("代领另带：委托书、双方身份证", "a proxy also brings: mandate, both ID cards"),
    )

