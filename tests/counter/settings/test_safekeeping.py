"""A copy made while work goes on is whole, comes back whole, and never over what is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from counter.desk import new_act
from counter.errors import BadAnswers, Trouble
from counter.queue import card
from counter.settings import safekeeping
from counter.settings.safekeeping import FolderInUse, LiveBooks, OntoItself, ServerBooks
from counter.store.database import FILE, claim, open_books
from counter.store.journal import JournalAltered
from counter.store.trouble import AlreadyOpen, BrokenBooks, CannotWrite, NewerBooks
from tests.conftest import Hall
from tests.counter import steps


@pytest.fixture
def copy(hall: Hall, tmp_path: Path) -> Path:
    """A copy of a hall with one case."""
    hall.accept()
    file = tmp_path / "usb" / "hall.db"
    safekeeping.back_up(hall.supervisor, file)
    return file


def test_a_copy_holds_everything_though_nothing_was_checkpointed(hall: Hall, copy: Path) -> None:
    proof = safekeeping.prove(copy)
    assert (proof.cases, proof.entries) == (1, steps.length(hall))
    assert proof.head == steps.verified(hall).head.digest[:16]
    assert copy.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in copy.parent.iterdir()) == ["hall.db"]


def test_a_later_copy_takes_the_place_of_the_older(hall: Hall, copy: Path) -> None:
    hall.accept()
    assert safekeeping.back_up(hall.supervisor, copy).cases == 2


def test_copies_made_amid_work_are_all_sound(hall: Hall, tmp_path: Path) -> None:
    for number in range(1, 6):
        hall.accept()
        proof = safekeeping.back_up(hall.supervisor, tmp_path / f"{number}.db")
        assert (proof.cases, proof.entries) == (number, steps.length(hall))


def test_a_copy_comes_back_as_the_hall_it_was(hall: Hall, copy: Path, tmp_path: Path) -> None:
    before = steps.snapshot(hall)
    case_no = next(iter(hall.books.database.execute_sql('SELECT no FROM "case"')))[0]
    hall.books.close()
    proof = safekeeping.restore(copy, tmp_path / "new", force=False, stamp="1")
    assert proof.cases == 1
    hall.books = hall.desk.books = open_books(tmp_path / "new")
    assert steps.snapshot(hall) == before
    assert card.card(hall.desk, case_no).row.case_no == case_no
    assert hall.accept().case_no[10:16] == "-0002-"


def test_a_hall_with_cases_is_not_overwritten(hall: Hall, copy: Path) -> None:
    folder = hall.books.folder
    assert folder is not None
    hall.accept()
    before = steps.snapshot(hall)
    hall.books.close()
    with pytest.raises(FolderInUse) as refused:
        safekeeping.restore(copy, folder, force=False, stamp="1")
    assert refused.value.cases == 2
    hall.books = open_books(folder)
    assert steps.snapshot(hall) == before


def test_with_force_the_old_hall_stays_beside_the_new(hall: Hall, copy: Path) -> None:
    folder = hall.books.folder
    assert folder is not None
    hall.accept()
    hall.books.close()
    safekeeping.restore(copy, folder, force=True, stamp="20261123")
    kept = folder.with_name("hall.before-20261123")
    for place, cases in ((folder, 1), (kept, 2)):
        books = open_books(place)
        with books.reading():
            (count,) = books.database.execute_sql('SELECT COUNT(*) FROM "case"').fetchone()
        books.close()
        assert count == cases


def test_a_hall_without_cases_makes_room(hall: Hall, copy: Path, tmp_path: Path) -> None:
    hall.books.close()
    open_books(tmp_path / "empty").close()
    safekeeping.restore(copy, tmp_path / "empty", force=False, stamp="1")
    assert safekeeping.prove(tmp_path / "empty" / FILE).cases == 1


def test_damaged_books_are_replaced_by_force_only(hall: Hall, copy: Path) -> None:
    folder = hall.books.folder
    assert folder is not None
    hall.books.close()
    for part in folder.iterdir():
        part.unlink()
    (folder / FILE).write_bytes(b"damaged" * 1000)
    with pytest.raises(BrokenBooks):
        safekeeping.restore(copy, folder, force=False, stamp="1")
    assert (folder / FILE).read_bytes() == b"damaged" * 1000
    assert safekeeping.restore(copy, folder, force=True, stamp="1").cases == 1
    assert (folder.with_name("hall.before-1") / FILE).read_bytes() == b"damaged" * 1000


def test_nothing_is_restored_under_a_working_desk(hall: Hall, copy: Path) -> None:
    folder = hall.books.folder
    assert folder is not None
    lock = claim(folder)
    with pytest.raises(AlreadyOpen):
        safekeeping.restore(copy, folder, force=True, stamp="1")
    lock.release()


@pytest.mark.parametrize("kind", ["missing", "folder", "text", "empty", "half", "other"])
def test_what_is_no_backup_is_refused_and_nothing_touched(
    hall: Hall, copy: Path, tmp_path: Path, kind: str
) -> None:
    hall.books.close()
    file = tmp_path / "bad.db"
    if kind == "folder":
        file.mkdir()
    elif kind == "text":
        file.write_text("备份" * 1000)
    elif kind == "empty":
        file.touch()
    elif kind == "half":
        file.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    elif kind == "other":
        driver.connect(str(file)).execute("CREATE TABLE song (id)").connection.close()
    with pytest.raises(BrokenBooks):
        safekeeping.restore(file, tmp_path / "new", force=False, stamp="1")
    assert not (tmp_path / "new").exists()


def test_an_altered_backup_is_refused(hall: Hall, copy: Path, tmp_path: Path) -> None:
    hall.books.close()
    inside = driver.connect(str(copy), isolation_level=None)
    inside.execute("DROP TRIGGER entry_secret_no_update")
    inside.execute("UPDATE entry_secret SET text = REPLACE(text, '张伟', '张玮') WHERE seq = 4")
    inside.close()
    with pytest.raises(JournalAltered) as refused:
        safekeeping.restore(copy, tmp_path / "new", force=False, stamp="1")
    assert refused.value.seq == 4
    assert not (tmp_path / "new").exists()


def test_a_copy_does_not_take_the_place_of_the_books(hall: Hall) -> None:
    folder = hall.books.folder
    assert folder is not None
    hall.accept()
    for path in (folder / FILE, folder / ".." / folder.name / FILE):
        with pytest.raises(OntoItself):
            safekeeping.back_up(hall.supervisor, path)
    assert steps.verified(hall).entries == steps.length(hall)


def test_a_place_that_cannot_be_written(hall: Hall, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file" / "copy.db", Path("/proc/copy.db"), tmp_path):
        with pytest.raises(CannotWrite):
            safekeeping.back_up(hall.supervisor, path)


def test_books_on_a_server_have_the_servers_backup(any_hall: Hall, tmp_path: Path) -> None:
    if any_hall.books.is_file:
        return
    with pytest.raises(ServerBooks) as refused:
        safekeeping.back_up(any_hall.supervisor, tmp_path / "copy.db")
    assert isinstance(refused.value, Trouble)


def test_trusting_the_clock_needs_a_reason(hall: Hall) -> None:
    with pytest.raises(BadAnswers):
        safekeeping.trust_clock(hall.supervisor, " ", new_act())


@pytest.mark.parametrize("name", [f"{FILE}-wal", f"{FILE}-shm", "desk.lock"])
def test_a_copy_never_takes_the_place_of_what_is_in_use(hall: Hall, name: str) -> None:
    folder = hall.books.folder
    assert folder is not None
    hall.accept()
    with pytest.raises(OntoItself):
        safekeeping.back_up(hall.supervisor, folder / name)
    assert steps.verified(hall).entries == steps.length(hall)


def test_a_folder_in_the_place_of_the_copy_is_refused_with_nothing_left_beside_it(
    hall: Hall, tmp_path: Path
) -> None:
    (tmp_path / "usb").mkdir()
    with pytest.raises(CannotWrite):
        safekeeping.back_up(hall.supervisor, tmp_path / "usb")
    assert not list(tmp_path.glob("*.part"))


def test_a_hall_is_not_restored_from_its_own_file(hall: Hall) -> None:
    folder = hall.books.folder
    assert folder is not None
    hall.accept()
    before = steps.snapshot(hall)
    hall.books.close()
    with pytest.raises(LiveBooks):
        safekeeping.restore(folder / FILE, folder, force=True, stamp="1")
    hall.books = open_books(folder)
    assert steps.snapshot(hall) == before


def test_books_with_cases_still_in_their_log_are_no_backup(hall: Hall, tmp_path: Path) -> None:
    folder = hall.books.folder
    assert folder is not None
    hall.accept()
    with pytest.raises(LiveBooks):
        safekeeping.restore(folder / FILE, tmp_path / "new", force=False, stamp="1")
    assert not (tmp_path / "new").exists()


def test_a_backup_of_a_newer_program_is_not_put_in_place(copy: Path, tmp_path: Path) -> None:
    later = driver.connect(str(copy))
    later.execute("INSERT INTO schema_migration (name, applied) VALUES ('0099_later', '')")
    later.commit()
    later.close()
    with pytest.raises(NewerBooks):
        safekeeping.restore(copy, tmp_path / "new", force=False, stamp="1")
    assert not (tmp_path / "new").exists()


def test_books_without_any_hall_are_no_backup(tmp_path: Path) -> None:
    open_books(tmp_path / "new").close()
    with pytest.raises(BrokenBooks):
        safekeeping.restore(tmp_path / "new" / FILE, tmp_path / "hall", force=True, stamp="1")


def test_a_full_disk_leaves_the_folder_in_its_place(
    hall: Hall, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = hall.books.folder
    assert folder is not None
    hall.books.close()
    here = sorted(path.name for path in folder.parent.iterdir())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("counter.store.copying.shutil.copyfile", full)
    with pytest.raises(CannotWrite):
        safekeeping.restore(copy, folder, force=True, stamp="1")
    assert sorted(path.name for path in folder.parent.iterdir()) == here
    hall.books = open_books(folder)
    assert steps.verified(hall).entries


def test_a_hall_is_restored_from_within_its_own_folder(
    hall: Hall, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = hall.books.folder
    assert folder is not None
    hall.books.close()
    monkeypatch.chdir(folder)
    assert safekeeping.restore(copy, Path(), force=True, stamp="1").cases == 1
    assert folder.with_name("hall.before-1").is_dir()
    hall.books = open_books(folder)
