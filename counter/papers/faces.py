"""Which face a character prints in: the text face, the rare face, or none.

reportlab prints nothing at all, and says nothing, for a character that its font lacks. So every
text is cut into runs by coverage before it is drawn, and a character that no face has stops the
printing with its name.
"""

from __future__ import annotations

import gc
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfmetrics, ttfonts

from counter.errors import Refused
from counter.text import Text
from resources import fonts

_REGULAR, _BOLD, _RARE = "CounterText", "CounterBold", "CounterRare"
_loading = Lock()
_loaded: dict[str, ttfonts.TTFont] = {}


class NoGlyph(Refused):
    """A character that no face has; printing without it would falsify a name."""

    def __init__(self, character: str) -> None:
        self.character = character
        self.code_point = f"U+{ord(character):04X}"
        super().__init__(
            Text(
                "“{character}”（{code}）没有可打印的字形，未打印。请改正或换用规范汉字。",
                "{code} {name} cannot be printed, so nothing was. Correct it or use the "
                "character of the identity paper.",
            ).fill(
                character=character,
                code=self.code_point,
                name=unicodedata.name(character, "unnamed"),
            )
        )


@dataclass(frozen=True)
class Run:
    """Neighbouring characters that print in one face; `face` is reportlab's name of it."""

    face: str
    text: str


@lru_cache(maxsize=4096)
def runs(text: str, bold: bool = False) -> tuple[Run, ...]:
    """`text` cut by face: the text face where it can, else the rare one; else `NoGlyph`.

    Marks are composed with their letters first; one that stays alone is refused as well, because
    it would print beside its letter and not upon it.

    The rare face has no bold; a bold name keeps its rare character in the regular stroke.
    """
    main = _BOLD if bold else _REGULAR
    return tuple(
        Run(face, "".join(characters))
        for face, characters in groupby(composed(text), lambda character: _face_of(character, main))
    )


@lru_cache(maxsize=8192)
def width(text: str, size: float, bold: bool = False) -> float:
    """How wide `text` prints, in mm, at `size` points."""
    points = sum(_load(run.face).stringWidth(run.text, size) for run in runs(text, bold))
    return points * 25.4 / 72


def composed(text: str) -> str:
    """`text` with each mark and its letter as one character, where there is such a character.

    Nothing else is normalised: a compatibility ideograph in a name is that name's own.

    >>> composed("Jose\u0301 \ufa0e") == "Jos\u00e9 \ufa0e"
    True
    """
    if text.isascii() or not any(map(unicodedata.combining, text)):
        return text
    parts: list[str] = []
    for character in text:
        if parts and unicodedata.combining(character):
            parts[-1] = unicodedata.normalize("NFC", parts[-1] + character)
        else:
            parts.append(character)
    return "".join(parts)


def warm() -> None:
    """Load the faces ahead of the first paper (0.3 s), so that no clerk waits for it."""
    for name in (_REGULAR, _BOLD, _RARE):
        _load(name)


def _face_of(character: str, main: str) -> str:
    if unicodedata.combining(character):
        raise NoGlyph(character)
    for name in (main, _RARE):
        if _load(name).face.charToGlyph.get(ord(character)):
            return name
    raise NoGlyph(character)


def _load(name: str) -> ttfonts.TTFont:
    """The face, read on first use: most papers never need the rare one (30 MB)."""
    if name not in _loaded:
        with _loading:
            if name not in _loaded:
                # asciiReadable would embed two subsets of each face and double the file
                with _uncollected():
                    face = ttfonts.TTFont(name, str(_path(name)), asciiReadable=False)
                _spare_copies(face.face)
                pdfmetrics.registerFont(face)
                _loaded[name] = face
    return _loaded[name]


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage is looked for meanwhile: a face is some 100,000 new objects, and each full look
    stops the window, whose thread waits, by 60 to 130 ms.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Outlines:
    """The outlines of a face, copied glyph by glyph."""

    def __init__(self, data: bytes, start: int) -> None:
        self._data, self._start = data, start

    def __getitem__(self, part: slice) -> bytes:
        return self._data[self._start + part.start : self._start + part.stop]


def _spare_copies(face: Any) -> None:
    """Give reportlab each table of a face once: it copies ten megabytes of outlines for every
    paper otherwise, a third of a receipt's time.
    """
    tables: dict[str, Any] = {"glyf": _Outlines(face._ttf_data, face.get_table_pos("glyf")[0])}
    read = face.get_table

    def table(tag: str) -> Any:
        if tag not in tables:
            tables[tag] = read(tag)
        return tables[tag]

    face.get_table = table


def _path(name: str) -> Path:
    here = fonts.faces()
    return {_REGULAR: here.regular, _BOLD: here.bold, _RARE: here.rare}[name]


_plain_map = ttfonts.makeToUnicodeCMap


def _repaired_map(fontname: str, subset: list[int]) -> str:
    """reportlab's map from glyphs back to characters, with those above U+FFFF as UTF-16.

    reportlab 5.1 writes them as five hex digits, which readers take for other characters: right
    on paper, wrong when copied or searched (read 2026-11-23).
    """
    return re.sub(
        "<([0-9A-F]{5,6})>",
        lambda match: f"<{chr(int(match[1], 16)).encode('utf-16-be').hex().upper()}>",
        _plain_map(fontname, subset),
    )


ttfonts.makeToUnicodeCMap = _repaired_map
