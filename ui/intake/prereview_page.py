"""微信预审: what was sent ahead of a visit, looked at beside its checklist and answered at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from counter.desk import new_act
from counter.intake.prereview import clearing, collecting, reading
from counter.intake.prereview.reading import PrereviewCard, PrereviewRow
from counter.intake.prereview.words import GAPS, PASSED, WAITING
from counter.text import Text
from ui.intake import incoming, prereview_facts
from ui.intake.prereview_desk import PrereviewDesk
from ui.kit.arrange import Surface, horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.colours import Urgency
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.press import Press
from ui.kit.table import Column, Table
from ui.kit.workbench import Workbench

_LEFT = 324
_SOON_DAYS = 1  # what waits longer is marked


def _urgency(row: PrereviewRow) -> Urgency:
    if row.state == WAITING:
        return "overdue" if row.days > _SOON_DAYS else "today"
    return "done" if row.state == PASSED and not row.is_expired else "later"


def _age(row: PrereviewRow) -> str:
    told = Text("今天", "today") if row.days == 0 else Text("{n} 天", "{n} d").fill(n=row.days)
    return say(told)


_COLUMNS = (
    Column(Text("状态", "State"), lambda row: say(row.title), 108, role="state", state=_urgency),
    Column(Text("联系人", "Called"), lambda row: row.alias or row.no[-4:], role="strong"),
    Column(Text("图", "Pics"), lambda row: str(row.pictures), 44, role="number"),
    Column(Text("已过", "Age"), _age, 56, role="muted"),
)


class PrereviewPage(QWidget):
    """The list at the left, the one that is looked at beside it.

    `visit_wanted`: its applicant stands at the window, or (True) its originals came by post.
    """

    visit_wanted = Signal(str, bool)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._wanted = ""

        # Parts
        self._waiting = Label("", "emphasis", self, name="prereviews-waiting")
        self._rows = Table(
            _COLUMNS, lambda row: row.no, self, name="prereviews",
            title=Text("预审", "Pre-reviews"),
            empty=Text("没有预审。按 Ctrl+N 新建，再拖入或粘贴图片。",
                       "No pre-review. Ctrl+N begins one; then drop or paste its pictures."),
        )  # fmt: skip
        self._new = Press(
            bench, Text("新预审", "New"), "Ctrl+N", work=self._beginning, then=self._on_begun,
            owner=self, name="new-prereview",
        )  # fmt: skip
        self.desk = PrereviewDesk(bench, self)

        # Wiring
        self._rows.moved.connect(self._on_row)
        self._rows.opened.connect(lambda _: self.desk.pictures.view.setFocus())
        self.desk.changed.connect(self._look)
        self.desk.visit.connect(self.visit_wanted)
        bench.bulletin.on("*", self._on_news, self)

        # Put together
        self.setAcceptDrops(True)
        left = Surface(self)
        left.setFixedWidth(_LEFT)
        head = horizontal(None, self._waiting, None, self._new)
        column = vertical(left, head, self._rows, spacing=12, margin=12)
        column.setStretch(1, 1)
        row = horizontal(self, left, self.desk, spacing=12, margin=12)
        row.setStretch(1, 1)
        row.addStretch(0)  # where no pre-review is open the list stays at the left
        self.setFocusProxy(self._rows)

    def refresh(self) -> None:
        """Remove what is past its period, take the newest rules, list what is here."""
        if not self._rows.rows.rows:
            self._rows.show_loading()
        desk = self._bench.desk
        self._bench.background.run(self, lambda: clearing.clear_due(desk, new_act()))
        self._bench.background.run(self, lambda: desk.edition, self.desk.use_rules)
        self._look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures and PDFs may be dropped anywhere on this page."""
        if incoming.has_pictures(event.mimeData()) and self.desk.card is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pictures for the pre-review that is looked at."""
        event.acceptProposedAction()
        self.desk.pictures.take(incoming.of_mime(event.mimeData()))

    def _look(self) -> None:
        desk = self._bench.desk
        self._bench.background.run(self, lambda: reading.on_hand(desk), self._on_listed)

    def _on_news(self) -> None:
        if self.isVisible():
            self._look()

    def _on_listed(self, rows: tuple[PrereviewRow, ...]) -> None:
        self._rows.show_rows(rows)
        if self._wanted and self._rows.choose(self._wanted):
            self._wanted = ""
        elif rows and self._rows.current() is None:
            self._rows.choose(rows[0].no)
        elif not rows:
            self.desk.show_nothing()
        waiting = sum(row.state == WAITING for row in rows)
        asked = sum(row.state == GAPS for row in rows)
        told = Text("待预审 {n}，待补正 {m}", "{n} waiting, {m} incomplete")
        self._waiting.show_text(told.fill(n=waiting, m=asked))

    def _on_row(self, row: PrereviewRow | None) -> None:
        if row is None:
            self.desk.show_nothing()
        else:
            self.desk.open(row.no)

    def _beginning(self) -> Callable[[], PrereviewCard] | None:
        filled = self._bench.ask.answers(
            self, Text("新预审", "New pre-review"), prereview_facts.questions(),
            today=self._bench.desk.today,
        )  # fmt: skip
        if filled is None:
            return None
        desk, told = self._bench.desk, prereview_facts.told(filled)
        act = self._attempts.act("begin")
        return lambda: collecting.begin(desk, told, act)

    def _on_begun(self, card: PrereviewCard) -> None:
        self._attempts.done("begin")
        self._wanted = card.row.no
        self._look()
