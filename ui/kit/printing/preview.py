"""The preview: the very bytes that will print, page by page.

Keys: PageUp and PageDown turn pages, Ctrl and + or − change the size, Ctrl+0 fits the width.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.kit.printing.media import Pages

_STEP = 1.25
_SMALLEST, _LARGEST = 0.25, 6.0
_MARGIN = 24


class PreviewPane(QWidget):
    """Shows one PDF; empty until `show_pdf` is called."""

    turned = Signal(int, int)  # page from 1, pages

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._page = 0
        self._zoom: float | None = None  # None: as wide as the pane
        self._sheet = QLabel()
        self._sheet.setObjectName("sheet")
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._view = QScrollArea()
        self._view.setObjectName("view")
        self._view.setWidget(self._sheet)
        self._view.setWidgetResizable(True)
        self._view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._foot = QLabel()
        self._foot.setObjectName("foot")
        self._foot.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusProxy(self._view)

        for keys, act in (
            (QKeySequence(Qt.Key.Key_PageDown), self.next_page),
            (QKeySequence(Qt.Key.Key_PageUp), self.previous_page),
            (QKeySequence("Ctrl++"), self.larger),
            (QKeySequence("Ctrl+="), self.larger),
            (QKeySequence("Ctrl+-"), self.smaller),
            (QKeySequence("Ctrl+0"), self.fit_width),
        ):
            shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view, 1)
        column.addWidget(self._foot)

    def show_pdf(self, pdf: bytes) -> None:
        """Show `pdf` from its first page, at the size used last; ValueError if it is no PDF."""
        self._pages = Pages(pdf)
        self._page = 0
        self._draw()

    def clear(self) -> None:
        """Show nothing, so that the next client does not see this one's paper."""
        self._pages = None
        self._draw()

    @property
    def page(self) -> int:
        """The page shown, from 1; 0 while nothing is shown."""
        return self._page + 1 if self._pages else 0

    @property
    def zoom(self) -> float:
        """How large a page is shown: 1.0 is its real size on a screen of 96 dots an inch."""
        return self._zoom if self._zoom is not None else self._fitting()

    def next_page(self) -> None:
        """Turn to the next page; stays on the last."""
        self._turn(self._page + 1)

    def previous_page(self) -> None:
        """Turn back; stays on the first."""
        self._turn(self._page - 1)

    def larger(self) -> None:
        """One step nearer."""
        self._zoom_to(self.zoom * _STEP)

    def smaller(self) -> None:
        """One step further away."""
        self._zoom_to(self.zoom / _STEP)

    def fit_width(self) -> None:
        """As wide as the pane, also when that changes its size."""
        self._zoom = None
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted page fitted."""
        super().resizeEvent(event)
        if self._zoom is None:
            self._draw()

    def _turn(self, page: int) -> None:
        if self._pages and 0 <= page < self._pages.document.pageCount():
            self._page = page
            self._view.verticalScrollBar().setValue(0)
            self._draw()

    def _zoom_to(self, zoom: float) -> None:
        self._zoom = min(max(zoom, _SMALLEST), _LARGEST)
        self._draw()

    def _fitting(self) -> float:
        if not self._pages:
            return 1.0
        # The bar's room is kept free always: else a page that just fits flickers in and out.
        bar = self._view.verticalScrollBar().sizeHint().width()
        room = float(self._view.width() - bar - _MARGIN)
        wide: float = self._pages.document.pagePointSize(self._page).width() * 96 / 72
        return min(max(room / wide, _SMALLEST), _LARGEST)

    def _draw(self) -> None:
        if not self._pages:
            self._sheet.clear()
            self._foot.clear()
            return
        document, dots = self._pages.document, self.devicePixelRatioF()
        points = document.pagePointSize(self._page)
        size = points * (self.zoom * 96 / 72 * dots)
        drawn = document.render(self._page, QSize(round(size.width()), round(size.height())))
        paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, drawn)
        painter.end()
        paper.setDevicePixelRatio(dots)
        self._sheet.setPixmap(QPixmap.fromImage(paper))
        pages = document.pageCount()
        self._foot.setText(f"{self._page + 1} / {pages}")
        self.turned.emit(self._page + 1, pages)
