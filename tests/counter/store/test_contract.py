"""The connection contract: books that would not keep what they promise are not opened."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from peewee import IntegrityError, InterfaceError
from playhouse.sqlcipher_ext import SqlCipherDatabase

from counter.store import database
from counter.store.database import PRAGMAS, open_books
from counter.store.tables.cases import Piece
from counter.store.trouble import UnsafeBooks
from tests.conftest import Hall

CARELESS = {
    "journal_mode": "delete", "synchronous": 1, "foreign_keys": 0, "busy_timeout": 0,
    "secure_delete": 0, "trusted_schema": 1, "recursive_triggers": 0, "cell_size_check": 0,
    "mmap_size": 1 << 20, "temp_store": 1,
}  # fmt: skip


def opened_with(monkeypatch: pytest.MonkeyPatch, folder: Path, **careless: Any) -> None:
    """Open books as somebody would who knows better."""

    def connect(where: str, pragmas: dict[str, object], **options: Any) -> SqlCipherDatabase:
        changed = {**pragmas, **careless.pop("pragmas", {})}
        return SqlCipherDatabase(where, pragmas=changed, **{**options, **careless})

    monkeypatch.setattr(database, "SqlCipherDatabase", connect)
    open_books(folder).close()


def test_every_promise_of_the_contract_is_tried() -> None:
    assert set(CARELESS) == set(PRAGMAS)


@pytest.mark.parametrize("pragma", CARELESS)
def test_a_careless_setting_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pragma: str
) -> None:
    with pytest.raises(UnsafeBooks, match=pragma):
        opened_with(monkeypatch, tmp_path, pragmas={pragma: CARELESS[pragma]})


@pytest.mark.parametrize(
    "careless", [{"lock_type": None}, {"lock_type": "DEFERRED"}, {"autoconnect": True}]
)
def test_a_careless_connection_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, careless: dict[str, Any]
) -> None:
    with pytest.raises(UnsafeBooks):
        opened_with(monkeypatch, tmp_path, **careless)


@pytest.mark.parametrize("version", [(3, 7, 0), (3, 40, 1), (3, 51, 2)])
def test_a_sqlite_with_the_wal_reset_bug_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: tuple[int, int, int]
) -> None:
    monkeypatch.setattr(database.driver, "sqlite_version_info", version)
    with pytest.raises(UnsafeBooks, match="SQLite"):
        open_books(tmp_path)


@pytest.mark.parametrize("setting", ["synchronous_commit"])
def test_a_server_that_answers_before_it_has_written_is_refused(
    new_database: Callable[[], str], setting: str
) -> None:
    address = new_database()
    with psycopg.connect(address, autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f"ALTER DATABASE {name} SET {setting} = off")
    with pytest.raises(UnsafeBooks, match=setting):
        open_books(address)


def test_an_act_takes_the_writers_lock_before_it_reads(hall: Hall) -> None:
    said: list[str] = []
    connection = hall.books.database.connection()
    connection.set_trace_callback(said.append)
    hall.accept()
    connection.set_trace_callback(None)
    begins = [sentence for sentence in said if sentence.startswith("BEGIN")]
    assert begins
    assert set(begins) == {"BEGIN IMMEDIATE"}
    assert not any("ROLLBACK" in sentence for sentence in said)


def test_a_fee_for_a_case_that_does_not_exist_is_refused(any_hall: Hall) -> None:
    with any_hall.books.reading(), pytest.raises(IntegrityError):
        Piece.insert(case=9999, no=1, answers={}).execute()


def test_a_forgotten_connection_fails_loudly(hall: Hall) -> None:
    hall.books.close()
    with pytest.raises(InterfaceError):
        hall.books.database.execute_sql("SELECT 1")


def test_each_thread_attaches_for_itself(hall: Hall) -> None:
    heard: list[object] = []

    def at_work() -> None:
        try:
            hall.books.database.execute_sql("SELECT 1")
        except InterfaceError as error:
            heard.append(error)
        heard.append(hall.accept().case_no)
        hall.books.close()

    thread = threading.Thread(target=at_work)
    thread.start()
    thread.join()
    assert isinstance(heard[0], InterfaceError)
    assert str(heard[1]).startswith("RZ")


def test_the_books_are_for_the_halls_eyes_only(hall: Hall) -> None:
    assert hall.books.folder is not None
    assert hall.books.folder.stat().st_mode & 0o077 == 0
    assert (hall.books.folder / "counter.db").stat().st_mode & 0o077 == 0
