"""Bad input: a clear sentence at the right field, in both languages, and nothing written."""

from __future__ import annotations

from typing import Any

import pytest

from counter.desk import new_act
from counter.errors import BadAnswers, Fault, Incomplete
from counter.intake import accept
from counter.intake.accept import RouteStops
from counter.intake.application import Application, look
from tests.conftest import COMPANY, Hall, default_pieces
from tests.counter import steps


def faults(hall: Hall, letters: str = "RZ", **changes: Any) -> dict[str, Fault]:
    """What accepting this refuses, by field; the books must be as before."""
    form = hall.application(letters, **{"materials": [], **changes})
    before = steps.snapshot(hall)
    for verb in (accept.accept, accept.receive):
        with pytest.raises(BadAnswers) as refused:
            verb(hall.desk, form)
    assert steps.snapshot(hall) == before
    seen = look(hall.desk.edition, hall.desk.calendar, form, hall.desk.today)
    assert seen.faults == refused.value.faults
    for fault in seen.faults:
        assert fault.text.zh.endswith("。")
        assert fault.text.en.endswith(".")
    return {fault.question: fault for fault in seen.faults}


def piece(**changes: Any) -> list[dict[str, Any]]:
    return [{**default_pieces("RZ")[0], **changes}]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""), ("name", "   "), ("name", "张" * 200), ("name", "张三😀"),
        ("name", "张\x00三"), ("name", "张\u202e三"), ("name", "张\ud800三"), ("name", "张\ue000三"),
        ("name", "12345"), ("name", "张\n三"),
        ("id_number", "500103198503072331"), ("id_number", "50010319850230233X"),
        ("id_number", "123"), ("id_number", "５００"), ("id_number", "'; DROP TABLE"),
        ("phone", "1381234567"), ("phone", "abc"), ("phone", "0" * 50),
        ("destination", "XX"), ("destination", "Atlantis"), ("destination", ""),
        ("speed", "at once"), ("applicant_kind", "nobody"), ("channel", "pigeon"),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_named_at_its_field(hall: Hall, field: str, typed: str) -> None:
    found = faults(hall, **{field: typed})
    assert field in found
    assert found[field].piece is None


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("matters", 0), ("matters", "0"), ("matters", 10**6), ("matters", -1), ("matters", "2.5"),
        ("matters", "9" * 5000), ("matters", "٣"), ("matters", "zwei"),
        ("issued_on", "2026-02-30"), ("issued_on", "2026-13-01"), ("issued_on", "2027-01-01"),
        ("issued_on", "1899-12-31"), ("issued_on", "yesterday"), ("issued_on", "0000-00-00"),
        ("certificate_no", ""), ("certificate_no", "证" * 121), ("certificate_no", "(2026)\t1"),
        ("title", "公证书🎉"), ("class", "secret"), ("holder", "X Æ A-12😀"),
    ],
)  # fmt: skip
def test_a_wrong_answer_in_a_piece_is_named_with_its_piece(
    hall: Hall, field: str, typed: object
) -> None:
    good = default_pieces("RZ")[0]
    found = faults(hall, pieces=[good, {**default_pieces("RZ")[0], field: typed}])
    assert found[field].piece == 1


def test_the_sentence_names_the_character_that_no_paper_can_print(hall: Hall) -> None:
    assert "U+1F600" in faults(hall, name="张三😀")["name"].text.zh


def test_every_fault_is_told_at_once(hall: Hall) -> None:
    found = faults(hall, name="", phone="1", destination="", pieces=piece(matters=0))
    assert set(found) >= {"name", "phone", "destination", "matters"}


def test_a_firm_with_a_wrong_credit_code(hall: Hall) -> None:
    assert "uscc" in faults(hall, "SL", uscc="91350100M000100Y44")
    assert "uscc" in faults(hall, "SL", uscc="9135")


def test_a_case_without_a_piece(hall: Hall) -> None:
    form = hall.application()
    bare = Application("RZ", form.answers, (), form.materials, new_act())
    with pytest.raises(BadAnswers) as refused:
        accept.accept(hall.desk, bare)
    assert [fault.question for fault in refused.value.faults] == ["pieces"]


def test_the_same_certificate_twice_in_a_case(hall: Hall) -> None:
    twice = piece(certificate_no="(2026)渝证字第1号") * 2
    assert faults(hall, pieces=twice)["certificate_no"].piece == 1


def test_post_without_an_address(hall: Hall) -> None:
    found = faults(hall, delivery="post")
    assert set(found) >= {"receiver", "receiver_phone", "address", "post_mode"}


@pytest.mark.parametrize(
    "name", ["𬱖略", "龘靐齉", "欧阳·夏丹", "O'Brien", "𠮷田", "赵㛃", "李䶮", "〇一"]
)
def test_rare_and_foreign_names_are_names(any_hall: Hall, name: str) -> None:
    filed = any_hall.accept(name=name)
    assert filed.paper.facts["applicant"] == name


def test_missing_materials_are_named_and_can_be_received_meanwhile(any_hall: Hall) -> None:
    form = any_hall.application(materials=[])
    with pytest.raises(Incomplete) as refused:
        accept.accept(any_hall.desk, form)
    assert refused.value.missing
    assert accept.receive(any_hall.desk, form).paper.kind == "received_slip"


@pytest.mark.parametrize(("country", "route"), [("CN", "none"), ("AW", "ask-supervisor")])
def test_a_country_whose_route_stops_is_not_accepted_but_may_be_received(
    hall: Hall, country: str, route: str
) -> None:
    form = hall.application(destination=country)
    with pytest.raises(RouteStops) as refused:
        accept.accept(hall.desk, form)
    assert refused.value.route.code == route
    assert accept.receive(hall.desk, form).case_no


def test_answers_that_do_not_apply_are_not_kept(hall: Hall) -> None:
    filed = hall.accept(**{**COMPANY, "applicant_kind": "person", "id_kind": "id_card",
                           "name": "张伟", "id_number": "50010319850307233X"})  # fmt: skip
    assert filed.paper.facts["agent"] == ""


@pytest.mark.parametrize("kind", ["", " ", "library card", "\ud800", None, 5])
def test_an_unknown_kind_of_identity_paper_is_a_fault_of_its_field(
    hall: Hall, kind: object
) -> None:
    with pytest.raises(BadAnswers) as refused:
        hall.accept(id_kind=kind)
    assert "id_kind" in {fault.question for fault in refused.value.faults}
