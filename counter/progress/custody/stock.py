"""Booklets come into custody, change their shelf, are lost or cancelled."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from counter.desk import Desk, Pen
from counter.errors import BadAnswers, Fault, Overtaken, Refused
from counter.progress.custody.card import KINDS, PassportCard, card_of, get
from counter.rules.return_day import STANDINGS
from counter.store import custody, serials, shelf
from counter.store.tables.custody import Passport
from counter.text import Text
from counter.values.clerk import Right
from counter.values.identity import mask_identity
from counter.values.names import check_name, check_pinyin
from counter.values.remarks import remark

_NUMBER = re.compile("[A-Z0-9]{5,12}")
LONGEST_PLACE = 40


@dataclass(frozen=True)
class Booklet:
    """A passport or permit as it lies on the desk."""

    passport_no: str
    kind: str
    holder: str
    unit: str
    pinyin: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    place: str = ""

    def checked(self) -> Booklet:
        """The same, tidied. Refuses (`BadAnswers`) a number, a kind, a name or a pinyin that
        cannot be right, and an expiry before the issue."""
        faults = []
        number = re.sub(r"[\s-]", "", self.passport_no).upper()
        if _NUMBER.fullmatch(number) is None or not any(sign.isdigit() for sign in number):
            faults.append(Fault("passport_no", _NO_NUMBER))
        if self.kind not in {choice.code for choice in KINDS}:
            faults.append(Fault("kind", Text("请选择证件种类。", "Choose the kind of document.")))
        told = {"holder": self.holder, "unit": self.unit, "pinyin": self.pinyin}
        for code, given in told.items():
            try:
                if code != "pinyin":
                    told[code] = check_name(given)
                elif given.strip():
                    told[code] = check_pinyin(given)
            except Refused as refusal:
                faults.append(Fault(code, refusal.text))
        if self.issued_on and self.expires_on and self.expires_on <= self.issued_on:
            faults.append(Fault("expires_on", Text("有效期早于签发日期。请对照证件核对。",
                                                   "It expires before it was issued. Compare it "
                                                   "with the document.")))  # fmt: skip
        if faults:
            raise BadAnswers(tuple(faults))
        place = remark("place", self.place, longest=LONGEST_PLACE)
        return replace(
            self, passport_no=number, place=place, holder=told["holder"], unit=told["unit"],
            pinyin=told["pinyin"].strip(),
        )  # fmt: skip


class KnownAlready(Refused):
    """A booklet of this number is on record; `no` is its custody number."""

    def __init__(self, no: str, standing: Text) -> None:
        self.no = no
        super().__init__(
            Text("这本证照已登记（{no}，{standing}）。借出的请办理归还。",
                 "This passport is on record ({no}, {standing}). If it is out, take it back.")
            .fill(no=no, standing=standing)
        )  # fmt: skip


class Ended(Refused):
    """The booklet was lost or cancelled; nothing more happens to it."""

    def __init__(self, no: str, standing: Text) -> None:
        self.no = no
        super().__init__(
            Text("{no} {standing}，不能再办理。", "{no} is {standing}; nothing more can be done.")
            .fill(no=no, standing=standing)
        )  # fmt: skip


class StillOut(Refused):
    """The booklet is not here, so that this cannot be done with it."""

    def __init__(self, no: str, taken_by: str, out_on: date) -> None:
        self.no, self.taken_by, self.out_on = no, taken_by, out_on
        super().__init__(
            Text("{no} 已于 {on} 由{by}领出。请先办理归还。",
                 "{no} went out with {by} on {on}. Take it back first.")
            .fill(no=no, by=taken_by, on=out_on.isoformat())
        )  # fmt: skip


def take_in(desk: Desk, booklet: Booklet, act: str) -> PassportCard:
    """Put a booklet that comes from outside into custody (入库).

    Refuses `BadAnswers` and `KnownAlready`.
    """
    clean = booklet.checked()
    with desk.signed(Right.KEEP_CUSTODY, act) as pen:
        if pen.answer is not None:
            return card_of(get(pen.answer["no"]), desk.today)
        row = put_on_record(desk, pen, clean)
        pen.result = {"no": row.no}
        return card_of(row, desk.today)


def put_on_record(
    desk: Desk, pen: Pen, clean: Booklet, case_no: str = "", piece_no: int | None = None
) -> Passport:
    """The booklet's row and its line in the journal; only inside a signed act (`KnownAlready`)."""
    known = Passport.get_or_none(Passport.passport_no == clean.passport_no)
    if known is not None:
        stands = custody.standing(shelf.newest(), known, custody.open_loan(known), pen.day)
        raise KnownAlready(known.no, STANDINGS[stands])
    serial = serials.take(f"custody:{pen.day.isoformat()}")
    row: Passport = Passport.create(
        no=f"ZZ{pen.day:%Y%m%d}-{serial:04d}", passport_no=clean.passport_no, kind=clean.kind,
        holder=clean.holder, pinyin=clean.pinyin, unit=clean.unit,
        unit_key=custody.key_of(clean.unit), issued_on=clean.issued_on,
        expires_on=clean.expires_on, place=clean.place, case_no=case_no, piece_no=piece_no,
        taken_in_on=pen.day, changed_at=pen.now, changed_by=desk.clerk.name,
    )  # fmt: skip
    pen.write(
        "custody_in", row.no,
        {"passport": mask_identity(row.passport_no), "kind": row.kind, "unit": row.unit,
         "place": row.place, "case": case_no},
    )  # fmt: skip
    return row


def shelve(desk: Desk, no: str, revision: int, place: str, act: str) -> PassportCard:
    """Note where the booklet lies from now on (`Overtaken`, `Ended`)."""
    where = remark("place", place, longest=LONGEST_PLACE)
    with desk.signed(Right.KEEP_CUSTODY, act) as pen:
        if pen.answer is not None:
            return card_of(get(no), desk.today)
        row = take(no, revision)
        told = {"from": row.place, "to": where}
        row.place = where
        mark(desk, pen, row)
        pen.write("custody_shelved", row.no, told)
        return card_of(row, desk.today)


def report_loss(desk: Desk, no: str, revision: int, reason: str, act: str) -> PassportCard:
    """遗失: in stock or out, it is gone; a new one for its holder waits as the rules say.

    Refuses `Overtaken`, `Ended` and a report without a word on how it happened.
    """
    why = remark("reason", reason, Text("请填写遗失情况。", "Say how it was lost."))
    with desk.signed(Right.KEEP_CUSTODY, act) as pen:
        if pen.answer is not None:
            return card_of(get(no), desk.today)
        row = take(no, revision)
        row.lost_on, row.reason = pen.day, why
        mark(desk, pen, row)
        loan = custody.open_loan(row)
        pen.write("custody_lost", row.no, {"reason": why, "loan": "" if loan is None else loan.no})
        return card_of(row, desk.today)


def cancel(desk: Desk, no: str, revision: int, reason: str, act: str) -> PassportCard:
    """注销: expired, damaged, its holder retired. A lost one may be cancelled, one that is out not.

    Refuses `Overtaken`, `StillOut`, `Ended` (cancelled before) and a cancelling without reason.
    """
    why = remark("reason", reason, Text("请填写注销原因。", "Enter why it is cancelled."))
    with desk.signed(Right.KEEP_CUSTODY, act) as pen:
        if pen.answer is not None:
            return card_of(get(no), desk.today)
        row = take(no, revision, may_be_lost=True)
        loan = custody.open_loan(row)
        if loan is not None and row.lost_on is None:
            raise StillOut(row.no, loan.taken_by, loan.out_on)
        row.cancelled_on, row.reason = pen.day, why
        mark(desk, pen, row)
        pen.write("custody_cancelled", row.no, {"reason": why})
        return card_of(row, desk.today)


def take(no: str, revision: int, *, may_be_lost: bool = False) -> Passport:
    """The booklet, if nobody changed it since `revision` was read and it has not ended."""
    row = get(no)
    if row.revision != revision:
        raise Overtaken(row.no, row.changed_by, row.changed_at)
    if row.cancelled_on is not None:
        raise Ended(row.no, STANDINGS["cancelled"])
    if row.lost_on is not None and not may_be_lost:
        raise Ended(row.no, STANDINGS["lost"])
    return row


def mark(desk: Desk, pen: Pen, row: Passport) -> None:
    """Note that the booklet's record has changed: who, when, a higher revision."""
    row.revision += 1
    row.changed_at, row.changed_by = pen.now, desk.clerk.name
    row.save()


_NO_NUMBER = Text(
    "证件号码形如 SE1234567、PE1234567，由大写字母和数字组成。请对照证件重输或扫描机读码。",
    "A number looks like SE1234567 or PE1234567: capitals and digits. Type it again from the "
    "document, or scan its machine-readable zone.",
)
