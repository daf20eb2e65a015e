"""An edition stays what it was: stored, read back, noticed when altered."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from counter.rules.edition import Edition, seed_edition
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
    edition = Edition.of(number, rows)
    again = Edition.from_json(number, edition.to_json())
    assert again == edition
    assert again.to_json() == edition.to_json()


@given(ROWS, ROWS)
def test_other_rows_have_another_digest(rows, others):
    assert (Edition.of(1, rows).digest == Edition.of(1, others).digest) == (rows == others)


def test_a_row_altered_in_the_books_changes_the_digest():
    rows = json.loads(seed_edition().to_json())
    rows[0]["values"]["entered_on"] = "1900-01-01"
    altered = Edition.from_json(1, json.dumps(rows, ensure_ascii=False))
    assert altered.digest != seed_edition().digest


def rule(since: date, until: date | None) -> Rule:
    return Rule("fees", "civil", since, until, "notice", False, {})


def test_of_two_rows_in_force_the_later_one_holds():
    first, second = rule(date(2020, 1, 1), None), rule(date(2026, 1, 1), None)
    for rows in ((first, second), (second, first)):
        edition = Edition.of(1, rows)
        assert edition.one("fees", "civil", date(2025, 12, 31)) == first
        assert edition.one("fees", "civil", date(2026, 1, 1)) == second
        assert edition.one("fees", "civil", date(2019, 12, 31)) is None


def test_looking_up_leaves_the_edition_equal_to_a_fresh_one():
    used, fresh = seed_edition(), replace(seed_edition())
    used.in_force("fees", date(2026, 11, 23))
    assert used == fresh
    assert isinstance(fresh, Edition)
