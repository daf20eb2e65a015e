"""What the papers of a batch state: one receipt for all of it, and the hand-over list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.text import Text
from counter.values.money import Money
from counter.values.office import Office


@dataclass(frozen=True)
class BatchSum:
    """The cases of a batch for one country and speed: how many, when ready, what they cost."""

    destination: Text
    route: Text | None
    speed: Text | None
    cases: int
    certificates: int
    matters: int
    due_on: date | None
    due_is_estimate: bool
    amount: Money


@dataclass(frozen=True)
class BatchReceipt:
    """批量受理回执: one receipt for a whole batch, in place of one for each case."""

    office: Office
    batch_no: str
    tag: str
    notary: str
    letter_no: str
    is_sealed: bool
    received_at: datetime
    sums: tuple[BatchSum, ...]
    case_nos: str
    total: Money
    ready_on: date | None
    results: Text
    clerk: str
    window: str
    made_at: datetime


@dataclass(frozen=True)
class ListLine:
    """One certificate on the hand-over list."""

    row_no: int
    certificate_no: str
    title: str
    holder: str
    destination: str  # in Chinese alone: a list of a thousand lines
    matters: int
    case_no: str


@dataclass(frozen=True)
class NotaryList:
    """公证处交接清单: what passed between the notary office and the hall, for both signatures."""

    office: Office
    batch_no: str
    tag: str
    notary: str
    letter_no: str
    is_sealed: bool
    on: date
    lines: tuple[ListLine, ...]
    certificates: int
    matters: int
    handed_back: int
    results: Text
    clerk: str
    window: str
    made_at: datetime
    reason: str = ""
