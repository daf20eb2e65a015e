"""Several cases of one visit: one number, receipts each or one for all, paid once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter import outbox
from counter.dayclose import till
from counter.dayclose.till import OtherSum
from counter.desk import new_act
from counter.intake import accept, upgrade, visit
from counter.intake.visit import NotTheSameVisit, NoVisit
from counter.intake.visit_receipt import VisitReceipt
from counter.outbox import VoidPaper
from counter.progress.scan import scan
from counter.queue import card
from counter.store import journal
from counter.store.casebook import get
from counter.store.visitbook import cases_of
from counter.values.facts import read
from counter.values.money import Money
from tests.conftest import Hall


def two(hall: Hall, letters: str = "RZ", **changes: object) -> tuple[str, str, str]:
    """Two cases of one visit, and its number."""
    first = hall.accept("RZ").case_no
    form = hall.application(letters, **changes)
    second = accept.accept(hall.desk, replace(form, beside=first)).case_no
    with hall.desk.reading():
        return first, second, get(first).visit


def owed(hall: Hall, no: str) -> Money:
    return card.card(hall.desk, no).owes


def stated(hall: Hall, number: str) -> VisitReceipt:
    return read(VisitReceipt, outbox.of_case(hall.desk, number)[-1].facts)


def test_the_second_case_gives_the_visit_its_number(any_hall: Hall) -> None:
    first, second, number = two(any_hall, "SL")
    assert number == "LF20261123-0001"
    with any_hall.desk.reading():
        assert [case.no for case in cases_of(number)] == [first, second]
    third = any_hall.application("RZ")
    no = accept.receive(any_hall.desk, replace(third, beside=second)).case_no
    with any_hall.desk.reading():
        assert get(no).visit == number
    any_hall.later(days=1)
    with pytest.raises(NotTheSameVisit):
        accept.accept(any_hall.desk, replace(any_hall.application("RZ"), beside=first))


def test_one_receipt_stands_in_place_of_the_others_and_its_code_finds_the_visit(
    any_hall: Hall,
) -> None:
    first, second, number = two(any_hall)
    act = new_act()
    job = visit.one_receipt(any_hall.desk, first, act)
    assert visit.one_receipt(any_hall.desk, first, act).id == job.id
    for no in (first, second):
        (own,) = outbox.of_case(any_hall.desk, no)
        assert own.state == "void"
        assert number in own.reason
        with pytest.raises(VoidPaper):
            outbox.reprint(any_hall.desk, own.id, "丢失", new_act())
    assert [each.id for each in outbox.pending(any_hall.desk)] == [job.id]
    assert scan(any_hall.desk, job.facts["tag"]).number == number
    seen = stated(any_hall, number)
    assert [case.case_no for case in seen.cases] == [first, second]
    assert seen.cases[0].counts.zh == "1 本 · 2 份"
    with any_hall.desk.reading():
        journal.verify()


def test_what_changes_a_case_draws_the_total_anew(any_hall: Hall) -> None:
    first, _, number = two(any_hall)
    visit.one_receipt(any_hall.desk, first, new_act())
    before = stated(any_hall, number).total
    done = upgrade.change_speed(any_hall.desk, first, 1, "urgent", new_act())
    assert (done.paper.kind, done.paper.case_no) == ("visit_receipt", number)
    states = [job.state for job in outbox.of_case(any_hall.desk, number)]
    assert states == ["void", "queued"]
    seen = stated(any_hall, number)
    assert seen.total == before + done.difference
    assert seen.change is not None
    third = replace(any_hall.application("RZ"), beside=first)
    assert accept.accept(any_hall.desk, third).paper.kind == "visit_receipt"
    assert len(stated(any_hall, number).cases) == 3


def test_the_visit_is_paid_once_and_each_case_has_its_part(any_hall: Hall) -> None:
    first, second, number = two(any_hall, destination="EG")
    parts = owed(any_hall, first), owed(any_hall, second)
    total = Money.total(parts)
    with pytest.raises(OtherSum):
        till.pay_visit(any_hall.desk, number, total - Money(1), "cash", "", new_act())
    act = new_act()
    for _ in range(2):
        left = till.pay_visit(any_hall.desk, number, total, "wechat", "0012", act)
        assert left == Money(0)
    assert [card.card(any_hall.desk, no).paid for no in (first, second)] == list(parts)
    assert owed(any_hall, first) == owed(any_hall, second) == Money(0)


def test_a_case_that_came_alone_has_no_visit(hall: Hall) -> None:
    with pytest.raises(NoVisit):
        visit.one_receipt(hall.desk, hall.accept("RZ").case_no, new_act())


@settings(max_examples=12, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(
    cases=st.lists(
        st.tuples(
            st.sampled_from(["DE", "EG", "KR", "TH"]), st.sampled_from(["ordinary", "urgent"]),
            st.integers(1, 5),
        ),
        min_size=2, max_size=4,
    )
)  # fmt: skip
def test_the_total_of_a_visit_is_the_sum_of_its_cases(
    hall: Hall, cases: list[tuple[str, str, int]]
) -> None:
    numbers: list[str] = []
    for destination, speed, matters in cases:
        deed = {"title": "出生公证", "certificate_no": f"N{new_act()[:8]}", "class": "civil",
                "matters": matters}  # fmt: skip
        form = hall.application("RZ", destination=destination, speed=speed, pieces=[deed])
        form = replace(form, beside=numbers[0] if numbers else "")
        numbers.append(accept.accept(hall.desk, form).case_no)
    number = visit.one_receipt(hall.desk, numbers[0], new_act()).case_no
    seen = stated(hall, number)
    whole = Money.total(card.card(hall.desk, no).total for no in numbers)
    assert seen.total == whole == Money.total(amount for _, amount in seen.sums)
    assert seen.total == Money.total(case.total for case in seen.cases)
    till.pay_visit(hall.desk, number, whole, "cash", "", new_act())
    assert all(owed(hall, no) == Money(0) for no in numbers)
