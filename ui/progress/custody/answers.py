"""Answers of a form as the verbs of the custody want them: days, whole numbers, lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from counter.errors import BadAnswers, Fault
from counter.text import Text

_NO_DAY = Text("没有这一天。请按 2026-12-02 填写。", "There is no such day. Write 2026-12-02.")
_NO_NUMBER = Text("应是整数。", "A whole number is wanted.")

Answers = Mapping[str, Any]


def line(answers: Answers, code: str) -> str:
    """The line that was typed, or an empty one."""
    return str(answers.get(code) or "").strip()


def day(answers: Answers, code: str) -> date | None:
    """The day that was typed; None for none. Refuses (`BadAnswers`) what is no day."""
    given = line(answers, code)
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise BadAnswers((Fault(code, _NO_DAY),)) from error


def number(answers: Answers, code: str) -> int | None:
    """The whole number that was typed; None for none. Refuses (`BadAnswers`) anything else."""
    given = line(answers, code)
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and len(given) < 6):
        raise BadAnswers((Fault(code, _NO_NUMBER),))
    return int(given)
