"""Whether each character of a PDF has a glyph, and each font is in the file: for any writer's PDF.

A character without a glyph prints as an empty box, and copying it from the file still gives the
character: only the outlines that the page draws tell. (A writer that leaves such characters out
leaves no trace of them; ours refuses them, see `faces`.) A font that is not in the
file is replaced by whatever the printer has.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from counter.errors import Trouble
from counter.text import Text

if TYPE_CHECKING:
    from pypdf import PageObject

_NOTDEF = 0  # a font's first glyph is the one for characters that it lacks
_SHOWING = (b"Tj", b"TJ", b"'", b'"')


@dataclass
class FontUse:
    """A font as the pages use it. `missing`: the characters that it draws as nothing."""

    name: str
    is_embedded: bool
    missing: set[str] = field(default_factory=set)


def fonts(pdf: bytes) -> tuple[FontUse, ...]:
    """Every font that a page draws with, by name. Raises pypdf's `PdfReadError` for no PDF."""
    # 120 ms and fontTools besides: only who asks about a file waits for them.
    from pypdf import PdfReader

    used: dict[str, FontUse] = {}
    known: dict[int, _Face] = {}  # by the font's number in the file: pages share their fonts
    for page in PdfReader(io.BytesIO(pdf)).pages:
        faces = _faces(page, known)
        for name, shown in _drawn(page):
            face = faces.get(name)
            if face is not None:
                use = used.setdefault(face.name, FontUse(face.name, face.is_embedded))
                use.missing.update(face.missing_in(shown))
    return tuple(sorted(used.values(), key=lambda use: use.name))


class Unprintable(Trouble):
    """Characters that would print as nothing or as an empty box, or a font that is not there."""

    def __init__(self, characters: tuple[str, ...], fonts: tuple[str, ...]) -> None:
        self.characters, self.fonts = characters, fonts
        told = "、".join((*characters, *fonts))
        super().__init__(
            Text(
                "这张纸上有打不出的字（{told}），没有打印。请改写，或报告主管。",
                "Something on this paper cannot be printed ({told}); nothing was sent. Write it "
                "another way, or tell a supervisor.",
            ).fill(told=told)
        )


def complete(pdf: bytes) -> None:
    """Refuse (`Unprintable`) a paper on which a character draws nothing or a font is missing."""
    used = fonts(pdf)
    characters = sorted({character for use in used for character in use.missing})
    absent = tuple(use.name for use in used if not use.is_embedded)
    if characters or absent:
        raise Unprintable(tuple(characters), absent)


class _Face:
    """One font of a page: what its codes mean, and which of them draw something."""

    def __init__(self, font: Any) -> None:
        descendants = font.get("/DescendantFonts")
        described = (descendants[0].get_object() if descendants else font).get("/FontDescriptor")
        described = described.get_object() if described is not None else {}
        file = described.get("/FontFile2") or described.get("/FontFile3")
        self.name = str(font.get("/BaseFont", "")).lstrip("/")
        self.is_embedded = file is not None or "/FontFile" in described
        self._wide = descendants is not None
        self._blank = _blanks(file.get_object().get_data(), self._wide) if file else frozenset()
        self._characters = _characters(font)

    def missing_in(self, shown: bytes) -> Iterator[str]:
        """The characters among the codes in `shown` that this font draws as nothing."""
        step = 2 if self._wide else 1
        for at in range(0, len(shown) - step + 1, step):
            code = int.from_bytes(shown[at : at + step], "big")
            character = self._characters.get(code, "")
            if code in self._blank and not character.isspace():
                yield character or f"code {code}"


def _blanks(file: bytes, is_wide: bool) -> frozenset[int]:
    """The codes of an embedded TrueType font that draw nothing, or what stands for no glyph.

    A subset may keep the empty box under another number, so outlines are compared, not numbers.
    """
    from fontTools.ttLib import TTFont, TTLibError

    try:
        font = TTFont(io.BytesIO(file), lazy=True)
        # The outlines' own bytes: to unfold them would take thirty times as long.
        outlines, places = font.reader["glyf"], font["loca"].locations
        drawn = [outlines[start:end].rstrip(b"\0") for start, end in pairwise(places)]
        none = {b"", drawn[_NOTDEF]}
        if is_wide:
            return frozenset(number for number, outline in enumerate(drawn) if outline in none)
        bare = {name for name, outline in zip(font.getGlyphOrder(), drawn, strict=False)
                if outline in none}  # fmt: skip
        tables = [table.cmap for table in font["cmap"].tables]
    except (TTLibError, KeyError, IndexError):
        return frozenset()  # no TrueType: its own tools must tell
    return frozenset(code & 0xFF for cmap in tables for code, name in cmap.items() if name in bare)


def _characters(font: Any) -> dict[int, str]:
    """What each code copies as, by the font's own ToUnicode map."""
    import re

    if "/ToUnicode" not in font:
        return {}
    told = font["/ToUnicode"].get_object().get_data().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", told, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = _text(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", told, re.DOTALL):
        for first, _, texts in re.findall(
            r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[(.*?)\]", block, re.DOTALL
        ):
            for step, text in enumerate(re.findall(r"<([0-9A-Fa-f]+)>", texts)):
                found[int(first, 16) + step] = _text(text)
        for first, last, start in re.findall(
            r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block
        ):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(start, 16) + step)
    return found


def _text(written: str) -> str:
    if len(written) % 4:
        return chr(int(written, 16))  # not by the book, but some writers do
    return bytes.fromhex(written).decode("utf-16-be", "replace")


def _faces(page: PageObject, known: dict[int, _Face]) -> dict[str, _Face]:
    resources: Any = page.get("/Resources")
    named: Any = resources.get_object().get("/Font") if resources is not None else None
    if named is None:
        return {}
    found: dict[str, _Face] = {}
    for name, font in named.get_object().items():
        number = getattr(font, "idnum", None) or -id(font)
        if number not in known:
            known[number] = _Face(font.get_object())
        found[name] = known[number]
    return found


def _drawn(page: PageObject) -> Iterator[tuple[str, bytes]]:
    """Each run of codes the page shows, with the name of the font it shows them in."""
    from pypdf.generic import ContentStream

    contents = page.get_contents()
    if contents is None:
        return
    face = ""
    for operands, operator in ContentStream(contents, page.pdf).operations:
        if operator == b"Tf":
            face = str(operands[0])
        elif operator in _SHOWING:
            parts = operands[0] if operator == b"TJ" else operands[-1:]
            for part in parts:
                if isinstance(part, (bytes, str)):
                    yield face, _codes(part)


def _codes(part: bytes | str) -> bytes:
    original = getattr(part, "original_bytes", None)
    if original is not None:
        return bytes(original)
    return part if isinstance(part, bytes) else part.encode("latin-1", "replace")
