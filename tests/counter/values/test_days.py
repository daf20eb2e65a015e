"""Days, periods and how a day is said."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.errors import Refused
from counter.values.days import SHANGHAI, Period, day_of, parse_period, said


def test_the_day_is_the_one_of_shanghai_and_not_of_greenwich():
    late = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
    assert day_of(late) == date(2026, 11, 23)
    assert day_of(late - timedelta(seconds=1)) == date(2026, 11, 22)
    assert day_of(datetime(2026, 11, 23, 0, 0, tzinfo=SHANGHAI)) == date(2026, 11, 23)


def test_a_moment_without_time_zone_has_no_day():
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2026, 11, 23, 9, 0))


@pytest.mark.parametrize(
    ("written", "since", "until"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2020-12", date(2020, 12, 1), date(2020, 12, 31)),
        ("2020-06-15", date(2020, 6, 15), date(2020, 6, 15)),
        (" 2020 ", date(2020, 1, 1), date(2020, 12, 31)),
    ],
)
def test_a_period_is_a_year_a_month_or_a_day_with_both_ends_counted(written, since, until):
    period = parse_period(written)
    assert period == Period(written.strip(), since, until)
    assert since in period
    assert until in period
    assert since - timedelta(days=1) not in period
    assert until + timedelta(days=1) not in period


@pytest.mark.parametrize(
    "written",
    ["", "20", "2020-13", "2020-00", "2020-02-30", "2020-6", "2020/06", "0000", "٢٠٢٠", "２０２０"],
)
def test_anything_else_is_no_period_and_says_how_to_write_one(written):
    with pytest.raises(ValueError, match="2020-06-15") as refusal:
        parse_period(written)
    assert isinstance(refusal.value, Refused)
    assert "2020-06-15" in refusal.value.text.en


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9999, 12, 31)))
def test_every_day_lies_in_its_own_year_and_month(day):
    for written in (f"{day:%Y}".zfill(4), f"{day.year:04d}-{day:%m}", day.isoformat()):
        assert day in parse_period(written)


def test_a_day_is_said_with_its_weekday():
    week = [said(date(2026, 11, 23) + timedelta(days=n)) for n in range(7)]
    assert [day.zh[-1] for day in week] == list("一二三四五六日")
    assert week[4].zh == "11月27日 周五"
    assert week[4].en == "Fri 27 Nov"
    assert said(date(2027, 1, 4)).en == "Mon 4 Jan"
