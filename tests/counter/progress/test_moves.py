"""From 受理 to 已取: steps, the clock that stops for 补正, money first, and one hand-over only."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter.casetypes.register import CASE_TYPES, by_letters
from counter.dayclose import till, totals
from counter.desk import new_act
from counter.errors import (
    AlreadyHandedOver,
    BadAnswers,
    NotFound,
    Overtaken,
    Unpaid,
    WrongStep,
)
from counter.mailout import returns
from counter.progress import handover, moves
from counter.progress.handover import Receiver
from counter.progress.moves import TakesMore
from counter.queue import card
from counter.store.casebook import InEnvelope
from counter.values.money import Money
from tests.conftest import BY_POST, Hall, default_pieces
from tests.counter import steps


@pytest.mark.parametrize("letters", ["RZ", "SL", "HZ", "QZ"])
def test_every_kind_goes_its_usual_way_to_the_hand_over(any_hall: Hall, letters: str) -> None:
    no = steps.ready(any_hall, letters)
    any_hall.later(hours=1)
    done = steps.collect(any_hall, no)
    assert done.step.zh == "已取"
    assert done.paper is not None
    assert (done.paper.kind, done.paper.facts["receiver"]) == ("handover_slip", "张伟")
    seen = card.card(any_hall.desk, no)
    assert seen.row.stage == "done"
    assert seen.moves == ()
    assert seen.track[-1] == (by_letters(letters).workflow.step("collected").title, "now")
    kind = next(
        k for k in totals.of(any_hall.desk, "2026").kinds if k.code == by_letters(letters).code
    )
    assert kind.received == kind.accepted == kind.finished == kind.handed_over > 0


@pytest.mark.parametrize("kind", CASE_TYPES, ids=lambda kind: kind.code)
def test_only_declared_moves_are_possible_from_each_step(hall: Hall, kind: object) -> None:
    letters = kind.letters  # type: ignore[attr-defined]
    no = hall.accept(letters).case_no
    codes = {move.code for move in by_letters(letters).workflow.moves}
    here = {move.code for move in by_letters(letters).workflow.from_step("accepted")}
    before = steps.snapshot(hall)
    for code in sorted(codes - here):
        with pytest.raises(WrongStep):
            steps.move(hall, no, code, reason="x", missing="x")
    with pytest.raises(WrongStep):
        steps.move(hall, no, "fly")
    assert steps.snapshot(hall) == before


def test_the_slower_window_is_told_who_was_first(any_hall: Hall) -> None:
    no = any_hall.accept().case_no
    told = {"missing": "公证书原件"}
    moves.advance(any_hall.window("2"), no, 1, "suspend", told, new_act())
    with pytest.raises(Overtaken) as refused:
        moves.advance(any_hall.window("3"), no, 1, "suspend", told, new_act())
    assert (refused.value.case_no, refused.value.by) == (no, "窗口2")
    assert card.card(any_hall.desk, no).revision == 2


def test_a_move_with_a_page_of_its_own_is_not_made_here(hall: Hall) -> None:
    no = steps.ready(hall)
    with pytest.raises(TakesMore):
        steps.move(hall, no, "hand_over")


@pytest.mark.parametrize(
    "told", [{}, {"missing": "  "}, {"missing": "原件\x00"}, {"missing": "😀"}]
)
def test_a_move_asks_for_what_it_needs(hall: Hall, told: dict[str, str]) -> None:
    no = hall.accept().case_no
    with pytest.raises(BadAnswers) as refused:
        steps.move(hall, no, "suspend", **told)
    assert [fault.question for fault in refused.value.faults] == ["missing"]


def test_the_notice_says_everything_that_is_missing_at_once(hall: Hall) -> None:
    no = hall.accept().case_no
    told = steps.move(hall, no, "suspend", missing="公证书原件\n\n 身份证复印件 ")
    assert told.paper is not None
    assert told.paper.kind == "correction_notice"
    assert [line["zh"] for line in told.paper.facts["missing"]] == ["公证书原件", "身份证复印件"]


def test_a_refusal_is_given_in_writing(hall: Hall) -> None:
    no = hall.accept().case_no
    told = steps.move(hall, no, "refuse", reason="文书不属于认证范围")
    assert told.paper is not None
    assert (told.paper.kind, told.paper.facts["reason"]) == ("refusal_notice", "文书不属于认证范围")
    assert card.card(hall.desk, no).row.stage == "ended"


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=st.integers(0, 10), paused=st.integers(0, 20))
def test_the_promised_day_moves_by_exactly_the_working_days_that_were_paused(
    hall: Hall, before: int, paused: int
) -> None:
    monday = hall.now
    no = hall.accept().case_no
    promised = card.card(hall.desk, no).due_on
    assert promised is not None
    calendar = hall.desk.calendar
    hall.later(days=before)
    stopped_on = hall.desk.today
    steps.move(hall, no, "suspend", missing="原件")
    assert card.card(hall.desk, no).row.urgency == "none"
    hall.later(days=paused)
    steps.move(hall, no, "resume")
    span = [stopped_on + timedelta(days=n) for n in range(1, paused + 1)]
    still = sum(map(calendar.is_working, span))
    due_on = card.card(hall.desk, no).due_on
    assert due_on is not None
    between = [promised + timedelta(days=n) for n in range(1, (due_on - promised).days + 1)]
    assert sum(map(calendar.is_working, between)) == still
    assert due_on == promised or calendar.is_working(due_on)
    from counter.settings.safekeeping import trust_clock

    hall.now = monday
    trust_clock(hall.supervisor, "再试一次", new_act())


def test_a_second_pause_counts_too(hall: Hall) -> None:
    no = hall.accept().case_no  # Monday; due Friday
    assert card.card(hall.desk, no).due_on == date(2026, 11, 27)
    for _ in range(2):
        steps.move(hall, no, "suspend", missing="原件")
        hall.later(days=1)
        steps.move(hall, no, "resume")
    assert card.card(hall.desk, no).due_on == date(2026, 12, 1)


# ------------------------------------------------------------------- money first
@pytest.mark.parametrize(
    ("letters", "step", "code"), [("RZ", "examined", "make"), ("HZ", "examined", "make")]
)
def test_nothing_is_made_before_it_is_paid(hall: Hall, letters: str, step: str, code: str) -> None:
    no = hall.accept(letters).case_no
    steps.move(hall, no, "examine")
    owes = card.card(hall.desk, no).owes
    if owes == Money(0):
        return  # a kind whose fee is not collected here
    with pytest.raises(Unpaid) as refused:
        steps.seal_all(hall, no) if letters == "RZ" else steps.move(hall, no, code)
    assert refused.value.due == str(owes)
    steps.pay_all(hall, no)
    moved = steps.seal_all(hall, no) if letters == "RZ" else steps.move(hall, no, code)
    assert moved.step.zh == "已制证"


def test_nothing_leaves_while_money_is_owed(any_hall: Hall) -> None:
    no = steps.ready(any_hall)
    till.refund(any_hall.supervisor, no, Money.yuan(1), "cash", "退一元", new_act())
    with pytest.raises(Unpaid):
        steps.collect(any_hall, no)
    steps.pay_all(any_hall, no)
    assert steps.collect(any_hall, no).step.zh == "已取"


# ------------------------------------------------------------------- one hand-over only
def test_a_second_hand_over_is_refused_with_who_took_it_and_when(any_hall: Hall) -> None:
    no = steps.ready(any_hall)
    taken_at = any_hall.now
    revision = card.card(any_hall.desk, no).revision
    steps.collect(any_hall, no)
    any_hall.later(hours=3)
    for seen_revision in (revision, card.card(any_hall.desk, no).revision):
        with pytest.raises(AlreadyHandedOver) as refused:
            handover.hand_over(any_hall.window("2"), no, seen_revision, steps.HIMSELF, new_act())
        assert (refused.value.taken_by, refused.value.at) == ("张伟", taken_at)
        assert "2026-11-23 09:00 由张伟取走" in str(refused.value)
    with pytest.raises(AlreadyHandedOver):
        steps.move(any_hall, no, "to_post")


def test_pieces_go_one_by_one_and_each_only_once(any_hall: Hall) -> None:
    pieces = [*default_pieces("RZ"), *default_pieces("RZ"), *default_pieces("RZ")]
    no = steps.ready(any_hall, pieces=pieces)
    part = steps.collect(any_hall, no, (2,))
    assert part.step.zh == "待取"
    assert part.paper is not None
    assert len(part.paper.facts["pieces"]) == 1
    with pytest.raises(AlreadyHandedOver):
        steps.collect(any_hall, no, (2, 3))
    assert totals.of(any_hall.desk, "2026").kinds[0].handed_over == 0
    assert steps.collect(any_hall, no).step.zh == "已取"
    assert totals.of(any_hall.desk, "2026").kinds[0].handed_over == 6
    assert [bool(piece.taken_at) for piece in card.card(any_hall.desk, no).pieces] == [True] * 3


@pytest.mark.parametrize("wanted", [(), (9,), (0, 1), (1, 9)])
def test_pieces_that_the_case_does_not_have(hall: Hall, wanted: tuple[int, ...]) -> None:
    no = steps.ready(hall)
    with pytest.raises(NotFound):
        steps.collect(hall, no, wanted)
    assert card.card(hall.desk, no).pieces[0].taken_at is None


def test_what_is_not_ready_is_not_handed_over(hall: Hall) -> None:
    no = hall.accept().case_no
    steps.pay_all(hall, no)
    with pytest.raises(WrongStep):
        steps.collect(hall, no)


@pytest.mark.parametrize(
    ("receiver", "field"),
    [
        (Receiver("", False, "id_card", "1234"), "receiver_name"),
        (Receiver("张\x07伟", False, "id_card", "1234"), "receiver_name"),
        (Receiver("李四", False, "id_card", ""), "paper_number"),
        (Receiver("李四", False, "library card", "1234"), "paper_number"),
        (Receiver("李四", True, "id_card", "1234"), "mandate"),
        (Receiver("李四", True, "id_card", "1234", "   "), "mandate"),
        (Receiver("李四", True, "id_card", "1234", "😀"), "mandate"),
    ],
)  # fmt: skip
def test_whoever_cannot_prove_himself_gets_nothing(
    hall: Hall, receiver: Receiver, field: str
) -> None:
    no = steps.ready(hall)
    revision = card.card(hall.desk, no).revision
    before = steps.snapshot(hall)
    with pytest.raises(BadAnswers) as refused:
        handover.hand_over(hall.desk, no, revision, receiver, new_act())
    assert field in [fault.question for fault in refused.value.faults]
    assert steps.snapshot(hall) == before


def test_a_proxy_is_on_record_with_his_paper_and_mandate(any_hall: Hall) -> None:
    no = steps.ready(any_hall)
    proxy = Receiver(" 李四 ", True, "passport", "E12345678", "委托书 2026-11-20")
    revision = card.card(any_hall.desk, no).revision
    done = handover.hand_over(any_hall.desk, no, revision, proxy, new_act())
    assert done.paper is not None
    facts = done.paper.facts
    assert (facts["receiver"], facts["is_proxy"], facts["paper_tail"]) == ("李四", True, "5678")
    assert facts["mandate"] == "委托书 2026-11-20"
    told = steps.facts_of(any_hall, steps.length(any_hall))
    assert told["mandate"] == "委托书 2026-11-20"
    assert "E12345678" not in str(steps.snapshot(any_hall))  # the last four are enough


# ------------------------------------------------------------------- another way out
def test_pickup_may_become_post_and_post_pickup(any_hall: Hall) -> None:
    no = steps.ready(any_hall)
    told = {key: str(value) for key, value in BY_POST.items() if key != "delivery"}
    steps.move(any_hall, no, "to_post", **told)
    with pytest.raises(WrongStep):
        steps.collect(any_hall, no)
    steps.move(any_hall, no, "to_pickup")
    assert steps.collect(any_hall, no).step.zh == "已取"


@pytest.mark.parametrize(
    ("field", "typed"),
    [("receiver", ""), ("receiver", "张\x00伟"), ("receiver_phone", "123"), ("address", ""),
     ("address", "渝中区\x1b[31m"), ("post_mode", "pigeon")],
)  # fmt: skip
def test_a_new_address_is_checked_as_at_the_window(hall: Hall, field: str, typed: str) -> None:
    no = steps.ready(hall)
    told = {**{k: str(v) for k, v in BY_POST.items() if k != "delivery"}, field: typed}
    with pytest.raises(BadAnswers) as refused:
        steps.move(hall, no, "to_post", **told)
    assert [fault.question for fault in refused.value.faults] == [field]


def test_what_lies_in_an_envelope_is_not_given_out_at_the_window(hall: Hall) -> None:
    no = steps.ready(hall, **BY_POST)
    steps.packed(hall, no)
    with pytest.raises(InEnvelope):
        steps.move(hall, no, "to_pickup")
    with pytest.raises(WrongStep):
        steps.collect(hall, no)


def test_what_came_back_by_post_can_be_collected_but_not_what_was_collected_before(
    any_hall: Hall,
) -> None:
    pieces = [*default_pieces("RZ"), *default_pieces("RZ")]
    no = steps.ready(any_hall, pieces=pieces)
    steps.collect(any_hall, no, (1,))
    told = {key: str(value) for key, value in BY_POST.items() if key != "delivery"}
    steps.move(any_hall, no, "to_post", **told)
    assert steps.packed(any_hall, no, waybill=steps.WAYBILLS[0]).pieces == 1
    from counter.mailout import manifest

    manifest.draw(any_hall.desk, new_act())
    returns.post_back(any_hall.desk, no, "地址不详", new_act())
    steps.move(any_hall, no, "to_pickup")
    with pytest.raises(AlreadyHandedOver):
        steps.collect(any_hall, no, (1,))
    assert steps.collect(any_hall, no).step.zh == "已取"
