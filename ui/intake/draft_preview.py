"""草稿预览: the receipt as it would be, beside the form while one types. Nothing is filed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from counter.errors import CounterError
from counter.intake import unwritten
from counter.intake.application import Application
from counter.papers.register import TITLES
from counter.text import Text
from counter.values.facts import plain
from ui.intake.side import Side
from ui.kit.workbench import Workbench

_AFTER = 400  # ms after the last keystroke; drawing takes the background 60
_DRAFT = Text("草稿 · {title}", "Draft · {title}")


class DraftPreview(QObject):
    """Follows the form while the draft is shown; `asked` gives it, None where none is open."""

    def __init__(
        self, bench: Workbench, side: Side, asked: Callable[[], Application | None],
        failed: Callable[[CounterError], object], parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._bench, self._side, self._asked, self._failed = bench, side, asked, failed
        self._is_shown = False
        self._later = QTimer(self, singleShot=True, interval=_AFTER)
        self._later.timeout.connect(self._draw)
        side.draft_key.clicked.connect(self._on_key)
        side.styles.changed.connect(self._draw)

    def follow(self) -> None:
        """Something was typed."""
        if self._is_shown:
            self._later.start()

    def end(self) -> None:
        """The form is gone, and its draft with it."""
        self._is_shown = False
        self._later.stop()

    def _on_key(self) -> None:
        if self._is_shown:
            self.end()
            self._side.begin()
        elif self._asked() is not None:
            self._is_shown = True
            self._draw()

    def _draw(self) -> None:
        application = self._asked()
        if not self._is_shown or application is None:
            return
        desk, printing = self._bench.desk, self._bench.printing
        looks = {kind: printing.look_for(kind) for kind in ("receipt", "received_slip")}

        def drawn() -> tuple[str, bytes]:
            receipt = unwritten.draft(desk, application)
            kind = "received_slip" if receipt.accepted_on is None else "receipt"
            return kind, printing.draft_of(kind, plain(receipt), looks[kind])

        def show(paper: tuple[str, bytes]) -> None:
            kind, pdf = paper
            asked = self._asked()
            # The next applicant does not see this one's draft.
            if self._is_shown and asked is not None and asked.act == application.act:
                self._side.show_draft(_DRAFT.fill(title=TITLES[kind]), kind, pdf)

        self._bench.background.run(self, drawn, show, self._failed)
