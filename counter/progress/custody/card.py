"""One booklet as the custody shows it, and the list of all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counter.casetypes.vocabulary import Choice
from counter.desk import Desk
from counter.errors import NotFound
from counter.rules import return_day
from counter.rules.edition import Edition
from counter.rules.return_day import STANDINGS, Standing
from counter.store import custody, shelf
from counter.store.search import fold
from counter.store.tables.custody import Loan, Passport
from counter.text import Text
from counter.values import facts, mrz
from counter.values.identity import mask_identity

KINDS = (
    Choice("service", Text("公务护照", "service passport")),
    Choice("ordinary_service", Text("公务普通护照", "ordinary service passport")),
    Choice("hkmo_permit", Text("因公往来港澳通行证", "official HK/Macao permit")),
)
FILTERS: tuple[tuple[str, Text], ...] = (
    ("kept", Text("全部", "All")),
    ("in_stock", Text("在库", "In stock")),
    ("out", Text("借出", "Out")),
    ("due", Text("7天内应还", "Due in 7 days")),
    ("overdue", Text("逾期", "Overdue")),
    ("locked", Text("锁定", "Locked")),
    ("expiring", Text("即将到期", "Expiring")),
    ("ended", Text("已注销", "Ended")),
)
_OUT = ("out", "due", "overdue", "locked")
_OF_FILTER: dict[str, tuple[str, ...]] = {
    "kept": ("in_stock", *_OUT), "in_stock": ("in_stock",), "out": _OUT, "due": ("due",),
    "overdue": ("overdue", "locked"), "locked": ("locked",),
    "expiring": ("in_stock", *_OUT), "ended": ("lost", "cancelled"),
}  # fmt: skip


@dataclass(frozen=True)
class PassportRow:
    """One booklet in a list. The number is masked, the holder is not: booklets are told apart by
    the name on them."""

    no: str
    passport_masked: str
    kind: Text
    holder: str
    unit: str
    standing: Standing
    due_on: date | None
    days_late: int
    expires_on: date | None
    expires_soon: bool
    place: str
    has_trip: bool


@dataclass(frozen=True)
class LoanLine:
    """One way out and back, as the card tells it."""

    loan_no: str
    approval_no: str
    out_on: date
    due_on: date | None
    back_on: date | None
    taken_by: str
    stamps_checked: bool | None


@dataclass(frozen=True)
class PassportCard:
    """One booklet, whole."""

    row: PassportRow
    revision: int
    pinyin: str
    issued_on: date | None
    taken_in_on: date
    case_no: str
    approval_no: str
    departs_on: date | None
    days: int | None
    due_reason: Text | None
    reason: str
    loans: tuple[LoanLine, ...]


def get(no: str) -> Passport:
    """The booklet of this custody number (`NotFound`)."""
    found = Passport.get_or_none(Passport.no == no)
    if found is None:
        raise NotFound(Text("证照 {no}", "passport {no}").fill(no=no))
    return found


def title(kind: str) -> Text:
    """A kind of booklet in words."""
    return next((choice.title for choice in KINDS if choice.code == kind), Text.same(kind))


def listed(desk: Desk, filter_code: str = "kept", text: str = "") -> tuple[PassportRow, ...]:
    """Booklets that pass the filter and hold `text` in name, unit, number or place; the latest
    first, then by the day on which they are due (`KeyError` for an unknown filter)."""
    wanted, asked = _OF_FILTER[filter_code], fold(text)
    with desk.reading():
        rows = [
            row for row, words in _rows(desk, wanted) if asked in words and row.standing in wanted
        ]
        if filter_code == "expiring":
            rows = [row for row in rows if row.expires_soon]
        return tuple(sorted(rows, key=_urgency))


def counts(desk: Desk) -> dict[str, int]:
    """How many booklets each filter would show."""
    with desk.reading():
        rows = [row for row, _ in _rows(desk, ())]
        return {
            code: sum(
                row.standing in _OF_FILTER[code] and (code != "expiring" or row.expires_soon)
                for row in rows
            )
            for code, _ in FILTERS
        }


def find(desk: Desk, text: str) -> str | None:
    """The custody number of the one booklet that is meant: its passport number, its custody
    number, that of one of its loans, or its machine-readable zone (`BadMrz` for one that was
    misread); None otherwise."""
    if mrz.looks_like(text):
        text = mrz.read(text, desk.today).document_no
    wanted = "".join(text.split()).upper()
    with desk.reading():
        found = Passport.get_or_none((Passport.passport_no == wanted) | (Passport.no == wanted))
        if found is None:
            loan = Loan.select(Loan, Passport).join(Passport).where(Loan.no == wanted).first()
            found = None if loan is None else loan.passport
        return None if found is None else str(found.no)


def card(desk: Desk, no: str) -> PassportCard:
    """The booklet with all its loans (`NotFound`)."""
    with desk.reading():
        return card_of(get(no), desk.today)


def card_of(passport: Passport, today: date) -> PassportCard:
    """The card of a booklet; only inside a read or an act."""
    edition = shelf.newest()
    loans = list(passport.loans.order_by(Loan.id.desc()))
    loan = next((one for one in loans if one.back_on is None), None)
    return PassportCard(
        row=_row(edition, passport, loan, today), revision=passport.revision,
        pinyin=passport.pinyin, issued_on=passport.issued_on, taken_in_on=passport.taken_in_on,
        case_no=passport.case_no, approval_no="" if loan is None else loan.approval_no,
        departs_on=None if loan is None else loan.departs_on,
        days=None if loan is None else loan.days,
        due_reason=None if loan is None else due_reason(loan), reason=passport.reason,
        loans=tuple(
            LoanLine(
                one.no, one.approval_no, one.out_on, one.due_on, one.back_on, one.taken_by,
                one.stamps_checked,
            )
            for one in loans
        ),
    )  # fmt: skip


def due_reason(loan: Loan) -> Text | None:
    """Why the day of return is what it is."""
    told = loan.due_facts.get("reason")
    return None if told is None else facts.read(Text, told)


def _rows(desk: Desk, wanted: tuple[str, ...]) -> list[tuple[PassportRow, str]]:
    """The booklets that may stand so (in no way: every one) with what they can be found by."""
    edition, today = shelf.newest(), desk.today
    loans = Loan.select(Loan, Passport).join(Passport).where(Loan.back_on.is_null())
    lent = {loan.passport.id: loan for loan in loans}
    if wanted and set(wanted) <= set(_OUT):  # few are out, however many the hall has seen
        kept: Iterable[Passport] = sorted(
            (loan.passport for loan in lent.values()), key=lambda passport: int(passport.id)
        )
    else:
        kept = Passport.select().order_by(Passport.id)
    return [
        (
            _row(edition, passport, lent.get(passport.id), today),
            fold(
                " ".join(
                    (passport.holder, passport.pinyin, passport.unit, passport.passport_no,
                     passport.place, passport.no)
                )
            ),
        )
        for passport in kept
    ]  # fmt: skip


def _row(edition: Edition, passport: Passport, loan: Loan | None, today: date) -> PassportRow:
    stands = custody.standing(edition, passport, loan, today)
    due_on = None if loan is None else loan.due_on
    is_ended = stands in ("lost", "cancelled")
    return PassportRow(
        passport.no, mask_identity(passport.passport_no), title(passport.kind), passport.holder,
        passport.unit, stands, None if is_ended else due_on,
        0 if due_on is None or is_ended else max(0, return_day.days_late(due_on, today)),
        passport.expires_on,
        passport.expires_on is not None
        and not is_ended
        and return_day.expires_soon(edition, passport.expires_on, today),
        passport.place, loan is None or loan.due_on is not None,
    )  # fmt: skip


def _urgency(row: PassportRow) -> tuple[date, str]:
    return (row.due_on or date.max, row.no)


def said(row: PassportRow) -> Text:
    """The standing in words, with what the clerk has to do about it.

    >>> said(PassportRow("", "", Text("", ""), "", "", "overdue", None, 3, None, False, "", True))
    Text(zh='逾期3天', en='3 d late')
    """
    if row.standing == "overdue":
        return Text("逾期{n}天", "{n} d late").fill(n=row.days_late)
    if row.standing == "locked":
        return Text("逾期{n}天 锁定", "{n} d, locked").fill(n=row.days_late)
    if not row.has_trip:
        return Text("借出，待补行程", "out, trip unknown")
    return STANDINGS[row.standing]
