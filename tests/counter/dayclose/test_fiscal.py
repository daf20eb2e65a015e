"""Fiscal receipts: code and number or neither, used once, voided with a reason, listed at night."""

from __future__ import annotations

import pytest

from counter.dayclose import close, fiscal, till
from counter.dayclose.fiscal import FiscalNumber, FiscalUsed, StateStays
from counter.desk import new_act
from counter.errors import BadAnswers, NotFound
from counter.values.money import Money
from tests.conftest import Hall
from tests.counter import steps

FIRST, SECOND = FiscalNumber("50010126", "0000012345"), FiscalNumber("50010126", "0000012346")


def pay(hall: Hall, case_no: str, receipt: FiscalNumber | None) -> Money:
    return till.pay(hall.desk, case_no, Money.yuan(50), "cash", "", new_act(), receipt)


def test_a_payment_keeps_its_receipt_and_a_number_is_used_once(any_hall: Hall) -> None:
    no, other = any_hall.accept().case_no, any_hall.accept().case_no
    pay(any_hall, no, FIRST)
    (line,) = fiscal.of_case(any_hall.desk, no)
    assert (line.code, line.number, line.amount, line.title.zh) == (
        "50010126", "0000012345", Money.yuan(50), "已缴"
    )  # fmt: skip
    before = steps.snapshot(any_hall)
    with pytest.raises(FiscalUsed) as refused:
        pay(any_hall, other, FIRST)
    assert refused.value.case_no == no
    assert steps.snapshot(any_hall) == before


@pytest.mark.parametrize(
    ("code", "number", "pay_code", "fields"),
    [("50010126", "", "", ["fiscal_no"]), ("", "0000012345", "", ["fiscal_code"]),
     ("", "", "缴123", ["fiscal_code"]), ("5001012", "000001234", "", ["fiscal_code", "fiscal_no"]),
     ("５001012６x", "0000012345", "", ["fiscal_code"])],
)  # fmt: skip
def test_half_a_number_is_no_number(
    code: str, number: str, pay_code: str, fields: list[str]
) -> None:
    with pytest.raises(BadAnswers) as refused:
        FiscalNumber.read(code, number, pay_code)
    assert [fault.question for fault in refused.value.faults] == fields


def test_all_eighteen_digits_in_one_field_are_understood() -> None:
    assert FiscalNumber.read("", "50010126 0000012345") == FIRST
    assert FiscalNumber.read("50010126", "0000012345", "50000026") == FiscalNumber(
        "50010126", "0000012345", "50000026"
    )


def test_a_receipt_ends_once_and_with_a_reason(any_hall: Hall) -> None:
    no = any_hall.accept().case_no
    pay(any_hall, no, FIRST)

    def mark(state: str, reason: str) -> fiscal.FiscalLine:
        return fiscal.mark(
            any_hall.desk, no, FIRST.code, FIRST.number, state, reason, new_act()
        )

    with pytest.raises(BadAnswers):
        mark("void", " ")
    assert mark("void", "金额有误").title.zh == "作废"
    for state in ("paid", "reversed", "void"):
        with pytest.raises(StateStays):
            mark(state, "再来")
    with pytest.raises(NotFound):
        fiscal.mark(any_hall.desk, no, "50010126", "0000099999", "void", "错", new_act())


def test_the_day_sheet_lists_the_numbers_used_and_ended(any_hall: Hall) -> None:
    no, other = any_hall.accept().case_no, any_hall.accept().case_no
    pay(any_hall, no, SECOND)
    pay(any_hall, other, FIRST)
    fiscal.note(any_hall.desk, no, FiscalNumber("50010126", "0000012349"), Money.yuan(50),
                "issued", new_act())  # fmt: skip
    fiscal.mark(any_hall.desk, no, SECOND.code, SECOND.number, "returned", "已退费", new_act())
    steps.close_today(any_hall)
    seen = close.preview(any_hall.desk, any_hall.desk.today).fiscal
    assert seen is not None
    assert (seen.count, seen.amount) == (3, Money.yuan(150))
    assert seen.used == ("50010126 0000012345–0000012346", "50010126 0000012349")
    assert [line.zh for line in seen.ended] == ["50010126 0000012346 退付：已退费"]


def test_a_number_in_an_old_form_stays_readable(hall: Hall) -> None:
    no = hall.accept().case_no
    till.pay(hall.desk, no, Money.yuan(50), "cash", "财0001234", new_act())
    assert fiscal.of_case(hall.desk, no) == ()
    (number,) = hall.books.database.execute_sql("SELECT fiscal_no FROM payment").fetchone()
    assert number == "财0001234"
