"""Safe copies: backing up while the desk works, restoring, and trusting a clock again."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlcipher3 import dbapi2 as driver

from counter.desk import Desk
from counter.errors import Refused, Trouble
from counter.store import journal
from counter.store.copying import copy_file, sync
from counter.store.database import FILE, claim, open_books
from counter.store.tables.cases import Case
from counter.store.trouble import BrokenBooks, CannotWrite
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark


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
                 "{folder} holds {n} cases and was not touched. Add --force to replace it; the "
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


def back_up(desk: Desk, path: Path) -> BackupProof:
    """Copy the books to `path` while work goes on, then open, count and verify the copy.

    Raises `Trouble` where the place cannot be written or the copy does not verify.
    """
    desk.clerk.must(Right.BACK_UP)
    if not desk.books.is_file:
        raise ServerBooks
    folder = desk.books.folder
    if folder is not None and path.resolve() == (folder / FILE).resolve():
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
    is not a sound backup, or the books that are there are damaged and not `force`; `AlreadyOpen`
    while a desk works in the folder, which is then untouched. What was there stays as FOLDER.before-STAMP.
    """
    if not file.is_file():
        raise BrokenBooks(str(file))
    proof = prove(file)
    try:
        if (folder / FILE).exists():
            claim(folder).release()
            if not force:
                _must_be_free(folder)
            os.replace(folder, folder.with_name(f"{folder.name}.before-{stamp}"))
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        half = folder / f"{FILE}.part"
        shutil.copyfile(file, half)
        half.chmod(0o600)
        sync(half)
        os.replace(half, folder / FILE)
        sync(folder)
    except OSError as error:
        raise CannotWrite(str(folder)) from error
    return proof


def trust_clock(desk: Desk, reason: str, act: str) -> None:
    """A supervisor says that the PC's clock is right although the journal says otherwise."""
    why = remark("reason", reason, Text("请填写确认原因。", "Enter why the clock is right."))
    with desk.signed(Right.TRUST_CLOCK, act, dated=False) as pen:
        if pen.answer is None:
            pen.write("trust_clock", "clock", {"reason": why, "now": pen.now})


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
    except driver.DatabaseError as error:
        raise BrokenBooks(str(file)) from error
    finally:
        copy.close()
    return BackupProof(file.name, cases, proof.entries, proof.head.digest[:16])
