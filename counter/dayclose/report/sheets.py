"""What the two reports state: a period on a page, and the proof of its published sentence.

Both are frozen with a digest over their figures; printed again a year later they say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.dayclose.figures import KindFigures
from counter.text import Text
from counter.values.office import Office
from counter.values.plot import Plot


@dataclass(frozen=True)
class Headline:
    """One figure that stands large: this period's, the same time's of the year before.

    `before` None: there are no figures of that time. `change` as it is told: +12.3%.
    """

    title: Text
    unit: Text
    now: int
    cases: int
    case_unit: Text
    before: int | None
    change: str


@dataclass(frozen=True)
class Said:
    """A definition as it was when the figures were taken."""

    title: Text
    says: Text
    version: int


@dataclass(frozen=True)
class YearSheet:
    """A year, a quarter or a month on one page.

    `digest` is SHA-256 over the figures (`counter.dayclose.report.making`); `frozen_no` the
    number under which they were published, 0 where they were not.
    """

    office: Office
    period: str
    named: Text
    since: date
    until: date
    headlines: tuple[Headline, ...]
    kinds: tuple[KindFigures, ...]
    by_time: tuple[Plot, ...]
    by_view: tuple[Plot, ...]
    definitions: tuple[Said, ...]
    days_with_work: int
    days_closed: int
    journal_last: int
    digest: str
    clerk: str
    window: str
    made_at: datetime
    frozen_no: int = 0
    note: Text | None = None


@dataclass(frozen=True)
class ProofLine:
    """One number of the sentence: how it was counted, and what it is compared with."""

    title: Text
    figure: Text
    unit: Text
    now: int
    cases: int
    before: int | None
    change: str


@dataclass(frozen=True)
class CaseLine:
    """One case behind a number, for the appendix: no person is named there."""

    case_no: str
    on: date
    units: int
    unit: Text


@dataclass(frozen=True)
class ParagraphProof:
    """核对单: where each number of the published sentence comes from.

    `asked` is the question in words, `before_span` the days that were compared with. `appendix`
    lists the cases behind the numbers where that was asked for.
    """

    office: Office
    period: str
    named: Text
    sentence: Text
    asked: Text
    lines: tuple[ProofLine, ...]
    definitions: tuple[Said, ...]
    cases: int
    entries: int
    journal_last: int
    journal_head: str
    digest: str
    clerk: str
    window: str
    made_at: datetime
    frozen_no: int = 0
    appendix: tuple[CaseLine, ...] = ()
