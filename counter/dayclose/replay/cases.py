"""Which cases are open, and the first and last that came on a day."""

from __future__ import annotations

from counter.casetypes.register import CASE_TYPES
from counter.dayclose.replay.entries import Told

_OVER = ("done", "ended")
_STAGES = {
    (kind.letters, move.code, move.to): kind.workflow.step(move.to).stage
    for kind in CASE_TYPES
    for move in kind.workflow.moves
}


class Cases:
    """All cases since the books began."""

    def __init__(self) -> None:
        self._open: set[str] = set()
        self._came: dict[str, list[str]] = {}  # by day: the first and the last
        self._began: dict[str, int] = {}  # by day: how many were open before its first act

    def read(self, entry: Told) -> None:
        """Take in what an entry does to a case; the first entry of a day begins it."""
        if entry.day and entry.day not in self._began:
            self._began[entry.day] = len(self._open)
        if entry.verb == "receive":
            self._open.add(entry.subject)
            came = self._came.setdefault(entry.day, [entry.subject, entry.subject])
            came[1] = entry.subject
            return
        stage = _STAGES.get((entry.subject[:2], entry.verb, entry.facts.get("to", "")))
        if stage is None:
            return
        if stage in _OVER:
            self._open.discard(entry.subject)
        else:
            self._open.add(entry.subject)

    def figures(self, day: str) -> dict[str, int | str]:
        """A day that is being closed: what it hands on, its first and its last case.

        Closed after the next day began, it hands on what that began with.
        """
        later = [on for on in self._began if on > day]
        handed_on = self._began[min(later)] if later else len(self._open)
        first, last = self._came.get(day, ["", ""])
        return {
            "open_cases": handed_on, "first_case_no": first, "last_case_no": last,
            "opened_with": self._began.get(day, 0),
        }  # fmt: skip
