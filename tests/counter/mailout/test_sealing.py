"""Three scans agree, or the envelope stays open; the manifest waits until nothing is open."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter.dayclose import exceptions
from counter.desk import new_act
from counter.errors import Refused
from counter.mailout import envelope, manifest, sealing
from counter.mailout.envelope import EnvelopeCard
from counter.mailout.lock import Lock, NotToSeal, WrongScan
from counter.mailout.manifest import NotAllSealed, NothingToPost
from counter.mailout.sealing import NotAgreed
from counter.progress.register.results import results
from counter.queue import card
from tests.conftest import BY_POST, Hall
from tests.counter import steps

FIRST, SECOND, THIRD, _ = steps.WAYBILLS


def bound(hall: Hall, *case_nos: str, waybill: str = FIRST) -> EnvelopeCard:
    made = envelope.pack(hall.desk, case_nos, new_act())
    return envelope.bind(hall.desk, made.envelope_no, waybill, new_act())


def other(hall: Hall) -> str:
    return steps.ready(hall, **{**BY_POST, "receiver": "王略"})


def state_of(hall: Hall, its: EnvelopeCard) -> str:
    here = {row.envelope_no: row.state for row in envelope.open_envelopes(hall.desk)}
    return here[its.envelope_no]


def test_an_envelope_wants_every_case_its_label_and_its_waybill(any_hall: Hall) -> None:
    one, two = steps.ready(any_hall, **BY_POST), steps.ready(any_hall, **BY_POST)
    its = bound(any_hall, one, two)
    whole = (its.tag, FIRST, card.card(any_hall.desk, one).tag, two)
    for left_out in range(4):
        scans = tuple(text for at, text in enumerate(whole) if at != left_out)
        with pytest.raises(NotAgreed) as refused:
            sealing.seal(any_hall.desk, its.envelope_no, scans, new_act())
        assert refused.value.missing.zh == ("标签", "运单", one, two)[left_out]
    assert state_of(any_hall, its) == "bound"
    made = sealing.seal(any_hall.desk, its.envelope_no, whole[::-1], new_act())
    assert made.state == "sealed"
    assert manifest.draw(any_hall.desk, new_act()).facts["lines"][0]["waybill"] == FIRST


def test_the_numbers_on_the_result_itself_stand_for_its_case(hall: Hall) -> None:
    no = steps.ready(hall, **BY_POST)
    its = bound(hall, no)
    (result,) = results(hall.desk, no)
    for number in (result.sticker_no, result.authentication_no, no.lower()):
        seen = sealing.look_up(hall.desk, number)
        assert (seen.kind, seen.case_no) == ("paper", no), number
        assert seen.envelope is not None
        assert seen.envelope.envelope_no == its.envelope_no


def test_a_void_sheet_is_no_paper_of_its_case(hall: Hall) -> None:
    no = hall.accept(**BY_POST).case_no
    steps.bring_to(hall, no, "ready")
    (before,) = results(hall.desk, no)
    with hall.books.transaction():
        from counter.store.tables.blanks import BlankSpoiled, Result

        row = Result.get(Result.sticker_no == before.sticker_no)
        BlankSpoiled.create(
            sticker_no=row.sticker_no, prefix=row.prefix, number=row.number, width=row.width,
            result=row, reason="错位", day=hall.desk.today, spoiled_at=hall.now, clerk="王芳",
            second="赵敏",
        )  # fmt: skip
    seen = sealing.look_up(hall.desk, before.sticker_no)
    assert seen.kind == "unknown"
    assert "作废" in seen.why.zh


def test_a_paper_of_another_envelope_names_both_and_changes_nothing(any_hall: Hall) -> None:
    its = bound(any_hall, steps.ready(any_hall, **BY_POST))
    wrong = bound(any_hall, other(any_hall), waybill=SECOND)
    before = steps.snapshot(any_hall)
    for scan in (wrong.case_nos[0], wrong.tag, SECOND, THIRD, "6901234567890"):
        with pytest.raises(WrongScan) as refused:
            sealing.seal(any_hall.desk, its.envelope_no, (its.tag, FIRST, scan), new_act())
        assert refused.value.expected.envelope_no == its.envelope_no
        assert refused.value.scanned.shown in refused.value.text.zh
    assert steps.snapshot(any_hall) == before


def test_a_wrong_scan_is_on_record_and_on_the_day_sheet(any_hall: Hall) -> None:
    its = bound(any_hall, steps.ready(any_hall, **BY_POST))
    wrong = bound(any_hall, other(any_hall), waybill=SECOND)
    sealing.note_wrong(any_hall.desk, its.envelope_no, wrong.tag, new_act())
    sealing.note_wrong(any_hall.desk, its.envelope_no, "11010519491231002X", new_act())
    with any_hall.books.reading():
        told = [line for line in exceptions.of_day(any_hall.desk.today) if "扫错" in line.what.zh]
    assert [line.case_no for line in told] == [its.envelope_no] * 2
    last = steps.length(any_hall)
    assert steps.facts_of(any_hall, last - 1)["envelope"] == wrong.envelope_no
    assert "11010519491231002X" not in str(steps.facts_of(any_hall, last))
    assert state_of(any_hall, its) == "bound"


def test_void_labels_fall_out_and_everything_else_is_waited_for(any_hall: Hall) -> None:
    sealed = steps.packed(any_hall, steps.ready(any_hall, **BY_POST), waybill=FIRST)
    spare = bound(any_hall, other(any_hall), waybill=SECOND)
    with pytest.raises(NotAllSealed) as refused:
        manifest.draw(any_hall.desk, new_act())
    assert refused.value.envelope_nos == (spare.envelope_no,)
    assert "待核对" in refused.value.text.zh
    envelope.void(any_hall.desk, spare.envelope_no, "标签破损", new_act())
    with pytest.raises(NotToSeal) as void:
        Lock().take(sealing.look_up(any_hall.desk, spare.tag))
    assert "已作废" in void.value.text.zh
    sheet = manifest.draw(any_hall.desk, new_act()).facts
    assert [line["waybill"] for line in sheet["lines"]] == [sealed.waybill]


def test_a_sealed_envelope_can_be_void_and_takes_no_other_waybill(hall: Hall) -> None:
    no = steps.ready(hall, **BY_POST)
    its = steps.packed(hall, no, waybill=FIRST)
    with pytest.raises(envelope.NotToPost):
        envelope.bind(hall.desk, its.envelope_no, SECOND, new_act())
    assert envelope.void(hall.desk, its.envelope_no, "封错", new_act()).state == "void"
    with pytest.raises(NothingToPost):
        manifest.draw(hall.desk, new_act())


def test_two_windows_at_once_seal_an_envelope_once(any_hall: Hall) -> None:
    its = bound(any_hall, steps.ready(any_hall, **BY_POST))
    scans = (its.tag, FIRST, its.case_nos[0])
    sealing.seal(any_hall.window("1"), its.envelope_no, scans, new_act())
    with pytest.raises(NotToSeal) as late:
        sealing.seal(any_hall.window("2"), its.envelope_no, scans, new_act())
    assert "已封" in late.value.text.zh
    rebound = bound(any_hall, other(any_hall), waybill=SECOND)
    old = (rebound.tag, SECOND, rebound.case_nos[0])
    envelope.bind(any_hall.window("1"), rebound.envelope_no, THIRD, new_act())
    with pytest.raises(WrongScan):  # the carrier's sticker was changed meanwhile
        sealing.seal(any_hall.window("2"), rebound.envelope_no, old, new_act())


@given(data=st.data())
@settings(max_examples=25, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
def test_whatever_is_scanned_only_an_envelope_that_was_scanned_whole_is_sealed(
    hall: Hall, data: st.DataObject
) -> None:
    here = {row.envelope_no: row for row in envelope.open_envelopes(hall.desk)}
    if not here:
        one, two = steps.ready(hall, **BY_POST), steps.ready(hall, **BY_POST)
        bound(hall, one, two)
        bound(hall, other(hall), waybill=SECOND)
        here = {row.envelope_no: row for row in envelope.open_envelopes(hall.desk)}
    texts = [t for row in here.values() for t in (row.tag, row.waybill, *row.case_nos)]
    scans = tuple(data.draw(st.lists(st.sampled_from([*texts, "6901234567890"]), max_size=6)))
    target = data.draw(st.sampled_from(sorted(here)))
    was = here[target]
    own = {was.tag, was.waybill, *was.case_nos}
    try:
        sealing.seal(hall.desk, target, scans, new_act())
    except Refused:
        assert state_of(hall, was) == was.state
        assert was.state == "sealed" or set(scans) != own
    else:
        assert was.state == "bound"
        assert set(scans) == own
