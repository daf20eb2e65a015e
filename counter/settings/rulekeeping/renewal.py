"""New tables for halls that were founded before the program had them.

A hall's rules are its own: what ships with a newer program changes none of its rows. But a table
that no edition of the hall ever had is added as it ships, in a new edition of its own, so that
cases taken before keep the edition without it and the journal says when it came.
"""

from __future__ import annotations

from datetime import datetime

from counter.rules.edition import Edition, seed_edition
from counter.store import journal, shelf
from counter.store.database import Books
from counter.store.journal import Line
from counter.store.tables.rules import RuleEdition

PROGRAM = "程序"
_WINDOW = "–"


def renew(books: Books, clock: datetime) -> tuple[str, ...]:
    """Add the tables that this hall's rules never had; returns their codes, mostly none.

    `clock` is the moment of opening. A table that a supervisor emptied stays empty.
    """
    with books.reading():
        if not _lacking(shelf.newest()):
            return ()
    with books.transaction():
        newest = shelf.newest()  # another window may have done it
        lacking = _lacking(newest) - _had_before(newest.number)
        if not lacking:
            return ()
        rows = [*newest.rows, *(rule for rule in seed_edition().rows if rule.table in lacking)]
        after = Edition.of(newest.number + 1, rows)
        RuleEdition.insert(
            number=after.number, digest=after.digest, body=after.to_json(), entered_at=clock,
            entered_by=PROGRAM, note="tables that came with a newer program",
        ).execute()  # fmt: skip
        tables = tuple(sorted(lacking))
        told = {"base": newest.number, "digest": after.digest, "tables": list(tables)}
        journal.append(
            (Line("renew_rules", f"rules-{after.number}", told),),
            at=clock, day=None, window=_WINDOW, clerk=PROGRAM, act=f"renew-{after.number}",
        )  # fmt: skip
        return tables


def _lacking(newest: Edition) -> set[str]:
    """Tables that ship with rows and have none in that edition."""
    shipped = {rule.table for rule in seed_edition().rows}
    return shipped - {rule.table for rule in newest.rows}


def _had_before(number: int) -> set[str]:
    """Tables that some edition of this hall had rows in."""
    return {rule.table for no in range(1, number) for rule in shelf.edition(no).rows}
