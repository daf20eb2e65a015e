"""Where a group's passports go afterwards: into the hall's custody (因公护照交回保管).

Who got no visa stays at home, and his passport goes back on its shelf while the others are handed
over; the others' come back after the trip. A booklet that is handed over from here is out with
whoever took it, for the trip of the approval (`counter.progress.custody.follow`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from counter.desk import Desk, Pen
from counter.errors import NotFound, WrongStep
from counter.progress import moves
from counter.progress.custody import loans, stock
from counter.progress.custody.stock import Booklet
from counter.rules.return_day import STANDINGS
from counter.store import custody, shelf, visabook
from counter.store.casebook import kind_of
from counter.store.tables.cases import Case, Piece
from counter.store.tables.custody import Passport
from counter.store.visabook import Traveller
from counter.text import Text
from counter.values.clerk import Right
from counter.values.names import NoReading, passport_pinyin
from counter.values.remarks import remark

_AWAY = ("collected", "mailed")  # handed over: it comes back after the trip
_NEVER_WENT = ("refused", "withdrawn")  # the case ended without a visa, its papers returned
_KEEP = Text("证照入库", "take the passport into custody")
_CUSTODY = Text("证照保管", "custody")
_KIND_OF = {"SE": "service", "PE": "ordinary_service"}  # by the first letters of the number


@dataclass(frozen=True)
class Kept:
    """The booklet's custody number, and the group's state after that."""

    case_no: str
    revision: int
    custody_no: str


def keep(
    desk: Desk, case_no: str, revision: int, piece_no: int, place: str, act: str
) -> Kept:
    """Take a person's passport into custody, or back into it; `place`: its shelf.

    Refuses `Overtaken`, `NotFound`, `WrongStep` (it goes to the traveller first, or lies with the
    consulate), `KnownAlready` (it lies there) and `Ended`.
    """
    where = remark("place", place, longest=stock.LONGEST_PLACE)
    with desk.signed(Right.KEEP_CUSTODY, act) as pen:
        if pen.answer is None:
            case = moves.take(case_no, revision)
            person = next(
                (one for one in visabook.travellers(case) if one.piece.no == piece_no), None
            )
            if person is None:
                raise NotFound(Text("第 {no} 位出访人", "traveller {no}").fill(no=piece_no))
            if not may_keep(case, person):
                raise WrongStep(case.no, kind_of(case).workflow.step(case.step).title, _KEEP)
            booklet = _into_custody(desk, pen, case, person.piece, where)
            if case.step == "ready":
                _leave_the_group(pen, person.piece, booklet)
            moves.mark(desk, pen, case)
            pen.write("visa_passport_kept", case.no, {"piece": piece_no, "custody": booklet.no})
            pen.result = {"case_no": case.no, "revision": case.revision, "no": booklet.no}
        kept: Mapping[str, Any] = pen.result if pen.answer is None else pen.answer
        return Kept(str(kept["case_no"]), int(kept["revision"]), str(kept["no"]))


def may_keep(case: Case, one: Traveller) -> bool:
    """Whether this passport can go (back) into custody now; only inside a read or an act."""
    if case.step == "ready":
        has_visa = one.visa.outcome == "issued"
        if has_visa or one.piece.taken_at is not None:
            return False
    elif case.step not in (*_AWAY, *_NEVER_WENT):
        return False
    booklet = _booklet(one.piece)
    if booklet is None:
        return True
    if booklet.lost_on is not None or booklet.cancelled_on is not None:
        return False
    return custody.open_loan(booklet) is not None or case.step == "ready"


def kept_as(piece: Piece, today: date) -> Text | None:
    """Where the hall's custody has this passport; None where it does not know it."""
    booklet = _booklet(piece)
    if booklet is None:
        return None
    stands = custody.standing(shelf.newest(), booklet, custody.open_loan(booklet), today)
    return STANDINGS[stands]


def _booklet(piece: Piece) -> Passport | None:
    found: Passport | None = Passport.get_or_none(Passport.passport_no == piece.number.upper())
    return found


def _into_custody(desk: Desk, pen: Pen, case: Case, piece: Piece, where: str) -> Passport:
    booklet = _booklet(piece)
    if booklet is None:
        return stock.put_on_record(desk, pen, _described(case, piece, where).checked(), case.no)
    loan = custody.open_loan(booklet)
    if loan is not None:
        loans.close_loan(desk, pen, booklet, loan, case.agent_name or case.name, None)
    if where:
        booklet.place = where
    stock.mark(desk, pen, booklet)
    return booklet


def _described(case: Case, piece: Piece, where: str) -> Booklet:
    told = piece.answers
    until = told.get("expires_on")
    return Booklet(
        piece.number, _KIND_OF.get(piece.number[:2].upper(), "ordinary_service"), piece.holder,
        case.name, str(told.get("pinyin") or _spelt(piece.holder)), None,
        date.fromisoformat(str(until)) if until else None, where,
    )  # fmt: skip


def _spelt(holder: str) -> str:
    try:
        return passport_pinyin(holder)
    except NoReading:
        return ""


def _leave_the_group(pen: Pen, piece: Piece, booklet: Passport) -> None:
    """The piece does not wait for the hand-over any more."""
    piece.taken_by, piece.taken_at = _CUSTODY.zh, pen.now
    piece.taken_paper = f"custody:{booklet.no}"
    piece.save()
