"""The right side of the intake: the live bill while one types, the paper once it is filed."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from counter.casetypes.vocabulary import CaseType
from counter.intake.application import Look
from counter.intake.doubts import Doubt
from counter.queue.notices import Notice
from counter.text import Text
from ui.intake.bill import Bill
from ui.kit.arrange import Surface, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.notice_strip import NoticeStrip
from ui.kit.press import Key, Press
from ui.kit.printing import Printing
from ui.kit.printing.preview import PreviewPane
from ui.kit.printing.style_keys import StyleKeys

_BILL, _PAPER = 336, 560  # widths


class Side(Surface):
    """Bill or paper above, the line for what went wrong, and the two keys below."""

    def __init__(
        self, line: FaultLine, accept: Press, receive: Press, printing: Printing, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.draft_key = Key(
            Text("草稿预览", "Draft"), "Ctrl+Shift+V", self, look="quiet", name="show-draft"
        )
        self.styles = StyleKeys(printing, self)
        self.bill, self.preview = Bill(self), PreviewPane(self)
        self._title = Label("", "emphasis", self, name="shown-paper", wraps=True)
        self._paper, self._keys = QWidget(self), QWidget(self)
        self._stack = QStackedWidget(self)
        self._told: tuple[Notice, ...] = ()
        self._notices = NoticeStrip(self, name="intake-notices")
        self._doubts = NoticeStrip(self, name="intake-doubts")
        vertical(self._paper, self._title, self.preview, self.styles)
        vertical(self._keys, accept, receive, self.draft_key)
        self._stack.addWidget(self.bill)
        self._stack.addWidget(self._paper)
        column = vertical(
            self, self._stack, self._doubts, self._notices, line, self._keys, spacing=12, margin=16
        )
        column.setStretch(0, 1)

    def begin(self) -> None:
        """The next applicant: the bill, and nothing of the last one's paper."""
        self.preview.clear()
        self.styles.show_kind("")
        self._show(self.bill, _BILL)
        self._keys.show()

    def rest(self) -> None:
        """Nothing is being typed: the last paper stays, if there is one."""
        self._keys.hide()
        self.setVisible(self.preview.page > 0)

    def show_look(self, look: Look, kind: CaseType) -> None:
        """Show what the answers so far come to."""
        self.bill.show_look(look, kind)
        destination = str(look.answers.get("destination", ""))
        told = (each for each in self._told if not destination or _is_about(each, destination))
        self._notices.show_notices([notice.text for notice in told])

    def show_doubts(self, told: tuple[Doubt, ...]) -> None:
        """Warnings about this very application; they stop nobody."""
        self._doubts.show_notices([doubt.text for doubt in told])

    def know(self, told: tuple[Notice, ...]) -> None:
        """What is about to change, to be told beside the bill."""
        self._told = told

    def show_paper(self, title: Text, pdf: bytes) -> None:
        """Show the very page that prints."""
        self.styles.show_kind("")
        self._title.show_text(title)
        self.preview.show_pdf(pdf)
        self._show(self._paper, _PAPER)

    def show_draft(self, title: Text, kind: str, pdf: bytes) -> None:
        """Show the paper as it would be, in the style that its kind will print in."""
        self.show_paper(title, pdf)
        self.styles.show_kind(kind)

    def _show(self, what: QWidget, width: int) -> None:
        self._stack.setCurrentWidget(what)
        self.setFixedWidth(width)
        self.show()


def _is_about(notice: Notice, destination: str) -> bool:
    """Whether it is news about the country chosen that its route has not told already."""
    return notice.key == destination and notice.table != "parties"
