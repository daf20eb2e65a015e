"""What the receipt of a whole visit states: every case that it brought, and one sum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.text import Text
from counter.values.money import Money
from counter.values.office import Office


@dataclass(frozen=True)
class VisitCase:
    """One case of the visit. `due_on` None: received, not accepted, or not promised yet."""

    case_no: str
    kind: Text
    applicant: str
    about: Text | None
    counts: Text
    is_accepted: bool
    due_on: date | None
    due_is_estimate: bool
    delivery: Text
    total: Money
    paid: Money


@dataclass(frozen=True)
class VisitReceipt:
    """The receipt that stands in place of those of its cases; `sums` are told by payee."""

    office: Office
    visit_no: str
    tag: str
    phone_masked: str
    cases: tuple[VisitCase, ...]
    sums: tuple[tuple[Text, Money], ...]
    total: Money
    paid: Money
    received_at: datetime
    bring: tuple[Text, ...]
    clerk: str
    window: str
    made_at: datetime
    change: Text | None = None
