"""Working days agree with an independent table, with the hall's own days, and never refuse."""

import subprocess
import sys
from datetime import date, timedelta

import chinese_calendar
import pytest

from counter.rules.calendar import Calendar
from counter.rules.edition import Edition, seed_edition
from counter.rules.rule import Rule

PLAIN = Calendar(seed_edition())


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=passed) for passed in range((last - first).days + 1)]


def hall(**rows: tuple[str, str]) -> Calendar:
    """A calendar with own rows: d2027_01_09=("yes", "调休上班"), y2027=("", "")."""
    return Calendar(
        Edition.of(
            2,
            (
                Rule(
                    "calendar",
                    key[1:].replace("_", "-"),
                    date(2000, 1, 1),
                    None,
                    "notice",
                    False,
                    {"is_working": is_working, "title_zh": title, "title_en": title},
                )
                for key, (is_working, title) in rows.items()
            ),
        )
    )


def test_every_day_of_2010_to_2026_agrees_with_a_second_table():
    differing = [
        day
        for day in days(date(2010, 1, 1), date(2026, 12, 31))
        if PLAIN.is_working(day) != chinese_calendar.is_workday(day)
    ]
    assert differing == []


@pytest.mark.parametrize(
    ("start", "n", "counts_first", "expected"),
    [
        (date(2026, 3, 23), 4, False, date(2026, 3, 27)),  # Monday to Friday
        (date(2026, 3, 23), 4, True, date(2026, 3, 26)),
        (date(2026, 3, 26), 2, False, date(2026, 3, 30)),  # Thursday over the weekend
        (date(2026, 9, 30), 1, False, date(2026, 10, 8)),
        (date(2026, 9, 30), 3, False, date(2026, 10, 10)),  # a Saturday that is worked
        (date(2026, 3, 28), 1, True, date(2026, 3, 30)),  # begun on a Saturday
        (date(2026, 3, 23), 0, False, date(2026, 3, 23)),
        (date(2026, 3, 23), 0, True, date(2026, 3, 23)),
    ],
)
def test_the_nth_working_day(start, n, counts_first, expected):
    assert PLAIN.nth_working_day(start, n, counts_first) == expected


def test_counting_backwards_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="-1"):
        PLAIN.nth_working_day(date(2026, 3, 23), -1)


def test_each_day_says_in_both_languages_what_it_is():
    assert PLAIN.why(date(2026, 10, 1)).zh == "国庆节"
    assert PLAIN.why(date(2026, 10, 1)).en == "National Day"
    assert PLAIN.why(date(2026, 10, 10)).zh == "调休上班"
    assert PLAIN.why(date(2026, 10, 11)).zh == "周末"
    assert PLAIN.why(date(2026, 10, 12)).zh == "工作日"


def test_a_year_without_its_notice_is_not_known():
    assert PLAIN.is_known(2026)
    assert not PLAIN.is_known(2027)
    assert not PLAIN.is_working(date(2027, 1, 1))  # a statutory holiday all the same


def test_a_year_entered_by_hand_is_known_and_its_days_go_over_the_library():
    calendar = hall(y2027=("", ""), d2027_01_09=("yes", "调休上班"), d2027_01_04=("", "元旦调休"))
    assert calendar.is_known(2027)
    assert calendar.is_working(date(2027, 1, 9))
    assert not calendar.is_working(date(2027, 1, 4))
    assert calendar.why(date(2027, 1, 4)).zh == "元旦调休"
    assert not PLAIN.is_working(date(2027, 1, 9))


def test_the_hall_may_close_on_a_working_day():
    calendar = hall(d2026_03_24=("", "系统升级，停办一天"))
    assert calendar.nth_working_day(date(2026, 3, 23), 1) == date(2026, 3, 25)


def test_no_day_from_2000_to_2100_is_refused():
    for day in days(date(2000, 1, 1), date(2100, 12, 31)):
        assert PLAIN.why(day).zh
    assert PLAIN.nth_working_day(date(2100, 12, 31), 10) > date(2101, 1, 1)


def test_counting_between_two_days_leaves_out_the_first():
    assert PLAIN.working_days_between(date(2026, 3, 23), date(2026, 3, 30)) == 5
    assert PLAIN.working_days_between(date(2026, 3, 23), date(2026, 3, 23)) == 0


def test_the_library_of_holidays_is_not_loaded_before_a_day_is_asked_for():
    program = (
        "import sys; from counter.rules import due, edition; edition.seed_edition();"
        " sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
