"""For whom money is held in a case, and sharing out a payment. Call only inside a signed act."""

from __future__ import annotations

from typing import Any

from counter.store import charging, shiftbook
from counter.store.casebook import paid
from counter.store.journal import Tally
from counter.store.tables.cases import Case
from counter.store.tables.money import Payment
from counter.store.tables.takings import PaymentShare
from counter.values.money import Money
from counter.values.shares import apart


def held(case: Case) -> dict[str, Money]:
    """What is held for each payee by now; it comes to what was paid.

    Payments from before shares were kept lie as if they were made now.
    """
    sums: dict[str, Money] = {}
    for row in PaymentShare.select().where(PaymentShare.case == case):
        sums[row.payee] = sums.get(row.payee, Money(0)) + row.amount
    unshared = paid(case) - Money.total(sums.values())
    if unshared:
        for payee, share in apart(sums, charging.by_payee(case), unshared).items():
            sums[payee] = sums.get(payee, Money(0)) + share
    return {payee: amount for payee, amount in sums.items() if amount}


def take(case: Case, amount: Money, method: str, row: dict[str, Any]) -> Payment:
    """Write a payment (negative: given back) with its shares, into its clerk's open shift; `row`
    is what else it states."""
    shares = apart(held(case), charging.by_payee(case), amount)
    shift = shiftbook.shift_for(row["clerk"], row["window"], row["day"], row["at"])
    payment = Payment.create(case=case, amount=amount, method=method, shift=shift, **row)
    for payee, share in shares.items():
        PaymentShare.insert(payment=payment, case=case, payee=payee, amount=share).execute()
    return payment


def tallies(payment: Payment, figure: str) -> tuple[Tally, ...]:
    """What a payment adds to `figure` (paid, refunded): as one sum and for each payee."""
    sign = 1 if figure == "paid" else -1
    rows = PaymentShare.select().where(PaymentShare.payment == payment).order_by(PaymentShare.id)
    whole = Tally(figure, method=payment.method, fen=sign * payment.amount.fen)
    return (
        whole,
        *(Tally(f"{figure}:{row.payee}", method=payment.method, fen=sign * row.amount.fen)
          for row in rows),
    )  # fmt: skip
