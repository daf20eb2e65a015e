"""What the wall paper of a notice states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.text import Text
from counter.values.office import Office


@dataclass(frozen=True)
class NoticeSheet:
    """One version of a notice, to be put up on the wall; `body` keeps the lines it was typed in."""

    office: Office
    notice_no: str
    tag: str
    title: Text
    body: Text
    since: date
    until: date
    on: date
    clerk: str
    window: str
    made_at: datetime
