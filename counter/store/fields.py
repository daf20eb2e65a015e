"""Column types that read and write alike on SQLite and on PostgreSQL.

Days and moments are ISO 8601 text: they sort, they survive every engine and spreadsheet, and the
journal hashes exactly what is stored. Moments always carry +08:00, so text order is time order.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from peewee import BigIntegerField, CharField, TextField

from counter.values.days import SHANGHAI
from counter.values.money import Money


class DayField(CharField):
    """A date as `2026-11-23`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=10, **options)

    def db_value(self, value: date | str | None) -> str | None:
        """ISO text; a value that is text already is checked by reading it."""
        if value is None:
            return None
        return (date.fromisoformat(value) if isinstance(value, str) else value).isoformat()

    def python_value(self, value: str | None) -> date | None:
        """The date."""
        return None if value is None else date.fromisoformat(value)


class MomentField(CharField):
    """An aware datetime as `2026-11-23T09:30:00.000000+08:00`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=32, **options)

    def db_value(self, value: datetime | None) -> str | None:
        """ISO text in Shanghai's zone; a naive datetime is refused (`ValueError`)."""
        return None if value is None else written(value)

    def python_value(self, value: str | None) -> datetime | None:
        """The moment."""
        return None if value is None else datetime.fromisoformat(value)


def written(moment: datetime) -> str:
    """A moment as it is stored, always with microseconds so that text order is time order."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment.astimezone(SHANGHAI).isoformat(timespec="microseconds")


class MoneyField(BigIntegerField):
    """An amount in fen."""

    def db_value(self, value: Money | int | None) -> int | None:
        """Fen."""
        return value.fen if isinstance(value, Money) else value

    def python_value(self, value: int | None) -> Money | None:
        """The amount. PostgreSQL answers SUM(bigint) with Decimal, hence `int`."""
        return None if value is None else Money(int(value))


class PlainField(TextField):
    """JSON text in canonical form: no engine's own JSON type, so both store the same bytes."""

    def db_value(self, value: object) -> str:
        """Sorted keys, no spaces, characters as they are."""
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def python_value(self, value: str | None) -> Any:
        """What was stored."""
        return None if value is None else json.loads(value)
