"""SELECTs of whole rows, whose list of columns and whose reading is worked out once a table.

peewee walks its tree of objects for every column of every query; for a table of forty columns
that alone takes ten times as long as the engine needs to find the row. Its SQL and its records
stay what they were.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from peewee import (
    AutoField,
    CharField,
    Field,
    ForeignKeyField,
    IntegerField,
    Model,
    ModelSelect,
    TextField,
)
from peewee import CursorWrapper as Rows

from counter.store.tables.shapes import sql_of

_PLAIN = (AutoField, CharField, IntegerField, TextField)  # read as they are stored

Read = Callable[[Any], Any]


class WholeRows(ModelSelect):
    """`Table.select()`; where single columns are asked for, peewee's own SELECT."""

    _is_default: bool  # no single columns were asked for
    _joins: dict[Any, Any]
    _from_list: list[Any]
    _cursor_wrapper: Any
    _get_cursor_wrapper: Any

    def __sql_selection__(self, ctx: Any, is_subquery: bool = False) -> Any:
        """The list of columns; as a value of another query a whole row stands for its key."""
        if not self._is_default or is_subquery:
            return super().__sql_selection__(ctx, is_subquery)
        meta = self.model._meta
        return ctx.literal(_columns(self.model, ctx.alias_manager[meta.table]))

    def _execute(self, database: Any) -> Any:
        """Ask once; the SQL of a plain query is known by its shape."""
        if self._cursor_wrapper is None:
            cursor = database.execute_sql(*sql_of(self, database))
            self._cursor_wrapper = self._get_cursor_wrapper(cursor)
        return self._cursor_wrapper

    def _get_model_cursor_wrapper(self, cursor: Any) -> Any:
        if self._is_default and not self._joins and len(self._from_list) == 1:
            return _Records(cursor, self.model)
        return super()._get_model_cursor_wrapper(cursor)  # type: ignore[misc]


class _Records(Rows):
    """Rows as records, not a field of which counts as changed."""

    def __init__(self, cursor: Any, table: type[Model]) -> None:
        super().__init__(cursor)
        self._table = table
        self._names, self._reads = _reading(table)

    def process_row(self, row: tuple[Any, ...]) -> Any:
        record: Any = self._table.__new__(self._table)
        data = record.__data__ = dict(zip(self._names, row, strict=True))
        for name, read in self._reads:
            data[name] = read(data[name])
        record.__rel__, record._dirty = {}, set()
        return record


@cache
def _columns(table: type[Model], alias: str) -> str:
    fields: list[Field] = table._meta.sorted_fields
    return ", ".join(f'"{alias}"."{field.column_name}"' for field in fields)


@cache
def _reading(table: type[Model]) -> tuple[tuple[str, ...], tuple[tuple[str, Read], ...]]:
    """The names of a row's values in their order, and how those are read that are not plain."""
    fields: list[Field] = table._meta.sorted_fields
    reads = tuple(
        (field.name, field.python_value) for field in fields if type(_stored(field)) not in _PLAIN
    )
    return tuple(field.name for field in fields), reads


def _stored(field: Any) -> Field:
    """The field as whose value a field is stored: a reference's is the key it refers to."""
    found: Field = field
    while isinstance(found, ForeignKeyField):
        found = found.rel_field
    return found
