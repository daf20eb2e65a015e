"""Money of the counter: whole fen, never floats.

>>> Money.read("150.5") + Money.yuan(50)
Money(fen=20050)
>>> str(Money(20050))
'¥200.50'
>>> Money.read("0.005")
Traceback (most recent call last):
...
ValueError: more than two places: 0.005
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Iterable

_WRITTEN = re.compile(r"(-?)([0-9]{1,9})(?:\.([0-9]+))?")


@dataclass(frozen=True, order=True)
class Money:
    """An amount in fen (1/100 yuan); negative where it goes back to the applicant."""

    fen: int

    def __post_init__(self) -> None:
        if type(self.fen) is not int:
            raise TypeError(f"fen are whole numbers, not {type(self.fen).__name__}")

    @classmethod
    def yuan(cls, yuan: int) -> Money:
        """Whole yuan, as price lists state them."""
        return cls(yuan * 100)

    @classmethod
    def read(cls, written: str) -> Money:
        """An amount as a clerk types it: ASCII digits, at most two places.

        `ValueError` for anything else, above all for a third place: rounding money silently
        would make the till disagree with the paper.
        """
        match = _WRITTEN.fullmatch(written.strip().removeprefix("¥"))
        if match is None:
            raise ValueError(f"not an amount: {written}")
        sign, yuan, places = match.group(1), match.group(2), match.group(3) or ""
        if len(places) > 2:
            raise ValueError(f"more than two places: {written}")
        fen = int(yuan) * 100 + int(places.ljust(2, "0") or "0")
        return cls(-fen if sign else fen)

    @classmethod
    def total(cls, amounts: Iterable[Money]) -> Money:
        """The sum; of nothing it is nothing."""
        return cls(sum(amount.fen for amount in amounts))

    def __add__(self, other: Money) -> Money:
        return Money(self.fen + other.fen)

    def __sub__(self, other: Money) -> Money:
        return Money(self.fen - other.fen)

    def __mul__(self, times: int) -> Money:
        return Money(self.fen * times)

    def __neg__(self) -> Money:
        return Money(-self.fen)

    def __bool__(self) -> bool:
        return self.fen != 0

    def __str__(self) -> str:
        """As it prints: ¥1,234.50, -¥60.00."""
        yuan, fen = divmod(abs(self.fen), 100)
        return f"{'-' if self.fen < 0 else ''}¥{yuan:,}.{fen:02d}"

    @property
    def plain(self) -> str:
        """As a spreadsheet or JSON takes it: 1234.50, without sign of currency or commas."""
        yuan, fen = divmod(abs(self.fen), 100)
        return f"{'-' if self.fen < 0 else ''}{yuan}.{fen:02d}"
