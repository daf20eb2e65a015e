"""What the lists say of many cases at once is what each case says of itself."""

from __future__ import annotations

from counter.dayclose import till
from counter.desk import new_act
from counter.queue import worklists
from counter.store.casebook import get, owed, owed_by
from counter.values.money import Money
from tests.conftest import Hall
from tests.counter import steps


def test_what_many_cases_owe_is_what_each_owes_also_where_one_ended(any_hall: Hall) -> None:
    whole = any_hall.accept("RZ").case_no
    part = any_hall.accept("RZ").case_no
    till.pay(any_hall.desk, part, Money.yuan(20), "cash", "", new_act())
    ended = any_hall.accept("RZ").case_no
    steps.move(any_hall, ended, "withdraw", reason="不办了")
    with any_hall.books.reading():
        cases = [get(no) for no in (whole, part, ended)]
        told = owed_by(cases)
        assert [told[case.id] for case in cases] == [owed(case) for case in cases]
        assert owed_by([]) == {}
    assert told[cases[0].id] > told[cases[1].id] > told[cases[2].id] == Money(0)
    shown = {row.case_no: row.owes for row in worklists.open_cases(any_hall.desk)}
    assert shown[part] == told[cases[1].id]
