"""Much to post at once: ready cases by the thousand, copied from one that went the whole way."""

from __future__ import annotations

from collections.abc import Sequence

from counter.desk import Desk, new_act
from counter.mailout import batch, ready, waybills
from counter.store import bulk
from counter.store.tables.cases import Case, Piece
from tests.conftest import BY_POST, Hall
from tests.counter import steps

FIRST, LAST = "1151238971060", "1151238971099"  # forty numbers of a roll


def many_ready(hall: Hall, count: int, mode: str = "free") -> tuple[str, ...]:
    """`count` paid cases that are ready for the post, each to a receiver of its own."""
    pattern = steps.ready(hall, **BY_POST)
    with hall.books.transaction():
        case = Case.get(Case.no == pattern)
        piece = case.pieces.get()
        before = Case.select().count()
        row = {k: v for k, v in case.__data__.items() if k != "id"}
        rows = [
            {**row, "no": f"RZ{n:012d}-X", "tag": f"copied-{n}",
             "answers": {**row["answers"], "receiver": f"收件人{n}", "post_mode": mode}}
            for n in range(before, before + count - 1)
        ]  # fmt: skip
        bulk.insert(Case, rows)
        copied = Case.select(Case.id, Case.no).where(Case.no.in_([r["no"] for r in rows[:1]]))
        first = copied[0].id if rows else 0
        bulk.insert(Piece, [
            {**{k: v for k, v in piece.__data__.items() if k != "id"}, "case": first + n}
            for n in range(len(rows))
        ])  # fmt: skip
    return (pattern, *(str(each["no"]) for each in rows))


def groups(desk: Desk) -> tuple[batch.Group, ...]:
    """All that can be packed, one group a receiver, as the list offers it."""
    return tuple(g.case_nos for g in ready.grouped(ready.to_post(desk)) if g.case_nos)


def roll(hall: Hall, first: str = FIRST, last: str = LAST) -> waybills.Roll:
    """A roll of waybill numbers in the stock."""
    return waybills.enter(hall.desk, "EMS", first, last, "交接单 7", new_act())


def is_balanced(rolls: Sequence[waybills.Roll]) -> bool:
    """Entered = used + spoiled + left, in every roll."""
    return all(roll.count == roll.used + roll.spoiled + roll.left for roll in rolls)
