"""What the consulate answered, person by person: 签出, 拒签, 撤签, with the visa's particulars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from counter import outbox
from counter.casetypes.visa_agency import CASE_TYPE, ENTRIES
from counter.desk import Desk, Pen
from counter.errors import BadAnswers, Fault, NotFound, Refused, WrongStep
from counter.outbox import PaperJob
from counter.progress import moves
from counter.progress.visas import settling
from counter.store import search, visabook
from counter.store.casebook import get, kind_of
from counter.store.tables.cases import Case
from counter.store.tables.visas import VisaResult
from counter.store.visabook import CODES, Traveller
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark
from counter.values.visa import PENDING, Visa

OPEN_AT = ("submitted", "returned")
MENDED_AT = ("ready", "collected", "mailed")  # particulars only; what is counted stays
MOST_DAYS = 3650
_WHAT = Text("登记签证结果", "note a visa")
_UNKNOWN = Text("请选择签出、拒签、撤签或待签。", "Choose issued, denied, withdrawn or pending.")
_NO_DAY = Text("请填写结果日期。", "Enter the day of the answer.")
_BAD_DAY = Text("{day} 不合理：应在 {since} 受理之后、今天或以前。",
                "{day} cannot be right: from {since}, when it was accepted, to today.")  # fmt: skip
_NO_REASON = Text("请填写拒签、撤签情况。", "Say why it was denied or withdrawn.")
_BAD_SPAN = Text("签证有效期的止日早于起日。", "The visa ends before it begins.")
_BAD_ENTRIES = Text("请选择入境次数。", "Choose the number of entries.")
_BAD_STAY = Text("停留天数应是 1 到 {most}。", "Days of stay: 1 to {most}.")


@dataclass(frozen=True)
class Told:
    """One person's answer as it is to be written; `on` None only for pending."""

    piece_no: int
    outcome: str
    on: date | None = None
    visa_no: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    entries: str = ""
    days: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Noted:
    """How many answers changed, where the group stands now, and its notice, if it got one."""

    case_no: str
    revision: int
    changed: int
    step: Text
    went_on: bool
    paper: PaperJob | None


class Counted(Refused):
    """The group has gone on; who got a visa stands in the figures and does not change."""

    def __init__(self, case_no: str) -> None:
        self.case_no = case_no
        super().__init__(
            Text("{no} 已办结，签出、拒签、撤签不能再改；签证号和有效期可以更正。",
                 "{no} has gone on: who got a visa stays. Number and dates may be put right.")
            .fill(no=case_no)
        )  # fmt: skip


def answer(
    desk: Desk, case_no: str, revision: int, piece_no: int, outcome: str, on: date | None,
    act: str, *, reason: str = "", visa_no: str = "",
) -> Noted:  # fmt: skip
    """Write one person's answer; see `answer_many`."""
    told = Told(piece_no, outcome, on, visa_no=visa_no, reason=reason)
    return answer_many(desk, case_no, revision, (told,), act)


def answer_many(
    desk: Desk, case_no: str, revision: int, told: tuple[Told, ...], act: str
) -> Noted:
    """Write several answers in one act; what stands so already is left alone. The group goes on
    with the last of them, if its passports are back.

    Refuses `Overtaken`, `WrongStep` (not with the consulate), `Counted`, `NotFound` (no such
    person) and `BadAnswers` (each fault with its person).
    """
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is None:
            case = moves.take(case_no, revision)
            if case.letters != CASE_TYPE.letters or case.step not in (*OPEN_AT, *MENDED_AT):
                raise WrongStep(case.no, kind_of(case).workflow.step(case.step).title, _WHAT)
            changed = write(desk, pen, case, told)
            before, paper = case.step, None
            if changed:
                moves.mark(desk, pen, case)
                if before in OPEN_AT:
                    paper = settling.go_on(desk, pen, case)
            pen.result = {
                "case_no": case.no, "revision": case.revision, "changed": changed,
                "step": case.step, "went_on": case.step != before, "paper": paper,
            }  # fmt: skip
        return _recall(pen.result if pen.answer is None else pen.answer)


def write(desk: Desk, pen: Pen, case: Case, told: Iterable[Told]) -> int:
    """Write these answers and their line in the journal; how many changed. Only in an act."""
    people = {one.piece.no: one for one in visabook.travellers(case)}
    since = case.accepted_on or case.received_on
    clean = _checked(people, tuple(told), since, pen.day)
    changed: list[dict[str, object]] = []
    for piece_no, visa in clean.items():
        person = people[piece_no]
        if visa == person.visa:
            continue
        if visa.outcome != person.visa.outcome and case.step in MENDED_AT:
            raise Counted(case.no)
        _put(desk, pen, case, person, visa)
        changed.append(
            {"piece": piece_no, "from": person.visa.outcome, "to": visa.outcome,
             "day": visa.day, "visa_no": visa.visa_no, "valid_from": visa.valid_from,
             "valid_until": visa.valid_until, "entries": visa.entries, "days": visa.days,
             "reason": visa.reason}
        )  # fmt: skip
    if changed:
        pen.write("visa_answer", case.no, {"answers": changed})
    return len(changed)


def _put(desk: Desk, pen: Pen, case: Case, person: Traveller, visa: Visa) -> None:
    told = {
        "outcome": visa.outcome, "day": visa.day, "visa_no": visa.visa_no,
        "valid_from": visa.valid_from, "valid_until": visa.valid_until, "entries": visa.entries,
        "days": visa.days or None, "reason": visa.reason, "changed_at": pen.now,
        "changed_by": desk.clerk.name,
    }  # fmt: skip
    VisaResult.insert(
        case=case, piece=person.piece, piece_no=person.piece.no, **told
    ).on_conflict(
        conflict_target=[VisaResult.piece],
        update={getattr(VisaResult, name): value for name, value in told.items()},
    ).execute()  # fmt: skip
    if visa.visa_no:
        search.note(case.id, [visa.visa_no])


def _checked(
    people: Mapping[int, Traveller], told: tuple[Told, ...], since: date, today: date
) -> dict[int, Visa]:
    clean: dict[int, Visa] = {}
    faults: list[Fault] = []
    for one in told:
        if one.piece_no not in people:
            raise NotFound(Text("第 {no} 位出访人", "traveller {no}").fill(no=one.piece_no))
        try:
            clean[one.piece_no] = _visa(one, since, today)
        except BadAnswers as bad:
            faults += [replace(fault, piece=one.piece_no) for fault in bad.faults]
    if faults:
        raise BadAnswers(tuple(faults))
    return clean


def _visa(one: Told, since: date, today: date) -> Visa:
    """The answer, with what its outcome does not have left out."""
    if one.outcome not in CODES:
        raise BadAnswers((Fault("outcome", _UNKNOWN),))
    if one.outcome == PENDING:
        return Visa()
    if one.on is None:
        raise BadAnswers((Fault("on", _NO_DAY),))
    if not since <= one.on <= today:
        raise BadAnswers((Fault("on", _BAD_DAY.fill(day=one.on, since=since)),))
    if one.outcome != "issued":
        why = remark("reason", one.reason, _NO_REASON)
        return Visa(one.outcome, one.on, reason=why)
    faults = []
    if one.valid_from and one.valid_until and one.valid_until < one.valid_from:
        faults.append(Fault("valid_until", _BAD_SPAN))
    if one.entries and one.entries not in {choice.code for choice in ENTRIES}:
        faults.append(Fault("entries", _BAD_ENTRIES))
    if not 0 <= one.days <= MOST_DAYS:
        faults.append(Fault("days", _BAD_STAY.fill(most=MOST_DAYS)))
    if faults:
        raise BadAnswers(tuple(faults))
    number = remark("visa_no", one.visa_no, longest=40).upper()
    return Visa(
        one.outcome, one.on, number, one.valid_from, one.valid_until, one.entries, one.days,
        remark("reason", one.reason),
    )  # fmt: skip


def _recall(kept: Mapping[str, Any]) -> Noted:
    case = get(str(kept["case_no"]))
    paper = kept["paper"]
    return Noted(
        case.no, int(kept["revision"]), int(kept["changed"]),
        kind_of(case).workflow.step(str(kept["step"])).title, bool(kept["went_on"]),
        None if paper is None else outbox.job(paper),
    )  # fmt: skip
