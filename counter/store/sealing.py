"""Which facts of a journal entry are personal, and how they are kept apart from the chain.

The chain must hold for ever, personal data must not. So an entry's `facts` keep only what is
nobody's (codes, numbers, days, staff); every other text is a star there, and the texts
themselves lie in `entry_secret`, from where they can be erased. The entry states a digest of them
under `seal`: while they are there, an altered byte shows; what an erasure entry names may be gone.
The salt is random and is erased with the texts, so that a digest that stays cannot be guessed back.

>>> stated, texts = part({"answers": {"name": "张伟", "speed": "urgent"}, "edition": 3})
>>> stated, texts
({'answers': {'name': '*', 'speed': 'urgent'}, 'edition': 3}, ['张伟'])
>>> join(stated, texts)
{'answers': {'name': '张伟', 'speed': 'urgent'}, 'edition': 3}
>>> runs([1, 2, 3, 7, 9, 10]), sorted(numbered("1-3,7"))
('1-3,7,9-10', [1, 2, 3, 7])
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from counter.casetypes.register import CASE_TYPES
from counter.values.erased import ERASED

STAR = "*"
SEAL = "seal"

# An unknown key is sealed: forgetting one costs a row in `entry_secret`, never a person's data.
_STATED = frozenset({
    "from", "to", "route", "due_on", "departs_on", "called_off_on", "valid_until", "expected_on",
    "queued_on",
    "kind", "method", "state", "verdict", "decision", "outcome", "code", "codes", "status",
    "economy", "payee", "channel", "role", "edition", "materials", "fiscal_no", "receipt",
    "case", "cases", "case_no", "envelope", "envelopes", "waybill", "loan", "loans", "custody",
    "prereview", "stickers", "sticker_no", "first", "last", "batch", "journal_head",
    "second", "approved_by", "decided_by", "printer", "login", "erased", "kinds", "up_to",
    "head_before", SEAL,
})  # fmt: skip
# The hall's own affairs, with nobody in them but its staff: all of it stays in the chain.
OF_THE_HALL = frozenset({
    "found", "keep_rules", "renew_rules", "change_office", "add_person", "set_password",
    "deactivate", "close_day", "trust_clock", "receive_blanks", "issue_blanks", "erase",
})  # fmt: skip
_OPEN_QUESTIONS = ("choice", "country", "count", "date", "day_ahead")


@lru_cache(maxsize=1)
def open_keys() -> frozenset[str]:
    """The keys whose texts are nobody's: codes and numbers, and every closed question."""
    asked = {
        question.code
        for kind in CASE_TYPES
        for question in kind.questions
        if question.kind in _OPEN_QUESTIONS
    }
    return _STATED | asked


def part(plain: Any) -> tuple[Any, list[str]]:
    """`plain` with a star for each personal text, and those texts in the order of sorted keys."""
    texts: list[str] = []
    return _parted(plain, "", texts), texts


def join(stated: Any, texts: Iterable[str] | None) -> Any:
    """What `part` took apart; erased texts (None) read as 已清除."""
    return _joined(stated, None if texts is None else iter(texts))


def _parted(plain: Any, key: str, texts: list[str]) -> Any:
    if isinstance(plain, dict):
        return {name: _parted(plain[name], name, texts) for name in sorted(plain)}
    if isinstance(plain, list):
        return [_parted(one, key, texts) for one in plain]
    if isinstance(plain, str) and plain and (plain == STAR or key not in open_keys()):
        texts.append(plain)
        return STAR
    return plain


def _joined(stated: Any, texts: Iterator[str] | None) -> Any:
    if isinstance(stated, dict):
        return {name: _joined(stated[name], texts) for name in sorted(stated)}
    if isinstance(stated, list):
        return [_joined(one, texts) for one in stated]
    if stated == STAR and isinstance(stated, str):
        return ERASED.zh if texts is None else next(texts)
    return stated


def new_salt() -> str:
    """Thirty-two hex digits that nobody can guess."""
    return secrets.token_hex(16)


def seal(seq: int, salt: str, text: str) -> str:
    """SHA-256, in hex, of the sealed texts of entry `seq`."""
    told = json.dumps([seq, salt, text], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()


def runs(numbers: Iterable[int]) -> str:
    """Whole numbers in a short way: 1-3,7."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in found)


def numbered(told: str) -> set[int]:
    """The numbers that `runs` wrote; `ValueError` for anything else."""
    found: set[int] = set()
    for run in filter(None, told.split(",")):
        first, _, last = run.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return found
