"""Telephone numbers in running text: mobile, abroad, landline, 400; as a form takes them.

>>> telephones("张三 138 1234 5678, (010)65961114转8023")
('张三  ,  ', ['13812345678', '010-65961114-8023'])
"""

from __future__ import annotations

import re
from collections.abc import Callable

_MOBILE = re.compile(
    r"(?<![0-9])(?:(?:\+|00)?86[- ]?)?(1[3-9][0-9])[- ]?([0-9]{4})[- ]?([0-9]{4})(?![0-9])"
)
_ABROAD = re.compile(r"(?<![0-9])(?:\+|00)(?!86)([1-9](?:[- ()]{0,2}[0-9]){6,14})(?![0-9])")
_LANDLINE = re.compile(
    r"(?<![0-9])\(?(0[0-9]{2,3})\)?[- ]?([1-9][0-9]{6,7})(?:(?:转|-|#)([0-9]{1,5}))?(?![0-9])"
)
_SERVICE = re.compile(r"(?<![0-9])([48]00)-?([0-9]{3})-?([0-9]{4})(?![0-9])")
_LEFT = re.compile(r"[(（]\s*[)）]|(?<=\s)/(?=\s)")  # what stood around or between them


def telephones(text: str) -> tuple[str, list[str]]:
    """The text without its telephone numbers, and these, each once: mobile ones first."""
    found: list[str] = []
    for pattern, written in _KINDS:
        found += [written(match) for match in pattern.finditer(text)]
        text = pattern.sub(" ", text)
    return _LEFT.sub(" ", text), list(dict.fromkeys(found))


def _joined(match: re.Match[str]) -> str:
    return "".join(match.groups())


def _abroad(match: re.Match[str]) -> str:
    return "+" + re.sub(r"[^0-9]", "", match[1])


def _landline(match: re.Match[str]) -> str:
    return "-".join(filter(None, match.groups()))


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_MOBILE, _joined), (_ABROAD, _abroad), (_LANDLINE, _landline), (_SERVICE, _joined),
)  # fmt: skip
