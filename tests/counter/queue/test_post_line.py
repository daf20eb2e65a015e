"""The line on a case's card that says how it stands with the post."""

from __future__ import annotations

from counter.desk import new_act
from counter.mailout import envelope, manifest, outcomes, returns
from counter.queue import card
from tests.conftest import BY_POST, Hall
from tests.counter import steps

FIRST, SECOND, *_ = steps.WAYBILLS


def told(hall: Hall, case_no: str) -> str:
    line = dict(card.card(hall.desk, case_no).beside).get("post")
    return "" if line is None else line.zh


def test_the_card_tells_every_stage_of_the_way(any_hall: Hall) -> None:
    hall = any_hall
    no = steps.ready(hall, **BY_POST)
    assert told(hall, no) == ""
    made = steps.packed(hall, no)
    assert told(hall, no) == f"已装信封 {made.envelope_no}，待绑定运单"
    envelope.bind(hall.desk, made.envelope_no, FIRST, new_act())
    assert "待封口核对" in told(hall, no)
    steps.seal_envelope(hall, made.envelope_no)
    assert "待交寄" in told(hall, no)
    manifest.draw(hall.desk, new_act())
    assert told(hall, no) == f"11-23 已交寄，运单 {FIRST}，尚无签收"
    hall.later(days=2)
    outcomes.delivered(hall.desk, made.envelope_no, hall.desk.today, "张伟", new_act())
    assert told(hall, no) == f"11-25 已签收（张*），运单 {FIRST}"
    returns.take_back(hall.desk, made.envelope_no, "拒收", "post", new_act())
    assert told(hall, no) == f"11-25 被退回，运单 {FIRST}"
    again = steps.packed(hall, no, waybill=SECOND)
    assert told(hall, no) == f"信封 {again.envelope_no} 已封，待交寄"


def test_a_void_envelope_and_a_way_that_was_left_are_not_told_of(hall: Hall) -> None:
    no = steps.ready(hall, **BY_POST)
    gone = steps.packed(hall, no).envelope_no
    envelope.void(hall.desk, gone, "装错", new_act())
    assert told(hall, no) == ""
    sent = steps.packed(hall, no, waybill=FIRST).envelope_no
    manifest.draw(hall.desk, new_act())
    returns.take_back(hall.desk, sent, "地址不详", "collect", new_act())
    steps.collect(hall, no)
    assert told(hall, no) == ""
