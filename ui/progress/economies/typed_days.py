"""A day typed in one of these sections, read by its question."""

from __future__ import annotations

from datetime import date

from counter.casetypes.vocabulary import Question
from counter.errors import BadAnswers, Fault, Refused
from counter.rules.answering import checked_answer, missing


def day_of(
    question: Question, given: object, today: date, piece: int | None = None
) -> date | None:
    """The day that was typed; None for nothing where the question may be left.

    Refuses (`BadAnswers`) what is no day, and nothing where one must be given.
    """
    if given in (None, ""):
        if question.required:
            raise BadAnswers((Fault(question.code, missing(question), piece),))
        return None
    try:
        read = checked_answer(question, given, {}, today)
    except Refused as refusal:
        raise BadAnswers((Fault(question.code, refusal.text, piece),)) from refusal
    return read if isinstance(read, date) else date.fromisoformat(str(read))
