"""Proving a closed day: its paper against the books, or the books' own sheet against the journal.

The chain proves that nobody changed an entry without changing all that follow. Whoever has the
key of the books can change them all; the head on the paper then differs. And the paper's check
over the totals shows a paper that was drawn elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from counter import __version__
from counter.casetypes.register import CASE_TYPES
from counter.dayclose import anchoring
from counter.dayclose.anchor import Anchor
from counter.dayclose.replay.book import Rebuilt
from counter.dayclose.replay.compare import compare
from counter.dayclose.replay.replay import closing
from counter.desk import Desk, read_office, tag_key
from counter.errors import NotFound, Refused
from counter.store import erasing, journal
from counter.store.tables.hall import BusinessDay
from counter.store.tables.journal import Entry
from counter.text import Text
from counter.values.facts import read

_KINDS = frozenset(kind.code for kind in CASE_TYPES)


class NotProven(Refused):
    """The paper and the books do not agree; `seq` is the first entry that is known to differ."""

    def __init__(self, day: date, close_no: int, seq: int, why: Text) -> None:
        self.day, self.close_no, self.seq = day, close_no, seq
        super().__init__(
            Text(
                "{day} 第 {no} 号日结单与账不符：{why}。请停止日结并报告主管。",
                "The day sheet of {day}, no. {no}, is not what the books say: {why}. Do not close "
                "another day; tell a supervisor.",
            ).fill(day=day.isoformat(), no=close_no, why=why)
        )


@dataclass(frozen=True)
class ProvenDay:
    """A day that was proven: how many entries and figures, and the head that stands for them.

    `is_anchored` is False for a sheet of an older version, which prints half of the head only.
    """

    day: date
    close_no: int
    entries: int
    head: str
    figures: int
    is_anchored: bool


def prove(desk: Desk, anchor: Anchor) -> ProvenDay:
    """Hold the anchor of a paper against the books.

    Refuses `NotProven` with what differs, `JournalAltered` where the chain itself is broken.
    """
    with desk.reading():
        if anchor.hall != read_office().hall_code:
            why = Text("它是 {code} 号大厅的", "it is of hall {code}").fill(code=anchor.hall)
            raise NotProven(anchor.day, anchor.close_no, 0, why)
        row = _must_be_closed(anchor)
        proof = journal.verify()
        entry = Entry.get_or_none(Entry.seq == anchor.last)
        if entry is None or entry.digest != anchor.head:
            raise _other_head(anchor, "" if entry is None else entry.digest)
        again = _as_rebuilt(row, anchor)
        if not anchoring.agrees(tag_key(), anchor, _checked(again)):
            why = Text("纸上的数字校验不是这些数字的", "its check is not of these figures")
            raise NotProven(anchor.day, anchor.close_no, again.seq, why)
        figures = compare(again, row.sheet).figures
        return ProvenDay(
            anchor.day, anchor.close_no, min(anchor.last, proof.entries), anchor.head, figures, True
        )


def prove_stored(desk: Desk, written: str) -> ProvenDay:
    """The same for the sheet in the books, by its closing number or its day (`NotFound`)."""
    with desk.reading():
        row = _row(written)
        if row.sheet.get("anchor") is not None:
            return prove(desk, read(Anchor, row.sheet["anchor"]))
        journal.verify()  # holds the half of the head that such a sheet states
        last = int(row.sheet["journal_last"])
        entry = Entry.get_by_id(last)
        close_no = int(row.sheet["close_no"])
        bare = Anchor("", row.day, close_no, last, entry.digest, "")
        figures = compare(_as_rebuilt(row, bare), row.sheet).figures
        return ProvenDay(row.day, close_no, last, entry.digest, figures, False)


def sheet_of(desk: Desk, anchor: Anchor) -> tuple[dict[str, Any], bool]:
    """The facts of the sheet that a paper claims to be (`NotProven`), and whether its words may
    differ: another version printed it, or an erasure took the reasons away."""
    with desk.reading():
        sheet = dict(_must_be_closed(anchor).sheet)
        is_erased = Entry.select().where(Entry.verb == erasing.VERB).exists()
        return sheet, is_erased or sheet["program_version"] != __version__


def other_words(anchor: Anchor, paper: str, books: str) -> NotProven:
    """The paper's text is not what the books print: the first line that differs."""
    why = Text("纸上是“{paper}”，按账是“{books}”", "the paper says '{paper}', the books '{books}'")
    told = why.fill(paper=paper or "–", books=books or "–")
    return NotProven(anchor.day, anchor.close_no, anchor.last + 1, told)


def _must_be_closed(anchor: Anchor) -> BusinessDay:
    row = BusinessDay.get_or_none(
        BusinessDay.close_no == anchor.close_no, BusinessDay.day == anchor.day
    )
    if row is not None:
        found: BusinessDay = row
        return found
    stand = journal.head().seq
    if stand < anchor.last:
        why = Text(
            "账只到第 {here} 条，纸上已是第 {there} 条，账比纸旧（可能恢复过旧备份）",
            "the books end with entry {here} and the paper says {there}: they are older than the "
            "paper (was an old backup restored?)",
        ).fill(here=stand, there=anchor.last)
    else:
        why = Text("账里没有这次日结", "the books know no such closing")
    raise NotProven(anchor.day, anchor.close_no, min(stand, anchor.last) + 1, why)


def _other_head(anchor: Anchor, here: str) -> NotProven:
    why = Text(
        "纸上第 {seq} 条的摘要是 {paper}…，账里是 {books}…，第 1 至 {seq} 条被改写过",
        "entry {seq} has the digest {paper}… on the paper and {books}… in the books: entries 1 to "
        "{seq} were rewritten",
    ).fill(seq=anchor.last, paper=anchor.head[:16], books=here[:16])
    return NotProven(anchor.day, anchor.close_no, anchor.last, why)


def _as_rebuilt(row: BusinessDay, anchor: Anchor) -> Rebuilt:
    """The day from the journal, which its stored sheet must equal."""
    again = closing(anchor.day)
    if again is None:
        why = Text("流水里没有这次日结", "the journal knows no such closing")
        raise NotProven(anchor.day, anchor.close_no, anchor.last + 1, why)
    differences = compare(again, row.sheet).differences
    if differences:
        first = min(differences, key=lambda one: one.seq)
        said = Text(first.said.zh.rstrip("。"), first.said.en.rstrip("."))
        raise NotProven(anchor.day, anchor.close_no, first.seq, said)
    return again


def _checked(again: Rebuilt) -> dict[str, int]:
    """The rebuilt figures by the names that the check on the paper gives them."""
    found: dict[str, int] = {}
    for name, value in again.figures.items():
        if not isinstance(value, int) or not value:
            continue
        group, _, rest = name.partition(".")
        if group in ("money", "payee"):
            found[rest.replace(".", ":")] = value
        elif group in _KINDS and rest.removesuffix("_cases") in (*anchoring.CHOICE, "made"):
            found[name] = value
    return found


def _row(written: str) -> BusinessDay:
    found = None
    if written.isascii() and written.isdigit():
        found = BusinessDay.get_or_none(BusinessDay.close_no == int(written))
    else:
        try:
            day = date.fromisoformat(written)
        except ValueError:
            day = None
        if day is not None:
            found = BusinessDay.get_or_none(
                BusinessDay.day == day, BusinessDay.close_no.is_null(False)
            )
    if found is None:
        raise NotFound(Text("日结 {no}", "closing {no}").fill(no=written))
    row: BusinessDay = found
    return row
