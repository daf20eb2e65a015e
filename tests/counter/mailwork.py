"""Much to post at once: ready cases by the thousand, copied from one that went the whole way."""

from __future__ import annotations

from collections.abc import Sequence

from counter.desk import Desk, new_act
from counter.mailout import batch, ready, waybills
from counter.store import bulk
from counter.store.database import Books
from counter.store.tables.cases import Case, Piece
from tests.conftest import BY_POST, Hall
from tests.counter import steps

RECEIVERS = ("王芳", "欧阳娜娜", "李明", "重庆渝新国际贸易有限公司", "吕强", "陈静", "曾小红")
CITIES = ("重庆市渝北区", "成都市青羊区", "重庆市万州区", "北京市东城区", "贵阳市南明区")
FIRST, LAST = "1151238971060", "1151238971099"  # forty numbers of a roll


def many_ready(hall: Hall, count: int, mode: str = "free") -> tuple[str, ...]:
    """`count` paid cases that are ready for the post, each to a receiver of its own."""
    return copied(hall.books, steps.ready(hall, **BY_POST), count, mode)


def copied(books: Books, pattern: str, count: int, mode: str = "free") -> tuple[str, ...]:
    """That case and copies of it, `count` in all, each to a receiver of its own."""
    with books.transaction():
        case = Case.get(Case.no == pattern)
        piece = case.pieces.get()
        before = Case.select().count()
        row = {k: v for k, v in case.__data__.items() if k != "id"}
        rows = [
            {**row, "no": f"RZ{n:012d}-X", "tag": f"copied-{n}", "answers": {
                **row["answers"], "receiver": RECEIVERS[n % len(RECEIVERS)], "post_mode": mode,
                "receiver_phone": f"139{n:08d}",
                "address": f"{CITIES[n % len(CITIES)]}练习路{n}号",
            }}
            for n in range(before, before + count - 1)
        ]  # fmt: skip
        bulk.insert(Case, rows)
        found = Case.select(Case.id, Case.no).where(Case.no.in_([r["no"] for r in rows[:1]]))
        first = found[0].id if rows else 0
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
