"""The box to tick can be seen, ticked or not, on both grounds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter.text import Text
from ui.kit import theme
from ui.kit.tick import Tick


@pytest.mark.parametrize("is_dark", [False, True])
def test_the_square_stands_out_and_ticking_fills_it(
    qtbot: QtBot, qapp: QApplication, is_dark: bool
) -> None:
    theme.dress(qapp, is_dark=is_dark)
    box = Tick(Text("公证书 & 译文", "Deed & translation"), name="deed")
    qtbot.addWidget(box)
    box.resize(200, 28)
    colours = theme.tokens()
    assert _at(box, 9, 6) == QColor(colours.field_line).name()
    assert _at(box, 4, 14) == QColor(colours.surface).name()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert _at(box, 4, 20) == QColor(colours.accent).name()
    theme.dress(qapp)


def _at(box: Tick, x: int, y: int) -> str:
    """The colour of a pixel."""
    picture: QImage = box.grab().toImage()
    return picture.pixelColor(x, y).name()
