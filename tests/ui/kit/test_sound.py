"""Two sounds that cannot be taken for each other."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resources import sounds
from ui.kit import sound


@pytest.mark.parametrize("which", ["right", "wrong"])
def test_the_files_are_what_their_tones_say(which: sounds.Sound) -> None:
    assert sounds.path(which).read_bytes() == sounds.wav(which)


def test_wrong_is_the_longer_one() -> None:
    assert len(sounds.wav("wrong")) > 3 * len(sounds.wav("right"))


def test_a_computer_without_sound_beeps_for_wrong_only(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    beeps: list[int] = []
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "windows")
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(1))
    monkeypatch.setattr(sound, "_is_mute", True)
    sound.play("right")
    assert beeps == []
    sound.play("wrong")
    assert beeps == [1]


def test_without_a_screen_it_is_silent(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    beeps: list[int] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(1))
    sound.play("wrong")
    assert beeps == []
