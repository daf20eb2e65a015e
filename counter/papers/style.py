"""How a paper is dressed: its language, large type, draft. What it states is never changed by it.

The style is said once, around the drawing, and read where words are laid out. It is kept a thread,
because a preview may draw in one thread while a paper for the printer is drawn in another. No
cache of this package knows it: they are keyed by the words and the points that really print.

>>> with using(Style(language="en")):
...     said(Text("受理", "Accepted"))
Text(zh='Accepted', en='Accepted')
>>> said(Text("受理", "Accepted"))
Text(zh='受理', en='Accepted')
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal, get_args

from counter.text import Text

Language = Literal["both", "zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True)
class Style:
    """`language`: Chinese with English, or one alone; `is_large`: type a third larger.

    `is_draft`: marked 草稿 on each page, without number and code, so that nobody takes it for the
    paper itself.
    """

    language: Language = "both"
    is_large: bool = False
    is_draft: bool = False

    @property
    def code(self) -> str:
        """One word for settings and file names.

        >>> Style("en", is_large=True).code
        'en-large'
        """
        marks = ("large" if self.is_large else "", "draft" if self.is_draft else "")
        return "-".join(filter(None, (self.language, *marks)))

    @classmethod
    def of(cls, code: str) -> Style:
        """The style of a `code`; what nobody knows is plain.

        >>> Style.of("zh-large") == Style("zh", is_large=True), Style.of("red") == PLAIN
        (True, True)
        """
        first, *marks = code.split("-")
        language: Language = next((known for known in LANGUAGES if known == first), "both")
        return cls(language, "large" in marks, "draft" in marks)


@dataclass(frozen=True, order=True)
class TwoLines(Text):
    """Not one thing in two languages but two things, one below the other, in every style."""


PLAIN = Style()
DRAFT = Style(is_draft=True)
_now: ContextVar[Style] = ContextVar("paper style", default=PLAIN)


@contextmanager
def using(style: Style) -> Iterator[None]:
    """Lay out and draw in `style` while the block lasts, in this thread."""
    before = _now.set(style)
    try:
        yield
    finally:
        _now.reset(before)


def current() -> Style:
    """The style in which this thread draws."""
    return _now.get()


def said(text: Text) -> Text:
    """`text` in the language of the style; where there is no English, the Chinese stays."""
    language = _now.get().language
    if language == "both" or isinstance(text, TwoLines):
        return text
    # The face's curly apostrophe is as wide as a Chinese character.
    return Text.same(text.en.replace("’", "'") if language == "en" and text.en else text.zh)


def begun(text: Text) -> Text:
    """As `said`; English that has the line to itself begins with a capital.

    >>> with using(Style("en")):
    ...     begun(Text("密封", "sealed")).zh, begun(Text.same("iPhone")).zh
    ('Sealed', 'iPhone')
    """
    told = said(text)
    if _now.get().language != "en" or text.en in ("", text.zh) or isinstance(text, TwoLines):
        return told
    return Text.same(told.zh[:1].upper() + told.zh[1:])


def first(text: Text) -> str:
    """One language alone where the room is short: the hall's, unless the style is English."""
    text = said(text)
    return text.zh


def versions(text: Text) -> tuple[str, ...]:
    """Long texts that stand one below the other: each language of the style that there is."""
    text = said(text)
    return tuple(dict.fromkeys(filter(None, (text.zh, text.en))))


def joined(text: Text, between: str = " ") -> str:
    """Both languages in one line of words, or the one of the style."""
    text = said(text)
    return text.zh if text.en in ("", text.zh) else f"{text.zh}{between}{text.en}"


def followed(text: Text, more: str) -> Text:
    """`text` with words behind it that are alike in both languages, once."""
    text = said(text)
    longer = f"{text.zh}  {more}"
    return Text(longer, longer if text.en == text.zh else text.en)
