"""The checklist follows who applies and what for."""

from datetime import date

from counter.rules.edition import seed_edition
from counter.rules.materials import materials
from counter.rules.reasons import reasons

TODAY = date(2026, 11, 23)


def codes(kind: str, answers: dict, *pieces: dict) -> list[str]:
    return [paper.code for paper in materials(seed_edition(), kind, answers, pieces, TODAY)]


def test_an_agent_brings_a_mandate_and_both_identity_papers():
    assert codes("authentication", {"applicant_kind": "agent"}) == [
        "rz-form", "rz-deed", "rz-identity-copy", "rz-agent-identity", "rz-mandate",
    ]  # fmt: skip


def test_one_commercial_piece_among_many_asks_for_commercial_papers_once():
    asked = codes(
        "authentication", {"applicant_kind": "person"},
        {"class": "civil"}, {"class": "commercial"}, {"class": "commercial"},
    )  # fmt: skip
    assert asked == ["rz-form", "rz-deed", "rz-identity", "rz-commercial"]


def test_a_double_authentication_reminds_of_the_embassy_s_papers_without_demanding_them():
    papers = materials(seed_edition(), "authentication", {"destination": "AE"}, (), TODAY)
    (embassy,) = [paper for paper in papers if paper.code == "rz-embassy-papers"]
    assert (embassy.is_required, embassy.is_uncertain) == (False, True)
    assert "rz-embassy-papers" not in codes("authentication", {"destination": "DE"})


def test_a_country_not_typed_yet_is_no_obstacle():
    assert codes("authentication", {"destination": "??"}) == ["rz-form", "rz-deed"]


def test_a_lost_passport_needs_a_report_and_a_renewed_one_is_handed_in():
    lost = codes("official_passport", {}, {"document": "service", "order": "lost"})
    renewed = codes("official_passport", {}, {"document": "service", "order": "renew"})
    assert set(lost) - set(renewed) == {"hz-loss-report"}
    assert set(renewed) - set(lost) == {"hz-old-passport"}


def test_reasons_of_the_kind_come_before_those_for_all():
    offered = [reason.code for reason in reasons(
        seed_edition(), "correction", "visa_agency", TODAY)]  # fmt: skip
    assert offered[0] == "visa-form-wrong"
    assert "papers-missing" in offered
    assert "seal-missing" not in offered
