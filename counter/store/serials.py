"""Running numbers without gaps. Call only inside `Desk.signed`: the turn makes them gapless."""

from __future__ import annotations

from datetime import date

from counter.store.tables.hall import Serial


def take(scope: str) -> int:
    """The next number of `scope`, beginning at 1; a rolled-back transaction gives it back."""
    return take_run(scope, 1)[0]


def take_run(scope: str, count: int) -> range:
    """The next `count` numbers of `scope` at once."""
    row = (
        Serial.insert(scope=scope, value=count)
        .on_conflict(conflict_target=[Serial.scope], update={Serial.value: Serial.value + count})
        .returning(Serial.value)
        .execute()
    )
    last = int(next(iter(row)).value)
    return range(last - count + 1, last + 1)


def case_scope(letters: str, day: date) -> str:
    """Case numbers run per kind and day."""
    return f"case:{letters}:{day.isoformat()}"
