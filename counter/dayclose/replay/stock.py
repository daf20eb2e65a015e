"""Numbered blanks as the journal tells of them: received, turned into results, spoiled.

>>> stock = Stock()
>>> stock.receive("2020-01-02", "CQ00000001", "CQ00000003")
>>> stock.make("2020-01-02", ["CQ00000001", "CQ00000002"])
>>> stock.void("2020-01-02", ["CQ00000002"])
>>> stock.figures("2020-01-02")
{'blanks.received': 3, 'blanks.used': 1, 'blanks.spoiled': 1, 'blanks.revoked': 0, 'blanks.left': 1}
"""

from __future__ import annotations

from collections.abc import Iterable

from counter.dayclose.replay.entries import Told
from counter.values.serial import read_serial


class Stock:
    """The blanks since the books began."""

    def __init__(self) -> None:
        self._received: dict[str, int] = {}  # by day
        self._runs: list[tuple[tuple[str, int], int, int]] = []
        self._day_of: dict[str, str] = {}  # by number, the day of its result
        self._made: dict[str, list[str]] = {}  # by day
        self._void: dict[str, dict[str, str]] = {}  # by day, by number: of which day's result
        self._gone: dict[str, int] = {}  # by day, how many of the stock; worked out when asked

    def read(self, entry: Told) -> None:
        """Take in whatever an entry says of blanks."""
        facts = entry.facts
        if entry.verb == "receive_blanks":
            self.receive(entry.day, facts["first"], facts["last"])
        elif entry.verb == "spoil_blank":
            self._spoil(entry.day, entry.subject, "")
        elif entry.verb == "void_result":
            self.void(entry.day, facts["stickers"])
        elif "stickers" in facts:
            self.make(entry.day, [row[-1] for row in facts["stickers"]])

    def receive(self, day: str, first: str, last: str) -> None:
        """A run of numbers came into the hall."""
        start, end = read_serial(first), read_serial(last)
        self._runs.append((start.series, start.number, end.number))
        self._received[day] = self._received.get(day, 0) + end.number - start.number + 1
        self._gone.clear()

    def make(self, day: str, numbers: Iterable[str]) -> None:
        """Blanks became results."""
        for number in numbers:
            paper = str(read_serial(number))
            self._day_of[paper] = day
            self._made.setdefault(day, []).append(paper)
        self._gone.pop(day, None)

    def void(self, day: str, numbers: Iterable[str]) -> None:
        """Results are void now."""
        for number in numbers:
            self._spoil(day, number, self._day_of.get(str(read_serial(number)), ""))

    def figures(self, day: str) -> dict[str, int]:
        """The blanks of a day; nothing where the hall has none."""
        made, void = self._made.get(day, []), self._void.get(day, {})
        if not (self._runs or made or void):
            return {}
        fresh = [number for number, of in void.items() if of in ("", day)]
        found = {
            "blanks.received": self._received.get(day, 0),
            "blanks.used": sum(number not in void for number in made),
            "blanks.spoiled": len(fresh), "blanks.revoked": len(void) - len(fresh),
        }  # fmt: skip
        if self._runs:
            received = sum(many for on, many in self._received.items() if on <= day)
            days = {on for on in (*self._made, *self._void) if on <= day}
            found["blanks.left"] = received - sum(map(self._gone_on, days))
        return found

    def _spoil(self, day: str, number: str, of: str) -> None:
        self._void.setdefault(day, {})[str(read_serial(number))] = of
        self._gone.pop(day, None)

    def _gone_on(self, day: str) -> int:
        """How many left the stock on a day: a result that is void had left it when it was made."""
        if day not in self._gone:
            void = (number for number, of in self._void.get(day, {}).items() if not of)
            self._gone[day] = sum(map(self._is_ours, (*self._made.get(day, []), *void)))
        return self._gone[day]

    def _is_ours(self, number: str) -> bool:
        """Whether it came with a run that is on record; stock may begin after the first results."""
        paper = read_serial(number)
        return any(
            series == paper.series and first <= paper.number <= last
            for series, first, last in self._runs
        )
