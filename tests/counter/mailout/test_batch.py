"""Many envelopes in one run: each whole, none twice, none half."""

from __future__ import annotations

import random

import pytest

from counter import outbox
from counter.dayclose import till
from counter.desk import new_act
from counter.mailout import batch, envelope, ready, waybills, weighing
from counter.mailout.batch import Batch, EmptyBatch
from counter.mailout.envelope import NotToPost
from counter.store.tables.hall import Paper
from counter.store.tables.mail import Envelope, EnvelopeCase
from counter.values.money import Money
from tests.conftest import BY_POST, Hall
from tests.counter import mailwork, steps


def test_a_batch_is_packed_labelled_and_numbered_in_one_act(any_hall: Hall) -> None:
    nos = mailwork.many_ready(any_hall, 5)
    mailwork.roll(any_hall)
    act = new_act()
    made = batch.pack_many(any_hall.desk, [(no,) for no in nos], act, "EMS")
    assert [each.case_nos for each in made.packed] == [(no,) for no in nos]
    first = int(mailwork.FIRST)
    assert [each.waybill for each in made.packed] == [str(first + n) for n in range(5)]
    assert [each.envelope_no[-4:] for each in made.packed] == [f"000{n}" for n in range(1, 6)]
    cards = envelope.open_envelopes(any_hall.desk)
    assert [(card.state, card.waybill) for card in cards] == [
        ("bound", each.waybill) for each in made.packed
    ]
    (label,) = outbox.of_case(any_hall.desk, made.packed[0].envelope_no)
    assert (label.id, label.facts["waybill"]) == (made.packed[0].paper, mailwork.FIRST)
    assert ready.to_post(any_hall.desk) == ()
    before = steps.snapshot(any_hall)
    assert batch.pack_many(any_hall.desk, [(no,) for no in nos], act, "EMS") == made
    assert steps.snapshot(any_hall) == before
    assert steps.verified(any_hall).entries == steps.length(any_hall)


def test_one_envelope_made_alone_is_the_same_as_in_a_batch(hall: Hall) -> None:
    first, second = (steps.ready(hall, **{**BY_POST, "receiver": who}) for who in ("张伟", "李四"))
    alone = envelope.pack(hall.desk, (first,), new_act())
    (made,) = batch.pack_many(hall.desk, ((second,),), new_act()).packed
    with hall.books.reading():
        rows = [Envelope.get(Envelope.no == no) for no in (alone.envelope_no, made.envelope_no)]
    own = ("id", "no", "tag", "receiver")
    told = [{k: v for k, v in row.__data__.items() if k not in own} for row in rows]
    assert told[0] == told[1]


def test_what_cannot_be_packed_falls_alone_with_its_reason(any_hall: Hall) -> None:
    good = steps.ready(any_hall, **BY_POST)
    owing = steps.ready(any_hall, **{**BY_POST, "receiver": "李四"})
    till.refund(any_hall.supervisor, owing, Money.yuan(1), "cash", "退一元", new_act())
    working = any_hall.accept(**BY_POST).case_no
    other = steps.ready(any_hall, **{**BY_POST, "receiver": "王五"})
    asked = [(owing,), (good,), (working,), (good,), (other, good), ("RZ0",), ()]
    made = batch.pack_many(any_hall.desk, asked, new_act())
    assert [each.case_nos for each in made.packed] == [(good,)]
    why = {fallen.case_nos: fallen.why.zh for fallen in made.fallen}
    assert "未缴" in why[(owing,)]
    assert "已受理" in why[(working,)] or "待" in why[(working,)]
    assert "选过" in why[(good,)]
    assert "选过" in why[(other, good)] or "收件人" in why[(other, good)]
    assert "RZ0" in why[("RZ0",)]
    listed = ready.grouped(ready.to_post(any_hall.desk))
    assert [(group.case_nos, group.why is None) for group in listed] == [
        ((other,), True), ((), False),
    ]  # fmt: skip


def test_an_empty_batch_is_refused(hall: Hall) -> None:
    for nothing in ((), ((),)):
        with pytest.raises(EmptyBatch):
            batch.pack_many(hall.desk, nothing, new_act())
        with pytest.raises(EmptyBatch):
            batch.pack_all(hall.desk, nothing, new_act())


def test_where_the_stock_ends_the_rest_stays_to_be_posted(any_hall: Hall) -> None:
    nos = mailwork.many_ready(any_hall, 3)
    mailwork.roll(any_hall, mailwork.FIRST, str(int(mailwork.FIRST) + 1))
    made = batch.pack_many(any_hall.desk, [(no,) for no in nos], new_act(), "EMS")
    assert (len(made.packed), [each.case_nos for each in made.fallen]) == (2, [(nos[2],)])
    assert [row.case_no for row in ready.to_post(any_hall.desk)] == [nos[2]]


def test_a_run_cancelled_anywhere_leaves_whole_envelopes_and_loses_no_number(
    any_hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "turns", lambda groups: _turns(groups, 7))
    nos = mailwork.many_ready(any_hall, 40)
    mailwork.roll(any_hall)
    stop_after, act = random.Random(5).randrange(1, 5), new_act()
    heard: list[int] = []

    def told(done: Batch, whole: int) -> bool:
        heard.append(done.done)
        assert whole == 40
        return len(heard) < stop_after

    groups = [(no,) for no in nos]
    made = batch.pack_all(any_hall.desk, groups, act, "EMS", told)
    assert heard == [7 * n for n in range(1, stop_after + 1)]
    assert len(made.packed) == 7 * stop_after
    _all_whole(any_hall, len(made.packed))
    # the same run once more goes on where it stopped
    whole = batch.pack_all(any_hall.desk, groups, act, "EMS")
    assert whole.packed[: len(made.packed)] == made.packed
    assert [each.waybill for each in whole.packed] == [
        str(int(mailwork.FIRST) + n) for n in range(40)
    ]
    _all_whole(any_hall, 40)


def test_five_thousand_are_packed_and_may_be_stopped(hall: Hall) -> None:
    mailwork.many_ready(hall, 5000)
    mailwork.roll(hall, "1151238970000", "1151238974999")
    stop_at = random.Random().randrange(300, 1500)
    made = batch.pack_all(
        hall.desk, mailwork.groups(hall.desk), new_act(), "EMS",
        lambda done, whole: done.done < stop_at,
    )
    assert stop_at <= len(made.packed) < stop_at + batch.AT_ONCE
    _all_whole(hall, len(made.packed))
    assert len(ready.to_post(hall.desk)) == 5000 - len(made.packed)


def test_the_list_is_sorted_as_asked_and_what_cannot_go_stands_last(hall: Hall) -> None:
    where = {
        "张伟": "重庆市渝中区练习路1号", "李四": "成都市青羊区练习路2号", "阿明": "北京市东城区3号",
    }  # fmt: skip
    for who, address in where.items():
        steps.ready(hall, **{**BY_POST, "receiver": who, "address": address,
                             "post_mode": "collect" if who == "李四" else "free"})  # fmt: skip
        hall.later(days=1)
    blocked = steps.ready(hall, **{**BY_POST, "receiver": "安安"})
    till.refund(hall.supervisor, blocked, Money.yuan(1), "cash", "退一元", new_act())
    rows = ready.to_post(hall.desk)

    def order(code: str) -> list[str]:
        return [group.receiver_masked for group in ready.grouped(rows, code)]

    assert order("receiver") == ["阿*", "李*", "张*", "安*"]
    assert order("city") == ["阿*", "李*", "张*", "安*"]
    assert order("since") == ["张*", "李*", "阿*", "安*"]
    assert order("mode")[0] == "李*"
    assert set(ready.ORDERS) == {"since", "receiver", "city", "case", "mode"}
    assert "欠" in str(ready.grouped(rows)[-1].why)


def test_postage_is_what_was_charged_for_the_way_back(any_hall: Hall) -> None:
    prepaid = steps.ready(any_hall, **{**BY_POST, "post_mode": "prepaid"})
    collect = steps.ready(any_hall, **{**BY_POST, "post_mode": "collect"})
    free = steps.ready(any_hall, **BY_POST)
    made = batch.pack_many(any_hall.desk, ((prepaid,), (collect,), (free,)), new_act())
    cards = {card.case_nos[0]: card.postage for card in envelope.open_envelopes(any_hall.desk)}
    assert not made.fallen
    assert cards == {prepaid: Money.yuan(25), collect: Money(0), free: Money(0)}


def test_a_weight_is_noted_until_the_envelope_has_left(any_hall: Hall) -> None:
    made = steps.packed(any_hall, steps.ready(any_hall, **BY_POST))
    assert made.grams is None
    assert weighing.weigh(any_hall.desk, made.envelope_no, "0.08kg", new_act()).grams == 80
    assert weighing.weigh(any_hall.desk, made.envelope_no, "95", new_act()).grams == 95
    envelope.void(any_hall.desk, made.envelope_no, "装错", new_act())
    with pytest.raises(NotToPost):
        weighing.weigh(any_hall.desk, made.envelope_no, "95", new_act())


def _turns(groups: object, size: int) -> object:
    assert isinstance(groups, list)
    return [tuple(groups[start : start + size]) for start in range(0, len(groups), size)]


def _all_whole(hall: Hall, count: int) -> None:
    """Each envelope has its case, its label and its number; the stock's sums hold."""
    with hall.books.reading():
        assert Envelope.select().count() == count
        assert EnvelopeCase.select().count() == count
        assert Paper.select().where(Paper.kind == "label").count() == count
        borne = {row.waybill for row in Envelope.select()}
    assert len(borne) == count
    (roll,) = waybills.rolls(hall.desk)
    assert (roll.used, roll.spoiled, roll.left) == (count, 0, roll.count - count)
