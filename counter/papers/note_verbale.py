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
from counter.papers.style import current, versions
from counter.progress.visas.slips import NoteVerbale
from counter.text import Text

TITLE = Text("照会", "Note Verbale")
_NUMBER = Text("照会号", "Number")
_ROW = 6.8  # a letter is set wider than a form
_BETWEEN = 4.0  # between the two languages, mm
_INDENT = 8.0  # of the list of persons, mm


def pdf(note: NoteVerbale, size: Size, copy: int = 0) -> bytes:
    """The note, sealed under the office's name and the day."""
    body = Column(size)
    body.space(3)
    for number, told in enumerate(versions(note.body)):
        if number:
            body.space(_BETWEEN)
        _letter(body, told)
    is_chinese = current().language != "en" and bool(note.body.zh)
    who = note.office.name if is_chinese else note.office.name_en or note.office.name
    body.subscription(who, words.date_signed(note.drawn_on))
    sheet = Sheet(
        note.office, TITLE, _NUMBER, note.note_no if is_chinese else note.note_no_en, note.tag,
        note.clerk, note.window, note.made_at, copy,
    )  # fmt: skip
    return lay_out(sheet, size, body)


def _letter(body: Column, told: str) -> None:
    """Lines as they were written; a numbered person stands in from the margin."""
    for line in told.splitlines():
        is_person = line[:1].isdigit()
        inset = _INDENT if is_person else 0
        column = Column(body.size, left=body.left + inset, room=body.room - inset)
        column.paragraph((Span(line),), _ROW)
        body.add(*column.strips)
