"""The two sounds of the house, made here: one rising third for right, two low tones for wrong.

The files beside this one are what `wav` gives; a test compares them. `write` makes them anew.
"""

from __future__ import annotations

import io
import math
import struct
import wave
from pathlib import Path
from typing import Literal

Sound = Literal["right", "wrong"]
RATE = 22_050  # samples a second
_LOUD = 0.35
_FADE = 0.008  # seconds at both ends of a tone, so that it does not click
_TONES: dict[Sound, tuple[tuple[float, float], ...]] = {
    "right": ((880.0, 0.07), (1108.7, 0.11)),
    "wrong": ((196.0, 0.22), (0.0, 0.06), (155.6, 0.38)),
}
"""Frequency in hertz (0: silence) and seconds. Wrong is lower and longer, so that it is told apart
in a loud hall, and by somebody who does not hear high tones well."""


def path(sound: Sound) -> Path:
    """Where the file of a sound lies."""
    return Path(__file__).parent / f"{sound}.wav"


def wav(sound: Sound) -> bytes:
    """The file of a sound: one channel, 16 bits."""
    samples = [
        sample for hertz, seconds in _TONES[sound] for sample in _tone(hertz, seconds)
    ]
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return buffer.getvalue()


def _tone(hertz: float, seconds: float) -> list[int]:
    count = round(seconds * RATE)
    fade = _FADE * RATE
    found = []
    for at in range(count):
        swell = min(1.0, at / fade, (count - at) / fade) if hertz else 0.0
        found.append(round(32_767 * _LOUD * swell * math.sin(2 * math.pi * hertz * at / RATE)))
    return found


def write() -> None:
    """Write both files anew, after a tone was changed."""
    for sound in _TONES:
        path(sound).write_bytes(wav(sound))
