"""The dialogs that ask: small sheets over the window, and the system's own for files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.ask import OK
from ui.kit.form import Form
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.press import Key, Look

CANCEL = Text("取消", "Cancel")
_ROW = 36
_MOST_ROWS = 10
_MOST_IN_A_COLUMN, _TWO_COLUMNS = 8, 920


class _Sheet(QDialog):
    """A small dialog: a title, a sentence, a part to answer in, two buttons."""

    def __init__(
        self,
        parent: QWidget,
        title: Text,
        body: Text | None,
        part: QWidget | None,
        yes: Text,
        look: Look = "primary",
    ) -> None:
        super().__init__(parent.window())
        self.setWindowTitle(say(title))
        self.setMinimumWidth(420)
        self.yes = Key(yes, "Ctrl+Enter" if look != "danger" else "", self, look=look, name="yes")
        self.no = Key(CANCEL, "Esc", self, name="no")
        self.yes.setDefault(look != "danger")
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        vertical(
            self,
            Label(title, "title", self, wraps=True),
            *((Label(body, "body", self, wraps=True, name="body"),) if body else ()),
            *((part,) if part else ()),
            8,
            horizontal(None, None, self.no, self.yes),
            spacing=12,
            margin=24,
        )
        (part or (self.no if look == "danger" else self.yes)).setFocus()


class Dialogs:
    """What a clerk is asked (`Ask`)."""

    def confirm(
        self, parent: QWidget, title: Text, body: Text, yes: Text = OK, *, is_grave: bool = False
    ) -> bool:
        """A question with two buttons; a grave one has its button in red and no key."""
        sheet = _Sheet(parent, title, body, None, yes, "danger" if is_grave else "primary")
        return _shown(sheet)

    def text(
        self,
        parent: QWidget,
        title: Text,
        body: Text,
        initial: str = "",
        *,
        is_secret: bool = False,
    ) -> str | None:
        """A line to write in; the button is grey while it is empty."""
        line = QLineEdit(initial)
        line.setObjectName("answer")
        line.setAccessibleName(say(body))
        if is_secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        sheet = _Sheet(parent, title, body, line, OK)
        line.textChanged.connect(lambda words: sheet.yes.setEnabled(bool(words.strip())))
        sheet.yes.setEnabled(bool(initial.strip()))
        line.selectAll()
        if not _shown(sheet):
            return None
        return line.text() if is_secret else line.text().strip()

    def choose(
        self, parent: QWidget, title: Text, body: Text, choices: Sequence[Choice]
    ) -> str | None:
        """A short list; Enter or a double click takes one."""
        listed = QListWidget()
        listed.setObjectName("answer")
        listed.setAccessibleName(say(title))
        for choice in choices:
            item = QListWidgetItem(say(choice.title), listed)
            item.setSizeHint(QSize(0, _ROW))  # a style sheet's item height is taken up too late
        listed.setFixedHeight(_ROW * min(len(choices), _MOST_ROWS) + 12)
        listed.setCurrentRow(0)
        sheet = _Sheet(parent, title, body, listed, OK)
        listed.itemActivated.connect(sheet.accept)
        return choices[listed.currentRow()].code if _shown(sheet) and choices else None

    def answers(
        self,
        parent: QWidget,
        title: Text,
        questions: Sequence[Question],
        *,
        today: date,
        yes: Text = OK,
        initial: dict[str, object] | None = None,
    ) -> dict[str, Any] | None:
        """A small form; stays open while an answer is missing or cannot be read.

        A longer one stands in two columns: the hall's screen is 768 points high.
        """
        is_long = len(questions) > _MOST_IN_A_COLUMN
        form = Form(tuple(questions), today=today, labels="top", columns=2 if is_long else 1)
        form.set_answers(initial or {})
        sheet = _Sheet(parent, title, None, form, yes)
        if is_long:
            sheet.setMinimumWidth(_TWO_COLUMNS)
        sheet.yes.clicked.disconnect(sheet.accept)

        def take() -> None:
            faults = form.faults()
            form.show_faults(faults, everywhere=True)
            if not faults:
                sheet.accept()

        sheet.yes.clicked.connect(take)
        form.completed.connect(take)
        return form.answers() if _shown(sheet) else None

    def save_as(self, parent: QWidget, title: Text, suggested: str, kind: str) -> Path | None:
        """The system's own dialog; it asks before it writes over a file."""
        name, _ = QFileDialog.getSaveFileName(parent.window(), say(title), suggested, kind)
        return Path(name) if name else None

    def open_file(self, parent: QWidget, title: Text, kind: str) -> Path | None:
        """The system's own dialog."""
        name, _ = QFileDialog.getOpenFileName(parent.window(), say(title), "", kind)
        return Path(name) if name else None


def _shown(sheet: _Sheet) -> bool:
    try:
        return sheet.exec() == QDialog.DialogCode.Accepted
    finally:
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        sheet.setParent(None)
