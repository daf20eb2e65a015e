"""The shipped tables: whole, sourced, and readable by the rules that use them."""

from collections import Counter
from datetime import date

import pytest

from counter.casetypes.register import CASE_TYPES
from counter.rules import countries
from counter.rules.edition import TABLES, seed_edition, seed_rules
from counter.rules.fees import UNITS
from counter.rules.materials import PIECES
from counter.rules.routes import TITLES
from counter.values.money import Money

EDITION = seed_edition()
KINDS = {kind.code for kind in CASE_TYPES}
# what conditions may ask for besides questions of the form
DERIVED = {"route"}


def test_no_two_rows_of_a_table_begin_about_the_same_thing_on_the_same_day():
    counted = Counter((rule.table, rule.key, rule.since) for rule in seed_rules())
    assert [place for place, times in counted.items() if times > 1] == []


def test_every_row_names_its_source():
    assert [rule.key for rule in seed_rules() if not rule.source.strip()] == []


def test_there_are_129_parties_and_india_is_one_of_them():
    assert len(EDITION.all("parties")) == 129
    assert EDITION.one("parties", "IN", date(2026, 11, 23)) is not None


@pytest.mark.parametrize("table", ["parties", "routes", "embassies"])
def test_every_country_of_a_table_has_a_name(table):
    for rule in EDITION.all(table):
        assert countries.by_code(rule.key) is not None


@pytest.mark.parametrize("table", [table for table in TABLES if table != "calendar"])
def test_conditions_ask_only_what_the_form_asks_and_accept_only_its_choices(table):
    for rule in EDITION.all(table):
        written = rule.condition()
        kind = rule.values.get("case_type", "*")
        for part in written.parts:
            if part.question == "pieces":
                assert set(part.values) <= set(PIECES), rule.key
                continue
            if part.question in DERIVED:
                assert set(part.values) <= set(TITLES), rule.key
                continue
            asked = [
                question
                for case_type in CASE_TYPES
                if kind in (case_type.code, "*")
                for question in case_type.questions
                if question.code == part.question
            ]
            assert asked, (rule.key, part.question)
            for question in asked:
                if question.kind == "country":
                    assert all(countries.by_code(str(code)) for code in part.values), rule.key
                    continue
                assert set(part.values) <= {choice.code for choice in question.choices}, rule.key


def test_prices_units_and_payees_can_be_read():
    for rule in EDITION.all("fees"):
        assert rule.values["case_type"] in KINDS | {"*"}
        assert rule.values["per"] in UNITS
        assert rule.values["payee"] in ("office", "embassy", "mfa", "post")
        assert rule.values["is_collected"] in ("yes", "")
        assert not rule.values["yuan"] or Money.read(rule.values["yuan"]).fen >= 0


def test_every_kind_of_business_has_days_papers_and_reasons():
    for table in ("day_counts", "materials"):
        assert {rule.values["case_type"] for rule in EDITION.all(table)} >= KINDS
    assert {rule.values["kind"] for rule in EDITION.all("reasons")} == {
        "correction", "rejection", "refusal",
    }  # fmt: skip


def test_every_text_is_there_in_both_languages():
    for rule in seed_rules():
        for column, cell in rule.values.items():
            if column.endswith("_zh") and cell:
                assert rule.values[column[:-3] + "_en"], (rule.table, rule.key, column)
