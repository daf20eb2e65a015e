"""Working days as the State Council's notices and the hall's own closing days make them.

Weekends that are worked (调休) and bridge days come from the library `holidays`; a row of the
edition's table `calendar` goes over them: one day (key 2027-01-09), or a whole year whose notice
was entered by hand (key 2027). A year without its notice counts only weekends and statutory
holidays, and says so: `is_known` is False and every promise in it an estimate (日历缺 2027 年).

>>> from counter.rules.edition import seed_edition
>>> calendar = Calendar(seed_edition())
>>> calendar.nth_working_day(date(2026, 9, 30), 1)  # National Day and its bridge days
datetime.date(2026, 10, 8)
>>> calendar.is_working(date(2026, 10, 10))  # a Saturday, worked
True
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from counter.rules.edition import Edition
from counter.text import Text

WORKING = Text("工作日", "working day")
WORKED_WEEKEND = Text("调休上班", "weekend worked instead")
WEEKEND = Text("周末", "weekend")
_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class Calendar:
    """The working days of one edition. Pure; answers for every day and never refuses one."""

    def __init__(self, edition: Edition) -> None:
        self._days: dict[date, tuple[bool, Text]] = {}
        self._years_entered: set[int] = set()
        for rule in edition.all("calendar"):
            if len(rule.key) == len("2027"):
                self._years_entered.add(int(rule.key))
                continue
            is_working = rule.values["is_working"] == "yes"
            self._days[date.fromisoformat(rule.key)] = (is_working, rule.text("title"))

    def is_working(self, day: date) -> bool:
        """Whether the hall works on that day."""
        return self._look(day)[0]

    def why(self, day: date) -> Text:
        """One word about the day: 工作日, 周末, 国庆节, 调休上班, or the hall's own note."""
        return self._look(day)[1]

    def is_known(self, year: int) -> bool:
        """Whether the notice for that year is in the tables, so that its days are certain."""
        return year in self._years_entered or bool(_year(year).worked)

    def unknown_years(self, first: date, last: date) -> tuple[int, ...]:
        """The years from `first` to `last` whose notice is neither in the library nor entered."""
        years = range(first.year, last.year + 1)
        return tuple(year for year in years if not self.is_known(year))

    def closed_on(self, days: Mapping[date, Text]) -> Calendar:
        """The same calendar with these days off besides: an embassy's own closures."""
        other = copy.copy(self)
        other._days = {**self._days, **{day: (False, why) for day, why in days.items()}}
        return other

    def nth_working_day(self, start: date, n: int, counts_first: bool = False) -> date:
        """The `n`-th working day after `start`; with `counts_first` the first may be `start`.

        `n` = 0 is `start` itself. `ValueError` for a negative `n`.
        """
        if n < 0:
            raise ValueError(f"cannot count {n} working days")
        day = start - _ONE_DAY if counts_first and n > 0 else start
        while n > 0:
            day += _ONE_DAY
            n -= self.is_working(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and with `end`."""
        return sum(
            self.is_working(start + timedelta(days=passed))
            for passed in range(1, (end - start).days + 1)
        )

    def _look(self, day: date) -> tuple[bool, Text]:
        own = self._days.get(day)
        if own is not None:
            return own
        year = _year(day.year)
        if day in year.worked:
            return True, WORKED_WEEKEND
        if day in year.off:
            return False, year.off[day]
        return (False, WEEKEND) if day.weekday() >= _SATURDAY else (True, WORKING)


def lack(years: Iterable[int]) -> Text:
    """日历缺 2027 年: said wherever days of such a year are shown."""
    return Text("日历缺 {years} 年", "the calendar lacks {years}").fill(
        years=Text.listing(Text.same(str(year)) for year in years)
    )


@dataclass(frozen=True)
class _Year:
    off: dict[date, Text]
    worked: frozenset[date]


@cache
def _year(year: int) -> _Year:
    # 136 ms to import: the desk's first window must not wait for it, the first due day may.
    from holidays import country_holidays

    zh = country_holidays("CN", years=year, language="zh_CN", expand=False)
    en = country_holidays("CN", years=year, language="en_US", expand=False)
    return _Year(
        off={day: Text(zh[day], en[day]) for day in zh if day.year == year},
        worked=frozenset(day for day in zh.weekend_workdays if day.year == year),
    )
