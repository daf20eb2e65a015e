"""Small choices that a page finds again at the next start, on this computer."""

from __future__ import annotations

from PySide6.QtCore import QSettings


class Memory:
    """Words by name; without settings they are kept until the window closes."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings
        self._words: dict[str, str] = {}

    def word(self, name: str, usual: str = "") -> str:
        """What was kept under this name, else the usual."""
        if self._settings is not None:
            return str(self._settings.value(name, usual))
        return self._words.get(name, usual)

    def keep(self, name: str, word: str) -> None:
        """Keep it from now on."""
        self._words[name] = word
        if self._settings is not None:
            self._settings.setValue(name, word)
