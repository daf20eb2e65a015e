"""The remark of a check may be emptied by an erasure; all else in its row stays as written."""

from __future__ import annotations

from peewee import Database

from counter.store.append_only import let_erase


def up(migrator: object, db: Database) -> None:
    """Open the erasing path of one column."""
    let_erase(db, "check_result", ("remark",))
