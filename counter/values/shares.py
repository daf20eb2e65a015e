"""Whose money a payment is: the hall's own fees, and what it collects for others (代收).

Office first: the hall's fees are revenue of the treasury, due whole on the day; money for the
MFA, the embassy and the post is filled up after them, in this order, and is given back before
them. What was taken too much stays with whom it was taken for. Whatever happens, the shares of a
payment come to exactly the payment.

>>> charged = {"office": Money.yuan(100), "embassy": Money.yuan(400)}
>>> apart({}, charged, Money.yuan(150))
{'office': Money(fen=10000), 'embassy': Money(fen=5000)}
>>> held = {"office": Money.yuan(100), "embassy": Money.yuan(400)}
>>> apart(held, {**charged, "embassy": Money.yuan(380)}, Money.yuan(-20))
{'embassy': Money(fen=-2000)}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counter.text import Text
from counter.values.money import Money

PAYEES: dict[str, Text] = {
    "office": Text("本单位收费", "own fees"),
    "mfa": Text("代收外交部", "for the MFA"),
    "embassy": Text("代收使领馆", "for embassies"),
    "post": Text("代收邮费", "for the post"),
}
OWN = "office"
_NOTHING = Money(0)


def apart(
    held: Mapping[str, Money], charged: Mapping[str, Money], amount: Money
) -> dict[str, Money]:
    """The shares by payee of `amount` (negative: given back), parts that are nothing left out.

    `held` is what is held for each by now, `charged` what each is to get. The shares bring what
    is held to what `_target` says of the new sum, so their own sum is `amount`.
    """
    order = _order((*held, *charged))
    target = _target(order, held, charged, Money.total(held.values()) + amount)
    shares = {payee: target[payee] - held.get(payee, _NOTHING) for payee in order}
    return {payee: share for payee, share in shares.items() if share}


def _target(
    order: tuple[str, ...], held: Mapping[str, Money], charged: Mapping[str, Money], whole: Money
) -> dict[str, Money]:
    """How `whole` is to lie: filled up in order; what is left over stays where it was too much."""
    left = whole
    target: dict[str, Money] = {}
    for payee in order:
        target[payee] = min(left, max(charged.get(payee, _NOTHING), _NOTHING))
        left -= target[payee]
    for payee in reversed(order):
        too_much = max(held.get(payee, _NOTHING) - target[payee], _NOTHING)
        stays = min(too_much, left)
        target[payee] += stays
        left -= stays
    target[OWN] += left
    return target


def _order(found: Iterable[str]) -> tuple[str, ...]:
    """The payees in the order of `PAYEES`; one that no program knows any more comes last."""
    return (*PAYEES, *sorted(set(found) - set(PAYEES)))
