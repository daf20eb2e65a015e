"""Taking something out of the books behind the program's back, as an accident or a thief would."""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from counter.store.database import FILE, Books
from counter.store.tables.base import PROXY
from counter.store.tables.cases import Case, Piece


def tamper(books: Books, *commands: str) -> None:
    """Run SQL past every guard: no trigger and no reference holds it back."""
    if not Path(books.where).exists():
        with books.transaction():
            for command in ("SET LOCAL session_replication_role = replica", *commands):
                PROXY.execute_sql(command)
        return
    folder = Path(books.where)
    with_file = driver.connect(str(folder / FILE if folder.is_dir() else folder),
                               isolation_level=None)  # fmt: skip
    names = with_file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        with_file.execute(f"DROP TRIGGER {name}")
    for command in commands:
        with_file.execute(command)
    with_file.close()


def forget(books: Books, case_no: str) -> None:
    """Mark what lies here of a case as handed over, without anybody having done so."""
    with books.transaction():
        case = Case.get(Case.no == case_no)
        Piece.update(taken_at=case.changed_at).where(Piece.case == case).execute()
