"""What a case is made of: its columns and rows, worked out from an application and a look at it.

The window writes these one by one (`filing`), a notary's batch all at once; both are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from counter.casetypes.conditions import Answers
from counter.casetypes.vocabulary import CaseType
from counter.desk import Desk, Pen, read_office, tag_key
from counter.intake.application import Application, Look, piece_units
from counter.rules.due import DueDay
from counter.rules.edition import Edition
from counter.store import announcing, search
from counter.store.casebook import kind_of, tally
from counter.store.charging import due_tallies
from counter.store.journal import Tally
from counter.store.tables.cases import Case
from counter.text import Text
from counter.values import facts, tag
from counter.values.money import Money
from counter.values.numbers import case_number
from counter.values.office import Office

_KEPT = (
    "applicant_kind", "name", "id_number", "phone", "agent_name", "destination", "speed",
    "channel", "delivery", "approval_no",
)  # fmt: skip


@dataclass(frozen=True)
class Heading:
    """What all cases of one act have in common; read once."""

    office: Office
    key: bytes
    clerk: str
    window: str
    pen: Pen
    notices: tuple[Text, ...] = ()

    @classmethod
    def of(cls, desk: Desk, pen: Pen) -> Heading:
        """The heading of what this desk files now."""
        return cls(
            read_office(), tag_key(), desk.clerk.name, desk.window, pen,
            announcing.on_receipts(pen.day),
        )  # fmt: skip


def unsaved_case(
    heading: Heading, application: Application, seen: Look, edition: Edition, serial: int
) -> Case:
    """A received case under its number, not in the books yet."""
    kind, pen = application.kind, heading.pen
    its_tag = tag.Tag(kind.digits, heading.office.hall_code, pen.day, serial)
    step = kind.workflow.step("received")
    return Case(
        no=case_number(kind.letters, pen.day, serial), tag=tag.mint(heading.key, its_tag),
        letters=kind.letters, step=step.code, stage=step.stage,
        received_on=pen.day, received_at=pen.now, changed_at=pen.now,
        changed_by=heading.clerk, window=heading.window,
        route="" if seen.route is None else seen.route.code,
        units=seen.units, edition=edition.number, answers=facts.plain(dict(seen.answers)),
        **kept(seen.answers),
    )  # fmt: skip


def become_accepted(case: Case, on: date, seen: Look, edition: Edition) -> None:
    """Set what acceptance on a day sets on the case itself; it is still to be saved."""
    step = kind_of(case).workflow.step("accepted")
    case.step, case.stage = step.code, step.stage
    case.accepted_on = on
    case.route = "" if seen.route is None else seen.route.code
    case.edition = edition.number
    if seen.due is not None:
        case.due_on = seen.due.on
        case.due_is_estimate = seen.due.is_estimate
        case.due_facts = _plain_due(seen.due)


@lru_cache(maxsize=64)  # the cases of a batch have few promised days between them
def _plain_due(due: DueDay) -> Any:
    return facts.plain(due)


def piece_rows(kind: CaseType, seen: Look) -> list[dict[str, object]]:
    """The rows of the case's pieces, without the case."""
    return [
        {"no": no, "units": piece_units(kind, piece), "answers": facts.plain(dict(piece)),
         **piece_kept(kind, piece)}
        for no, piece in enumerate(seen.pieces, start=1)
    ]  # fmt: skip


def material_rows(application: Application, seen: Look) -> list[dict[str, object]]:
    """The rows of the case's materials, without the case."""
    return [
        {"code": material.code, "title_zh": material.title.zh, "title_en": material.title.en,
         "is_required": material.is_required,
         "is_handed_over": material.code in application.materials}
        for material in seen.materials
    ]  # fmt: skip


def charge_rows(seen: Look, pen: Pen) -> list[dict[str, object]]:
    """The rows of the bill as charged today, without the case."""
    return [
        {"code": charge.code, "title_zh": charge.title.zh, "title_en": charge.title.en,
         "unit_price": charge.unit_price, "quantity": charge.quantity, "amount": charge.amount,
         "payee": charge.payee, "is_collected": charge.is_collected, "charged_on": pen.day}
        for charge in seen.bill.lines
    ]  # fmt: skip


def known_by(case: Case, kind: CaseType, seen: Look) -> list[str]:
    """The words by which a new case is found."""
    rows = [piece_kept(kind, piece) for piece in seen.pieces]
    return search.words_of(case, [(row.get("number", ""), row.get("holder", "")) for row in rows])


def told_at_receipt(application: Application, seen: Look, edition: Edition) -> dict[str, object]:
    """What the journal keeps of a case that was taken in."""
    asked = {material.code for material in seen.materials}
    return {
        "answers": dict(seen.answers), "pieces": [dict(piece) for piece in seen.pieces],
        "materials": sorted(application.materials & asked), "edition": edition.number,
    }  # fmt: skip


def told_at_acceptance(case: Case, seen: Look, edition: Edition) -> dict[str, object]:
    """What the journal keeps of an acceptance."""
    return {
        "route": case.route, "due_on": case.due_on, "edition": edition.number,
        "charges": [facts.plain(charge) for charge in seen.bill.lines],
    }  # fmt: skip


def counted(case: Case, seen: Look, figure: str) -> tuple[Tally, ...]:
    """What a step of filing adds to the day's figures: `received`, or `accepted` with its money."""
    if figure != "accepted":
        return (tally(case, figure),)
    due = [(line.payee, line.amount) for line in seen.bill.lines if line.is_collected]
    return (tally(case, figure), *due_tallies(due))


def collected(seen: Look) -> Money:
    """What this till is to collect."""
    return Money.total(charge.amount for charge in seen.bill.lines if charge.is_collected)


def kept(answers: Answers) -> dict[str, str]:
    """The case's columns that hold answers, for counting, sorting and finding."""
    return {code: str(answers.get(code, "")) for code in _KEPT}


def piece_kept(kind: CaseType, piece: Answers) -> dict[str, str]:
    """The columns of one piece."""
    columns = {question.keep: question.code for question in kind.asked("piece") if question.keep}
    return {column: str(piece.get(code, "")) for column, code in columns.items()}
