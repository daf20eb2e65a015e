"""改地址: seen in full on record, changed before it is packed, old and new in the journal."""

from __future__ import annotations

import pytest

from counter import outbox
from counter.desk import new_act
from counter.errors import BadAnswers, Overtaken, Refused
from counter.mailout import address, envelope, ready
from counter.mailout.envelope import NotToPost
from counter.mailout.papers import AddressSlip
from counter.papers import register
from counter.store import journal
from counter.store.casebook import InEnvelope
from counter.store.tables.journal import Entry
from counter.values import facts
from tests.conftest import BY_POST, Hall
from tests.counter import steps
from tests.papers import reading

NEW = {"receiver": "李四", "receiver_phone": "13900001111", "address": "重庆市江北区观音桥街道1号"}


def lines(hall: Hall, verb: str) -> list[Entry]:
    with hall.desk.reading():
        return list(Entry.select().where(Entry.verb == verb).order_by(Entry.seq))


def test_cases_of_one_receiver_are_posted_to_another_address(any_hall: Hall) -> None:
    nos = steps.ready(any_hall, **BY_POST), steps.ready(any_hall, **BY_POST)
    seen = address.address_of(any_hall.desk, nos, new_act())
    assert seen.answers == {code: BY_POST[code] for code in NEW}
    assert address.readdress(any_hall.desk, seen, NEW, new_act()) == nos
    assert {row.city for row in ready.to_post(any_hall.desk)} == {"重庆市"}
    assert len({row.receiver_key for row in ready.to_post(any_hall.desk)}) == 1
    label = outbox.of_case(any_hall.desk, steps.packed(any_hall, *nos).envelope_no)[0]
    assert label.facts["receiver_masked"] == "李*"


def test_who_looked_and_what_changed_is_in_the_journal_and_sealed(hall: Hall) -> None:
    no = steps.ready(hall, **BY_POST)
    seen = address.address_of(hall.desk, (no,), new_act())
    address.readdress(hall.desk, seen, NEW, new_act())
    assert [line.subject for line in lines(hall, "unmask")] == [no]
    (changed,) = lines(hall, "readdress")
    assert "观音桥" not in changed.facts
    with hall.desk.reading():
        told = journal.facts_of([changed])[changed.seq]
    assert (told["before"]["address"], told["after"]) == (BY_POST["address"], NEW)


def test_the_same_address_again_changes_nothing(hall: Hall) -> None:
    no, act = steps.ready(hall, **BY_POST), new_act()
    seen = address.address_of(hall.desk, (no,), new_act())
    assert address.readdress(hall.desk, seen, seen.answers, act) == ()
    assert address.readdress(hall.desk, seen, seen.answers, act) == ()
    assert lines(hall, "readdress") == []


@pytest.mark.parametrize(
    "wrong", [{"address": ""}, {"receiver_phone": "123"}, {"receiver": "张\x00"}]
)
def test_what_cannot_be_posted_to_is_refused(hall: Hall, wrong: dict[str, str]) -> None:
    seen = address.address_of(hall.desk, (steps.ready(hall, **BY_POST),), new_act())
    with pytest.raises(BadAnswers) as refused:
        address.readdress(hall.desk, seen, {**NEW, **wrong}, new_act())
    assert [fault.question for fault in refused.value.faults] == list(wrong)


def test_an_address_is_changed_once_and_not_in_an_envelope(hall: Hall) -> None:
    no = steps.ready(hall, **BY_POST)
    seen = address.address_of(hall.desk, (no,), new_act())
    address.readdress(hall.desk, seen, NEW, new_act())
    with pytest.raises(Overtaken):
        address.readdress(hall.desk, seen, BY_POST, new_act())
    again = address.address_of(hall.desk, (no,), new_act())
    steps.packed(hall, no)
    with pytest.raises(InEnvelope):
        address.readdress(hall.desk, again, BY_POST, new_act())
    with pytest.raises(NotToPost):
        address.address_of(hall.desk, (steps.ready(hall),), new_act())


def test_a_returned_piece_goes_to_the_right_address(hall: Hall) -> None:
    from counter.mailout import returns

    no = steps.posted(hall)
    returns.post_back(hall.desk, no, "地址不详", new_act())
    seen = address.address_of(hall.desk, (no,), new_act())
    assert address.readdress(hall.desk, seen, NEW, new_act()) == (no,)


def test_the_address_slip_is_whole_and_on_record(any_hall: Hall) -> None:
    made = steps.packed(any_hall, steps.ready(any_hall, **BY_POST))
    act = new_act()
    job = address.address_slip(any_hall.desk, made.envelope_no, act)
    assert address.address_slip(any_hall.desk, made.envelope_no, act) == job
    slip = facts.read(AddressSlip, job.facts)
    assert (slip.receiver, slip.address) == (BY_POST["receiver"], BY_POST["address"])
    read = reading.copied(register.pdf("address_slip", job.facts))
    assert BY_POST["address"] in read
    assert "不得贴在信封外面" in read
    (looked,) = lines(any_hall, "unmask")
    assert looked.subject == made.envelope_no


def test_no_verb_prints_the_slip_by_itself(hall: Hall) -> None:
    no = steps.packed(hall, steps.ready(hall, **BY_POST), waybill=steps.WAYBILLS[0]).envelope_no
    assert {job.kind for job in outbox.of_case(hall.desk, no)} == {"label"}


def test_an_envelope_that_is_gone_has_no_slip(hall: Hall) -> None:
    no = steps.packed(hall, steps.ready(hall, **BY_POST)).envelope_no
    envelope.void(hall.desk, no, "装错", new_act())
    with pytest.raises(Refused):
        address.address_slip(hall.desk, no, new_act())
