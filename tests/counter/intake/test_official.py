"""Official passports: the approval fills the group; overdue and lost ones stop new ones."""

from __future__ import annotations

import pytest

from counter.desk import new_act
from counter.intake import accept
from counter.intake.official import CustodyStops, official
from counter.progress.custody import loans, stock
from counter.progress.custody.card import card
from tests.conftest import COMPANY, Hall
from tests.counter.custody_steps import approved, kept, late

UNIT = str(COMPANY["name"])


def test_the_approval_on_record_tells_unit_persons_and_country(hall: Hall) -> None:
    approved(hall, unit=UNIT, persons=("王略", "吕强"))
    seen = official(hall.desk, "HZ", {"approval_no": " 渝外批〔2026〕8号 "}, ()).group
    assert seen is not None
    assert (seen.unit, seen.persons, seen.country) == (UNIT, ("王略", "吕强"), "JP")
    assert official(hall.desk, "HZ", {"approval_no": "渝外批〔2026〕"}, ()).group is None


def test_a_locked_unit_applies_for_nothing_new_until_it_has_brought_back(any_hall: Hall) -> None:
    hall = any_hall
    no = late(hall, 31, unit=UNIT, holder="曾强").row.no
    with pytest.raises(CustodyStops, match="曾强"):
        accept.accept(hall.desk, hall.application("HZ"))
    received = accept.receive(hall.desk, hall.application("HZ"))
    form = hall.application("HZ")
    with pytest.raises(CustodyStops):
        accept.accept_received(hall.desk, received.case_no, 1, form.materials, new_act())
    assert hall.accept("RZ").case_no
    assert official(hall.desk, "QZ", {"name": UNIT}, ()).stops == ()
    loans.give_back(hall.desk, no, card(hall.desk, no).revision, "李娜", True, new_act())
    assert hall.accept("HZ").case_no


def test_thirty_days_late_stop_nobody(hall: Hall) -> None:
    late(hall, 30, unit=UNIT)
    assert hall.accept("HZ").case_no


def test_a_loss_stops_its_holder_for_fifteen_days_and_nobody_else(hall: Hall) -> None:
    seen = kept(hall, unit=UNIT, holder="王略")
    stock.report_loss(hall.desk, seen.row.no, seen.revision, "被盗", new_act())
    with pytest.raises(CustodyStops, match="王略"):
        accept.accept(hall.desk, hall.application("HZ"))
    other = {"holder": "吕强", "document": "ordinary_service", "order": "new"}
    assert hall.accept("HZ", pieces=[other]).case_no
    hall.later(days=15)
    with pytest.raises(CustodyStops, match="2026-12-08"):
        accept.accept(hall.desk, hall.application("HZ"))
    hall.later(days=1)
    assert hall.accept("HZ").case_no
