"""The words on a printed day sheet against those that the books would print now.

A line is what stands in one row. Marks of a reprint are no content; the language and the size of
the type are found by trying. What another version printed is laid out another way: then at least
every number must be there, as often as it should.

>>> numbers(["受理 12 份  ¥1,350.00", "12:30"])
Counter({'12': 1, '1,350.00': 1, '12:30': 1})
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from counter import pdfium
from counter.papers import register
from counter.papers.style import LANGUAGES, Style

_MARK = re.compile(r"补打\s*([0-9]{1,4})\s*Reprint\s*[0-9]{1,4}")
_PAGE = re.compile(r"[0-9]+/[0-9]+$")
_NUMBER = re.compile(r"[0-9]+(?:[.,:/-][0-9]+)*")


def lines(pdf: bytes) -> list[str]:
    """The rows of text of all pages, without the marks of a reprint and the counts of pages."""
    found = []
    with pdfium.document(pdf) as document:
        for page in document:
            text = _MARK.sub("", page.get_textpage().get_text_bounded())
            found += [_PAGE.sub("", " ".join(line.split())).strip() for line in text.splitlines()]
    return [line for line in found if line]


def numbers(rows: Iterable[str]) -> Counter[str]:
    """Every number, as often as it stands there."""
    return Counter(number for row in rows for number in _NUMBER.findall(row))


def difference(
    pdf: bytes, facts: Mapping[str, Any], words_may_differ: bool
) -> tuple[str, str] | None:
    """The first line of the paper that the books do not print, and what they print; None where
    all agrees. With `words_may_differ` only the numbers must."""
    paper = lines(pdf)
    nearest: tuple[str, str] | None = None
    fewest = 0
    for language in LANGUAGES:
        for is_large in (False, True):
            here = lines(register.pdf("day_sheet", facts, style=Style(language, is_large)))
            left, right = _apart(paper, here)
            if not left and not right:
                return None
            if words_may_differ and numbers(paper) == numbers(here):
                return None
            if nearest is None or len(left) + len(right) < fewest:
                nearest = (left[0] if left else "", right[0] if right else "")
                fewest = len(left) + len(right)
    return nearest


def _apart(paper: list[str], here: list[str]) -> tuple[list[str], list[str]]:
    """The lines that only one of the two has, each in its order."""
    more, less = Counter(paper) - Counter(here), Counter(here) - Counter(paper)
    return [line for line in paper if line in more], [line for line in here if line in less]
