"""Papers that came out of a printer, by the day for which they were made.

Entries of older versions do not say that day; then nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counter.dayclose.replay.entries import Told

_OUT = ("handed", "confirmed")


@dataclass
class _Copy:
    subject: str
    day: str
    is_out: bool
    is_reprint: bool


class Copies:
    """All papers since the books began."""

    def __init__(self) -> None:
        self._papers: dict[int, _Copy] = {}
        self._of_day: dict[str, set[int]] = {}
        self._of_subject: dict[str, set[int]] = {}
        self._unsure = False

    def read(self, entry: Told) -> None:
        """Take in what became of a paper."""
        if entry.verb == "void_envelope":
            self._void(self._of_subject.get(entry.subject, ()))
        elif entry.verb == "visit_receipt":
            self._void(entry.facts.get("void", ()))
        elif entry.verb.startswith("paper_") and entry.verb != "paper_late":
            self._note(entry)

    def figures(self, day: str) -> dict[str, int]:
        """How many papers of a day are out, and how many of them once more."""
        if self._unsure:
            return {}
        out = [self._papers[no] for no in self._of_day.get(day, ()) if self._papers[no].is_out]
        return {"papers_printed": len(out), "reprints": sum(copy.is_reprint for copy in out)}

    def _note(self, entry: Told) -> None:
        facts = entry.facts
        day = facts.get("queued_on")
        if day is None:
            self._unsure = True
            return
        state = facts.get("state") or entry.verb.removeprefix("paper_")
        no = facts["paper"]
        self._papers[no] = _Copy(entry.subject, day, state in _OUT, facts["copy"] > 0)
        self._of_day.setdefault(day, set()).add(no)
        self._of_subject.setdefault(entry.subject, set()).add(no)

    def _void(self, papers: Iterable[int]) -> None:
        for no in papers:
            if no in self._papers:
                self._papers[no].is_out = False
