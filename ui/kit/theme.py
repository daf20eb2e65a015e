"""The look: Fusion with the house's colours, light or dark, and the house's faces.

State never speaks by colour alone: see `STATES`.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from resources.fonts import FaceMissing, faces
from ui.kit.colours import DARK, LIGHT, Tokens, Urgency
from ui.kit.sheet import sheet

log = logging.getLogger(__name__)

STATES: dict[Urgency, str] = {
    "overdue": "▲", "today": "●", "soon": "○", "later": "○", "none": "", "done": "✓",
}  # fmt: skip
"""The shape of each state; `marks.paint_state` draws it."""


def dress(app: QApplication, *, is_dark: bool = False) -> None:
    """Give the whole program its look; may be called again to change it."""
    tokens = DARK if is_dark else LIGHT
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(tokens))
    app.setFont(face(14))
    app.setStyleSheet(sheet(tokens))


def tokens() -> Tokens:
    """The colours in use now."""
    page = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if page.lightness() < 128 else LIGHT


def face(pixels: int, *, is_bold: bool = False) -> QFont:
    """The house's face with digits of one width; `load_faces` first, else the system's."""
    font = QFont(QGuiApplication.font())
    if _families:
        font.setFamilies(_families)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Bold if is_bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


_families: list[str] = []


def load_faces() -> bool:
    """Load the three faces (10 ms each); False where they are not prepared on this machine."""
    if _families:
        return True
    try:
        ready = faces()
    except FaceMissing as missing:
        log.warning("%s", missing.text.en)
        return False
    for path in (ready.regular, ready.bold, ready.rare):
        number = QFontDatabase.addApplicationFontFromData(QByteArray(path.read_bytes()))
        for family in QFontDatabase.applicationFontFamilies(number):
            if family not in _families:
                _families.append(family)
    return True


def palette(tokens: Tokens) -> QPalette:
    """Qt's roles filled from the house's colours."""
    colours = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: tokens.page, role.WindowText: tokens.text, role.Base: tokens.surface,
        role.AlternateBase: tokens.page, role.Text: tokens.text, role.Button: tokens.surface,
        role.ButtonText: tokens.text, role.BrightText: tokens.overdue,
        role.ToolTipBase: tokens.text, role.ToolTipText: tokens.surface,
        role.PlaceholderText: tokens.muted, role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent, role.Link: tokens.accent,
        role.LinkVisited: tokens.accent, role.Light: tokens.surface, role.Midlight: tokens.line,
        role.Mid: tokens.line, role.Dark: tokens.muted, role.Shadow: tokens.line,
    }.items():  # fmt: skip
        colours.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        colours.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.muted))
    return colours
