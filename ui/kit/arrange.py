"""Putting widgets beside and below each other with the spacings of the house."""

from __future__ import annotations

from typing import Literal, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

_Box = TypeVar("_Box", bound=QBoxLayout)
Part = QWidget | QLayout | int | None
"""A widget, a layout, a space in pixels, or None: room that stretches."""


def vertical(place: QWidget | None, *parts: Part, spacing: int = 8, margin: int = 0) -> QVBoxLayout:
    """Put `parts` below each other into `place` (None: a layout to be put into another)."""
    return _fill(QVBoxLayout(place) if place else QVBoxLayout(), parts, spacing, margin)


def horizontal(
    place: QWidget | None, *parts: Part, spacing: int = 8, margin: int = 0
) -> QHBoxLayout:
    """Put `parts` beside each other into `place` (None: a layout to be put into another)."""
    return _fill(QHBoxLayout(place) if place else QHBoxLayout(), parts, spacing, margin)


def hairline(parent: QWidget | None = None) -> QFrame:
    """A line of one pixel between two parts."""
    line = QFrame(parent)
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line


class Surface(QFrame):
    """A white panel with a hairline around it, or an accented, quiet or grave one."""

    def __init__(
        self,
        parent: QWidget | None = None,
        look: Literal["plain", "accent", "quiet", "grave"] = "plain",
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", look)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def _fill(box: _Box, parts: tuple[Part, ...], spacing: int, margin: int) -> _Box:
    box.setSpacing(spacing)
    box.setContentsMargins(margin, margin, margin, margin)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addWidget(part)
    return box
