"""Safe copies: backing up while the desk works, restoring, and trusting a clock again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from sqlcipher3 import dbapi2 as driver

from counter.desk import ClockWrong, Desk
from counter.errors import Refused, Trouble
from counter.store import journal
from counter.store.copying import copy_file, put_in_place
from counter.store.database import FILE, claim, open_books
from counter.store.migrate import is_known
from counter.store.tables.cases import Case
from counter.store.trouble import BrokenBooks, CannotWrite, NewerBooks
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark

# what a folder in use holds; a copy in the place of one of these would lose the newest cases
_IN_USE = (FILE, f"{FILE}-wal", f"{FILE}-shm", "desk.lock")


@dataclass(frozen=True)
class BackupProof:
    """What a copy holds, counted in the copy itself: cases, journal entries, the chain's head."""

    file: str
    cases: int
    entries: int
    head: str


class FolderInUse(Refused):
    """The folder holds cases; restoring over it needs --force."""

    def __init__(self, folder: Path, cases: int) -> None:
        self.folder, self.cases = folder, cases
        super().__init__(
            Text("{folder} 里有 {n} 个办件，没有恢复。确需覆盖请加 --force，原数据会保留在旁边。",
                 "{folder} holds {n} {n:case|cases} and was not touched. Add --force to replace "
                 "it; the "
                 "old data stay beside it.").fill(folder=folder, n=cases)
        )  # fmt: skip


class ServerBooks(Trouble):
    """The hall's books are on a server; its own backup is to be used."""

    def __init__(self) -> None:
        super().__init__(
            Text("数据在服务器上，请用数据库服务器的备份。",
                 "These books are on a server; use the database server's own backup.")
        )  # fmt: skip


class OntoItself(Refused):
    """The copy would take the place of the books themselves."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text("{path} 就是正在使用的数据文件，不能备份到这里。请换一个文件名。",
                 "{path} is the file in use; a copy cannot go there. Choose another name.")
            .fill(path=path)
        )  # fmt: skip


class LiveBooks(Refused):
    """The file is a hall's books at work, not a backup: its newest cases lie beside it."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            Text("{file} 是数据文件夹里的数据，不是备份，没有恢复。请先用 backup 做一份副本。",
                 "{file} is a hall's books at work, not a backup; nothing was restored. Make a "
                 "copy of it with backup first.").fill(file=file)
        )  # fmt: skip


def back_up(desk: Desk, path: Path) -> BackupProof:
    """Copy the books to `path` while work goes on, then open, count and verify the copy.

    Raises `Trouble` where the place cannot be written or the copy does not verify.
    """
    desk.clerk.must(Right.BACK_UP)
    if not desk.books.is_file:
        raise ServerBooks
    folder = desk.books.folder
    if folder is not None and path.resolve() in [(folder / name).resolve() for name in _IN_USE]:
        raise OntoItself(path)
    with desk.reading():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            copy_file(desk.books.database, path)
        except (OSError, driver.Error) as error:
            raise CannotWrite(str(path)) from error
    return prove(path)


def restore(file: Path, folder: Path, *, force: bool, stamp: str) -> BackupProof:
    """Put the backup `file` in place of the books in `folder`.

    Refuses `FolderInUse` where there are cases and not `force`, and `BrokenBooks` where the file
    is not a sound backup, or the books that are there are damaged and not `force`; `NewerBooks`;
    `LiveBooks` where the file is no backup but books at work; `AlreadyOpen`
    while a desk works in the folder, which is then untouched. What was there stays as
    FOLDER.before-STAMP.
    """
    folder = folder.resolve()  # "." has no name to keep the old folder under
    if not file.is_file():
        raise BrokenBooks(str(file))
    _must_be_a_copy(file, folder)
    proof = prove(file)
    if not proof.entries:
        raise BrokenBooks(str(file))
    try:
        if (folder / FILE).exists():
            claim(folder).release()
            if not force:
                _must_be_free(folder)
        put_in_place(file, folder, FILE, stamp)
    except OSError as error:
        raise CannotWrite(str(folder)) from error
    return proof


@dataclass(frozen=True)
class ClockStanding:
    """What the PC's clock says, when the journal last numbered something, whether both agree."""

    now: datetime
    last: datetime | None
    is_believed: bool


def clock_standing(desk: Desk) -> ClockStanding:
    """The clock beside the journal; never refuses a wrong clock."""
    with desk.reading():
        now = desk.now
        try:
            desk.check_clock(now)
        except ClockWrong as wrong:
            return ClockStanding(now, wrong.last, False)
        return ClockStanding(now, journal.last_moment(), True)


def trust_clock(desk: Desk, reason: str, act: str) -> None:
    """A supervisor says that the PC's clock is right although the journal says otherwise."""
    why = remark("reason", reason, Text("请填写确认原因。", "Enter why the clock is right."))
    with desk.signed(Right.TRUST_CLOCK, act, dated=False) as pen:
        if pen.answer is None:
            pen.write("trust_clock", "clock", {"reason": why, "now": pen.now})


def _must_be_a_copy(file: Path, folder: Path) -> None:
    """Refuse (`LiveBooks`) the folder's own file, and one with work in the log beside it."""
    log = file.with_name(f"{file.name}-wal")
    if file.resolve() == folder / FILE or (log.is_file() and log.stat().st_size):
        raise LiveBooks(file)


def _must_be_free(folder: Path) -> None:
    """Refuse (`FolderInUse`) where there are cases; damaged books refuse as `BrokenBooks`."""
    books = open_books(folder)
    try:
        with books.reading():
            cases = Case.select().count()
    finally:
        books.close()
    if cases:
        raise FolderInUse(folder, cases)


def prove(file: Path) -> BackupProof:
    """Open a backup by itself and verify it: SQLite's check, the cases, the whole chain."""
    copy = driver.connect(f"file:{quote(str(file))}?mode=ro&immutable=1", uri=True)
    try:
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            raise BrokenBooks(str(file))
        with journal.as_stored(copy):
            proof = journal.verify(copy.execute)
        (cases,) = copy.execute('SELECT COUNT(*) FROM "case"').fetchone()
        for (step,) in copy.execute("SELECT name FROM schema_migration ORDER BY name"):
            if not is_known(step):
                raise NewerBooks(step)
    except driver.DatabaseError as error:
        raise BrokenBooks(str(file)) from error
    finally:
        copy.close()
    return BackupProof(file.name, cases, proof.entries, proof.head.digest[:16])
