"""The day of return is a pure sum of dates and rules, and what follows from it too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter.rules.edition import Edition, seed_edition
from counter.rules.return_day import (
    blocked_until,
    days_late,
    expires_soon,
    next_stocktaking,
    return_day,
    standing,
)

RULES = seed_edition()
NONE = Edition.of(1, ())
TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def changed(code: str, length: int) -> Edition:
    """The rules with another length of one period."""
    return Edition.of(
        2,
        [
            replace(rule, values={**rule.values, "length": str(length)})
            if (rule.table, rule.key) == ("return_periods", code)
            else rule
            for rule in RULES.rows
        ],
    )


def test_the_formula_of_beijing_gives_its_own_example() -> None:
    due = return_day(RULES, date(2026, 3, 2), 5, on=date(2026, 2, 20))
    assert due.on == date(2026, 3, 14)
    assert due.is_uncertain
    assert "待核实" in due.reason.zh
    assert "3月2日" in due.reason.zh


def test_another_rule_gives_another_day() -> None:
    due = return_day(changed("return_days", 15), date(2026, 3, 2), 5, on=date(2026, 2, 20))
    assert due.on == date(2026, 3, 22)
    assert return_day(NONE, date(2026, 3, 2), 5, on=TODAY).on == date(2026, 3, 7)


def test_a_trip_called_off_counts_from_that_day() -> None:
    due = return_day(RULES, date(2026, 3, 2), 5, on=TODAY, called_off_on=date(2026, 2, 25))
    assert due.on == date(2026, 3, 4)
    assert "取消" in due.reason.zh


@settings(max_examples=80)
@given(DAYS, st.integers(1, 200), DAYS)
def test_calling_off_never_gives_more_time(departs_on: date, days: int, off: date) -> None:
    usual = return_day(RULES, departs_on, days, on=TODAY)
    called = return_day(RULES, departs_on, days, on=TODAY, called_off_on=off)
    assert called.on <= usual.on
    assert called.on == min(usual.on, off + timedelta(days=7))


@settings(max_examples=80)
@given(DAYS, st.integers(1, 200))
def test_a_day_more_abroad_is_a_day_more(departs_on: date, days: int) -> None:
    one = return_day(RULES, departs_on, days, on=TODAY).on
    assert return_day(RULES, departs_on, days + 1, on=TODAY).on == one + timedelta(days=1)
    later = departs_on + timedelta(days=1)
    assert return_day(RULES, later, days, on=TODAY).on == one + timedelta(days=1)


@pytest.mark.parametrize(
    ("late", "said"),
    [(-8, "out"), (-7, "due"), (0, "due"), (1, "overdue"), (30, "overdue"), (31, "locked")],
)
def test_the_standing_follows_from_the_day(late: int, said: str) -> None:
    due_on = TODAY - timedelta(days=late)
    assert standing(RULES, TODAY, is_out=True, due_on=due_on) == said
    assert days_late(due_on, TODAY) == late


def test_the_lock_is_a_rule() -> None:
    due_on = TODAY - timedelta(days=12)
    assert standing(changed("lock_days", 10), TODAY, is_out=True, due_on=due_on) == "locked"
    assert standing(NONE, TODAY, is_out=True, due_on=date(2000, 1, 1)) == "overdue"


@settings(max_examples=60)
@given(st.booleans(), st.none() | DAYS, st.booleans())
def test_what_has_ended_stays_ended(is_out: bool, due_on: date | None, is_lost: bool) -> None:
    told = standing(RULES, TODAY, is_out=is_out, due_on=due_on, is_lost=is_lost, is_cancelled=True)
    assert told == "cancelled"
    if is_lost:
        assert standing(RULES, TODAY, is_out=is_out, due_on=due_on, is_lost=True) == "lost"


def test_a_booklet_without_a_trip_is_just_out() -> None:
    assert standing(RULES, TODAY, is_out=True, due_on=None) == "out"
    assert standing(RULES, TODAY, is_out=False, due_on=None) == "in_stock"


def test_a_loss_stops_a_new_one_for_fifteen_days() -> None:
    lost_on = date(2026, 11, 8)
    assert blocked_until(RULES, lost_on, TODAY) == TODAY
    assert blocked_until(RULES, lost_on, TODAY + timedelta(days=1)) is None
    assert blocked_until(NONE, lost_on, TODAY) is None


def test_less_than_six_months_is_soon() -> None:
    assert expires_soon(RULES, date(2027, 5, 22), TODAY)
    assert not expires_soon(RULES, date(2027, 5, 23), TODAY)
    assert not expires_soon(NONE, TODAY, TODAY)
    assert next_stocktaking(RULES, TODAY, TODAY) == date(2027, 5, 23)
