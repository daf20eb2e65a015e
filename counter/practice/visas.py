"""Pretend groups that travel: noted, taken to the consulate, some visas denied, some withdrawn."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from counter.desk import Desk, new_act
from counter.intake.accept import accept
from counter.outbox import PaperJob
from counter.practice.visitors import Visitors
from counter.progress.consignment.ready import ready_to_send
from counter.progress.consignment.sending import send_out
from counter.progress.standing import Standing
from counter.progress.visas import answers, note, papers
from counter.progress.visas.answers import Noted, Told
from counter.progress.visas.draft import BLANK, draft
from counter.progress.visas.group import group
from counter.text import Text

Printer = Callable[[Desk, PaperJob], object]
_DENIED, _WITHDRAWN = 0.04, 0.02  # of a hundred persons
_WHY = {"denied": ("邀请函不符合要求", "未说明理由"), "withdrawn": ("行程取消", "因故不随团")}
_VALID = timedelta(days=90)


def _note(desk: Desk, chance: random.Random, stands: Standing, printer: Printer) -> bool:
    """The clerk fills what is open and draws the note."""
    told = draft(desk, stands.case_no)
    body = Text(told.body.zh.replace(BLANK, "待定"), told.body.en.replace(BLANK, "to be told"))
    drawn = note.note(desk, told.case_no, told.revision, body, new_act())
    if drawn.paper is not None:
        printer(desk, drawn.paper)
    return True


def _visas(desk: Desk, chance: random.Random, stands: Standing, printer: Printer) -> bool:
    """Whoever still waits gets an answer; the group goes on."""
    noted = tell(desk, chance, stands.case_no)
    if noted.paper is not None:
        printer(desk, noted.paper)
    return noted.went_on


def tell(desk: Desk, chance: random.Random, case_no: str, at_most: int = 99) -> Noted:
    """Answers for the first `at_most` persons who wait."""
    seen = group(desk, case_no)
    waiting = [row.piece_no for row in seen.rows if row.visa.outcome == "pending"]
    told = tuple(_told(chance, no, desk.today) for no in waiting[:at_most])
    return answers.answer_many(desk, case_no, seen.revision, told, new_act())


def _told(chance: random.Random, piece_no: int, on: date) -> Told:
    lot = chance.random()
    outcome = "denied" if lot < _DENIED else "withdrawn"
    if lot < _DENIED + _WITHDRAWN:
        return Told(piece_no, outcome, on, reason=chance.choice(_WHY[outcome]))
    return Told(
        piece_no, "issued", on, visa_no=f"{chance.randrange(10**8):08d}", valid_from=on,
        valid_until=on + _VALID, entries=chance.choice(("single", "multiple")), days=15,
    )  # fmt: skip


VERBS = {"note_verbale": _note, "visas": _visas}


def fill(
    desk: Desk, chance: random.Random, visitors: Visitors,
    step: Callable[[Desk, random.Random, str], bool], printer: Printer,
) -> None:  # fmt: skip
    """For a newcomer: a group whose note is still to be read over, one with the consulate that
    knows some of its answers and is asked for a paper."""
    accept(desk, visitors.visas(desk, 3))
    no = accept(desk, visitors.visas(desk, 5)).case_no
    while step(desk, chance, no):
        pass
    for where in ready_to_send(desk):
        if no in {row.case_no for row in where.rows}:
            printer(desk, send_out(desk, where.to, (no,), new_act()))
    tell(desk, chance, no, 2)
    seen = group(desk, no)
    until = desk.today + timedelta(days=4)
    papers.add_papers(desk, no, seen.revision, "在职证明（英文）", desk.today, until, new_act())
