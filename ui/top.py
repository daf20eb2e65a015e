"""The top of the window: the office, the universal box, the window's number, who works here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter.text import Text
from counter.values.clerk import Clerk
from counter.values.office import Office
from ui.kit.arrange import horizontal
from ui.kit.label import Label

HEIGHT = 52
BOX_WIDTH = 520


class Top(QWidget):
    """Quiet but for the box."""

    def __init__(
        self, office: Office, window: str, clerk: Clerk, box: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        box.setParent(self)
        box.setFixedWidth(BOX_WIDTH)
        name = Label(office.name, "emphasis", self, name="office_name")
        name.setMinimumWidth(0)
        at = Label(Text("{n}号窗", "Window {n}").fill(n=window), "body", self, name="window_no")
        who = Label(clerk.name, "body", self, name="clerk_name")
        role = Label(clerk.role.value, "caption", self)
        self.setFixedHeight(HEIGHT)
        self.setObjectName("top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = horizontal(self, name, None, box, None, at, who, role, spacing=12)
        row.setContentsMargins(16, 0, 16, 0)


class PracticeStrip(Label):
    """练习, across the whole window: nothing here is real."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            Text(
                "练习　·　练习　　这里的办件、姓名和金额都不是真的　　练习　·　练习",
                "PRACTICE · PRACTICE   no case, name or amount here is real   PRACTICE · PRACTICE",
            ),
            "warning",
            parent,
            name="practice",
        )
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(24)
