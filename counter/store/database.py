"""Opening the books: one SQLite file on one PC, or a PostgreSQL server for a hall.

What must hold is checked when the books open, not believed: WAL with synchronous=FULL (nothing
else survives a power cut), BEGIN IMMEDIATE, foreign keys, no autoconnect, and a SQLite without
the WAL-reset bug (3.7.0 to 3.51.2).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from peewee import Database, PeeweeException, SqliteDatabase
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as driver

from counter.errors import Trouble
from counter.store.migrate import upgrade
from counter.store.tables.base import PROXY
from counter.store.trouble import AlreadyOpen, CannotWrite, UnsafeBooks, named

FILE = "counter.db"
WAL_RESET_MENDED = (3, 51, 3)

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL
    "foreign_keys": 1,
    "busy_timeout": 10_000,
    "secure_delete": 1,
    "trusted_schema": 0,
    "recursive_triggers": 1,
    "cell_size_check": 1,
    "mmap_size": 0,
    "temp_store": 2,
}


class Books:
    """The open books. Each thread attaches for itself; a forgotten connection fails loudly."""

    def __init__(self, database: Database, where: str, folder: Path | None) -> None:
        self._database = database
        self.where = where
        self.folder = folder

    @property
    def database(self) -> Database:
        """peewee's database, for migrations, backup and search."""
        return self._database

    @property
    def is_file(self) -> bool:
        """Whether these are the books of one PC."""
        return self.folder is not None

    def attach(self) -> None:
        """Connect the calling thread, if it is not connected yet."""
        with self.world():
            self._database.connect(reuse_if_open=True)

    def close(self) -> None:
        """Close the calling thread's connection."""
        self._database.close()

    @contextmanager
    def world(self) -> Iterator[None]:
        """Turn the world's faults (disk, lock, damage) into clear `Trouble`."""
        try:
            yield
        except PeeweeException as error:
            trouble = named(error, self.where)
            if trouble is None:
                raise
            raise trouble from error

    @contextmanager
    def reading(self) -> Iterator[None]:
        """The calling thread is attached; faults of the world become `Trouble`."""
        self.attach()
        with self.world():
            yield

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One writer at a time: all or nothing, on disk when it returns.

        SQLite's IMMEDIATE takes the writer's lock first; PostgreSQL locks the row `turn`.
        """
        with self.reading(), self._database.atomic():
            if not self.is_file:
                self._database.execute_sql("SELECT value FROM serial WHERE scope='turn' FOR UPDATE")
            yield

    def forget(self) -> None:
        """Let what was removed leave the log beside the books, too; never inside a transaction.

        SQLite overwrites removed rows in the books (`secure_delete`), but their old pages stay in
        the log until it is cut. A log that another window is reading is cut by its next close.
        """
        if self.is_file:
            with self.reading():
                self._database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def open_books(address: Path | str, *, create: bool = True) -> Books:
    """Open (and, where needed, create or upgrade) the books at a folder or `postgresql://` URL.

    Raises `Trouble`: folder not writable, damaged or newer books, unsafe settings.
    """
    if str(address).startswith(("postgresql://", "postgres://")):
        return _open_server(str(address))
    folder = Path(address)
    _make(folder, create)
    where = folder / FILE
    database = SqlCipherDatabase(
        str(where),
        pragmas=PRAGMAS,
        lock_type="IMMEDIATE",
        autoconnect=False,
        check_same_thread=False,
        timeout=10,
    )
    books = Books(database, str(folder), folder)
    PROXY.initialize(database)
    with _closed_on_trouble(books):
        _check_contract(database)
        upgrade(database, where)
        os.chmod(where, 0o600)
    return books


@contextmanager
def _closed_on_trouble(books: Books) -> Iterator[None]:
    """Attached, and let go again where the books turn out not to be fit for work."""
    try:
        books.attach()
        with books.world():
            yield
    except (Trouble, PeeweeException):
        books.close()
        raise


def claim(folder: Path) -> FileLock:
    """Keep other desks out of `folder` while this one runs; refuses (`AlreadyOpen`) a second."""
    # Taken in the books' lane, given back by the window: the lock is the desk's, not a thread's.
    lock = FileLock(folder / "desk.lock", thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as held:
        raise AlreadyOpen(str(folder)) from held
    return lock


def _make(folder: Path, create: bool) -> None:
    try:
        if create:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not os.access(folder, os.W_OK) or not folder.is_dir():
            raise CannotWrite(str(folder))
    except OSError as error:
        raise CannotWrite(str(folder)) from error


def _check_contract(database: SqliteDatabase) -> None:
    if driver.sqlite_version_info < WAL_RESET_MENDED:
        raise UnsafeBooks(f"SQLite {driver.sqlite_version}")
    if database.autoconnect:
        raise UnsafeBooks("autoconnect")
    # peewee has no public name for it, and BEGIN DEFERRED loses the turn without a word
    lock = getattr(database, "_lock_type", None)
    if lock != "IMMEDIATE":
        raise UnsafeBooks(f"BEGIN {lock}")
    for pragma, wanted in PRAGMAS.items():
        found = database.pragma(pragma)
        if found != wanted:
            raise UnsafeBooks(f"{pragma}={found}")


def _open_server(url: str) -> Books:
    # peewee imports psycopg with the first PostgreSQL class; a one-PC hall never pays for it.
    from playhouse.db_url import connect

    database = connect(url, autoconnect=False, prefer_psycopg3=True)
    books = Books(database, url.rsplit("@", 1)[-1], None)
    PROXY.initialize(database)
    with _closed_on_trouble(books):
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            (found,) = database.execute_sql(f"SHOW {setting}").fetchone()
            if found != "on":
                raise UnsafeBooks(f"{setting}={found}")
        upgrade(database, None)
    return books
