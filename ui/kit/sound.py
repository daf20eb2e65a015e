"""Two sounds: right and wrong. Where this computer cannot play them, its own beep for wrong.

Silent without a screen (tests, photographs).
"""

from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from resources.sounds import Sound, path

log = logging.getLogger(__name__)
_SCREENLESS = ("offscreen", "minimal")
_players: dict[Sound, Any] = {}
_is_mute = False


def get_ready() -> None:
    """Load both, so that the first scan is heard at once."""
    if QGuiApplication.platformName() in _SCREENLESS or _players or _is_mute:
        return
    _load()


def play(sound: Sound) -> None:
    """Let it be heard; returns at once."""
    if QGuiApplication.platformName() in _SCREENLESS:
        return
    get_ready()
    if sound in _players:
        _players[sound].play()
    elif sound == "wrong":
        QApplication.beep()


def _load() -> None:
    global _is_mute
    # Brings Qt's multimedia part and the sound system's library, which a start need not wait for.
    try:
        from PySide6.QtMultimedia import QSoundEffect
    except ImportError as missing:
        _is_mute = True
        log.info("no sound on this computer: %s", missing)
        return
    for sound in ("right", "wrong"):
        effect = QSoundEffect(QApplication.instance())
        effect.setSource(QUrl.fromLocalFile(str(path(sound))))
        _players[sound] = effect
