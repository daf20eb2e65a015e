"""平件改急件 and 单认证改双认证 midway: the difference is charged, the day promised anew."""

from __future__ import annotations

from datetime import date

import pytest

from counter import outbox
from counter.dayclose import totals
from counter.desk import Desk, new_act
from counter.errors import Overtaken
from counter.intake import correction, upgrade
from counter.intake.upgrade import NoUpgrade, change_route, change_speed, offers
from counter.queue import card
from counter.values.money import Money
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.outside_steps import SINGLE, pieces

DOUBLE = "legalisation-double"


def revision(hall: Hall, case_no: str) -> int:
    return card.card(hall.desk, case_no).revision


def hurry(hall: Hall, case_no: str, desk: Desk | None = None) -> upgrade.Upgraded:
    return change_speed(desk or hall.desk, case_no, revision(hall, case_no), "urgent", new_act())


def test_the_difference_is_what_an_urgent_case_would_have_cost_more(any_hall: Hall) -> None:
    ordinary, urgent = any_hall.accept().case_no, any_hall.accept(speed="urgent").case_no
    assert [offer.code for offer in offers(any_hall.desk, ordinary)] == ["urgent"]
    told = hurry(any_hall, ordinary)
    assert told.difference == Money.yuan(100)  # two matters at 50
    hurried, other = (card.card(any_hall.desk, no) for no in (ordinary, urgent))
    assert (hurried.total, hurried.due_on) == (other.total, other.due_on)
    assert told.owes == hurried.owes == other.owes


def test_the_day_is_counted_from_the_first_acceptance_and_says_why(any_hall: Hall) -> None:
    no = any_hall.accept().case_no  # Monday; promised for Friday
    any_hall.later(days=1)
    hurry(any_hall, no)
    seen = card.card(any_hall.desk, no)
    assert seen.due_on == date(2026, 11, 25)  # the second working day after acceptance
    assert "2026-11-24 平件改急件" in seen.due_reason[0].zh


def test_a_new_receipt_states_the_change(any_hall: Hall) -> None:
    told = hurry(any_hall, any_hall.accept().case_no)
    assert (told.paper.kind, told.paper.copy) == ("receipt", 0)
    assert told.paper.facts["change"]["zh"] == "2026-11-23 平件改急件，差额 ¥100.00"
    assert told.paper.facts["speed"]["zh"] == "急件"
    assert [job.kind for job in outbox.of_case(any_hall.desk, told.case_no)] == ["receipt"] * 2


def test_nobody_is_promised_yesterday(hall: Hall) -> None:
    no = hall.accept().case_no
    hall.later(days=3)  # Thursday: the second working day was Wednesday
    hurry(hall, no)
    seen = card.card(hall.desk, no)
    assert seen.due_on == date(2026, 11, 26)
    assert "不早于当日" in seen.due_reason[0].zh


def test_an_overdue_case_is_not_promised_later_than_before(hall: Hall) -> None:
    no = hall.accept().case_no
    hall.later(days=7)
    hurry(hall, no)
    assert card.card(hall.desk, no).due_on == date(2026, 11, 27)


def test_a_pause_stays_a_pause(any_hall: Hall) -> None:
    no = any_hall.accept(destination="EG", pieces=pieces(1)).case_no
    steps.move(any_hall, no, "suspend", missing="译文")
    any_hall.later(days=3)
    steps.move(any_hall, no, "resume")
    before = card.card(any_hall.desk, no).due_on
    hurry(any_hall, no)
    seen = card.card(any_hall.desk, no)
    assert seen.due_on is not None
    # two working days of the hall less, everything else as before
    assert any_hall.desk.calendar.nth_working_day(seen.due_on, 2) == before
    assert "补正停时 3 个工作日" in seen.due_reason[0].zh


def test_single_made_double_adds_the_embassys_fee_and_days(any_hall: Hall) -> None:
    no = any_hall.accept(destination=SINGLE, pieces=pieces(1)).case_no
    (_, offer) = offers(any_hall.desk, no)
    assert any("使馆费" in warning.zh for warning in offer.warnings)  # no table knows Kenya's
    before = card.card(any_hall.desk, no)
    told = change_route(any_hall.desk, no, before.revision, DOUBLE, new_act())
    seen = card.card(any_hall.desk, no)
    assert told.difference == Money.yuan(60)  # the MFA's agency fee
    assert str(seen.due_on) > str(before.due_on)
    assert seen.due_is_estimate
    assert told.paper.facts["route"]["zh"] == "领事认证（双认证）"
    assert steps.bring_to(any_hall, no, "made").moves[0].verb == "send_out"


def test_units_move_to_the_other_view_and_none_is_counted_twice(any_hall: Hall) -> None:
    no = any_hall.accept().case_no
    hurry(any_hall, no)
    told = totals.of(any_hall.desk, "2026")
    speeds = {s.code: (s.accepted, s.accepted_cases) for s in told.splits if s.view == "speed"}
    assert {code: count for code, count in speeds.items() if any(count)} == {"urgent": (2, 1)}
    assert told.money.due == card.card(any_hall.desk, no).total


def test_a_corrected_case_keeps_what_it_was_made(hall: Hall) -> None:
    no = hall.accept(destination=SINGLE, pieces=pieces(1)).case_no
    hurry(hall, no)
    change_route(hall.desk, no, revision(hall, no), DOUBLE, new_act())
    before = card.card(hall.desk, no)
    correction.correct(hall.desk, no, before.revision, {"name": "张玮"}, {}, "录错", new_act())
    after = card.card(hall.desk, no)
    assert (after.total, after.row.route) == (before.total, before.row.route)


@pytest.mark.parametrize("step", ["made", "ready"])
def test_what_is_made_is_not_hurried_any_more(hall: Hall, step: str) -> None:
    no = hall.accept().case_no
    seen = steps.bring_to(hall, no, step)
    with pytest.raises(NoUpgrade):
        change_speed(hall.desk, no, seen.revision, "urgent", new_act())
    assert offers(hall.desk, no) == ()


def test_who_was_overtaken_is_told(hall: Hall) -> None:
    no = hall.accept().case_no
    hurry(hall, no)
    with pytest.raises(Overtaken):
        change_speed(hall.desk, no, 1, "urgent", new_act())
    with pytest.raises(NoUpgrade):
        hurry(hall, no)
    with pytest.raises(NoUpgrade):  # an apostille has no second authentication
        change_route(hall.desk, no, revision(hall, no), DOUBLE, new_act())
