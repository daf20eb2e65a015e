"""What the windows are told: a year that the calendar lacks, and changes 30 days ahead."""

from __future__ import annotations

from datetime import date

import pytest

from counter.queue.notices import notices, said_on
from counter.rules.edition import Edition, seed_edition
from counter.rules.rule import Rule
from tests.conftest import Hall


def year_entered(year: str) -> Edition:
    values = {"is_working": "", "title_zh": "", "title_en": ""}
    row = Rule("calendar", year, date(2000, 1, 1), None, "notice", False, values)
    return Edition.of(2, (*seed_edition().rows, row))


def test_a_year_that_library_and_hall_lack_is_told_until_it_is_entered(hall: Hall) -> None:
    (told,) = notices(hall.desk)
    assert told.text.zh.startswith("日历缺 2027 年：跨入该年的日期按周末估算")
    assert (told.table, told.key) == ("calendar", "2027")
    assert said_on(year_entered("2027"), hall.desk.today) == ()


@pytest.mark.parametrize(
    ("today", "is_told"),
    [(date(2026, 8, 11), False), (date(2026, 8, 12), True), (date(2026, 9, 10), True),
     (date(2026, 9, 11), False)],
)  # fmt: skip
def test_a_coming_change_is_told_for_thirty_days(today: date, is_told: bool) -> None:
    told = [notice.text.zh for notice in said_on(seed_edition(), today) if notice.key == "VN"]
    assert told == (["越南 2026-09-11 起改办附加证明书（待核实）"] if is_told else [])
