"""任务批件: recorded once, then found by number wherever it is asked for.

The purpose of a trip is not kept: some groups travel under secrecy rules, and the number is enough.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from counter.casetypes.vocabulary import Choice
from counter.desk import Desk
from counter.errors import BadAnswers, Fault, Overtaken, Refused
from counter.progress.custody import trips
from counter.progress.custody.trips import MOST_DAYS
from counter.rules import countries
from counter.store import custody
from counter.store.tables.custody import Approval, Loan
from counter.text import Text
from counter.values.clerk import Right
from counter.values.names import check_line, check_name

KINDS = (
    Choice("mission", Text("任务批件", "mission approval")),
    Choice("hkmo", Text("赴港澳任务批件", "HK/Macao approval")),
    Choice("notice", Text("任务通知书", "notice of a mission")),
)
_MOST_PERSONS = 200


@dataclass(frozen=True)
class Approved:
    """One approval as it is on record. `revision` 0: not yet."""

    approval_no: str
    kind: str
    unit: str
    countries: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    days: int | None = None
    departs_on: date | None = None
    valid_until: date | None = None
    called_off_on: date | None = None
    revision: int = 0


def record(desk: Desk, approved: Approved, act: str) -> Approved:
    """Put an approval on record, or put its record right (`revision` is the one that was seen).

    Refuses `BadAnswers` and `Overtaken`. Open loans under it get the trip that it now tells.
    """
    clean = _checked(approved, desk.today)
    with desk.signed(Right.KEEP_CUSTODY, act) as pen:
        if pen.answer is not None:
            return _read(_get(clean.approval_no))
        row = custody.approval(clean.approval_no)
        if row is None:
            row = Approval(approval_no=clean.approval_no, revision=0)
        if row.revision != approved.revision:
            raise Overtaken(clean.approval_no, row.recorded_by, row.recorded_at)
        row.kind, row.unit, row.unit_key = clean.kind, clean.unit, custody.key_of(clean.unit)
        row.countries, row.persons = list(clean.countries), list(clean.persons)
        row.days, row.departs_on = clean.days, clean.departs_on
        row.valid_until, row.called_off_on = clean.valid_until, clean.called_off_on
        row.revision += 1
        row.recorded_at, row.recorded_by = pen.now, desk.clerk.name
        row.save()
        moved = [trips.follow(pen, loan, row) for loan in _open_loans(row.approval_no)]
        pen.write(
            "approval", _subject(row),
            {"approval_no": row.approval_no, "unit": row.unit, "persons": len(row.persons),
             "days": row.days, "departs_on": row.departs_on, "called_off_on": row.called_off_on,
             "loans": [no for no in moved if no]},
        )  # fmt: skip
        pen.result = {"approval": row.approval_no}
        return _read(row)


def approval(desk: Desk, approval_no: str) -> Approved | None:
    """The approval of that number; None where none is on record."""
    with desk.reading():
        row = custody.approval(approval_no)
        return None if row is None else _read(row)


def _checked(approved: Approved, today: date) -> Approved:
    faults: list[Fault] = []

    def kept(code: str, given: str, check: Callable[[str], str]) -> str:
        try:
            return check(given)
        except Refused as refusal:
            faults.append(Fault(code, refusal.text))
            return ""

    number = kept("approval_no", approved.approval_no, lambda line: check_line(line, 120))
    if not number and not faults:
        faults.append(Fault("approval_no", Text("请填写批件号。", "Enter the approval's number.")))
    unit = kept("unit", approved.unit, check_name)
    persons = tuple(
        kept("persons", name, check_name) for name in approved.persons if name.strip()
    )
    if approved.kind not in {choice.code for choice in KINDS}:
        faults.append(Fault("kind", Text("请选择批件种类。", "Choose the kind of approval.")))
    if approved.days is not None and not 1 <= approved.days <= MOST_DAYS:
        told = Text("批准天数应是 1 到 {most}。", "Approved days: 1 to {most}.")
        faults.append(Fault("days", told.fill(most=MOST_DAYS)))
    if len(persons) > _MOST_PERSONS:
        told = Text("一个团组最多 {most} 人。", "A group has at most {most} persons.")
        faults.append(Fault("persons", told.fill(most=_MOST_PERSONS)))
    if approved.departs_on is not None and approved.departs_on > trips.latest(today):
        faults.append(Fault("departs_on", trips.TOO_FAR))
    unknown = [code for code in approved.countries if countries.by_code(code) is None]
    if unknown:
        told = Text("没有这个国家：{code}。", "No such country: {code}.")
        faults.append(Fault("countries", told.fill(code=unknown[0])))
    if faults:
        raise BadAnswers(tuple(faults))
    return Approved(
        number, approved.kind, unit, tuple(dict.fromkeys(approved.countries)),
        tuple(dict.fromkeys(persons)), approved.days, approved.departs_on, approved.valid_until,
        approved.called_off_on, approved.revision,
    )  # fmt: skip


def _open_loans(approval_no: str) -> list[Loan]:
    return list(Loan.select().where(Loan.approval_no == approval_no, Loan.back_on.is_null()))


def _get(approval_no: str) -> Approval:
    row: Approval = Approval.get(Approval.approval_no == approval_no)
    return row


def _read(row: Approval) -> Approved:
    return Approved(
        row.approval_no, row.kind, row.unit, tuple(row.countries), tuple(row.persons), row.days,
        row.departs_on, row.valid_until, row.called_off_on, row.revision,
    )  # fmt: skip


def _subject(row: Approval) -> str:
    return f"PJ{row.id:06d}"

