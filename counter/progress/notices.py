"""Stating the notices of a moving case: what is missing, why it is refused.

The words that an office may want to put its own way are rows of the rule book: the days to
answer (`day_counts`), the closing words and the remedies (`templates`), reasons and their basis.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from counter.casetypes.register import by_letters
from counter.casetypes.vocabulary import CaseType, Move
from counter.desk import Desk, Pen, read_office
from counter.progress.slips import CorrectionNotice, RefusalNotice
from counter.rules import reasons, telling, templates
from counter.rules.calendar import Calendar
from counter.rules.edition import Edition
from counter.rules.reasons import Reason
from counter.store import shelf
from counter.store.casebook import material_lines
from counter.store.tables.cases import Case
from counter.text import Text

CLOSING, REMEDIES = "correction_closing", "refusal_remedies"
_BRING = Text("请补交", "bring it")
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
    kind, edition = by_letters(case.letters), shelf.newest()
    if move.paper == "correction_notice":
        known = reasons.reasons(edition, "correction", kind.code, pen.day)
        lines = [line.strip() for line in told["missing"].splitlines() if line.strip()]
        gaps = [_gap(line, known, _titles(case)) for line in lines]
        return CorrectionNotice(
            office=read_office(), case_no=case.no, tag=case.tag, kind=kind.title,
            applicant=case.name, missing=tuple(what for what, _ in gaps), note="",
            basis=_basis(reasons.recognised(known, told["missing"]), _TOLD_AT_ONCE),
            told_on=pen.day,
            answer_by=telling.answer_by(edition, Calendar(edition), pen.day),
            clerk=desk.clerk.name, window=desk.window, made_at=pen.now,
            mends=tuple(mend for _, mend in gaps),
            closing=_words(edition, CLOSING, pen.day),
        )  # fmt: skip
    known = _grounds(edition, kind, pen.day)
    why, numbers = reasons.recognised(known, told["reason"]), reasons.numbered(edition)
    return RefusalNotice(
        office=read_office(), case_no=case.no, tag=case.tag,
        title=kind.workflow.step(move.to).title, kind=kind.title, applicant=case.name,
        reason=told["reason"], basis=_basis(why, _REASONS_IN_WRITING),
        remedies=_words(edition, REMEDIES, pen.day) or _REMEDIES,
        decided_on=pen.day, clerk=desk.clerk.name, window=desk.window, made_at=pen.now,
        facts=told.get("facts") or "", code="、".join(numbers[reason.code] for reason in why),
        received_on=case.received_on,
        returned=tuple(line for line in material_lines(case) if line.is_handed_over),
    )  # fmt: skip


def _grounds(edition: Edition, kind: CaseType, on: date) -> tuple[Reason, ...]:
    """Every ready reason for not accepting or refusing."""
    return (
        *reasons.reasons(edition, "rejection", kind.code, on),
        *reasons.reasons(edition, "refusal", kind.code, on),
    )


def _gap(line: str, known: tuple[Reason, ...], papers: Mapping[str, Text]) -> tuple[Text, Text]:
    """One missing thing and how it is mended; what the rules know comes in both languages."""
    if line in papers:
        return papers[line], _BRING
    text = next((one.text for one in known if line in (one.text.zh, one.text.en)), Text.same(line))
    (zh, mend), (en, mend_en) = reasons.parted(text.zh), reasons.parted(text.en)
    return Text(zh, en), Text(mend, mend_en)


def _titles(case: Case) -> dict[str, Text]:
    """The papers of this case by their titles in either language."""
    return {
        said: line.title for line in material_lines(case) for said in (line.title.zh, line.title.en)
    }


def _basis(why: tuple[Reason, ...], law: Text) -> Text:
    """What the reasons rest on, each once, then the law on telling them."""
    parts = dict.fromkeys((*(reason.basis for reason in why), law))
    own = [part for part in parts if part == law or not law.zh.startswith(part.zh)]
    return Text("；".join(part.zh for part in own), "; ".join(part.en for part in own))


def _words(edition: Edition, code: str, on: date) -> Text | None:
    row = templates.find(edition, code, on)
    return None if row is None else row.text("body")
