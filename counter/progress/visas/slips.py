"""What a note verbale states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.text import Text
from counter.values.office import Office


@dataclass(frozen=True)
class NoteVerbale:
    """照会: its number and its words as the clerk drew them; a language without words is left
    out."""

    office: Office
    tag: str
    note_no: str
    note_no_en: str
    body: Text
    drawn_on: date
    clerk: str
    window: str
    made_at: datetime
