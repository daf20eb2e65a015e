"""The rule book as a file that a spreadsheet opens: written out, and read back into changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter.rules.changes import Edit
from counter.safe_write import safe_write
from counter.settings import rulekeeping
from counter.text import Text
from ui.kit.arrange import horizontal
from ui.kit.label import FaultLine
from ui.kit.press import Press
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

_KIND = "Excel (*.xlsx)"


class RuleFiles(QWidget):
    """Two keys. `read`: the edits that a file amounts to, and its name; nothing is saved by it."""

    read = Signal(object, str)

    def __init__(
        self, bench: Workbench, line: FaultLine, may_edit: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        write = Press(
            bench, Text("导出表格…", "Export…"), "", work=self._writing, then=self._on_written,
            owner=self, look="quiet", line=line, name="rules-export",
        )  # fmt: skip
        read = Press(
            bench, Text("导入表格…", "Import…"), "", work=self._reading, then=self._on_read,
            owner=self, look="quiet", line=line, name="rules-import",
        )  # fmt: skip
        read.setVisible(may_edit)
        horizontal(self, write, read)

    def _writing(self) -> Callable[[], Path] | None:
        desk = self._bench.desk
        path = self._bench.ask.save_as(
            self, Text("导出规则", "Export the rules"), f"rules-{desk.today}.xlsx", _KIND
        )
        if path is None:
            return None
        target = path if path.suffix else path.with_suffix(".xlsx")

        def work() -> Path:
            # The library of workbooks is read when one first writes a file, not before.
            from counter.settings.rulekeeping import workbook

            safe_write(target, workbook.write(desk.edition))
            return target

        return work

    def _on_written(self, path: Path) -> None:
        toast(self, Text("已导出 {name}", "{name} is written").fill(name=path.name))

    def _reading(self) -> Callable[[], tuple[tuple[Edit, ...], str]] | None:
        desk = self._bench.desk
        path = self._bench.ask.open_file(self, Text("导入规则", "Import rules"), _KIND)
        if path is None:
            return None

        return lambda: (rulekeeping.proposed_by(desk, path).edits, path.name)

    def _on_read(self, found: tuple[tuple[Edit, ...], str]) -> None:
        self.read.emit(*found)
