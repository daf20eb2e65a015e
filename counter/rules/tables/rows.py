"""Checking rows of the rule book: each cell, each row, and the rows of one thing together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from counter.errors import Refused
from counter.rules.rule import Rule
from counter.rules.tables import OWN, Column, table
from counter.rules.tables.cells import read
from counter.text import Text


@dataclass(frozen=True)
class RuleFault:
    """One wrong cell: in which row (table, key, first day), which cell, what is wrong."""

    table: str
    key: str
    since: date | None
    cell: str
    text: Text


def tidied(rule: Rule) -> Rule:
    """The row with every cell of its table: blanks gone, an empty English text taken from Chinese.

    Cells that the table does not have are dropped; those that cannot be read stay as typed, for
    `faults` to name.
    """
    its = table(rule.table)
    case_type = ""
    if "case_type" in its.cells:  # first, as the conditions are read by it
        case_type = _tidied(its.column_of("case_type"), rule.values.get("case_type", ""), "")
    values = {
        cell: _tidied(its.column_of(cell), rule.values.get(cell, ""), case_type)
        for cell in its.cells
    }
    for cell in its.cells:
        if cell.endswith("_en") and not values[cell]:
            values[cell] = values[f"{cell.removesuffix('_en')}_zh"]
    key = _tidied(its.key, rule.key, "")
    return replace(rule, key=key, source=rule.source.strip(), values=values)


def _tidied(column: Column, typed: str, case_type: str) -> str:
    try:
        return read(column, typed, case_type)
    except Refused:
        return typed.strip()


def faults(rule: Rule) -> tuple[RuleFault, ...]:
    """Everything that is wrong with one tidied row."""
    return tuple(
        RuleFault(rule.table, rule.key, rule.since, cell, text) for cell, text in _misfits(rule)
    )


def _misfits(rule: Rule) -> Iterator[tuple[str, Text]]:
    its = table(rule.table)
    written = {
        its.key.code: rule.key, "since": rule.since.isoformat(), "source": rule.source,
        "until": rule.until.isoformat() if rule.until else "",
        "is_uncertain": "yes" if rule.is_uncertain else "", **rule.values,
    }  # fmt: skip
    sound = True
    for column in (its.key, *OWN, *its.columns):
        for cell in column.cells:
            title = column.cell_title(cell)
            typed = written.get(cell, "")
            if column.required and not typed.strip():
                sound = False
                yield cell, Text("请填写{title}", "fill in: {title}").fill(title=title)
                continue
            try:
                read(column, typed, rule.values.get("case_type", ""))
            except Refused as refusal:
                sound = False
                yield cell, refusal.text
    if rule.until is not None and rule.until < rule.since:
        yield "until", Text("“至”早于“自”", "it ends before it begins")
    if sound and its.more is not None:
        yield from its.more(rule)


def clashes(rules: Iterable[Rule]) -> Iterator[RuleFault]:
    """Rows about the same thing whose days overlap: on such a day two rules would hold at once."""
    ordered = sorted(rules, key=lambda rule: (rule.table, rule.key, rule.since))
    for (code, key), same in groupby(ordered, key=lambda rule: (rule.table, rule.key)):
        for earlier, later in pairwise(same):
            if earlier.until is None or earlier.until >= later.since:
                text = Text(
                    "与自 {since} 起的一行日期重叠。请先让那一行在 {since} 之后、本行之前截止",
                    "its days overlap with the row from {since}: let that one end before",
                ).fill(since=earlier.since)
                yield RuleFault(code, key, later.since, "since", text)
