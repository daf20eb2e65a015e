"""Words that several papers share: labels, and how days and moments are written on paper.

>>> day(date(2026, 11, 27))
Text(zh='2026年11月27日 周五', en='Friday, 27 November 2026')
"""

from __future__ import annotations

from datetime import date, datetime

from counter.text import Text

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
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(on: date) -> Text:
    """A day with its weekday, in full."""
    return Text(
        f"{on.year}年{on.month}月{on.day}日 周{_WEEKDAYS_ZH[on.weekday()]}",
        f"{_WEEKDAYS[on.weekday()]}, {on.day} {_MONTHS[on.month - 1]} {on.year}",
    )


def minute(at: datetime) -> str:
    """A moment to the minute, alike in both languages: 2026-11-23 09:15."""
    return f"{at:%Y-%m-%d %H:%M}"
