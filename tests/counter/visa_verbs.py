"""How each verb and read of the visa journey is done in a test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.desk import Desk
from counter.progress.visas import answers, keeping, note, papers
from counter.progress.visas.draft import draft
from counter.progress.visas.group import group
from counter.values.clerk import Right
from tests.conftest import Hall
from tests.counter import steps, visawork

Do = Callable[[Desk, str], Any]


def _note(hall: Hall) -> Do:
    no = visawork.accepted(hall)
    told = draft(hall.desk, no)
    return lambda desk, act: note.note(desk, no, told.revision, told.body, act)


def _answer(hall: Hall) -> Do:
    no, today = visawork.submitted(hall), hall.desk.today
    seen = visawork.seen(hall, no).revision
    return lambda desk, act: answers.answer(
        desk, no, seen, 1, "denied", today, act, reason="资料不足"
    )


def _answer_many(hall: Hall) -> Do:
    no = visawork.submitted(hall)
    visawork.back(hall, no)
    told, seen = answers.Told(1, "issued", hall.desk.today), visawork.seen(hall, no).revision
    return lambda desk, act: answers.answer_many(desk, no, seen, (told,), act)


def _add_papers(hall: Hall) -> Do:
    no, today = visawork.submitted(hall), hall.desk.today
    seen = visawork.seen(hall, no).revision
    return lambda desk, act: papers.add_papers(desk, no, seen, "在职证明", today, None, act)


def _papers_brought(hall: Hall) -> Do:
    no = visawork.submitted(hall)
    _asked(hall, no)
    seen = visawork.seen(hall, no).revision
    return lambda desk, act: papers.papers_brought(desk, no, seen, 1, act)


def _asked(hall: Hall, no: str) -> None:
    seen = visawork.seen(hall, no).revision
    papers.add_papers(hall.desk, no, seen, "在职证明", hall.desk.today, None, f"ask-{no}")


def _keep(hall: Hall) -> Do:
    no = steps.ready(hall, "QZ")
    steps.collect(hall, no)
    seen = visawork.seen(hall, no).revision
    return lambda desk, act: keeping.keep(desk, no, seen, 1, "甲柜1", act)


def _of_group(read: Callable[[Desk, str], object]) -> Callable[[Hall], Do]:
    def prepare(hall: Hall) -> Do:
        no = visawork.accepted(hall, 2)
        return lambda desk, act: read(desk, no)

    return prepare


ROWS: tuple[tuple[Any, ...], ...] = (
    ("progress.visas.note.note", Right.ADVANCE, _note),
    ("progress.visas.draft.draft", Right.READ, _of_group(draft), False),
    ("progress.visas.answers.answer", Right.ADVANCE, _answer),
    ("progress.visas.answers.answer_many", Right.ADVANCE, _answer_many),
    ("progress.visas.papers.add_papers", Right.ADVANCE, _add_papers),
    ("progress.visas.papers.papers_brought", Right.ADVANCE, _papers_brought),
    ("progress.visas.keeping.keep", Right.KEEP_CUSTODY, _keep),
    ("progress.visas.group.group", Right.READ, _of_group(group), False),
)
