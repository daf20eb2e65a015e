"""Stating the notices of a moving case: what is missing, why it is refused."""

from __future__ import annotations

from collections.abc import Mapping

from counter.casetypes.register import by_letters
from counter.casetypes.vocabulary import Move
from counter.desk import Desk, Pen, read_office
from counter.progress.slips import CorrectionNotice, RefusalNotice
from counter.rules.calendar import Calendar
from counter.store import shelf
from counter.store.tables.cases import Case
from counter.text import Text

ANSWER_DAYS = 5  # working days the applicant is asked to answer within; a request, not a bar
_TOLD_AT_ONCE = Text(
    "《行政许可法》第三十二条（参照）：一次告知需要补正的全部内容",
    "Administrative Licensing Law art. 32 (by analogy): everything missing is told at once",
)
_REASONS_IN_WRITING = Text(
    "《行政许可法》第三十八条（参照）：书面说明理由",
    "Administrative Licensing Law art. 38 (by analogy): reasons in writing",
)
_REMEDIES = Text(
    "如有异议，可向本单位上级机关申请复核，或依法申请行政复议、提起行政诉讼。",
    "You may ask the superior authority for review, or apply for administrative reconsideration "
    "or bring a suit as the law provides.",
)


def state(
    desk: Desk, pen: Pen, case: Case, move: Move, told: Mapping[str, str]
) -> CorrectionNotice | RefusalNotice:
    """The notice that this move hands to the applicant."""
    kind = by_letters(case.letters)
    if move.paper == "correction_notice":
        lines = tuple(line.strip() for line in told["missing"].splitlines() if line.strip())
        calendar = Calendar(shelf.newest())
        return CorrectionNotice(
            office=read_office(), case_no=case.no, tag=case.tag, kind=kind.title,
            applicant=case.name, missing=tuple(map(Text.same, lines)), note="",
            basis=_TOLD_AT_ONCE, told_on=pen.day,
            answer_by=calendar.nth_working_day(pen.day, ANSWER_DAYS, False),
            clerk=desk.clerk.name, window=desk.window, made_at=pen.now,
        )  # fmt: skip
    return RefusalNotice(
        office=read_office(), case_no=case.no, tag=case.tag,
        title=kind.workflow.step(move.to).title, kind=kind.title, applicant=case.name,
        reason=told["reason"], basis=_REASONS_IN_WRITING, remedies=_REMEDIES,
        decided_on=pen.day, clerk=desk.clerk.name, window=desk.window, made_at=pen.now,
    )  # fmt: skip
