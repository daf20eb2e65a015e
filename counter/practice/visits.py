"""Pretend visitors with two cases at once: some want one receipt, some pay it all together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.dayclose import till
from counter.desk import Desk, new_act
from counter.intake.accept import accept
from counter.intake.visit import one_receipt
from counter.outbox import PaperJob
from counter.practice.visitors import Visitors
from counter.queue.card import card
from counter.queue.visit import visit

ROUNDS = 2


def fill(desk: Desk, visitors: Visitors, printer: Callable[[Desk, PaperJob], object]) -> None:
    """The same person brings two cases; the first visit asks for one receipt and pays once."""
    for no in range(ROUNDS):
        first_form = visitors.authentication(desk, 2, "DE")
        first = accept(desk, first_form)
        printer(desk, first.paper)
        again = visitors.authentication(desk, 1, "KR")
        who = {**again.answers, **{
            code: answer for code, answer in first_form.answers.items()
            if code not in ("destination", "speed")
        }}  # fmt: skip
        form = replace(again, answers=who, materials=again.materials | first_form.materials,
                       beside=first.case_no)  # fmt: skip
        printer(desk, accept(desk, form).paper)
        if no == 0:
            printer(desk, one_receipt(desk, first.case_no, new_act()))
            number = card(desk, first.case_no).visit
            owes = visit(desk, number).owes
            till.pay_visit(desk, number, owes, "wechat", "", new_act())
