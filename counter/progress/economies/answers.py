"""What the economies answered, person by person: the grid, and how an answer is written into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from counter.casetypes.apec_card import CASE_TYPE
from counter.desk import Desk, Pen
from counter.errors import BadAnswers, Fault, NotFound, WrongStep
from counter.progress import moves
from counter.rules.apec import STATUSES, Economy
from counter.store import cardbook
from counter.store.cardbook import Person
from counter.store.casebook import get, kind_of
from counter.store.tables.apec import EconomyAnswer
from counter.store.tables.cases import Case
from counter.text import Text
from counter.values.clerk import Right
from counter.values.identity import mask_name
from counter.values.remarks import remark

# Answers go on coming in after an early card, and a late one may still be put right.
OPEN_AT = ("economies", "carded", "carded_early", "ready", "collected", "mailed")
_ANSWER = Text("登记经济体答复", "note an economy's answer")
_UNKNOWN_STATUS = Text("请选择待批、已批、拒批或未答复。",
                       "Choose pending, approved, refused or no answer.")  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One answer to be written: of which economy, to which person, since which day."""

    piece_no: int
    economy: str
    status: str
    day: date
    note: str = ""


@dataclass(frozen=True)
class Noted:
    """How many cells changed, and the state of the case after that."""

    case_no: str
    revision: int
    changed: int


@dataclass(frozen=True)
class GridRow:
    """One person on the grid: masked name, an answer for each economy, how many stand how."""

    piece_no: int
    holder: str
    passport_no: str
    answers: tuple[cardbook.Answer, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Grid:
    """The economies of a case across, its persons down. `asked_on` None: not asked yet."""

    case_no: str
    revision: int
    economies: tuple[Economy, ...]
    rows: tuple[GridRow, ...]
    asked_on: date | None
    may_answer: bool
    may_card: bool
    may_card_early: bool

    @property
    def counts(self) -> dict[str, int]:
        """How many cells of the whole grid stand how."""
        whole: Counter[str] = Counter()
        for row in self.rows:
            whole.update(row.counts)
        return {status: whole[status] for status in STATUSES}


def grid(desk: Desk, case_no: str) -> Grid:
    """Where each person of the case stands with each economy, names masked (`NotFound`)."""
    with desk.reading():
        case = get(case_no)
        people = cardbook.people_of(case)
        rows = tuple(
            GridRow(person.piece_no, mask_name(person.holder), person.passport_no,
                    person.answers, person.counts())
            for person in people
        )  # fmt: skip
        is_asking = case.letters == CASE_TYPE.letters and case.step == "economies"
        return Grid(
            case.no, case.revision, cardbook.economies_of(case), rows,
            cardbook.asked_on([case.no]).get(case.no), _may_answer(case),
            is_asking and all_answered(people), is_asking and may_be_early(people),
        )  # fmt: skip


def all_answered(people: tuple[Person, ...]) -> bool:
    """Whether every economy has said yes or no to every person."""
    return all(person.is_complete for person in people)


def may_be_early(people: tuple[Person, ...]) -> bool:
    """Whether somebody is still waited for, and everybody has at least one economy."""
    return not all_answered(people) and all(person.approved for person in people)


def answer(
    desk: Desk, case_no: str, revision: int, piece_no: int, economy: str, status: str, on: date,
    act: str,
) -> Noted:  # fmt: skip
    """Write one answer; see `answer_many`."""
    return answer_many(desk, case_no, revision, (Told(piece_no, economy, status, on),), act)


def answer_many(
    desk: Desk, case_no: str, revision: int, told: tuple[Told, ...], act: str
) -> Noted:
    """Write several answers in one act; what stands so already is left alone.

    Refuses `Overtaken`, `WrongStep` (not with the economies), `NotFound` (no such person or
    economy) and `BadAnswers` (an unknown status, a day ahead or before the case went out).
    """
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is None:
            case = moves.take(case_no, revision)
            if not _may_answer(case):
                raise WrongStep(case.no, kind_of(case).workflow.step(case.step).title, _ANSWER)
            changed = _write(desk, pen, case, told)
            if changed:
                moves.mark(desk, pen, case)
                pen.write("economy_answer", case.no, {"answers": changed})
            pen.result = {"case_no": case.no, "revision": case.revision, "changed": len(changed)}
            return Noted(case.no, case.revision, len(changed))
        kept = pen.answer
        return Noted(str(kept["case_no"]), int(kept["revision"]), int(kept["changed"]))


def _may_answer(case: Case) -> bool:
    """Only a case that went to the economies has answers, and until its end is another's."""
    if case.letters != CASE_TYPE.letters or case.step not in OPEN_AT:
        return False
    return case.no in cardbook.asked_on([case.no])


def _write(
    desk: Desk, pen: Pen, case: Case, told: tuple[Told, ...]
) -> list[dict[str, object]]:
    people = {person.piece_no: person for person in cardbook.people_of(case)}
    asked = cardbook.asked_on([case.no]).get(case.no, case.received_on)
    changed: list[dict[str, object]] = []
    for one in told:
        before = _before(people, one)
        if one.status not in STATUSES:
            raise BadAnswers((Fault("status", _UNKNOWN_STATUS),))
        if not asked <= one.day <= pen.day:
            what = Text("{day} 不合理：应在 {asked} 送出之后、今天或以前。",
                        "{day} cannot be right: from {asked}, when they were asked, to today.")
            raise BadAnswers((Fault("day", what.fill(day=one.day, asked=asked)),))
        note = remark("note", one.note)
        if (before.status, before.day, before.note) == (one.status, one.day, note):
            continue
        EconomyAnswer.insert(
            case=case, piece_no=one.piece_no, economy=one.economy, status=one.status,
            day=one.day, note=note, changed_at=pen.now, changed_by=desk.clerk.name,
        ).on_conflict(
            conflict_target=[
                EconomyAnswer.case, EconomyAnswer.piece_no, EconomyAnswer.economy
            ],
            update={
                EconomyAnswer.status: one.status, EconomyAnswer.day: one.day,
                EconomyAnswer.note: note, EconomyAnswer.changed_at: pen.now,
                EconomyAnswer.changed_by: desk.clerk.name,
            },
        ).execute()  # fmt: skip
        changed.append(
            {"piece": one.piece_no, "economy": one.economy, "from": before.status,
             "to": one.status, "day": one.day, "note": note}
        )  # fmt: skip
    return changed


def _before(people: Mapping[int, Person], one: Told) -> cardbook.Answer:
    person = people.get(one.piece_no)
    if person is None:
        raise NotFound(Text("第 {no} 位持卡人", "card holder {no}").fill(no=one.piece_no))
    for its in person.answers:
        if its.economy == one.economy:
            return its
    raise NotFound(Text("经济体 {code}", "economy {code}").fill(code=one.economy))
