"""Answers in the clerk's place, for tests of what pages ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.text import Text
from ui.kit.ask import OK


class FakeAsk:
    """Answers given beforehand, in the order of the questions; `asked` keeps the titles.

    A question without an answer left fails the test.
    """

    def __init__(self, *given: Any) -> None:
        self.given: list[Any] = list(given)
        self.asked: list[Text] = []
        self.bodies: list[Text] = []

    def _answer(self, title: Text, body: Text | None = None) -> Any:
        self.asked.append(title)
        if body is not None:
            self.bodies.append(body)
        if not self.given:
            raise AssertionError(f"nobody told the test what to answer to: {title.en}")
        return self.given.pop(0)

    def confirm(
        self, parent: QWidget, title: Text, body: Text, yes: Text = OK, *, is_grave: bool = False
    ) -> bool:
        """The next answer."""
        return bool(self._answer(title, body))

    def text(
        self,
        parent: QWidget,
        title: Text,
        body: Text,
        initial: str = "",
        *,
        is_secret: bool = False,
    ) -> str | None:
        """The next answer."""
        answer: str | None = self._answer(title, body)
        return answer

    def choose(
        self, parent: QWidget, title: Text, body: Text, choices: Sequence[Choice]
    ) -> str | None:
        """The next answer; one that is not offered fails the test."""
        answer: str | None = self._answer(title, body)
        if answer is not None and answer not in {choice.code for choice in choices}:
            raise AssertionError(f"not offered: {answer}")
        return answer

    def answers(
        self,
        parent: QWidget,
        title: Text,
        questions: Sequence[Question],
        *,
        today: date,
        yes: Text = OK,
        initial: dict[str, object] | None = None,
    ) -> dict[str, Any] | None:
        """The next answer."""
        answer: dict[str, Any] | None = self._answer(title)
        return answer

    def save_as(self, parent: QWidget, title: Text, suggested: str, kind: str) -> Path | None:
        """The next answer."""
        answer: Path | None = self._answer(title)
        return answer

    def open_file(self, parent: QWidget, title: Text, kind: str) -> Path | None:
        """The next answer."""
        answer: Path | None = self._answer(title)
        return answer
