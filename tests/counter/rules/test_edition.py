"""An edition stays what it was: stored, read back, noticed when altered."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.rules.edition import Edition, edition_of, from_json, seed_edition, to_json
from counter.rules.rule import Rule

RULES = st.builds(
    Rule,
    table=st.text(),
    key=st.text(),
    since=st.dates(),
    until=st.none() | st.dates(),
    source=st.text(),
    is_uncertain=st.booleans(),
    values=st.dictionaries(st.text(), st.text()),
)
ROWS = st.lists(RULES, max_size=5).map(tuple)


@given(st.integers(min_value=0), ROWS)
def test_an_edition_comes_back_from_json_exactly(number, rows):
    edition = edition_of(number, rows)
    assert from_json(to_json(edition)) == edition
    assert to_json(from_json(to_json(edition))) == to_json(edition)


@given(ROWS, ROWS)
def test_other_rows_have_another_digest(rows, others):
    assert (edition_of(1, rows).digest == edition_of(1, others).digest) == (rows == others)


def test_a_row_altered_in_the_books_is_noticed():
    written = json.loads(to_json(seed_edition()))
    written["rows"][0]["values"]["entered_on"] = "1900-01-01"
    with pytest.raises(ValueError, match="edition 1"):
        from_json(json.dumps(written))


def rule(since: date, until: date | None) -> Rule:
    return Rule("fees", "civil", since, until, "notice", False, {})


def test_of_two_rows_in_force_the_later_one_holds():
    first, second = rule(date(2020, 1, 1), None), rule(date(2026, 1, 1), None)
    for rows in ((first, second), (second, first)):
        edition = edition_of(1, rows)
        assert edition.one("fees", "civil", date(2025, 12, 31)) == first
        assert edition.one("fees", "civil", date(2026, 1, 1)) == second
        assert edition.one("fees", "civil", date(2019, 12, 31)) is None


def test_looking_up_leaves_the_edition_equal_to_a_fresh_one():
    used, fresh = seed_edition(), replace(seed_edition())
    used.in_force("fees", date(2026, 11, 23))
    assert used == fresh
    assert isinstance(fresh, Edition)
