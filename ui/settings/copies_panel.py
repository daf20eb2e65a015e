"""Safe copies: backing up while the desk works, and putting a copy back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from counter.settings import safekeeping
from counter.settings.safekeeping import BackupProof, ServerBooks
from counter.text import Text
from counter.values.clerk import Right
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.press import Press
from ui.kit.workbench import Workbench

_KIND = "(*.backup)"


class CopiesPanel(QWidget):
    """A copy is opened and counted before it is called one."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._proof = Label("", "good", self, name="proof", wraps=True)
        self._line = FaultLine(self, name="copies-fault")
        self._back_up = Press(
            bench, Text("备份到…", "Back up to…"), "Ctrl+B", work=self._backing_up,
            then=self._on_backed_up, owner=self, look="primary", line=self._line, name="back-up",
        )  # fmt: skip
        self._restore = Press(
            bench, Text("恢复备份…", "Restore…"), work=self._restoring, then=self._on_proven,
            owner=self, look="danger", line=self._line, name="restore",
        )  # fmt: skip
        told = Text(
            "请把备份放到另一块盘或 U 盘，备份时可以继续办理。"
            "恢复会先核验备份，现有数据会保留在旁边。",
            "Put the copy on another disk. Work can go on meanwhile. Restoring proves the copy "
            "first; the present data stay beside it.",
        )
        vertical(
            self, Label(Text("备份与恢复", "Safe copies"), "title", self),
            Label(told, "muted", self, wraps=True),
            horizontal(None, self._back_up, self._restore, None), self._proof, self._line, None,
            spacing=12,
        )  # fmt: skip

    def refresh(self) -> None:
        """Nothing stands here that could be old."""

    def _backing_up(self) -> Callable[[], BackupProof] | None:
        desk = self._bench.desk
        self._proof.show_text("")
        suggested = f"counter-{desk.now:%Y%m%d-%H%M}.backup"
        path = self._bench.ask.save_as(self, Text("备份", "Back up"), suggested, f"备份 {_KIND}")
        if path is None:
            return None
        return lambda: safekeeping.back_up(desk, path)

    def _on_backed_up(self, proof: BackupProof) -> None:
        self._proof.show_text(
            Text("✓ 已备份到 {file} 并核验：办件 {cases} 件，流水 {entries} 条。",
                 "✓ Backed up to {file} and proven: {cases} {cases:case|cases}, "
                 "{entries} {entries:entry|entries}.")
            .fill(file=proof.file, cases=proof.cases, entries=proof.entries)
        )  # fmt: skip

    def _restoring(self) -> Callable[[], tuple[Path, BackupProof]] | None:
        self._bench.desk.clerk.must(Right.RESTORE)
        if not self._bench.desk.books.is_file:
            raise ServerBooks
        self._proof.show_text("")
        path = self._bench.ask.open_file(self, Text("选择备份", "Choose a backup"), f"备份 {_KIND}")
        if path is None:
            return None
        return lambda: (path, safekeeping.prove(path))

    def _on_proven(self, found: tuple[Path, BackupProof]) -> None:
        path, proof = found
        if self._bench.ask.confirm(
            self, Text("用这份备份替换现有数据？", "Replace the books with this copy?"),
            Text("{file}：办件 {cases} 件，流水 {entries} 条。现有数据保留在旁边的文件夹。",
                 "{file}: {cases} {cases:case|cases}, {entries} {entries:entry|entries}. "
                 "The present data stay beside it.")
            .fill(file=proof.file, cases=proof.cases, entries=proof.entries),
            Text("恢复", "Restore"), is_grave=True,
        ):  # fmt: skip
            self._bench.wishes.restore.emit(path)
