"""The bill: prices of the day, by the matter, each line with its reason."""

from dataclasses import replace
from datetime import date

import pytest

from counter.casetypes.register import by_code
from counter.rules.edition import Edition, seed_edition, seed_rules
from counter.rules.fees import Bill, bill
from counter.values.money import Money

TODAY = date(2026, 11, 23)
CIVIL = {"class": "civil", "matters": 2}
COMMERCIAL = {"class": "commercial", "matters": 1}


def authentication(route: str, *pieces: dict, on: date = TODAY, **answers: str) -> Bill:
    asked = {"speed": "ordinary", "delivery": "pickup", **answers}
    return bill(seed_edition(), by_code("authentication"), asked, pieces, route, on)


def amounts(told: Bill) -> dict[str, int]:
    return {line.code: line.amount.fen // 100 for line in told.lines}


def test_a_deed_is_charged_by_its_matters_and_not_by_the_booklet():
    told = authentication("legalisation-single", CIVIL, {"class": "civil", "matters": 3})
    assert amounts(told) == {"authentication-civil": 250}
    assert told.lines[0].quantity == 5
    assert told.lines[0].reason.zh == "民事 50 元/份 × 5"
    assert told.lines[0].reason.en == "Civil: 50 yuan a matter × 5"
    assert told.total == Money.yuan(250)


def test_urgent_costs_fifty_more_a_matter_for_either_class():
    told = authentication("legalisation-single", CIVIL, COMMERCIAL, speed="urgent")
    assert amounts(told) == {
        "authentication-civil": 100,
        "authentication-commercial": 100,
        "authentication-urgent": 150,
    }


def test_an_apostille_costs_the_same_and_says_that_this_is_to_be_verified():
    told = authentication("apostille", CIVIL, speed="urgent")
    assert amounts(told) == {"apostille-civil": 100, "apostille-urgent": 100}
    assert told.lines[0].reason.zh == "民事 50 元/份 × 2（待核实）"


def test_a_double_authentication_adds_agency_and_embassy():
    told = authentication(
        "legalisation-double", CIVIL, COMMERCIAL, destination="AE", speed="urgent"
    )
    assert amounts(told) == {
        "authentication-civil": 100,
        "authentication-commercial": 100,
        "authentication-urgent": 150,
        "agency": 180,
        "agency-urgent": 90,
        "embassy-civil": 600,
        "embassy-commercial": 4000,
    }
    assert [line.payee for line in told.lines[-2:]] == ["embassy", "embassy"]
    assert [warning.zh for warning in told.warnings] == [
        "该使领馆不收一证多事，请分别公证（待核实）"
    ]
    assert told.total == Money.yuan(5220)


@pytest.mark.parametrize("destination", ["KH", "NP"])
def test_an_unknown_embassy_fee_is_a_warning_and_no_line(destination):
    told = authentication("legalisation-double", CIVIL, destination=destination)
    assert amounts(told) == {"authentication-civil": 100, "agency": 120}
    assert [warning.zh for warning in told.warnings] == ["使馆费（民事）待定，请人工核定"]


def test_prepaid_post_is_one_line_a_case_and_only_when_posted():
    told = authentication("legalisation-single", CIVIL, delivery="post", post_mode="prepaid")
    assert amounts(told)["prepaid-post"] == 25
    assert told.lines[-1].payee == "post"
    kept = authentication("legalisation-single", CIVIL, delivery="pickup", post_mode="prepaid")
    free = authentication("legalisation-single", CIVIL, delivery="post", post_mode="free")
    assert amounts(kept) == amounts(free) == {"authentication-civil": 100}


def test_the_card_fee_is_shown_but_never_collected():
    told = bill(
        seed_edition(), by_code("apec_card"), {}, ({"order": "new"}, {"order": "lost"}), None, TODAY
    )
    assert amounts(told) == {"apec-card": 1440}
    assert (told.lines[0].payee, told.lines[0].is_collected) == ("mfa", False)
    assert told.total == Money(0)


@pytest.mark.parametrize(("order", "yuan"), [("new", 200), ("renew", 220), ("lost", 420)])
def test_a_passport_costs_by_its_order(order, yuan):
    piece = {"document": "ordinary_service", "order": order}
    told = bill(seed_edition(), by_code("official_passport"), {}, (piece,), None, TODAY)
    assert amounts(told) == {f"passport-{order}": yuan}


def test_a_permit_without_a_known_price_is_a_warning():
    piece = {"document": "hkmo_permit", "order": "new"}
    told = bill(seed_edition(), by_code("official_passport"), {}, (piece,), None, TODAY)
    assert told.lines == ()
    assert "待定" in told.warnings[0].zh


def test_a_visa_costs_by_the_person_and_postage_by_the_group():
    told = bill(
        seed_edition(), by_code("visa_agency"), {"destination": "JP"}, ({}, {}, {}), None, TODAY
    )
    assert amounts(told) == {"visa-agency": 780, "visa-post": 60}
    assert told.lines[1].reason.zh == "送签邮寄 60 元/团组 × 1（待核实）"


def test_a_foreign_applicant_is_charged_by_reciprocity_so_the_clerk_is_warned():
    told = authentication("apostille", CIVIL, id_kind="foreign", speed="urgent")
    (line,) = told.lines
    assert (line.code, line.amount, line.is_open) == ("reciprocity", Money(0), True)
    assert line.reason.zh == "外国人按对等，须手填"
    assert any("对等收费" in warning.zh and "须手填" in warning.zh for warning in told.warnings)


def test_a_foreign_applicant_still_pays_what_goes_to_the_embassy():
    told = authentication("legalisation-double", CIVIL, id_kind="foreign", destination="EG")
    assert {line.payee for line in told.lines} == {"mfa", "office", "embassy"}
    assert [line.code for line in told.lines if line.payee == "office"] == ["reciprocity"]


@pytest.mark.parametrize("route", ["none", "ask-supervisor"])
def test_nothing_is_charged_where_nothing_is_done(route):
    assert authentication(route, CIVIL) == Bill(())


def test_the_confirmation_fee_is_not_made_up():
    told = authentication("confirmation", CIVIL)
    assert told.lines == ()
    assert "港澳确认费待定" in told.warnings[0].zh


@pytest.mark.parametrize("matters", [None, "", "2", 0, -1])
def test_a_half_typed_count_is_charged_nothing_instead_of_breaking_the_form(matters):
    piece = {"class": "civil", "matters": matters}
    assert authentication("legalisation-single", piece).total == Money(0)


def test_no_answers_at_all_make_an_empty_bill():
    assert bill(seed_edition(), by_code("authentication"), {}, (), None, TODAY) == Bill(())


def test_a_new_price_begins_on_its_day_and_leaves_the_day_before_alone():
    (old,) = seed_edition().about("fees", "authentication-civil")
    dearer = replace(old, since=date(2027, 1, 1), values={**old.values, "yuan": "55.5"})
    rows = [*(rule for rule in seed_rules() if rule is not old),
            replace(old, until=date(2026, 12, 31)), dearer]  # fmt: skip
    edition = Edition.of(2, rows)

    def charged(on: date) -> Bill:
        return bill(edition, by_code("authentication"), {}, (CIVIL,), "legalisation-single", on)

    assert charged(date(2026, 12, 31)).total == Money.yuan(100)
    assert charged(date(2027, 1, 1)).total == Money.yuan(111)
    assert charged(date(2027, 1, 1)).lines[0].reason.zh == "民事 55.50 元/份 × 2"
