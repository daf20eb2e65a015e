"""Money in and out: never more than is owed, never more back than was paid."""

from __future__ import annotations

import pytest

from counter.dayclose import till, totals
from counter.dayclose.till import TooMuch
from counter.desk import new_act
from counter.errors import BadAnswers, NotFound
from counter.progress.moves import advance
from counter.queue import card
from counter.values.money import Money
from tests.conftest import Hall


def test_paid_in_parts_and_refunded_in_parts(any_hall: Hall) -> None:
    no = any_hall.accept().case_no  # 100 yuan
    assert till.pay(any_hall.desk, no, Money.yuan(60), "cash", "0001234", new_act()) == Money.yuan(
        40
    )
    assert till.pay(any_hall.desk, no, Money.yuan(40), "wechat", "", new_act()) == Money(0)
    assert till.refund(
        any_hall.supervisor, no, Money.yuan(30), "cash", "多收", new_act()
    ) == Money.yuan(30)
    seen = card.card(any_hall.desk, no)
    assert (seen.paid, seen.refunded, seen.owes) == (
        Money.yuan(100),
        Money.yuan(30),
        Money.yuan(30),
    )
    money = totals.of(any_hall.desk, "2026-11-23").money
    assert (money.due, money.paid, money.refunded) == (
        Money.yuan(100), Money.yuan(100), Money.yuan(30),
    )  # fmt: skip
    assert {title.zh: (paid, back) for title, paid, back in money.by_method} == {
        "现金": (Money.yuan(60), Money.yuan(30)), "微信": (Money.yuan(40), Money(0)),
    }  # fmt: skip


def test_no_more_is_taken_than_is_owed(hall: Hall) -> None:
    no = hall.accept().case_no
    with pytest.raises(TooMuch) as refused:
        till.pay(hall.desk, no, Money(10001), "cash", "", new_act())
    assert (refused.value.asked, refused.value.at_most) == (Money(10001), Money(10000))


def test_no_more_goes_back_than_was_paid(hall: Hall) -> None:
    no = hall.accept().case_no
    with pytest.raises(TooMuch):
        till.refund(hall.supervisor, no, Money(1), "cash", "没有付过", new_act())
    till.pay(hall.desk, no, Money.yuan(50), "cash", "", new_act())
    till.refund(hall.supervisor, no, Money.yuan(50), "cash", "多收", new_act())
    with pytest.raises(TooMuch):
        till.refund(hall.supervisor, no, Money(1), "cash", "又一次", new_act())


@pytest.mark.parametrize("fen", [0, -1, -10000])
def test_nothing_and_less_than_nothing_is_no_payment(hall: Hall, fen: int) -> None:
    no = hall.accept().case_no
    with pytest.raises(BadAnswers):
        till.pay(hall.desk, no, Money(fen), "cash", "", new_act())
    with pytest.raises(BadAnswers):
        till.refund(hall.supervisor, no, Money(fen), "cash", "多收", new_act())


@pytest.mark.parametrize(
    ("method", "number", "field"),
    [("barter", "", "method"), ("cash", "1" * 41, "fiscal_no"), ("cash", "12\x0034", "fiscal_no")],
)
def test_a_payment_names_its_method_and_a_number_that_can_be_printed(
    hall: Hall, method: str, number: str, field: str
) -> None:
    no = hall.accept().case_no
    with pytest.raises(BadAnswers) as refused:
        till.pay(hall.desk, no, Money.yuan(1), method, number, new_act())
    assert [fault.question for fault in refused.value.faults] == [field]


def test_a_refund_says_why(hall: Hall) -> None:
    no = hall.accept().case_no
    till.pay(hall.desk, no, Money.yuan(1), "cash", "", new_act())
    with pytest.raises(BadAnswers) as refused:
        till.refund(hall.supervisor, no, Money.yuan(1), "cash", " \n ", new_act())
    assert [fault.question for fault in refused.value.faults] == ["reason"]


def test_a_case_that_is_not_there(hall: Hall) -> None:
    with pytest.raises(NotFound):
        till.pay(hall.desk, "RZ20261123-9999-X", Money.yuan(1), "cash", "", new_act())


def test_a_paid_fiscal_number_keeps_its_zeros(hall: Hall) -> None:
    no = hall.accept().case_no
    till.pay(hall.desk, no, Money.yuan(1), "cash", " 0001234 ", new_act())
    (number,) = hall.books.database.execute_sql("SELECT fiscal_no FROM payment").fetchone()
    assert number == "0001234"


def test_a_refund_after_the_end_leaves_nothing_owed(hall: Hall) -> None:
    filed = hall.accept()
    shown = card.card(hall.desk, filed.case_no)
    till.pay(hall.desk, filed.case_no, shown.owes, "cash", "", new_act())
    ended = advance(
        hall.desk, filed.case_no, shown.revision, "refuse", {"reason": "印鉴不符"}, new_act()
    )
    assert ended.step.zh == "不予办理"
    assert card.card(hall.desk, filed.case_no).owes == Money(0)
    left = till.refund(hall.supervisor, filed.case_no, shown.owes, "cash", "不予办理退费", new_act())
    assert left == Money(0)
