"""Which column of a table holds what, by its title, in any order and under any usual name.

>>> from counter.sheets import read_pasted
>>> asked = {"waybill": "运单号 邮件号", "order": "订单号 信封号"}
>>> found = find_columns(read_pasted("序号\\t商户订单号\\t邮件号(必填)\\n1\\tXF1\\t115"), asked)
>>> found.at, found.first
({'order': 1, 'waybill': 2}, 1)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from counter.sheets.cells import Sheet

_LOOKED_AT = 20  # rows in which titles may stand
_LONGEST = 16  # a longer text is a sentence, not a title


@dataclass(frozen=True)
class Columns:
    """Where each thing stands (`at`, by its code), and the first row of data; rows from 0."""

    at: Mapping[str, int]
    first: int


def fold(title: str) -> str:
    """A title without width, case, blanks, signs and what stands in brackets."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    plain = re.sub(r"[(\[【〔].*?[)\]】〕]", "", plain) or plain
    return re.sub(r"[\W_]", "", plain)


def find_columns(sheet: Sheet, names: Mapping[str, str]) -> Columns:
    """The columns of the row that names most of `names` (a code and its titles, folded).

    A title that is one of the names counts before one that only contains it, a longer name before
    a shorter one; each thing has one column. Nothing found: an empty `at`, and data from row 0.
    """
    best = Columns({}, 0)
    for row, cells in enumerate(sheet.rows[:_LOOKED_AT]):
        at = _named([fold(cell.text) for cell in cells], names)
        if len(at) > len(best.at):
            best = Columns(at, row + 1)
    return best


def _named(titles: list[str], names: Mapping[str, str]) -> dict[str, int]:
    scored = sorted(
        ((-(2 * len(name) + (title == name)), column, code)
         for code, said in names.items() for name in said.split()
         for column, title in enumerate(titles)
         if name == title or (len(title) <= _LONGEST and len(name) > 1 and name in title)),
        key=lambda each: (each[0], each[1]),
    )  # fmt: skip
    at: dict[str, int] = {}
    for _, column, code in scored:
        if code not in at and column not in at.values():
            at[code] = column
    return dict(sorted(at.items(), key=lambda each: each[1]))
