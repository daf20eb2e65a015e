"""Halls founded by an earlier program get the tables it did not have, once, on record."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from counter.desk import Desk, new_act
from counter.rules.changes import Drop, compare
from counter.rules.edition import TABLES, Edition, seed_edition
from counter.settings import rulekeeping
from counter.settings.rulekeeping.renewal import PROGRAM, renew
from counter.store import journal, shelf
from counter.store.database import FILE, open_books
from counter.store.tables.cases import Case
from counter.store.tables.rules import RuleEdition
from counter.values.clerk import Clerk, Role
from counter.values.days import SHANGHAI
from tests.conftest import MORNING, Hall

OLD = Path(__file__).parents[3] / "books" / "0001_first_books.db.xz"
LATER = datetime(2026, 11, 24, 9, tzinfo=SHANGHAI)


@pytest.fixture
def old_desk(tmp_path: Path) -> Iterator[Desk]:
    """Books of the first schema, opened by this program."""
    folder = tmp_path / "hall"
    folder.mkdir()
    (folder / FILE).write_bytes(lzma.decompress(OLD.read_bytes()))
    books = open_books(folder)
    yield Desk(books, Clerk("liuying", "刘颖", Role.SUPERVISOR), "1", lambda: LATER)
    books.close()


def test_old_books_get_the_new_tables_and_keep_their_own_rows(old_desk: Desk) -> None:
    before = old_desk.edition
    assert before.all("templates") == ()
    added = renew(old_desk.books, LATER)
    after = old_desk.edition
    assert {"templates", "economies", "retention", "notary_offices"} <= set(added)
    assert after.number == before.number + 1
    assert {rule.table for rule in after.rows} == {rule.table for rule in seed_edition().rows}
    assert {change.table for change in compare(before, after)} == set(added)
    assert {change.what for change in compare(before, after)} == {"added"}
    newest, *_ = rulekeeping.editions(old_desk)
    assert (newest.by, newest.at) == (PROGRAM, LATER)
    with old_desk.reading():
        journal.verify()
        assert {case.edition for case in Case.select(Case.edition)} == {before.number}


def test_it_happens_once_and_not_at_all_in_a_new_hall(old_desk: Desk) -> None:
    assert renew(old_desk.books, LATER) != ()
    assert renew(old_desk.books, LATER) == ()


def test_a_new_hall_has_all_tables(hall: Hall) -> None:
    assert renew(hall.books, MORNING) == ()
    assert {rule.table for rule in hall.desk.edition.rows} <= set(TABLES)


def test_a_table_that_a_supervisor_emptied_stays_empty(hall: Hall) -> None:
    rows = hall.desk.edition.all("notary_offices")
    edits = [Drop(row.table, row.key, row.since) for row in rows]
    rulekeeping.keep(hall.supervisor, 1, edits, "", new_act())
    assert renew(hall.books, MORNING) == ()
    assert hall.desk.edition.all("notary_offices") == ()


def test_rules_without_the_newer_columns_are_read_exported_and_changed(old_desk: Desk) -> None:
    from counter.settings.rulekeeping import workbook

    made = workbook.write(old_desk.edition)
    file = old_desk.books.folder / "rules.xlsx"  # type: ignore[operator]
    file.write_bytes(made)
    assert workbook.read(file, old_desk.edition) == ()


def test_an_altered_edition_is_found_out(hall: Hall) -> None:
    body = Edition.of(1, hall.desk.edition.rows[1:]).to_json()
    with hall.books.transaction():
        RuleEdition.insert(
            number=2, digest="0" * 64, body=body, entered_at=MORNING + timedelta(hours=1),
            entered_by="", note="",
        ).execute()  # fmt: skip
    with pytest.raises(shelf.EditionAltered):
        renew(hall.books, MORNING)
