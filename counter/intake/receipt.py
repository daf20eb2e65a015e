"""What the receipt states (收件凭证 before acceptance, 受理回执/取件单 after)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.text import Text
from counter.values.lines import ChargeLine, PaperLine, PieceLine
from counter.values.money import Money
from counter.values.office import Office


@dataclass(frozen=True)
class Receipt:
    """Everything that stands on the receipt, in the receipt's order.

    `accepted_on` and `due_on` are None on a 收件凭证: receiving is not accepting (收件不等于受理).
    `due_reason` explains the promised day in one line; an estimate says so.
    """

    office: Office
    case_no: str
    tag: str
    kind: Text
    applicant: str
    agent: str
    phone_masked: str
    destination: Text | None
    route: Text | None
    pieces: tuple[PieceLine, ...]
    speed: Text | None
    received_at: datetime
    accepted_on: date | None
    due_on: date | None
    due_is_estimate: bool
    due_reason: Text | None
    charges: tuple[ChargeLine, ...]
    total: Money
    paid: Money
    fiscal_receipt_no: str
    delivery: Text
    materials: tuple[PaperLine, ...]
    bring: tuple[Text, ...]
    clerk: str
    window: str
    made_at: datetime
    counts: Text | None = None  # certificates, matters, charged units
    change: Text | None = None  # what made this receipt stand in place of an earlier one
    late: Text | None = None  # which spare receipt of a power cut it stands in place of
    notices: tuple[Text, ...] = ()  # what the hall tells everybody just now
