"""A paper on its way to a printer: by which mark, from which window, since when."""

from __future__ import annotations

from peewee import Database


def up(migrator: object, db: Database) -> None:
    """Let a paper say that it was given to a spooler, so that nobody gives it a second time."""
    db.execute_sql("ALTER TABLE paper ADD COLUMN mark VARCHAR(16) NOT NULL DEFAULT ''")
    db.execute_sql("ALTER TABLE paper ADD COLUMN sent_from VARCHAR(16) NOT NULL DEFAULT ''")
    db.execute_sql("ALTER TABLE paper ADD COLUMN sent_at VARCHAR(32)")
