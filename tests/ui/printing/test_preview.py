"""The preview shows the very bytes; an independent decoder reads the tag from its pixels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.printing.pages import A5, ROLL, paper, tags_in
from ui.kit.printing.preview import PreviewPane

FIRST, SECOND = "110001112611230000712345678", "140001112611230000898765432"


@pytest.fixture
def pane(qtbot):
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.resize(640, 1000)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def seen(pane: PreviewPane) -> list[str]:
    """The tags on the pane as it is painted."""
    QApplication.sendPostedEvents()  # the layout's
    picture = pane.grab().toImage()
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    width, stride = grey.width(), grey.bytesPerLine()
    bits = bytes(grey.constBits())
    rows = [bits[at : at + width] for at in range(0, stride * grey.height(), stride)]
    return tags_in(b"".join(rows), width, grey.height())


def test_the_tag_is_read_from_the_pixels_of_the_pane(pane):
    pane.show_pdf(paper(A5, FIRST))
    assert seen(pane) == [FIRST]


def test_page_down_and_page_up_turn_pages_and_stop_at_the_ends(pane, qtbot):
    pane.show_pdf(paper(A5, FIRST, SECOND))
    qtbot.keyClick(pane, Qt.Key.Key_PageUp)
    assert (pane.page, seen(pane)) == (1, [FIRST])
    qtbot.keyClick(pane, Qt.Key.Key_PageDown)
    qtbot.keyClick(pane, Qt.Key.Key_PageDown)
    assert (pane.page, seen(pane)) == (2, [SECOND])
    assert pane.findChild(QLabel, "foot").text() == "2 / 2"


@pytest.mark.parametrize("size", [A5, ROLL])
def test_a_page_fits_the_width_and_keeps_fitting_when_the_pane_grows(pane, size, qtbot):
    pane.show_pdf(paper(size, FIRST))
    for width in (640, 900):
        pane.resize(width, 1000)
        shown = pane.findChild(QLabel, "sheet").pixmap().deviceIndependentSize().width()
        assert width - 60 < shown < width


def test_keys_change_the_size_and_fit_the_width_again(pane, qtbot):
    pane.show_pdf(paper(A5, FIRST))
    fitted = pane.zoom
    qtbot.keyClick(pane, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert pane.zoom == pytest.approx(fitted * 1.25)
    qtbot.keyClick(pane, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(pane, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert pane.zoom == pytest.approx(fitted / 1.25)
    assert seen(pane) == [FIRST]
    qtbot.keyClick(pane, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pane.zoom == pytest.approx(fitted)


def test_a_cleared_pane_shows_nothing_of_the_client_before(pane):
    pane.show_pdf(paper(A5, FIRST))
    pane.clear()
    assert (pane.page, seen(pane)) == (0, [])


def test_bytes_that_are_no_pdf_are_refused(pane):
    with pytest.raises(ValueError, match="not a PDF"):
        pane.show_pdf(b"not a paper")
