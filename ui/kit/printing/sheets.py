"""Which sheets a printer says it holds, and whether a paper fits one of them.

Sizes are told as words (`iso_a5_148x210mm`, PWG 5101.1) and as collections in hundredths of a
millimetre; a roll's length is a range, or 0 where any will do. Who tells nothing is believed to
hold the right one.

>>> named("iso_a5_148x210mm"), named("na_letter_8.5x11in"), named("main-roll")
(Sheet('A5'), Sheet('216×279 mm'), None)
>>> fits(Paper(80, 163.5), [Sheet.of(80, 0)]), fits(Paper(210, 148), [Sheet.of(148, 210)])
(True, True)
>>> fits(Paper(148, 210), [Sheet.of(210, 297)])
False
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ui.kit.printing.ipp import Answer, Members, Range
from ui.kit.printing.media import Paper

_SLACK = 2.0  # mm: a roll of 80 is often told as 79.5
_SIZE = re.compile(r"_(?P<width>[0-9.]+)x(?P<height>[0-9.]+)(?P<unit>mm|in)$")
_INCH = 25.4
_LEAST, _MOST = "custom_min_", "custom_max_"
_STANDARD = {(210, 297): "A4", (148, 210): "A5", (297, 420): "A3", (176, 250): "B5"}


class Sheet:
    """Widths and heights from–to, in mm; a height of 0 is any."""

    def __init__(self, width: tuple[float, float], height: tuple[float, float]) -> None:
        self.width, self.height = width, height

    @classmethod
    def of(cls, width: float, height: float) -> Sheet:
        """A sheet of one size."""
        return cls((width, width), (height, height))

    def takes(self, width: float, height: float) -> bool:
        """Whether a page of that size comes out on it, give or take two millimetres."""
        is_any = self.height[1] == 0
        return _within(width, self.width) and (is_any or _within(height, self.height))

    @property
    def told(self) -> str:
        """As people say it."""
        width, height = round(self.width[1]), round(self.height[1])
        if height == 0:
            return f"{width} mm"
        return _STANDARD.get((width, height), f"{width}×{height} mm")

    def __repr__(self) -> str:
        return f"Sheet({self.told!r})"


def needed(paper: Paper) -> str:
    """A paper's own size as people say it."""
    return Sheet.of(paper.width, paper.height).told


def fits(paper: Paper, sheets: Sequence[Sheet]) -> bool:
    """Whether one of them takes the paper, upright or turned."""
    return any(
        sheet.takes(paper.width, paper.height) or sheet.takes(paper.height, paper.width)
        for sheet in sheets
    )


def loaded(about: Answer) -> tuple[Sheet, ...]:
    """What lies in its trays now; empty where it does not say, or not of all of them."""
    columns = about.collections("media-col-ready")
    told = [_collected(size) for column in columns for size in _sizes(column)]
    words = [named(word) for word in about.words("media-ready")]
    # A tray whose sheet it does not know may hold the right one.
    if (told and None in told) or (words and None in words):
        return ()
    return tuple(sheet for sheet in (*told, *words) if sheet is not None)


def supported(about: Answer) -> tuple[Sheet, ...]:
    """What it can take at all; empty where it does not say."""
    sizes = [_collected(size) for size in about.collections("media-size-supported")]
    words = about.words("media-supported")
    plain = [named(word) for word in words if not word.startswith((_LEAST, _MOST))]
    return tuple(sheet for sheet in (*sizes, *plain, _custom(words)) if sheet is not None)


def named(word: str) -> Sheet | None:
    """The sheet of a self-describing name; None for a name that does not describe itself."""
    found = _SIZE.search(word)
    if found is None:
        return None
    unit = _INCH if found["unit"] == "in" else 1.0
    width, height = float(found["width"]) * unit, float(found["height"]) * unit
    return Sheet.of(width, 0 if word.startswith("roll_") else height)


def _custom(words: Sequence[str]) -> Sheet | None:
    least = next((named(word) for word in words if word.startswith(_LEAST)), None)
    most = next((named(word) for word in words if word.startswith(_MOST)), None)
    if least is None or most is None:
        return None
    return Sheet((least.width[0], most.width[1]), (least.height[0], most.height[1]))


def _sizes(column: Members) -> list[Members]:
    return [size for size in column.get("media-size", ()) if isinstance(size, dict)]


def _collected(size: Members) -> Sheet | None:
    sides = [_side(size, name) for name in ("x-dimension", "y-dimension")]
    width, height = sides
    return None if width is None or height is None else Sheet(width, height)


def _side(size: Members, name: str) -> tuple[float, float] | None:
    told = size.get(name, ())
    if not told:
        return None
    if isinstance(told[0], Range):
        return told[0].low / 100, told[0].high / 100
    return (told[0] / 100, told[0] / 100) if isinstance(told[0], int) else None


def _within(size: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] - _SLACK <= size <= bounds[1] + _SLACK
