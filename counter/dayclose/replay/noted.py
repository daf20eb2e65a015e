"""The exceptions of a day, as far as the journal tells them: when, of what, by whom."""

from __future__ import annotations

from counter.dayclose.replay.entries import Told

# What every version's sheet lists. Later versions list more; a sheet from before them does not,
# and is none the worse for it.
ALWAYS = frozenset({
    "reprint", "refund", "correct", "remake", "void_envelope", "post_back", "unmask", "withdraw",
    "trust_clock", "sign_pending",
})  # fmt: skip
Line = tuple[str, str, str]  # the minute, the case, the clerk


class Noted:
    """All exceptions by the calendar day on which they were made."""

    def __init__(self) -> None:
        self._of_day: dict[str, list[tuple[str, Line]]] = {}

    def read(self, entry: Told) -> None:
        """Take in an entry that a supervisor should see."""
        if entry.verb in ALWAYS:
            line = (entry.at[:16], entry.subject, entry.clerk)
            self._of_day.setdefault(entry.at[:10], []).append((entry.act, line))

    def of(self, day: str, closing: str, signed: tuple[Line, ...]) -> tuple[Line, ...]:
        """Those of a day, and those `signed` in the act that closed it."""
        return (*(line for act, line in self._of_day.get(day, []) if act != closing), *signed)
