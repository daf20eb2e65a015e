"""拟照会: the words proposed for a group's note, from the template of its country.

Where the template has nothing for a language, the note is written in the other one only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from counter.casetypes.visa_agency import CASE_TYPE, ENTRIES
from counter.desk import Desk
from counter.rules import templates, wording
from counter.store import shelf, visabook
from counter.store.casebook import get
from counter.store.tables.cases import Case, Piece
from counter.text import Text
from counter.values.names import NoReading, passport_pinyin

NUMBER = "{number}"  # stays in the words until the note is drawn and has its number
BLANK = "＿＿＿"
_LINE = Text("{no}. {holder} {pinyin}，护照 {passport}{until}",
             "{no}. {pinyin}, passport {passport}{until}")  # fmt: skip
_UNTIL = Text("，有效期至 {on}", ", valid until {on}")
_UNKNOWN = Text.same(BLANK)


@dataclass(frozen=True)
class Draft:
    """The words as proposed; `blanks` names what they lack; `last_no` the note drawn before."""

    case_no: str
    revision: int
    body: Text
    blanks: tuple[Text, ...]
    last_no: str


def draft(desk: Desk, case_no: str) -> Draft:
    """The note of this group as its country's template has it (`NotFound`, `NoTemplate`)."""
    with desk.reading():
        case = get(case_no)
        last = visabook.last_note(case)
        body, blanks = _filled(desk, case)
        return Draft(case.no, case.revision, body, blanks, "" if last is None else last.no)


def _filled(desk: Desk, case: Case) -> tuple[Text, tuple[Text, ...]]:
    facts = _facts(case)
    told = templates.fill(
        shelf.newest(), "note_verbale", desk.today, variant=case.destination, number=NUMBER,
        **{code: _UNKNOWN if fact is None else fact for code, fact in facts.items()},
    )  # fmt: skip
    row = templates.find(shelf.newest(), "note_verbale", desk.today, case.destination)
    written = told if row is None else row.text("body")
    body = Text(told.zh if written.zh.strip() else "", told.en if written.en.strip() else "")
    used = templates.places_in(written.zh) | templates.places_in(written.en)
    titles = {"purpose": "purpose", "from_day": "entry_on", "to_day": "stay_days"}
    blanks = [
        CASE_TYPE.question(titles[code]).title
        for code, fact in facts.items() if fact is None and code in used
    ]  # fmt: skip
    return body, tuple(blanks)


def _facts(case: Case) -> dict[str, Text | str | None]:
    """What the places of a template stand for; None: nobody has said."""
    told = case.answers
    entry, stay = _day(told.get("entry_on")), told.get("stay_days")
    last = None if entry is None or not stay else entry + timedelta(days=int(str(stay)) - 1)
    people = [_person(piece) for piece in case.pieces.order_by(Piece.no)]
    return {
        "country": wording.country(case.destination),
        "group": str(told.get("group_name") or case.name),
        "persons": Text("\n".join(one.zh for one in people), "\n".join(one.en for one in people)),
        "purpose": str(told.get("purpose") or "") or None,
        "from_day": None if entry is None else entry.isoformat(),
        "to_day": None if last is None else last.isoformat(),
        "kind": wording.answer(
            CASE_TYPE.question("visa_kind"), told.get("visa_kind", "official")
        ),
        "entries": next(
            (one.title for one in ENTRIES if one.code == told.get("entries")), ENTRIES[0].title
        ),
        "days": None if not stay else str(stay),
        "approval": case.approval_no,
    }  # fmt: skip


def _person(piece: Piece) -> Text:
    told = piece.answers
    until = told.get("expires_on")
    return _LINE.fill(
        no=piece.no, holder=piece.holder,
        pinyin=told.get("pinyin") or _spelt(piece.holder),
        passport=piece.number, until=_UNTIL.fill(on=until) if until else "",
    )  # fmt: skip


def _spelt(holder: str) -> str:
    """The name in letters; as it is where nobody knows how a character is read."""
    try:
        return passport_pinyin(holder)
    except NoReading:
        return holder


def _day(given: object) -> date | None:
    """A day as answers keep it."""
    return date.fromisoformat(str(given)) if given else None
