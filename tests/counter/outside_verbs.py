"""The verbs of what goes outside and of the money that changes midway, for the table of verbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.dayclose import fiscal, waiver
from counter.dayclose.fiscal import FiscalNumber
from counter.desk import Desk, new_act
from counter.intake import upgrade
from counter.progress import settlement
from counter.progress.consignment import contents, ready, returning, sending
from counter.progress.consignment.returning import Outcome
from counter.values.clerk import Right
from counter.values.money import Money
from tests.conftest import Hall
from tests.counter import outside_steps

Do = Callable[[Desk, str], Any]
RECEIPT = FiscalNumber("50010126", "0000012345")


def _send_out(hall: Hall) -> Do:
    no = outside_steps.made(hall)
    return lambda desk, act: sending.send_out(desk, outside_steps.EGYPT, (no,), act)


def _bring_back(hall: Hall) -> Do:
    no = outside_steps.made(hall, 2)
    number = outside_steps.sent(hall, no)
    told = (Outcome(no, 1, "refused", "印章不清"), Outcome(no, 2, "back", fee=Money.yuan(780)))
    return lambda desk, act: returning.bring_back(desk, number, told, act)


def _consignment(hall: Hall) -> Do:
    number = outside_steps.sent(hall, outside_steps.made(hall))
    return lambda desk, act: contents.consignment(desk, number)


def _of_case(read: Callable[[Desk, str], object]) -> Callable[[Hall], Do]:
    def prepare(hall: Hall) -> Do:
        no = hall.accept().case_no
        return lambda desk, act: read(desk, no)

    return prepare


def _settle(hall: Hall) -> Do:
    no = hall.accept(destination="EG").case_no
    return lambda desk, act: settlement.settle(
        desk, no, "embassy-civil", Money.yuan(1), "使馆降价", act
    )


def _waive(hall: Hall) -> Do:
    no = hall.accept().case_no
    return lambda desk, act: waiver.waive(desk, no, "apostille-civil", "困难家庭", act)


def _type_fee(hall: Hall) -> Do:
    no = hall.accept().case_no
    return lambda desk, act: waiver.type_fee(
        desk, no, "翻译费", Money.yuan(30), "office", "补收", act
    )


def _change_speed(hall: Hall) -> Do:
    no = hall.accept().case_no
    return lambda desk, act: upgrade.change_speed(desk, no, 1, "urgent", act)


def _change_route(hall: Hall) -> Do:
    no = hall.accept(destination=outside_steps.SINGLE).case_no
    return lambda desk, act: upgrade.change_route(desk, no, 1, "legalisation-double", act)


def _note(hall: Hall) -> Do:
    no = hall.accept().case_no
    return lambda desk, act: fiscal.note(desk, no, RECEIPT, Money.yuan(50), "issued", act)


def _mark(hall: Hall) -> Do:
    no = hall.accept().case_no
    fiscal.note(hall.desk, no, RECEIPT, Money.yuan(50), "issued", new_act())
    return lambda desk, act: fiscal.mark(
        desk, no, RECEIPT.code, RECEIPT.number, "void", "金额有误", act
    )


ROWS = (
    ("progress.consignment.sending.send_out", Right.ADVANCE, _send_out),
    ("progress.consignment.returning.bring_back", Right.ADVANCE, _bring_back),
    ("progress.consignment.ready.ready_to_send", Right.READ,
     lambda hall: lambda desk, act: ready.ready_to_send(desk), False),
    ("progress.consignment.contents.outside", Right.READ,
     lambda hall: lambda desk, act: contents.outside(desk, 5), False),
    ("progress.consignment.contents.consignment", Right.READ, _consignment, False),
    ("progress.consignment.contents.carrying", Right.READ, _of_case(contents.carrying), False),
    ("progress.settlement.to_settle", Right.READ, _of_case(settlement.to_settle), False),
    ("progress.settlement.settle", Right.TAKE_MONEY, _settle),
    ("dayclose.waiver.adjustable", Right.READ, _of_case(waiver.adjustable), False),
    ("dayclose.waiver.waive", Right.WAIVE, _waive),
    ("dayclose.waiver.type_fee", Right.WAIVE, _type_fee),
    ("dayclose.fiscal.note", Right.TAKE_MONEY, _note),
    ("dayclose.fiscal.mark", Right.TAKE_MONEY, _mark),
    ("dayclose.fiscal.of_case", Right.READ, _of_case(fiscal.of_case), False),
    ("intake.upgrade.offers", Right.READ, _of_case(upgrade.offers), False),
    ("intake.upgrade.change_speed", Right.INTAKE, _change_speed),
    ("intake.upgrade.change_route", Right.INTAKE, _change_route),
)  # fmt: skip
