"""The answer: 通过, 需补正 (all gaps at once) or 不宜办理; ready to paste, and as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counter.casetypes.register import by_letters
from counter.desk import Desk, Pen, read_office
from counter.errors import NotFound
from counter.intake.prereview import periods
from counter.intake.prereview.reading import checklist, get, must_be_open
from counter.intake.prereview.slip import PrereviewAnswer
from counter.intake.prereview.words import GAPS, PASSED, STATES, NothingSaid
from counter.rules import templates, wording
from counter.rules.edition import Edition
from counter.store import shelf
from counter.store.tables.prereviews import Prereview
from counter.text import Text
from counter.values import facts
from counter.values.clerk import Right
from counter.values.remarks import remark

Verdict = Literal["passed", "gaps", "unfit"]
_NOBODY = Text("办事人", "applicant")
_UNTIL_TOLD = Text("另行通知", "further notice")


@dataclass(frozen=True)
class Answered:
    """The answer as text to paste, and what its picture states."""

    no: str
    text: Text
    slip: PrereviewAnswer


def answer(
    desk: Desk, no: str, revision: int, verdict: Verdict, lines: tuple[Text, ...], note: str,
    act: str,
) -> Answered:  # fmt: skip
    """Answer a pre-review. `lines`: every gap (需补正) or every reason (不宜办理); `note`: more.

    Refuses `Overtaken`, `Became`, `Cleared`, an answer without its reason (`NothingSaid`), and
    words that cannot be printed. How long it holds: rule `prereview_answer`.
    """
    more = remark("note", note)
    with desk.signed(Right.PREREVIEW, act) as pen:
        row = get(no)
        if pen.answer is None:
            must_be_open(row, revision)
            edition = shelf.newest()
            said = (*lines, Text.same(more)) if more else lines
            if verdict != PASSED and not said:
                raise NothingSaid(verdict)
            row.state, row.answered_at = verdict, pen.now
            row.expires_on = periods.end(edition, "prereview_answer", pen.day)
            listed = (*_originals(row, pen), *said) if verdict == PASSED else said
            row.told = {
                "text": facts.plain(_words(row, edition, pen, listed)),
                "lines": facts.plain(listed),
                "window": desk.window,
            }
            row.revision += 1
            row.changed_at, row.changed_by = pen.now, desk.clerk.name
            row.save()
            pen.write("prereview_answer", row.no, {"verdict": verdict, "lines": len(listed)})
        return _answered(get(no))


def last_answer(desk: Desk, no: str) -> Answered:
    """What was answered last (`NotFound` where nothing was)."""
    desk.clerk.must(Right.PREREVIEW)
    with desk.reading():
        return _answered(get(no))


def _answered(row: Prereview) -> Answered:
    """The answer on record (`NotFound` where there is none, or none any more)."""
    if not row.told:
        raise NotFound(Text("{no} 的答复", "an answer to {no}").fill(no=row.no))
    text = facts.read(Text, row.told["text"])
    lines = facts.read(tuple[Text, ...], row.told["lines"])
    slip = PrereviewAnswer(
        office=read_office(), no=row.no, tag=row.tag, alias=row.sender,
        kind=by_letters(row.letters).title,
        destination=wording.country(row.destination) if row.destination else None,
        verdict=STATES[row.state], lines=lines,
        until=row.expires_on if row.state == PASSED else None,
        clerk=row.changed_by, window=row.told["window"], made_at=row.answered_at,
    )  # fmt: skip
    return Answered(row.no, text, slip)


def _originals(row: Prereview, pen: Pen) -> tuple[Text, ...]:
    """What to bring: all that is required, and what else was seen."""
    _, _, needed = checklist(row, pen.day)
    seen = {code for each in row.pictures for code in each.materials}
    return tuple(each.title for each in needed if each.is_required or each.code in seen)


def _words(row: Prereview, edition: Edition, pen: Pen, lines: tuple[Text, ...]) -> Text:
    name = Text.same(row.sender) if row.sender else _NOBODY
    if row.state == PASSED:
        until = Text.same(row.expires_on.isoformat()) if row.expires_on else _UNTIL_TOLD
        return templates.fill(
            edition, "prereview_pass", pen.day,
            name=name, materials=Text.listing(lines), until=until,
        )  # fmt: skip
    numbered = _numbered(lines)
    if row.state == GAPS:
        return templates.fill(edition, "prereview_gaps", pen.day, name=name, gaps=numbered)
    return templates.fill(edition, "prereview_unfit", pen.day, name=name, why=numbered)


def _numbered(lines: tuple[Text, ...]) -> Text:
    if len(lines) == 1:
        return lines[0]
    return Text(
        "\n".join(f"{no}. {line.zh}" for no, line in enumerate(lines, start=1)),
        "\n".join(f"{no}. {line.en}" for no, line in enumerate(lines, start=1)),
    )
