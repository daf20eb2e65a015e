"""A plot as plain facts: what is compared, by which numbers, in which unit.

The window and the papers draw the same description, so their pictures cannot differ; each number
is written beside its bar exactly as the table writes it. Patterns, not colours, part the series,
since most offices print grey.

>>> plot = Plot(Text("按渠道", "By channel"), Text("份", "matters"), (
...     Bar(Text("窗口", "Window"), (1200,)), Bar(Text("邮寄", "Post"), (85,))))
>>> [bar.written for bar in plot.bars]
['1,200', '85']
>>> plot.is_empty
False
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counter.text import Text

Form = Literal["bars", "columns"]
MOST_SERIES = 5
"""More patterns than that cannot be told apart on a photocopy."""


@dataclass(frozen=True)
class Bar:
    """One thing compared: a value for each series. `key` tells which row of the table it is.

    `label` is what stands at its end where the sum of its values, in thousands, is not what the
    table says (a time, a share); `others` likewise for its second value and those after it.
    """

    title: Text
    values: tuple[int, ...]
    key: str = ""
    label: str = ""
    others: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """The words at its end."""
        return self.label or f"{sum(self.values):,}"


@dataclass(frozen=True)
class Plot:
    """Bars lie ranked below each other; columns stand in the order of time.

    `series` names the values of each bar where there are several: piled up, or
    `is_beside` each other, as this year and last year are; then the first is labelled at its end
    and the others below.
    """

    title: Text
    unit: Text
    bars: tuple[Bar, ...]
    form: Form = "bars"
    series: tuple[Text, ...] = ()
    is_beside: bool = False
    tenths: bool = False
    """Values are tenths of what is written: 123 is 12.3 (a share, an average)."""

    def __post_init__(self) -> None:
        """Refuse (`ValueError`) what cannot be drawn truly: a negative value, a missing series."""
        wanted = max(1, len(self.series))
        if wanted > MOST_SERIES:
            raise ValueError(f"{wanted} series; {MOST_SERIES} patterns can be told apart")
        for bar in self.bars:
            if len(bar.values) != wanted or min(bar.values) < 0:
                raise ValueError(f"{bar.title.en}: {bar.values} for {wanted} series")

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw: no bar, or nothing but noughts."""
        return not any(value for bar in self.bars for value in bar.values)

    def written(self, bar: Bar, number: int) -> str:
        """One value of a bar as the table writes it."""
        given = (bar.label, *bar.others)
        if number < len(given) and given[number]:
            return given[number]
        value = bar.values[number]
        return f"{value // 10:,}.{value % 10}" if self.tenths else f"{value:,}"

    @property
    def greatest(self) -> int:
        """What the longest bar stands for."""
        if self.is_beside:
            return max((value for bar in self.bars for value in bar.values), default=0)
        return max((sum(bar.values) for bar in self.bars), default=0)
