"""One rating a case, five grades; nobody at a window can tell whose a grade was."""

from __future__ import annotations

import pytest

from counter.dayclose import rating
from counter.dayclose.rating import NoSuchGrade, NotYetRated, RatedAlready
from counter.dayclose.views import register
from counter.desk import new_act
from counter.queue import card
from counter.store.tables.journal import Entry
from tests.conftest import Hall
from tests.counter.figure_verbs import done


def test_a_case_is_rated_once_after_it_has_left(any_hall: Hall) -> None:
    early = any_hall.accept().case_no
    assert not rating.may_rate(any_hall.desk, early)
    with pytest.raises(NotYetRated):
        rating.rate(any_hall.desk, early, 5, new_act())
    no = done(any_hall)
    with pytest.raises(NoSuchGrade):
        rating.rate(any_hall.desk, no, 6, new_act())
    assert rating.may_rate(any_hall.desk, no)
    rating.rate(any_hall.desk, no, 1, new_act())
    assert not rating.may_rate(any_hall.desk, no)
    with pytest.raises(RatedAlready):
        rating.rate(any_hall.desk, no, 5, new_act())


def test_neither_the_journal_nor_the_card_tells_the_grade(hall: Hall) -> None:
    no = done(hall)
    rating.rate(hall.desk, no, 1, new_act())
    with hall.books.reading():
        entry = Entry.select().where(Entry.verb == "rate").get()
    assert "不满意" not in entry.facts
    assert '"grade"' not in entry.facts
    seen = card.card(hall.desk, no)
    assert "不满意" not in repr(seen)


def test_few_ratings_are_not_told_by_grade_to_a_clerk(hall: Hall) -> None:
    for grade in (5, 4, 3, 1):
        rating.rate(hall.desk, done(hall), grade, new_act())
    few = register.read(hall.desk, "rated", "2026")
    assert [row.figure for row in few.rows] == ["rated", "rated_rate"]
    assert few.note is not None
    whole = register.read(hall.supervisor, "rated", "2026")
    assert {row.code: row.value for row in whole.rows if row.code.isdigit()} == {
        "5": 1, "4": 1, "3": 1, "2": 0, "1": 1,
    }  # fmt: skip
    assert [str(row.value) for row in whole.rows if row.figure.endswith("rate")] == [
        "100.0", "75.0",
    ]  # fmt: skip
    rating.rate(hall.desk, done(hall), 5, new_act())
    assert register.read(hall.desk, "rated", "2026").note is None
