"""Figures of a day, month or year as a sheet: each kind in its own unit, never added together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from counter.dayclose.export import TITLES, VIEW_TITLES
from counter.dayclose.figures import KindFigures, MoneyFigures, Split, Totals
from counter.text import Text
from ui.kit.arrange import hairline, vertical
from ui.kit.label import Label, LabelRole
from ui.kit.language import say

_CASES = Text("{cases} {unit}", "{unit}: {cases}")
_MADE = Text("{made} {unit}", "{unit}: {made}")
VIEWS = tuple(VIEW_TITLES.items())
_TITLE_WIDTH = 168
_AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Sheet(QWidget):
    """A grid of words and figures that is written anew for each `Totals`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = vertical(self)
        self._page = QWidget(self)
        self._column.addWidget(self._page)

    def _turn(self) -> tuple[QWidget, QGridLayout]:
        """A clean page in the place of the last one."""
        page = QWidget(self)
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        self._column.replaceWidget(self._page, page)
        self._page.hide()
        self._page.deleteLater()
        self._page = page
        return page, grid


class KindSheet(Sheet):
    """Kinds down, figures across; below each figure the number of cases."""

    def show_totals(self, totals: Totals) -> None:
        """Write the figures of `totals`."""
        page, grid = self._turn()
        for column, (_, title) in enumerate(TITLES.items(), start=1):
            grid.addWidget(_head(title, page), 0, column)
            grid.setColumnStretch(column, 1)
        grid.setHorizontalSpacing(8)
        grid.setColumnMinimumWidth(0, _TITLE_WIDTH)
        for no, kind in enumerate(totals.kinds):
            row = 1 + no * 3
            grid.addWidget(hairline(page), row, 0, 1, len(TITLES) + 1)
            grid.addWidget(Label(kind.title, "emphasis", page, wraps=True), row + 1, 0)
            grid.addWidget(Label(kind.unit, "caption", page), row + 2, 0)
            for column, figure in enumerate(TITLES, start=1):
                self._write(page, grid, row, column, kind, figure)

    def _write(
        self, page: QWidget, grid: QGridLayout, row: int, column: int, kind: KindFigures, name: str
    ) -> None:
        units, cases = getattr(kind, name), getattr(kind, f"{name}_cases")
        role: LabelRole = "title" if units else "muted"
        figure = Label(f"{units:,}", role, page, name=f"{kind.code}-{name}")
        grid.addWidget(figure, row + 1, column, _AT_RIGHT)
        told = [_CASES.fill(cases=f"{cases:,}", unit=kind.case_unit)] if cases else []
        if name == "finished" and kind.made and kind.made_unit is not None:
            told.append(_MADE.fill(made=f"{kind.made:,}", unit=kind.made_unit))
        if told:
            under = Label(Text.listing(told), "caption", page, name=f"{kind.code}-{name}-under")
            grid.addWidget(under, row + 2, column, _AT_RIGHT)


def _head(title: Text, page: QWidget) -> Label:
    head = Label(title, "caption", page, wraps=True)
    head.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
    return head


class SplitSheet(Sheet):
    """What was accepted, split by one view; the kinds stay apart."""

    def show_splits(self, splits: tuple[Split, ...], kinds: tuple[KindFigures, ...]) -> None:
        """Write `splits`, which are all of one view."""
        page, grid = self._turn()
        grid.setColumnStretch(0, 1)
        row = 0
        for kind in kinds:
            of_kind = [split for split in splits if split.kind == kind.code]
            if not of_kind:
                continue
            grid.addWidget(Label(kind.title, "caption", page), row, 0, 1, 3)
            for split in of_kind:
                row += 1
                grid.addWidget(Label(split.title, "body", page), row, 0)
                units = f"{split.accepted:,} {say(split.unit)}"
                grid.addWidget(Label(units, "body", page), row, 1, _AT_RIGHT)
                cases = _CASES.fill(cases=f"{split.accepted_cases:,}", unit=kind.case_unit)
                grid.addWidget(Label(cases, "muted", page), row, 2, _AT_RIGHT)
            row += 1
        if row == 0:
            nothing = Text("没有受理。", "Nothing was accepted.")
            grid.addWidget(Label(nothing, "muted", page), 0, 0)


_FOR = Text("{payee}　应收 {due}", "{payee}, {due} due")


class MoneySheet(Sheet):
    """Due, paid, paid back; by which method, and for whom: own fees apart from others' money."""

    def show_money(self, money: MoneyFigures) -> None:
        """Write the money figures."""
        page, grid = self._turn()
        heads = (
            (Text("应收", "Due"), money.due),
            (Text("已收", "Paid"), money.paid),
            (Text("退费", "Refunded"), money.refunded),
        )
        for column, (title, amount) in enumerate(heads):
            grid.addWidget(Label(title, "caption", page), 0, column)
            role: LabelRole = "title" if amount else "muted"
            grid.addWidget(Label(str(amount), role, page), 1, column)
            grid.setColumnStretch(column, 1)
        for row, (method, paid, refunded) in enumerate(money.by_method, start=2):
            grid.addWidget(Label(method, "muted", page), row, 0)
            grid.addWidget(Label(str(paid), "body", page), row, 1)
            grid.addWidget(Label(str(refunded) if refunded else "—", "muted", page), row, 2)
        below = 2 + len(money.by_method)
        for row, (payee, due, paid, refunded) in enumerate(money.by_payee, start=below):
            told = _FOR.fill(payee=payee, due=due)
            grid.addWidget(Label(told, "muted", page, wraps=True, name=f"payee-{row}"), row, 0)
            grid.addWidget(Label(str(paid), "body", page), row, 1)
            grid.addWidget(Label(str(refunded) if refunded else "—", "muted", page), row, 2)
