"""Books that earlier versions wrote open in this one, with every figure as it was.

`tests/books/` keeps one file for each schema that ever shipped, written by the program of that
day (a small simulated year) and packed with xz. None is ever made anew.
"""

from __future__ import annotations

import lzma
from datetime import datetime
from pathlib import Path

import pytest

from counter.dayclose import totals
from counter.desk import Desk
from counter.store import journal
from counter.store.database import FILE, open_books
from counter.values.clerk import Clerk, Role
from counter.values.days import SHANGHAI

BOOKS = sorted((Path(__file__).parents[2] / "books").glob("*.db.xz"))
ACCEPTED = {"authentication": 75, "apec_card": 1, "official_passport": 8, "visa_agency": 5}


@pytest.mark.parametrize("kept", BOOKS, ids=lambda path: path.name)
def test_a_year_written_by_an_earlier_version_is_all_there(kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "hall"
    folder.mkdir()
    (folder / FILE).write_bytes(lzma.decompress(kept.read_bytes()))
    books = open_books(folder)
    reader = Clerk("liuying", "刘颖", Role.SUPERVISOR)
    desk = Desk(books, reader, "1", lambda: datetime(2026, 11, 23, 9, tzinfo=SHANGHAI))
    year = totals.of(desk, "2020")
    with desk.reading():
        journal.verify()
    assert {kind.code: kind.accepted for kind in year.kinds} == ACCEPTED
    books.close()
