"""Triggers that refuse to change or remove what has been written, on both engines.

They stop slips and careless tools; an insider who drops them is found by the journal's chain
and by the anchor on the printed day sheet.
"""

from __future__ import annotations

from collections.abc import Iterable

from peewee import Database, SqliteDatabase

# Those of the first books; later steps protect their own.
ERASING = "erasing"  # the row of `fact` that is there while an erasure is being written
_ERASES = f"EXISTS (SELECT 1 FROM fact WHERE name = '{ERASING}')"
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


def let_erase(
    database: Database, table: str, columns: tuple[str, ...], when: str = "TRUE"
) -> None:
    """Let an erasure (`counter.store.erasing`) empty these columns of an append-only table.

    Whatever else is to change in such a row, or at any other time, is refused as before.
    """
    name = f"{table}_no_update"
    if isinstance(database, SqliteDatabase):
        others = [c.name for c in database.get_columns(table) if c.name not in columns]
        differs = "".join(f' OR OLD."{column}" IS NOT NEW."{column}"' for column in others)
        database.execute_sql(f"DROP TRIGGER {name}")
        _refuse(database, table, "UPDATE", f"WHEN ({when}) AND (NOT {_ERASES}{differs})")
        return
    database.execute_sql(
        "CREATE OR REPLACE FUNCTION append_only_but_erased() RETURNS trigger AS $$ "
        f"BEGIN IF {_ERASES} AND to_jsonb(OLD) - TG_ARGV = to_jsonb(NEW) - TG_ARGV "
        "THEN RETURN NEW; END IF; "
        "RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME; END $$ LANGUAGE plpgsql"
    )
    named = ", ".join(f"'{column}'" for column in columns)
    database.execute_sql(f'DROP TRIGGER {name} ON "{table}"')
    database.execute_sql(
        f'CREATE TRIGGER {name} BEFORE UPDATE ON "{table}" FOR EACH ROW WHEN ({when}) '
        f"EXECUTE FUNCTION append_only_but_erased({named})"
    )


def let_erase_rows(database: Database, table: str) -> None:
    """A table whose rows are never changed, and removed only by an erasure."""
    _refuse(database, table, "UPDATE", "")
    if isinstance(database, SqliteDatabase):
        _refuse(database, table, "DELETE", f"WHEN NOT {_ERASES}")
        return
    _refuse(database, table, "TRUNCATE", "")
    database.execute_sql(
        "CREATE OR REPLACE FUNCTION kept_until_erased() RETURNS trigger AS $$ "
        f"BEGIN IF {_ERASES} THEN RETURN OLD; END IF; "
        "RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME; END $$ LANGUAGE plpgsql"
    )
    database.execute_sql(
        f'CREATE TRIGGER {table}_no_delete BEFORE DELETE ON "{table}" FOR EACH ROW '
        "EXECUTE FUNCTION kept_until_erased()"
    )


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
