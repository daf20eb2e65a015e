"""One person's visa: what the consulate answered, when, and what stands on the sticker.

>>> Visa("denied", date(2026, 11, 23), reason="资料不足").outcome, Visa().outcome
('denied', 'pending')
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

PENDING = "pending"


@dataclass(frozen=True)
class Visa:
    """What one person got; `day` None: nothing yet. Days of stay 0: not told."""

    outcome: str = PENDING
    day: date | None = None
    visa_no: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    entries: str = ""
    days: int = 0
    reason: str = ""
