"""How each verb and read of the register and of the stock is done in a test."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from counter.desk import Desk, new_act
from counter.progress.blanks import in_hand, receive, spoil, stock
from counter.progress.register import lookup, remake, results, seal
from tests.conftest import Hall
from tests.counter import steps

Do = Callable[[Desk, str], Any]
ROLL = ("CQ000101", "CQ000200", "领取单1号")


def seal_(hall: Hall) -> Do:
    """A paid case whose certificates have no stickers yet."""
    no = hall.accept().case_no
    revision = steps.bring_to(hall, no, "examined").revision
    stickers = steps.stickers_for(results.proposal(hall.desk, no))
    return lambda desk, act: seal.seal(desk, no, revision, stickers, steps.SIGNING, act)


def remake_(hall: Hall) -> Do:
    """A case that is made."""
    no = hall.accept().case_no
    revision = steps.bring_to(hall, no, "made").revision
    return lambda desk, act: remake.remake(
        desk, no, revision, "打印错位", steps.beside(hall, desk), act
    )


def results_(hall: Hall) -> Do:
    """A case with a result."""
    no = steps.ready(hall)
    return lambda desk, act: results.results(desk, no)


def proposal_(hall: Hall) -> Do:
    """A paid case without one."""
    no = hall.accept().case_no
    steps.bring_to(hall, no, "examined")
    return lambda desk, act: results.proposal(desk, no)


def lookup_(hall: Hall) -> Do:
    """A result in somebody's hand."""
    no = steps.ready(hall)
    (line,) = results.results(hall.desk, no)
    return lambda desk, act: lookup.lookup(desk, line.sticker_no, line.signed_on, act)


def receive_(hall: Hall) -> Do:
    """A first roll."""
    return lambda desk, act: receive.receive_blanks(desk, *ROLL, act)


def issue_(hall: Hall) -> Do:
    """A roll in the cupboard."""
    receive.receive_blanks(hall.supervisor, *ROLL, new_act())
    return lambda desk, act: receive.issue_blanks(
        desk, "wangfang", "CQ000101", "CQ000120", act
    )


def spoil_(hall: Hall) -> Do:
    """A hall without stock may spoil what it likes."""
    return lambda desk, act: spoil.spoil_blank(
        desk, "CQ000099", "撕裂", steps.beside(hall, desk), act
    )


def _one_roll(hall: Hall) -> None:
    with suppress(receive.AlreadyReceived):  # several reads are prepared in one hall
        receive.receive_blanks(hall.supervisor, *ROLL, new_act())


def stock_(hall: Hall) -> Do:
    """One roll."""
    _one_roll(hall)
    return lambda desk, act: stock.stock(desk)


def next_blanks_(hall: Hall) -> Do:
    """One roll."""
    _one_roll(hall)
    return lambda desk, act: in_hand.next_blanks(desk, 3)

