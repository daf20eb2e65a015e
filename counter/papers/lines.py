"""Breaking words into lines as Chinese typesetting does.

A line may end after any Chinese character and between Latin words; closing marks stay with what
they close and opening marks with what they open. Nothing is ever cut off: a word wider than the
column breaks inside. Widths are in mm, sizes in points.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from counter.papers import faces
from counter.papers.style import said
from counter.text import Text

TEXT = 10.5
SMALL = 8
NUMBER = 14
BIG = 18

_CLOSING = frozenset("，。、；：！？）》〉」』】〕”’…—～·％,.;:!?)]}%")
_OPENING = frozenset("（《〈「『【〔“‘([{¥￥")


@dataclass(frozen=True)
class Span:
    """Words in one size, weight and ink."""

    text: str
    size: float = TEXT
    bold: bool = False
    muted: bool = False

    @property
    def width(self) -> float:
        """How wide it prints, in mm."""
        return faces.width(self.text, self.size, self.bold)


Line = tuple[Span, ...]


def both(text: Text, size: float = TEXT, bold: bool = False, muted: bool = False) -> Line:
    """Chinese in full size, English small and muted behind it; a name that reads alike, once.

    One of them alone where the paper's style says so.
    """
    text = said(text)
    chinese = Span(text.zh, size, bold, muted)
    if text.en == text.zh or not text.en:
        return (chinese,)
    return (chinese, Span("  ", SMALL), english(text))


def english(text: Text) -> Span:
    """The English, small and muted, with a straight apostrophe: the face's curly one is as wide
    as a Chinese character.
    """
    return Span(text.en.replace("’", "'"), SMALL, muted=True)


def width(line: Line) -> float:
    """How wide a line prints, in mm."""
    return sum(span.width for span in line)


def broken(spans: Iterable[Span], room: float) -> tuple[Line, ...]:
    """`spans` in lines of at most `room` mm; line feeds in them begin a new line."""
    words = tuple(spans)
    # Most words need no breaking: one look at their width saves taking them apart.
    if _is_whole(words) and width(words) <= room:
        return (words,)
    return _broken(words, room)


def _is_whole(words: Line) -> bool:
    """Whether these words, if they fit, make one line just as they are."""
    return (
        len(words) == 1
        and words[0].text != ""
        and "\n" not in words[0].text
        and words[0].text.strip(" ") == words[0].text
    )


@lru_cache(maxsize=2048)
def _broken(spans: Line, room: float) -> tuple[Line, ...]:
    lines: list[list[Span]] = [[]]
    used = 0.0
    for token in _tokens(spans):
        if token.text == "\n":
            lines.append([])
            used = 0.0
            continue
        for part in _fitting(token, room):
            if used + part.width > room and lines[-1] and not part.text.isspace():
                lines.append([])
                used = 0.0
            if part.text.isspace() and not lines[-1]:
                continue
            lines[-1].append(part)
            used += part.width
    return tuple(_joined(line) for line in lines)


def _fitting(token: Span, room: float) -> Iterator[Span]:
    """A token as it is, or cut into pieces that fit where it alone is wider than the line."""
    if token.width <= room:
        yield token
        return
    start = 0
    for end in range(1, len(token.text) + 1):
        if end - start > 1 and replace(token, text=token.text[start:end]).width > room:
            yield replace(token, text=token.text[start : end - 1])
            start = end - 1
    yield replace(token, text=token.text[start:])


def _tokens(spans: Iterable[Span]) -> Iterator[Span]:
    """The pieces between which a line may be broken."""
    for span in spans:
        word = ""
        for character in faces.composed(span.text).replace("\r\n", "\n"):
            if character == "\n" or character == " ":
                if word:
                    yield replace(span, text=word)
                yield replace(span, text=character)
                word = ""
            elif word and _may_break(word[-1], character):
                yield replace(span, text=word)
                word = character
            else:
                word += character
        if word:
            yield replace(span, text=word)


def _may_break(before: str, after: str) -> bool:
    if after in _CLOSING or before in _OPENING:
        return False
    return _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF" or character in _CLOSING - set(
        ",.;:!?)]}%·"
    )


def _joined(line: list[Span]) -> Line:
    """Neighbours of one style as one span; no space at the end of a line."""
    while line and line[-1].text.isspace():
        line.pop()
    joined: list[Span] = []
    for span in line:
        if joined and replace(joined[-1], text="") == replace(span, text=""):
            joined[-1] = replace(span, text=joined[-1].text + span.text)
        else:
            joined.append(span)
    return tuple(joined)
