"""Making a closed day's anchor, and the check over its totals.

The check covers a fixed choice of figures (`CHOICE`): figures that later versions add must not
make an old paper wrong. Another choice is another version beside this one.
"""

from __future__ import annotations

import hmac
from dataclasses import replace
from hashlib import blake2s

from counter.dayclose.anchor import VERSION, Anchor
from counter.dayclose.figures import DaySheet, KindFigures, Totals
from counter.store.journal import Head
from counter.values import facts
from counter.values.methods import METHODS
from counter.values.money import Money
from counter.values.shares import PAYEES

CHOICE = (
    "received", "accepted", "finished", "handed_over", "posted", "corrections", "rejected",
    "refused", "withdrawn",
)  # fmt: skip


def anchored(key: bytes, sheet: DaySheet, head: Head) -> DaySheet:
    """The sheet with its anchor: the journal stands at `head`, `key` is the hall's."""
    bare = Anchor(sheet.office.hall_code, sheet.day, sheet.close_no, head.seq, head.digest, "")
    told = replace(bare, check=check(key, bare, figures(sheet.totals)))
    return replace(sheet, anchor=told)


def check(key: bytes, anchor: Anchor, counted: dict[str, int]) -> str:
    """Sixteen hex digits over the anchor and its figures, which nobody makes without the key."""
    if not key:
        raise ValueError("an anchor without a key could be forged by anybody")
    whose = [VERSION, anchor.hall, anchor.day, anchor.close_no, anchor.last, anchor.head]
    told = facts.write([whose, counted])
    # person: the same key serves nothing else by accident.
    return blake2s(told.encode(), key=key, person=b"Z v1").hexdigest()[:16].upper()


def agrees(key: bytes, anchor: Anchor, counted: dict[str, int]) -> bool:
    """Whether the check on the paper was made over these figures."""
    return hmac.compare_digest(anchor.check, check(key, anchor, counted))


def figures(totals: Totals) -> dict[str, int]:
    """The figures that the check covers, by name; those that are nothing are left out."""
    found: dict[str, int] = {}
    for kind in totals.kinds:
        found.update(_of_kind(kind))
    money = totals.money
    found.update(_money("", money.due, money.paid, money.refunded))
    codes = {title.zh: code for code, title in METHODS.items()}
    for title, paid, refunded in money.by_method:
        found.update(_money(f":{codes.get(title.zh, title.zh)}", Money(0), paid, refunded))
    payees = {title.zh: code for code, title in PAYEES.items()}
    for title, due, paid, refunded in money.by_payee:
        if title.zh in payees:
            found.update(_money(f":{payees[title.zh]}", due, paid, refunded))
    return {name: value for name, value in found.items() if value}


def _of_kind(kind: KindFigures) -> dict[str, int]:
    return {
        f"{kind.code}.{name}{part}": getattr(kind, f"{name}{part}")
        for name in CHOICE
        for part in ("", "_cases")
    } | {f"{kind.code}.made": kind.made}


def _money(whose: str, due: Money, paid: Money, refunded: Money) -> dict[str, int]:
    return {f"due{whose}": due.fen, f"paid{whose}": paid.fen, f"refunded{whose}": refunded.fen}
