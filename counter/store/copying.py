"""A true copy of a database that is in use, made by SQLite's online backup and read back.

Copying the file by hand loses what is still in the write-ahead log.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from peewee import Database
from sqlcipher3 import dbapi2 as driver

from counter.store.trouble import BrokenBooks


def copy_file(database: Database, target: Path) -> None:
    """Copy the open SQLite `database` to `target`: temporary file, checked, synced, renamed.

    Raises `BrokenBooks` where the copy does not pass SQLite's own check; the target is then
    left as it was.
    """
    if target.is_dir():
        raise IsADirectoryError(str(target))
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


def put_in_place(file: Path, folder: Path, name: str, stamp: str) -> None:
    """Copy `file` to `name` in `folder`; a folder that holds one stays as FOLDER.before-STAMP.

    The copy is whole and on the disk before anything is moved: a disk that refuses (`OSError`)
    leaves the folder as it was.
    """
    if not (folder / name).exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _copy_whole(file, folder / name)
        return
    fresh = folder.with_name(f"{folder.name}.restoring-{stamp}")
    kept = folder.with_name(f"{folder.name}.before-{stamp}")
    fresh.mkdir(mode=0o700)
    try:
        _copy_whole(file, fresh / name)
        os.replace(folder, kept)
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    os.replace(fresh, folder)
    sync(folder.parent)


def _copy_whole(file: Path, target: Path) -> None:
    half = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(file, half)
        half.chmod(0o600)
        sync(half)
        os.replace(half, target)
    except OSError:
        half.unlink(missing_ok=True)
        raise
    sync(target.parent)


def sync(path: Path) -> None:
    """Put a file's bytes, or a folder's names, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
