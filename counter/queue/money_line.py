"""One line on the money of a case beside its steps: what is still open about it."""

from __future__ import annotations

from counter.store import charging
from counter.store.tables.cases import Case
from counter.store.tables.outside import ConsignmentPiece
from counter.store.tables.takings import FiscalReceipt
from counter.text import Text

_OPEN = Text("▲ {title}待手填", "▲ {title} to be typed in")
_DIFFERS = Text("▲ 使领馆费待结算", "▲ embassy fee to be settled")
_SETTLED = Text("使领馆费已结算", "embassy fee settled")
_RECEIPTS = Text("{n} 张", "{n}")


def fees(case: Case) -> Text | None:
    """A fee that waits to be typed in, or an embassy's to be settled; nothing otherwise."""
    lines = charging.lines(case)
    for line in lines:
        if line.is_open:
            return _OPEN.fill(title=line.title)
    embassy = [line for line in lines if line.payee == "embassy"]
    if any(not line.is_settled for line in embassy) and _is_back(case):
        return _DIFFERS
    return _SETTLED if embassy and all(line.is_settled for line in embassy) else None


def receipts(case: Case) -> Text | None:
    """How many fiscal receipts stand; nothing for none."""
    count = FiscalReceipt.select().where(
        FiscalReceipt.case == case, FiscalReceipt.state.in_(("issued", "paid"))
    ).count()  # fmt: skip
    return _RECEIPTS.fill(n=count) if count else None


def _is_back(case: Case) -> bool:
    """Whether something of the case has come back from outside, its fee known by now."""
    return bool(
        ConsignmentPiece.select()
        .where(ConsignmentPiece.case == case, ConsignmentPiece.outcome != "out")
        .exists()
    )
