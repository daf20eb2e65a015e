"""好差评 of a period: how many of each grade; nobody is named, and few ratings stay unread.

Of fewer than five ratings a clerk would know whose they are, so only who decides on exceptions
sees their grades.
"""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

from peewee import fn

from counter.dayclose.rating import GRADES, SATISFIED
from counter.dayclose.sums import sums
from counter.dayclose.views.vocabulary import EVERY_KIND, Row, Sheet, View
from counter.desk import Desk
from counter.store.keeping import WHOLE
from counter.store.tables.base import plain_rows
from counter.store.tables.ratings import Rating
from counter.text import Text
from counter.values.clerk import Right
from counter.values.days import Period

FEW = 5
_TITLE = Text("好差评", "Ratings")
_CASES = Text("件", "cases")
_PER_CENT = Text("%", "%")
_TOO_FEW = Text("评价不足 {n} 件，等次不显示", "Fewer than {n} ratings: grades are not shown")
_ALL = Text("全部评价", "all ratings")


def _read(desk: Desk, period: Period, figure: str) -> Sheet:
    found = (
        Rating.select(Rating.grade, fn.COUNT(Rating.id))
        .where(Rating.day.between(period.since, period.until))
        .group_by(Rating.grade)
    )
    by_grade = Counter(dict(plain_rows(found)))
    total = by_grade.total()
    rows = [Row("", _ALL, EVERY_KIND, "rated", total, _CASES, total, (), "rated")]
    left = sums(period, (WHOLE,), ("handed_over", "posted"))
    rows.append(_rate("rated_rate", Text("评议率", "share rated"), total,
                      sum(cases for _, cases, _ in left.values())))  # fmt: skip
    if total < FEW and not desk.clerk.may(Right.DECIDE):
        return Sheet("rated", _TITLE, figure, tuple(rows), _TOO_FEW.fill(n=FEW))
    rows.append(_rate("satisfied_rate", Text("满意率", "share satisfied"),
                      sum(by_grade[grade] for grade in SATISFIED), total))  # fmt: skip
    rows += [Row(str(grade), title, EVERY_KIND, "rated", by_grade[grade], _CASES, by_grade[grade])
             for grade, title in GRADES.items()]  # fmt: skip
    return Sheet("rated", _TITLE, figure, tuple(rows))


def _rate(figure: str, title: Text, part: int, whole: int) -> Row:
    rate = Decimal(100 * part) / whole if whole else Decimal(0)
    return Row(figure, title, EVERY_KIND, figure, rate.quantize(Decimal("0.1"), ROUND_HALF_UP),
               _PER_CENT, part)  # fmt: skip


RATED = View("rated", _TITLE, "rated", _read)
