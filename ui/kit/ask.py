"""Questions that must be answered before going on.

Pages ask through the workbench and never open a dialog themselves, so that a test answers in the
clerk's place. `dialogs` holds the real thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from counter.casetypes.vocabulary import Choice, Question
from counter.text import Text

OK = Text("确定", "OK")


class Ask(Protocol):
    """What a page may ask; None or False: the clerk thought better of it."""

    def confirm(
        self, parent: QWidget, title: Text, body: Text, yes: Text = OK, *, is_grave: bool = False
    ) -> bool:
        """Shall it be done?"""

    def text(
        self,
        parent: QWidget,
        title: Text,
        body: Text,
        initial: str = "",
        *,
        is_secret: bool = False,
    ) -> str | None:
        """One line of text; never empty."""

    def choose(
        self, parent: QWidget, title: Text, body: Text, choices: Sequence[Choice]
    ) -> str | None:
        """The code of one of `choices`."""

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
        """The answers to some questions (what a move asks)."""

    def save_as(self, parent: QWidget, title: Text, suggested: str, kind: str) -> Path | None:
        """Where to write a file; `kind` like `JSON (*.json)`."""

    def open_file(self, parent: QWidget, title: Text, kind: str) -> Path | None:
        """Which file to read."""
