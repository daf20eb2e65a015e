"""A filled form from its digits. Untrusted: only known questions, each answer checked, bounded.

    letters ␟ code=answer ␟ code=answer … ␞ code=answer ␟ … (a piece) ␞ …

Nothing else can get in: no step, no fee, no material, no number of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from counter.casetypes.register import CASE_TYPES
from counter.casetypes.vocabulary import CaseType, Question
from counter.errors import Refused
from counter.intake.remote.digits import NotAForm, pack, unpack
from counter.rules.answering import checked_answer
from counter.text import Text

MOST_PIECES = 20
_LONGEST = 300
_FIELD, _PIECE = "\x1f", "\x1e"
NOT_ASKED = frozenset({"channel"})  # how it came is the hall's to say


@dataclass(frozen=True)
class RemoteForm:
    """What the intake is filled with. `left_out` names the questions whose answers cannot be
    right and were dropped; the clerk asks for them."""

    letters: str
    answers: Mapping[str, object]
    pieces: tuple[Mapping[str, object], ...]
    left_out: tuple[Text, ...]


def questions(kind: CaseType) -> tuple[Question, ...]:
    """What an applicant is asked: everything but what the hall knows itself."""
    return tuple(question for question in kind.questions if question.code not in NOT_ASKED)


def written(
    letters: str, answers: Mapping[str, object], pieces: tuple[Mapping[str, object], ...]
) -> str:
    """The digits of a filled form, as the page makes them."""
    parts = [_FIELD.join((letters, *_cells(answers))), *(_FIELD.join(_cells(p)) for p in pieces)]
    return pack(_PIECE.join(parts))


def read(scanned: str, today: date) -> RemoteForm:
    """The form behind scanned digits.

    Refuses `NotAForm` and `OtherVersion`; single answers that cannot be right are left out.
    """
    head, *rows = unpack(scanned).split(_PIECE)
    letters, *cells = head.split(_FIELD)
    kind = next((kind for kind in CASE_TYPES if kind.letters == letters), None)
    if kind is None or len(rows) > MOST_PIECES:
        raise NotAForm
    left_out: dict[str, Text] = {}
    asked = [question for question in questions(kind) if question.group != "piece"]
    answers = _checked(asked, cells, {}, today, left_out)
    of_piece = [question for question in questions(kind) if question.group == "piece"]
    pieces = tuple(_checked(of_piece, row.split(_FIELD), answers, today, left_out) for row in rows)
    return RemoteForm(kind.letters, answers, pieces, tuple(left_out.values()))


def _checked(
    asked: list[Question], cells: list[str], around: Mapping[str, object], today: date,
    left_out: dict[str, Text],
) -> dict[str, object]:  # fmt: skip
    given: dict[str, str] = {}
    for cell in cells:
        code, _, answer = cell.partition("=")
        given.setdefault(code, answer.strip())  # a second answer to one question is not heard
    clean: dict[str, object] = {}
    for question in asked:
        answer = given.get(question.code, "")
        if not answer or not question.when.holds({**around, **clean}):
            continue
        try:
            if len(answer) > _LONGEST:
                raise NotAForm
            clean[question.code] = checked_answer(question, answer, {**around, **clean}, today)
        except Refused:
            left_out[question.code] = question.title
    return clean


def _cells(answers: Mapping[str, object]) -> list[str]:
    return [f"{code}={answer}" for code, answer in answers.items() if answer not in (None, "")]
