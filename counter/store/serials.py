"""Running numbers without gaps. Call only inside `Desk.signed`: the turn makes them gapless."""

from __future__ import annotations

from datetime import date

from counter.store.tables.hall import Serial


def take(scope: str) -> int:
    """The next number of `scope`, beginning at 1; a rolled-back transaction gives it back."""
    row = (
        Serial.insert(scope=scope, value=1)
        .on_conflict(conflict_target=[Serial.scope], update={Serial.value: Serial.value + 1})
        .returning(Serial.value)
        .execute()
    )
    return int(next(iter(row)).value)


def case_scope(letters: str, day: date) -> str:
    """Case numbers run per kind and day."""
    return f"case:{letters}:{day.isoformat()}"
