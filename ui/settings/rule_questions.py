"""A row of the rule book as questions of a form, made from what its table declares.

A question bears the name of its cell; what is typed is read by the table's own words
(`counter.rules.tables`), never here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from counter.casetypes.conditions import ALWAYS, Condition, Is
from counter.casetypes.vocabulary import Choice, Question, QuestionKind
from counter.rules.changes import Put
from counter.rules.rule import Rule
from counter.rules.tables import OWN, Column, Table
from counter.rules.tables.cells import shown
from counter.text import Text

HOW = Question(
    "how", Text("怎么改", "How"), "choice", default="from",
    choices=(
        Choice("from", Text("从某日起", "From")),
        Choice("correct", Text("更正", "Mend")),
        Choice("end", Text("截止", "End")),
        Choice("drop", Text("删除", "Drop")),
    ),
)  # fmt: skip
FROM_DAY = Question(
    "from_day", Text("新规自", "New from"), "day_ahead", when=Is("how", "from"),
    hint=Text("新规定生效第一天；现行一行到前一天为止",
              "the first day of the new rule; the present row ends the day before"),
)  # fmt: skip
END_DAY = Question(
    "end_day", Text("有效至", "In force until"), "day_ahead", when=Is("how", "end"),
    hint=Text("最后一天，含当天", "the last day, which still counts"),
)  # fmt: skip
_VALUES = Is("how", "from", "correct")
_CORRECT = Is("how", "correct")
_KINDS: dict[str, QuestionKind] = {
    "choice": "choice", "yes_no": "choice", "country": "country", "date": "day_ahead",
    "pair_of_texts": "address",
}  # fmt: skip
_YES_NO = (Choice("yes", Text("是", "yes")), Choice("no", Text("否", "no")))
_NOTHING = Choice("", Text("（空）", "(empty)"))


def of_row(table: Table) -> tuple[Question, ...]:
    """What is asked about a row that there is."""
    since, until, *others = OWN
    return (
        HOW, FROM_DAY, END_DAY,
        *_cells(table.columns, _VALUES),
        *_cells((since, until), _CORRECT),
        *_cells(others, _VALUES),
    )  # fmt: skip


def of_new(table: Table) -> tuple[Question, ...]:
    """What is asked about a row that there is not yet."""
    return _cells((table.key, *table.columns, *OWN), ALWAYS)


def of_reading(table: Table) -> tuple[Question, ...]:
    """What a row says, for those who may only read it."""
    return _cells((*table.columns, *OWN), ALWAYS)


def answers_of(table: Table, rule: Rule, today: date) -> dict[str, object]:
    """The row as the form shows it, to be changed from tomorrow's start at the earliest."""
    stored = {
        table.key.code: rule.key, "since": rule.since.isoformat(), "source": rule.source,
        "until": rule.until.isoformat() if rule.until else "",
        "is_uncertain": "yes" if rule.is_uncertain else "", **rule.values,
    }  # fmt: skip
    kind = rule.values.get("case_type", "")
    answers: dict[str, object] = {}
    for column in (table.key, *table.columns, *OWN):
        for cell in column.cells:
            answers[cell] = _shown(column, stored.get(cell, ""), kind)
    return {**answers, "how": "from", "from_day": today.isoformat()}


def values_of(table: Table, answers: Mapping[str, object]) -> dict[str, str]:
    """The cells of the row as typed; what was not asked is empty."""
    return {cell: _typed(answers.get(cell)) for cell in table.cells}


def verifying(rule: Rule, source: str) -> Put:
    """The edit by which a row is no longer uncertain, on the word of `source`."""
    return Put(replace(rule, is_uncertain=False, source=source), replaces=rule.since)


def is_uncertain(answers: Mapping[str, object]) -> bool:
    """Whether the row is to be marked 待核实."""
    return answers.get("is_uncertain") == "yes"


def _cells(columns: tuple[Column, ...] | list[Column], when: Condition) -> tuple[Question, ...]:
    return tuple(_question(column, cell, when) for column in columns for cell in column.cells)


def _question(column: Column, cell: str, when: Condition) -> Question:
    # English may follow the Chinese; yes or no is always answered.
    required = column.kind == "yes_no" or (column.required and not cell.endswith("_en"))
    choices = column.choices
    if column.kind == "yes_no":
        choices = _YES_NO
    elif column.kind == "choice" and not column.required:
        choices = (_NOTHING, *choices)
    return Question(
        cell, column.cell_title(cell), _KINDS.get(column.kind, "text"), when=when, choices=choices,
        required=required, hint=column.help,
        default="no" if column.kind == "yes_no" else None,
    )  # fmt: skip


def _shown(column: Column, stored: str, case_type: str) -> str:
    if column.kind == "yes_no":
        return "yes" if stored else "no"
    if column.kind in ("choice", "country", "date"):
        return stored
    return shown(column, stored, case_type)


def _typed(answer: object) -> str:
    return "" if answer in (None, "no") else str(answer)
