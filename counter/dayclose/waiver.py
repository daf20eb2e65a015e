"""减免 and 手填: a fee is taken off, or typed in where no table knows it. A supervisor's decision.

Nothing that was charged is changed: a waiver is a contrary line, a typed fee a line of its own.
Only the hall's own fees can be waived; what it collects for others is not its to give away.
"""

from __future__ import annotations

from dataclasses import dataclass

from counter import second_person
from counter.desk import Desk
from counter.errors import BadAnswers, Fault, Refused, WrongStep
from counter.second_person import SecondPerson
from counter.store import charging
from counter.store.casebook import get, kind_of, owed
from counter.store.charging import MOST_FEE, TYPED, WAIVE, NewLine
from counter.store.tables.cases import Case
from counter.text import Text
from counter.values.clerk import Right
from counter.values.lines import StandingLine
from counter.values.money import Money
from counter.values.remarks import remark
from counter.values.shares import PAYEES

OWN = ("office", "post")  # whose lines may be waived
_FREE_FEE = "fee-"  # begins the code of a typed fee that answers no open line
_NO_REASON = Text("请填写原因。", "Enter the reason.")


class NothingToWaive(Refused):
    """The line is not on the bill, is somebody else's, or comes to nothing already."""

    def __init__(self, case_no: str) -> None:
        super().__init__(
            Text("{no} 没有可减免的这一项；代收的费用不能减免。请在费用明细中选择。",
                 "{no} has no such line to waive, and money for others is never waived. "
                 "Choose one of the lines of the bill.").fill(no=case_no)
        )  # fmt: skip


@dataclass(frozen=True)
class Adjustable:
    """What can be done about the money of a case: its lines as they stand, and what it owes."""

    case_no: str
    lines: tuple[StandingLine, ...]
    owes: Money

    @property
    def waivable(self) -> tuple[StandingLine, ...]:
        """The hall's own lines that come to something."""
        return tuple(line for line in self.lines if line.payee in OWN and line.now > Money(0))

    @property
    def open(self) -> tuple[StandingLine, ...]:
        """Lines whose fee must be typed in."""
        return tuple(line for line in self.lines if line.is_open)

    @property
    def prepaid(self) -> tuple[StandingLine, ...]:
        """Embassy and agency fees, which are settled when the real fee is known."""
        return tuple(line for line in self.lines if line.payee in ("embassy", "mfa"))


def adjustable(desk: Desk, case_no: str) -> Adjustable:
    """The lines of a case's bill as they stand (`NotFound`)."""
    with desk.reading():
        case = get(case_no)
        return Adjustable(case.no, charging.lines(case), owed(case))


def waive(
    desk: Desk, case_no: str, charge: str, reason: str, act: str,
    approved_by: SecondPerson | None = None, amount: Money | None = None,
) -> Money:  # fmt: skip
    """Take the line `charge` (its code) off the bill, all of it or `amount`; returns what is owed.

    Refuses `NothingToWaive`, a case before acceptance or after its end, `BadAnswers` without a
    reason or beyond the line, and `Forbidden` without a supervisor.
    """
    why = remark("reason", reason, _NO_REASON)
    approver = second_person.approved(desk, Right.WAIVE, approved_by)
    with desk.signed(Right.TAKE_MONEY, act) as pen:
        case = get(case_no)
        if pen.answer is None:
            _must_be_open(case, Text("减免", "waive"))
            line = charging.line(case, charge)
            if line is None or line.payee not in OWN or line.now <= Money(0):
                raise NothingToWaive(case.no)
            off = line.now if amount is None else amount
            if not Money(0) < off <= line.now:
                most = Text("金额应大于零，最多 {most}。", "More than zero, at most {most}.")
                raise BadAnswers((Fault("amount", most.fill(most=line.now)),))
            title = Text("减免：{title}", "Waived: {title}").fill(title=line.title)
            contrary = NewLine(WAIVE + charge, title, -off, line.payee)
            counts = charging.add(case, pen.day, (contrary,))
            pen.write(
                "waive", case.no,
                {"charge": charge, "amount": off, "reason": why, "approved_by": approver},
                *counts,
            )  # fmt: skip
        return owed(case)


def type_fee(
    desk: Desk, case_no: str, title: str, amount: Money, payee: str, reason: str, act: str,
    approved_by: SecondPerson | None = None, closes: str = "",
) -> Money:  # fmt: skip
    """Put a fee on the bill that no table knows; `closes` is the code of the open line that it
    answers (`reciprocity`). Returns what is owed.

    Refuses a case before acceptance or after its end, `BadAnswers` (no title, no payee, less than
    nothing, more than any fee, nothing where no line waits for it, a line that is not open), and
    `Forbidden` without a supervisor.
    """
    said = remark("title", title, Text("请填写费用名称。", "Name the fee."), longest=40)
    why = remark("reason", reason, _NO_REASON)
    approver = second_person.approved(desk, Right.WAIVE, approved_by)
    with desk.signed(Right.TAKE_MONEY, act) as pen:
        case = get(case_no)
        if pen.answer is None:
            _must_be_open(case, Text("手填费用", "type in a fee"))
            _check_typed(case, amount, payee, closes)
            code = TYPED + (closes or _free_code(case))
            line = NewLine(code, Text.same(said), amount, payee)
            counts = charging.add(case, pen.day, (line,))
            pen.write(
                "type_fee", case.no,
                {"title": said, "amount": amount, "payee": payee, "closes": closes,
                 "reason": why, "approved_by": approver}, *counts,
            )  # fmt: skip
        return owed(case)


def _check_typed(case: Case, amount: Money, payee: str, closes: str) -> None:
    faults = []
    if amount < Money(0) or (not amount and not closes):
        faults.append(Fault("amount", Text("金额应大于零。", "Enter more than zero.")))
    if amount > MOST_FEE:
        most = Text("金额过大，最多 {most}。请核对。", "Too much: at most {most}. Check it.")
        faults.append(Fault("amount", most.fill(most=MOST_FEE)))
    if payee not in PAYEES:
        faults.append(Fault("payee", Text("请选择收款对象。", "Choose who is paid.")))
    line = charging.line(case, closes) if closes else None
    if closes and (line is None or not line.is_open):
        told = Text("这一项费用已经核定。", "This fee has been set already.")
        faults.append(Fault("title", told))
    if faults:
        raise BadAnswers(tuple(faults))


def _free_code(case: Case) -> str:
    """A code of its own for a fee that answers no open line."""
    typed = [line for line in charging.lines(case) if line.code.startswith(_FREE_FEE)]
    return f"{_FREE_FEE}{len(typed) + 1}"


def _must_be_open(case: Case, what: Text) -> None:
    if case.accepted_on is None or case.stage == "ended":
        raise WrongStep(case.no, kind_of(case).workflow.step(case.step).title, what)
