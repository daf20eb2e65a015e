"""An hour of the day as it is written on a paper and typed at a window.

>>> [str(read_hour(typed)) for typed in ("10:20", "1020", "9.05", "9点5分", "14时", "８：３０")]
['10:20:00', '10:20:00', '09:05:00', '09:05:00', '14:00:00', '08:30:00']
>>> [read_hour(typed) for typed in ("", "2560", "10:70", "十点")]
[None, None, None, None]
"""

from __future__ import annotations

import re
import unicodedata
from datetime import time

_PARTS = re.compile(r"(\d{1,2})(?:[:.点时h](?:(\d{1,2})分?)?)?|(\d{1,2})(\d{2})")


def read_hour(typed: str) -> time | None:
    """The hour and minute meant, or None."""
    words = "".join(unicodedata.normalize("NFKC", typed).split()).lower()
    found = _PARTS.fullmatch(words)
    if found is None:
        return None
    hour, minute = found[1] or found[3], found[2] or found[4] or "0"
    try:
        return time(int(hour), int(minute))
    except ValueError:
        return None
