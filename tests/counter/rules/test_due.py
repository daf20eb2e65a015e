"""The promised day, its reason, every day on the way, and what a pause does to it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.rules.calendar import Calendar
from counter.rules.due import DueDay, add_pause, due, while_paused
from counter.rules.edition import Edition, seed_edition, seed_rules
from counter.rules.rule import Rule
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
    assert "日历缺 2027 年" in found.reason.zh
    assert found.days[-1].why.zh == "工作日（预计）"


def test_a_pause_puts_the_promise_off_by_the_working_days_paused():
    found = promised("authentication", "apostille", "ordinary", MONDAY)  # Friday 27th
    later = add_pause(CALENDAR, found, date(2026, 3, 24), date(2026, 3, 27))  # Tuesday to Friday
    assert later.on == date(2026, 4, 1)
    assert later.reason.zh == "普通件 4 个工作日，受理当天不计；补正停时 3 个工作日"
    assert [(note.on.day, note.number, note.why.zh) for note in later.days] == [
        (23, None, "受理当天不计"),
        (24, 1, "工作日"),
        (25, None, "补正停时"),
        (26, None, "补正停时"),
        (27, None, "补正停时"),
        (28, None, "周末"),
        (29, None, "周末"),
        (30, 2, "工作日"),
        (31, 3, "工作日"),
        (1, 4, "工作日"),
    ]


def test_while_the_clock_stands_the_days_go_to_today_and_no_further():
    found = promised("authentication", "apostille", "ordinary", MONDAY)
    seen = while_paused(CALENDAR, found.days, date(2026, 3, 24), date(2026, 3, 26))
    assert [(note.on.day, note.number, note.why.zh) for note in seen] == [
        (23, None, "受理当天不计"),
        (24, 1, "工作日"),
        (25, None, "补正停时"),
        (26, None, "补正停时"),
    ]


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


# ------------------------------------------------------------------- what always holds
ROUTES = st.sampled_from(["apostille", "legalisation-single", "legalisation-double"])
SPEEDS = st.sampled_from(["ordinary", "urgent"])
DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))


def closing(*closed: date, counts_first: str = "") -> Edition:
    """The shipped rules, the first day counted or not, and days on which the hall is closed."""
    rows = [
        replace(rule, values={**rule.values, "counts_first": counts_first})
        if rule.table == "day_counts"
        else rule
        for rule in seed_rules()
    ]
    values = {"is_working": "", "title_zh": "停办", "title_en": "closed"}
    return Edition.of(
        2,
        rows
        + [
            Rule("calendar", day.isoformat(), MONDAY, None, "hall", False, values) for day in closed
        ],
    )


@given(DAYS, st.integers(0, 9), ROUTES, SPEEDS, st.sampled_from(["", "yes"]), st.sets(DAYS))
def test_whoever_comes_later_is_not_promised_an_earlier_day_and_no_day_is_a_holiday(
    accepted, more, route, speed, counts_first, closed
):
    edition = closing(*closed, counts_first=counts_first)
    calendar = Calendar(edition)
    asked = ("authentication", route, speed)
    first = due(edition, calendar, *asked, accepted)
    second = due(edition, calendar, *asked, accepted + timedelta(days=more))
    assert first is not None
    assert second is not None
    assert first.on <= second.on
    assert calendar.is_working(first.on)
    numbers = [note.number for note in first.days if note.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))
    assert (first.days[0].on, first.days[-1].on) == (accepted, first.on)


@given(DAYS, ROUTES, SPEEDS, st.data())
def test_rows_about_other_things_change_no_promise(accepted, route, speed, data):
    before = due(EDITION, CALENDAR, "authentication", route, speed, accepted)
    unrelated = [
        rule for rule in EDITION.rows if rule.table not in ("day_counts", "embassies", "calendar")
    ]
    dropped = data.draw(st.lists(st.sampled_from(unrelated), max_size=9))
    kept = [rule for rule in EDITION.rows if rule not in dropped]
    rest = Edition.of(3, kept)
    assert due(rest, Calendar(rest), "authentication", route, speed, accepted) == before


@given(st.dates(date(2020, 1, 1), date(2028, 12, 1)), st.integers(0, 30), st.integers(0, 60))
def test_a_pause_adds_exactly_its_working_days(accepted, until_notice, paused):
    found = promised("authentication", "apostille", "ordinary", accepted)
    paused_on = accepted + timedelta(days=until_notice)
    resumed_on = paused_on + timedelta(days=paused)
    later = add_pause(CALENDAR, found, paused_on, resumed_on)
    stood_still = CALENDAR.working_days_between(paused_on, resumed_on)
    assert CALENDAR.working_days_between(found.on, later.on) == stood_still
    assert later.days[-1].on == later.on
    assert [note.on for note in later.days] == [
        accepted + timedelta(days=passed) for passed in range((later.on - accepted).days + 1)
    ]


def test_an_embassys_own_closures_are_left_out_of_its_days():
    closed = Rule("embassy_closures", "AE", date(2026, 3, 31), date(2026, 3, 31), "note", False,
                  {"title_zh": "开斋节", "title_en": "Eid"})  # fmt: skip
    edition = Edition.of(2, (*seed_rules(), closed))
    found = due(edition, CALENDAR, "authentication", "legalisation-double", "ordinary", MONDAY,
                "AE")  # fmt: skip
    assert found is not None
    assert found.on == CALENDAR.nth_working_day(MONDAY, 4 + 7 + 1)
    assert found.is_estimate
    told = {note.on: note for note in found.days}
    assert told[date(2026, 3, 27)].why.zh == "工作日"  # the hall's fourth day
    assert told[date(2026, 3, 30)].why.zh == "使领馆办理"
    assert (told[date(2026, 3, 31)].number, told[date(2026, 3, 31)].why.zh) == (
        None,
        "使领馆闭馆：开斋节",
    )
    elsewhere = due(edition, CALENDAR, "authentication", "legalisation-double", "ordinary",
                    MONDAY, "DZ")  # fmt: skip
    assert elsewhere is not None
    assert elsewhere.on == CALENDAR.nth_working_day(MONDAY, 4 + 20)
