"""Finding a case by number, part of a name, pinyin initials, phone tail, certificate, waybill."""

from __future__ import annotations

from counter.desk import Desk
from counter.queue.worklists import CaseRow, rows
from counter.store import search
from counter.store.tables.cases import Case


def find(desk: Desk, text: str, limit: int = 50) -> tuple[CaseRow, ...]:
    """At most `limit` cases that `text` is a part of, the newest first; () where there is none."""
    with desk.reading():
        ids = search.numbers(text, limit)
        return rows(Case.select().where(Case.id.in_(ids)).order_by(Case.id.desc()), desk.today)
