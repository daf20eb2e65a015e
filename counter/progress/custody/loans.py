"""领用 and 归还: a booklet goes out against a signature and must be back on a promised day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter import outbox
from counter.desk import Desk, Pen, read_office, tag_key
from counter.errors import BadAnswers, Refused
from counter.outbox import PaperJob
from counter.progress.custody import trips
from counter.progress.custody.card import PassportCard, card_of, due_reason, get, title
from counter.progress.custody.slips import LoanSlip
from counter.progress.custody.stock import Ended, StillOut, mark, take
from counter.progress.custody.trips import Trip
from counter.rules import return_day
from counter.rules.return_day import ReturnDay
from counter.store import custody, serials, shelf
from counter.store.casebook import must_not_be_packed
from counter.store.custody import Late
from counter.store.search import fold
from counter.store.tables.cases import Case, Piece
from counter.store.tables.custody import Loan, Passport
from counter.text import Text
from counter.values import tag
from counter.values.clerk import Right
from counter.values.identity import mask_identity
from counter.values.names import check_name
from counter.values.remarks import remark

SUBJECT = "96"  # a loan's digits in a tag


@dataclass(frozen=True)
class Taker:
    """Who signs for the booklet (经办人), and the paper that was shown."""

    name: str
    paper_number: str = ""


@dataclass(frozen=True)
class Prospect:
    """What lending would come to: the day of return, what to mind, and what forbids it."""

    due: ReturnDay | None
    warnings: tuple[Text, ...]
    stops: tuple[Text, ...]


@dataclass(frozen=True)
class Lent:
    """The booklet as it stands now, and the slip to be signed."""

    card: PassportCard
    slip: PaperJob


class UnitLocked(Refused):
    """The unit has booklets that are late beyond the rule; `holders` names them."""

    def __init__(self, unit: str, late: tuple[Late, ...]) -> None:
        self.unit = unit
        self.holders = tuple(one.holder for one in late)
        super().__init__(custody.locked_words(unit, late))


class NotInGroup(Refused):
    """The approval names persons, and the holder is none of them."""

    def __init__(self, approval_no: str, holder: str) -> None:
        self.approval_no, self.holder = approval_no, holder
        super().__init__(
            Text("批件 {no} 的人员里没有{holder}。请核对批件号或批件人员。",
                 "{holder} is not among the persons of approval {no}. Check the number or its "
                 "persons.").fill(no=approval_no, holder=holder)
        )  # fmt: skip


class CalledOff(Refused):
    """The trip of this approval was called off."""

    def __init__(self, approval_no: str, on: date) -> None:
        self.approval_no, self.on = approval_no, on
        super().__init__(
            Text("批件 {no} 的出访已于 {on} 取消，不能领用。",
                 "The trip of approval {no} was called off on {on}; nothing is lent for it.")
            .fill(no=approval_no, on=on.isoformat())
        )  # fmt: skip


class NotOut(Refused):
    """The booklet is in stock; there is nothing to take back."""

    def __init__(self, no: str) -> None:
        self.no = no
        super().__init__(Text("{no} 在库，没有借出。", "{no} is in stock and not out.").fill(no=no))


def prospect(desk: Desk, no: str, trip: Trip) -> Prospect:
    """What would be said if the booklet were lent for this trip; refuses nothing."""
    with desk.reading():
        passport = get(no)
        stops = []
        try:
            trip.checked(desk.today)
        except BadAnswers as refusal:
            return Prospect(None, (), (refusal.text,))
        try:
            _may_go_out(passport, trip, desk.today)
        except Refused as refusal:
            stops.append(refusal.text)
        known = _known(trip)
        return Prospect(
            known.due(desk.today), _warnings(passport, known, desk.today), tuple(stops)
        )


def lend(desk: Desk, no: str, revision: int, trip: Trip, taker: Taker, act: str) -> Lent:
    """Hand the booklet out for a trip; the slip is queued for the taker's signature.

    What the approval on record tells fills what `trip` leaves open. Refuses `Overtaken`, `Ended`,
    `StillOut`, `InEnvelope`, `UnitLocked`, `NotInGroup`, `CalledOff`, and a trip that cannot be
    (`BadAnswers`).
    """
    name = check_name(taker.name)
    paper = remark("paper_number", taker.paper_number, longest=40)
    with desk.signed(Right.KEEP_CUSTODY, act) as pen:
        if pen.answer is not None:
            return Lent(card_of(get(no), desk.today), outbox.job(pen.answer["paper"]))
        passport = take(no, revision)
        trip.checked(pen.day)
        _may_go_out(passport, trip, pen.day)
        loan = open_loan(desk, pen, passport, _known(trip), name, paper)
        mark(desk, pen, passport)
        paper_id = outbox.queue(pen, "loan_slip", loan.no, _slip(desk, pen, passport, loan))
        pen.result = {"paper": paper_id}
        return Lent(card_of(passport, desk.today), outbox.job(paper_id))


def open_loan(
    desk: Desk, pen: Pen, passport: Passport, trip: Trip, taken_by: str, paper: str,
    case_no: str = "",
) -> Loan:  # fmt: skip
    """The loan's row and its line in the journal; only inside a signed act."""
    serial = serials.take(f"loan:{pen.day.isoformat()}")
    its_tag = tag.Tag(SUBJECT, read_office().hall_code, pen.day, serial)
    loan = Loan(
        no=f"LY{pen.day:%Y%m%d}-{serial:04d}", tag=tag.mint(tag_key(), its_tag),
        passport=passport, case_no=case_no, out_on=pen.day, taken_by=taken_by,
        taken_paper=paper[-4:], lent_by=desk.clerk.name,
    )  # fmt: skip
    trips.write(pen, loan, trip, None)
    loan.save()
    pen.write(
        "custody_lent", passport.no,
        {"loan": loan.no, "approval": loan.approval_no, "departs_on": loan.departs_on,
         "days": loan.days, "due_on": loan.due_on, "taken_by": taken_by, "case": case_no},
    )  # fmt: skip
    return loan


def set_trip(
    desk: Desk, no: str, revision: int, trip: Trip, called_off_on: date | None, act: str
) -> PassportCard:
    """Enter or change the trip of a booklet that is out; a trip called off is due from that day.

    Refuses `Overtaken`, `Ended`, `NotOut` and a trip that cannot be (`BadAnswers`).
    """
    with desk.signed(Right.KEEP_CUSTODY, act) as pen:
        if pen.answer is not None:
            return card_of(get(no), desk.today)
        passport = take(no, revision)
        trip.checked(pen.day)
        loan = _its_loan(passport)
        before = loan.due_on
        trips.write(pen, loan, _known(trip), called_off_on)
        loan.save()
        mark(desk, pen, passport)
        pen.write(
            "custody_trip", passport.no,
            {"loan": loan.no, "from": before, "due_on": loan.due_on, "departs_on": loan.departs_on,
             "days": loan.days, "called_off_on": called_off_on},
        )  # fmt: skip
        return card_of(passport, desk.today)


def give_back(
    desk: Desk, no: str, revision: int, brought_by: str, stamps_checked: bool, act: str,
    place: str | None = None,
) -> PassportCard:  # fmt: skip
    """The booklet is back: by whom, whether its entry and exit stamps were looked through, where
    it lies from now on (None: where it lay). Refuses `Overtaken`, `Ended` and `NotOut`."""
    name = check_name(brought_by)
    where = None if place is None else remark("place", place, longest=40)
    with desk.signed(Right.KEEP_CUSTODY, act) as pen:
        if pen.answer is not None:
            return card_of(get(no), desk.today)
        passport = take(no, revision)
        close_loan(desk, pen, passport, _its_loan(passport), name, stamps_checked)
        if where is not None:
            passport.place = where
        mark(desk, pen, passport)
        return card_of(passport, desk.today)


def close_loan(
    desk: Desk, pen: Pen, passport: Passport, loan: Loan, brought_by: str,
    stamps_checked: bool | None,
) -> None:  # fmt: skip
    """Write the way back and its line in the journal; only inside a signed act."""
    loan.back_on, loan.brought_by = pen.day, brought_by
    loan.stamps_checked, loan.taken_back_by = stamps_checked, desk.clerk.name
    loan.save()
    late = 0 if loan.due_on is None else max(0, return_day.days_late(loan.due_on, pen.day))
    pen.write(
        "custody_back", passport.no,
        {"loan": loan.no, "brought_by": brought_by, "stamps_checked": stamps_checked,
         "days_late": late},
    )  # fmt: skip


def _its_loan(passport: Passport) -> Loan:
    loan = custody.open_loan(passport)
    if loan is None:
        raise NotOut(passport.no)
    return loan


def _may_go_out(passport: Passport, trip: Trip, today: date) -> None:
    stands = custody.standing(shelf.newest(), passport, None, today)
    if stands != "in_stock":
        raise Ended(passport.no, return_day.STANDINGS[stands])
    loan = custody.open_loan(passport)
    if loan is not None:
        raise StillOut(passport.no, loan.taken_by, loan.out_on)
    _must_not_be_packed(passport)
    late = custody.locking(shelf.newest(), passport.unit, today)
    if late:
        raise UnitLocked(passport.unit, late)
    row = custody.approval(trip.approval_no) if trip.approval_no else None
    if row is None:
        return
    if row.called_off_on is not None:
        raise CalledOff(row.approval_no, row.called_off_on)
    if row.persons and fold(passport.holder) not in {fold(name) for name in row.persons}:
        raise NotInGroup(row.approval_no, passport.holder)


def _must_not_be_packed(passport: Passport) -> None:
    """Refuse (`InEnvelope`) a new booklet that lies in an envelope, scanned or about to be."""
    case = Case.get_or_none(Case.no == passport.case_no) if passport.case_no else None
    if case is None:
        return
    here = case.pieces.where(Piece.no == passport.piece_no, Piece.taken_at.is_null())
    if here.exists():
        must_not_be_packed(case)


def _known(trip: Trip) -> Trip:
    """The trip, with what the approval on record tells where it was left open."""
    row = custody.approval(trip.approval_no) if trip.approval_no else None
    if row is None:
        return trip
    return Trip(
        row.approval_no, trip.departs_on or row.departs_on, trip.days or row.days
    )


def _warnings(passport: Passport, trip: Trip, today: date) -> tuple[Text, ...]:
    edition = shelf.newest()
    warnings = []
    expires_on = passport.expires_on
    if expires_on is not None and return_day.expires_soon(edition, expires_on, today):
        warnings.append(
            Text(
                "有效期至 {on}，不足规定期限，应换发。",
                "Valid only until {on}; it should be renewed.",
            ).fill(on=expires_on.isoformat())
        )
    if trip.due(today) is None:
        warnings.append(
            Text("行程不详，应还日期待补。", "The trip is not known; the day of return stays open.")
        )
    row = custody.approval(trip.approval_no) if trip.approval_no else None
    if row is not None and row.valid_until is not None and row.valid_until < today:
        warnings.append(
            Text("批件有效期已过（{on}）。", "The approval was valid until {on}.")
            .fill(on=row.valid_until.isoformat())
        )  # fmt: skip
    if row is not None and custody.key_of(row.unit) != passport.unit_key:
        warnings.append(
            Text("批件单位是{unit}。", "The approval is that of {unit}.").fill(unit=row.unit)
        )
    return tuple(warnings)


def _slip(desk: Desk, pen: Pen, passport: Passport, loan: Loan) -> LoanSlip:
    return LoanSlip(
        office=read_office(), loan_no=loan.no, tag=loan.tag, holder=passport.holder,
        pinyin=passport.pinyin, organisation=passport.unit,
        passport_masked=mask_identity(passport.passport_no), kind=title(passport.kind),
        expires_on=passport.expires_on, approval_no=loan.approval_no, departs_on=loan.departs_on,
        days=loan.days, out_on=loan.out_on, due_on=loan.due_on, due_reason=due_reason(loan),
        taken_by=loan.taken_by, paper_tail=loan.taken_paper, clerk=desk.clerk.name,
        window=desk.window, made_at=pen.now,
    )  # fmt: skip
