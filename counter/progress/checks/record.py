"""Recording what was seen: line by line, or all at once with the move that passes the case.

A result is a new row, with clerk and time; the latest of a check counts. With a comparison stand
the specimen's version and its picture's hash, and the hash of the scanned page, if there was one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counter.desk import Desk, Pen
from counter.errors import BadAnswers, Fault, NotFound
from counter.progress import moves
from counter.progress.checks.asked import CheckLine, CheckSheet, can_check, lines_of, sheet_of
from counter.progress.checks.words import (
    VERDICTS,
    WHY_BAD,
    WHY_LEFT,
    ChecksFailed,
    ChecksOpen,
    NotChecked,
    NothingFiled,
    NotToLeaveOut,
    WhichSpecimen,
)  # fmt: skip
from counter.progress.moves import Moved
from counter.progress.specimens.filed import SpecimenLine
from counter.store.casebook import get, kind_of
from counter.store.tables.cases import Case
from counter.store.tables.checks import CheckResult
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark


@dataclass(frozen=True)
class Told:
    """What a clerk says of one check. `specimen_id`: what he had before his eyes; `page_sha`:
    the scanned page beside it, empty where he held the original."""

    code: str
    piece_no: int
    verdict: str
    remark: str = ""
    specimen_id: int | None = None
    page_sha: str = ""


def record(
    desk: Desk, case_no: str, revision: int, told: tuple[Told, ...], act: str
) -> CheckSheet:
    """Record these checks; the case stays where it is.

    Refuses `Overtaken`, `NotChecked`, `BadAnswers` (a ✗ or a check left out without a word),
    `NotToLeaveOut`, `NothingFiled`, `WhichSpecimen`.
    """
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is not None:
            return sheet_of(get(case_no))
        case = moves.take(case_no, revision)
        pen.write("check_papers", case.no, {"checks": _write(desk, pen, case, told)})
        moves.mark(desk, pen, case)
        return sheet_of(case)


def examine(
    desk: Desk, case_no: str, revision: int, told: tuple[Told, ...], act: str
) -> Moved:
    """审核通过: record these checks and pass the case, in one act.

    Refuses as `record` does, and `ChecksOpen` and `ChecksFailed` by what then stands.
    """
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is not None:
            return moves.recall(pen.answer)
        case = moves.take(case_no, revision)
        move = next(
            (m for m in kind_of(case).workflow.from_step(case.step) if m.verb == "examine"), None
        )
        if move is None:
            raise moves.wrong_step(case, Text("审核通过", "Examined"))
        stated = _write(desk, pen, case, told)
        _must_be_made(case, lines_of(case))
        extra = {"checks": stated}
        return moves.settle(pen, case, moves.step_to(desk, pen, case, move, {}, extra))


def all_in_order(lines: Iterable[CheckLine]) -> tuple[Told, ...]:
    """✓ for every check that was not made yet, each against the only specimen there is."""
    return tuple(Told(line.code, line.piece_no, "ok") for line in lines if not line.verdict)


def _must_be_made(case: Case, lines: tuple[CheckLine, ...]) -> None:
    bad = tuple(line.title for line in lines if line.verdict == "bad")
    if bad:
        raise ChecksFailed(case.no, bad)
    left = tuple(line.title for line in lines if not line.verdict)
    if left:
        raise ChecksOpen(case.no, left)


def _write(
    desk: Desk, pen: Pen, case: Case, told: tuple[Told, ...]
) -> list[dict[str, object]]:  # fmt: skip
    """Write the rows; what the journal keeps of them."""
    if not told:
        return []
    if not can_check(case):
        raise NotChecked(case.no, kind_of(case).workflow.step(case.step).title)
    asked = {line.key: line for line in lines_of(case)}
    stated: list[dict[str, object]] = []
    for each in told:
        line = asked.get((each.code, each.piece_no))
        if line is None:
            raise NotFound(Text("审核要点 {code}", "check {code}").fill(code=each.code))
        why, compared = _proven(line, each)
        CheckResult.create(
            case=case, code=line.code, piece_no=line.piece_no, verdict=each.verdict, remark=why,
            specimen=None if compared is None else compared.id,
            specimen_sha="" if compared is None else compared.sha256,
            page_sha="" if compared is None else each.page_sha, day=pen.day, at=pen.now,
            clerk=desk.clerk.name,
        )  # fmt: skip
        stated.append({
            "code": line.code, "piece": line.piece_no, "verdict": each.verdict, "remark": why,
            "specimen": None if compared is None else compared.id,
        })  # fmt: skip
        if each.verdict == "left":
            said = Text("{title}：{why}", "{title}: {why}").fill(title=line.title, why=why)
            pen.write("leave_out_check", case.no, {"code": line.code, "reason": said.zh})
    return stated


def _proven(line: CheckLine, each: Told) -> tuple[str, SpecimenLine | None]:
    """The remark, and the specimen that was compared (None: none was)."""
    if each.verdict not in VERDICTS:
        raise BadAnswers((Fault(each.code, Text("请选择结果。", "Choose the result.")),))
    missing = {"bad": WHY_BAD, "left": WHY_LEFT}.get(each.verdict)
    why = remark("remark", each.remark, missing)
    if each.verdict == "left" and not line.may_be_left_out:
        raise NotToLeaveOut(line.title)
    if not line.specimen_kind or each.verdict in ("na", "left"):
        return why, None
    return why, _compared(line, each)


def _compared(line: CheckLine, each: Told) -> SpecimenLine | None:
    if each.specimen_id is not None:
        for specimen in line.specimens:
            if specimen.id == each.specimen_id:
                return specimen
        raise NotFound(Text("备案印鉴 {no}", "specimen {no}").fill(no=each.specimen_id))
    if each.verdict == "bad":
        return line.specimens[0] if len(line.specimens) == 1 else None
    if not line.specimens and line.must_be_filed:
        raise NothingFiled(line.title)
    if len(line.specimens) > 1:
        raise WhichSpecimen(line.title)
    return line.specimens[0] if line.specimens else None
