"""Conditions as data, so that they can be printed, compared, stored and tested.

>>> Is("delivery", "post").holds({"delivery": "post"})
True
>>> read({"delivery": ["post"], "speed": ["urgent"]}).holds({"delivery": "post"})
False
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Protocol

Answers = Mapping[str, object]


class Condition(Protocol):
    """Something that holds, or not, for a set of answers."""

    def holds(self, answers: Answers) -> bool: ...


@dataclass(frozen=True)
class Always:
    """No condition."""

    def holds(self, answers: Answers) -> bool:
        """True."""
        return True


@dataclass(frozen=True)
class Is:
    """The answer to `question` is one of `values`."""

    question: str
    values: tuple[object, ...]

    def __init__(self, question: str, *values: object) -> None:
        object.__setattr__(self, "question", question)
        object.__setattr__(self, "values", values)

    def holds(self, answers: Answers) -> bool:
        """Whether the answer is among the values; a missing answer is not."""
        return answers.get(self.question) in self.values


@dataclass(frozen=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]

    def holds(self, answers: Answers) -> bool:
        """Whether every part holds."""
        return all(part.holds(answers) for part in self.parts)


ALWAYS = Always()


def read(written: Mapping[str, list[object]]) -> All:
    """The condition of a rule row: `{question: [accepted answers, …], …}`, all of them."""
    return All(tuple(Is(question, *values) for question, values in written.items()))
