"""The journal is what it says it is, and one changed byte anywhere shows where."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as driver

from counter.settings import hall as founding
from counter.store import journal
from counter.store.database import FILE, open_books
from counter.store.journal import BEGINNING, JournalAltered, as_stored
from tests.conftest import MORNING, OFFICE, Hall
from tests.counter import steps

TEXT = ("at", "day", "window", "clerk", "verb", "subject", "act", "facts", "counts", "previous",
        "digest")  # fmt: skip
NUMBERS = ("seq", "algorithm")


@pytest.fixture(scope="module")
def insider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[driver.Connection]:
    """The books of a worked day in memory, unguarded; each test leaves them as they were."""
    books = open_books(tmp_path_factory.mktemp("insider"))
    hall = Hall(
        books, founding.found(books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING)
    )
    for letters in ("RZ", "SL"):
        steps.collect(hall, steps.ready(hall, letters))
    steps.posted(hall)
    steps.close_today(hall)
    hall.later(days=1)
    hall.accept("QZ")
    assert books.folder is not None
    copy = steps.unguarded(books.folder)
    books.close()
    yield copy
    copy.close()


class Undone:
    """What is done inside is rolled back."""

    def __init__(self, copy: driver.Connection) -> None:
        self.copy = copy

    def __enter__(self) -> driver.Connection:
        self.copy.execute("BEGIN")
        return self.copy

    def __exit__(self, *_: object) -> None:
        self.copy.execute("ROLLBACK")


def first_bad(copy: driver.Connection) -> int | None:
    """The first wrong entry, or None where the journal holds."""
    try:
        with as_stored(copy):
            journal.verify(copy.execute)
    except JournalAltered as altered:
        return altered.seq
    return None


def last(copy: driver.Connection) -> int:
    """The last entry's number."""
    return int(copy.execute("SELECT MAX(seq) FROM entry").fetchone()[0])


def test_the_journal_of_a_worked_day_holds(any_hall: Hall) -> None:
    steps.collect(any_hall, steps.ready(any_hall))
    steps.close_today(any_hall)
    assert steps.verified(any_hall).entries == steps.length(any_hall) > 10


def test_new_books_begin_with_nothing_and_hold(address: str) -> None:
    books = open_books(address)
    with books.reading():
        assert journal.verify() == journal.Proof(0, journal.Head(0, BEGINNING))
    books.close()


def test_the_unguarded_copy_holds_before_it_is_touched(insider: driver.Connection) -> None:
    assert first_bad(insider) is None


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_any_one_byte_of_any_text_is_found_at_its_entry(
    insider: driver.Connection, data: st.DataObject
) -> None:
    column = data.draw(st.sampled_from(TEXT))
    rows = insider.execute(
        f'SELECT seq, CAST("{column}" AS BLOB) FROM entry WHERE length("{column}") > 0'
    ).fetchall()
    seq, stored = data.draw(st.sampled_from(rows))
    place = data.draw(st.integers(0, len(stored) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != stored[place]))
    altered = stored[:place] + bytes([byte]) + stored[place + 1 :]
    with Undone(insider) as copy:
        copy.execute(f'UPDATE entry SET "{column}" = CAST(? AS TEXT) WHERE seq = ?', (altered, seq))
        assert first_bad(copy) == seq


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_byte_more_or_less_and_another_type_are_found(
    insider: driver.Connection, data: st.DataObject
) -> None:
    column = data.draw(st.sampled_from(TEXT))
    seq = data.draw(st.integers(1, last(insider)))
    how = data.draw(st.sampled_from([
        f"\"{column}\" || ' '", f"\"{column}\" || char(0)", f'CAST("{column}" AS BLOB)', "x'80'",
    ]))  # fmt: skip
    with Undone(insider) as copy:
        copy.execute(f'UPDATE entry SET "{column}" = {how} WHERE seq = ?', (seq,))
        assert first_bad(copy) == seq


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_an_altered_number_is_found(insider: driver.Connection, data: st.DataObject) -> None:
    column = data.draw(st.sampled_from(NUMBERS))
    end = last(insider)
    seq = data.draw(st.integers(1, end))
    if column == "algorithm":
        value, found = data.draw(st.integers(-9, 99).filter(lambda n: n != journal.ALGORITHM)), seq
    else:
        value = data.draw(st.integers(-9, 0) | st.integers(end + 1, end + 99))
        found = min(value, seq)  # an entry before the first, else a number that is missing
    with Undone(insider) as copy:
        copy.execute(f"UPDATE entry SET {column} = ? WHERE seq = ?", (value, seq))
        assert first_bad(copy) == found


@pytest.mark.parametrize("seq", [1, 2, 17])
def test_a_deleted_entry_is_missed(insider: driver.Connection, seq: int) -> None:
    with Undone(insider) as copy:
        copy.execute("DELETE FROM entry WHERE seq = ?", (seq,))
        assert first_bad(copy) == seq


@pytest.mark.parametrize("many", [1, 3])
def test_a_cut_tail_is_missed(insider: driver.Connection, many: int) -> None:
    with Undone(insider) as copy:
        end = last(copy)
        copy.execute("DELETE FROM entry WHERE seq > ?", (end - many,))
        copy.execute("DELETE FROM count WHERE seq > ?", (end - many,))
        assert first_bad(copy) == end - many + 1


def test_an_emptied_journal_is_missed(insider: driver.Connection) -> None:
    with Undone(insider) as copy:
        copy.execute("DELETE FROM entry")
        assert first_bad(copy) == 1


def test_two_entries_that_changed_places_are_found(insider: driver.Connection) -> None:
    with Undone(insider) as copy:
        copy.execute("UPDATE entry SET seq = -1 WHERE seq = 7")
        copy.execute("UPDATE entry SET seq = 7 WHERE seq = 8")
        copy.execute("UPDATE entry SET seq = 8 WHERE seq = -1")
        assert first_bad(copy) == 7


def forged(copy: driver.Connection, number: int, **changes: object) -> None:
    """Write entry `number` anew with a true digest, as one does who knows how it is made."""
    columns = (*journal._HASHED, "digest")
    named = ", ".join(f'"{column}"' for column in columns)
    row = copy.execute(f"SELECT {named} FROM entry WHERE seq = ?", (number,)).fetchone()
    entry = {**dict(zip(columns, row, strict=True)), **changes}
    entry["digest"] = journal.digest(entry)
    copy.execute("DELETE FROM entry WHERE seq = ?", (entry["seq"],))
    marks = ", ".join("?" * len(columns))
    copy.execute(f"INSERT INTO entry ({named}) VALUES ({marks})", [entry[c] for c in columns])


def test_an_added_entry_with_a_true_digest_is_found(insider: driver.Connection) -> None:
    with Undone(insider) as copy:
        end = last(copy)
        head = copy.execute("SELECT digest FROM entry WHERE seq = ?", (end,)).fetchone()[0]
        forged(copy, end, seq=end + 1, previous=head, counts="[]")
        assert first_bad(copy) == end + 2


def test_an_entry_rewritten_with_a_true_digest_breaks_the_next_link(
    insider: driver.Connection,
) -> None:
    with Undone(insider) as copy:
        forged(copy, 9, clerk="别人")
        assert first_bad(copy) in (9, 10)


def test_a_whole_rewritten_chain_is_found_by_the_printed_day_sheet(
    insider: driver.Connection,
) -> None:
    sheet = json.loads(insider.execute("SELECT sheet FROM business_day LIMIT 1").fetchone()[0])
    with Undone(insider) as copy:
        head = copy.execute("SELECT digest FROM entry WHERE seq = 4").fetchone()[0]
        for seq in range(5, last(copy) + 1):
            forged(copy, seq, previous=head, **({"window": "1" * 2} if seq == 5 else {}))
            head = copy.execute("SELECT digest FROM entry WHERE seq = ?", (seq,)).fetchone()[0]
        assert first_bad(copy) in (5, sheet["journal_last"])
        copy.execute("UPDATE count SET window = '11' WHERE seq = 5")
        assert first_bad(copy) == sheet["journal_last"]


COUNT_COLUMNS = ("day", "clerk", "window", "kind", "figure", "route", "channel", "speed",
                 "destination", "method", "units", "cases", "fen")  # fmt: skip


@pytest.mark.parametrize("column", COUNT_COLUMNS)
def test_an_altered_count_is_found(insider: driver.Connection, column: str) -> None:
    seq, value = insider.execute(f'SELECT seq, "{column}" FROM count LIMIT 1 OFFSET 2').fetchone()
    other = {"day": "2026-11-22"}.get(column, value + 1 if isinstance(value, int) else value + "x")
    with Undone(insider) as copy:
        copy.execute(
            f'UPDATE count SET "{column}" = ? WHERE id = (SELECT id FROM count LIMIT 1 OFFSET 2)',
            (other,),
        )
        assert first_bad(copy) == seq


@pytest.mark.parametrize(
    "sentence",
    ["DELETE FROM count WHERE id = {id}", "UPDATE count SET seq = seq + 1 WHERE id = {id}",
     "INSERT INTO count SELECT id + 9999, seq, day, clerk, window, kind, figure, route, channel, "
     "speed, destination, method, units, cases, fen FROM count WHERE id = {id}"],
)  # fmt: skip
def test_a_missing_moved_or_added_count_is_found(insider: driver.Connection, sentence: str) -> None:
    number, seq = insider.execute("SELECT id, seq FROM count LIMIT 1 OFFSET 2").fetchone()
    with Undone(insider) as copy:
        copy.execute(sentence.format(id=number))
        assert first_bad(copy) == seq


def test_counts_without_an_entry_are_found(insider: driver.Connection) -> None:
    with Undone(insider) as copy:
        copy.execute("UPDATE count SET seq = 0 WHERE id = (SELECT id FROM count LIMIT 1)")
        assert first_bad(copy) is not None


def test_a_sheet_that_cannot_be_read_is_said_so(insider: driver.Connection) -> None:
    with Undone(insider) as copy:
        copy.execute("UPDATE business_day SET sheet = '[' WHERE close_no = 1")
        assert first_bad(copy) is not None


def test_bytes_that_are_no_text_are_found_in_the_open_books_too(hall: Hall) -> None:
    hall.accept()
    assert hall.books.folder is not None
    outside = driver.connect(str(hall.books.folder / FILE), isolation_level=None)
    outside.execute("DROP TRIGGER entry_no_update")
    outside.execute("UPDATE entry SET clerk = CAST(x'e5bca0ff' AS TEXT) WHERE seq = 3")
    outside.close()
    with hall.books.reading(), pytest.raises(JournalAltered) as altered:
        journal.verify()
    assert altered.value.seq == 3
    assert "第 3 条" in str(altered.value)


def test_an_alteration_on_a_server_is_found(any_hall: Hall, tmp_path: Path) -> None:
    any_hall.accept()
    database = any_hall.books.database
    if any_hall.books.is_file:
        database.execute_sql("DROP TRIGGER entry_secret_no_update")
    else:
        database.execute_sql("ALTER TABLE entry_secret DISABLE TRIGGER ALL")
    database.execute_sql(
        "UPDATE entry_secret SET text = REPLACE(text, '张伟', '张玮') WHERE seq = 4"
    )
    with pytest.raises(JournalAltered) as altered:
        steps.verified(any_hall)
    assert altered.value.seq == 4
