"""The exceptions of a day, as far as the journal tells them: when, of what, by whom."""

from __future__ import annotations

from counter.dayclose.exceptions import EXCEPTIONS
from counter.dayclose.replay.entries import Told

Line = tuple[str, str, str]  # the minute, the case, the clerk


class Noted:
    """All exceptions by the calendar day on which they were made."""

    def __init__(self) -> None:
        self._of_day: dict[str, list[tuple[str, Line]]] = {}

    def read(self, entry: Told) -> None:
        """Take in an entry that a supervisor should see."""
        if entry.verb in EXCEPTIONS:
            line = (entry.at[:16], entry.subject, entry.clerk)
            self._of_day.setdefault(entry.at[:10], []).append((entry.act, line))

    def of(self, day: str, closing: str, signed: tuple[Line, ...]) -> tuple[Line, ...]:
        """Those of a day, and those `signed` in the act that closed it."""
        return (*(line for act, line in self._of_day.get(day, []) if act != closing), *signed)
