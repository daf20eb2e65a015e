"""补正率: how many of a hundred received cases had to be completed, and why."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from counter.casetypes.register import by_code
from counter.dayclose import gaps
from counter.dayclose.sums import sums
from counter.dayclose.views.vocabulary import Row, Sheet, View
from counter.desk import Desk
from counter.rules.reasons import reasons
from counter.store import shelf
from counter.store.keeping import WHOLE
from counter.text import Text
from counter.values.days import Period

_TITLE = Text("补正原因", "Correction rate by reason")
_ALL = Text("{kind}　合计", "{kind}, all")
_ONE = Text("{kind}　{why}", "{kind}, {why}")
_PER_CENT = Text("%", "%")


def _read(desk: Desk, period: Period, figure: str) -> Sheet:
    whole = sums(period, (WHOLE,), ("received", "corrections"))
    by_reason = gaps.by_reason(period)
    rows: list[Row] = []
    for kind in sorted(key[2] for key in whole if key[1] == "corrections"):
        received = whole.get((WHOLE, "received", kind, ""), (0, 0, 0))[1]
        told = whole[WHOLE, "corrections", kind, ""][1]
        title = by_code(kind).title
        known = reasons(shelf.newest(), "correction", kind, period.until)
        titles = {reason.code: reason.text for reason in known}
        rows.append(_row("", _ALL.fill(kind=title), kind, told, received))
        for (of_kind, code), number in by_reason.most_common():
            if of_kind == kind:
                why = gaps.OTHER_TITLE if code == gaps.OTHER else titles[code]
                said = _ONE.fill(kind=title, why=why)
                rows.append(_row(code, said, kind, number, received))
    return Sheet("correcting", _TITLE, figure, tuple(rows))


def _row(code: str, title: Text, kind: str, told: int, received: int) -> Row:
    rate = Decimal(100 * told) / received if received else Decimal(0)
    behind = (("kind", kind), *((("reason", code),) if code else ()))
    return Row(
        code, title, kind, "correction_rate", rate.quantize(Decimal("0.1"), ROUND_HALF_UP),
        _PER_CENT, told, behind, "corrections",
    )  # fmt: skip


CORRECTING = View("correcting", _TITLE, "correction_rate", _read)
