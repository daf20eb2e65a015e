"""The bill of a case in the books: lines added to it, and how each stands now.

A line is never changed. What is waived, settled or typed in is one more row under a code of its
own, `waive:…`, `settle:…` or `typed:…` before the code of the line that it is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counter.store.journal import Tally
from counter.store.tables.cases import Case
from counter.store.tables.money import Charge
from counter.text import Text
from counter.values.lines import StandingLine
from counter.values.money import Money

WAIVE, SETTLE, TYPED = "waive:", "settle:", "typed:"
_BESIDE = (WAIVE, SETTLE, TYPED)
MOST_FEE = Money.yuan(1_000_000)  # more on one line is a slip of the keyboard
OPEN = ("reciprocity",)  # lines of nothing until somebody types in the fee


@dataclass(frozen=True)
class NewLine:
    """One more line of a bill; negative where it takes something back."""

    code: str
    title: Text
    amount: Money
    payee: str
    unit_price: Money | None = None
    quantity: int = 1
    is_collected: bool = True


def add(case: Case, day: date, lines: Iterable[NewLine]) -> tuple[Tally, ...]:
    """Write the lines; what they add to the day's figures."""
    lines = tuple(lines)
    for line in lines:
        Charge.insert(
            case=case, code=line.code, title_zh=line.title.zh, title_en=line.title.en,
            unit_price=line.amount if line.unit_price is None else line.unit_price,
            quantity=line.quantity, amount=line.amount, payee=line.payee,
            is_collected=line.is_collected, charged_on=day,
        ).execute()  # fmt: skip
    return due_tallies((line.payee, line.amount) for line in lines if line.is_collected)


def due_tallies(collected: Iterable[tuple[str, Money]]) -> tuple[Tally, ...]:
    """What was charged, payee by payee, in the figures of the day: as one sum and apart."""
    by_payee: dict[str, int] = {}
    for payee, amount in collected:
        by_payee[payee] = by_payee.get(payee, 0) + amount.fen
    apart = [Tally(f"due:{payee}", fen=fen) for payee, fen in sorted(by_payee.items()) if fen]
    return (Tally("due", fen=sum(by_payee.values())), *apart)


def by_payee(case: Case) -> dict[str, Money]:
    """What this till was to collect, for each payee."""
    sums: dict[str, Money] = {}
    for row in case.charges:
        if row.is_collected:
            sums[row.payee] = sums.get(row.payee, Money(0)) + row.amount
    return sums


def lines(case: Case) -> tuple[StandingLine, ...]:
    """The bill as it stands, in the order in which its lines were first charged."""
    found: dict[str, list[Charge]] = {}
    for row in case.charges.order_by(Charge.id):
        if row.is_collected:
            found.setdefault(base_code(row.code), []).append(row)
    return tuple(_standing(code, rows) for code, rows in found.items())


def line(case: Case, code: str) -> StandingLine | None:
    """The line of this code, or None."""
    return next((found for found in lines(case) if found.code == code), None)


def open_fees(case: Case) -> tuple[Text, ...]:
    """Titles of fees that must still be typed in before anything can be called paid."""
    return tuple(found.title for found in lines(case) if found.is_open)


def base_code(code: str) -> str:
    """The code of the line that a row is about."""
    for prefix in _BESIDE:
        code = code.removeprefix(prefix)
    return code


def _standing(code: str, rows: list[Charge]) -> StandingLine:
    first = rows[0]
    whole = Money.total(row.amount for row in rows)
    own = Money.total(row.amount for row in rows if row.code in (code, TYPED + code))
    said = {row.code for row in rows}
    return StandingLine(
        code, Text(first.title_zh, first.title_en), first.payee, own, whole,
        is_open=code in OPEN and TYPED + code not in said, is_settled=SETTLE + code in said,
    )  # fmt: skip
