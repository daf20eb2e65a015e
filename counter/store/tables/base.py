"""The one global of the program: the books that are open in this process.

peewee's active records are bound when they are declared; a proxy that `open_books` fills is the
least bad way to give them a database. Nothing else in the project is global.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from peewee import DatabaseProxy, Model

from counter.store.tables.whole_rows import WholeRows

PROXY = DatabaseProxy()


class Table(Model):
    """Base of all tables. `save()` writes only what was changed (lost updates otherwise)."""

    class Meta:
        database = PROXY
        only_save_dirty = True
        legacy_table_names = False

    if not TYPE_CHECKING:  # to the type checker it stays peewee's own

        @classmethod
        def select(cls, *fields: Any) -> WholeRows:
            """peewee's SELECT; of whole rows a faster one."""
            chosen = fields or cls._meta.sorted_fields
            return WholeRows(cls, chosen, is_default=not fields)


def plain_rows(query: Any) -> Iterable[tuple[Any, ...]]:
    """The rows of a SELECT as tuples; peewee's stubs go on believing in records."""
    return cast(Iterable[tuple[Any, ...]], query.tuples())
