"""拟照会: the note as the template proposes it, to be read over, mended, and drawn."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from counter.casetypes.vocabulary import Question
from counter.desk import new_act
from counter.progress.visas import note
from counter.progress.visas.draft import BLANK, Draft, draft
from counter.queue.card import CaseCard, MoveOffer
from counter.text import Text
from ui.kit.label import Label
from ui.kit.language import say
from ui.kit.workbench import Workbench
from ui.progress.panel import Panel

_ZH = Question("body_zh", Text("照会正文", "The note in Chinese"), "address", required=False)
_EN = Question("body_en", Text("外文正文", "The note in English"), "address", required=False)
_HOW = Text("{number} 处在出具时自动编号；不用的语种清空。改动只用于本件。",
            "{number} becomes the number. Empty a language that is not wanted. Changes are for "
            "this note only.")  # fmt: skip
_BLANKS = Text("正文中“{blank}”须补：{what}", "Fill in '{blank}' in the words: {what}")
_LAST = Text("上次照会 {no}；重拟另编新号。",
             "The last note was {no}; a new one gets a new number.")  # fmt: skip
_TALL = 168


class NotePanel(Panel):
    """Both languages, one below the other, in room enough to read a note."""

    def width_wanted(self) -> int:
        """A line of some forty Chinese characters."""
        return 660


def note_panel(bench: Workbench, card: CaseCard, offer: MoveOffer, parent: QWidget) -> Panel:
    """The panel of the move `offer`; its words come when the template is read."""
    act, desk, no = new_act(), bench.desk, card.row.case_no

    def work(told: dict[str, Any]) -> Any:
        revision = panel.revision
        body = Text(str(told.get("body_zh") or ""), str(told.get("body_en") or ""))
        return lambda: note.note(desk, no, revision, body, act)

    panel = NotePanel(bench, offer.title, (_ZH, _EN), work, Text("出具照会", "Draw the note"),
                      parent, first="body_zh")  # fmt: skip
    panel.revision = card.revision
    panel.setObjectName("note_panel")
    for code in ("body_zh", "body_en"):
        editor = panel.form.field(code).editor
        if isinstance(editor, QPlainTextEdit):
            editor.setFixedHeight(_TALL)
    told_line = Label("", "warning", panel, wraps=True, name="note_told")
    told_line.hide()
    panel.insert(Label(_HOW, "caption", panel, wraps=True))
    panel.insert(told_line)

    def show(found: Draft) -> None:
        panel.fill(body_zh=found.body.zh, body_en=found.body.en)
        lines = []
        if found.blanks:
            lines.append(_BLANKS.fill(blank=BLANK, what=Text.listing(found.blanks)))
        if found.last_no:
            lines.append(_LAST.fill(no=found.last_no))
        told_line.show_text("\n".join(map(say, lines)))
        told_line.setVisible(bool(lines))
        panel.grew.emit()

    bench.background.run(
        panel, lambda: draft(desk, no), show, lambda error: panel.say(say(error.text))
    )
    return panel
