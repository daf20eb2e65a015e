"""Books are brought up to date step by step, with a whole copy beside them, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from peewee import DatabaseError
from playhouse.schema_diff import diff_models
from sqlcipher3 import dbapi2 as driver

from counter.settings import safekeeping
from counter.store import migrate
from counter.store.database import FILE, open_books
from counter.store.tables import ALL
from counter.store.trouble import NewerBooks
from tests.conftest import Hall
from tests.counter import steps

GOOD = """
def up(migrator, db):
    db.execute_sql("CREATE TABLE ticket (id INTEGER PRIMARY KEY)")
"""
BAD = GOOD + '    db.execute_sql("CREATE TABLE ticket (id INTEGER PRIMARY KEY)")\n'


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of steps of a program one version on; the second step is still to be written."""
    steps_folder = tmp_path / "steps"
    shutil.copytree(migrate.STEPS, steps_folder)
    monkeypatch.setattr(migrate, "STEPS", steps_folder)
    return steps_folder


def test_the_models_are_what_the_steps_made(any_hall: Hall) -> None:
    with any_hall.books.reading():
        assert not diff_models(any_hall.books.database, list(ALL))


def test_column_types_and_sizes_are_what_the_models_say(any_hall: Hall) -> None:
    with any_hall.books.reading():
        for table in ALL:
            found = {
                column.name: (column.data_type.upper(), column.null)
                for column in any_hall.books.database.get_columns(table._meta.table_name)
            }
            for name, field in table._meta.columns.items():
                kind, is_null = found[name]
                assert is_null == field.null, f"{table.__name__}.{name}"
                if any_hall.books.is_file and getattr(field, "max_length", None):
                    assert kind == f"VARCHAR({field.max_length})", f"{table.__name__}.{name}"


def test_a_servers_search_sorts_by_code_point(any_hall: Hall) -> None:
    if any_hall.books.is_file:
        return  # SQLite compares bytes
    (collation,) = any_hall.books.database.execute_sql(
        "SELECT collation_name FROM information_schema.columns "
        "WHERE table_name = 'search' AND column_name = 'term'"
    ).fetchone()
    assert collation == "C"


def test_an_upgrade_leaves_a_verified_copy_beside_the_books(hall: Hall, next_version: Path) -> None:
    hall.accept()
    folder, entries = hall.books.folder, steps.length(hall)
    assert folder is not None
    hall.books.close()
    (next_version / "0002_tickets.py").write_text(GOOD)
    books = open_books(folder)
    assert "ticket" in books.database.get_tables()
    books.close()
    copy = folder / f"{FILE}.before-0002_tickets"
    proof = safekeeping.prove(copy)
    assert (proof.cases, proof.entries) == (1, entries)
    assert copy.stat().st_mode & 0o077 == 0


def test_nothing_is_copied_where_nothing_is_to_be_done(hall: Hall) -> None:
    folder = hall.books.folder
    assert folder is not None
    hall.books.close()
    open_books(folder).close()
    assert list(folder.glob(f"{FILE}.before*")) == []


def test_a_failing_step_leaves_the_books_as_they_were(hall: Hall, next_version: Path) -> None:
    hall.accept()
    folder, before = hall.books.folder, steps.snapshot(hall)
    assert folder is not None
    hall.books.close()
    (next_version / "0002_tickets.py").write_text(BAD)
    with pytest.raises(DatabaseError):
        open_books(folder)
    (next_version / "0002_tickets.py").unlink()
    hall.books = open_books(folder)
    assert "ticket" not in hall.books.database.get_tables()
    assert steps.snapshot(hall) == before
    hall.books.close()


def test_yesterdays_program_does_not_open_todays_books(hall: Hall, next_version: Path) -> None:
    folder = hall.books.folder
    assert folder is not None
    hall.books.close()
    (next_version / "0002_tickets.py").write_text(GOOD)
    open_books(folder).close()
    (next_version / "0002_tickets.py").unlink()
    with pytest.raises(NewerBooks) as refused:
        open_books(folder)
    assert "0002_tickets" in str(refused.value)


def test_the_copy_opens_by_itself(hall: Hall, next_version: Path, tmp_path: Path) -> None:
    folder = hall.books.folder
    assert folder is not None
    hall.books.close()
    (next_version / "0002_tickets.py").write_text(GOOD)
    open_books(folder).close()
    alone = tmp_path / "alone.db"
    shutil.copyfile(folder / f"{FILE}.before-0002_tickets", alone)
    with driver.connect(str(alone)) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    copy.close()
