"""What the papers of a continuity pack state: a blank receipt each, and the log beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.text import Text
from counter.values.office import Office


@dataclass(frozen=True)
class BlankReceipt:
    """One numbered blank receipt (停电备用单), to be filled in by hand."""

    office: Office
    slip_no: str
    tag: str
    drawn_on: date
    kinds: tuple[Text, ...]
    clerk: str
    window: str
    made_at: datetime


@dataclass(frozen=True)
class ContinuityLog:
    """The log sheet of a pack: a line for each of its receipts."""

    office: Office
    numbers: str
    drawn_on: date
    slips: tuple[str, ...]
    clerk: str
    window: str
    made_at: datetime
