"""补充材料: what the consulate asks for while it has the group. It pauses no clock of the hall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.casetypes.visa_agency import CASE_TYPE
from counter.desk import Desk
from counter.errors import BadAnswers, Fault, NotFound, WrongStep
from counter.progress import moves
from counter.store import visabook
from counter.store.casebook import get, kind_of
from counter.store.tables.cases import Case
from counter.store.tables.visas import VisaPapers
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark

_WHAT = Text("请填写须补充的材料。", "Say what has to be added.")
_AHEAD = Text("领馆要求日期不能晚于今天。", "The consulate cannot have asked after today.")
_BEFORE = Text("补充期限早于要求日期。", "The last day is before the day of asking.")
_ASK = Text("补充材料", "add papers")


@dataclass(frozen=True)
class Asked:
    """One thing that was asked for, and whether it has been brought."""

    no: int
    what: str
    asked_on: date
    due_on: date | None
    in_on: date | None


@dataclass(frozen=True)
class AskedFor:
    """What was asked for, and the group's state after that."""

    case_no: str
    revision: int
    papers: tuple[Asked, ...]


def add_papers(
    desk: Desk, case_no: str, revision: int, what: str, asked_on: date, due_on: date | None,
    act: str,
) -> AskedFor:  # fmt: skip
    """Note what the consulate wants besides, since when, until when.

    Refuses `Overtaken`, `WrongStep` (not with the consulate) and `BadAnswers`.
    """
    line = remark("what", what, _WHAT, longest=400)
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is None:
            case = _with_the_consulate(case_no, revision)
            if asked_on > pen.day:
                raise BadAnswers((Fault("asked_on", _AHEAD),))
            if due_on is not None and due_on < asked_on:
                raise BadAnswers((Fault("due_on", _BEFORE),))
            number = len(visabook.papers_asked(case)) + 1
            VisaPapers.insert(
                case=case, no=number, what=line, asked_on=asked_on, due_on=due_on, is_in=False,
                noted_by=desk.clerk.name,
            ).execute()  # fmt: skip
            moves.mark(desk, pen, case)
            pen.write("visa_papers", case.no,
                      {"what": line, "asked_on": asked_on, "due_on": due_on})  # fmt: skip
            pen.result = {"case_no": case.no}
        return _state(get(case_no))


def papers_brought(desk: Desk, case_no: str, revision: int, no: int, act: str) -> AskedFor:
    """What was asked for under this number has gone to the consulate.

    Refuses `Overtaken` and `NotFound` (nothing of that number waits).
    """
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is None:
            case = moves.take(case_no, revision)
            row = VisaPapers.get_or_none(
                VisaPapers.case == case, VisaPapers.no == no, VisaPapers.is_in == False  # noqa: E712
            )  # fmt: skip
            if row is None:
                raise NotFound(Text("待补充材料 {no}", "papers asked for, no. {no}").fill(no=no))
            row.is_in, row.in_on = True, pen.day
            row.save()
            moves.mark(desk, pen, case)
            pen.write("visa_papers_in", case.no, {"no": no})
            pen.result = {"case_no": case.no}
        return _state(get(case_no))


def asked(case: Case) -> tuple[Asked, ...]:
    """Everything that the consulate asked for; only inside a read or an act."""
    return tuple(
        Asked(row.no, row.what, row.asked_on, row.due_on, row.in_on)
        for row in visabook.papers_asked(case)
    )


def _state(case: Case) -> AskedFor:
    return AskedFor(case.no, case.revision, asked(case))


def _with_the_consulate(case_no: str, revision: int) -> Case:
    case = moves.take(case_no, revision)
    if case.letters != CASE_TYPE.letters or case.step != "submitted":
        raise WrongStep(case.no, kind_of(case).workflow.step(case.step).title, _ASK)
    return case
