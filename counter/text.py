"""A phrase in Chinese and in English.

Papers print both at once and the window prints one, so a word of the hall is a value that
carries both and never turns itself silently into one of them.

>>> Text("还缺：{what}", "Still missing: {what}").fill(what=Text("公证书", "notarial deed")).en
'Still missing: notarial deed'
>>> Text("{n} 行", "{n} {n:row|rows}").fill(n=1).en
'1 row'
>>> Language.ZH.say(Text("受理", "Accept"))
'受理'
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Iterable


@dataclass(frozen=True, order=True)
class Text:
    """The same phrase for a Chinese and for an English reader."""

    zh: str
    en: str

    @classmethod
    def same(cls, words: str) -> Text:
        """A name or number that reads alike in both languages."""
        return cls(words, words)

    @classmethod
    def listing(cls, parts: Iterable[Text]) -> Text:
        """Several phrases as one list: 、 in Chinese, commas in English."""
        parts = tuple(parts)
        return cls("、".join(part.zh for part in parts), ", ".join(part.en for part in parts))

    def fill(self, **facts: object) -> Text:
        """Put facts into the `{places}`; a `Text` among them goes in by language.

        `{n:row|rows}` is the word that fits the number n, for English has two.
        """
        return Text(
            self.zh.format(**{name: _in(fact, "zh") for name, fact in facts.items()}),
            self.en.format(**{name: _in(fact, "en") for name, fact in facts.items()}),
        )


class Language(Enum):
    """The language of a window or of a line on the command line."""

    ZH = "zh"
    EN = "en"

    def say(self, text: Text) -> str:
        """`text` as this reader reads it."""
        return text.zh if self is Language.ZH else text.en


class _Number(str):
    """A number as it is written, which also chooses between one and many."""

    def __format__(self, spec: str) -> str:
        one, is_choice, many = spec.partition("|")
        if not is_choice:
            return super().__format__(spec)
        return one if self == "1" else many


class _Count(int):
    """A whole number, likewise."""

    def __format__(self, spec: str) -> str:
        return format(_Number(self), spec) if "|" in spec else super().__format__(spec)


def _in(fact: object, language: str) -> object:
    if isinstance(fact, Text):
        return getattr(fact, language)
    if type(fact) is str:
        return _Number(fact)
    return _Count(fact) if type(fact) is int else fact
