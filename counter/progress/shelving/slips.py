"""What the papers of the shelf state: labels for its places, the letter that asks to collect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.text import Text
from counter.values.office import Office

LABELS_ON_SHEET = 12


@dataclass(frozen=True)
class ShelfLabel:
    """One label: the place's code in large type, its name, and the tag that is scanned."""

    code: str
    title: str
    place_tag: str


@dataclass(frozen=True)
class ShelfLabels:
    """One sheet of labels to cut out; never more than fit on one page."""

    office: Office
    sheet_no: str
    labels: tuple[ShelfLabel, ...]
    clerk: str
    window: str
    made_at: datetime


@dataclass(frozen=True)
class CollectionNotice:
    """催领通知书: a finished case waits; since when, what to bring."""

    office: Office
    case_no: str
    tag: str
    kind: Text
    applicant: str
    title: Text
    body: Text
    ready_on: date
    pieces: int
    reminder: int
    on: date
    clerk: str
    window: str
    made_at: datetime
