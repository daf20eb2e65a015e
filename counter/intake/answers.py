"""Checking what was answered: each answer cleaned, or a fault with one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from counter.casetypes.vocabulary import CaseType, Question
from counter.errors import Fault, Refused
from counter.rules.answering import checked_answer, missing
from counter.text import Text

Answers = Mapping[str, object]
EMPTY = (None, "")


def checked(
    kind: CaseType, answers: Answers, pieces: tuple[Answers, ...], today: date
) -> tuple[Answers, tuple[Answers, ...], tuple[Fault, ...]]:
    """Clean answers of the case and of each piece, and every fault found.

    Questions that do not apply are dropped; a fault leaves its answer out.
    """
    faults: list[Fault] = []
    case_questions = [question for question in kind.questions if question.group != "piece"]
    clean = _clean(case_questions, answers, {}, today, None, faults)
    clean_pieces = tuple(
        _clean(kind.asked("piece"), piece, clean, today, no, faults)
        for no, piece in enumerate(pieces)
    )
    if not pieces:
        what = Text("至少录入一件{piece}。", "Enter at least one {piece}.").fill(piece=kind.piece)
        faults.append(Fault("pieces", what))
    faults.extend(_same_number_twice(clean_pieces))
    return MappingProxyType(clean), clean_pieces, tuple(faults)


def _clean(
    questions: list[Question] | tuple[Question, ...], answers: Answers, around: Answers,
    today: date, piece: int | None, faults: list[Fault],
) -> dict[str, object]:  # fmt: skip
    clean: dict[str, object] = {}
    for question in questions:
        if not question.when.holds({**around, **answers, **clean}):
            continue
        given = answers.get(question.code)
        if given in EMPTY or (isinstance(given, str) and not given.strip()):
            if question.required:
                faults.append(Fault(question.code, missing(question), piece))
            continue
        try:
            clean[question.code] = checked_answer(question, given, {**around, **answers}, today)
        except Refused as refusal:
            faults.append(Fault(question.code, refusal.text, piece))
    return clean


def _same_number_twice(pieces: tuple[Answers, ...]) -> list[Fault]:
    seen: dict[object, int] = {}
    faults = []
    for no, piece in enumerate(pieces):
        number = piece.get("certificate_no")
        if number is None:
            continue
        if number in seen:
            what = Text(
                "与第 {other} 行的证书编号相同。", "Same certificate number as line {other}."
            )
            faults.append(Fault("certificate_no", what.fill(other=seen[number] + 1), no))
        seen.setdefault(number, no)
    return faults
