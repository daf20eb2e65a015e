"""A drawer: opened with a float, counted blind, and never explained away."""

from __future__ import annotations

import dataclasses
import json
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter import second_person
from counter.dayclose import close, till
from counter.dayclose.close import ShiftsOpen
from counter.dayclose.period_totals import PeriodTotals
from counter.dayclose.shift import counting, drawer, opening, reading, x_report
from counter.dayclose.shift.counted import Counted
from counter.dayclose.shift.counting import CountedMeanwhile, NothingToExplain
from counter.desk import ClockWrong, DayClosed, Desk, new_act
from counter.errors import BadAnswers, Forbidden
from counter.practice import shifts as pretend
from counter.settings import safekeeping
from counter.store.database import open_books
from counter.store.journal import verify
from counter.store.tables.hall import BusinessDay
from counter.store.tables.journal import Entry
from counter.values import facts
from counter.values.clerk import Role
from counter.values.money import Money
from tests.conftest import Hall, reopened
from tests.counter import steps
from tests.counter.shift_verbs import opened, take

MONDAY = date(2026, 11, 23)
YUAN = Money.yuan


def count(desk: Desk, shift: int, seen: int = 0, **pieces: int) -> reading.ShiftCard:
    return counting.count_shift(
        desk, shift, Counted({name[1:]: many for name, many in pieces.items()}), new_act(), seen
    )


def closed(hall: Hall) -> dict[str, object]:
    steps.print_all(hall)
    return close.close(hall.supervisor, hall.supervisor.today, new_act()).facts


# Opening


def test_the_first_money_opens_a_shift_with_the_last_float(any_hall: Hall) -> None:
    take(any_hall, any_hall.desk, 100)
    (first,) = reading.shifts(any_hall.desk, MONDAY)
    assert (first.clerk, first.window, first.opening) == ("王芳", "1", YUAN(0))
    steps.close_today(any_hall)
    any_hall.later(days=1)
    opened(any_hall.desk, 500)
    steps.close_today(any_hall)
    any_hall.later(days=1)
    take(any_hall, any_hall.desk, 100)
    (third,) = reading.shifts(any_hall.desk, any_hall.desk.today)
    assert third.opening == YUAN(500)


def test_a_float_put_right_is_an_exception_and_stays_once_counted(hall: Hall) -> None:
    take(hall, hall.desk, 100)
    card = opened(hall.desk, 300)
    assert opened(hall.desk, 300).id == card.id  # nothing changes: nothing is written
    count(hall.desk, card.id, _100=4)
    with pytest.raises(BadAnswers):
        opening.open_shift(hall.desk, YUAN(-1), new_act())
    lines = close.preview(hall.supervisor, MONDAY).exceptions
    assert [line.what.zh for line in lines] == ["更改备用金"]


def test_two_clerks_at_one_window_and_one_at_two_have_drawers_of_their_own(any_hall: Hall) -> None:
    other = dataclasses.replace(any_hall.window("2").clerk, name="赵敏")
    beside = Desk(any_hall.books, other, "1", lambda: any_hall.now)
    elsewhere = Desk(any_hall.books, any_hall.desk.clerk, "2", lambda: any_hall.now)
    for desk, yuan in ((any_hall.desk, 100), (beside, 50), (elsewhere, 20)):
        take(any_hall, desk, yuan)
    take(any_hall, any_hall.desk, 5)
    cards = reading.shifts(any_hall.supervisor, MONDAY)
    assert [(card.clerk, card.window) for card in cards] == [
        ("王芳", "1"), ("赵敏", "1"), ("王芳", "2")
    ]  # fmt: skip
    with any_hall.books.reading():
        there = [drawer.expected(reading.get(card.id))["cash"] for card in cards]
    assert there == [YUAN(105), YUAN(50), YUAN(20)]
    assert [card.window for card in reading.to_count(elsewhere)] == ["2", "1"]


def test_money_after_midnight_goes_into_the_next_days_shift(any_hall: Hall) -> None:
    take(any_hall, any_hall.desk, 100)
    any_hall.later(hours=15, minutes=5)
    take(any_hall, any_hall.desk, 50)
    assert [card.day for card in reading.to_count(any_hall.desk)] == [
        MONDAY, MONDAY + timedelta(days=1)
    ]  # fmt: skip
    steps.print_all(any_hall)
    with pytest.raises(ShiftsOpen):
        close.close(any_hall.supervisor, MONDAY, new_act())
    (first, _) = reading.to_count(any_hall.desk)
    count(any_hall.desk, first.id, _100=1)
    till_of = close.close(any_hall.supervisor, MONDAY, new_act()).facts["till"]
    assert till_of["lines"][0]["counted"] == 10000


# Counting


def test_an_even_count_closes_the_shift(any_hall: Hall) -> None:
    card = opened(any_hall.desk, 200)
    take(any_hall, any_hall.desk, 100)
    done = count(any_hall.desk, card.id, _100=2, _50=1, _20=2, _10=1)
    assert (done.state, done.last.is_even) == ("closed", True)
    sheet = closed(any_hall)
    (line,) = sheet["till"]["lines"]
    assert (line["opening"], line["taken"], line["expected"], line["counted"]) == (
        20000, 10000, 30000, 30000,
    )  # fmt: skip
    assert sheet["exceptions"] == []


def test_a_difference_waits_for_a_reason_and_a_recount_leaves_the_first(any_hall: Hall) -> None:
    card = opened(any_hall.desk, 200)
    first = count(any_hall.desk, card.id, _100=1)
    assert (first.state, first.last.difference) == ("counted", YUAN(-100))
    with pytest.raises(ShiftsOpen) as refused:
        close.close(any_hall.supervisor, MONDAY, new_act())
    assert refused.value.shifts[0].id == card.id
    with pytest.raises(BadAnswers):
        counting.explain(any_hall.desk, card.id, "  ", new_act())
    second = count(any_hall.desk, card.id, seen=1, _100=1, _50=1)
    assert [counting.no for counting in second.counts] == [1, 2]
    told = counting.explain(any_hall.desk, card.id, "找错五十元", new_act())
    assert (told.state, told.last.reason) == ("closed", "找错五十元")
    with pytest.raises(NothingToExplain):
        counting.explain(any_hall.supervisor, card.id, "再说一次", new_act())
    sheet = closed(any_hall)
    assert [line["what"]["zh"] for line in sheet["exceptions"]] == [
        "第 1 次清点有差额（现金 -¥100.00）",
        "第 2 次清点有差额（现金 -¥50.00）：找错五十元",
    ]
    assert sheet["till"]["shifts"][0]["counts"] == 2


def test_what_is_counted_takes_no_more_money(hall: Hall) -> None:
    card = opened(hall.desk, 200)
    count(hall.desk, card.id, _100=2)
    take(hall, hall.desk, 100)
    first, second = reading.shifts(hall.desk, MONDAY)
    assert (first.state, second.state, second.opening) == ("closed", "open", YUAN(200))


def test_slips_of_other_methods_are_counted_as_sums(any_hall: Hall) -> None:
    no = take(any_hall, any_hall.desk, 300, "card")
    till.refund(any_hall.supervisor, no, YUAN(50), "card", "多收", new_act())
    mine, chief = reading.shifts(any_hall.desk, MONDAY)
    told = Counted.read({"card": "300.00"})
    done = counting.count_shift(any_hall.desk, mine.id, told, new_act())
    assert done.state == "closed"
    minus = Counted.read({"card": "-50"})
    assert counting.count_shift(any_hall.supervisor, chief.id, minus, new_act()).state == "closed"
    (line,) = closed(any_hall)["till"]["lines"]
    assert (line["taken"], line["refunded"], line["counted"]) == (30000, 5000, 25000)


@pytest.mark.parametrize(
    "told",
    [[], {"cash": {"3": 1}}, {"cash": {"100": -1}}, {"cash": {"100": True}}, {"cash": "100"},
     {"card": 12.5}, {"card": "1.005"}, {"beads": "1"}, {"cash": {"100": 100000}}],
)  # fmt: skip
def test_a_count_that_cannot_be_is_refused(told: object) -> None:
    with pytest.raises(BadAnswers):
        Counted.read(told)


def test_a_colleagues_drawer_is_the_supervisors_to_count(hall: Hall) -> None:
    card = opened(hall.desk, 200)
    with pytest.raises(Forbidden):
        count(hall.window("2"), card.id, _100=2)
    assert count(hall.supervisor, card.id, _100=2).state == "closed"
    with pytest.raises(Forbidden):  # what is settled is not for the clerk to settle again
        count(hall.desk, card.id, seen=1, _100=1)


def test_two_windows_count_at_once_and_the_slower_is_told(any_hall: Hall) -> None:
    card = opened(any_hall.desk, 200)
    count(any_hall.desk, card.id, _100=1)
    with pytest.raises(CountedMeanwhile):
        count(any_hall.supervisor, card.id, _100=2)


def test_a_count_repeated_after_an_unknown_outcome_is_one_count(any_hall: Hall) -> None:
    card, act = opened(any_hall.desk, 200), new_act()
    for _ in range(2):
        done = counting.count_shift(any_hall.desk, card.id, Counted({"100": 2}), act)
    assert len(done.counts) == 1


# What is not to be seen


def test_nothing_tells_what_should_be_there_before_the_count(any_hall: Hall) -> None:
    card = opened(any_hall.desk, 200)
    take(any_hall, any_hall.desk, 137)
    told = facts.write(reading.shifts(any_hall.desk, MONDAY))
    assert "33700" not in told
    assert "13700" not in told
    seen = x_report.x_report(any_hall.desk, card.id)
    assert seen.is_blind
    assert [(line.payments, line.taken) for line in seen.lines] == [(1, None)]
    whole = x_report.x_report(any_hall.supervisor, card.id)
    assert [(line.taken, line.expected) for line in whole.lines] == [(YUAN(137), YUAN(337))]
    with any_hall.books.reading():
        journalled = [row.facts for row in Entry.select().where(Entry.verb == "open_shift")]
    assert all("337" not in line for line in journalled)


def test_nobody_sees_what_should_lie_in_his_own_drawer_before_he_counts_it(hall: Hall) -> None:
    card = opened(hall.supervisor, 200)
    take(hall, hall.supervisor, 137)
    seen = x_report.x_report(hall.supervisor, card.id)
    assert [(line.payments, line.taken, line.expected) for line in seen.lines] == [(1, None, None)]


def test_an_x_report_stores_nothing(any_hall: Hall) -> None:
    card = opened(any_hall.desk, 200)
    before = steps.snapshot(any_hall)
    x_report.x_report(any_hall.supervisor, card.id)
    assert steps.snapshot(any_hall) == before


# Closing


def test_two_windows_close_at_once_and_one_number_is_spent(any_hall: Hall) -> None:
    any_hall.accept()
    said: list[object] = []
    together = threading.Barrier(2)

    def press(number: str) -> None:
        together.wait()
        try:
            done = close.close(any_hall.window(number, Role.SUPERVISOR), MONDAY, new_act())
            said.append(done.facts["close_no"])
        except DayClosed as refused:
            said.append(refused)
        finally:
            any_hall.books.database.close()  # a thread's own connection

    windows = [threading.Thread(target=press, args=(number,)) for number in "12"]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert sorted(type(one).__name__ for one in said) == ["DayClosed", "int"]
    assert [day.close_no for day in close.closed_days(any_hall.desk)] == [1]


def test_a_clerk_closes_with_the_supervisor_beside_him(hall: Hall) -> None:
    with pytest.raises(Forbidden):
        close.close(hall.desk, MONDAY, new_act())
    beside = second_person.vouch(hall.desk, "liuying", "supervisor-1")
    sheet = close.close(hall.desk, MONDAY, new_act(), approved_by=beside).facts
    assert (sheet["closed_by"], sheet["approved_by"]) == ("王芳", "刘颖")


def test_a_clock_set_back_closes_nothing(hall: Hall) -> None:
    hall.later(days=1)
    hall.accept()
    hall.later(days=-1)
    with pytest.raises(ClockWrong):
        close.close(hall.supervisor, MONDAY, new_act())


def test_a_quiet_working_day_and_a_holiday_can_be_closed(any_hall: Hall) -> None:
    any_hall.accept()
    steps.close_today(any_hall)
    any_hall.later(days=7)
    for ahead in (1, 5):  # a Tuesday and a Saturday on which nothing was done
        day = MONDAY + timedelta(days=ahead)
        sheet = close.close(any_hall.supervisor, day, new_act()).facts
        assert (sheet["day"], sheet["open_cases"], sheet["till"]) == (str(day), 1, None)
    assert [day.close_no for day in close.closed_days(any_hall.desk)] == [3, 2, 1]


def test_after_a_restore_the_day_is_closed_again_with_the_same_number(
    hall: Hall, tmp_path: Path
) -> None:
    hall.accept()
    safekeeping.back_up(hall.supervisor, tmp_path / "copy.db")
    first = steps.close_today(hall).facts["close_no"]
    folder = tmp_path / "other"
    safekeeping.restore(tmp_path / "copy.db", folder, force=False, stamp="x")
    books = open_books(folder)
    try:
        again = reopened(books)
        again.later(hours=1)
        assert steps.close_today(again).facts["close_no"] == first == 1
        with books.reading():
            verify()
    finally:
        books.close()


def test_period_totals_are_the_sums_of_the_closed_sheets(any_hall: Hall) -> None:
    any_hall.now = any_hall.now.replace(month=12, day=29)
    for days in (1, 1, 3, 1):  # 29, 30 and 31 December would be 3 days; then January
        take(any_hall, any_hall.desk, 100)
        sheet = steps.close_today(any_hall).facts
        any_hall.later(days=days)
    told = facts.read(PeriodTotals, sheet["periods"])
    assert (told.day.days, told.month.days, told.year.days, told.ever.days) == (1, 1, 1, 4)
    assert (told.day.paid, told.month.paid, told.ever.paid) == (YUAN(100), YUAN(100), YUAN(400))
    assert told.ever.kinds[0].accepted_cases == 4
    assert (told.last_close_no, str(told.last_day)) == (3, "2026-12-31")


def test_sheets_from_before_state_no_period_and_are_added_up(hall: Hall) -> None:
    take(hall, hall.desk, 100)
    steps.close_today(hall)
    hall.later(days=1)
    take(hall, hall.desk, 100)
    with hall.books.transaction():
        hall.books.database.execute_sql("DROP TRIGGER business_day_no_update")
        row = BusinessDay.get_by_id(MONDAY)
        row.sheet = {name: told for name, told in row.sheet.items() if name != "periods"}
        row.save()
    told = facts.read(PeriodTotals, steps.close_today(hall).facts["periods"])
    assert (told.ever.days, told.ever.paid) == (2, YUAN(200))


METHOD = st.sampled_from(["cash", "card", "wechat", "alipay", "transfer"])
MOVES = st.lists(st.tuples(st.booleans(), METHOD, st.integers(1, 5)), max_size=8)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=MOVES, yuan=st.integers(0, 500))
def test_expected_is_float_and_takings_less_refunds_by_method(
    founded: Path, tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[bool, str, int]],
    yuan: int,
) -> None:  # fmt: skip
    import shutil

    folder = shutil.copytree(founded, tmp_path_factory.mktemp("till") / "hall")
    books = open_books(folder)
    try:
        hall = reopened(books)
        chief = hall.supervisor
        card = opening.open_shift(chief, YUAN(yuan), new_act())
        no = take(hall, chief, 50, "cash")
        should_be = {"cash": yuan + 50}
        paid = 50
        for is_back, method, amount in moves:
            if is_back and amount > paid:
                continue
            if is_back:
                till.refund(chief, no, YUAN(amount), method, "多收", new_act())
            else:
                till.pay(chief, no, YUAN(amount), method, "", new_act())
            sign = -1 if is_back else 1
            should_be[method] = should_be.get(method, 0) + sign * amount
            paid += sign * amount
        with books.reading():
            found = drawer.expected(reading.get(card.id))
        assert {method: amount for method, amount in found.items() if amount} == {
            method: YUAN(amount) for method, amount in should_be.items() if amount
        }
        pretend.settle(chief, MONDAY)
        sheet = steps.close_today(hall).facts
        for line in sheet["till"]["lines"]:
            assert line["expected"] == line["opening"] + line["taken"] - line["refunded"]
        money = sheet["totals"]["money"]
        assert sum(line["taken"] for line in sheet["till"]["lines"]) == money["paid"]
        assert sum(line["refunded"] for line in sheet["till"]["lines"]) == money["refunded"]
        assert json.dumps(sheet)
    finally:
        books.close()
