"""The shares of a payment come to the payment, whatever was charged and held before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counter.values.money import Money
from counter.values.shares import PAYEES, apart

AMOUNTS = st.integers(0, 500_00).map(Money)
BY_PAYEE = st.dictionaries(st.sampled_from([*PAYEES, "somebody"]), AMOUNTS)


@given(BY_PAYEE, BY_PAYEE, st.integers(-2000_00, 2000_00).map(Money))
def test_shares_come_to_exactly_the_payment(
    held: dict[str, Money], charged: dict[str, Money], amount: Money
) -> None:
    whole = Money.total(held.values())
    amount = max(amount, -whole)  # no more goes back than is held
    shares = apart(held, charged, amount)
    assert Money.total(shares.values()) == amount
    left = {payee: held.get(payee, Money(0)) + shares.get(payee, Money(0))
            for payee in {*held, *shares}}  # fmt: skip
    assert all(rest >= Money(0) for rest in left.values())


@given(BY_PAYEE, BY_PAYEE)
def test_a_bill_paid_in_full_leaves_each_payee_what_is_his(
    held: dict[str, Money], charged: dict[str, Money]
) -> None:
    owed = Money.total(charged.values()) - Money.total(held.values())
    shares = apart(held, charged, owed)
    for payee, due in charged.items():
        assert held.get(payee, Money(0)) + shares.get(payee, Money(0)) == due


@given(BY_PAYEE, st.lists(AMOUNTS, max_size=4))
def test_paying_in_parts_comes_to_the_same_as_paying_at_once(
    charged: dict[str, Money], parts: list[Money]
) -> None:
    held: dict[str, Money] = {}
    for part in parts:
        for payee, share in apart(held, charged, part).items():
            held[payee] = held.get(payee, Money(0)) + share
    assert held == apart({}, charged, Money.total(parts))


def test_own_fees_come_first_and_go_back_last() -> None:
    charged = {"embassy": Money.yuan(800), "office": Money.yuan(100), "mfa": Money.yuan(60)}
    assert apart({}, charged, Money.yuan(130)) == {
        "office": Money.yuan(100), "mfa": Money.yuan(30)
    }  # fmt: skip
    paid = apart({}, charged, Money.yuan(960))
    assert apart(paid, charged, Money.yuan(-820)) == {
        "embassy": Money.yuan(-800), "mfa": Money.yuan(-20)
    }  # fmt: skip
