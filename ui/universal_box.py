"""扫码 · 查找 · 命令: one box for a scanned tag, for anything about a case, and for commands.

Ctrl+K or F3 goes there; arrows choose, Enter takes, Esc goes back to the work.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from counter.queue import search
from counter.queue.worklists import CaseRow
from counter.text import Text
from counter.values.identity import brief_mask
from ui.kit.arrange import Surface, vertical
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.table import Column, Table
from ui.kit.workbench import Workbench

SHORTEST_TAG = 24
_PAUSE_MS = 150
_MOST_CASES, _MOST_COMMANDS = 8, 6
_ROW_HEIGHT = 32
_LIST_WIDTH = 680


_NOTHING = Text(
    "没有找到“{text}”。可输入办件号、姓名、拼音首字母、电话尾号、证书号、运单号。",
    "Nothing found for '{text}'. Try a number, name, initials, phone tail, certificate or waybill.",
)


@dataclass(frozen=True)
class Command:
    """Something one may call by its name."""

    code: str
    title: Text
    key: str
    act: Callable[[], object]


@dataclass(frozen=True)
class _Hit:
    key: str
    title: str
    who: str
    what: str
    step: str
    act: Callable[[], object]


_COLUMNS = (
    Column(Text("", ""), lambda hit: hit.title, 168, role="strong"),
    Column(Text("", ""), lambda hit: hit.who),
    Column(Text("", ""), lambda hit: hit.what, 164),
    Column(Text("", ""), lambda hit: hit.step, 96, role="muted"),
)


class UniversalBox(QLineEdit):
    """The box and the list under it. `case_chosen`, `tag_typed` tell what was meant."""

    case_chosen = Signal(str)
    tag_typed = Signal(str)
    left = Signal()

    def __init__(
        self, bench: Workbench, commands: tuple[Command, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench, self._commands = bench, commands
        self._asked = ""
        self._listed: str | None = None  # the words to which the list is the answer
        self._takes_first = False
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._list: Surface | None = None
        self._table: Table | None = None
        self._told: Label | None = None

        self._pause.timeout.connect(self._look)
        self.textEdited.connect(self._on_edited)

        self.setObjectName("universal_box")
        self.setPlaceholderText(
            say(Text("扫码 · 查找 · 命令　Ctrl+K", "Scan · find · command  Ctrl+K"))
        )
        self.setAccessibleName(say(Text("扫码、查找、命令", "Scan, find or command")))
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)

    def start(self) -> None:
        """Come here from anywhere; what stood there is chosen, to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        text = self.text().strip()
        self._show(self._command_hits(text), "")
        self._listed = text

    def look_for(self, text: str) -> None:
        """Look for `text` as if it had been typed."""
        self.setText(text)
        self.setFocus()
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows in the list, Enter takes, Esc leaves."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.finish()
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._table is not None:
            QApplication.sendEvent(self._table, event)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the cursor."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self._list is not None:
            self._list.hide()

    def finish(self) -> None:
        """Empty and closed."""
        self._pause.stop()
        self._asked, self._listed, self._takes_first = "", None, False
        self.clear()
        if self._list is not None:
            self._list.hide()

    def _on_edited(self) -> None:
        self._takes_first = False
        self._pause.start()

    def _look(self) -> None:
        text = self.text().strip()
        self._asked = text
        if not text:
            self._show(self._command_hits(""), "")
            self._listed = text
            return
        desk = self._bench.desk
        self._bench.background.run(
            self,
            lambda: search.find(desk, text, _MOST_CASES),
            lambda rows: self._on_found(text, rows),
            lambda error: self._show([], say(error.text)) if text == self._asked else None,
        )

    def _on_found(self, text: str, rows: tuple[CaseRow, ...]) -> None:
        if text != self._asked:
            return
        hits = [self._case_hit(row) for row in rows] + self._command_hits(text)
        self._show(hits, "" if hits else say(_NOTHING.fill(text=text)))
        self._listed = text
        if self._takes_first:
            self._take()

    def _case_hit(self, row: CaseRow) -> _Hit:
        what = row.route or row.kind
        return _Hit(
            row.case_no, row.case_no, brief_mask(row.applicant), say(what), say(row.step),
            lambda: self.case_chosen.emit(row.case_no),
        )  # fmt: skip

    def _command_hits(self, text: str) -> list[_Hit]:
        wanted = text.casefold()
        found = [
            command
            for command in self._commands
            if wanted in f"{command.title.zh} {command.title.en} {command.key}".casefold()
        ]
        return [
            _Hit(command.code, say(command.title), command.key, "", "", command.act)
            for command in found[:_MOST_COMMANDS]
        ]

    def _take(self) -> None:
        """What is chosen in the list; a whole tag is a scan; else look at once."""
        text = "".join(self.text().split())
        if text.isascii() and text.isdigit() and len(text) >= SHORTEST_TAG:
            self.finish()
            self.tag_typed.emit(text)
            return
        hit = self._table.current() if self._table is not None else None
        is_shown = self._list is not None and self._list.isVisible()
        if self._listed != self.text().strip():
            # Enter came before the answer: it means the first that will be found.
            self._pause.stop()
            self._takes_first = True
            self._look()
        elif hit is not None and is_shown:
            self.finish()
            hit.act()
        else:
            self._takes_first = False

    def _show(self, hits: list[_Hit], told: str) -> None:
        if self._list is None:
            self._list = Surface(self.window())
            self._list.setObjectName("hits")
            self._table = Table(_COLUMNS, lambda hit: hit.key, self._list, is_compact=True,
                                title=Text("结果", "Results"), name="hit_rows")  # fmt: skip
            self._table.horizontalHeader().hide()
            self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._table.clicked.connect(lambda _: self._take())
            self._told = Label("", "muted", self._list, wraps=True)
            vertical(self._list, self._told, self._table, margin=4, spacing=0)
        if self._table is None or self._told is None:
            return
        self._table.show_rows(hits)
        if hits:
            self._table.choose(hits[0].key)
        self._table.setVisible(bool(hits))
        self._told.show_text(told)
        self._told.setVisible(bool(told))
        self._list.setFixedWidth(max(self.width(), _LIST_WIDTH))
        self._table.setFixedHeight(_ROW_HEIGHT * len(hits) + 4)
        self._list.adjustSize()
        self._list.move(
            self.mapTo(
                self.window(), QPoint((self.width() - self._list.width()) // 2, self.height() + 4)
            )
        )
        self._list.setVisible(bool(hits or told) and self.hasFocus())
        self._list.raise_()
