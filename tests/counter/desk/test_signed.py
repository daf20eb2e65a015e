"""An act is whole or not at all; its clock is believed, its day is open."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from counter import outbox
from counter.dayclose import close, till
from counter.desk import ClockWrong, DayClosed, Desk, NotFounded, new_act
from counter.errors import Forbidden
from counter.intake import accept
from counter.queue import card
from counter.settings import safekeeping
from counter.store.database import open_books
from counter.store.tables.hall import BusinessDay
from counter.values.clerk import Clerk, Right, Role
from counter.values.days import SHANGHAI
from counter.values.money import Money
from tests.conftest import Hall
from tests.counter import steps


def days(hall: Hall) -> list[tuple[date, str]]:
    """Opened days and who opened them."""
    with hall.books.reading():
        return list(BusinessDay.select(BusinessDay.day, BusinessDay.opened_by).tuples())


def test_the_day_opens_by_its_first_act_without_a_supervisor(any_hall: Hall) -> None:
    assert days(any_hall) == []
    any_hall.accept()
    any_hall.accept()
    assert days(any_hall) == [(date(2026, 11, 23), "王芳")]


def test_looking_and_printing_open_no_day(hall: Hall) -> None:
    filed = hall.accept()
    hall.later(days=1)
    outbox.confirmed(hall.desk, filed.paper.id)
    card.unmasked(hall.desk, filed.case_no, new_act())
    assert [day for day, _ in days(hall)] == [date(2026, 11, 23)]


def test_an_act_that_fails_half_way_leaves_nothing(
    any_hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = any_hall.application()
    before = steps.snapshot(any_hall)

    def jammed(*_: object) -> None:
        raise RuntimeError("half way")

    with monkeypatch.context() as patch:
        patch.setattr(accept, "queue_receipt", jammed)
        with pytest.raises(RuntimeError):
            accept.accept(any_hall.desk, application)
    assert steps.snapshot(any_hall) == before
    assert "-0001-" in accept.accept(any_hall.desk, application).case_no


@pytest.mark.parametrize("behind", [timedelta(minutes=3), timedelta(days=3), timedelta(days=400)])
def test_a_clock_behind_the_journal_stops_numbering(hall: Hall, behind: timedelta) -> None:
    filed = hall.accept()
    application = hall.application()
    last = hall.now
    hall.now -= behind
    before = steps.snapshot(hall)
    with pytest.raises(ClockWrong) as refused:
        accept.accept(hall.desk, application)
    assert (refused.value.now, refused.value.last) == (hall.now, last)
    assert "时钟" in str(refused.value)
    with pytest.raises(ClockWrong):
        till.pay(hall.desk, filed.case_no, Money.yuan(1), "cash", "", new_act())
    assert steps.snapshot(hall) == before


def test_a_clock_that_lags_a_little_is_forgiven(hall: Hall) -> None:
    hall.accept()
    hall.later(minutes=-2)
    assert "-0002-" in hall.accept().case_no


def test_a_clock_far_ahead_stops_numbering_and_closing(hall: Hall) -> None:
    hall.accept()
    hall.later(days=46)
    with pytest.raises(ClockWrong):
        accept.accept(hall.desk, hall.application())
    for day in (date(2026, 11, 23), hall.supervisor.today):
        with pytest.raises(ClockWrong):
            close.close(hall.supervisor, day, new_act())
    assert [day for day, _ in days(hall)] == [date(2026, 11, 23)]


def test_the_longest_holiday_is_no_wrong_clock(hall: Hall) -> None:
    hall.accept()
    hall.later(days=44)
    assert hall.accept().case_no.startswith("RZ20270106")


def test_a_supervisor_who_trusts_the_clock_lets_work_go_on(hall: Hall) -> None:
    hall.accept()
    hall.later(days=100)
    with pytest.raises(Forbidden):
        safekeeping.trust_clock(hall.desk, "已校准", new_act())
    safekeeping.trust_clock(hall.supervisor, "已校准", new_act())
    assert hall.accept().case_no.startswith("RZ20270303")
    hall.later(days=-100)
    with pytest.raises(ClockWrong):
        accept.accept(hall.desk, hall.application())
    safekeeping.trust_clock(hall.supervisor, "改回", new_act())
    assert "RZ20261123-0002-" in hall.accept().case_no


def test_undated_acts_at_a_wrong_clock_do_not_make_it_right(hall: Hall) -> None:
    filed = hall.accept()
    hall.later(days=100)
    outbox.confirmed(hall.desk, filed.paper.id)
    card.unmasked(hall.desk, filed.case_no, new_act())
    with pytest.raises(ClockWrong):
        accept.accept(hall.desk, hall.application())


def test_a_closed_day_takes_nothing_more(any_hall: Hall) -> None:
    filed = any_hall.accept()
    application = any_hall.application()
    steps.close_today(any_hall)
    before = steps.snapshot(any_hall)
    revision = card.card(any_hall.desk, filed.case_no).revision
    assert revision == 1
    for refused_act in (
        lambda: accept.accept(any_hall.desk, application),
        lambda: accept.receive(any_hall.desk, application),
        lambda: steps.pay_all(any_hall, filed.case_no),
        lambda: steps.move(any_hall, filed.case_no, "examine"),
    ):
        with pytest.raises(DayClosed) as refused:
            refused_act()
        assert (refused.value.day, refused.value.close_no) == (date(2026, 11, 23), 1)
    assert steps.snapshot(any_hall) == before
    any_hall.later(days=1)
    steps.pay_all(any_hall, filed.case_no)
    assert "RZ20261124-0001-" in accept.accept(any_hall.desk, application).case_no


def test_an_act_done_before_the_close_still_answers_after_it(hall: Hall) -> None:
    application = hall.application()
    first = accept.accept(hall.desk, application)
    steps.close_today(hall)
    assert accept.accept(hall.desk, application).case_no == first.case_no


def test_numbers_begin_anew_with_each_kind_and_day(any_hall: Hall) -> None:
    numbers = [any_hall.accept(letters).case_no[:15] for letters in ("RZ", "RZ", "SL", "HZ", "QZ")]
    any_hall.later(days=1)
    numbers.append(any_hall.accept("RZ").case_no[:15])
    assert numbers == [
        "RZ20261123-0001", "RZ20261123-0002", "SL20261123-0001", "HZ20261123-0001",
        "QZ20261123-0001", "RZ20261124-0001",
    ]  # fmt: skip


def test_a_refused_acceptance_uses_up_no_number(hall: Hall) -> None:
    hall.accept()
    with pytest.raises(accept.Incomplete):
        accept.accept(hall.desk, hall.application(materials=[]))
    assert "-0002-" in hall.accept().case_no


def test_the_day_is_shanghais_whatever_zone_the_clock_speaks(hall: Hall) -> None:
    hall.now = datetime.fromisoformat("2026-11-23T16:30:00+00:00")
    assert hall.desk.today == date(2026, 11, 24)
    assert hall.desk.now.tzinfo is SHANGHAI
    assert hall.accept().case_no.startswith("RZ20261124")


def test_new_books_say_that_they_hold_no_hall(address: str) -> None:
    books = open_books(address)
    desk = Desk(books, Clerk("a", "甲", Role.CLERK), "1", lambda: datetime.now(SHANGHAI))
    with pytest.raises(NotFounded):
        _ = desk.office
    books.close()


def test_rights_are_asked_before_anything_is_looked_up(hall: Hall) -> None:
    with pytest.raises(Forbidden) as refused:
        till.refund(hall.desk, "RZ-does-not-exist", Money.yuan(1), "cash", "多收", new_act())
    assert refused.value.right == Right.REFUND.value
