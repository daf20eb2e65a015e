"""The look: Fusion with the house's colours, light or dark, and the house's faces.

Colours are named for what they are for. Every pair used has a contrast of 4.5 : 1 or more
(`tests/ui/kit/test_theme.py`). State never speaks by colour alone: see `STATES`.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from resources.fonts import FaceMissing, faces
from ui.kit.sheet import sheet

log = logging.getLogger(__name__)

Urgency = Literal["overdue", "today", "soon", "later", "none", "done"]


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, as #RRGGBB."""

    page: str
    surface: str
    line: str
    text: str
    muted: str
    accent: str
    accent_surface: str
    on_accent: str
    overdue: str
    today: str
    done: str
    fault_surface: str
    warning_surface: str
    field_line: str

    def state(self, urgency: Urgency) -> str:
        """The colour of a state."""
        return {"overdue": self.overdue, "today": self.today, "done": self.done}.get(
            urgency, self.muted
        )


LIGHT = Tokens(
    page="#F5F6F8", surface="#FFFFFF", line="#E1E4E8", text="#1F2328", muted="#57606A",
    accent="#1F5FAD", accent_surface="#EAF1FB", on_accent="#FFFFFF", overdue="#B42318",
    today="#8F5300", done="#187A34", fault_surface="#FDECEA", warning_surface="#FDF3DC",
    field_line="#8C959F",
)  # fmt: skip
DARK = Tokens(
    page="#14171C", surface="#1C2128", line="#30363D", text="#E6EDF3", muted="#9BA5B0",
    accent="#6CA8F0", accent_surface="#1B2A41", on_accent="#0E1420", overdue="#FF8A7A",
    today="#E9B44C", done="#5FC27E", fault_surface="#3A1F1E", warning_surface="#332A16",
    field_line="#6E7681",
)  # fmt: skip

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
