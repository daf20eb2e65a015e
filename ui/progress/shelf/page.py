"""货架: put papers onto it, sweep over it, ask for what nobody collects; and its places.

A scan goes to the view that is open: at 上架 it shelves, at 盘点 it counts, at 催领 it chooses.
"""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from counter.progress.shelving.shelve import Met
from counter.text import Text
from ui.kit import theme
from ui.kit.arrange import vertical
from ui.kit.filter_keys import FilterKeys
from ui.kit.workbench import Workbench
from ui.progress.shelf.collect_view import CollectView
from ui.progress.shelf.places_view import PlacesView
from ui.progress.shelf.shelve_view import ShelveView
from ui.progress.shelf.sweep_view import SweepView

VIEWS = (
    ("shelve", Text("上架 Ctrl+1", "Shelve Ctrl+1")),
    ("sweep", Text("盘点 Ctrl+2", "Sweep Ctrl+2")),
    ("collect", Text("催领 Ctrl+3", "Remind Ctrl+3")),
    ("places", Text("货位 Ctrl+4", "Places Ctrl+4")),
)
_PADDING = 28  # beside the words of a key, which are bold when it is pressed


class ShelfPage(QWidget):
    """The four views behind their keys."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.keys = FilterKeys(VIEWS, self)
        self.shelve = ShelveView(bench, self)
        self.sweep = SweepView(bench, self)
        self.collect = CollectView(bench, self)
        self.places = PlacesView(bench, self)
        self._views: dict[str, ShelveView | SweepView | CollectView | PlacesView] = {
            "shelve": self.shelve, "sweep": self.sweep, "collect": self.collect,
            "places": self.places,
        }  # fmt: skip
        self._stack = QStackedWidget(self)
        for view in self._views.values():
            self._stack.addWidget(view)
        self.keys.chosen.connect(self.show_view)
        bold = QFontMetrics(theme.face(14, is_bold=True))
        for key in self.keys.findChildren(QPushButton):
            key.setMinimumWidth(bold.horizontalAdvance(key.text()) + _PADDING)
            key.setToolTip("")  # its key stands on it; digits belong to the open view
        for number, (code, _) in enumerate(VIEWS, start=1):
            short = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            short.activated.connect(lambda code=code: self.keys.choose(code))
        bench.bulletin.on("*", self._on_news, self)
        vertical(self, self.keys, self._stack, spacing=12, margin=16).setStretch(1, 1)
        self.setFocusProxy(self.shelve)

    @property
    def view(self) -> ShelveView | SweepView | CollectView | PlacesView:
        """The view that is open."""
        return self._views[self.keys.code]

    def refresh(self) -> None:
        """Ask anew for what the open view shows."""
        self.view.refresh()

    def show_view(self, code: str) -> None:
        """Open a view by its code."""
        self._stack.setCurrentWidget(self._views[code])
        self.setFocusProxy(self._views[code])
        self.view.refresh()
        self.view.setFocus()

    def take_case(self, case_no: str) -> None:
        """The tag of a case was scanned."""
        view = self.view
        if isinstance(view, CollectView):
            view.choose(case_no)
        elif isinstance(view, (ShelveView, SweepView)):
            view.take(Met("case", case_no))
        else:
            self.keys.choose("shelve")
            self.shelve.take(Met("case", case_no))

    def take_place(self, code: str) -> None:
        """The tag of a place was scanned."""
        view = self.view
        if isinstance(view, PlacesView):
            view.choose(code)
            return
        if isinstance(view, CollectView):
            self.keys.choose("shelve")
            view = self.shelve
        view.take(Met("place", code))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses how long something must have waited."""
        view = self.view
        if not (isinstance(view, CollectView) and view.levels.take_digit(event)):
            super().keyPressEvent(event)

    def _on_news(self) -> None:
        if self.isVisible():
            self.refresh()
