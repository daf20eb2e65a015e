"""Writing many rows of a table by one prepared statement.

peewee's own insert builds its SQL anew for every row; for a notary's batch of 2,000 that alone
takes longer than everything else together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from peewee import BooleanField, CharField, IntegerField, TextField

from counter.store.tables.base import PROXY, Table

Row = Mapping[str, object]
# stored as they are given; asking peewee for each value costs more than storing it
_PLAIN = (CharField, TextField, IntegerField, BooleanField)


def insert(table: type[Table], rows: Sequence[Row]) -> None:
    """Insert `rows` (by the names of fields, all alike) in their order; defaults are filled in.

    Only inside a transaction. A field that no row names and that has no default is left to the
    engine (a running id).
    """
    if not rows:
        return
    meta: Any = table._meta
    defaults = {
        name: meta.fields[name].default
        for name in meta.fields
        if meta.fields[name].default is not None and name not in rows[0]
    }
    fields = [meta.fields[name] for name in (*rows[0], *defaults)]
    named = ", ".join(f'"{field.column_name}"' for field in fields)
    signs = ", ".join([str(PROXY.param)] * len(fields))
    given = [default() if callable(default) else default for default in defaults.values()]
    stored = [_as_it_is if type(field) in _PLAIN else field.db_value for field in fields]
    PROXY.cursor().executemany(
        f'INSERT INTO "{meta.table_name}" ({named}) VALUES ({signs})',
        [
            tuple(
                write(value) for write, value in zip(stored, (*row.values(), *given), strict=True)
            )
            for row in rows
        ],
    )


def _as_it_is(value: object) -> object:
    return value
