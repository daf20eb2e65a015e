"""上架: the papers of a finished case are put into a place, or moved to another one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from counter.desk import Desk, Pen, read_office, tag_key
from counter.errors import NotFound, Refused
from counter.progress.shelving import places
from counter.store import shelfbook
from counter.store.casebook import get, kind_of, must_not_be_packed
from counter.store.tables.blanks import Result
from counter.store.tables.cases import Case
from counter.store.tables.shelves import ShelfPlace, Shelved
from counter.text import Text
from counter.values import shelf_code, tag
from counter.values.clerk import Right
from counter.values.identity import mask_name


@dataclass(frozen=True)
class Lies:
    """Where the papers of a case lie now (`place` empty: nowhere), and where they lay before."""

    case_no: str
    kind: Text
    applicant: str
    place: str
    before: str
    delivery: str
    ready_on: date


@dataclass(frozen=True)
class Met:
    """What a scan stands for at the shelf: a case, or a place."""

    kind: Literal["case", "place"]
    number: str


class NotForShelf(Refused):
    """The case is not finished, or has left."""

    def __init__(self, case_no: str, step: Text) -> None:
        self.case_no, self.step = case_no, step
        super().__init__(
            Text("{no} 现在是“{step}”，只有办结待取、待寄的才能上架。",
                 "{no} stands at '{step}'; only what is ready goes onto the shelf.")
            .fill(no=case_no, step=step)
        )  # fmt: skip


class KeptInCustody(Refused):
    """Passports have places of their own."""

    def __init__(self, case_no: str) -> None:
        self.case_no = case_no
        super().__init__(
            Text("{no} 的结果是证照，由“证照保管”存放，不上货架。",
                 "{no} is about passports; Custody keeps them, not this shelf.").fill(no=case_no)
        )  # fmt: skip


class OutOfUse(Refused):
    """The place was put out of use."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(
            Text("货位 {code} 已停用。请换一个货位。",
                 "{code} is out of use. Choose another place.").fill(code=code)
        )  # fmt: skip


class NotThere(Refused):
    """The case lies in no place."""

    def __init__(self, case_no: str) -> None:
        self.case_no = case_no
        super().__init__(
            Text("{no} 不在货架上，无需下架。", "{no} lies in no place already.").fill(no=case_no)
        )


def meet(desk: Desk, scanned: str) -> Met:
    """What was scanned or typed: a tag, a place's code, a case's number or a sticker's.

    Refuses `TagRefused` (forged, mistyped, another hall's) and `NotFound`.
    """
    text = scanned.strip()
    with desk.reading():
        if len(text) > shelf_code.LONGEST and text.replace(" ", "").isdigit():
            true = tag.mint(tag_key(), tag.read(tag_key(), text, read_office().hall_code))
            tagged = Case.get_or_none(Case.tag == true)
            if tagged is not None:
                return Met("case", tagged.no)
            place = ShelfPlace.get_or_none(ShelfPlace.tag == true)
            if place is not None:
                return Met("place", place.no)
        upper = text.upper()
        if Case.select().where(Case.no == upper).exists():
            return Met("case", upper)
        if ShelfPlace.select().where(ShelfPlace.no == upper).exists():
            return Met("place", upper)
        result = Result.get_or_none(Result.sticker_no == upper)
        if result is not None:
            return Met("case", result.case.no)
    raise NotFound(
        Text("“{text}”对应的办件或货位", "a case or a place for '{text}'").fill(text=text[:40])
    )


def shelve(desk: Desk, case_no: str, place: str, act: str) -> Lies:
    """Put the papers of a ready case into a place; the same again moves them.

    Refuses `NotForShelf`, `InEnvelope`, `KeptInCustody`, `OutOfUse` and a place that there is not.
    """
    with desk.signed(Right.ADVANCE, act, dated=False) as pen:
        case = get(case_no)
        if pen.answer is not None:
            return _lies(case, str(pen.answer["before"]))
        before = put(desk, pen, case, place)
        pen.result = {"before": before}
        return _lies(case, before)


def put(desk: Desk, pen: Pen, case: Case, place: str) -> str:
    """Write that the case lies in `place`; where it lay before. What `shelve` refuses, it does."""
    if case.stage != "ready":
        raise NotForShelf(case.no, kind_of(case).workflow.step(case.step).title)
    if shelfbook.keeps_passports(case):
        raise KeptInCustody(case.no)
    must_not_be_packed(case)
    there = places.get(place)
    if not there.is_active:
        raise OutOfUse(there.no)
    before = shelfbook.place_of(case)
    shelfbook.free((case.id,))
    Shelved.create(case=case, place=there, at=pen.now, clerk=desk.clerk.name)
    pen.write("shelved", case.no, {"place": there.no, "before": before})
    return before


def take_off(desk: Desk, case_no: str, act: str) -> Lies:
    """The papers lie nowhere any more: they were put there by mistake, or cannot be found."""
    with desk.signed(Right.ADVANCE, act, dated=False) as pen:
        case = get(case_no)
        if pen.answer is not None:
            return _lies(case, str(pen.answer["before"]))
        before = shelfbook.place_of(case)
        if not before:
            raise NotThere(case.no)
        shelfbook.free((case.id,))
        pen.write("unshelved", case.no, {"before": before})
        pen.result = {"before": before}
        return _lies(case, before)


def waiting(desk: Desk) -> tuple[Lies, ...]:
    """Finished cases that lie in no place yet, the longest waiting first."""
    with desk.reading():
        lying = Shelved.select(Shelved.case)
        return _all(
            Case.select().where(
                Case.stage == "ready", Case.letters.not_in(shelfbook.PASSPORTS),
                Case.id.not_in(lying),
            )
        )  # fmt: skip


def lying(desk: Desk, part: str = "") -> tuple[Lies, ...]:
    """What lies on the shelves, or in the rack, row or place `part`, by place."""
    with desk.reading():
        rows = _all(Case.select().join(Shelved, on=Shelved.case == Case.id))
        return tuple(
            sorted(
                (row for row in rows if shelf_code.lies_in(row.place, part)),
                key=lambda row: (row.place, row.case_no),
            )
        )


def _all(chosen: Iterable[Case]) -> tuple[Lies, ...]:
    packed = shelfbook.packed_ids()
    cases = [case for case in chosen if case.id not in packed]
    where = shelfbook.places_of([case.id for case in cases])
    since = shelfbook.ready_since(cases)
    rows = [_row(case, where.get(case.id, ""), "", since[case.id]) for case in cases]
    return tuple(sorted(rows, key=lambda row: (row.ready_on, row.case_no)))


def _lies(case: Case, before: str) -> Lies:
    return _row(case, shelfbook.place_of(case), before, shelfbook.ready_since([case])[case.id])


def _row(case: Case, place: str, before: str, since: date) -> Lies:
    return Lies(
        case.no, kind_of(case).title, shown(case), place, before, case.delivery, since
    )  # fmt: skip


def shown(case: Case) -> str:
    """The applicant as lists show him: a person masked, an organisation as it is."""
    return str(case.name) if case.applicant_kind in ("company", "notary") else mask_name(case.name)
