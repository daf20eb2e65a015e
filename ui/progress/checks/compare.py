"""The specimen beside the scanned page; Space shows one in the other's place, at the same size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from counter.desk import Desk
from counter.errors import CounterError
from counter.pictures import Picture
from counter.progress.checks import asked
from counter.progress.checks.asked import CheckLine, PageLine
from counter.progress.checks.words import UNFILED
from counter.progress.specimens import filed
from counter.progress.specimens.filed import SpecimenLine, WholeSpecimen
from counter.text import Text
from ui.kit.arrange import horizontal, vertical
from ui.kit.label import FaultLine, Label
from ui.kit.picture_view import PictureView
from ui.kit.press import Key, Press
from ui.kit.workbench import Workbench
from ui.progress import given_pictures

_HEIGHT = 200
_NO_PAGE = Text("扫描页：拖入、Ctrl+V 粘贴或 Ctrl+O 打开；不保存，只记指纹",
                "The page: drop, paste (Ctrl+V) or open (Ctrl+O) it; only its hash is kept")
_PAGE = Text("扫描页 {name}", "page {name}")
_SPECIMEN = Text("备案第 {no} 号　{title}　{who}　{since} 起{until}　{source}",
                 "No. {no}, {title}, {who}, from {since}{until}, {source}")
_UNTIL = Text("，至 {until}", " until {until}")
_OF = Text("{told}（{n}/{all}，PgDn 换）", "{told} ({n} of {all}, PgDn)")


class Compare(QWidget):
    """Shows what a line is compared with. `seen`: this specimen is before the eye (its line's key,
    its id)."""

    seen = Signal(object, int)

    def __init__(self, bench: Workbench, pages: tuple[PageLine, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._line: CheckLine | None = None
        self._number = 0
        self._pages, self._page_no = pages, 0
        self._alone: PictureView | None = None
        self.page_sha = ""

        # Parts
        self.specimen, self.page = PictureView(self), PictureView(self)
        self.specimen.setObjectName("specimen")
        self.page.setObjectName("page")
        self._told = Label("", "caption", self, name="specimen-told", wraps=True)
        self._page_told = Label(_NO_PAGE, "caption", self, name="page-told", wraps=True)
        self._fault = FaultLine(self, name="compare-fault")
        self._open = Press(
            bench, Text("打开", "Open"), "Ctrl+O", work=lambda: self._choosing(),
            then=self._on_page, owner=self, look="quiet", line=self._fault, name="open-page",
        )  # fmt: skip
        self._paste = Press(
            bench, Text("粘贴", "Paste"), "Ctrl+V", work=given_pictures.of_clipboard,
            then=self._on_page, owner=self, look="quiet", line=self._fault, name="paste-page",
        )  # fmt: skip
        flip = Key(Text("翻看比对  空格", "Flip  Space"), "", self, look="quiet", name="flip")

        # Wiring
        flip.clicked.connect(self.flip)
        for keys, act in (
            ("PgDown", lambda: self.turn_over(1)),
            ("PgUp", lambda: self.turn_over(-1)),
            ("Ctrl+PgDown", lambda: self.next_page(1)),
            ("Ctrl+PgUp", lambda: self.next_page(-1)),
            ("Ctrl+=", self.page.nearer),
            ("Ctrl++", self.page.nearer),
            ("Ctrl+-", self.page.further),
            ("Ctrl+R", lambda: self.page.turn()),
            ("Ctrl+0", self.side_by_side),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

        # Put together
        self.setAcceptDrops(True)
        for view in (self.specimen, self.page):
            view.setFixedHeight(_HEIGHT)
            view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        vertical(
            self, self._told, horizontal(None, self.specimen, self.page), self._page_told,
            self._fault, horizontal(None, flip, self._open, self._paste, None, spacing=0),
            spacing=4,
        )  # fmt: skip
        if pages:
            self.next_page(0)
        else:
            self.page.hide()

    def show_line(self, line: CheckLine | None) -> None:
        """What this line is compared with: its newest specimen, or 无备案."""
        self._line, self._number = line, 0
        if line is not None and line.compared is not None:
            ids = [each.id for each in line.specimens]
            self._number = ids.index(line.compared) if line.compared in ids else 0
        self._show_specimen()

    def turn_over(self, by: int) -> None:
        """To another specimen that may be meant."""
        if self._line is not None and self._line.specimens:
            self._number = (self._number + by) % len(self._line.specimens)
            self._show_specimen()

    def next_page(self, by: int) -> None:
        """To another page of the pre-review."""
        if not self._pages:
            return
        self._page_no = (self._page_no + by) % len(self._pages)
        line, desk = self._pages[self._page_no], self._bench.desk
        self._bench.background.run(
            self, lambda: asked.page(desk, line.id),
            lambda body: self._show_page(line.name, line.sha256, body), self._on_lost,
        )  # fmt: skip

    def flip(self) -> None:
        """One in place of the other, each in the whole room; from side by side, first the page."""
        if self.page.is_empty or self.specimen.is_empty:
            return
        self._alone = self.specimen if self._alone is self.page else self.page
        self._settle()

    def side_by_side(self) -> None:
        """Both again, whole."""
        self._alone = None
        self._settle()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture of the page may be dropped here."""
        if given_pictures.is_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is cleaned in the lane."""
        event.acceptProposedAction()
        clean = given_pictures.of_mime(event.mimeData())
        self._bench.background.run(self, clean, self._on_page, self._on_lost)

    def _choosing(self) -> Callable[[], tuple[Picture, ...]] | None:
        return given_pictures.choose(self._bench, self)

    def _on_page(self, came: tuple[Picture, ...]) -> None:
        first = came[0]
        self._show_page(first.name, first.sha256, first.body)

    def _show_page(self, name: str, sha256: str, body: bytes) -> None:
        self.page_sha = sha256
        self.page.show_bytes(body)
        self._page_told.show_text(_PAGE.fill(name=name))
        self._fault.show_text("")
        self._settle()

    def _show_specimen(self) -> None:
        line = self._line
        if line is None or not line.specimens:
            self.specimen.show_bytes(None)
            self._told.show_text(UNFILED if line is not None else "")
            self._settle()
            return
        found = line.specimens[self._number]
        told = _said(found)
        if len(line.specimens) > 1:
            told = _OF.fill(told=told, n=self._number + 1, all=len(line.specimens))
        self._told.show_text(told)
        desk: Desk = self._bench.desk

        def shown(whole: WholeSpecimen) -> None:
            if self._line is line and line.specimens[self._number].id == whole.id:
                self.specimen.show_bytes(whole.body)
                self._settle()
                self.seen.emit(line.key, whole.id)

        self._bench.background.run(
            self, lambda: filed.specimen(desk, found.id), shown, self._on_lost
        )

    def _settle(self) -> None:
        if self._alone is not None and (self.page.is_empty or self.specimen.is_empty):
            self._alone = None
        is_filed = not self.specimen.is_empty
        self.specimen.setVisible(self._alone in (None, self.specimen) and is_filed)
        self.page.setVisible(self._alone in (None, self.page) and not self.page.is_empty)

    def _on_lost(self, error: CounterError) -> None:
        self._fault.show_text(error.text)


def _said(found: SpecimenLine) -> Text:
    until = Text.same("") if found.valid_until is None else _UNTIL.fill(
        until=found.valid_until.isoformat()
    )
    return _SPECIMEN.fill(
        no=found.id, title=found.title, who=found.person or found.office,
        since=found.valid_from.isoformat(), until=until, source=found.source,
    )  # fmt: skip
