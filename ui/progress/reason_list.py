"""Ready-made reasons beside the field into which they go."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.text import Text
from ui.kit.arrange import vertical
from ui.kit.press import Key
from ui.progress.panel import Panel


class ReasonList(QWidget):
    """Ready-made reasons; a press puts the words into the field, where they may be changed."""

    def __init__(self, panel: Panel, question: str, reasons: tuple[Text, ...]) -> None:
        super().__init__(panel)
        keys = []
        for reason in reasons:
            key = Key(reason, "", self, look="quiet")
            # The words go into the books: Chinese, as the hall's books are.
            key.setStyleSheet("text-align: left;")
            key.clicked.connect(lambda _=False, zh=reason.zh: panel.fill(**{question: zh}))
            keys.append(key)
        vertical(self, *keys, spacing=4)
