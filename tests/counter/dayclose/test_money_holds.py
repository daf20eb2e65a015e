"""Whatever is done to the money of a case, in whatever order: nothing gets lost, nothing appears.

Charges less payments is what is owed; own fees and money for others come to the whole, in every
case, on every day, and in the figures.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter.dayclose import till, totals, waiver
from counter.desk import new_act
from counter.errors import Refused
from counter.intake import correction, upgrade
from counter.progress.settlement import settle
from counter.queue import card
from counter.settings import hall as founding
from counter.store import charging, shares
from counter.store.casebook import get, owed, owed_by, paid
from counter.store.database import open_books
from counter.values.money import Money
from tests.conftest import MORNING, OFFICE, Hall
from tests.counter import steps

Act = Callable[[Hall, str, Money], object]


def _revision(hall: Hall, no: str) -> int:
    return card.card(hall.desk, no).revision


def _pay(hall: Hall, no: str, amount: Money) -> object:
    return till.pay(hall.desk, no, amount, "cash", "", new_act())


def _refund(hall: Hall, no: str, amount: Money) -> object:
    return till.refund(hall.supervisor, no, amount, "wechat", "多收", new_act())


def _settle(hall: Hall, no: str, amount: Money) -> object:
    return settle(hall.desk, no, "embassy-civil", amount, "", new_act())


def _waive(hall: Hall, no: str, amount: Money) -> object:
    return waiver.waive(hall.supervisor, no, "authentication-civil", "困难", new_act(),
                        amount=amount)  # fmt: skip


def _type(hall: Hall, no: str, amount: Money) -> object:
    return waiver.type_fee(hall.supervisor, no, "翻译费", amount, "post", "补收", new_act())


def _hurry(hall: Hall, no: str, amount: Money) -> object:
    return upgrade.change_speed(hall.desk, no, _revision(hall, no), "urgent", new_act())


def _correct(hall: Hall, no: str, amount: Money) -> object:
    matters = amount.fen % 3 + 1
    return correction.correct(
        hall.desk, no, _revision(hall, no), {}, {1: {"matters": matters}}, "录错", new_act()
    )


ACTS: tuple[Act, ...] = (_pay, _pay, _refund, _settle, _waive, _type, _hurry, _correct)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(1, 1200_00)), max_size=10))
def test_charges_less_payments_is_owed_and_the_shares_come_to_the_whole(
    told: list[tuple[Act, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        books = open_books(Path(folder) / "hall")
        hall = Hall(books, founding.found(books, OFFICE, "1", "liuying", "刘颖", "supervisor-1",
                                          MORNING))  # fmt: skip
        no = hall.accept(destination="EG").case_no
        _check(hall, no)
        for act, fen in told:
            with contextlib.suppress(Refused):  # too much, nothing left to waive
                act(hall, no, Money(fen))
            _check(hall, no)
        assert steps.verified(hall).entries == steps.length(hall)
        books.close()


def _check(hall: Hall, no: str) -> None:
    with hall.desk.reading():
        case = get(no)
        charged = charging.by_payee(case)
        assert owed(case) == Money.total(charged.values()) - paid(case)
        assert owed_by([case]) == {case.id: owed(case)}
        assert Money.total(shares.held(case).values()) == paid(case)
        assert Money.total(line.now for line in charging.lines(case)) == Money.total(
            charged.values()
        )
    money = totals.of(hall.desk, "2026").money
    for column, whole in ((1, money.due), (2, money.paid), (3, money.refunded)):
        assert Money.total(row[column] for row in money.by_payee) == whole
    assert money.due == Money.total(charged.values())
