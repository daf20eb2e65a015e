"""The three lists of the place: the views, the rows of one, the cases behind a row.

← and → belong to the page (the period before, the one after), not to the cells of a list.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter.dayclose.behind import CaseBehind
from counter.dayclose.report.looking import KIND, Line, Seen
from counter.dayclose.views.vocabulary import View
from counter.rules import wording
from counter.text import Text
from counter.values import days
from ui.kit.language import say
from ui.kit.table import Column, Table

_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
OVERVIEW = Text("总览", "Overview")


class SidewaysTable(Table):
    """A list that leaves ← and → to the page it stands on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything but ← and → as in any list."""
        if event.key() in _SIDEWAYS:
            event.ignore()
        else:
            super().keyPressEvent(event)


def view_list(parent: QWidget) -> SidewaysTable:
    """The views at the left; moving shows one, Enter goes into its rows."""
    return SidewaysTable(
        (Column(Text("视图", "View"), lambda view: say(named(view))),),
        lambda view: view.code, parent, title=Text("统计视图", "Views"), name="views",
        is_compact=True,
    )  # fmt: skip


def named(view: View) -> Text:
    """What the page calls a view: the first, by kind of business, is the overview."""
    return OVERVIEW if view.code == KIND else view.title


def line_list(parent: QWidget) -> SidewaysTable:
    """The rows of a view: value in its unit, cases, share, the other time beside it."""
    return SidewaysTable(
        (
            Column(Text("事项", "Business"), lambda line: say(line.kind), 104, role="muted"),
            Column(Text("名称", "Name"), lambda line: say(line.title), role="strong"),
            Column(Text("数量", "Figure"), _value, 108, role="number"),
            Column(Text("办件", "Cases"), lambda line: f"{line.row.cases:,}", 58, role="number"),
            Column(Text("占比", "Share"), lambda line: line.share, 70, role="number"),
            Column(Text("对比", "Then"), lambda line: line.before, 62, role="number"),
            Column(Text("增减", "Change"), lambda line: line.change, 80, role="number"),
        ),
        lambda line: line.key, parent, title=Text("统计数字", "Figures"), name="lines",
        is_compact=True,
        empty=Text("这个期间没有数字。按 ← 看上一期，或换一个视图。",
                   "No figures in this period. ← shows the one before; or choose another view."),
    )  # fmt: skip


def fit_columns(table: SidewaysTable, seen: Seen) -> None:
    """Hide what would be empty: kinds of their own rows, shares and comparisons that are none."""
    lines = seen.lines
    table.setColumnHidden(0, seen.view.code == KIND or not any(line.row.kind for line in lines))
    table.setColumnHidden(4, not any(line.share for line in lines))
    table.setColumnHidden(5, not any(line.before for line in lines))
    table.setColumnHidden(6, not any(line.change for line in lines))


def _value(line: Line) -> str:
    unit = say(line.row.unit)
    return f"{line.row.value:,}%" if unit == "%" else f"{line.row.value:,} {unit}"


def case_list(parent: QWidget) -> SidewaysTable:
    """The cases behind a row, names masked; Enter opens one."""
    return SidewaysTable(
        (
            Column(Text("办件编号", "Case"), lambda case: case.case_no, 176, role="strong"),
            Column(Text("事项", "Business"), lambda case: say(case.kind_title), 180),
            Column(Text("姓名", "Name"), lambda case: case.name),
            Column(Text("使用国", "Country"), _country, 120, role="muted"),
            Column(Text("环节", "Step"), lambda case: say(case.step), 110, role="muted"),
            Column(Text("记账日", "Day"), lambda case: say(days.said(case.day)), 110, role="muted"),
            Column(Text("数量", "Figure"), _units, 92, role="number"),
        ),
        lambda case: case.case_no, parent, title=Text("对应办件", "Cases"), name="behind",
        is_compact=True,
    )  # fmt: skip


def _country(case: CaseBehind) -> str:
    return say(wording.country(case.destination)) if case.destination else ""


def _units(case: CaseBehind) -> str:
    return f"{case.units:,} {say(case.unit)}"
