"""Reading the custody of passports the way every journey needs it: who is late, what is lost.

Everything about due, overdue and locked is worked out here from dates and rules, never stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from counter.rules import return_day
from counter.rules.edition import Edition
from counter.rules.return_day import Standing
from counter.store.search import fold
from counter.store.tables.custody import Approval, Loan, Passport
from counter.text import Text

LONGEST_KEY = 200


@dataclass(frozen=True)
class Late:
    """One booklet that should have been back: whose, since when, how long."""

    no: str
    passport_no: str
    holder: str
    unit: str
    unit_key: str
    loan_no: str
    approval_no: str
    due_on: date
    days: int
    is_locking: bool


def key_of(unit: str) -> str:
    """What makes two spellings of a unit's name the same: no blanks, hyphens or brackets."""
    return fold(unit.replace("（", "(").replace("）", ")"))[:LONGEST_KEY]


def open_loan(passport: Passport) -> Loan | None:
    """The loan by which this booklet is out; None where it is not."""
    loan: Loan | None = (
        Loan.select().where(Loan.passport == passport, Loan.back_on.is_null()).first()
    )
    return loan


def standing(edition: Edition, passport: Passport, loan: Loan | None, on: date) -> Standing:
    """How the booklet stands on that day."""
    return return_day.standing(
        edition, on, is_out=loan is not None, due_on=None if loan is None else loan.due_on,
        is_lost=passport.lost_on is not None, is_cancelled=passport.cancelled_on is not None,
    )  # fmt: skip


def late(edition: Edition, on: date, unit: str | None = None) -> tuple[Late, ...]:
    """Every booklet that is late on that day (of one unit), the longest first."""
    rows = (
        Loan.select(Loan, Passport)
        .join(Passport)
        .where(
            Loan.back_on.is_null(), Loan.due_on < on, Passport.lost_on.is_null(),
            Passport.cancelled_on.is_null(),
        )
        .order_by(Loan.due_on, Loan.id)
    )  # fmt: skip
    if unit is not None:
        rows = rows.where(Passport.unit_key == key_of(unit))
    return tuple(
        Late(
            row.passport.no, row.passport.passport_no, row.passport.holder, row.passport.unit,
            row.passport.unit_key, row.no, row.approval_no, row.due_on,
            return_day.days_late(row.due_on, on),
            standing(edition, row.passport, row, on) == "locked",
        )
        for row in rows
    )  # fmt: skip


def locking(edition: Edition, unit: str, on: date) -> tuple[Late, ...]:
    """What locks the unit's new applications: its booklets that are late beyond the rule."""
    return tuple(one for one in late(edition, on, unit) if one.is_locking)


def locked_words(unit: str, late: tuple[Late, ...]) -> Text:
    """Why a unit is locked, with the names of those who have not brought theirs back."""
    told = Text("{holder}（逾期 {n} 天）", "{holder} ({n} {n:day|days} late)")
    names = Text.listing(told.fill(holder=one.holder, n=one.days) for one in late)
    return Text(
        "{unit}有因公证照长期逾期，暂停新的领用和申办：{names}。请先收回，再办理。",
        "{unit} has official passports long overdue, so nothing new is lent or applied for: "
        "{names}. Have them brought back first.",
    ).fill(unit=unit, names=names)


def late_count(on: date) -> int:
    """How many booklets are late on that day."""
    return int(
        Loan.select()
        .join(Passport)
        .where(
            Loan.back_on.is_null(), Loan.due_on < on, Passport.lost_on.is_null(),
            Passport.cancelled_on.is_null(),
        )
        .count()
    )  # fmt: skip


def lost_lately(
    edition: Edition, unit: str, holders: Iterable[str], on: date
) -> tuple[tuple[str, date], ...]:
    """Holders of the unit among `holders` whose loss still stops a new passport, and until when."""
    asked = {fold(holder) for holder in holders}
    rows = Passport.select().where(
        Passport.unit_key == key_of(unit), Passport.lost_on >= on - timedelta(days=366)
    )
    stopped = []
    for row in rows.order_by(Passport.id):
        until = return_day.blocked_until(edition, row.lost_on, on)
        if until is not None and fold(row.holder) in asked:
            stopped.append((row.holder, until))
    return tuple(stopped)


def approval(approval_no: str) -> Approval | None:
    """The approval of that number, brackets and blanks as they may be; None where none is kept."""
    found: Approval | None = Approval.get_or_none(Approval.approval_no == approval_no.strip())
    return found
