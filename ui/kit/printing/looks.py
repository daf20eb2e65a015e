"""How each kind of paper looks and where each printer puts it: kept on this computer.

A paper's bytes come from one place, `Looks.drawn`: what is shown is what is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QSettings

from counter.papers.register import NONE, PLAIN, Offset, Style, TooFar, shifted


class Pdf(Protocol):
    """The register's `pdf`."""

    def __call__(
        self, kind: str, facts: Mapping[str, Any], size: str, copy: int, style: Style = PLAIN, /
    ) -> bytes:
        """The pages of a paper."""


@dataclass(frozen=True)
class Look:
    """All that decides the bytes of a paper besides its facts."""

    size: str
    style: Style = PLAIN
    offset: Offset = NONE


def drawn(pdf: Pdf, kind: str, facts: Mapping[str, Any], copy: int, look: Look) -> bytes:
    """The very bytes of a paper, for the eye and for the printer."""
    return shifted(pdf(kind, facts, look.size, copy, look.style), look.offset)


class Looks:
    """The styles by kind of paper, and the offsets by printer and size."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def style_for(self, kind: str) -> Style:
        """The style chosen last for this kind; plain until then."""
        return Style.of(str(self._settings.value(f"printing/{kind}/style", "")))

    def choose_style(self, kind: str, style: Style) -> None:
        """Remember it; a draft is never kept, or the next receipt would be one."""
        kept = Style(style.language, style.is_large)
        self._settings.setValue(f"printing/{kind}/style", "" if kept == PLAIN else kept.code)
        self._settings.sync()

    def offset_for(self, printer: str, size: str) -> Offset:
        """Where `printer` is to put pages of `size`; as drawn until somebody measured it."""
        told = str(self._settings.value(_place(printer, size), "")).split()
        try:
            dx, dy, scale = map(float, told)
            return Offset(dx, dy, scale).checked()
        except (ValueError, TooFar):  # written by hand
            return NONE

    def keep_offset(self, printer: str, size: str, offset: Offset) -> None:
        """Remember it (`TooFar`)."""
        offset.checked()
        told = "" if offset.is_none else f"{offset.dx} {offset.dy} {offset.scale}"
        self._settings.setValue(_place(printer, size), told)
        self._settings.sync()


def _place(printer: str, size: str) -> str:
    # A printer's name may hold a slash, which is a level in a file of settings.
    return f"printing-offset/{printer.replace('/', '|')}/{size}"
