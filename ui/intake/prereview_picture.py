"""One picture large: the size of the room, nearer, turned; and the strip of all of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import (
    QGraphicsScene,
    QGraphicsView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from counter.intake.prereview.reading import PictureLine
from counter.text import Text
from ui.kit.language import say

_STEP, _NEAREST, _FURTHEST = 1.25, 12.0, 0.05
_THUMB = 72


def digit_of(event: QKeyEvent) -> int:
    """1 to 9, or 0 for another key."""
    is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    number = event.key() - Qt.Key.Key_0
    return number if is_plain and 1 <= number <= 9 else 0


class PictureView(QGraphicsView):
    """Shows one picture; dragging moves it. Fits the room until one goes nearer.

    `digit`: a digit was typed here. Not a shortcut: the scanner's ear holds digits back for a
    moment and hands them on as plain keys.
    """

    digit = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(self)
        self._item = self._scene.addPixmap(QPixmap())
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._turned, self._fits = 0, True
        self.setScene(self._scene)
        self.setObjectName("picture")
        self.setAccessibleName(say(Text("图片", "Picture")))
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setAcceptDrops(False)  # the page takes what is dropped

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return self._item.pixmap().isNull()

    @property
    def turned(self) -> int:
        """By how many degrees to the right."""
        return self._turned

    @property
    def scale_now(self) -> float:
        """Points of the screen for one of the picture."""
        return abs(self.transform().m11() + self.transform().m12())

    def show_bytes(self, body: bytes | None) -> None:
        """Another picture, upright and whole; None: none."""
        pixmap = QPixmap()
        if body is not None:
            pixmap.loadFromData(body)
        self._item.setPixmap(pixmap)
        self._scene.setSceneRect(self._item.boundingRect())
        self._turned = 0
        self.fit()

    def fit(self) -> None:
        """The whole picture in the room there is."""
        self._fits = True
        self.setTransform(QTransform().rotate(self._turned))
        if not self.is_empty:
            self.fitInView(self._item, Qt.AspectRatioMode.KeepAspectRatio)

    def nearer(self) -> None:
        """A quarter larger."""
        self._zoom(_STEP)

    def further(self) -> None:
        """A fifth smaller."""
        self._zoom(1 / _STEP)

    def turn(self, degrees: int = 90) -> None:
        """Turn the picture; only here, the kept one stays as it is."""
        self._turned = (self._turned + degrees) % 360
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit is told; arrows move the picture."""
        number = digit_of(event)
        if number:
            self.digit.emit(number)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel goes nearer and further, where the pointer is."""
        self._zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A picture that fitted fits again."""
        super().resizeEvent(event)
        if self._fits:
            self.fit()

    def _zoom(self, factor: float) -> None:
        wanted = self.scale_now * factor
        if not self.is_empty and _FURTHEST <= wanted <= _NEAREST:
            self._fits = False
            self.scale(factor, factor)


class Strip(QListWidget):
    """The thumbnails in a row; `chosen` carries a picture's id, or 0; `digit` as above."""

    chosen = Signal(int)
    digit = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[int, ...] = ()
        self.setObjectName("strip")
        self.setAccessibleName(say(Text("所有图片", "All pictures")))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(_THUMB, _THUMB))
        self.setFixedHeight(_THUMB + 44)
        self.setAcceptDrops(False)
        self.currentRowChanged.connect(self._on_row)

    @property
    def current_id(self) -> int:
        """Which picture is looked at; 0 for none."""
        row = self.currentRow()
        return self._ids[row] if 0 <= row < len(self._ids) else 0

    def show_lines(self, lines: tuple[PictureLine, ...]) -> None:
        """List the pictures; the one that is looked at stays, a new one is looked at at once."""
        ids = tuple(line.id for line in lines)
        if ids != self._ids:
            new = [each for each in ids if each not in self._ids] if self._ids else []
            wanted = new[0] if new else self.current_id
            self._fill(lines)
            self._ids = ids
            place = ids.index(wanted) if wanted in ids else 0 if ids else -1
            self.setCurrentRow(place)
            self.chosen.emit(self.current_id)
        for number, line in enumerate(lines):
            item = self.item(number)
            item.setText(f"{number + 1}{' ✓' if line.materials else ''}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit is told; arrows choose."""
        number = digit_of(event)
        if number:
            self.digit.emit(number)
        else:
            super().keyPressEvent(event)

    def go(self, by: int) -> None:
        """To the next or the last picture."""
        if self.count():
            self.setCurrentRow(min(max(self.currentRow() + by, 0), self.count() - 1))

    def _fill(self, lines: tuple[PictureLine, ...]) -> None:
        self.blockSignals(True)
        self.clear()
        for number, line in enumerate(lines, start=1):
            pixmap = QPixmap()
            if line.thumb is not None:
                pixmap.loadFromData(line.thumb)
            item = QListWidgetItem(QIcon(pixmap), str(number), self)
            item.setToolTip(line.name)
        self.blockSignals(False)

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self.current_id)
