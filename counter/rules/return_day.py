"""When an official passport must be back, and what follows when it is not.

The day: departure + approved days + some days (the formula of the Beijing FAO, 2014; 7 days of the
MFA's text). All numbers are rows of the table `return_periods`; sources differ, so most say 待核实.

>>> from counter.rules.edition import seed_edition
>>> due = return_day(seed_edition(), date(2026, 3, 2), 5, on=date(2026, 2, 27))
>>> due.on, due.is_uncertain
(datetime.date(2026, 3, 14), True)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from counter.rules.edition import Edition
from counter.rules.rule import UNCERTAIN, Rule
from counter.text import Text
from counter.values.months import months_on

Standing = Literal["in_stock", "out", "due", "overdue", "locked", "lost", "cancelled"]
SOON_DAYS = 7  # a list, not a law: what is due within a week is shown as due

STANDINGS: dict[Standing, Text] = {
    "in_stock": Text("在库", "in stock"),
    "out": Text("借出", "out"),
    "due": Text("应还", "due back"),
    "overdue": Text("逾期", "overdue"),
    "locked": Text("逾期锁定", "overdue, unit locked"),
    "lost": Text("遗失", "lost"),
    "cancelled": Text("已注销", "cancelled"),
}


@dataclass(frozen=True)
class ReturnDay:
    """The day on which the passport must be back at the latest, and why."""

    on: date
    reason: Text
    is_uncertain: bool


def return_day(
    edition: Edition, departs_on: date, days: int, *, on: date, called_off_on: date | None = None
) -> ReturnDay:
    """The last day to hand the passport in, by the rules in force on the day `on`.

    A trip that was called off counts from that day, but never gives more time than the trip
    itself. Without a rule there are no days of grace.
    """
    rule = edition.one("return_periods", "return_days", on)
    grace = 0 if rule is None else length(rule)
    doubt = Text.same("") if rule is None else rule.doubt()
    due = departs_on + timedelta(days=days + grace)
    reason = Text(
        "{from_zh}出境 + 批准 {days} 天 + {grace} 天{doubt}",
        "departure {from_en} + {days} approved days + {grace}{doubt}",
    )
    if called_off_on is not None and called_off_on + timedelta(days=grace) < due:
        due = called_off_on + timedelta(days=grace)
        reason = Text(
            "{from_zh}取消出访 + {grace} 天{doubt}", "called off {from_en} + {grace} days{doubt}"
        )
        departs_on = called_off_on
    said = Text(f"{departs_on.month}月{departs_on.day}日", departs_on.isoformat())
    told = reason.fill(from_zh=said.zh, from_en=said.en, days=days, grace=grace, doubt=doubt)
    return ReturnDay(due, told, rule is not None and rule.is_uncertain)


def standing(
    edition: Edition, on: date, *, is_out: bool, due_on: date | None, is_lost: bool = False,
    is_cancelled: bool = False,
) -> Standing:  # fmt: skip
    """How a booklet stands on the day `on`; what has ended stays so whatever the dates say."""
    if is_cancelled:
        return "cancelled"
    if is_lost:
        return "lost"
    if not is_out:
        return "in_stock"
    if due_on is None:
        return "out"
    late = days_late(due_on, on)
    if late > 0:
        lock = edition.one("return_periods", "lock_days", on)
        return "locked" if lock is not None and late > length(lock) else "overdue"
    return "due" if due_on <= on + timedelta(days=SOON_DAYS) else "out"


def days_late(due_on: date, on: date) -> int:
    """By how many days the day of return has passed; 0 or less: it has not."""
    return (on - due_on).days


def blocked_until(edition: Edition, lost_on: date, on: date) -> date | None:
    """The last day on which a loss stops a new passport of the same holder, if it still does."""
    rule = edition.one("return_periods", "lost_block_days", on)
    if rule is None:
        return None
    until = lost_on + timedelta(days=length(rule))
    return until if on <= until else None


def expires_soon(edition: Edition, expires_on: date, on: date) -> bool:
    """Whether less is left of a passport than one may travel with, so that it is renewed."""
    rule = edition.one("return_periods", "expiry_months", on)
    if rule is None:
        return expires_on < on
    if rule.values.get("unit") == "month":
        return expires_on < months_on(on, length(rule))
    return expires_on < on + timedelta(days=length(rule))


def next_stocktaking(edition: Edition, last_on: date, on: date) -> date | None:
    """The day on which the shelves should be counted again."""
    rule = edition.one("return_periods", "stocktaking_months", on)
    return None if rule is None else months_on(last_on, length(rule))


def doubt(edition: Edition, code: str, on: date) -> Text:
    """待核实 where the row `code` is uncertain, else nothing."""
    rule = edition.one("return_periods", code, on)
    return UNCERTAIN if rule is not None and rule.is_uncertain else Text.same("")


def length(rule: Rule) -> int:
    """The length of a period as the row has it, in its own unit."""
    return int(rule.values["length"])
