"""The file of a firm whose people hold the card: its particulars beside what the rules ask.

Cities ask for different things, so a threshold that is not met stops nobody: it is shown, and a
supervisor decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from counter import second_person
from counter.desk import Desk, Pen
from counter.errors import BadAnswers, Fault, NotFound, Overtaken
from counter.rules.apec import OF_THE_FIRM, readable
from counter.second_person import SecondPerson
from counter.store import firmbook
from counter.store.casebook import get
from counter.store.firmbook import FirmLine
from counter.store.tables.apec import Firm, FirmCheck
from counter.text import Text
from counter.values import identity
from counter.values.clerk import Right
from counter.values.names import check_name
from counter.values.remarks import remark

__all__ = [
    "DECISIONS", "FirmFile", "FirmKept", "FirmLine", "decide_firm", "firm", "keep_firm",
]  # fmt: skip
DECISIONS: dict[str, Text] = {
    "accepted": Text("同意申办", "may apply"),
    "refused": Text("不同意申办", "may not apply"),
}
_NOT_READABLE = {
    "tax_grade": Text("请填写 A、B、M、C 或 D。", "Enter A, B, M, C or D.")
}  # fmt: skip
_NOT_A_NUMBER = Text("请填写整数。", "Enter a whole number.")
_NO_REASON = Text("请填写理由。", "Enter the reason.")
_NO_DECISION = Text("请选择同意或不同意。", "Choose whether it may apply.")


@dataclass(frozen=True)
class FirmFile:
    """One firm; `revision` 0: no file yet. `decision` is empty, accepted or refused."""

    uscc: str
    name: str
    district: str
    valid_until: date | None
    lines: tuple[FirmLine, ...]
    decision: str
    decided_by: str
    decided_on: date | None
    reason: str
    revision: int
    is_over: bool

    @property
    def unmet(self) -> int:
        """How many thresholds the firm does not reach."""
        return sum(line.judgement == "unmet" for line in self.lines)


@dataclass(frozen=True)
class FirmKept:
    """A file that was written: of which firm, and its state after that."""

    uscc: str
    revision: int


def firm(desk: Desk, case_no: str) -> FirmFile:
    """The file of the firm that applies in this case; blank where there is none (`NotFound`: the
    case)."""
    with desk.reading():
        case = get(case_no)
        uscc = str(case.answers.get("uscc") or "")
        kept = firmbook.firm_of(uscc)
        lines = firmbook.lines_of(kept, desk.today)
        if kept is None:
            return FirmFile(uscc, case.name, "", None, lines, "", "", None, "", 0, False)
        is_over = kept.valid_until is not None and kept.valid_until < desk.today
        return FirmFile(
            kept.uscc, kept.name, kept.district, kept.valid_until, lines, kept.decision,
            kept.decided_by, kept.decided_on, kept.reason, kept.revision, is_over,
        )  # fmt: skip


def keep_firm(
    desk: Desk, uscc: str, revision: int, name: str, district: str, valid_until: date | None,
    shown: Mapping[str, str], act: str,
) -> FirmKept:  # fmt: skip
    """Write a firm's file: where it is registered, until when the file holds, what it showed.

    `shown` gives a value for a threshold; empty takes one away. A changed value carries today and
    this clerk, and undoes a decision that was made on the old ones. Refuses `BadAnswers` and
    `Overtaken`.
    """
    code, known_as = identity.uscc(uscc), check_name(name)
    place = remark("district", district, longest=120)
    values = _values(shown)
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is None:
            kept = _taken(code, revision) or Firm(uscc=code, revision=0)
            kept.name, kept.district, kept.valid_until = known_as, place, valid_until
            _mark(kept, pen, desk)
            changed = _write_checks(kept, values, pen, desk)
            if changed and kept.decision:
                kept.decision, kept.decided_by, kept.reason = "", "", ""
                kept.decided_on = None
                kept.save()
            pen.write(
                "keep_firm", code,
                {"name": known_as, "district": place, "valid_until": valid_until,
                 "shown": changed},
            )  # fmt: skip
            pen.result = {"uscc": code, "revision": kept.revision}
            return FirmKept(code, kept.revision)
        return FirmKept(str(pen.answer["uscc"]), int(pen.answer["revision"]))


def decide_firm(
    desk: Desk, uscc: str, revision: int, decision: str, reason: str, act: str,
    approved_by: SecondPerson | None = None,
) -> FirmKept:  # fmt: skip
    """A supervisor's word on a firm that does not reach everything, with the reason.

    Refuses `Forbidden`, `NotFound`, `Overtaken`, and `BadAnswers` without a reason.
    """
    approver = second_person.approved(desk, Right.DECIDE, approved_by) or desk.clerk.name
    why = remark("reason", reason, _NO_REASON)
    if decision not in DECISIONS:
        raise BadAnswers((Fault("decision", _NO_DECISION),))
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is None:
            kept = _taken(uscc, revision)
            if kept is None:
                raise NotFound(Text("企业 {uscc}", "firm {uscc}").fill(uscc=uscc))
            kept.decision, kept.reason = decision, why
            kept.decided_by, kept.decided_on = approver, pen.day
            _mark(kept, pen, desk)
            pen.write(
                "decide_firm", kept.uscc,
                {"decision": decision, "reason": why, "decided_by": approver},
            )  # fmt: skip
            pen.result = {"uscc": kept.uscc, "revision": kept.revision}
            return FirmKept(kept.uscc, kept.revision)
        return FirmKept(str(pen.answer["uscc"]), int(pen.answer["revision"]))


def _taken(uscc: str, revision: int) -> Firm | None:
    kept = firmbook.firm_of(uscc)
    if kept is not None and kept.revision != revision:
        raise Overtaken(kept.name, kept.changed_by, kept.changed_at)
    return kept


def _mark(kept: Firm, pen: Pen, desk: Desk) -> None:
    kept.revision += 1
    kept.changed_at, kept.changed_by = pen.now, desk.clerk.name
    kept.save()


def _values(shown: Mapping[str, str]) -> dict[str, str]:
    faults, values = [], {}
    for code in OF_THE_FIRM:
        if code not in shown:
            continue
        typed = shown[code].strip().replace(",", "").replace("，", "").upper()
        if typed and not readable(code, typed):
            faults.append(Fault(code, _NOT_READABLE.get(code, _NOT_A_NUMBER)))
        values[code] = typed
    if faults:
        raise BadAnswers(tuple(faults))
    return values


def _write_checks(kept: Firm, values: Mapping[str, str], pen: Pen, desk: Desk) -> dict[str, str]:
    before = {check.code: check for check in kept.checks}
    changed = {}
    for code, value in values.items():
        old = before.get(code)
        if (old.value if old is not None else "") == value:
            continue
        changed[code] = value
        if not value:
            FirmCheck.delete().where(FirmCheck.firm == kept, FirmCheck.code == code).execute()
            continue
        told = {"value": value, "seen_on": pen.day, "seen_by": desk.clerk.name}
        FirmCheck.insert(firm=kept, code=code, **told).on_conflict(
            conflict_target=[FirmCheck.firm, FirmCheck.code], update=told
        ).execute()
    return changed
