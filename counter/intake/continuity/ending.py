"""Taking spare receipts back: unused ones at the end of the day, spoiled and lost ones at once."""

from __future__ import annotations

from counter.desk import Desk
from counter.errors import NotFound
from counter.intake.continuity import words
from counter.intake.continuity.words import SlipEnded, SlipUsed
from counter.store.tables.spares import SpareSlip
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark


def take_back(
    desk: Desk, numbers: tuple[str, ...], how: str, note: str, act: str
) -> tuple[str, ...]:
    """End receipts that are out: `how` is `returned`, `spoiled` or `lost`. All of them, or none.

    What is spoiled or lost stands among the day's exceptions, with the `note` if one is given.
    Refuses `SlipUsed`, `SlipEnded` and `NotFound`.
    """
    if how not in words.ENDINGS:
        raise ValueError(f"a spare receipt does not end as {how!r}")
    why = remark("note", note)
    with desk.signed(Right.INTAKE, act) as pen:
        if pen.answer is not None:
            return tuple(pen.answer["slips"])
        for no in numbers:
            row = out(no)
            row.state, row.reason = how, why
            row.ended_at, row.ended_by = pen.now, desk.clerk.name
            row.save()
            if how in words.VOID:
                said = words.STATES[how].zh
                pen.write("void_spare", no, {"how": how, "reason": f"{said} {why}".strip()})
        if how == words.RETURNED and numbers:
            pen.write("return_spare", numbers[0], {"slips": list(numbers), "reason": why})
        pen.result = {"slips": list(numbers)}
        return tuple(numbers)


def out(no: str) -> SpareSlip:
    """The row of a receipt that is still out; only inside an act."""
    row = SpareSlip.get_or_none(SpareSlip.no == no)
    if row is None:
        raise NotFound(Text("停电备用单 {no}", "spare receipt {no}").fill(no=no))
    if row.state == words.USED:
        raise SlipUsed(no, "" if row.case is None else row.case.no)
    if row.state != words.OUT:
        raise SlipEnded(no, row.state)
    found: SpareSlip = row
    return found
