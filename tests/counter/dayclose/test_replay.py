"""A closed day rebuilt from the journal alone is the sheet in the books, to the fen."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from counter.dayclose import close, till
from counter.dayclose.replay import replay, stored
from counter.dayclose.replay.book import rebuilt
from counter.dayclose.replay.compare import ReplayedDay
from counter.dayclose.replay.entries import up_to
from counter.dayclose.replay.replay import NoSuchPeriod, Replay
from counter.desk import new_act
from counter.errors import NotFound
from counter.intake import correction
from counter.practice.hall import SUPERVISOR
from counter.practice.year import _Year, simulate
from counter.queue import card
from counter.rules.calendar import Calendar
from counter.store import erasing
from counter.store.database import FILE, Books, open_books
from counter.store.tables.hall import BusinessDay
from counter.store.tables.journal import Entry, EntrySecret
from counter.values.money import Money
from tests.conftest import BY_POST, MORNING, Hall, default_pieces
from tests.counter import steps

MONDAY = MORNING.date().isoformat()
# What another part of the program proves (papers) or nobody sums (words).
NOT_REBUILT = {"days_closed", "for_others"}


def replayed(hall: Hall, period: str = MONDAY) -> Replay:
    return replay.replay(hall.desk, period)


def worked(hall: Hall) -> str:
    """A day with something of everything, closed; the case that paid first."""
    paid = hall.accept(speed="urgent", pieces=[*default_pieces("RZ"), *default_pieces("RZ")])
    steps.pay_all(hall, paid.case_no)
    till.refund(hall.supervisor, paid.case_no, Money.yuan(7), "wechat", "多收", new_act())
    steps.collect(hall, steps.ready(hall))
    steps.posted(hall)
    gone = hall.accept("QZ").case_no
    steps.move(hall, gone, "withdraw", reason="申请人撤回")
    hall.accept("SL")
    hall.accept("HZ", **BY_POST)
    steps.close_today(hall)
    return paid.case_no


def test_a_worked_day_comes_out_of_the_journal_figure_by_figure(any_hall: Hall) -> None:
    worked(any_hall)
    (day,) = replayed(any_hall).days
    assert [one.said.zh for one in day.differences] == []
    assert day.figures > 90
    with any_hall.books.reading():
        sheet = BusinessDay.get_by_id(MORNING.date()).sheet
        (again,) = rebuilt(up_to())
    told = stored.figures(sheet)
    assert told["money.refunded.wechat"] == 700 == again.figures["money.refunded.wechat"]
    assert told["journal_last"] == again.figures["journal_last"]
    something = {name for name, value in told.items() if value}
    assert something - set(again.figures) <= NOT_REBUILT


def test_days_that_follow_each_other_with_late_corrections_and_an_empty_one(
    any_hall: Hall,
) -> None:
    first = worked(any_hall)
    any_hall.later(days=1)
    told = correction.correct(
        any_hall.desk, first, card.card(any_hall.desk, first).revision, {}, {1: {"matters": 5}},
        "漏录", new_act(),
    )  # fmt: skip
    assert told.paper is not None
    steps.pay_all(any_hall, first)
    till.refund(any_hall.supervisor, first, Money.yuan(3), "cash", "多收", new_act())
    steps.close_today(any_hall)
    any_hall.later(days=1)
    steps.close_today(any_hall)
    any_hall.later(days=1)
    any_hall.accept()
    any_hall.later(days=1)
    any_hall.accept()
    steps.print_all(any_hall)
    late = any_hall.desk.today - timedelta(days=1)
    close.close(any_hall.supervisor, late, new_act())  # yesterday, while today is under way
    done = replayed(any_hall, "2026-11")
    assert [(day.day[-2:], day.close_no) for day in done.days] == [
        ("23", 1), ("24", 2), ("25", 3), ("26", 4)
    ]  # fmt: skip
    assert [one.said.zh for day in done.days for one in day.differences] == []


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Books]:
    """The first weeks of a pretend year, on their way through every journey."""
    real = Calendar.is_working
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            Calendar, "is_working",
            lambda self, day: real(self, day) and not date(2020, 1, 23) < day <= date(2020, 12, 31),
        )  # fmt: skip
        books = open_books(tmp_path_factory.mktemp("month"))
        _Year(books, 2020, random.Random(5), 0.02, "practice-1", lambda line: None).run()
    yield books
    books.close()


def of(books: Books, period: str) -> Replay:
    return replay.replay(Hall(books, SUPERVISOR, is_new=False).desk, period)


def test_a_simulated_month_replays_equal_every_day(month: Books) -> None:
    done = of(month, "2020-01")
    assert len(done.days) == 17
    assert [one.said.zh for day in done.days for one in day.differences] == []
    assert sum(day.figures for day in done.days) > 2000


def test_a_year_that_the_first_version_wrote_replays_equal(tmp_path: Path) -> None:
    kept = Path(__file__).parents[2] / "books/0001_first_books.db.xz"
    (tmp_path / FILE).write_bytes(lzma.decompress(kept.read_bytes()))
    books = open_books(tmp_path)
    done = of(books, "2020")
    assert len(done.days) == 249
    assert [one.said.zh for day in done.days for one in day.differences] == []
    books.close()


def test_persons_that_were_erased_are_missed_by_no_figure(hall: Hall) -> None:
    worked(hall)
    before = replayed(hall)
    with hall.books.transaction(), erasing.allowed():
        erasing.empty_entries(_sealed())
    assert not _sealed()
    assert replayed(hall) == before


def _sealed() -> list[int]:
    return [row.seq for row in EntrySecret.select(EntrySecret.seq)]


@pytest.mark.long
def test_the_year_2020_replays_equal_every_day(tmp_path: Path) -> None:
    books = open_books(tmp_path / "year")
    simulate(books, 2020, 1, 1.0, "practice-1")
    done = of(books, "2020")
    assert len(done.days) > 240
    assert [one.said.zh for day in done.days for one in day.differences] == []
    books.close()


@pytest.fixture
def tampered(hall: Hall) -> Hall:
    """A worked day in books whose triggers an insider has dropped."""
    worked(hall)
    assert replayed(hall).is_equal
    rows = hall.books.database.execute_sql("SELECT name FROM sqlite_master WHERE type='trigger'")
    for (name,) in rows.fetchall():
        hall.books.database.execute_sql(f"DROP TRIGGER {name}")
    return hall


def only(hall: Hall) -> ReplayedDay:
    (day,) = replayed(hall).days
    return day


def test_a_sheet_that_was_changed_is_named_at_the_entry_that_closed_it(tampered: Hall) -> None:
    row = BusinessDay.get_by_id(MORNING.date())
    row.sheet["totals"]["money"]["paid"] += 1
    BusinessDay.update(sheet=row.sheet).execute()
    (found,) = only(tampered).differences
    closing = Entry.get(Entry.verb == "close_day")
    assert (found.name, found.sheet - found.journal, found.seq) == ("money.paid", 1, closing.seq)
    assert "实收" in found.said.zh
    assert str(closing.seq) in found.said.zh


@pytest.mark.parametrize("what", ["facts", "counts"])
def test_an_entry_that_was_changed_is_named(tampered: Hall, what: str) -> None:
    entry = Entry.select().where(Entry.verb == "pay").order_by(Entry.seq).get()
    told = json.loads(getattr(entry, what))
    for part in [told] if what == "facts" else told:
        key = "amount" if what == "facts" else "fen"
        part[key] += 100
    Entry.update(**{what: json.dumps(told)}).where(Entry.seq == entry.seq).execute()
    day = only(tampered)
    assert not day.is_equal
    assert {one.seq for one in day.differences} == {entry.seq}
    assert "money.paid" in {one.name for one in day.differences}


def test_a_missing_sheet_is_said_to_be_missing(tampered: Hall) -> None:
    Entry.delete().where(Entry.verb == "close_day").execute()
    (found,) = only(tampered).differences
    assert (found.name, found.said.zh[:10]) == ("close_day", MONDAY)


def test_an_exception_that_the_sheet_does_not_tell_is_missed(tampered: Hall) -> None:
    row = BusinessDay.get_by_id(MORNING.date())
    row.sheet["exceptions"] = row.sheet["exceptions"][1:]
    BusinessDay.update(sheet=row.sheet).execute()
    assert [one.name for one in only(tampered).differences] == ["exceptions"]


def test_a_day_that_is_not_closed_and_a_period_that_is_none(hall: Hall) -> None:
    hall.accept()
    with pytest.raises(NotFound):
        replayed(hall)
    with pytest.raises(NoSuchPeriod):
        replayed(hall, "2026-13-45")


def test_the_replay_shares_no_code_with_the_closing() -> None:
    import counter.dayclose.replay as package

    for file in Path(package.__path__[0]).glob("*.py"):
        read = file.read_text(encoding="utf-8")
        for word in ("totals", "close", "till", "running", "sums_", "fiscal", "blanks", "shift"):
            assert f"from counter.dayclose.{word}" not in read
            assert f"import {word}" not in read
        assert "tables.journal import Count" not in read
