"""Who has been here before: found while one types, shown masked, put into the form on request.

Cases whose persons were erased know nobody any more. Lookups go through the search table and the
indexed columns of the agents' files, never through all cases.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counter.casetypes.vocabulary import CaseType, Question
from counter.desk import Desk
from counter.errors import NotFound
from counter.store import search
from counter.store.casebook import kind_of
from counter.store.tables.cases import Case
from counter.store.tables.people import Agent
from counter.text import Text
from counter.values.clerk import Right
from counter.values.identity import mask_identity, mask_name, mask_phone_screen

LIMIT = 5
_LOOKED_AT = 200  # the newest cases that bear the name; a clerk types on where nobody fits
_SHORTEST_NAME, _SHORTEST_NUMBER = 2, 6
_BOOK = ("receiver", "receiver_phone", "address")


@dataclass(frozen=True)
class Known:
    """A person or organisation of earlier cases, masked for the screen.

    `key` is what `recall` is asked for: the newest case, or the agent's file.
    """

    key: str
    name: str
    id_masked: str
    phone_masked: str
    last_on: date
    organisations: tuple[str, ...] = ()


def known(desk: Desk, typed: str, limit: int = LIMIT) -> tuple[Known, ...]:
    """Applicants of earlier cases by ID number or phone (from six places) or name (from two).

    Newest first, each once. Refuses `Forbidden` where the clerk does not take in cases.
    """
    desk.clerk.must(Right.INTAKE)
    folded = search.fold(typed)
    if not _is_enough(folded):
        return ()
    with desk.reading():
        found: dict[str, Known] = {}
        for case in _newest(folded):
            person = _person(case)
            if person not in found and _fits(case, folded):
                found[person] = _told(case)
            if len(found) == limit:
                break
        return tuple(found.values())


def agents(desk: Desk, typed: str, limit: int = LIMIT) -> tuple[Known, ...]:
    """Agents on file, by the beginning of name, ID number or phone; the latest first."""
    desk.clerk.must(Right.INTAKE)
    begun = typed.strip().upper()
    if not _is_enough(begun) or not search.is_sound(begun):
        return ()
    with desk.reading():
        column = Agent.name if not begun.isascii() else (
            Agent.phone if begun.isdigit() and len(begun) <= 11 and begun[0] in "01"
            else Agent.id_number
        )  # fmt: skip
        rows = Agent.select().where(column >= begun, column < begun + "\U0010ffff")
        return tuple(map(_agent, rows.order_by(Agent.changed_on.desc()).limit(limit)))


def recall(desk: Desk, key: str, act: str) -> dict[str, str]:
    """The answers that `key` stands for, in full, to fill a form with; who looked is on record.

    Of an applicant: who he is, and where results were posted to. Of an agent: his own answers.
    Refuses `NotFound` where the persons were erased meanwhile.
    """
    with desk.signed(Right.INTAKE, act, dated=False) as pen:
        told, subject = _agents_answers(key) if key.startswith("agent-") else _answers(key)
        if pen.answer is None:
            pen.write("recall", subject, {})
        return told


def _is_enough(folded: str) -> bool:
    shortest = _SHORTEST_NUMBER if folded.isascii() else _SHORTEST_NAME
    return len(folded) >= shortest


def _newest(folded: str) -> Iterable[Case]:
    ids = search.numbers(folded, _LOOKED_AT)
    rows = Case.select().where(Case.id.in_(ids), Case.erased_on.is_null())
    return iter(rows.order_by(Case.id.desc()))


def _fits(case: Case, folded: str) -> bool:
    """Whether it is the applicant that was typed, not a holder, an agent or another number."""
    numbers = (case.id_number, case.phone, str(case.answers.get("uscc", "")))
    if folded.isascii() and any(search.fold(number).startswith(folded) for number in numbers):
        return True
    return folded in search.fold(case.name)


def _person(case: Case) -> str:
    number = case.id_number or case.answers.get("uscc", "")
    return str(number) or f"{case.name} {case.phone}"


def _told(case: Case) -> Known:
    number = case.id_number or str(case.answers.get("uscc", ""))
    return Known(
        case.no, mask_name(case.name), mask_identity(number) if number else "",
        mask_phone_screen(case.phone), case.received_on,
    )  # fmt: skip


def _agent(row: Agent) -> Known:
    return Known(
        f"agent-{row.id}", mask_name(row.name), mask_identity(row.id_number),
        mask_phone_screen(row.phone), row.changed_on, tuple(row.organisations),
    )  # fmt: skip


def _answers(case_no: str) -> tuple[dict[str, str], str]:
    case = Case.get_or_none(Case.no == case_no, Case.erased_on.is_null())
    if case is None:
        raise NotFound(Text("办件 {no} 的申请人资料", "who applied in {no}").fill(no=case_no))
    codes = {question.code for question in _who(kind_of(case))} | set(_BOOK)
    told = {code: str(told) for code, told in case.answers.items() if code in codes and told}
    told.pop("letter_no", None)  # a letter is of one case
    return told, case.no


def _agents_answers(key: str) -> tuple[dict[str, str], str]:
    row = Agent.get_or_none(Agent.id == int(key.removeprefix("agent-")))
    if row is None:
        raise NotFound(Text("该经办人的资料", "this agent's file"))
    return {"agent_name": row.name, "agent_id_number": row.id_number, "phone": row.phone}, key


def _who(kind: CaseType) -> tuple[Question, ...]:
    return kind.asked("who")
