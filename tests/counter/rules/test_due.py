"""The promised day, its reason, every day on the way, and what a pause does to it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.rules.calendar import Calendar
from counter.rules.due import DueDay, add_pause, due
from counter.rules.edition import Edition, seed_edition, seed_rules
from counter.values import facts

EDITION = seed_edition()
CALENDAR = Calendar(EDITION)
MONDAY = date(2026, 3, 23)


def promised(kind: str, route: str | None, speed: str, on: date, destination: str = "") -> DueDay:
    found = due(EDITION, CALENDAR, kind, route, speed, on, destination)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "route", "speed", "expected", "is_estimate"),
    [
        ("authentication", "apostille", "ordinary", date(2026, 3, 27), False),
        ("authentication", "apostille", "urgent", date(2026, 3, 25), False),
        ("authentication", "legalisation-single", "ordinary", date(2026, 3, 27), False),
        ("authentication", "legalisation-double", "ordinary", date(2026, 4, 27), True),
        ("official_passport", None, "ordinary", date(2026, 3, 30), False),
        ("visa_agency", None, "", date(2026, 4, 7), True),
        ("apec_card", None, "", date(2026, 7, 17), True),
    ],
)
def test_each_kind_has_its_days(kind, route, speed, expected, is_estimate):
    found = promised(kind, route, speed, MONDAY)
    assert (found.on, found.is_estimate) == (expected, is_estimate)


def test_the_reason_tells_number_and_way_of_counting():
    found = promised("authentication", "apostille", "urgent", MONDAY)
    assert found.reason.zh == "加急件 2 个工作日，受理当天不计"
    assert found.reason.en == "Urgent: 2 working days, the day of acceptance does not count"


def test_a_double_authentication_adds_the_days_of_its_embassy_as_an_estimate():
    found = promised("authentication", "legalisation-double", "ordinary", MONDAY, "AE")
    assert found.on == CALENDAR.nth_working_day(MONDAY, 4 + 7)
    assert found.is_estimate
    assert found.reason.zh == ("预计：普通双认证 4 个工作日，使领馆约 7 个，受理当天不计（待核实）")


@pytest.mark.parametrize("route", ["none", "ask-supervisor", None])
def test_nothing_is_promised_where_nothing_is_done(route):
    assert due(EDITION, CALENDAR, "authentication", route, "ordinary", MONDAY) is None


def test_every_day_on_the_way_is_told():
    found = promised("authentication", "apostille", "urgent", date(2026, 9, 30))
    assert [(note.on.day, note.number, note.why.zh) for note in found.days] == [
        (30, None, "受理当天不计"),
        (1, None, "国庆节"),
        (2, None, "国庆节"),
        (3, None, "国庆节"),
        (4, None, "周末"),
        (5, None, "国庆节（补假）"),
        (6, None, "休息日（由 2026-09-20 调休）"),
        (7, None, "休息日（由 2026-10-10 调休）"),
        (8, 1, "工作日"),
        (9, 2, "工作日"),
    ]


def test_where_the_first_day_counts_the_promise_is_a_day_sooner():
    rows = [
        replace(rule, values={**rule.values, "counts_first": "yes"}) if rule.key == "ordinary"
        else rule
        for rule in seed_rules()
    ]  # fmt: skip
    edition = Edition.of(2, rows)
    found = due(edition, CALENDAR, "authentication", "apostille", "ordinary", MONDAY)
    assert found is not None
    assert found.on == date(2026, 3, 26)
    assert found.reason.zh == "普通件 4 个工作日，受理当天计入"
    assert [note.number for note in found.days] == [1, 2, 3, 4]


def test_a_promise_into_a_year_without_notice_is_an_estimate_and_names_the_year():
    found = promised("authentication", "apostille", "ordinary", date(2026, 12, 30))
    assert found.on.year == 2027
    assert found.is_estimate
    assert "2027 年放假安排未录入" in found.reason.zh


def test_a_pause_puts_the_promise_off_by_the_working_days_paused():
    found = promised("authentication", "apostille", "ordinary", MONDAY)  # Friday 27th
    later = add_pause(CALENDAR, found, date(2026, 3, 24), date(2026, 3, 27))  # Tuesday to Friday
    assert later.on == date(2026, 4, 1)
    assert later.reason.zh == "普通件 4 个工作日，受理当天不计；补正停时 3 个工作日"
    assert [note.number for note in later.days if note.number] == [1, 2, 3, 4, 5, 6, 7]
    assert later.days[-1].on == later.on


def test_a_pause_ended_on_its_own_day_changes_nothing():
    found = promised("authentication", "apostille", "ordinary", MONDAY)
    assert add_pause(CALENDAR, found, date(2026, 3, 24), date(2026, 3, 24)) == found


def test_a_pause_cannot_end_before_it_began():
    found = promised("authentication", "apostille", "ordinary", MONDAY)
    with pytest.raises(ValueError, match="2026-03-23"):
        add_pause(CALENDAR, found, date(2026, 3, 24), MONDAY)


@given(st.dates(date(2020, 1, 1), date(2025, 12, 1)), st.integers(1, 3), st.integers(0, 40))
def test_after_a_pause_as_many_working_days_remain_as_before(accepted, worked, paused):
    found = promised("authentication", "apostille", "ordinary", accepted)
    paused_on = CALENDAR.nth_working_day(accepted, worked)
    resumed_on = CALENDAR.nth_working_day(paused_on, paused)
    later = add_pause(CALENDAR, found, paused_on, resumed_on)
    assert CALENDAR.working_days_between(resumed_on, later.on) == 4 - worked


def test_a_promise_without_its_days_can_be_put_off_too():
    full = promised("authentication", "apostille", "ordinary", MONDAY)
    bare = DueDay(full.on, full.is_estimate, full.reason)
    later = add_pause(CALENDAR, bare, date(2026, 3, 24), date(2026, 3, 25))
    assert (later.on, later.days) == (date(2026, 3, 30), ())


def test_a_promise_comes_back_from_its_facts_exactly():
    found = promised("authentication", "apostille", "ordinary", MONDAY)
    assert facts.read(DueDay, facts.plain(found)) == found
