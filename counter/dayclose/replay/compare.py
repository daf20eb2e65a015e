"""A rebuilt day against the sheet in the books, figure by figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from counter.dayclose.replay import names, stored
from counter.dayclose.replay.book import Rebuilt
from counter.text import Text

# Figures that not every sheet states, by the first word of their name.
_OPTIONAL = frozenset({
    "blanks", "fiscal", "till", "day", "month", "year", "ever", "opened_with", "reprints",
    "papers_printed", "open_cases", "first_case_no", "last_case_no", "anchor",
})  # fmt: skip
# What `Totals` does not keep apart on sheets of old books, so that nothing stands there.
_MAY_BE_REST = "payee"


@dataclass(frozen=True)
class Difference:
    """One figure that is not what the journal says; `seq` is the first entry that differs."""

    name: str
    sheet: int | str
    journal: int | str
    seq: int
    said: Text


@dataclass(frozen=True)
class ReplayedDay:
    """A closed day that was rebuilt: how many figures were held against each other."""

    day: str
    close_no: int
    figures: int
    differences: tuple[Difference, ...]

    @property
    def is_equal(self) -> bool:
        """Whether the sheet says what the journal says."""
        return not self.differences


def compare(again: Rebuilt, sheet: Mapping[str, Any]) -> ReplayedDay:
    """Hold the two against each other."""
    told = stored.figures(sheet)
    entry = stored.totals(again.told["totals"]) if "totals" in again.told else {}
    wanted = _to_compare(told, again.figures)
    found = []
    for name in wanted:
        is_text = isinstance(told.get(name, again.figures.get(name)), str)
        nothing: int | str = "" if is_text else 0
        there, here = told.get(name, nothing), again.figures.get(name, nothing)
        if there != here:
            first = _first(again, entry, name, here)
            found.append(_differs(again, name, there, here, first))
    found += [
        _differs(again, fault.name, fault.told, fault.counted, fault.seq) for fault in again.faults
    ]
    found += _exceptions(again, sheet)
    return ReplayedDay(again.day, again.close_no, len(wanted), tuple(found))


def missing(day: str, close_no: int, seq: int, name: str) -> ReplayedDay:
    """A closing of which only one half is there: the sheet, or its entry."""
    said = Text(
        "{day} 的{what}不见了（第 {seq} 条）。", "{day}: {what} is missing (entry {seq})."
    ).fill(day=day, what=names.title(name), seq=seq)
    return ReplayedDay(day, close_no, 0, (Difference(name, "", "", seq, said),))


def _to_compare(told: stored.Figures, here: stored.Figures) -> list[str]:
    stated = {_group(name) for name in told} & {_group(name) for name in here}
    return sorted(
        name
        for name in {*told, *here}
        if _group(name) not in _OPTIONAL or _group(name) in stated
        if not (_group(name) == _MAY_BE_REST and _MAY_BE_REST not in map(_group, told))
        if name != "opened_with" or name in told
    )


def _group(name: str) -> str:
    return name.partition(".")[0]


def _first(again: Rebuilt, entry: stored.Figures, name: str, here: int | str) -> int:
    """The first entry that differs: the closing's own where it says what the journal says (then
    the sheet was changed), else the first of the day that touches the figure."""
    if name in entry and entry[name] == here:
        return again.seq
    return again.first.get(name, again.seq)


def _differs(
    again: Rebuilt, name: str, sheet: int | str, journal: int | str, seq: int
) -> Difference:
    said = Text(
        "{day} 第 {no} 号日结单的“{what}”是 {sheet}，按流水重算是 {journal}，"
        "自流水第 {seq} 条起不符。",
        "{day}, closing no. {no}: '{what}' is {sheet} on the sheet and {journal} by the journal, "
        "from entry {seq} on.",
    ).fill(day=again.day, no=again.close_no, what=names.title(name), sheet=sheet, journal=journal,
           seq=seq)  # fmt: skip
    return Difference(name, sheet, journal, seq, said)


def _exceptions(again: Rebuilt, sheet: Mapping[str, Any]) -> list[Difference]:
    """Each exception that the journal tells must stand on the sheet, as often as it was made."""
    left = [(line["at"][:16], line["case_no"], line["clerk"]) for line in sheet["exceptions"]]
    gone = 0
    for line in again.exceptions:
        if line in left:
            left.remove(line)
        else:
            gone += 1
    if not gone:
        return []
    there, here = len(again.exceptions) - gone, len(again.exceptions)
    return [_differs(again, "exceptions", there, here, again.seq)]
