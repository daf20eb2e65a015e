"""Tickets: a gapless series a business and day, and how many wait before one."""

from __future__ import annotations

import pytest

from counter.desk import new_act
from counter.errors import NotFound
from counter.papers import register
from counter.progress import scan
from counter.queue import tickets
from tests.conftest import Hall
from tests.papers import reading


def test_each_business_has_its_own_numbers_from_one_every_day(any_hall: Hall):
    hall = any_hall
    called = [tickets.take(hall.desk, code, new_act()).called for code in ("RZ", "RZ", "SL", "RZ")]
    assert called == ["A001", "A002", "B001", "A003"]
    hall.later(days=1)
    assert tickets.take(hall.desk, "RZ", new_act()).called == "A001"


def test_a_ticket_says_how_many_wait_before_and_is_found_by_its_tag(any_hall: Hall):
    hall = any_hall
    tickets.take(hall.desk, "collect", new_act())
    taken = tickets.take(hall.desk, "collect", new_act())
    assert taken.waiting == 1
    assert [each.count for each in tickets.waiting(hall.desk)] == [0, 0, 0, 0, 2]
    pdf = register.pdf("ticket", taken.paper.facts)
    assert "E002" in reading.copied(pdf)
    ((code,),) = reading.symbols(pdf)
    found = scan.scan(hall.desk, code[1])
    assert (found.kind, found.number) == ("ticket", taken.no)


def test_there_is_no_ticket_for_what_is_not_done_here(hall: Hall):
    with pytest.raises(NotFound):
        tickets.take(hall.desk, "XX", new_act())


def test_the_same_act_again_takes_no_second_number(any_hall: Hall):
    act = new_act()
    first = tickets.take(any_hall.desk, "HZ", act)
    assert tickets.take(any_hall.desk, "HZ", act).called == first.called == "C001"
