"""Beside the form of official travel: the approval fills the group, the custody may stop it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from counter.casetypes import official_passport, visa_agency
from counter.intake import official
from counter.intake.official import Group, Official
from counter.text import Text
from counter.values.names import passport_pinyin
from ui.intake.sheet import IntakeSheet
from ui.kit.workbench import Workbench

_KINDS = (official_passport.CASE_TYPE.letters, visa_agency.CASE_TYPE.letters)


class OfficialAid(QObject):
    """Looks up what matters whenever unit, approval or holders have changed."""

    told = Signal(object)
    """The tuple of reasons not to accept; empty where there is none."""

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._asked: tuple[object, ...] = ()
        self._filled = ""
        self.stops: tuple[Text, ...] = ()

    def begin(self, sheet: IntakeSheet) -> None:
        """Another form; where it asks for pinyin, the tables for it are read ahead."""
        self._asked, self._filled = (), ""
        self._tell(())
        if any(question.kind == "pinyin" for question in sheet.kind.questions):
            # 180 ms that nobody should wait for at the first name
            self._bench.background.run(self, lambda: passport_pinyin("王"), lambda _: None)

    def follow(self, sheet: IntakeSheet) -> None:
        """The form shows something else; the same question is not asked twice."""
        letters, answers, pieces = sheet.kind.letters, sheet.answers(), sheet.pieces()
        asked = (
            sheet.act, letters, answers.get("name"), answers.get("approval_no"),
            tuple(piece.get("holder") for piece in pieces),
        )  # fmt: skip
        if asked == self._asked:
            return
        self._asked = asked
        if letters not in _KINDS:
            self._tell(())
            return
        desk = self._bench.desk
        self._bench.background.run(
            self, lambda: official.official(desk, letters, answers, pieces),
            lambda found: self._on_found(asked, sheet, found), lambda _: None,
        )  # fmt: skip

    def _on_found(self, asked: tuple[object, ...], sheet: IntakeSheet, found: Official) -> None:
        if asked != self._asked:
            return  # somebody typed on
        self._tell(found.stops)
        group = found.group
        if group is not None and group.approval_no != self._filled:
            self._filled = group.approval_no
            sheet.fill_empty(*_of(group, sheet.answers(), sheet.pieces()))

    def _tell(self, stops: tuple[Text, ...]) -> None:
        if stops != self.stops:
            self.stops = stops
            self.told.emit(stops)


def _of(
    group: Group, answers: Mapping[str, Any], pieces: tuple[Mapping[str, Any], ...]
) -> tuple[dict[str, object], tuple[dict[str, object], ...]]:
    """What the form lacks and the approval knows; persons only where none was typed yet."""
    told: dict[str, object] = {"name": group.unit, "destination": group.country}
    lacking = {code: known for code, known in told.items() if known and not answers.get(code)}
    if any(piece.get("holder") for piece in pieces):
        return lacking, ()
    return lacking, tuple({"holder": person} for person in group.persons)
