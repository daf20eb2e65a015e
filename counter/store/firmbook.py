"""A firm's file beside what the rules ask of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.rules.apec import Judgement, Threshold, judge, thresholds
from counter.store import shelf
from counter.store.tables.apec import Firm, FirmCheck


@dataclass(frozen=True)
class FirmLine:
    """One threshold: what is asked, what the firm showed, when it was seen and by whom."""

    asked: Threshold
    shown: str
    seen_on: date | None
    seen_by: str
    judgement: Judgement


def firm_of(uscc: str) -> Firm | None:
    """The file of the firm with this code, if there is one."""
    return Firm.get_or_none(Firm.uscc == uscc) if uscc else None


def lines_of(firm: Firm | None, on: date) -> tuple[FirmLine, ...]:
    """Every threshold of that day beside what the firm showed."""
    checks = {} if firm is None else {c.code: c for c in firm.checks}
    return tuple(_line(asked, checks.get(asked.code)) for asked in thresholds(shelf.newest(), on))


def _line(asked: Threshold, check: FirmCheck | None) -> FirmLine:
    if check is None:
        return FirmLine(asked, "", None, "", "unknown")
    judgement = judge(asked.code, check.value, asked.value)
    return FirmLine(asked, check.value, check.seen_on, check.seen_by, judgement)
