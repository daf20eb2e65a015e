"""Certificates that go back to the notary office, and the balance of a batch."""

from __future__ import annotations

import random

import pytest

from counter import outbox
from counter.desk import new_act
from counter.errors import BadAnswers, Refused, WrongStep
from counter.intake.notary.send_back import NotHere, send_back
from counter.progress.standing import standing
from counter.queue import batches, card
from counter.rules.reasons import reasons
from counter.values.money import Money
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.intake.notary.batch import looked, table, taken


def test_a_whole_case_is_withdrawn_and_the_list_names_the_reason(any_hall: Hall) -> None:
    done = taken(any_hall)
    back = send_back(any_hall.desk, done.batch_no, (2, 3), "公证处要求取回", new_act())
    assert standing(any_hall.desk, done.case_nos[0]).step == "withdrawn"
    assert standing(any_hall.desk, done.case_nos[1]).step == "accepted"
    assert (back.paper.facts["reason"], back.paper.facts["matters"]) == ("公证处要求取回", 3)
    seen, lines = batches.batch(any_hall.desk, done.batch_no)
    assert [line.state for line in lines] == ["returned", "returned", "here"]
    assert (seen.balance.returned, seen.balance.here, seen.balance.is_even) == (2, 1, True)


def test_a_reason_of_the_rule_book_is_a_refusal_in_writing(hall: Hall) -> None:
    done = taken(hall)
    known = reasons(hall.desk.edition, "refusal", "authentication", hall.desk.today)[0]
    send_back(hall.desk, done.batch_no, (4,), known.code, new_act())
    assert standing(hall.desk, done.case_nos[1]).step == "refused"
    notice = outbox.of_case(hall.desk, done.case_nos[1])[-1]
    assert (notice.kind, notice.facts["reason"]) == ("refusal_notice", known.text.zh)


def test_part_of_a_case_goes_back_with_its_units_and_its_fee(hall: Hall) -> None:
    done = taken(hall)
    no = done.case_nos[0]
    before = card.card(hall.desk, no).owes
    send_back(hall.desk, done.batch_no, (2,), "盖章不清", new_act())  # 2 of the case's 3 份
    after = card.card(hall.desk, no)
    assert (after.row.step.zh, after.owes) == ("已受理", Money(before.fen // 3))
    with pytest.raises(NotHere):
        send_back(hall.desk, done.batch_no, (2,), "再退一次", new_act())
    send_back(hall.desk, done.batch_no, (3,), "也退", new_act())
    assert standing(hall.desk, no).step == "withdrawn"


def test_what_went_back_may_be_brought_again_with_the_same_letter(hall: Hall) -> None:
    done = taken(hall)
    send_back(hall.desk, done.batch_no, (4,), "盖章不清", new_act())
    again = looked(hall)
    assert (again.ok, again.already) == ((4,), frozenset({2, 3}))
    assert taken(hall).rows == (4,)


def test_a_result_that_has_been_made_does_not_go_back_so(hall: Hall) -> None:
    done = taken(hall)
    steps.bring_to(hall, done.case_nos[1], "ready")
    before = steps.snapshot(hall)
    with pytest.raises(WrongStep):
        send_back(hall.desk, done.batch_no, (3, 4), "晚了", new_act())
    with pytest.raises(BadAnswers):
        send_back(hall.desk, done.batch_no, (3,), "  ", new_act())
    assert steps.snapshot(hall) == before


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_came_in_is_out_or_here_whatever_was_done(hall: Hall, seed: int) -> None:
    chance = random.Random(seed)
    rows = [
        (f"王{'甲乙丙丁戊'[no % 5]}", "", "13812345678", f"(2026)渝证字第{no}号", "公证", "1",
         chance.choice(("德国", "法国")), "2026-11-01")
        for no in range(12)
    ]  # fmt: skip
    done = taken(hall, table(rows), receipts="one")
    for _ in range(14):
        no = chance.choice(done.case_nos)
        verb = chance.choice(("back", "ready", "collect", "withdraw"))
        try:
            if verb == "back":
                some = chance.sample(range(2, 14), chance.randint(1, 3))
                send_back(hall.desk, done.batch_no, some, "退", new_act())
            elif verb == "ready":
                steps.bring_to(hall, no, "ready")
            elif verb == "collect":
                steps.collect(hall, no)
            else:
                steps.move(hall, no, "withdraw", reason="不办了")
        except (Refused, AssertionError, StopIteration):
            continue  # not possible from there: nothing was written
        (seen,) = batches.batches(hall.desk)
        assert seen.balance.is_even
        lines = batches.batch(hall.desk, done.batch_no)[1]
        assert len(lines) == seen.balance.taken_in == 12
        assert sum(line.state == "returned" for line in lines) == seen.balance.returned
    assert seen.balance.out > 0
    assert steps.verified(hall).entries == steps.length(hall)

