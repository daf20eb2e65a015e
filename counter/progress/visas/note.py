"""照会: the note to the consulate, read over and mended by a clerk, then drawn under a number.

What was drawn stands on record; a note that is drawn anew gets another number.
"""

from __future__ import annotations

from counter import outbox
from counter.desk import Desk, Pen, read_office
from counter.errors import BadAnswers, Fault, WrongStep
from counter.progress import moves
from counter.progress.moves import Moved
from counter.progress.visas.draft import BLANK, NUMBER
from counter.progress.visas.slips import NoteVerbale
from counter.rules import templates
from counter.store import search, serials, shelf
from counter.store.casebook import kind_of
from counter.store.tables.cases import Case
from counter.store.tables.hall import Paper
from counter.store.tables.visas import VisaNote
from counter.text import Text
from counter.values.clerk import Right
from counter.values.names import BadName, check_line

VERB = "note_verbale"
LONGEST = 12_000  # signs in one language: some two hundred persons
_EMPTY = Text("照会没有正文。", "The note has no words.")
_TOO_LONG = Text("照会正文最多 {most} 字。", "A note has at most {most} signs.")
_OPEN = Text("正文还有空缺“{blank}”，请补上或删去。",
             "'{blank}' still stands in the words: fill it in, or take it out.")  # fmt: skip
_DRAW = Text("拟照会", "draw the note")


def note(desk: Desk, case_no: str, revision: int, body: Text, act: str) -> Moved:
    """Draw the group's note with these words; `{number}` in them becomes its number.

    Refuses `Overtaken`, `WrongStep`, `Unpaid`, `FeeOpen`, and `BadAnswers` (no words at all, a
    blank left in them, a sign that no paper can print).
    """
    clean = Text(_tidy("body_zh", body.zh), _tidy("body_en", body.en))
    if not clean.zh and not clean.en:
        raise BadAnswers((Fault("body_zh", _EMPTY),))
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is not None:
            return moves.recall(pen.answer)
        case = moves.take(case_no, revision)
        workflow = kind_of(case).workflow
        move = next((m for m in workflow.from_step(case.step) if m.verb == VERB), None)
        if move is None:
            raise WrongStep(case.no, workflow.step(case.step).title, _DRAW)
        number = _number(pen)
        words = Text(
            clean.zh.replace(NUMBER, number.zh), clean.en.replace(NUMBER, number.en)
        )
        paper = outbox.queue(pen, VERB, case.no, _state(desk, pen, case, number, words))
        VisaNote.insert(
            case=case, no=number.zh, paper=Paper.get_by_id(paper), drawn_on=pen.day,
            drawn_by=desk.clerk.name,
        ).execute()  # fmt: skip
        search.note(case.id, [number.zh])
        moves.step_to(desk, pen, case, move, {}, {"note_no": number.zh, "paper": paper})
        return moves.settle(pen, case, paper)


def _tidy(field: str, words: str) -> str:
    """The words line by line, blanks at the ends off; refuses what cannot go on paper."""
    if BLANK in words:
        raise BadAnswers((Fault(field, _OPEN.fill(blank=BLANK)),))
    if len(words) > LONGEST:
        raise BadAnswers((Fault(field, _TOO_LONG.fill(most=LONGEST)),))
    try:
        lines = [check_line(line, LONGEST) if line.strip() else "" for line in words.splitlines()]
    except BadName as bad:
        raise BadAnswers((Fault(field, bad.text),)) from bad
    return "\n".join(lines).strip()


def _number(pen: Pen) -> Text:
    """The next number of the year, as the rules write it."""
    serial = serials.take(f"note_verbale:{pen.day.year}")
    edition = shelf.newest()
    if templates.find(edition, "note_number", pen.day) is None:  # a hall that is older than the row
        return Text.same(f"QZ{pen.day.year}-{serial:03d}")
    return templates.fill(edition, "note_number", pen.day, year=pen.day.year, serial=serial)


def _state(desk: Desk, pen: Pen, case: Case, number: Text, words: Text) -> NoteVerbale:
    return NoteVerbale(
        office=read_office(), tag=case.tag, note_no=number.zh,
        note_no_en=number.en, body=words, drawn_on=pen.day, clerk=desk.clerk.name,
        window=desk.window, made_at=pen.now,
    )  # fmt: skip
