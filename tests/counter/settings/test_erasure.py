"""When the period is over the persons go; counts, money, numbers and the chain stay."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from peewee import DatabaseError

from counter.dayclose import totals
from counter.desk import Desk, new_act
from counter.errors import Forbidden
from counter.intake.continuity import drawing, ending
from counter.outbox import PaperErased, reprint
from counter.papers import register
from counter.queue import card, search
from counter.second_person import NeedsSecond, SecondPerson, vouch
from counter.settings import erasure, safekeeping
from counter.settings.erasure import NothingDue, TooEarly, due_for_erasure, erase
from counter.store import journal
from counter.store.database import FILE
from counter.store.journal import JournalAltered
from counter.store.tables.cases import Case
from counter.store.tables.journal import Entry
from counter.store.tables.spares import SpareSlip
from tests.conftest import COMPANY, Hall
from tests.counter import steps

PERSONS = (
    "张伟",
    "50010319850307233X",
    "13812345678",
    "练习路12号",
    "李娜",
    "欧阳娜娜",
    "PE1234567",
)
SIX_YEARS = 6 * 366


def second(hall: Hall) -> SecondPerson:
    return vouch(hall.supervisor, "wangfang", "counter-1")


def done(hall: Hall) -> Hall:
    """A posted case, one handed over, one of a firm, one open; then six years later."""
    steps.posted(hall)
    steps.collect(hall, steps.ready(hall))
    steps.collect(hall, steps.ready(hall, "QZ", delivery="pickup"))
    steps.close_today(hall)
    return years_later(hall)


def years_later(hall: Hall) -> Hall:
    """Six years on, and a supervisor confirmed that the clock is right."""
    hall.later(days=SIX_YEARS)
    safekeeping.trust_clock(hall.supervisor, "长假", new_act())
    return hall


def erased(hall: Hall) -> erasure.ErasedNow:
    return erase(hall.supervisor, hall.supervisor.today, new_act(), second(hall))


def test_nothing_is_due_before_its_period_is_over(any_hall: Hall) -> None:
    steps.collect(any_hall, steps.ready(any_hall))
    assert not any(due.count for due in due_for_erasure(any_hall.supervisor))
    with pytest.raises(NothingDue):
        erased(any_hall)
    any_hall.later(days=5 * 365)  # two leap days short of five years
    counts = {due.code: due.count for due in due_for_erasure(any_hall.supervisor)}
    assert counts["case_person_data"] == 0
    any_hall.later(days=2)
    counts = {due.code: due.count for due in due_for_erasure(any_hall.supervisor)}
    assert counts["case_person_data"] == 1


def test_persons_go_and_figures_and_chain_stay(any_hall: Hall) -> None:
    done(any_hall)
    before = totals.of(any_hall.supervisor, "2026")
    result = erased(any_hall)
    assert dict(result.counts)["case_person_data"] == 3
    assert result.entries > 3
    assert totals.of(any_hall.supervisor, "2026") == before
    steps.verified(any_hall)
    rest = str(steps.snapshot(any_hall))
    left = [person for person in PERSONS if person in rest]
    assert not left
    with any_hall.books.reading():
        assert {case.name for case in Case.select()} == {"已清除", COMPANY["name"]}
        numbers = [case.no for case in Case.select()]
    for no in numbers:
        seen = card.card(any_hall.supervisor, no)
        assert not seen.papers
        assert [row.case_no for row in search.find(any_hall.supervisor, no)] == [no]
    assert search.find(any_hall.supervisor, "张伟") == ()


def test_an_open_case_keeps_its_person(hall: Hall) -> None:
    open_no = hall.accept(name="王小明").case_no
    done(hall)
    erased(hall)
    assert "王小明" in str(card.unmasked(hall.supervisor, open_no, new_act()).who)
    assert [row.case_no for row in search.find(hall.supervisor, "王小明")] == [open_no]


def test_no_byte_of_an_erased_person_is_left_in_the_file(hall: Hall) -> None:
    done(hall)
    erased(hall)
    folder = hall.books.folder
    assert folder is not None
    hall.books.close()
    for file in folder.glob(f"{FILE}*"):
        body = file.read_bytes()
        left = [person for person in PERSONS if person.encode() in body]
        assert not left, file.name


def test_it_takes_the_right_and_a_second_person_and_a_day_that_has_come(hall: Hall) -> None:
    done(hall)
    today = hall.supervisor.today
    with pytest.raises(Forbidden):
        erase(hall.desk, today, new_act(), None)
    with pytest.raises(NeedsSecond):
        erase(hall.supervisor, today, new_act(), None)
    with pytest.raises(TooEarly):
        erase(hall.supervisor, today + timedelta(days=1), new_act(), second(hall))
    assert due_for_erasure(hall.supervisor)[0].count == 3


def test_the_same_act_erases_once_and_gives_the_same_certificate(any_hall: Hall) -> None:
    done(any_hall)
    act, colleague = new_act(), second(any_hall)
    first = erase(any_hall.supervisor, any_hall.supervisor.today, act, colleague)
    entries = steps.length(any_hall)
    again = erase(any_hall.supervisor, any_hall.supervisor.today, act, None)
    assert (again, steps.length(any_hall)) == (first, entries)
    told = first.paper.facts
    assert (told["clerk"], told["second"]) == ("刘颖", "王芳")
    with any_hall.books.reading():
        assert told["head_after"] != told["head_before"]
    assert register.pdf("erasure_certificate", told).startswith(b"%PDF")


def test_a_printed_paper_of_an_erased_case_is_not_printed_again(hall: Hall) -> None:
    filed = hall.accept(delivery="pickup")
    steps.bring_to(hall, filed.case_no, "ready")
    steps.collect(hall, filed.case_no)
    years_later(hall)
    erased(hall)
    with pytest.raises(PaperErased):
        reprint(hall.supervisor, filed.paper.id, "丢失", new_act())


@pytest.mark.parametrize(
    ("sentence", "why"),
    [("DELETE FROM entry_secret WHERE seq = {seq}", "missing"),
     ("UPDATE entry_secret SET text = text || ' ' WHERE seq = {seq}", "changed"),
     ("UPDATE entry_secret SET salt = 'x' WHERE seq = {seq}", "changed"),
     ("INSERT INTO entry_secret SELECT 1, salt, text FROM entry_secret LIMIT 1", "added")],
)  # fmt: skip
def test_a_personal_part_altered_by_an_insider_is_found(
    hall: Hall, sentence: str, why: str
) -> None:
    hall.accept()
    database = hall.books.database
    (seq,) = database.execute_sql("SELECT MAX(seq) FROM entry_secret").fetchone()
    for verb in ("update", "delete"):
        database.execute_sql(f"DROP TRIGGER entry_secret_no_{verb}")
    database.execute_sql(sentence.format(seq=seq))
    with pytest.raises(JournalAltered) as altered:
        steps.verified(hall)
    assert altered.value.seq == (1 if why == "added" else seq)


def test_what_an_erasure_did_not_name_may_not_be_missing_after_it(hall: Hall) -> None:
    done(hall)
    kept = hall.accept()
    erased(hall)
    database = hall.books.database
    (seq,) = database.execute_sql(
        "SELECT MIN(s.seq) FROM entry_secret s JOIN entry e ON e.seq = s.seq "
        "WHERE e.subject = ?", (kept.case_no,)
    ).fetchone()  # fmt: skip
    database.execute_sql("DROP TRIGGER entry_secret_no_delete")
    database.execute_sql(f"DELETE FROM entry_secret WHERE seq = {seq}")
    with pytest.raises(JournalAltered) as altered:
        steps.verified(hall)
    assert altered.value.seq == seq


def test_personal_texts_and_columns_stay_as_written_outside_an_erasure(any_hall: Hall) -> None:
    done(any_hall)
    for sentence in (
        "DELETE FROM entry_secret", "UPDATE entry_secret SET text = ''",
        "UPDATE entry SET facts = ''", "UPDATE payment SET reason = 'x'",
        "UPDATE business_day SET sheet = '{}'",
    ):  # fmt: skip
        with pytest.raises(DatabaseError, match="append-only"):
            any_hall.books.database.execute_sql(sentence)


def test_even_an_erasure_changes_no_amount(any_hall: Hall) -> None:
    done(any_hall)
    with any_hall.books.transaction():
        any_hall.books.database.execute_sql(
            "INSERT INTO fact (name, value) VALUES ('erasing', 'true')"
        )
    with pytest.raises(DatabaseError, match="append-only"):
        any_hall.books.database.execute_sql("UPDATE payment SET amount = 0")
    with pytest.raises(DatabaseError, match="append-only"):
        any_hall.books.database.execute_sql("UPDATE entry SET subject = 'x'")


def test_the_day_of_an_erasure_counts_by_its_rules(hall: Hall) -> None:
    done(hall)
    due = {one.code: one for one in due_for_erasure(hall.supervisor, date(2031, 11, 22))}
    assert due["case_person_data"].count == 0
    due = {one.code: one for one in due_for_erasure(hall.supervisor, date(2031, 11, 23))}
    assert (due["case_person_data"].count, due["case_person_data"].is_uncertain) == (3, True)
    with pytest.raises(Forbidden):
        due_for_erasure(Desk(hall.books, hall.desk.clerk, "1", lambda: hall.now))
    with hall.books.reading():
        journal.verify()


def test_why_a_spare_receipt_was_void_names_nobody_afterwards(any_hall: Hall) -> None:
    hall = any_hall
    pack = drawing.draw_pack(hall.desk, 1, new_act())
    for job in pack.papers:
        hall.print(job)
    (slip,) = pack.slips
    ending.take_back(hall.desk, (slip,), "spoiled", "把张伟写成张玮", new_act())
    done(hall)
    erased(hall)
    steps.verified(hall)
    with hall.books.reading():
        assert "张玮" not in SpareSlip.get(SpareSlip.no == slip).reason
        entries = list(Entry.select().where(Entry.verb == "void_spare"))
        assert "张玮" not in str(journal.facts_of(entries))
