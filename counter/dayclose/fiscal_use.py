"""The fiscal receipts that a day used and ended, as the day sheet states them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from counter.dayclose import fiscal
from counter.dayclose.figures import FiscalUse
from counter.dayclose.fiscal import FiscalLine
from counter.text import Text
from counter.values.money import Money

_ENDED = Text("{code} {number} {state}：{reason}", "{code} {number} {state}: {reason}")


def of_day(day: date) -> FiscalUse:
    """The receipts of a day; only inside a read or an act."""
    used, ended = fiscal.on(day)
    lines = tuple(
        _ENDED.fill(code=line.code, number=line.number, state=line.title, reason=line.reason)
        for line in ended
    )
    amount = Money.total(line.amount for line in used)
    return FiscalUse(len(used), amount, runs(used), lines)


def runs(lines: Sequence[FiscalLine]) -> tuple[str, ...]:
    """The numbers, sorted as they come; neighbours of one code as one run.

    >>> def line(number):
    ...     return FiscalLine("", "50010126", number, "", Money(0), "paid", "", date(2026, 11, 23))
    >>> runs([line("0000000001"), line("0000000002"), line("0000000009")])
    ('50010126 0000000001–0000000002', '50010126 0000000009')
    """
    found: list[list[FiscalLine]] = []
    for line in lines:
        last = found[-1][-1] if found else None
        if last is not None and (last.code, int(last.number) + 1) == (line.code, int(line.number)):
            found[-1].append(line)
        else:
            found.append([line])
    return tuple(
        f"{run[0].code} {run[0].number}" + (f"–{run[-1].number}" if len(run) > 1 else "")
        for run in found
    )
