"""One cell of the rule book: read as typed, shown as typed, said to people.

>>> from counter.rules.tables import table
>>> read(table("fees").column_of("yuan"), "50.00")
'50'
>>> read(table("routes").column_of("code"), "不办理")
'none'
"""

from __future__ import annotations

import re
from datetime import date

from counter.errors import Refused
from counter.rules import countries
from counter.rules.tables import conditions
from counter.rules.tables.vocabulary import Column
from counter.text import Text
from counter.values.money import Money
from counter.values.names import BadName, check_line

YES = frozenset({"yes", "y", "true", "1", "是", "√", "✓", "有"})
NO = frozenset({"", "no", "n", "false", "0", "否", "无", "×"})
_LONGEST = {"pair_of_texts": 4000, "code": 60, "text": 1000, "pair": 1000, "words": 400}


class BadCell(Refused):
    """What was typed does not fit its column."""


def read(column: Column, typed: str, case_type: str = "") -> str:
    """`typed` as it is stored; "" for nothing; refuses (`BadCell`, `BadCondition`).

    `case_type` is that of the row: its conditions may ask only what its form asks.
    """
    typed = typed.strip()
    if len(typed) > _LONGEST.get(column.kind, 1000):
        raise _bad(column, "太长", "too long")
    if column.kind == "conditions":
        return conditions.read(typed, case_type)
    if column.kind == "yes_no":
        return _yes_no(column, typed)
    if not typed:
        return ""
    return _filled(column, typed)


def _filled(column: Column, typed: str) -> str:  # noqa: C901 - one arm for each kind of column
    match column.kind:
        case "choice":
            return _choice(column, typed)
        case "number":
            if not re.fullmatch("[0-9]{1,9}", typed):
                raise _bad(column, "应是整数，如 5", "a whole number, such as 5")
            return str(int(typed))
        case "money":
            return _money(column, typed)
        case "date":
            return _day(column, typed)
        case "day_or_year":
            return typed if re.fullmatch("[12][0-9]{3}", typed) else _day(column, typed)
        case "country":
            return _country(column, typed)
        case "code":
            if not re.fullmatch("[A-Za-z0-9_-]+", typed):
                raise _bad(column, "只用字母、数字、- 和 _", "only letters, digits, - and _")
            return typed
        case "pair_of_texts":
            return "\n".join(_printable(column, line).rstrip() for line in typed.splitlines())
    return _printable(column, " ".join(typed.split()))


def _printable(column: Column, line: str) -> str:
    """The line as it is; a sign that no paper can print would stop every receipt with that row."""
    try:
        check_line(line, longest=max(len(line), 1))
    except BadName as refusal:
        what = refusal.text
        raise _bad(column, what.zh.partition("。")[0], what.en.partition(". ")[0]) from refusal
    return line


def shown(column: Column, stored: str, case_type: str = "") -> str:
    """The cell as one would type it, in the hall's words: 是, 附加证明书, 平急=急件."""
    match column.kind:
        case "choice" | "yes_no":
            return said(column, stored).zh
        case "conditions":
            return conditions.shown(stored, case_type)
    return stored


def said(column: Column, stored: str) -> Text:
    """The cell as people read it: a choice by its title, a country by its name."""
    if column.kind == "yes_no":
        return Text("是", "yes") if stored else Text.same("")
    if column.kind == "choice":
        for choice in column.choices:
            if choice.code == stored:
                return choice.title
    if column.kind == "country":
        found = countries.by_code(stored)
        return Text.same(stored) if found is None else found.name
    if column.kind == "conditions":
        return Text(conditions.shown(stored, ""), stored)
    return Text.same(stored)


def _choice(column: Column, typed: str) -> str:
    for choice in column.choices:
        if typed in (choice.code, choice.title.zh, choice.title.en):
            return choice.code
    zh = "、".join(choice.title.zh for choice in column.choices)
    en = ", ".join(choice.code for choice in column.choices)
    raise _bad(column, f"没有“{typed}”；可用：{zh}", f"no '{typed}'; there are: {en}")


def _yes_no(column: Column, typed: str) -> str:
    if typed.lower() in YES:
        return "yes"
    if typed.lower() in NO:
        return ""
    raise _bad(column, "填“是”或留空", "yes, or nothing")


def _money(column: Column, typed: str) -> str:
    try:
        amount = Money.read(typed.removesuffix("元"))
    except ValueError as error:
        raise _bad(column, "应是金额，如 50 或 50.50", "an amount, such as 50 or 50.50") from error
    if amount.fen < 0:
        raise _bad(column, "不能是负数", "not below zero")
    return amount.plain.removesuffix(".00")


def _day(column: Column, typed: str) -> str:
    try:
        day = date.fromisoformat(typed)
    except ValueError as error:
        raise _bad(column, "应是日期，如 2026-09-11", "a day, such as 2026-09-11") from error
    if not 1900 <= day.year <= 2199:
        raise _bad(column, "年份不合理", "the year cannot be right")
    return day.isoformat()


def _country(column: Column, typed: str) -> str:
    meant = countries.by_code(typed) or countries.meant(typed)
    if meant is None:
        raise _bad(column, f"没有或不止一个“{typed}”", f"no country, or several, called '{typed}'")
    return meant.iso2


def _bad(column: Column, zh: str, en: str) -> BadCell:
    return BadCell(Text(f"“{column.title.zh}”{zh}", f"{column.title.en}: {en}"))
