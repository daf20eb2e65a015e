"""What a ticket states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.text import Text
from counter.values.office import Office


@dataclass(frozen=True)
class TicketSlip:
    """One ticket: what is called out, for which business, and how many wait before it."""

    office: Office
    ticket_no: str
    tag: str
    called: str
    business: Text
    waiting: int
    at: datetime
    clerk: str
    window: str
    made_at: datetime
