"""清除证明: what an erasure took away, as it is printed and filed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.text import Text
from counter.values.office import Office


@dataclass(frozen=True)
class ErasureLine:
    """One kind of record: how many lost their persons, and the period that was over."""

    title: Text
    count: int
    period: Text
    since: date
    is_uncertain: bool


@dataclass(frozen=True)
class ErasureCertificate:
    """The chain's head before and after prove that nothing else was touched."""

    office: Office
    number: str
    up_to: date
    lines: tuple[ErasureLine, ...]
    entries: int
    head_before: str
    head_after: str
    seq: int
    clerk: str
    second: str
    window: str
    erased_at: datetime
    made_at: datetime
