"""Case, label and waybill agree, or nothing leaves."""

from __future__ import annotations

import pytest

from counter import outbox
from counter.dayclose import till, totals
from counter.desk import new_act
from counter.errors import AlreadyHandedOver, BadAnswers, NotFound, Refused, Unpaid, WrongStep
from counter.mailout import envelope, manifest, ready, returns
from counter.mailout.envelope import NotToPost, OtherReceiver, WaybillUsed
from counter.mailout.manifest import NotAllSealed, NothingToPost
from counter.progress import scan
from counter.queue import card, search, worklists
from counter.values.money import Money
from tests.conftest import BY_POST, Hall
from tests.counter import steps

FIRST, SECOND, THIRD, _ = steps.WAYBILLS


def test_ready_cases_are_offered_by_receiver_and_masked(any_hall: Hall) -> None:
    first, second = steps.ready(any_hall, **BY_POST), steps.ready(any_hall, **BY_POST)
    other = steps.ready(any_hall, **{**BY_POST, "receiver": "李四"})
    steps.ready(any_hall)  # to be collected
    rows = ready.to_post(any_hall.desk)
    assert {row.case_no for row in rows} == {first, second, other}
    together = [row.case_no for row in rows if row.receiver_key == rows[-1].receiver_key]
    assert len({row.receiver_key for row in rows}) == 2
    assert together in ([other], [first, second])
    shown = repr([(row.receiver_masked, row.city) for row in rows])
    assert "张伟" not in shown
    assert "502" not in shown
    assert worklists.counts(any_hall.desk)["to_post"] == 3


def test_from_the_envelope_to_the_post(any_hall: Hall) -> None:
    no = steps.ready(any_hall, **BY_POST)
    made = envelope.pack(any_hall.desk, (no, no), new_act())
    assert (made.state, made.case_nos, made.pieces, made.waybill) == ("labelled", (no,), 1, "")
    (label,) = outbox.of_case(any_hall.desk, made.envelope_no)
    assert label.kind == "label"
    assert scan.scan(any_hall.desk, made.tag).envelope_no == made.envelope_no
    assert ready.to_post(any_hall.desk) == ()
    bound = envelope.bind(any_hall.desk, made.envelope_no, FIRST, new_act())
    assert (bound.state, bound.waybill) == ("bound", FIRST)
    assert steps.seal_envelope(any_hall, made.envelope_no).state == "sealed"
    sheet = manifest.draw(any_hall.desk, new_act())
    assert sheet.kind == "manifest"
    assert sheet.facts["lines"][0]["waybill"] == FIRST
    assert scan.scan(any_hall.desk, sheet.facts["tag"]).number == sheet.case_no
    assert card.card(any_hall.desk, no).row.step.zh == "已寄"
    assert envelope.open_envelopes(any_hall.desk) == ()
    assert [row.case_no for row in search.find(any_hall.desk, FIRST[-6:])] == [no]
    figures = totals.of(any_hall.desk, "2026").kinds[0]
    assert (figures.posted, figures.posted_cases) == (2, 1)


def test_nothing_outside_the_envelope_tells_the_persons_business(hall: Hall) -> None:
    sealed = steps.packed(hall, steps.ready(hall, **BY_POST), waybill=FIRST)
    (label,) = outbox.of_case(hall.desk, sealed.envelope_no)
    for secret in ("张伟", "13812345678", "502", "公证", "RZ2026", "认证"):
        assert secret not in str({k: v for k, v in label.facts.items() if k != "office"})


@pytest.mark.parametrize(
    "changed",
    [{"receiver": "李四"}, {"receiver_phone": "13912345678"}, {"address": "重庆市江北区1号"},
     {"post_mode": "collect"}],
)  # fmt: skip
def test_two_receivers_do_not_share_an_envelope(hall: Hall, changed: dict[str, str]) -> None:
    first = steps.ready(hall, **BY_POST)
    second = steps.ready(hall, **{**BY_POST, **changed})
    before = steps.snapshot(hall)
    with pytest.raises(OtherReceiver) as refused:
        envelope.pack(hall.desk, (first, second), new_act())
    assert refused.value.case_no == second
    assert steps.snapshot(hall) == before


def test_blanks_in_an_address_do_not_part_two_cases(hall: Hall) -> None:
    first = steps.ready(hall, **BY_POST)
    second = steps.ready(hall, **{**BY_POST, "address": "重庆市渝中区 练习路12号 3单元502室"})
    assert envelope.pack(hall.desk, (first, second), new_act()).pieces == 2


def test_what_is_not_to_be_posted_is_not_packed(hall: Hall) -> None:
    working = hall.accept(**BY_POST).case_no
    pickup = steps.ready(hall)
    packed = steps.ready(hall, **BY_POST)
    steps.packed(hall, packed)
    for no in (working, pickup, packed):
        with pytest.raises(NotToPost) as refused:
            envelope.pack(hall.desk, (no,), new_act())
        assert refused.value.case_no == no
    with pytest.raises(NotFound):
        envelope.pack(hall.desk, (), new_act())
    with pytest.raises(NotFound):
        envelope.pack(hall.desk, ("RZ20261123-9999-X",), new_act())


def test_an_unpaid_case_is_not_packed(hall: Hall) -> None:
    no = steps.ready(hall, **BY_POST)
    till.refund(hall.supervisor, no, Money.yuan(1), "cash", "退一元", new_act())
    with pytest.raises(Unpaid):
        envelope.pack(hall.desk, (no,), new_act())


def test_a_refund_after_sealing_keeps_the_whole_list_back(hall: Hall) -> None:
    no = steps.ready(hall, **BY_POST)
    steps.packed(hall, no, waybill=FIRST)
    till.refund(hall.supervisor, no, Money.yuan(1), "cash", "退一元", new_act())
    before = steps.snapshot(hall)
    with pytest.raises(Unpaid):
        manifest.draw(hall.desk, new_act())
    assert steps.snapshot(hall) == before


def test_a_waybill_is_used_once(any_hall: Hall) -> None:
    first = steps.packed(any_hall, steps.ready(any_hall, **BY_POST), waybill=FIRST)
    second = steps.packed(any_hall, steps.ready(any_hall, **{**BY_POST, "receiver": "李四"}))
    with pytest.raises(WaybillUsed) as refused:
        envelope.bind(any_hall.desk, second.envelope_no, FIRST, new_act())
    assert (refused.value.waybill, refused.value.envelope_no) == (FIRST, first.envelope_no)
    with pytest.raises(NotAllSealed) as not_all:
        manifest.draw(any_hall.desk, new_act())
    assert not_all.value.envelope_nos == (second.envelope_no,)
    envelope.bind(any_hall.desk, second.envelope_no, SECOND, new_act())
    with pytest.raises(NotAllSealed):
        manifest.draw(any_hall.desk, new_act())
    steps.seal_envelope(any_hall, second.envelope_no)
    assert len(manifest.draw(any_hall.desk, new_act()).facts["lines"]) == 2
    third = steps.packed(any_hall, steps.ready(any_hall, **BY_POST))
    with pytest.raises(WaybillUsed):  # also after it has left
        envelope.bind(any_hall.desk, third.envelope_no, FIRST, new_act())


@pytest.mark.parametrize(
    "typed", ["", "123", "RR123456789CN", "绿色通道", "1151238971060\x00", "1" * 60]
)
def test_a_waybill_that_cannot_be_right(hall: Hall, typed: str) -> None:
    made = steps.packed(hall, steps.ready(hall, **BY_POST))
    with pytest.raises(Refused):
        envelope.bind(hall.desk, made.envelope_no, typed, new_act())
    assert envelope.open_envelopes(hall.desk)[0].state == "labelled"


def test_a_void_envelope_gives_its_cases_and_its_waybill_back(any_hall: Hall) -> None:
    no = steps.ready(any_hall, **BY_POST)
    made = steps.packed(any_hall, no, waybill=FIRST)
    void = envelope.void(any_hall.desk, made.envelope_no, "装错", new_act())
    assert (void.state, void.waybill) == ("void", "")
    assert [row.case_no for row in ready.to_post(any_hall.desk)] == [no]
    again = steps.packed(any_hall, no, waybill=FIRST)
    assert again.envelope_no != made.envelope_no
    with pytest.raises(NotToPost):
        envelope.bind(any_hall.desk, made.envelope_no, SECOND, new_act())
    with pytest.raises(NotToPost):
        envelope.void(any_hall.desk, made.envelope_no, "再次", new_act())


def test_voiding_needs_a_reason_and_an_envelope_that_is_here(hall: Hall) -> None:
    no = steps.posted(hall)
    (gone, _) = envelope.went_with(hall.desk, no)
    with pytest.raises(NotToPost):
        envelope.void(hall.desk, gone, "晚了", new_act())
    with pytest.raises(BadAnswers):
        envelope.void(hall.desk, gone, " ", new_act())
    with pytest.raises(NotFound):
        envelope.void(hall.desk, "XF0", "没有", new_act())


def test_no_list_without_sealed_envelopes(hall: Hall) -> None:
    with pytest.raises(NothingToPost):
        manifest.draw(hall.desk, new_act())


def test_what_was_posted_is_not_given_out_again(any_hall: Hall) -> None:
    no = steps.posted(any_hall)
    with pytest.raises(AlreadyHandedOver) as refused:
        steps.collect(any_hall, no)
    assert refused.value.taken_by == "张伟"


def test_what_came_back_is_posted_anew_or_collected(any_hall: Hall) -> None:
    no = steps.posted(any_hall)
    with pytest.raises(BadAnswers):
        returns.post_back(any_hall.desk, no, "", new_act())
    assert returns.post_back(any_hall.desk, no, "地址不详", new_act()).step.zh == "待取"
    with pytest.raises(WrongStep):
        returns.post_back(any_hall.desk, no, "再次", new_act())
    steps.packed(any_hall, no, waybill=SECOND)
    manifest.draw(any_hall.desk, new_act())
    returns.post_back(any_hall.desk, no, "拒收", new_act())
    steps.move(any_hall, no, "to_pickup")
    assert steps.collect(any_hall, no).step.zh == "已取"
    assert steps.verified(any_hall).entries == steps.length(any_hall)


def test_envelopes_and_lists_are_numbered_without_gaps(any_hall: Hall) -> None:
    numbers, lists = [], []
    for waybill in (FIRST, SECOND, THIRD):
        made = steps.packed(any_hall, steps.ready(any_hall, **BY_POST), waybill=waybill)
        numbers.append(made.envelope_no)
        lists.append(manifest.draw(any_hall.desk, new_act()).case_no)
    assert [no[-4:] for no in numbers] == ["0001", "0002", "0003"]
    assert [no[-2:] for no in lists] == ["01", "02", "03"]
