"""One line on the stickers of a case: the first number, how many, and how many are void."""

from __future__ import annotations

from counter.store import blankbook
from counter.store.tables.blanks import Result
from counter.store.tables.cases import Case
from counter.text import Text

_ONE = Text("{first}", "{first}")
_MANY = Text("{first} 等 {n} 张", "{first} and {more} more")
_VOID = Text("作废 {n} 张", "{n} void")


def stickers(case: Case) -> Text | None:
    """CQ000123 等 3 张，作废 1 张; nothing before anything was registered."""
    valid = blankbook.valid_results(case)
    void = Result.select().where(Result.case == case).count() - len(valid)
    parts = []
    if valid:
        told = _ONE if len(valid) == 1 else _MANY
        parts.append(told.fill(first=valid[0].sticker_no, n=len(valid), more=len(valid) - 1))
    if void:
        parts.append(_VOID.fill(n=void))
    if not parts:
        return None
    return Text("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))
