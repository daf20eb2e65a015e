"""One picture large: the size of the room, nearer, turned."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from counter.text import Text
from ui.kit.language import say

_STEP, _NEAREST, _FURTHEST = 1.25, 12.0, 0.05


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
