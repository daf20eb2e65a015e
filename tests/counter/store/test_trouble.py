"""The world is in the way: each time one clear sentence, nothing half written, and work goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from peewee import InterfaceError, OperationalError
from sqlcipher3 import dbapi2 as driver

from counter.errors import Trouble
from counter.intake import accept
from counter.store.database import FILE, claim, open_books
from counter.store.trouble import (
    AlreadyOpen,
    BrokenBooks,
    Busy,
    CannotWrite,
    DiskFull,
    NewerBooks,
    NoServer,
    named,
)  # fmt: skip
from tests.conftest import Hall
from tests.counter import steps


def test_a_full_disk_says_so_saves_nothing_and_work_goes_on_afterwards(hall: Hall) -> None:
    application = hall.application()
    database = hall.books.database
    pages = database.pragma("page_count")
    database.pragma("max_page_count", pages)
    before = steps.snapshot(hall)
    with pytest.raises(DiskFull) as refused:
        for _ in range(200):  # some room is left in the last pages
            before = steps.snapshot(hall)
            accept.accept(hall.desk, application)
            application = hall.application()
    assert "磁盘已满" in str(refused.value)
    assert steps.snapshot(hall) == before
    assert not database.in_transaction()
    database.pragma("max_page_count", 1_000_000)
    assert accept.accept(hall.desk, application).case_no
    assert steps.verified(hall).entries == steps.length(hall)


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "hall").write_text("here already")
    with pytest.raises(CannotWrite):
        open_books(tmp_path / "hall")
    assert (tmp_path / "hall").read_text() == "here already"


def test_a_folder_that_may_only_be_read() -> None:
    # /proc refuses even root, in whose name tests often run
    with pytest.raises(CannotWrite, match="/proc/hall"):
        open_books("/proc/hall")
    with pytest.raises(CannotWrite):
        open_books("/proc/self")


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(CannotWrite):
        open_books(tmp_path)


def test_a_folder_that_is_not_to_be_made(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        open_books(tmp_path / "nowhere", create=False)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    "damage", [b"not a database at all" * 400, b"SQLite format 3\0" + b"\xff" * 9000]
)
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)
    with pytest.raises(BrokenBooks) as refused:
        open_books(tmp_path)
    assert "restore" in str(refused.value)
    assert (tmp_path / FILE).read_bytes() == damage


def test_damage_in_the_middle_is_named_when_it_is_met(hall: Hall) -> None:
    for _ in range(3):
        hall.accept()
    folder = hall.books.folder
    assert folder is not None
    hall.books.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    hall.books.close()
    file = folder / FILE
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(BrokenBooks):
        steps.snapshot(hall)


def test_books_of_a_newer_program_are_left_untouched(hall: Hall) -> None:
    hall.books.database.execute_sql(
        "INSERT INTO schema_migration (name, applied) VALUES ('9999_from_the_future', '2030-01-01')"
    )
    folder = hall.books.folder
    assert folder is not None
    hall.books.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    hall.books.close()
    before = (folder / FILE).read_bytes()
    with pytest.raises(NewerBooks, match="9999_from_the_future"):
        open_books(folder)
    assert (folder / FILE).read_bytes() == before


def test_another_window_that_holds_the_books_too_long(hall: Hall) -> None:
    application = hall.application()
    assert hall.books.folder is not None
    other = driver.connect(str(hall.books.folder / FILE), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    hall.books.database.pragma("busy_timeout", 20)
    with pytest.raises(Busy):
        accept.accept(hall.desk, application)
    other.execute("ROLLBACK")
    other.close()
    assert accept.accept(hall.desk, application).case_no[10:16] == "-0001-"


def test_a_second_desk_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    first = claim(tmp_path)
    with pytest.raises(AlreadyOpen):
        claim(tmp_path)
    first.release()
    claim(tmp_path).release()


def test_every_trouble_says_what_to_do_in_both_languages() -> None:
    troubles: list[Trouble] = [
        DiskFull(),
        CannotWrite("夹"),
        Busy(),
        BrokenBooks("夹"),
        NewerBooks("9"),
        AlreadyOpen("夹"),
    ]
    for trouble in troubles:
        assert trouble.text.zh.count("。") >= 2
        assert trouble.text.en.strip().endswith(".")


def test_a_connection_that_we_forgot_to_open_is_our_bug_and_no_trouble() -> None:
    assert named(InterfaceError("Error, database connection not opened."), "hall") is None
    lost = OperationalError("connection failed: connection to server at 10.0.0.1 failed")
    assert isinstance(named(lost, "hall"), NoServer)
