"""What should make the clerk look twice: the same person under two numbers, the same paper twice.

Only a warning: people change their numbers, and a certificate may be needed once more. What was
taken in despite it is named in the journal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from counter.desk import Desk, Pen
from counter.intake.application import Application
from counter.store import search
from counter.store.tables.cases import Case, Piece
from counter.text import Text
from counter.values.identity import mask_identity

_LOOKED_AT = 200
_OVER = ("done", "ended")
_OTHER_NUMBER = Text(
    "同名同出生日期的申请人曾用另一证件号 {id}（{no}）。请核对证件；确属另一人可继续。",
    "Somebody of this name and birth date applied with another ID number, {id} ({no}). Compare "
    "the card; go on if it is another person.",
)
_SAME_PAPER = Text(
    "证书 {number} 已在 {no} 中收件，使用国相同。请核对是否重复；确需再办可继续。",
    "Certificate {number} was taken in with {no} for the same country. See whether it is a "
    "repetition; go on if it is needed again.",
)


@dataclass(frozen=True)
class Doubt:
    """One warning: `other_id` or `same_paper`, and the other case that it names."""

    code: str
    case_no: str
    text: Text


def doubts(desk: Desk, application: Application) -> tuple[Doubt, ...]:
    """Every warning about what is being typed; refuses nothing but strangers (`Forbidden`)."""
    with desk.reading():
        return tuple(_found(application, desk.today))


def note(pen: Pen, application: Application, case_no: str) -> None:
    """Put into the journal which warnings the case `case_no` was taken in despite."""
    told = tuple(_found(application, pen.day, but=case_no))
    if told:
        pen.write(
            "despite_doubts", case_no,
            {"codes": [one.code for one in told], "cases": [one.case_no for one in told]},
        )  # fmt: skip


def _found(application: Application, today: date, but: str = "") -> Iterator[Doubt]:
    yield from _other_number(application.answers, but)
    country = application.answers.get("destination")
    for piece in application.pieces:
        yield from _same_paper(piece, country, today, but)


def _other_number(answers: Mapping[str, object], but: str) -> Iterator[Doubt]:
    name, number = str(answers.get("name") or "").strip(), _card(answers.get("id_number"))
    if not name or not number or answers.get("id_kind", "id_card") != "id_card":
        return
    for case in _cases(name):
        other = _card(case.id_number)
        is_same_birth = other[6:14] == number[6:14]
        if case.no != but and case.name == name and other and other != number and is_same_birth:
            told = _OTHER_NUMBER.fill(id=mask_identity(other), no=case.no)
            yield Doubt("other_id", case.no, told)
            return


def _card(number: object) -> str:
    told = str(number or "").strip().upper()
    return told if len(told) == 18 else ""


def _same_paper(
    piece: Mapping[str, object], country: object, today: date, but: str
) -> Iterator[Doubt]:
    number = str(piece.get("certificate_no") or "").strip()
    if not number:
        return
    for case in _cases(number):
        is_here = case.received_on == today or case.stage not in _OVER
        if case.no == but or not is_here or case.destination != str(country or ""):
            continue
        for row in Piece.select().where(Piece.case == case, Piece.number == number):
            if row.answers.get("office", "") == str(piece.get("office") or "").strip():
                yield Doubt("same_paper", case.no, _SAME_PAPER.fill(number=number, no=case.no))
                return


def _cases(word: str) -> Iterator[Case]:
    ids = search.numbers(word, _LOOKED_AT)
    rows = Case.select().where(Case.id.in_(ids), Case.erased_on.is_null())
    return iter(rows.order_by(Case.id.desc()))
