"""Triggers that refuse to change or remove what has been written, on both engines.

They stop slips and careless tools; an insider who drops them is found by the journal's chain
and by the anchor on the printed day sheet.
"""

from __future__ import annotations

from collections.abc import Iterable

from peewee import Database, SqliteDatabase

# Those of the first books; later steps protect their own.
APPEND_ONLY = ("entry", "count", "act", "payment", "charge", "rule_edition")


def protect(database: Database) -> None:
    """Make the tables of `APPEND_ONLY` append-only and closed days unchangeable."""
    forbid_changes(database, APPEND_ONLY)
    for verb in ("UPDATE", "DELETE"):
        _refuse(database, "business_day", verb, "WHEN OLD.close_no IS NOT NULL")


def forbid_changes(database: Database, tables: Iterable[str]) -> None:
    """Make these tables append-only; a later step's own tables, by their names."""
    for table in tables:
        for verb in ("UPDATE", "DELETE"):
            _refuse(database, table, verb, "")
        if not isinstance(database, SqliteDatabase):
            _refuse(database, table, "TRUNCATE", "")


def _refuse(database: Database, table: str, verb: str, when: str) -> None:
    name = f"{table}_no_{verb.lower()}"
    sentence = f"{table} is append-only"
    if isinstance(database, SqliteDatabase):
        database.execute_sql(
            f'CREATE TRIGGER {name} BEFORE {verb} ON "{table}" {when} '
            f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
        )
        return
    database.execute_sql(
        "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger AS $$ "
        "BEGIN RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME; END $$ LANGUAGE plpgsql"
    )
    condition = f"WHEN ({when.removeprefix('WHEN ')})" if when else ""
    each = "STATEMENT" if verb == "TRUNCATE" else "ROW"
    database.execute_sql(
        f'CREATE TRIGGER {name} BEFORE {verb} ON "{table}" FOR EACH {each} {condition} '
        "EXECUTE FUNCTION append_only()"
    )
