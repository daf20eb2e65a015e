"""The code of a place on the shelves: rack, row, box, as in A-03-2.

>>> read(" a-03-2 ")
'A-03-2'
>>> run("b", 2, 2)
('B-01-1', 'B-01-2', 'B-02-1', 'B-02-2')
>>> lies_in("A-03-2", "A-03"), lies_in("A-03-2", "A-0"), lies_in("A-03-2", "")
(True, False, True)
"""

from __future__ import annotations

import re

from counter.errors import Refused
from counter.text import Text

LONGEST = 16
MOST = 200  # places declared at once: a slip of the finger must not fill the books
_PART = "[A-Z0-9]{1,4}"
_SHAPE = re.compile(f"{_PART}(?:-{_PART}){{0,2}}")


class BadShelfCode(Refused):
    """Something that cannot be the code of a place."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        super().__init__(
            Text("“{typed}”不是货位编码。请按“架-层-格”输入，如 A-03-2。",
                 "'{typed}' is no code of a place. Type rack, row and box, as in A-03-2.")
            .fill(typed=typed[:40])
        )  # fmt: skip


class TooManyPlaces(Refused):
    """Nothing, or more places than are declared at once."""

    def __init__(self) -> None:
        super().__init__(
            Text("一次可设 1 至 {n} 个货位。请改小层数或格数。",
                 "Declare 1 to {n} places at a time. Make rows or boxes fewer.").fill(n=MOST)
        )  # fmt: skip


def looks_like(text: str) -> bool:
    """Whether `text` has the shape of a code."""
    return _SHAPE.fullmatch(text.strip().upper()) is not None


def read(text: str) -> str:
    """The code as it is kept: capitals, no blanks around it (`BadShelfCode`)."""
    if not looks_like(text):
        raise BadShelfCode(text.strip())
    return text.strip().upper()


def run(rack: str, rows: int, boxes: int) -> tuple[str, ...]:
    """The codes of a rack: rows of two digits, `boxes` in each row (0: a row is a place).

    Refuses `BadShelfCode` and `TooManyPlaces`.
    """
    letter = read(rack)
    if "-" in letter or not 1 <= rows <= 99 or not 0 <= boxes <= 99:
        raise BadShelfCode(rack) if "-" in letter else TooManyPlaces()
    if rows * max(boxes, 1) > MOST:
        raise TooManyPlaces
    if boxes == 0:
        return tuple(f"{letter}-{row:02d}" for row in range(1, rows + 1))
    return tuple(
        f"{letter}-{row:02d}-{box}" for row in range(1, rows + 1) for box in range(1, boxes + 1)
    )


def lies_in(code: str, part: str) -> bool:
    """Whether the place `code` is `part` or lies in it; everything lies in the empty part."""
    return not part or code == part or code.startswith(part + "-")
