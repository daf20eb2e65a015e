"""What happens to a case, a label or a number while it is on its way to the post."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter import outbox
from counter.desk import new_act
from counter.errors import BadAnswers
from counter.mailout import batch, envelope, manifest, sealing, waybills
from counter.mailout.envelope import WaybillUsed
from counter.mailout.lock import Lock, NotToSeal, WrongScan
from counter.outbox import VoidPaper
from counter.papers import register
from counter.progress.custody import loans, made
from counter.progress.custody.card import card as passport_card
from counter.progress.custody.trips import Trip
from counter.progress.shelving import places, shelve, sweep
from counter.queue import card
from counter.store.casebook import InEnvelope
from tests.conftest import BY_POST, Hall
from tests.counter import mailwork, steps
from tests.counter.custody_steps import BOOKLET, TAKER
from tests.counter.shelf_verbs import rack


def test_what_is_packed_in_a_run_leaves_its_place_on_the_shelf(any_hall: Hall) -> None:
    rack(any_hall)
    no = steps.ready(any_hall, **BY_POST)
    shelve.shelve(any_hall.desk, no, "A-01-1", new_act())
    batch.pack_many(any_hall.desk, ((no,),), new_act())
    swept = sweep.start(any_hall.desk, "", new_act())
    assert (swept.expected, swept.result.missing) == (0, ())
    assert not places.retire(any_hall.supervisor, "A-01-1", new_act()).is_active


def test_the_printed_label_of_a_void_envelope_never_comes_out_again(hall: Hall) -> None:
    made_one = steps.packed(hall, steps.ready(hall, **BY_POST))
    (label,) = outbox.of_case(hall.desk, made_one.envelope_no)
    hall.print(label)
    envelope.void(hall.desk, made_one.envelope_no, "装错", new_act())
    with pytest.raises(VoidPaper):
        outbox.reprint(hall.desk, label.id, "再来一张", new_act())


def test_an_envelope_with_another_number_gets_another_label(any_hall: Hall) -> None:
    """Else its label says one number, the carrier's sticker beside it another."""
    mailwork.roll(any_hall)
    no = steps.ready(any_hall, **BY_POST)
    (packed,) = batch.pack_many(any_hall.desk, ((no,),), new_act(), "EMS").packed
    (old,) = outbox.of_case(any_hall.desk, packed.envelope_no)
    any_hall.print(old)
    envelope.bind(any_hall.desk, packed.envelope_no, packed.waybill, new_act())  # its own: nothing
    assert outbox.of_case(any_hall.desk, packed.envelope_no) == (replace(old, state="handed",
                                                                printer="练习打印机"),)  # fmt: skip
    envelope.bind(any_hall.desk, packed.envelope_no, "1151238971200", new_act())
    first, second = outbox.of_case(any_hall.desk, packed.envelope_no)
    assert (first.state, second.state) == ("void", "queued")
    assert second.facts["waybill"] == "1151238971200"
    lock = Lock().take(sealing.look_up(any_hall.desk, no))
    with pytest.raises(WrongScan):  # the barcode of the old label
        lock.take(sealing.look_up(any_hall.desk, packed.waybill))


def test_a_label_without_a_number_stays_when_a_sticker_is_scanned(hall: Hall) -> None:
    made_one = steps.packed(hall, steps.ready(hall, **BY_POST))
    for number in steps.WAYBILLS[:2]:
        envelope.bind(hall.desk, made_one.envelope_no, number, new_act())
    assert len(outbox.of_case(hall.desk, made_one.envelope_no)) == 1


def test_a_passport_in_an_envelope_is_lent_to_nobody(hall: Hall) -> None:
    no = steps.ready(hall, "HZ", **BY_POST)
    revision = card.card(hall.desk, no).revision
    kept = made.register(hall.desk, no, revision, 1, BOOKLET, new_act())
    sealed = steps.packed(hall, no, waybill=steps.WAYBILLS[0])
    trip = Trip("", hall.desk.today, 5)
    with pytest.raises(InEnvelope):
        loans.lend(hall.desk, kept.row.no, kept.revision, trip, TAKER, new_act())
    assert any(sealed.envelope_no in why.zh for why in
               loans.prospect(hall.desk, kept.row.no, trip).stops)  # fmt: skip
    envelope.void(hall.desk, sealed.envelope_no, "本人来取", new_act())
    seen = passport_card(hall.desk, kept.row.no)
    loans.lend(hall.desk, kept.row.no, seen.revision, trip, TAKER, new_act())


@pytest.mark.parametrize(
    "written", ["1151238971060", " 115-1238 971060 ", "１１５１２３８９７１０６０"]
)
def test_a_number_however_written_is_used_once_also_when_it_came_back(
    hall: Hall, written: str
) -> None:
    mailwork.roll(hall)
    first, second = (
        steps.packed(hall, steps.ready(hall, **{**BY_POST, "receiver": who}))
        for who in ("张伟", "李四")
    )
    envelope.bind(hall.desk, first.envelope_no, mailwork.FIRST, new_act())
    with pytest.raises(WaybillUsed):
        envelope.bind(hall.desk, second.envelope_no, written, new_act())
    steps.seal_envelope(hall, first.envelope_no)
    envelope.bind(hall.desk, second.envelope_no, "1151238971099", new_act())
    steps.seal_envelope(hall, second.envelope_no)
    manifest.draw(hall.desk, new_act())
    third = steps.packed(hall, steps.ready(hall, **BY_POST))
    with pytest.raises(WaybillUsed):
        envelope.bind(hall.desk, third.envelope_no, written, new_act())
    assert mailwork.is_balanced(waybills.rolls(hall.desk))


def test_what_another_window_voided_meanwhile_is_said_of_the_envelope(hall: Hall) -> None:
    """Not of the paper in hand, which seems to belong nowhere then."""
    no = steps.ready(hall, **BY_POST)
    its = steps.packed(hall, no)
    envelope.bind(hall.desk, its.envelope_no, mailwork.FIRST, new_act())
    envelope.void(hall.window("2"), its.envelope_no, "地址错", new_act())
    with pytest.raises(NotToSeal) as refused:
        sealing.seal(hall.desk, its.envelope_no, (no, its.tag, mailwork.FIRST), new_act())
    assert "已作废" in refused.value.text.zh


@pytest.mark.parametrize(
    "changed",
    [
        {"address": "重庆市渝北区" + "黄山大道" * 74},
        {"receiver": "محمد علي"},
        {"address": "重庆市渝中区\u202e练习路12号"},
        {"receiver": "张伟\x00\n李四"},
        {"receiver": "=cmd|' /C calc'!A0"},
    ],
)
def test_what_no_label_could_bear_is_refused_where_it_is_typed(
    hall: Hall, changed: dict[str, str]
) -> None:
    with pytest.raises(BadAnswers) as refused:
        hall.accept(**{**BY_POST, **changed})
    assert [fault.question for fault in refused.value.faults] == list(changed)


@pytest.mark.parametrize(
    "changed",
    [
        {"receiver": "Ze\u0301phyr Mu\u0308ller"},
        {"receiver": "𬱖𠮷㛃䶮𫖯" * 8},
        {"address": "重庆市渝北区" + "黄山大道" * 48 + "5号"},
    ],
)
def test_what_may_be_typed_prints_on_every_label(hall: Hall, changed: dict[str, str]) -> None:
    no = steps.ready(hall, **{**BY_POST, **changed})
    (packed,) = batch.pack_many(hall.desk, ((no,),), new_act()).packed
    (label,) = outbox.of_case(hall.desk, packed.envelope_no)
    for size in register.SIZES["label"]:
        pages = register.pdf("label", label.facts, size, 0)
        register.read_back("label", label.facts, pages, 203)
