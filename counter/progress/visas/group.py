"""A group as the clerk sees it: its persons, their visas, its notes, what the consulate wants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from counter.casetypes.visa_agency import CASE_TYPE
from counter.desk import Desk
from counter.progress.visas import keeping, papers
from counter.progress.visas.answers import MENDED_AT, OPEN_AT
from counter.progress.visas.papers import Asked
from counter.rules import return_day, wording
from counter.store import shelf, visabook
from counter.store.casebook import get
from counter.store.tables.cases import Case
from counter.store.tables.outside import ConsignmentPiece
from counter.store.tables.visas import VisaNote
from counter.store.visabook import Traveller
from counter.text import Text
from counter.values.identity import mask_name
from counter.values.visa import Visa


@dataclass(frozen=True)
class GroupRow:
    """One person: masked name, passport, visa; what is to be minded; where the passport is kept.

    `may_keep`: it can go (back) into custody now.
    """

    piece_no: int
    holder: str
    passport_no: str
    expires_on: date | None
    visa: Visa
    warning: Text | None
    custody: Text | None
    may_keep: bool


@dataclass(frozen=True)
class NoteLine:
    """One note verbale that was drawn."""

    no: str
    drawn_on: date
    drawn_by: str
    paper: int


@dataclass(frozen=True)
class Group:
    """A whole group. `counts` by outcome add up to its persons; `consignment` that it last went
    out with, to `office`, expected back on `expected_on`."""

    case_no: str
    revision: int
    name: str
    country: Text
    visa_kind: Text
    rows: tuple[GroupRow, ...]
    counts: Mapping[str, int]
    notes: tuple[NoteLine, ...]
    papers: tuple[Asked, ...]
    consignment: str
    office: str
    submitted_on: date | None
    expected_on: date | None
    may_answer: bool
    may_mend: bool
    may_ask: bool


def group(desk: Desk, case_no: str) -> Group:
    """The group of this case, names masked (`NotFound`)."""
    with desk.reading():
        case = get(case_no)
        people = visabook.travellers(case)
        sent = (
            ConsignmentPiece.select()
            .where(ConsignmentPiece.case == case)
            .order_by(ConsignmentPiece.id.desc())
            .first()
        )
        consignment = None if sent is None else sent.consignment
        notes = VisaNote.select().where(VisaNote.case == case).order_by(VisaNote.id)
        is_one = case.letters == CASE_TYPE.letters
        return Group(
            case.no, case.revision, str(case.answers.get("group_name") or case.name),
            wording.country(case.destination), _kind(case),
            tuple(_row(desk, case, one) for one in people), visabook.counts(people),
            tuple(NoteLine(row.no, row.drawn_on, row.drawn_by, row.paper_id) for row in notes),
            papers.asked(case),
            "" if consignment is None else consignment.no,
            "" if consignment is None else consignment.office,
            None if consignment is None else consignment.sent_on,
            None if consignment is None else consignment.expected_on,
            is_one and case.step in OPEN_AT, is_one and case.step in (*OPEN_AT, *MENDED_AT),
            is_one and case.step == "submitted",
        )  # fmt: skip


def _kind(case: Case) -> Text:
    given = case.answers.get("visa_kind")
    return wording.answer(CASE_TYPE.question("visa_kind"), given) if given else Text("", "")


def _row(desk: Desk, case: Case, one: Traveller) -> GroupRow:
    piece = one.piece
    until = piece.answers.get("expires_on")
    expires_on = date.fromisoformat(str(until)) if until else None
    return GroupRow(
        piece.no, mask_name(piece.holder), piece.number, expires_on, one.visa,
        _warning(case, expires_on, one.visa, desk.today), keeping.kept_as(piece, desk.today),
        keeping.may_keep(case, one),
    )  # fmt: skip


def _warning(case: Case, expires_on: date | None, visa: Visa, today: date) -> Text | None:
    """A passport that ends too soon for a visa, or a visa whose number is still missing."""
    entry = case.answers.get("entry_on")
    on = date.fromisoformat(str(entry)) if entry else today
    if expires_on is not None and return_day.expires_soon(shelf.newest(), expires_on, on):
        return Text("护照有效期至 {on}，可能不足", "passport valid until {on} only").fill(
            on=expires_on
        )
    if visa.outcome == "issued" and not visa.visa_no:
        return Text("签证号未填", "no visa number yet")
    return None
