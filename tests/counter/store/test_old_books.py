"""Books that earlier versions wrote open in this one, with every figure as it was.

`tests/books/` keeps one file for each schema that ever shipped, written by the program of that
day (a small simulated year) and packed with xz. None is ever made anew.
"""

from __future__ import annotations

import lzma
from datetime import datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from counter import second_person
from counter.dayclose import behind, recounting, totals
from counter.desk import Desk, new_act
from counter.second_person import SecondPerson
from counter.settings import safekeeping
from counter.settings.erasure import erase
from counter.settings.rulekeeping.renewal import renew
from counter.store import journal
from counter.store.database import FILE, open_books
from counter.store.erasing import EMPTIED
from counter.store.tables.cases import Case
from counter.store.tables.journal import Entry
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
    assert recounting.check(desk) > 0  # the step counted what was in the books
    late = behind.cases(desk, "2020", "overdue", kind="authentication")
    on_time = behind.cases(desk, "2020", "on_time", kind="authentication")
    assert len(late) + len(on_time) == year.kinds[0].finished_cases > 0
    books.close()


@pytest.mark.parametrize("kept", BOOKS, ids=lambda path: path.name)
def test_the_persons_of_an_earlier_version_are_erased_and_its_chain_holds(
    kept: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "hall"
    folder.mkdir()
    (folder / FILE).write_bytes(lzma.decompress(kept.read_bytes()))
    books = open_books(folder)
    now = datetime(2032, 3, 1, 9, tzinfo=SHANGHAI)
    desk = Desk(books, Clerk("liuying", "刘颖", Role.SUPERVISOR), "1", lambda: now)
    renew(books, now)  # as whenever a hall's books are opened: they had no periods of keeping
    safekeeping.trust_clock(desk, "长假", new_act())
    before = totals.of(desk, "2020")
    with desk.reading():
        persons = {
            word for case in Case.select() if case.applicant_kind not in ("company", "notary")
            for word in (case.name, case.id_number, case.phone) if word
        }  # fmt: skip
    colleague = Clerk("wangfang", "王芳", Role.CLERK)
    second = SecondPerson(colleague, "liuying", now, second_person._PROVEN)
    assert erase(desk, now.date(), new_act(), second).entries > 100
    assert totals.of(desk, "2020") == before
    with desk.reading():
        journal.verify()
        (emptied,) = Entry.select().where(Entry.facts == EMPTIED).limit(1)
    books.close()
    body = (folder / FILE).read_bytes()
    assert not [word for word in persons if word.encode() in body]

    outside = driver.connect(str(folder / FILE), isolation_level=None)
    outside.execute("DROP TRIGGER entry_no_update")
    outside.execute(f"UPDATE entry SET clerk = 'x' WHERE seq = {emptied.seq}")
    with pytest.raises(journal.JournalAltered) as altered:
        journal.verify(outside.execute)
    assert altered.value.seq == emptied.seq
    outside.close()
