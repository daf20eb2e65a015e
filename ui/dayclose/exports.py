"""The figures as files: the figures shown, in the format of the key, where one chooses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from counter.dayclose import export
from counter.dayclose.figures import Totals
from counter.papers.register import totals_pdf
from counter.safe_write import safe_write
from counter.text import Text
from counter.values.clerk import Right
from ui.kit.arrange import horizontal
from ui.kit.label import FaultLine, Label
from ui.kit.press import Press
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

FORMATS = (("xlsx", "XLSX"), ("csv", "CSV"), ("json", "JSON"), ("pdf", "PDF"))


class Exports(QWidget):
    """One key for each format; a file is written whole or not at all."""

    def __init__(self, bench: Workbench, line: FaultLine, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._totals: Totals | None = None
        self._keys = [
            Press(bench, title, work=partial(self._exporting, fmt), then=self._on_exported,
                  owner=self, name=f"export-{fmt}", line=line)
            for fmt, title in FORMATS
        ]  # fmt: skip
        horizontal(self, Label(Text("导出", "Export"), "caption", self), *self._keys)

    def offer(self, totals: Totals | None) -> None:
        """Export these figures from now on; None: what is asked for could not be counted."""
        self._totals = totals
        for key in self._keys:
            key.allow(totals is not None)

    def _exporting(self, fmt: str) -> Callable[[], Path] | None:
        counted = self._totals
        if counted is None:
            return None
        path = self._bench.ask.save_as(
            self,
            Text("导出 {period}", "Export {period}").fill(period=counted.period),
            f"统计-{counted.period}.{fmt}",
            f"{fmt.upper()} (*.{fmt})",
        )
        if path is None:
            return None

        def work() -> Path:
            safe_write(path, self._written(counted, fmt))
            return path

        return work

    def _written(self, counted: Totals, fmt: str) -> bytes:
        desk = self._bench.desk
        if fmt != "pdf":
            return export.write(desk, counted, fmt)
        desk.clerk.must(Right.EXPORT)
        return totals_pdf(desk.office, counted, desk.clerk.name, desk.window, desk.now)

    def _on_exported(self, path: Path) -> None:
        toast(self, Text("已导出 {name}", "{name} written").fill(name=path.name))
