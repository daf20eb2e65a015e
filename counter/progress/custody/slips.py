"""What the papers of the custody state: a slip for each loan and each booklet handed in, a letter
to each late unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.text import Text
from counter.values.office import Office


@dataclass(frozen=True)
class LoanSlip:
    """领用登记单: which booklet went out with whom, and when it must be back."""

    office: Office
    loan_no: str
    tag: str
    holder: str
    pinyin: str
    organisation: str
    passport_masked: str
    kind: Text
    expires_on: date | None
    approval_no: str
    departs_on: date | None
    days: int | None
    out_on: date
    due_on: date | None
    due_reason: Text | None
    taken_by: str
    paper_tail: str
    clerk: str
    window: str
    made_at: datetime


@dataclass(frozen=True)
class SurrenderSlip:
    """上缴登记单: which booklet was handed in, by whom, when, how late.

    Without a loan (`loan_no` empty) it came into custody for the first time; then there is no tag.
    """

    office: Office
    custody_no: str
    tag: str
    loan_no: str
    holder: str
    pinyin: str
    organisation: str
    passport_masked: str
    kind: Text
    expires_on: date | None
    approval_no: str
    due_on: date | None
    days_late: int
    in_on: date
    brought_by: str
    stamps_checked: bool | None
    place: str
    clerk: str
    window: str
    made_at: datetime


@dataclass(frozen=True)
class OverdueLine:
    """One booklet on an overdue letter."""

    holder: str
    passport_masked: str
    approval_no: str
    due_on: date
    days: int


@dataclass(frozen=True)
class OverdueLetterSheet:
    """催缴单: everything that one unit has not brought back."""

    office: Office
    letter_no: str
    tag: str
    title: Text
    organisation: str
    body: Text
    lines: tuple[OverdueLine, ...]
    is_locked: bool
    on: date
    clerk: str
    window: str
    made_at: datetime
