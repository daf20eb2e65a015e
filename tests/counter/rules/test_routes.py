"""The country of use and the day of acceptance decide the way."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from counter.rules.countries import every
from counter.rules.edition import Edition, seed_edition, seed_rules
from counter.rules.routes import TITLES, UnknownCountry, route

TODAY = date(2026, 11, 23)


def code(destination: str, on: date = TODAY) -> str:
    return route(seed_edition(), destination, on).code


@pytest.mark.parametrize(
    ("destination", "begins"),
    [
        ("DE", date(2023, 11, 7)),  # a party since 1966, China since that day
        ("GB", date(2023, 11, 7)),  # day of entry not found: in force before China joined
        ("CA", date(2024, 1, 11)),
        ("RW", date(2024, 6, 5)),
        ("BD", date(2025, 3, 30)),
        ("DZ", date(2026, 7, 9)),
        ("VN", date(2026, 9, 11)),
    ],
)
def test_an_apostille_begins_on_the_day_the_convention_applies(destination, begins):
    day_before = begins - timedelta(days=1)
    assert code(destination, begins) == "apostille"
    assert code(destination, day_before).startswith("legalisation-")
    assert any(
        "附加证明书" in w.zh for w in route(seed_edition(), destination, day_before).warnings
    )


def test_the_reason_names_the_country_and_the_day():
    found = route(seed_edition(), "DE", TODAY)
    assert found.title.zh == "附加证明书"
    assert found.reason.zh == "附加证明书：德国是公约缔约国，2023-11-07 起"
    assert found.reason.en == ("Apostille: Germany is a party to the Convention, since 2023-11-07")
    assert found.warnings == ()
    assert "HCCH" in found.source


def test_the_clerk_is_told_thirty_days_ahead_and_not_before():
    joining = date(2026, 9, 11)
    told = route(seed_edition(), "VN", joining - timedelta(days=30)).warnings
    early = route(seed_edition(), "VN", joining - timedelta(days=31)).warnings
    assert any("2026-09-11" in warning.zh for warning in told)
    assert not any("2026-09-11" in warning.zh for warning in early)


def test_india_is_legalised_although_it_stands_on_the_list_of_parties():
    found = route(seed_edition(), "IN", TODAY)
    assert found.code == "legalisation-double"
    assert "印度反对中国加入" in found.reason.zh
    assert any("不得办附加证明书" in warning.zh for warning in found.warnings)


@pytest.mark.parametrize(
    ("destination", "expected"),
    [
        ("HK", "confirmation"), ("MO", "confirmation"), ("TW", "none"), ("CN", "none"),
        ("XK", "ask-supervisor"), ("GL", "ask-supervisor"), ("KY", "ask-supervisor"),
    ],
)  # fmt: skip
def test_exceptions_go_before_the_list(destination, expected):
    found = route(seed_edition(), destination, TODAY)
    assert found.code == expected
    assert found.warnings


def test_single_or_double_is_data_and_unknown_means_single_with_a_warning():
    assert code("AE") == code("KH") == code("MM") == "legalisation-double"
    unknown = route(seed_edition(), "TH", TODAY)
    assert unknown.code == "legalisation-single"
    assert unknown.reason.zh == "领事认证（单认证）：泰国不是公约缔约国"
    assert any("待核实" in warning.zh for warning in unknown.warnings)


def test_the_year_2020_was_legalisation_throughout():
    codes = {code(country.iso2, date(2020, 6, 15)) for country in every()}
    assert codes == set(TITLES) - {"apostille"}
    assert code("FR", date(2020, 6, 15)) == "legalisation-double"
    assert code("KR", date(2020, 6, 15)) == "legalisation-single"


def test_an_uncertain_party_says_so():
    found = route(seed_edition(), "VN", TODAY)
    assert found.reason.zh.endswith("（待核实）")
    assert any("外交部名单" in warning.zh for warning in found.warnings)


def test_a_party_that_leaves_is_legalised_from_the_next_day():
    rows = [
        replace(rule, until=date(2026, 12, 31)) if (rule.table, rule.key) == ("parties", "DE")
        else rule
        for rule in seed_rules()
    ]  # fmt: skip
    edition = Edition.of(2, rows)
    assert route(edition, "DE", date(2026, 12, 31)).code == "apostille"
    assert route(edition, "DE", date(2027, 1, 1)).code == "legalisation-single"


@pytest.mark.parametrize("destination", ["", "ZZ", "de"])
def test_a_code_that_is_no_country_is_refused(destination):
    with pytest.raises(UnknownCountry) as refused:
        route(seed_edition(), destination, TODAY)
    assert refused.value.iso2 == destination
