"""What the journeys queue is what the papers can print."""

from __future__ import annotations

import pytest

from counter.dayclose import close
from counter.desk import new_act
from counter.intake import accept
from counter.papers import register
from tests.papers import reading


@pytest.mark.parametrize("letters", ["RZ", "SL", "HZ", "QZ"])
def test_the_receipt_of_every_kind_prints_on_every_size_with_its_tag(hall, letters):
    paper = hall.accept(letters).paper
    for size in register.SIZES[paper.kind]:
        pdf = register.pdf(paper.kind, paper.facts, size, paper.copy)
        assert {code for page in reading.symbols(pdf) for code in page} == {
            ("QRCode", paper.facts["tag"])
        }
        assert paper.case_no in reading.copied(pdf)


def test_the_usual_receipt_is_one_sheet_of_a5(hall):
    paper = hall.accept("RZ").paper
    assert reading.sizes(register.pdf(paper.kind, paper.facts, "A5")) == [(148.0, 210.0)]


def test_an_incomplete_case_gets_a_slip_that_lists_what_is_missing(hall):
    filed = accept.receive(hall.desk, hall.application("RZ", materials=[]))
    assert "尚缺材料" in reading.copied(register.pdf(filed.paper.kind, filed.paper.facts))


def test_the_sheet_of_a_closed_day_prints_with_its_journal_head(hall):
    hall.accept("RZ")
    paper = close.close(hall.supervisor, hall.desk.today, new_act(), sign_pending="练习")
    assert paper.facts["journal_head"] in reading.copied(register.pdf(paper.kind, paper.facts))
