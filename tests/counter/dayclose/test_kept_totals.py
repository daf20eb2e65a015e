"""Kept totals are what the journal's counts come to, whatever was done; where not, it is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter.commandline import run
from counter.dayclose import recounting, totals
from counter.dayclose.recounting import TotalsDiffer
from counter.desk import new_act
from counter.store.tables.kept import DayTotal, MonthTotal
from counter.values.days import Period
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.dayclose.test_totals import DEEDS, Deed, Worker, added, new_hall

EVER = Period("", date(2026, 1, 1), date(2029, 12, 31))


@settings(max_examples=15, deadline=None)
@given(st.lists(DEEDS, min_size=8, max_size=25))
def test_days_months_quarters_and_years_are_one_sum_and_a_recount(deeds: list[Deed]) -> None:
    with new_hall() as hall:
        worker = Worker(hall)
        for deed in deeds:
            worker.do(deed)
        desk = hall.desk
        assert recounting.check(desk) > 0 or not worker.nos
        years = [str(year) for year in range(2026, hall.now.year + 1)]
        quarters = [f"{year}-Q{quarter}" for year in years for quarter in (1, 2, 3, 4)]
        by_year = added([totals.of(desk, year) for year in years])
        assert added([totals.of(desk, quarter) for quarter in quarters]) == by_year
        with hall.books.reading():
            for period in (EVER, Period("", date(2026, 11, 10), hall.desk.today)):
                assert totals.count(period) == totals.recount(period)


def test_a_kept_total_that_was_touched_is_named_and_made_anew(any_hall: Hall) -> None:
    any_hall.accept()
    rows = recounting.check(any_hall.desk)
    with any_hall.books.transaction():
        for table in (DayTotal, MonthTotal):
            table.update(units=table.units + 1).where(
                table.figure == "accepted", table.view == "channel"
            ).execute()
    with pytest.raises(TotalsDiffer) as refused:
        recounting.check(any_hall.desk)
    with pytest.raises(TotalsDiffer):
        steps.close_today(any_hall)
    wrong = refused.value.differences
    assert [(one.span, one.view, one.figure, one.value) for one in wrong] == [
        ("day", "channel", "accepted", "window"), ("month", "channel", "accepted", "window"),
    ]  # fmt: skip
    assert wrong[0].kept[0] == wrong[0].recounted[0] + 1
    assert recounting.renew(any_hall.supervisor, new_act()) == 2
    assert recounting.check(any_hall.desk) == rows
    steps.close_today(any_hall)


def test_a_missing_row_is_found_too(hall: Hall) -> None:
    hall.accept()
    with hall.books.transaction():
        DayTotal.delete().where(DayTotal.view == "hour").execute()
    with pytest.raises(TotalsDiffer):
        recounting.check(hall.desk, Period("2026-11", date(2026, 11, 1), date(2026, 11, 30)))
    with pytest.raises(TotalsDiffer):
        recounting.check(hall.desk)


def test_part_of_a_month_beside_whole_ones_counts_every_day_once(hall: Hall) -> None:
    for _ in range(4):
        hall.accept()
        hall.later(days=20)
    with hall.books.reading():
        for since in (date(2026, 11, 1), date(2026, 11, 23), date(2026, 11, 24)):
            for until in (date(2026, 11, 30), date(2026, 12, 13), date(2027, 1, 31)):
                period = Period("", since, until)
                assert totals.count(period) == totals.recount(period), period


@pytest.fixture
def told(hall: Hall, capsys: pytest.CaptureFixture[str]) -> str:
    """The folder of a hall with one case, its books let go."""
    hall.accept()
    hall.books.close()
    return str(hall.books.folder)


def _no_window(*_: object, **__: object) -> int:
    raise AssertionError("no window")


def test_the_command_check_says_that_all_is_well(
    told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--data", told, "check"], _no_window) == 0
    assert '"rows": ' in capsys.readouterr().out
