"""照会: the note to an embassy or a consulate, in the languages in which it was drawn.

Its words are the clerk's, line by line; a list of persons keeps one person a line.
"""

from __future__ import annotations

from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.lines import Span
from counter.papers.page import lay_out
from counter.papers.sizes import Size
from counter.progress.visas.slips import NoteVerbale
from counter.text import Text

TITLE = Text("照会", "Note Verbale")
_NUMBER = Text("照会号", "Number")
_ROW = 6.8  # a letter is set wider than a form
_BETWEEN = 4.0  # between the two languages, mm
_INDENT = "　　"


def pdf(note: NoteVerbale, size: Size, copy: int = 0) -> bytes:
    """The note, sealed under the office's name and the day."""
    body = Column(size)
    body.space(3)
    for number, told in enumerate(filter(None, (note.body.zh, note.body.en))):
        if number:
            body.space(_BETWEEN)
        _letter(body, told, _INDENT if told == note.body.zh else "")
    body.space(2)
    who = note.office.name if note.body.zh else note.office.name_en or note.office.name
    body.subscription(who, words.day(note.drawn_on))
    sheet = Sheet(
        note.office, TITLE, _NUMBER, note.note_no if note.body.zh else note.note_no_en, note.tag,
        note.clerk, note.window, note.made_at, copy,
    )  # fmt: skip
    return lay_out(sheet, size, body)


def _letter(body: Column, told: str, indent: str) -> None:
    """Lines as they were written; what reads as a sentence is indented as in a letter."""
    for line in told.splitlines():
        if not line:
            body.space(_ROW / 2)
            continue
        is_listed = line[:1].isdigit() or line[:1] in "（("
        body.paragraph((Span(line if is_listed else indent + line),), _ROW)
