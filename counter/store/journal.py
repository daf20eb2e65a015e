"""The chained journal: append, look back, verify.

An entry's digest covers every stored column and the digest before it, so one changed byte
anywhere is found at the entry where it stands. Order comes from `seq`, never from the clock.
Personal texts lie beside the chain (`sealing`), so that they can be erased and it still holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from counter.errors import Refused
from counter.store import bulk, keeping, marking, sealing
from counter.store.erasing import Erased
from counter.store.fields import written
from counter.store.tables.base import PROXY
from counter.store.tables.hall import Serial
from counter.store.tables.journal import Act, Count, Entry, EntrySecret
from counter.store.tallies import Tally as Tally  # the journal's own word for it
from counter.text import Text
from counter.values.facts import plain, write

ALGORITHM = 2  # 1: personal facts stood in the chain
BEGINNING = "0" * 64
_HASHED = (
    "seq", "at", "day", "window", "clerk", "verb", "subject", "act", "facts", "counts",
    "algorithm", "previous",
)  # fmt: skip
_BESIDE = ("day", "clerk", "window")  # what a count repeats of its entry
_SCOPE = "journal"
_PART = 500  # numbers in one question to the engine
# undated entries that tell the time all the same: a day was closed, a clock was confirmed
_TIME_TELLERS = ("close_day", "trust_clock")

_CHANGED = Text("内容被改动", "its content was changed")

Fetch = Callable[[str], Iterable[tuple[Any, ...]]]


@dataclass(frozen=True)
class Line:
    """One thing done, before it is numbered: verb, what it was done to, facts, counts."""

    verb: str
    subject: str
    facts: dict[str, object]
    counts: tuple[Tally, ...] = ()


@dataclass(frozen=True)
class Head:
    """The journal's last number and digest; nothing yet: 0 and zeros."""

    seq: int
    digest: str


@dataclass(frozen=True)
class Proof:
    """A verified journal: how many entries, and its head."""

    entries: int
    head: Head


class JournalAltered(Refused):
    """The chain does not hold; `seq` is the first entry that is wrong."""

    def __init__(self, seq: int, why: Text) -> None:
        self.seq = seq
        super().__init__(
            Text(
                "流水第 {seq} 条与原记录不符：{why}。请停止日结并报告主管。",
                "Journal entry {seq} is not what was written: {why}. Do not close the day; "
                "tell a supervisor.",
            ).fill(seq=seq, why=why)
        )


def head() -> Head:
    """Where the journal stands."""
    last = Entry.select(Entry.seq, Entry.digest).order_by(Entry.seq.desc()).first()
    return Head(0, BEGINNING) if last is None else Head(last.seq, last.digest)


def append(
    lines: Sequence[Line], *, at: datetime, day: date | None, window: str, clerk: str, act: str
) -> Head:
    """Number, chain and write `lines`; only inside the turn. No `day`: the act is undated."""
    stand = head()
    entries: list[dict[str, Any]] = []
    counts: list[dict[str, object]] = []
    secrets: list[dict[str, object]] = []
    for line in lines:
        facts, secret = _sealed(stand.seq + 1, line)
        secrets += secret
        entry: dict[str, Any] = {
            "seq": stand.seq + 1, "at": written(at), "day": "" if day is None else day.isoformat(),
            "window": window,
            "clerk": clerk, "verb": line.verb, "subject": line.subject, "act": act,
            "facts": facts, "counts": write(line.counts), "algorithm": ALGORITHM,
            "previous": stand.digest,
        }  # fmt: skip
        entry["digest"] = digest(entry)
        entries.append(entry)
        counts += [
            {"seq": entry["seq"], "day": day, "clerk": clerk, "window": window, **vars(tally)}
            for tally in line.counts
        ]
        stand = Head(entry["seq"], entry["digest"])
    # A notary's batch writes thousands of lines in one act.
    bulk.insert(Entry, entries)
    bulk.insert(EntrySecret, secrets)
    bulk.insert(Count, counts)
    if day is not None:
        tallies = [tally for line in lines for tally in line.counts]
        keeping.keep(tallies, day=day, at=written(at), window=window, clerk=clerk)
        marking.mark(lines, day)
    # The tail's length is kept apart from the entries, so that a cut tail shows.
    Serial.insert(scope=_SCOPE, value=stand.seq).on_conflict(
        conflict_target=[Serial.scope], update={Serial.value: stand.seq}
    ).execute()
    return stand


def _sealed(seq: int, line: Line) -> tuple[str, list[dict[str, object]]]:
    """The facts as the chain states them, and the row of their personal texts (or none)."""
    if line.verb in sealing.OF_THE_HALL:
        return write(line.facts), []
    stated, texts = sealing.part(plain(line.facts))
    if not texts:
        return write(stated), []
    salt, text = sealing.new_salt(), write(texts)
    stated[sealing.SEAL] = sealing.seal(seq, salt, text)
    return write(stated), [{"seq": seq, "salt": salt, "text": text}]


def facts_of(rows: Iterable[Entry]) -> dict[int, dict[str, Any]]:
    """By number, the whole facts of these entries; what was erased reads as 已清除."""
    stated = {row.seq: json.loads(row.facts) for row in rows}
    sealed = [seq for seq, facts in stated.items() if sealing.SEAL in facts]
    kept: dict[int, list[str]] = {}
    for start in range(0, len(sealed), _PART):
        part = EntrySecret.select().where(EntrySecret.seq.in_(sealed[start : start + _PART]))
        kept.update((row.seq, json.loads(row.text)) for row in part)
    for seq in sealed:
        del stated[seq][sealing.SEAL]
        stated[seq] = sealing.join(stated[seq], kept.get(seq))
    return stated


def digest(entry: dict[str, Any]) -> str:
    """SHA-256, in hex, of a JSON array of the hashed columns in their order, UTF-8.

    A column that holds neither text nor a whole number was not written by this program; nor was
    text that is not UTF-8, which comes here as surrogates. Both are given no true digest.
    """
    stored = [entry[column] for column in _HASHED]
    if not all(type(value) in (str, int) for value in stored):
        return ""
    text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def answered(act: str) -> dict[str, Any] | None:
    """What this act answered when it was done; None where it is new."""
    found = Act.get_or_none(Act.id == act)
    return None if found is None else json.loads(found.answer)


def remember(act: str, seq: int, answer: dict[str, object]) -> None:
    """Keep what the act answered, for whoever repeats it."""
    Act.insert(id=act, seq=seq, answer=write(answer)).execute()


def verify(fetch: Fetch | None = None) -> Proof:
    """Recompute the whole chain; raises `JournalAltered` at the first wrong entry.

    `fetch` runs a SELECT on other books than the open ones, such as a backup file.

    Checked: numbers without gaps, each digest, each link, the personal texts and the counts
    beside each entry, the tail's length, and the heads that closed days printed. Personal texts
    may be missing where an erasure says so, and only there.
    """
    if fetch is None:
        with as_stored(PROXY.connection()):
            return verify(PROXY.execute_sql)
    counts = _counts(fetch)
    anchors = _anchors(fetch)
    erased = Erased.told(fetch)
    stand = Head(0, BEGINNING)
    for entry in _stored(fetch):
        seq = entry["seq"]
        expected = stand.seq + 1
        if seq < expected:
            raise JournalAltered(seq, Text("多出一条", "there is no such entry"))
        if seq > expected:
            raise JournalAltered(expected, Text("缺号", "the entry is missing"))
        if entry["previous"] != stand.digest:
            raise JournalAltered(seq, _CHANGED)
        _must_be_as_written(entry, counts.pop(seq, []), erased)
        if not entry["digest"].startswith(anchors.get(seq, "")):
            raise JournalAltered(seq, Text("与日结单不符", "it differs from the day sheet"))
        stand = Head(seq, entry["digest"])
    length = list(fetch(f"SELECT value FROM serial WHERE scope = '{_SCOPE}'"))
    should_be = length[0][0] if length else 0
    if should_be != stand.seq or any(seq > stand.seq for seq in anchors):
        raise JournalAltered(stand.seq + 1, Text("结尾缺失", "the end is missing"))
    _nothing_left(counts, erased)
    return Proof(stand.seq, stand)


def _must_be_as_written(
    entry: dict[str, Any], counts: list[dict[str, object]], erased: Erased
) -> None:
    seq = entry["seq"]
    if not erased.was_old(entry) and digest(entry) != entry["digest"]:
        raise JournalAltered(seq, _CHANGED)
    if not erased.agrees(entry):
        why = Text("个人信息部分被改动或缺失", "its personal part was changed or is missing")
        raise JournalAltered(seq, why)
    if not _agree(entry, counts):
        raise JournalAltered(seq, Text("统计数与流水不符", "its counts differ"))


def _nothing_left(counts: Iterable[int], erased: Erased) -> None:
    for seq in counts:
        raise JournalAltered(seq, Text("统计数没有流水", "counts without an entry"))
    for seq in erased.left_over():
        raise JournalAltered(seq, Text("多出个人信息", "personal texts without an entry"))


@contextmanager
def as_stored(connection: Any) -> Iterator[None]:
    """Bytes that are not UTF-8 come as surrogates, so that an altered byte is found, not tripped
    over. PostgreSQL stores no such text."""
    if not hasattr(connection, "text_factory"):
        yield
        return
    usual, connection.text_factory = connection.text_factory, _leniently
    try:
        yield
    finally:
        connection.text_factory = usual


def _leniently(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogateescape")


def _stored(fetch: Fetch) -> Iterator[dict[str, Any]]:
    columns = (*_HASHED, "digest")
    named = ", ".join(f'"{column}"' for column in columns)
    for row in fetch(f"SELECT {named} FROM entry ORDER BY seq"):
        yield dict(zip(columns, row, strict=True))


def _counts(fetch: Fetch) -> dict[int, list[dict[str, object]]]:
    columns = (*(field.name for field in fields(Tally)), *_BESIDE)
    named = ", ".join(f'"{column}"' for column in columns)
    found: dict[int, list[dict[str, object]]] = {}
    for seq, *row in fetch(f'SELECT seq, {named} FROM "count" ORDER BY id'):
        found.setdefault(seq, []).append(dict(zip(columns, row, strict=True)))
    return found


def _agree(entry: dict[str, Any], counts: list[dict[str, object]]) -> bool:
    """Whether the counts beside an entry are those that it states, of its own day and desk."""
    told = [{**count, **{column: entry[column] for column in _BESIDE}}
            for count in json.loads(entry["counts"])]  # fmt: skip
    return counts == told


def _anchors(fetch: Fetch) -> dict[int, str]:
    """By entry number, the head that a closed day's sheet printed."""
    found = {}
    for (sheet,) in fetch("SELECT sheet FROM business_day WHERE close_no IS NOT NULL"):
        try:
            told = json.loads(sheet)
            found[told["journal_last"]] = told["journal_head"]
        except (ValueError, TypeError, LookupError) as error:
            raise JournalAltered(0, Text("日结单无法读取", "a day sheet is unreadable")) from error
    return found


def last_moment() -> datetime | None:
    """When the last act that belongs to a business day was done; undated acts do not count."""
    last = (
        Entry.select(Entry.at)
        .where((Entry.day != "") | Entry.verb.in_(_TIME_TELLERS))
        .order_by(Entry.seq.desc())
        .first()
    )
    return None if last is None else datetime.fromisoformat(last.at)
