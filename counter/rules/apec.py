"""The APEC card by the rule book: its economies, and what a firm must show.

>>> from counter.rules.edition import seed_edition
>>> len(economies(seed_edition(), date(2026, 11, 23)))
16
>>> judge("tax_grade", "B", "M"), judge("staff", "4", "5"), judge("staff", "", "5")
('met', 'unmet', 'unknown')
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from counter.rules import wording
from counter.rules.edition import Edition
from counter.rules.rule import Rule
from counter.text import Text

Status = Literal["pending", "approved", "refused", "unanswered"]
Judgement = Literal["met", "unmet", "unknown"]
STATUSES: dict[str, Text] = {
    "pending": Text("待批", "pending"),
    "approved": Text("已批", "approved"),
    "refused": Text("拒批", "refused"),
    "unanswered": Text("未答复", "no answer"),
}
ANSWERS = ("approved", "refused")  # what an economy itself said; the rest is silence
OF_THE_FIRM = ("trade_yuan", "tax_grade", "staff", "insurance_months", "passport_years")
_GRADES = "ABMCD"  # the tax office's grades, the best first
_MONTHS = 6  # where an edition older than the table is asked


@dataclass(frozen=True)
class Economy:
    """An economy that the card opens: for how many days at a time (None: not known)."""

    code: str
    name: Text
    days: int | None
    is_uncertain: bool


@dataclass(frozen=True)
class Threshold:
    """What a firm must show at least; `is_uncertain`: cities differ, and it is 待核实 here."""

    code: str
    title: Text
    value: str
    unit: Text
    source: str
    is_uncertain: bool


def economies(edition: Edition, on: date) -> tuple[Economy, ...]:
    """The economies of that day, in the order of the rule book."""
    return tuple(
        Economy(row.key, wording.country(row.key), _number(row.values["days"]), row.is_uncertain)
        for row in edition.in_force("economies", on)
    )


def thresholds(edition: Edition, on: date) -> tuple[Threshold, ...]:
    """What a firm has to show on that day."""
    rows = (edition.one("thresholds", code, on) for code in OF_THE_FIRM)
    return tuple(_threshold(row) for row in rows if row is not None)


def months(edition: Edition, code: str, on: date) -> int:
    """The months of `renew_months` or `reminder_months`."""
    row = edition.one("thresholds", code, on)
    return (None if row is None else _number(row.values["value"])) or _MONTHS


def card_years(edition: Edition, on: date) -> int:
    """How many years a card is good for at most."""
    row = edition.one("thresholds", "card_years", on)
    return (None if row is None else _number(row.values["value"])) or 5


def judge(code: str, shown: str, asked: str) -> Judgement:
    """Whether what was `shown` reaches what is `asked`; nothing shown, or no rule: unknown.

    >>> judge("tax_grade", "c", "M"), judge("trade_yuan", "500000", "500000")
    ('unmet', 'met')
    """
    if code == "tax_grade":
        grade, least = shown.strip().upper(), asked.strip().upper()
        if len(grade) != 1 or len(least) != 1 or grade not in _GRADES or least not in _GRADES:
            return "unknown"
        return "met" if _GRADES.index(grade) <= _GRADES.index(least) else "unmet"
    have, need = _number(shown), _number(asked)
    if have is None or need is None:
        return "unknown"
    return "met" if have >= need else "unmet"


def readable(code: str, shown: str) -> bool:
    """Whether `shown` can be compared at all: a grade, or a whole number."""
    return judge(code, shown, "A" if code == "tax_grade" else "0") != "unknown"


def _threshold(row: Rule) -> Threshold:
    return Threshold(
        row.key, row.text("title"), row.values["value"], row.text("unit"), row.source,
        row.is_uncertain,
    )  # fmt: skip


def _number(written: str) -> int | None:
    digits = written.strip().replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 16 else None
