"""What a consignment that comes back tells of a group: who was refused there has no visa."""

from __future__ import annotations

from collections.abc import Mapping

from counter.desk import Desk, Pen
from counter.progress.visas import answers, settling
from counter.progress.visas.answers import Told
from counter.store import visabook
from counter.store.tables.cases import Case
from counter.values.visa import PENDING


def came_back(desk: Desk, pen: Pen, case: Case, refused: Mapping[int, str]) -> int | None:
    """The passports of a group are here; `refused` persons, with the reason, are denied unless
    they were noted otherwise before. Its notice of refusal, if it gets one. Only in an act."""
    waiting = {
        one.piece.no for one in visabook.travellers(case) if one.visa.outcome == PENDING
    }
    denied = [
        Told(no, "denied", pen.day, reason=why) for no, why in refused.items() if no in waiting
    ]
    if denied:
        answers.write(desk, pen, case, denied)
    return settling.go_on(desk, pen, case)
