"""A day is closed once, numbered without gaps, and stays as its sheet says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from counter import outbox
from counter.dayclose import close, till, totals
from counter.dayclose.close import NothingDone, NotYet, PapersPending
from counter.desk import DayClosed, new_act
from counter.errors import BadAnswers
from counter.intake import accept, correction
from counter.queue import card
from counter.store import journal
from counter.store.tables.hall import BusinessDay
from counter.values.money import Money
from tests.conftest import Hall
from tests.counter import steps

MONDAY = date(2026, 11, 23)


def sheet_of(hall: Hall, day: date) -> dict[str, object]:
    """What a closed day's sheet states."""
    with hall.books.reading():
        return dict(BusinessDay.get_by_id(day).sheet)


def test_the_sheet_says_what_the_day_was(any_hall: Hall) -> None:
    first = any_hall.accept().case_no
    last = any_hall.accept("SL").case_no
    steps.pay_all(any_hall, first)
    steps.count_all(any_hall)
    with any_hall.books.reading():
        head = journal.head()
    sheet = steps.close_today(any_hall)
    facts = sheet.facts
    assert (facts["day"], facts["close_no"], facts["closed_by"]) == ("2026-11-23", 1, "刘颖")
    assert (facts["first_case_no"], facts["last_case_no"], facts["open_cases"]) == (first, last, 2)
    assert facts["totals"]["money"]["paid"] == 10000
    assert (facts["journal_last"], facts["journal_head"]) == (head.seq, head.digest[:16])
    assert facts["papers_printed"] == 2
    assert sheet.state == "queued"
    assert [(day.day, day.close_no) for day in close.closed_days(any_hall.desk)] == [(MONDAY, 1)]


def test_a_day_is_closed_once(any_hall: Hall) -> None:
    any_hall.accept()
    steps.close_today(any_hall)
    before = steps.snapshot(any_hall)
    with pytest.raises(DayClosed):
        close.close(any_hall.supervisor, MONDAY, new_act())
    assert steps.snapshot(any_hall) == before
    seen = close.preview(any_hall.desk, MONDAY)
    assert (seen.may_close, seen.close_no) == (False, 1)


def test_papers_that_never_came_out_keep_the_day_open(any_hall: Hall) -> None:
    filed = accept.accept(any_hall.desk, any_hall.application())
    seen = close.preview(any_hall.supervisor, MONDAY)
    assert [job.id for job in seen.pending_papers] == [filed.paper.id]
    assert not seen.may_close
    with pytest.raises(PapersPending) as refused:
        close.close(any_hall.supervisor, MONDAY, new_act())
    assert [job.id for job in refused.value.papers] == [filed.paper.id]
    assert seen.why_not is not None
    assert filed.case_no in seen.why_not.zh


def test_a_supervisor_may_sign_for_them_and_that_stands_on_the_sheet(any_hall: Hall) -> None:
    filed = accept.accept(any_hall.desk, any_hall.application())
    with pytest.raises(PapersPending):
        close.close(any_hall.supervisor, MONDAY, new_act(), "   ")
    with pytest.raises(BadAnswers):
        close.close(any_hall.supervisor, MONDAY, new_act(), "打印机坏😀")
    sheet = close.close(any_hall.supervisor, MONDAY, new_act(), "打印机坏")
    (line,) = sheet.facts["exceptions"]
    assert (line["case_no"], line["clerk"]) == (filed.case_no, "刘颖")
    assert "打印机坏" in line["what"]["zh"]
    assert outbox.pending(any_hall.desk)[0].id == filed.paper.id  # still to be printed


def test_the_sheet_itself_keeps_no_other_day_open(hall: Hall) -> None:
    hall.accept()
    steps.close_today(hall)  # its sheet is not printed
    hall.later(days=1)
    hall.accept()
    assert (
        close.close(hall.supervisor, MONDAY + timedelta(days=1), new_act()).facts["close_no"] == 2
    )


def test_close_numbers_have_no_gaps_whatever_was_refused_between(any_hall: Hall) -> None:
    numbers = []
    for _ in range(4):
        accept.accept(any_hall.desk, any_hall.application())
        with pytest.raises(PapersPending):
            close.close(any_hall.supervisor, any_hall.desk.today, new_act())
        numbers.append(steps.close_today(any_hall).facts["close_no"])
        any_hall.later(days=1)
    assert numbers == [1, 2, 3, 4]


def test_a_day_on_which_nothing_happened_can_be_closed(any_hall: Hall) -> None:
    sheet = close.close(any_hall.supervisor, MONDAY, new_act())
    assert sheet.facts["close_no"] == 1
    assert (sheet.facts["first_case_no"], sheet.facts["exceptions"]) == ("", [])
    with pytest.raises(DayClosed):
        accept.accept(any_hall.desk, any_hall.application())


def test_tomorrow_is_not_closed_today(hall: Hall) -> None:
    with pytest.raises(NotYet):
        close.close(hall.supervisor, MONDAY + timedelta(days=1), new_act())
    assert not close.preview(hall.supervisor, MONDAY + timedelta(days=1)).may_close


def test_yesterday_can_be_closed_while_today_is_under_way(hall: Hall) -> None:
    hall.accept()
    hall.later(days=1)
    hall.accept()
    sheet = close.close(hall.supervisor, MONDAY, new_act())
    assert sheet.facts["totals"]["kinds"][0]["accepted_cases"] == 1
    assert hall.accept().case_no.startswith("RZ20261124-0002")


def test_a_late_correction_is_an_entry_of_its_own_day(any_hall: Hall) -> None:
    no = any_hall.accept().case_no  # 2 matters
    steps.close_today(any_hall)
    closed = sheet_of(any_hall, MONDAY)
    any_hall.later(days=1)
    told = correction.correct(any_hall.desk, no, 1, {}, {1: {"matters": 5}}, "漏录", new_act())
    assert told.paper is not None
    any_hall.print(told.paper)
    assert sheet_of(any_hall, MONDAY) == closed
    by_day = [totals.of(any_hall.desk, f"2026-11-{day}") for day in (23, 24)]
    assert [figures.kinds[0].accepted for figures in by_day] == [2, 3]
    assert [figures.kinds[0].accepted_cases for figures in by_day] == [1, 0]
    assert totals.of(any_hall.desk, "2026-11").kinds[0].accepted == 5
    (line,) = steps.close_today(any_hall).facts["exceptions"]
    assert (line["case_no"], line["what"]["zh"]) == (no, "更正：漏录（原日结第 1 号，2026-11-23）")
    assert steps.verified(any_hall).entries == steps.length(any_hall)


def test_exceptions_of_the_day_are_listed_with_who_and_why(hall: Hall) -> None:
    filed = hall.accept()
    steps.pay_all(hall, filed.case_no)
    hall.print(outbox.reprint(hall.desk, filed.paper.id, "污损", new_act()))
    till.refund(hall.supervisor, filed.case_no, Money.yuan(1), "cash", "多收", new_act())
    card.unmasked(hall.desk, filed.case_no, new_act())
    steps.move(hall, filed.case_no, "withdraw", reason="申请人撤回")
    lines = close.preview(hall.supervisor, MONDAY).exceptions
    assert [(line.what.zh, line.clerk) for line in lines] == [
        ("补打：污损", "王芳"), ("退费：多收", "刘颖"), ("查看完整信息", "王芳"),
        ("撤回：申请人撤回", "王芳"),
    ]  # fmt: skip


def test_what_the_preview_shows_is_what_the_close_writes(hall: Hall) -> None:
    for letters in ("RZ", "SL", "HZ", "QZ"):
        hall.accept(letters)
    from counter.values.facts import plain

    seen = close.preview(hall.supervisor, MONDAY)
    sheet = close.close(hall.supervisor, MONDAY, new_act())
    assert sheet.facts["totals"] == plain(seen.totals) | {"days_closed": 0, "days_with_work": 1}
    assert sheet.facts["open_cases"] == seen.open_cases == 4


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(1, 1, 1)])
def test_a_past_day_without_work_is_not_closed(hall: Hall, day: date) -> None:
    before = steps.snapshot(hall)
    shown = close.preview(hall.supervisor, day)
    assert not shown.may_close
    with pytest.raises(NothingDone) as refused:
        close.close(hall.supervisor, day, new_act())
    assert shown.why_not == refused.value.text
    assert steps.snapshot(hall) == before
