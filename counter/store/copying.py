"""A true copy of a database that is in use, made by SQLite's online backup and read back.

Copying the file by hand loses what is still in the write-ahead log.
"""

from __future__ import annotations

import os
from pathlib import Path

from peewee import Database
from sqlcipher3 import dbapi2 as driver

from counter.store.trouble import BrokenBooks


def copy_file(database: Database, target: Path) -> None:
    """Copy the open SQLite `database` to `target`: temporary file, checked, synced, renamed.

    Raises `BrokenBooks` where the copy does not pass SQLite's own check; the target is then
    left as it was.
    """
    half = target.with_name(target.name + ".part")
    half.unlink(missing_ok=True)
    copy = driver.connect(str(half))
    try:
        database.connection().backup(copy)
        copy.execute("PRAGMA journal_mode=delete")
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
    finally:
        copy.close()
    if verdict != "ok":
        half.unlink()
        raise BrokenBooks(str(target))
    half.chmod(0o600)
    sync(half)
    os.replace(half, target)
    sync(target.parent)


def sync(path: Path) -> None:
    """Put a file's bytes, or a folder's names, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
