"""Fees are waived and typed in with a reason, by a supervisor or beside one, on record."""

from __future__ import annotations

import pytest

from counter.dayclose import close, till, waiver
from counter.desk import new_act
from counter.errors import BadAnswers, Forbidden, WrongStep
from counter.progress.moves import FeeOpen
from counter.queue import card
from counter.values.money import Money
from tests.conftest import Hall
from tests.counter import steps

FOREIGNER = {"id_kind": "foreign", "id_number": "L898902C3"}
CODE = "apostille-civil"


def told_of(hall: Hall, verb: str) -> dict[str, object]:
    (seq,) = hall.books.database.execute_sql(
        f"SELECT seq FROM entry WHERE verb = '{verb}'"
    ).fetchone()
    return steps.facts_of(hall, seq)


def test_a_clerk_waives_beside_a_supervisor_and_both_are_named(any_hall: Hall) -> None:
    no = any_hall.accept().case_no
    with pytest.raises(Forbidden):
        waiver.waive(any_hall.desk, no, CODE, "困难家庭", new_act())
    left = waiver.waive(
        any_hall.desk, no, CODE, "困难家庭", new_act(), steps.vouched(any_hall), Money.yuan(40)
    )
    assert left == Money.yuan(60)
    told = told_of(any_hall, "waive")
    assert (told["approved_by"], told["reason"], told["amount"]) == ("刘颖", "困难家庭", 4000)
    (seen,) = [line for line in close.preview(any_hall.desk, any_hall.desk.today).exceptions
               if "减免" in line.what.zh]  # fmt: skip
    assert (seen.what.zh, seen.clerk) == ("减免：困难家庭（刘颖批准）", "王芳")


def test_nothing_is_waived_twice_or_beyond_the_line(hall: Hall) -> None:
    no = hall.accept().case_no
    with pytest.raises(BadAnswers):
        waiver.waive(hall.supervisor, no, CODE, "困难", new_act(), amount=Money.yuan(101))
    assert waiver.waive(hall.supervisor, no, CODE, "困难", new_act()) == Money(0)
    with pytest.raises(waiver.NothingToWaive):
        waiver.waive(hall.supervisor, no, CODE, "困难", new_act())
    assert waiver.adjustable(hall.desk, no).waivable == ()


def test_money_for_the_embassy_is_not_the_halls_to_waive(hall: Hall) -> None:
    no = hall.accept(destination="EG").case_no
    with pytest.raises(waiver.NothingToWaive):
        waiver.waive(hall.supervisor, no, "embassy-civil", "困难", new_act())
    assert [line.code for line in waiver.adjustable(hall.desk, no).waivable] == [
        "authentication-civil"
    ]


def test_what_was_paid_and_then_waived_goes_back(hall: Hall) -> None:
    no = hall.accept().case_no
    steps.pay_all(hall, no)
    assert waiver.waive(hall.supervisor, no, CODE, "困难", new_act()) == Money.yuan(-100)
    with pytest.raises(Forbidden):
        till.refund(hall.desk, no, Money.yuan(100), "cash", "减免", new_act())
    second = steps.vouched(hall)
    assert till.refund(
        hall.desk, no, Money.yuan(100), "cash", "减免", new_act(), second
    ) == Money(0)
    assert told_of(hall, "refund")["approved_by"] == "刘颖"


def test_a_foreigner_is_accepted_with_the_fee_open_and_goes_on_when_it_is_typed_in(
    any_hall: Hall,
) -> None:
    no = any_hall.accept(**FOREIGNER).case_no
    (line,) = waiver.adjustable(any_hall.desk, no).open
    assert (line.code, line.now) == ("reciprocity", Money(0))
    steps.move(any_hall, no, "examine")
    with pytest.raises(FeeOpen):
        steps.seal_all(any_hall, no)
    left = waiver.type_fee(
        any_hall.desk, no, "外籍申请人对等收费", Money.yuan(380), "office", "按该国收费标准对等",
        new_act(), steps.vouched(any_hall), closes="reciprocity",
    )  # fmt: skip
    assert left == Money.yuan(380)
    assert told_of(any_hall, "type_fee")["approved_by"] == "刘颖"
    steps.bring_to(any_hall, no, "ready")
    with pytest.raises(BadAnswers):  # the line is answered
        waiver.type_fee(any_hall.supervisor, no, "费", Money(1), "office", "再收", new_act(),
                        closes="reciprocity")  # fmt: skip


def test_a_fee_that_no_table_knows_may_be_typed_in_for_anybody(hall: Hall) -> None:
    no = hall.accept().case_no
    for title, payee in (("翻译费", "office"), ("使馆费", "embassy")):
        waiver.type_fee(hall.supervisor, no, title, Money.yuan(30), payee, "使馆告知", new_act())
    assert card.card(hall.desk, no).owes == Money.yuan(160)
    assert [line.title.zh for line in waiver.adjustable(hall.desk, no).prepaid] == ["使馆费"]


@pytest.mark.parametrize(
    ("title", "fen", "payee", "reason", "field"),
    [(" ", 100, "office", "补", "title"), ("费", 100, "nobody", "补", "payee"),
     ("费", 0, "office", "补", "amount"), ("费", -1, "office", "补", "amount"),
     ("费", 100, "office", " ", "reason")],
)  # fmt: skip
def test_a_typed_fee_says_what_how_much_for_whom_and_why(
    hall: Hall, title: str, fen: int, payee: str, reason: str, field: str
) -> None:
    no = hall.accept().case_no
    with pytest.raises(BadAnswers) as refused:
        waiver.type_fee(hall.supervisor, no, title, Money(fen), payee, reason, new_act())
    assert [fault.question for fault in refused.value.faults] == [field]


def test_nothing_is_adjusted_after_the_end(hall: Hall) -> None:
    no = hall.accept().case_no
    steps.move(hall, no, "withdraw", reason="不办了")
    with pytest.raises(WrongStep):
        waiver.waive(hall.supervisor, no, CODE, "困难", new_act())
