"""Bringing old books up to date: numbered steps, a verified copy of the file before each run."""

from __future__ import annotations

from pathlib import Path

from peewee import Database, SqliteDatabase
from playhouse.migrations import Runner

from counter.store.copying import copy_file
from counter.store.trouble import NewerBooks

STEPS = Path(__file__).with_name("migrations")
_LOCK = 0x0C0DE  # advisory lock: create_tables from several windows at once fails on PostgreSQL


def is_known(step: str) -> bool:
    """Whether this program has the step: books with another were written by a newer one."""
    return (STEPS / f"{step}.py").is_file()


def upgrade(database: Database, file: Path | None) -> tuple[str, ...]:
    """Run the steps that these books lack; returns their names.

    Refuses books with a step that this program does not know (`NewerBooks`). A failing step
    rolls back whole; the copy made before stays beside the file as `counter.db.before-NAME`.
    """
    runner = Runner(database, str(STEPS))
    status = runner.status()
    for step in status:
        if step.path is None:
            raise NewerBooks(step.name)
    pending = [step.name for step in status if not step.applied]
    if not pending:
        return ()
    if file is not None and any(step.applied for step in status):
        copy_file(database, file.with_name(f"{file.name}.before-{pending[0]}"))
    if isinstance(database, SqliteDatabase):
        return tuple(runner.up())
    database.execute_sql("SELECT pg_advisory_lock(%s)", (_LOCK,))
    try:
        return tuple(runner.up())
    finally:
        database.execute_sql("SELECT pg_advisory_unlock(%s)", (_LOCK,))
