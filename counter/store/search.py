"""Finding a case by any part of what it is known by.

Every tail (its first 64 characters) of every known word is a row, so that "any part of it"
becomes "begins with", which a plain B-tree answers on both engines, from one character on. Rows
are written in the transaction that writes the case.
"""

from __future__ import annotations

from collections.abc import Iterable

from peewee import fn

from counter.store.tables.base import PROXY, plain_rows
from counter.store.tables.cases import Case, Search
from counter.values.names import initials

LONGEST = 64
_LAST = "\U0010ffff"
# what is typed one way or the other, and NUL, which a server does not take
_LEFT_OUT = "-·•()（）[]〔〕\0"


def note(case_id: int, words: Iterable[str]) -> None:
    """Make the case findable by each of `words` (names, numbers); saying one twice is harmless."""
    terms = {tail for word in words for tail in _tails(fold(word))}
    terms |= {tail for word in words if _is_name(word) for tail in _tails(initials(word).lower())}
    # some 150 rows a case: one prepared statement is ten times faster than peewee's own insert
    sign = PROXY.param
    PROXY.cursor().executemany(
        f"INSERT INTO search (term, case_id) VALUES ({sign}, {sign}) ON CONFLICT DO NOTHING",
        [(term, case_id) for term in sorted(terms)],
    )


def numbers(text: str, limit: int) -> list[int]:
    """Ids of the cases that `text` is a part of, newest first."""
    folded = fold(text)[:LONGEST]
    if not folded or not is_sound(folded):
        return []
    found = (
        Search.select(fn.DISTINCT(Search.case))
        .where(Search.term >= folded, Search.term < folded + _LAST)
        .order_by(Search.case.desc())
        .limit(limit)
    )
    return [case_id for (case_id,) in plain_rows(found)]


def fold(text: str) -> str:
    """Lower case, without blanks, hyphens and middle dots: how words are stored and looked up."""
    return "".join(c for c in text.lower() if not c.isspace() and c not in _LEFT_OUT)


def is_sound(text: str) -> bool:
    """Whether it can be written as UTF-8: half a character (a lone surrogate) cannot."""
    return not any("\ud800" <= c <= "\udfff" for c in text)


def words_of(case: Case, pieces: Iterable[tuple[str, str]]) -> list[str]:
    """What a case is known by: its numbers, names and phone, and each piece's number and holder."""
    words = [case.no, case.name, case.agent_name, case.phone, case.id_number, case.approval_no]
    for number, holder in pieces:
        words += [number, holder]
    return [word for word in words if word]


def _tails(word: str) -> Iterable[str]:
    return (word[start : start + LONGEST] for start in range(len(word)))


def _is_name(word: str) -> bool:
    return any(c >= "㐀" for c in word)
