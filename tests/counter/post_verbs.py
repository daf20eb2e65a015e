"""The verbs of sealing, hand-over and receipts, for the table of verbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.desk import Desk, new_act
from counter.mailout import carrier, envelope, manifest, outcome_sheet, outcomes, returns, sealing
from counter.sheets import read_pasted
from counter.values.clerk import Right
from tests.conftest import BY_POST, Hall
from tests.counter import steps

Do = Callable[[Desk, str], Any]


def bound(hall: Hall) -> envelope.EnvelopeCard:
    """An envelope that waits to be sealed."""
    made = envelope.pack(hall.desk, (steps.ready(hall, **BY_POST),), new_act())
    return envelope.bind(hall.desk, made.envelope_no, steps.WAYBILLS[0], new_act())


def left(hall: Hall) -> str:
    """The number of an envelope that has left."""
    return envelope.went_with(hall.desk, steps.posted(hall))[0]


def _seal(hall: Hall) -> Do:
    its = bound(hall)
    scans = (its.tag, its.case_nos[0], its.waybill)
    return lambda desk, act: sealing.seal(desk, its.envelope_no, scans, act)


def _note_wrong(hall: Hall) -> Do:
    its = bound(hall)
    return lambda desk, act: sealing.note_wrong(desk, its.envelope_no, steps.WAYBILLS[1], act)


def _look_up(hall: Hall) -> Do:
    return lambda desk, act: sealing.look_up(desk, steps.WAYBILLS[0])


def _took(hall: Hall) -> Do:
    _, manifest_no = envelope.went_with(hall.desk, steps.posted(hall))
    return lambda desk, act: carrier.took(desk, manifest_no, "陈强", "E0231", 1, act)


def _manifests(hall: Hall) -> Do:
    return lambda desk, act: carrier.manifests(desk)


def _carriers(hall: Hall) -> Do:
    return lambda desk, act: manifest.carriers(desk)


def _delivered(hall: Hall) -> Do:
    no = left(hall)
    return lambda desk, act: outcomes.delivered(desk, no, desk.today, "张伟", act)


def _find_gone(hall: Hall) -> Do:
    left(hall)
    return lambda desk, act: outcomes.find_gone(desk, steps.WAYBILLS[0])


def _unsigned(hall: Hall) -> Do:
    return lambda desk, act: outcomes.unsigned(desk)


def _take_back(hall: Hall) -> Do:
    no = left(hall)
    return lambda desk, act: returns.take_back(desk, no, "地址不详", "collect", act)


def _sheet(hall: Hall) -> outcome_sheet.OutcomePreview:
    left(hall)
    sheet = read_pasted(f"运单号\t状态\n{steps.WAYBILLS[0]}\t妥投\n{steps.WAYBILLS[1]}\t妥投")
    return outcome_sheet.look_over(hall.desk, sheet)


def _look_over(hall: Hall) -> Do:
    sheet = read_pasted("运单号\t状态\n1151238971060\t妥投")
    return lambda desk, act: outcome_sheet.look_over(desk, sheet)


def _take_in(hall: Hall) -> Do:
    seen = _sheet(hall)
    return lambda desk, act: outcome_sheet.take_in(desk, seen, act)


def _hand_back(hall: Hall) -> Do:
    seen = _sheet(hall)
    return lambda desk, act: len(outcome_sheet.hand_back(desk, seen, act))


ROWS: tuple[tuple[str, Right, Callable[[Hall], Do], bool], ...] = (
    ("mailout.sealing.seal", Right.POST, _seal, True),
    ("mailout.sealing.note_wrong", Right.POST, _note_wrong, True),
    ("mailout.sealing.look_up", Right.READ, _look_up, False),
    ("mailout.manifest.carriers", Right.READ, _carriers, False),
    ("mailout.carrier.manifests", Right.READ, _manifests, False),
    ("mailout.carrier.took", Right.POST, _took, True),
    ("mailout.outcomes.delivered", Right.POST, _delivered, True),
    ("mailout.outcomes.find_gone", Right.READ, _find_gone, False),
    ("mailout.outcomes.unsigned", Right.READ, _unsigned, False),
    ("mailout.returns.take_back", Right.POST, _take_back, True),
    ("mailout.outcome_sheet.look_over", Right.READ, _look_over, False),
    ("mailout.outcome_sheet.take_in", Right.POST, _take_in, True),
    ("mailout.outcome_sheet.hand_back", Right.POST, _hand_back, True),
)
