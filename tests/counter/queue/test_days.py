"""Days on the list and on the card: telling in time, and each promised day explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from counter.desk import new_act
from counter.intake import accept
from counter.queue import card, worklists
from counter.rules.edition import Edition
from counter.rules.rule import Rule
from counter.store.tables.rules import RuleEdition
from tests.conftest import MORNING, Hall
from tests.counter import steps


def received(hall: Hall, **changes: object) -> str:
    return accept.receive(hall.desk, hall.application("RZ", **changes)).case_no


def row_of(hall: Hall, case_no: str) -> worklists.CaseRow:
    return card.card(hall.desk, case_no).row


def put_on_the_shelf(hall: Hall, *more: Rule) -> None:
    """The next edition: the newest one and these rows."""
    edition = hall.desk.edition
    after = Edition.of(edition.number + 1, (*edition.rows, *more))
    with hall.books.transaction():
        RuleEdition.create(
            number=after.number, digest=after.digest, body=after.to_json(),
            entered_at=hall.now, entered_by="刘颖",
        )  # fmt: skip


def closed(day: str) -> Rule:
    values = {"is_working": "", "title_zh": "停办", "title_en": "closed"}
    return Rule("calendar", day, date(2000, 1, 1), None, "the hall", False, values)


def test_what_was_taken_in_counts_down_the_days_for_telling(any_hall: Hall) -> None:
    no = received(any_hall)  # Monday 23 November
    row = row_of(any_hall, no)
    assert (row.tell_by, row.tell_left, row.urgency) == (date(2026, 11, 30), 5, "later")
    any_hall.later(days=5)  # Saturday
    assert (row_of(any_hall, no).tell_left, row_of(any_hall, no).urgency) == (1, "soon")
    any_hall.later(days=2)
    assert (row_of(any_hall, no).tell_left, row_of(any_hall, no).urgency) == (0, "today")
    assert [row.case_no for row in worklists.open_cases(any_hall.desk, "today")] == [no]
    any_hall.later(days=1)
    assert (row_of(any_hall, no).tell_left, row_of(any_hall, no).urgency) == (-1, "overdue")
    assert [row.case_no for row in worklists.open_cases(any_hall.desk, "overdue")] == [no]
    assert worklists.counts(any_hall.desk)["overdue"] == 1


def test_what_waits_for_telling_stands_in_the_list_at_its_day(any_hall: Hall) -> None:
    ordinary = any_hall.accept().case_no  # due Friday
    waits = received(any_hall)  # Monday
    later = any_hall.accept("HZ").case_no  # due Monday too, and taken in after
    urgent = any_hall.accept(speed="urgent").case_no
    listed = [row.case_no for row in worklists.open_cases(any_hall.desk)]
    assert listed == [urgent, ordinary, waits, later]


def test_once_told_or_accepted_nothing_counts_down_and_a_completion_begins_anew(
    any_hall: Hall,
) -> None:
    no = received(any_hall)
    any_hall.later(days=3)
    steps.move(any_hall, no, "ask_more", missing="原件")
    assert (row_of(any_hall, no).tell_by, row_of(any_hall, no).urgency) == (None, "none")
    any_hall.later(days=5)  # Tuesday 1 December
    steps.move(any_hall, no, "completed")
    assert row_of(any_hall, no).tell_by == date(2026, 12, 8)
    assert row_of(any_hall, any_hall.accept().case_no).tell_by is None


def test_a_promise_is_not_moved_by_a_later_edition_of_the_calendar(any_hall: Hall) -> None:
    no = any_hall.accept().case_no  # due Friday 27 November
    put_on_the_shelf(any_hall, closed("2026-11-25"), closed("2026-11-27"), closed("2026-12-01"))
    seen = card.card(any_hall.desk, no)
    assert (seen.due_on, seen.due_days[-1].on) == (date(2026, 11, 27), date(2026, 11, 27))
    assert card.card(any_hall.desk, any_hall.accept().case_no).due_on == date(2026, 12, 2)

    any_hall.later(days=1)
    steps.move(any_hall, no, "suspend", missing="原件")  # Tuesday
    any_hall.later(days=2)
    steps.move(any_hall, no, "resume")  # Thursday; one working day: Wednesday is closed
    seen = card.card(any_hall.desk, no)
    assert seen.due_on == date(2026, 11, 30)
    assert [(note.on.day, note.number, note.why.zh) for note in seen.due_days] == [
        (23, None, "受理当天不计"), (24, 1, "工作日"), (25, 2, "工作日"), (26, None, "补正停时"),
        (27, 3, "工作日"), (28, None, "周末"), (29, None, "周末"), (30, 4, "工作日"),
    ]  # fmt: skip


def test_while_the_clock_stands_the_card_explains_the_days_so_far(hall: Hall) -> None:
    no = hall.accept().case_no
    hall.later(days=1)
    steps.move(hall, no, "suspend", missing="原件")
    hall.later(days=2)
    seen = card.card(hall.desk, no)
    assert seen.paused_on == date(2026, 11, 24)
    assert [(note.on.day, note.why.zh) for note in seen.due_days[1:]] == [
        (24, "工作日"), (25, "补正停时"), (26, "补正停时"),
    ]  # fmt: skip


def test_a_year_that_the_calendar_lacks_is_estimated_until_the_hall_enters_it(hall: Hall) -> None:
    hall.now = MORNING.replace(month=12, day=30)
    filed = hall.accept().case_no
    seen = card.card(hall.desk, filed)
    assert (seen.due_on, seen.due_is_estimate) == (date(2027, 1, 6), True)
    assert "日历缺 2027 年" in seen.due_reason[0].zh
    worked = replace(closed("2027-01-02"), values={"is_working": "yes", "title_zh": "调休上班",
                                                   "title_en": "worked"})  # fmt: skip
    put_on_the_shelf(hall, closed("2027"), worked)
    after = card.card(hall.desk, hall.accept(act=new_act()).case_no)
    assert (after.due_on, after.due_is_estimate) == (date(2027, 1, 5), False)
    assert card.card(hall.desk, filed).due_on == date(2027, 1, 6)
