"""Nothing that was written in the journal or the till can be changed or taken away."""

from __future__ import annotations

import pytest
from peewee import DatabaseError

from counter.dayclose import close
from counter.desk import new_act
from counter.store.append_only import APPEND_ONLY
from tests.conftest import Hall
from tests.counter import steps

COLUMN = {
    "entry": "facts", "count": "units", "act": "answer", "payment": "amount",
    "charge": "amount", "rule_edition": "body",
}  # fmt: skip


@pytest.fixture
def worked(any_hall: Hall) -> Hall:
    """A hall with something in every table, its day closed."""
    steps.pay_all(any_hall, any_hall.accept().case_no)
    steps.close_today(any_hall)
    return any_hall


def test_every_append_only_table_is_tried() -> None:
    assert set(COLUMN) == set(APPEND_ONLY)


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_is_written_is_neither_changed_nor_removed(worked: Hall, table: str) -> None:
    before = steps.snapshot(worked)
    assert before[table], f"nothing in {table} to try on"
    sentences = [
        f'UPDATE "{table}" SET {COLUMN[table]} = {COLUMN[table]}',
        f'DELETE FROM "{table}"',
    ]
    if not worked.books.is_file:
        sentences.append(f'TRUNCATE "{table}" CASCADE')
    for sentence in sentences:
        with pytest.raises(DatabaseError, match=f"{table} is append-only"):
            worked.books.database.execute_sql(sentence)
    assert steps.snapshot(worked) == before


def test_a_closed_day_stays_as_it_was_closed(worked: Hall) -> None:
    for sentence in (
        "UPDATE business_day SET closed_by = ''",
        "UPDATE business_day SET close_no = NULL",
        "DELETE FROM business_day",
    ):
        with pytest.raises(DatabaseError, match="append-only"):
            worked.books.database.execute_sql(sentence)


def test_a_row_is_not_replaced_by_the_back_door(hall: Hall) -> None:
    sentence = "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE seq = 1"
    with pytest.raises(DatabaseError, match="append-only"):
        hall.books.database.execute_sql(sentence)


def test_an_open_day_can_still_be_closed(any_hall: Hall) -> None:
    any_hall.accept()
    assert close.close(any_hall.supervisor, any_hall.desk.today, new_act()).state == "queued"
