"""This window: its language and its light."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.text import Language, Text
from ui.kit import theme
from ui.kit.arrange import vertical
from ui.kit.colours import DARK
from ui.kit.form import Form
from ui.kit.label import Label
from ui.kit.workbench import Workbench

QUESTIONS = (
    Question(
        "theme", Text("外观", "Look"), "choice",
        choices=(
            Choice("light", Text("浅色", "light")),
            Choice("dark", Text("深色", "dark")),
        ),
    ),
    Question(
        "language", Text("界面语言", "Language"), "choice",
        choices=(
            Choice("ZH", Text("中文", "中文")),
            Choice("EN", Text("English", "English")),
        ),
    ),
)  # fmt: skip


class WindowPanel(QWidget):
    """What the clerk at this computer likes; nothing of it is in the books."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._form = Form(QUESTIONS, self, today=bench.desk.today)
        told = Text(
            "换语言会重新打开各页；录入中的内容已存为草稿。",
            "Another language opens the pages anew; what is being typed is kept as a draft.",
        )
        vertical(
            self, Label(Text("本机显示", "This window"), "title", self), self._form,
            Label(told, "muted", self, wraps=True), None, spacing=12,
        )  # fmt: skip
        self._now: dict[str, object] = {}
        self.refresh()
        self._form.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Show how the window is now."""
        is_dark = theme.tokens() is DARK
        self._now = {"theme": "dark" if is_dark else "light", "language": self._bench.language.name}
        self._form.set_answers(self._now)

    def _on_changed(self) -> None:
        told, wishes = self._form.answers(), self._bench.wishes
        wished: list[tuple[str, Callable[[], None]]] = [
            ("theme", lambda: wishes.theme.emit(told["theme"])),
            ("language", lambda: wishes.language.emit(Language[told["language"]])),
        ]
        before, self._now = self._now, dict(told)
        for code, wish in wished:
            if told.get(code) != before.get(code):
                wish()
