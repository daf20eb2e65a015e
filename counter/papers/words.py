"""Words that several papers share: labels, and how days and moments are written on paper.

>>> day(date(2026, 11, 27))
Text(zh='2026年11月27日 周五', en='Friday, 27 November 2026')
"""

from __future__ import annotations

from datetime import date, datetime

from counter.papers.style import first
from counter.text import Text
from counter.values.days import MONTHS

CASE_NO = Text("办件编号", "Case number")
KIND = Text("事项", "Business")
APPLICANT = Text("申请人", "Applicant")
DESTINATION = Text("使用国", "Country of use")
SEAL = Text("盖章处", "Seal")
SIGNED_BY_APPLICANT = Text("申请人签字", "Applicant's signature")
SIGNED_BY_CLERK = Text("经办人签字", "Clerk's signature")
NO = Text("序号", "No.")
COUNT = Text("数量", "Quantity")
BASIS = Text("依据", "Legal basis")

# Written out here: a locale of the machine must not change an official paper.
_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(on: date) -> Text:
    """A day with its weekday, in full."""
    return Text(
        f"{on.year}年{on.month}月{on.day}日 周{_WEEKDAYS_ZH[on.weekday()]}",
        f"{_WEEKDAYS[on.weekday()]}, {on.day} {MONTHS[on.month - 1]} {on.year}",
    )


def day_within(on: date) -> Text:
    """A day inside a sentence: Chinese puts the weekday in brackets, and no spaces around it.

    >>> day_within(date(2026, 11, 27))
    Text(zh='2026年11月27日（周五）', en='Friday, 27 November 2026')
    """
    told = day(on)
    return Text(f"{told.zh.replace(' ', '（')}）", told.en)


def date_signed(on: date) -> Text:
    """The day under a decision or a letter; an official signature bears no weekday.

    >>> date_signed(date(2026, 11, 27))
    Text(zh='2026年11月27日', en='27 November 2026')
    """
    told = day(on)
    return Text(told.zh.split(" ")[0], told.en.split(", ")[1])


def counted(count: int, unit: Text) -> str:
    """So many of a unit, in the one language that a column of figures has room for.

    >>> counted(2, Text("份", "copy"))
    '2 份'
    >>> from counter.papers.style import Style, using
    >>> with using(Style("en")):
    ...     counted(2, Text("份", "copy")), counted(1, Text("本", "booklet"))
    ('2 copies', '1 booklet')
    """
    return f"{count} {unit_of(count, unit)}"


def many(count: int, unit: Text) -> str:
    """So many of a unit where there may be thousands.

    >>> many(1822, Text("件", "cases"))
    '1,822 件'
    """
    return f"{count:,} {unit_of(count, unit)}"


def unit_of(count: int, unit: Text) -> str:
    """The unit alone, as it stands after a number; a unit may be given as one or as many.

    >>> from counter.papers.style import Style, using
    >>> with using(Style("en")):
    ...     unit_of(27, Text("批", "batch")), unit_of(1, Text("件", "cases"))
    ('batches', 'case')
    """
    word = first(unit)
    if word == unit.zh:
        return word
    one = word if word.endswith("ss") else word.removesuffix("s")
    if count == 1:
        return one
    if one.endswith("y"):
        return f"{one[:-1]}ies"
    return f"{one}es" if one.endswith(("ch", "sh", "ss", "x")) else f"{one}s"


def minute(at: datetime) -> str:
    """A moment to the minute, alike in both languages: 2026-11-23 09:15."""
    return f"{at:%Y-%m-%d %H:%M}"
