"""The hall, its people, this computer's printers and look, safe copies, the clock, notaries and
notices."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from counter.text import Text
from ui.kit import theme
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.language import say
from ui.kit.workbench import Workbench
from ui.settings.clock_panel import ClockPanel
from ui.settings.copies_panel import CopiesPanel
from ui.settings.erasure_panel import ErasurePanel
from ui.settings.notaries_panel import NotariesPanel
from ui.settings.notices_panel import NoticesPanel
from ui.settings.office_panel import OfficePanel
from ui.settings.people_panel import PeoplePanel
from ui.settings.printers_panel import PrintersPanel
from ui.settings.window_panel import WindowPanel

_PADDING = 26
Panel = (
    OfficePanel | PeoplePanel | PrintersPanel | WindowPanel | CopiesPanel | ClockPanel
    | ErasurePanel | NotariesPanel | NoticesPanel
)  # fmt: skip
PANELS: tuple[tuple[str, Text, Callable[[Workbench, QWidget], Panel]], ...] = (
    ("office", Text("大厅资料", "The hall"), OfficePanel),
    ("people", Text("人员", "People"), PeoplePanel),
    ("printers", Text("打印机", "Printers"), PrintersPanel),
    ("window", Text("本机显示", "This window"), WindowPanel),
    ("copies", Text("备份与恢复", "Safe copies"), CopiesPanel),
    ("clock", Text("时钟", "Clock"), ClockPanel),
    ("erasure", Text("到期清除", "Erasure"), ErasurePanel),
    ("notaries", Text("公证员", "Notaries"), NotariesPanel),
    ("notices", Text("通知", "Notices"), NoticesPanel),
)


class SettingsPage(QWidget):
    """One panel at a time; Ctrl+1 to Ctrl+9 go to them."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = QButtonGroup(self)
        self._panels = QStackedWidget(self)
        head = horizontal(None, spacing=0)
        last = len(PANELS) - 1
        for number, (code, title, make) in enumerate(PANELS):
            self._panels.addWidget(make(bench, self))
            key = QPushButton(say(title).replace("&", "&&"), self)
            key.setObjectName(f"panel-{code}")
            key.setCheckable(True)
            key.setAutoDefault(False)
            key.setShortcut(f"Ctrl+{number + 1}")
            key.setToolTip(f"Ctrl+{number + 1}")
            key.setProperty("segment", {0: "first", last: "last"}.get(number, "middle"))
            # The chosen key is bold: room for that, so that nothing moves when it is chosen.
            bold = QFontMetrics(theme.face(14, is_bold=True))
            key.setMinimumWidth(bold.horizontalAdvance(key.text()) + _PADDING)
            self._keys.addButton(key, number)
            head.addWidget(key)
        head.addStretch(1)
        self._keys.button(0).setChecked(True)
        self._keys.idClicked.connect(self._on_panel)
        surface = Surface(self)
        vertical(surface, self._panels, margin=24)
        column = vertical(self, head, surface, spacing=16, margin=16)
        column.setStretch(1, 1)

    def refresh(self) -> None:
        """Let the panel that is shown ask anew."""
        panel = self._panels.currentWidget()
        if isinstance(panel, Panel):
            panel.refresh()

    def show_notice(self, no: str) -> None:
        """The paper of a notice was scanned."""
        number = next(n for n, (code, *_) in enumerate(PANELS) if code == "notices")
        self._keys.button(number).setChecked(True)
        self._panels.setCurrentIndex(number)
        panel = self._panels.currentWidget()
        if isinstance(panel, NoticesPanel):
            panel.show_notice(no)

    def _on_panel(self, number: int) -> None:
        self._panels.setCurrentIndex(number)
        self.refresh()
