"""The stock of waybill numbers: entered = used + spoiled + left, and no number twice."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter.desk import new_act
from counter.errors import BadAnswers, NotFound
from counter.mailout import batch, envelope, waybills
from counter.mailout.envelope import EnvelopeCard, NotToPost, WaybillUsed
from counter.mailout.waybills import AlreadyEntered, StockEmpty
from counter.store.waybillbook import WaybillSpoiled
from tests.conftest import BY_POST, Hall
from tests.counter import mailwork, steps
from tests.counter.mailwork import FIRST

NEXT = "1151238971061"


def labelled(hall: Hall, receiver: str = "张伟") -> EnvelopeCard:
    return steps.packed(hall, steps.ready(hall, **{**BY_POST, "receiver": receiver}))


def test_a_roll_is_entered_once_and_counted(any_hall: Hall) -> None:
    roll = mailwork.roll(any_hall)
    assert (roll.count, roll.used, roll.spoiled, roll.left) == (40, 0, 0, 40)
    with pytest.raises(AlreadyEntered) as refused:
        mailwork.roll(any_hall, "1151238971090", "1151238971120")
    assert refused.value.number == "1151238971090"
    assert waybills.rolls(any_hall.desk) == (roll,)


def test_the_next_number_goes_onto_the_envelope(any_hall: Hall) -> None:
    mailwork.roll(any_hall)
    bound = [
        waybills.bind_next(any_hall.desk, labelled(any_hall, who).envelope_no, "EMS", new_act())
        for who in ("张伟", "李四")
    ]
    assert [(card.state, card.waybill) for card in bound] == [("bound", FIRST), ("bound", NEXT)]
    (roll,) = waybills.rolls(any_hall.desk)
    assert (roll.used, roll.left) == (2, 38)


def test_two_windows_never_get_the_same_number(any_hall: Hall) -> None:
    mailwork.roll(any_hall)
    numbers = [
        waybills.bind_next(
            any_hall.window(n % 2 + 1), labelled(any_hall, f"收件人{n}").envelope_no, "EMS",
            new_act(),
        ).waybill
        for n in range(4)
    ]  # fmt: skip
    assert numbers == [str(int(FIRST) + n) for n in range(4)]


def test_a_spoiled_number_is_passed_over_counted_and_never_used(any_hall: Hall) -> None:
    mailwork.roll(any_hall)
    with pytest.raises(BadAnswers):
        waybills.spoil(any_hall.desk, FIRST, " ", new_act())
    roll = waybills.spoil(any_hall.desk, FIRST, "撕坏", new_act())
    assert (roll.used, roll.spoiled, roll.left) == (0, 1, 39)
    made = labelled(any_hall)
    with pytest.raises(WaybillSpoiled) as refused:
        envelope.bind(any_hall.desk, made.envelope_no, FIRST, new_act())
    assert refused.value.reason == "撕坏"
    with pytest.raises(WaybillSpoiled):
        waybills.spoil(any_hall.desk, FIRST, "再次", new_act())
    assert waybills.bind_next(any_hall.desk, made.envelope_no, "EMS", new_act()).waybill == NEXT
    with pytest.raises(WaybillUsed):
        waybills.spoil(any_hall.desk, NEXT, "晚了", new_act())
    with pytest.raises(NotFound):
        waybills.spoil(any_hall.desk, "1151238979999", "不是我们的", new_act())


def test_what_was_scanned_is_not_given_out_again(any_hall: Hall) -> None:
    steps.packed(any_hall, steps.ready(any_hall, **BY_POST), waybill=FIRST)
    mailwork.roll(any_hall)  # the roll is entered after its first sticker was used
    (roll,) = waybills.rolls(any_hall.desk)
    assert (roll.used, roll.left) == (1, 39)
    made = labelled(any_hall, "李四")
    envelope.bind(any_hall.desk, made.envelope_no, NEXT, new_act())
    third = labelled(any_hall, "王五")
    number = waybills.bind_next(any_hall.desk, third.envelope_no, "EMS", new_act()).waybill
    assert number == "1151238971062"


def test_the_number_of_a_void_envelope_is_not_given_out_but_may_be_scanned(any_hall: Hall) -> None:
    mailwork.roll(any_hall)
    made = labelled(any_hall)
    waybills.bind_next(any_hall.desk, made.envelope_no, "EMS", new_act())
    envelope.void(any_hall.desk, made.envelope_no, "装错", new_act())
    (roll,) = waybills.rolls(any_hall.desk)
    assert (roll.used, roll.spoiled, roll.left) == (0, 1, 39)
    again = labelled(any_hall, "李四")
    assert waybills.bind_next(any_hall.desk, again.envelope_no, "EMS", new_act()).waybill == NEXT
    third = labelled(any_hall, "王五")
    envelope.bind(any_hall.desk, third.envelope_no, FIRST, new_act())
    (roll,) = waybills.rolls(any_hall.desk)
    assert (roll.used, roll.spoiled, roll.left) == (2, 0, 38)


def test_an_empty_stock_and_a_bound_envelope_are_refused(hall: Hall) -> None:
    mailwork.roll(hall, FIRST, FIRST)
    first, second = labelled(hall), labelled(hall, "李四")
    waybills.bind_next(hall.desk, first.envelope_no, "EMS", new_act())
    with pytest.raises(StockEmpty):
        waybills.bind_next(hall.desk, second.envelope_no, "EMS", new_act())
    with pytest.raises(StockEmpty):
        waybills.bind_next(hall.desk, second.envelope_no, "顺丰", new_act())
    with pytest.raises(NotToPost):
        waybills.bind_next(hall.desk, first.envelope_no, "EMS", new_act())


def test_a_low_stock_is_told(hall: Hall) -> None:
    last = str(int(FIRST) + 2)
    assert not mailwork.roll(hall, FIRST, last).is_low
    waybills.spoil(hall.desk, FIRST, "撕坏", new_act())
    waybills.spoil(hall.desk, NEXT, "撕坏", new_act())
    (roll,) = waybills.rolls(hall.desk)
    assert (roll.left, roll.is_low) == (1, True)


DOINGS = st.lists(st.sampled_from(["pack", "scan", "spoil", "void"]), min_size=4, max_size=14)


@given(doings=DOINGS)
@settings(
    max_examples=6, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_whatever_is_done_every_number_is_used_spoiled_or_left(
    hall: Hall, doings: list[str]
) -> None:
    start = int(FIRST) + 1000 * len(waybills.rolls(hall.desk))
    mailwork.roll(hall, str(start), str(start + 9))
    ready = iter(mailwork.many_ready(hall, len(doings)))
    here: list[str] = []
    for n, doing in enumerate(doings):
        roll = waybills.rolls(hall.desk)[0]
        if doing == "pack" or not here:
            made = batch.pack_many(hall.desk, ((next(ready),),), new_act(), "EMS")
            here += [each.envelope_no for each in made.packed]
        elif doing == "scan":
            made = batch.pack_many(hall.desk, ((next(ready),),), new_act())
            free = f"99{n:02d}{start}"
            envelope.bind(hall.desk, made.packed[0].envelope_no, free, new_act())
        elif doing == "spoil" and roll.left:
            unused = {str(start + k) for k in range(10)}
            unused -= {card.waybill for card in envelope.open_envelopes(hall.desk)}
            try:
                waybills.spoil(hall.desk, max(unused), "撕坏", new_act())
            except WaybillSpoiled:
                continue
        else:
            envelope.void(hall.desk, here.pop(), "装错", new_act())
        assert mailwork.is_balanced(waybills.rolls(hall.desk))
    borne = [card.waybill for card in envelope.open_envelopes(hall.desk) if card.waybill]
    assert len(borne) == len(set(borne))
