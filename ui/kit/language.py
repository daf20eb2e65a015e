"""The language that this window speaks now.

The window has one language at a time; changing it builds the window anew (`ui.app`), so a widget
may ask once, when it is made.
"""

from __future__ import annotations

from counter.text import Language, Text

_spoken = [Language.ZH]


def spoken() -> Language:
    """The language of the window."""
    return _spoken[-1]


def speak(language: Language) -> None:
    """Let widgets made from now on speak `language`."""
    _spoken[:] = [language]


def say(text: Text) -> str:
    """`text` in the language of the window."""
    said = spoken().say(text)
    # The house's face draws a curly apostrophe as wide as a Chinese character.
    return said if spoken() is Language.ZH else said.replace("’", "'")
