"""Who holds a result learns whether it is ours, by number and day, and nothing else."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from counter.desk import new_act
from counter.progress.register.lookup import NoSuchResult, lookup
from counter.progress.register.remake import remake
from counter.progress.register.results import results
from counter.queue import card
from counter.values import facts
from tests.conftest import Hall
from tests.counter import steps

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "number", ["26500001-001", "26500001001", "２６５００００１ 001", "cq000001", " CQ000001 "]
)
def test_both_kinds_of_number_find_it_however_they_are_written(hall: Hall, number: str) -> None:
    steps.ready(hall)
    assert lookup(hall.desk, number, DAY, new_act()).authentication_no == "26500001-001"


def test_it_states_the_columns_of_the_register_and_no_personal_data(any_hall: Hall) -> None:
    steps.ready(any_hall)
    found = lookup(any_hall.desk, "CQ000001", DAY, new_act())
    told = facts.plain(found)
    assert told.pop("destination")["zh"] == "德国"
    assert told == {
        "authentication_no": "26500001-001", "sender": "练习外事服务大厅",
        "deed_kind": "出生公证", "deed_signer": "重庆市公证处", "deed_office": "重庆市公证处",
        "deed_on": "2026-11-01", "signer": "周敏", "signed_on": "2026-11-23",
        "authority": "练习外事服务大厅", "place": "重庆", "is_void": False,
    }  # fmt: skip
    written = json.dumps(facts.plain(found), ensure_ascii=False)
    for personal in ("张伟", "50010319850307233X", "13812345678", "RZ2026"):
        assert personal not in written


def test_a_firm_is_named_as_the_one_that_sent_it_in(hall: Hall) -> None:
    from tests.conftest import COMPANY

    steps.ready(hall, **COMPANY)
    found = lookup(hall.desk, "CQ000001", DAY, new_act())
    assert found.sender == "重庆练习进出口有限公司"


def test_a_wrong_pair_does_not_tell_which_half_was_wrong_and_is_on_record(any_hall: Hall) -> None:
    steps.ready(any_hall)
    said = set()
    for number, on in (
        ("CQ000001", DAY - timedelta(days=1)), ("CQ000002", DAY), ("26500001", DAY), ("", DAY),
        ("%", DAY), ("CQ000001' OR 1=1", DAY),
    ):  # fmt: skip
        before = steps.length(any_hall)
        with pytest.raises(NoSuchResult) as refused:
            lookup(any_hall.desk, number, on, new_act())
        said.add(refused.value.text)
        assert steps.length(any_hall) == before + 1
    assert len(said) == 1
    assert steps.facts_of(any_hall, steps.length(any_hall))["found"] is False


def test_a_void_result_is_said_to_be_void_until_its_number_stands_again(hall: Hall) -> None:
    no = steps.ready(hall)
    (line,) = results(hall.desk, no)
    revision = card.card(hall.desk, no).revision
    remake(hall.desk, no, revision, "错", steps.beside(hall, hall.desk), new_act())
    whole = f"{line.authentication_no}-{line.small_no}"
    assert lookup(hall.desk, whole, DAY, new_act()).is_void
    stickers = (steps.Sticker(1, line.authentication_no, line.small_no, "CQ000009"),)
    revision = card.card(hall.desk, no).revision
    steps.seal(hall.desk, no, revision, stickers, steps.SIGNING, new_act())
    assert not lookup(hall.desk, whole, DAY, new_act()).is_void
    assert lookup(hall.desk, line.sticker_no, DAY, new_act()).is_void
