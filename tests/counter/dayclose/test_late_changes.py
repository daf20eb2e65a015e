"""What changes a case after its day was closed names the old sheet, which stays as it was."""

from __future__ import annotations

import pytest
from peewee import DatabaseError

from counter import outbox
from counter.dayclose import close, till
from counter.desk import new_act
from counter.intake import correction
from counter.papers import register, sheet_text
from counter.queue import card
from counter.store.tables.hall import BusinessDay, Paper
from counter.values.money import Money
from tests.conftest import MORNING, Hall
from tests.counter import steps

DAY = MORNING.date()
NAMED = "（原日结第 1 号，2026-11-23）"


def stored(hall: Hall) -> dict[str, object]:
    with hall.books.reading():
        return dict(BusinessDay.get_by_id(DAY).sheet)


def test_a_late_correction_and_refund_name_the_old_sheet_which_stays(any_hall: Hall) -> None:
    no = any_hall.accept().case_no
    steps.pay_all(any_hall, no)
    steps.close_today(any_hall)
    before = stored(any_hall)
    any_hall.later(days=1)
    till.refund(any_hall.supervisor, no, Money.yuan(1), "cash", "多收", new_act())
    revision = card.card(any_hall.desk, no).revision
    correction.correct(any_hall.desk, no, revision, {}, {1: {"matters": 5}}, "漏录", new_act())
    new = any_hall.accept().case_no
    steps.move(any_hall, new, "withdraw", reason="申请人撤回")
    listed = {
        (line.what.zh, line.case_no)
        for line in close.preview(any_hall.supervisor, any_hall.desk.today).exceptions
    }
    assert listed == {
        (f"退费：多收{NAMED}", no), (f"更正：漏录{NAMED}", no), ("撤回：申请人撤回", new)
    }  # fmt: skip
    told = [line.what.zh for line in card.card(any_hall.desk, no).timeline]
    assert f"退费{NAMED}" in told
    assert f"更正{NAMED}" in told
    assert "收费" in told  # what was done before the closing is not late
    assert stored(any_hall) == before
    steps.close_today(any_hall)
    assert stored(any_hall) == before


def test_a_change_before_the_closing_is_not_late(hall: Hall) -> None:
    no = hall.accept().case_no
    steps.pay_all(hall, no)
    till.refund(hall.supervisor, no, Money.yuan(1), "cash", "多收", new_act())
    steps.close_today(hall)
    assert "退费" in [line.what.zh for line in card.card(hall.desk, no).timeline]


def test_the_books_refuse_to_change_a_closed_sheet(any_hall: Hall) -> None:
    any_hall.accept()
    steps.close_today(any_hall)
    before = stored(any_hall)
    for sentence in ("UPDATE business_day SET sheet = '{}'", "DELETE FROM business_day"):
        with pytest.raises(DatabaseError, match="append-only"):
            any_hall.books.database.execute_sql(sentence)
    assert stored(any_hall) == before


def test_an_old_sheet_prints_again_to_the_byte_but_for_its_mark(any_hall: Hall) -> None:
    no = any_hall.accept().case_no
    steps.pay_all(any_hall, no)
    job = steps.close_today(any_hall)
    first = register.pdf(job.kind, job.facts)
    any_hall.print(job)
    any_hall.later(days=30)
    till.refund(any_hall.supervisor, no, Money.yuan(1), "cash", "多收", new_act())
    again = outbox.reprint(any_hall.supervisor, job.id, "存档", new_act())
    assert (again.facts, again.copy) == (job.facts, 1)
    assert register.pdf(again.kind, again.facts) == first  # the same facts, to the byte
    marked = register.pdf(again.kind, again.facts, copy=again.copy)
    assert marked != first
    assert sheet_text.lines(marked) == sheet_text.lines(first)
    assert codes(marked) == codes(first)
    assert [ink_outside_the_mark(one, two) for one, two in pages(first, marked)] == [False] * len(
        codes(first)
    )


def codes(pdf: bytes) -> object:
    from counter.papers import proof

    return proof.codes(pdf)


def pages(first: bytes, second: bytes) -> list[tuple[object, object]]:
    from tests.papers import reading

    return list(zip(reading.pages(first), reading.pages(second), strict=True))


def ink_outside_the_mark(first, second) -> bool:
    """Whether the two pages differ anywhere but in the line below the number."""
    from PIL import ImageChops

    box = ImageChops.difference(first.convert("L"), second.convert("L")).getbbox()
    dots = 203.2 / 25.4
    return box is None or box[3] - box[1] > 6 * dots or box[3] > 40 * dots


def test_a_sheet_of_an_older_version_reads_and_prints_without_what_it_does_not_state(
    any_hall: Hall,
) -> None:
    any_hall.accept()
    job = steps.close_today(any_hall)
    newer = ("anchor", "till", "periods", "balance", "open_work", "opened_with", "reprints",
             "approved_by", "fiscal", "blanks")  # fmt: skip
    old = {name: value for name, value in job.facts.items() if name not in newer}
    pdf = register.pdf("day_sheet", old)
    register.read_back("day_sheet", old, pdf)
    with any_hall.books.transaction():
        Paper.update(facts=old).where(Paper.id == job.id).execute()
    with any_hall.books.reading():
        assert register.pdf("day_sheet", outbox.job(job.id).facts) == pdf
