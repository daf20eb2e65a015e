"""Pretend clerks look certificates over; a few specimens lie on file for them to compare with."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from counter.desk import Desk, new_act
from counter.outbox import PaperJob
from counter.progress.checks.asked import sheet
from counter.progress.checks.record import all_in_order, examine
from counter.progress.standing import Standing


def examine_case(
    desk: Desk, chance: random.Random, stands: Standing, printer: Callable[[Desk, PaperJob], object]
) -> bool:
    """Everything in order; where several specimens may be meant, the newest."""
    seen = sheet(desk, stands.case_no)
    newest = {line.key: line.specimens[0].id for line in seen.lines if len(line.specimens) > 1}
    told = tuple(
        replace(each, specimen_id=newest.get((each.code, each.piece_no)))
        for each in all_in_order(seen.lines)
    )
    examine(desk, stands.case_no, stands.revision, told, new_act())
    return True
