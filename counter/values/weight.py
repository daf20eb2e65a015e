"""A weight as typed, or as a scale types it into the field that has the keyboard.

>>> read_grams("125"), read_grams("ST,GS,+  0.125kg"), read_grams("125.4 克")
(125, 125, 126)
"""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_CEILING, Decimal

from counter.errors import Refused
from counter.text import Text

HEAVIEST = 50_000  # grams; more is a slip of the keyboard, not a letter
_SHAPE = re.compile(r"(?:ST,)?(?:GS,|NT,)?\+?([0-9]{1,6}(?:\.[0-9]{1,4})?)(G|克|KG|公斤|千克)?")


class BadWeight(Refused):
    """Something that is no weight; `written` is what was typed."""

    def __init__(self, written: str) -> None:
        self.written = written
        super().__init__(
            Text("“{written}”不是重量：请填克数，如 125，或 0.125kg。秤未稳定时请重新称。",
                 "'{written}' is no weight: give grams, as 125, or 0.125kg. Weigh again if the "
                 "scale had not come to rest.")
            .fill(written=written[:40])
        )  # fmt: skip


def read_grams(written: str) -> int:
    """Whole grams, rounded up as carriers count them; a bare number is grams.

    Refuses (`BadWeight`) nothing, zero, more than 50 kg and a scale that has not come to rest.
    """
    tidy = "".join(unicodedata.normalize("NFKC", written).split()).upper()
    found = _SHAPE.fullmatch(tidy)
    if found is None:
        raise BadWeight(written)
    grams = Decimal(found[1]) * (1000 if found[2] in ("KG", "公斤", "千克") else 1)
    whole = int(grams.to_integral_value(ROUND_CEILING))
    if not 0 < whole <= HEAVIEST:
        raise BadWeight(written)
    return whole
