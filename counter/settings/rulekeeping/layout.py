"""How the rule book lies in its file: which columns in which order, and the cover's lines."""

from __future__ import annotations

from counter.rules.rule import Rule
from counter.rules.tables import OWN, Column, Table
from counter.rules.tables.cells import shown

FORMAT = "service-counter-rules"
VERSION = "1"
COVER = "说明"
COVER_LINES = ("格式", "格式版本", "规则版次", "校验")


def cells_of(table: Table) -> tuple[tuple[str, Column], ...]:
    """The columns of the sheet in their order: key, the table's own, days, source, doubt."""
    since, until, source, is_uncertain = OWN
    columns = (table.key, since, until, *table.columns, is_uncertain, source)
    return tuple((cell, column) for column in columns for cell in column.cells)


def cell_text(rule: Rule, cell: str, column: Column) -> str:
    """What stands in that field, as one would type it."""
    match cell:
        case "key":
            return rule.key
        case "since":
            return rule.since.isoformat()
        case "until":
            return rule.until.isoformat() if rule.until else ""
        case "source":
            return rule.source
        case "is_uncertain":
            return "是" if rule.is_uncertain else ""
    return shown(column, rule.values.get(cell, ""), rule.values.get("case_type", ""))
