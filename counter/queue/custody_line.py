"""One line on the booklets of a passport case: how many are on record, which day they are due."""

from __future__ import annotations

from counter.store import custody
from counter.store.tables.cases import Case
from counter.store.tables.custody import Passport
from counter.text import Text


def booklets(case: Case) -> Text | None:
    """待采集 1，已登记 1/2，借出 1（应还 2026-12-14）; None while there is nothing to tell.

    Days stand as days: whether one has passed depends on today, which the list of the custody
    knows and a case does not.
    """
    pieces = list(case.pieces)
    rows = list(Passport.select().where(Passport.case_no == case.no))
    parts = []
    pending = sum(piece.answers.get("capture") == "pending" for piece in pieces)
    if pending and case.stage in ("received", "waiting", "working"):
        parts.append(Text("待采集 {n}", "{n} to be captured").fill(n=pending))
    if rows:
        told = Text("已登记 {n}/{all}", "{n}/{all} on record")
        parts.append(told.fill(n=len(rows), all=len(pieces)))
    loans = [loan for loan in map(custody.open_loan, rows) if loan is not None]
    if loans:
        days = [loan.due_on for loan in loans if loan.due_on is not None]
        out = Text("借出 {n}", "{n} out")
        if days:
            out = Text("借出 {n}（应还 {on}）", "{n} out (due {on})")
        parts.append(out.fill(n=len(loans), on=min(days, default="")))
    if not parts:
        return None
    return Text("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))
