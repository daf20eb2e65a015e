"""One row of the hall's rules: what holds, from when, until when, and who says so.

>>> rule = Rule("fees", "civil", date(2000, 1, 1), date(2023, 11, 6), "a notice", False, {})
>>> rule.holds_on(date(2023, 11, 6)), rule.holds_on(date(2023, 11, 7))
(True, False)
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from counter.casetypes.conditions import All
from counter.casetypes.conditions import read as read_condition
from counter.text import Text

UNCERTAIN = Text("（待核实）", " (to be verified)")


@dataclass(frozen=True)
class Rule:
    """A row of `table` about `key`, in force from `since` to `until`, both days counted.

    `until` None: until further notice. `values` are the row's other columns as written; an empty
    text means "not known" or "any". An uncertain row carries the cautious default, and whatever
    is worked out with it says 待核实.
    """

    table: str
    key: str
    since: date
    until: date | None
    source: str
    is_uncertain: bool
    values: dict[str, str]

    def holds_on(self, on: date) -> bool:
        """Whether the row is in force on that day."""
        return self.since <= on and (self.until is None or on <= self.until)

    def text(self, column: str) -> Text:
        """The pair of columns `column_zh` and `column_en`."""
        return Text(self.values[f"{column}_zh"], self.values[f"{column}_en"])

    def doubt(self) -> Text:
        """What is added to a sentence that rests on this row: nothing, or 待核实."""
        return UNCERTAIN if self.is_uncertain else Text.same("")

    def condition(self) -> All:
        """The row's `conditions`: JSON of accepted answers for each question; empty: always."""
        return _condition(self.values.get("conditions", ""))


def from_row(table: str, row: Mapping[str, str]) -> Rule:
    """A row of a seed file: key, since, until, source, is_uncertain (yes or empty), the rest."""
    values = {column: cell for column, cell in row.items() if column not in _OWN_COLUMNS}
    return Rule(
        table=table,
        key=row["key"],
        since=date.fromisoformat(row["since"]),
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        source=row["source"],
        is_uncertain={"yes": True, "": False}[row["is_uncertain"]],
        values=values,
    )


_OWN_COLUMNS = frozenset({"key", "since", "until", "source", "is_uncertain"})


@lru_cache(maxsize=1024)  # the same few texts are asked for at every keystroke of the form
def _condition(written: str) -> All:
    return read_condition(json.loads(written or "{}"))
