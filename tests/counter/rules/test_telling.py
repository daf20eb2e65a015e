"""Five working days in which everything missing must be told; the number is a rule."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from counter.rules.calendar import Calendar
from counter.rules.edition import Edition, seed_edition
from counter.rules.telling import days_left, tell_by

EDITION = seed_edition()
CALENDAR = Calendar(EDITION)


def test_five_working_days_after_the_papers_came_the_day_itself_not_counted():
    assert tell_by(EDITION, CALENDAR, date(2026, 3, 23)) == date(2026, 3, 30)
    assert tell_by(EDITION, CALENDAR, date(2026, 9, 30)) == date(2026, 10, 13)


def test_the_rule_says_that_it_is_an_analogy():
    (rule,) = EDITION.about("day_counts", "tell_missing")
    assert "by analogy" in rule.source


def test_without_the_rule_nobody_is_pressed():
    rows = [rule for rule in EDITION.rows if rule.key != "tell_missing"]
    assert tell_by(Edition.of(2, rows), CALENDAR, date(2026, 3, 23)) is None


@given(st.dates(date(2019, 1, 1), date(2030, 1, 1)), st.integers(0, 30))
def test_the_days_left_fall_by_one_each_working_day(received, passed):
    by = tell_by(EDITION, CALENDAR, received)
    assert by is not None
    today = received + timedelta(days=passed)
    tomorrow = today + timedelta(days=1)
    fallen = days_left(CALENDAR, by, today) - days_left(CALENDAR, by, tomorrow)
    assert fallen == CALENDAR.is_working(tomorrow)
    assert (days_left(CALENDAR, by, received), days_left(CALENDAR, by, by)) == (5, 0)
