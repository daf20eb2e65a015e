"""What the desk may answer instead of doing the work.

    Exception
      └ CounterError           carries a `Text`: one sentence what, one what to do
          ├ Refused            the clerk can act on it (a rule, a missing paper, a wrong step)
          │   ├ Forbidden      the clerk's role may not do this
          │   ├ BadAnswers     fields of a form, each with its own sentence
          │   └ … one class for each rule, where the rule is
          └ Trouble            the world's fault (disk, printer, file, clock), with what to do

Anything else that is raised is our own bug. Each refusal carries facts (attributes), so that a
test and a window can ask *what* was refused and never parse a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter.text import Text


class CounterError(Exception):
    """A clear answer in both languages; `str()` gives the Chinese sentence."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.zh)


class Refused(CounterError):
    """The clerk can do something about it."""


class Trouble(CounterError):
    """The world is in the way: a disk, a printer, a file, a clock."""


@dataclass(frozen=True)
class Fault:
    """One wrong or missing answer: which question, in which piece (None: of the case)."""

    question: str
    text: Text
    piece: int | None = None


class BadAnswers(Refused):
    """Answers that cannot be right, each named; nothing was written."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__(
            Text("请更正：{what}", "Please correct: {what}").fill(
                what=Text.listing(fault.text for fault in faults)
            )
        )


class Incomplete(Refused):
    """Something the applicant must still bring or tell before the step can be taken."""

    def __init__(self, missing: tuple[Text, ...]) -> None:
        self.missing = missing
        super().__init__(
            Text("还缺：{what}", "Still missing: {what}").fill(what=Text.listing(missing))
        )


class Forbidden(Refused):
    """This clerk's role may not do this."""

    def __init__(self, clerk: str, right: Text) -> None:
        self.clerk, self.right = clerk, right
        super().__init__(
            Text(
                "{clerk}没有“{right}”的权限。请有权限的同事登录后办理。",
                "{clerk} may not do this ({right}). Ask a colleague who may.",
            ).fill(clerk=clerk, right=right)
        )


class NotFound(Refused):
    """No such case, paper, clerk or day here."""

    def __init__(self, what: Text) -> None:
        super().__init__(
            Text(
                "没有找到{what}。请核对后再试。", "Not found: {what}. Check it and try again."
            ).fill(what=what)
        )


class Overtaken(Refused):
    """Another window changed the case first; the slower one is told and keeps its typing."""

    def __init__(self, case_no: str, by: str, at: datetime) -> None:
        self.case_no, self.by, self.at = case_no, by, at
        super().__init__(
            Text(
                "{case_no} 刚被{by}于 {at:%H:%M} 更新。请看最新状态后再办理。",
                "{case_no} was changed by {by} at {at:%H:%M}. Look at it again, then go on.",
            ).fill(case_no=case_no, by=by, at=at)
        )


class WrongStep(Refused):
    """The case is not at a step from which this move goes."""

    def __init__(self, case_no: str, step: Text, move: Text) -> None:
        self.case_no, self.step, self.move = case_no, step, move
        super().__init__(
            Text(
                "{case_no} 现在是“{step}”，不能“{move}”。",
                "{case_no} stands at '{step}'; '{move}' is not possible from there.",
            ).fill(case_no=case_no, step=step, move=move)
        )


class AlreadyHandedOver(Refused):
    """The thing has left the hall: who took it, and when."""

    def __init__(self, case_no: str, taken_by: str, at: datetime) -> None:
        self.case_no, self.taken_by, self.at = case_no, taken_by, at
        super().__init__(
            Text(
                "{case_no} 已于 {at:%Y-%m-%d %H:%M} 由{taken_by}取走，不能再次发放。",
                "{case_no} was taken by {taken_by} at {at:%Y-%m-%d %H:%M}; "
                "it cannot be handed over again.",
            ).fill(case_no=case_no, taken_by=taken_by, at=at)
        )


class Unpaid(Refused):
    """Money is still due before this step."""

    def __init__(self, case_no: str, due: str) -> None:
        self.case_no, self.due = case_no, due
        super().__init__(
            Text(
                "{case_no} 还有 {due} 未缴。请先收费（F9）。",
                "{case_no} still owes {due}. Take the payment first (F9).",
            ).fill(case_no=case_no, due=due)
        )


class TagRefused(Refused):
    """A scanned code that is not one of this hall's tags."""

    def __init__(self, why: Text) -> None:
        super().__init__(why)
