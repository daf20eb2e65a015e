"""What the answer to a pre-review states, as a paper that is sent as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.text import Text
from counter.values.office import Office


@dataclass(frozen=True)
class PrereviewAnswer:
    """预审答复: the verdict, everything to bring or to mend, until when, and the tag.

    `lines` are the originals to bring (通过), the gaps (需补正) or the reason (不宜办理).
    """

    office: Office
    no: str
    tag: str
    alias: str
    kind: Text
    destination: Text | None
    verdict: Text
    lines: tuple[Text, ...]
    until: date | None
    clerk: str
    window: str
    made_at: datetime
