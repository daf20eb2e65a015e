"""An embassy fee is prepaid and settled when the real one is known; the difference moves."""

from __future__ import annotations

import json

import pytest

from counter.dayclose import export, till, totals
from counter.desk import new_act
from counter.errors import BadAnswers
from counter.progress.settlement import NothingPrepaid, settle, to_settle
from counter.queue import card
from counter.values.money import Money
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.outside_steps import all_back, made, pieces


def owes(hall: Hall, case_no: str) -> Money:
    return card.card(hall.desk, case_no).owes


def test_less_than_prepaid_goes_back(any_hall: Hall) -> None:
    no = made(any_hall, 2)
    all_back(any_hall, no, Money.yuan(780))
    (due,) = [one for one in to_settle(any_hall.desk, no) if one.line.payee == "embassy"]
    assert (due.line.now, due.actual) == (Money.yuan(1600), Money.yuan(1560))
    told = settle(any_hall.desk, no, due.line.code, due.actual, "", new_act(),
                  method="cash", is_receipt_back=True)  # fmt: skip
    assert (told.difference, told.owes) == (Money.yuan(-40), Money.yuan(-40))
    assert (told.paper.kind, told.paper.facts["is_receipt_back"]) == ("settlement_slip", True)
    assert told.paper.facts["method"]["zh"] == "现金"
    assert all(one.line.payee != "embassy" for one in to_settle(any_hall.desk, no))
    till.refund(any_hall.supervisor, no, Money.yuan(40), "cash", "使馆费退差额", new_act())
    assert owes(any_hall, no) == Money(0)


def test_more_than_prepaid_is_owed_before_the_result_leaves(hall: Hall) -> None:
    no = made(hall)
    all_back(hall, no)
    told = settle(hall.desk, no, "embassy-civil", Money.yuan(900), "按发票金额", new_act())
    assert told.owes == Money.yuan(100)
    # nothing charged was changed: what was prepaid is taken back, the real fee charged
    assert [(line.title.zh, line.amount) for line in card.card(hall.desk, no).charges][-2:] == [
        ("冲预收：使馆费（民事）", Money.yuan(-800)), ("使馆费（民事）（实付）", Money.yuan(900)),
    ]  # fmt: skip


def test_the_figures_keep_money_for_others_apart(any_hall: Hall) -> None:
    no = made(any_hall)  # 50 for the hall, 60 for the MFA, 800 for the embassy; all paid
    settle(any_hall.desk, no, "embassy-civil", Money.yuan(780), "", new_act())
    till.refund(any_hall.supervisor, no, Money.yuan(20), "cash", "使馆费退差额", new_act())
    figures = totals.of(any_hall.supervisor, "2026-11-23")
    assert [(title.zh, due, paid, back) for title, due, paid, back in figures.money.by_payee] == [
        ("本单位收费", Money.yuan(50), Money.yuan(50), Money(0)),
        ("代收外交部", Money.yuan(60), Money.yuan(60), Money(0)),
        ("代收使领馆", Money.yuan(780), Money.yuan(800), Money.yuan(20)),
    ]
    told = json.loads(export.write(any_hall.supervisor, figures, "json"))
    assert told["money"]["by_payee"][2] == {
        "payee": "for embassies", "title": "代收使领馆", "due": "780.00", "paid": "800.00",
        "refunded": "20.00",
    }  # fmt: skip


def test_a_fee_settled_twice_ends_at_the_last_real_one(hall: Hall) -> None:
    no = made(hall)
    settle(hall.desk, no, "embassy-civil", Money.yuan(900), "", new_act())
    told = settle(hall.desk, no, "embassy-civil", Money.yuan(750), "", new_act())
    assert (told.prepaid, told.owes) == (Money.yuan(900), Money.yuan(-50))


def test_each_class_of_deeds_is_settled_by_itself(hall: Hall) -> None:
    deeds = [*pieces(1), *pieces(1, "commercial")]
    no = hall.accept(destination="EG", pieces=deeds).case_no
    assert [one.line.code for one in to_settle(hall.desk, no)] == [
        "agency", "embassy-civil", "embassy-commercial"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("charge", "fen", "error"),
    [("authentication-civil", 1, NothingPrepaid), ("embassy-commercial", 1, NothingPrepaid),
     ("embassy-civil", -1, BadAnswers)],
)  # fmt: skip
def test_only_what_was_collected_for_others_is_settled(
    hall: Hall, charge: str, fen: int, error: type[Exception]
) -> None:
    no = made(hall)
    before = steps.snapshot(hall)
    with pytest.raises(error):
        settle(hall.desk, no, charge, Money(fen), "", new_act())
    assert steps.snapshot(hall) == before
