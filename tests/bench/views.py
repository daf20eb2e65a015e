"""How long each view of a year takes: `python -m tests.bench.views [CASES]`.

All cases (default 100,000) lie in the one year that is asked for: the journal's counts as in
`tests.bench.totals`, beside them each case's milestones, and notices of missing papers for one case
in fifty. Prints milliseconds a view, the median of five; judges nothing.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from counter.dayclose.views import register
from counter.settings import hall as founding
from counter.store.database import open_books
from counter.store.tables.base import PROXY
from tests.bench import totals
from tests.bench.totals import milliseconds
from tests.conftest import MORNING, OFFICE, Hall

_OFFICES = [f"重庆市练习{number}公证处" for number in range(40)]


def marks(cases: int) -> None:
    """A row of milestones for each case; every tenth had its clock stopped."""
    chance = random.Random(2)
    rows = []
    for case in range(cases):
        came = date(2024, 1, 2) + timedelta(days=case * 300 // cases)
        accepted = came + timedelta(days=chance.choice((0, 0, 0, 1)))
        finished = accepted + timedelta(days=chance.randint(1, 12))
        stop = f"{accepted + timedelta(days=1)}/{accepted + timedelta(days=3)}"
        rows.append((
            f"RZ2024-{case:07d}", "authentication", came.isoformat(), accepted.isoformat(),
            finished.isoformat(), (accepted + timedelta(days=8)).isoformat(),
            chance.choice(_OFFICES), stop if case % 10 == 0 else "",
        ))  # fmt: skip
    with PROXY.atomic():
        PROXY.cursor().executemany("INSERT INTO case_mark VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        PROXY.cursor().executemany(
            'INSERT INTO "count" (seq, day, clerk, "window", kind, figure, route, channel, speed, '
            "destination, method, units, cases, fen) VALUES (?, '2024-03-04', '练习', '1', "
            "'authentication', 'corrections', '', '', '', '', '', 1, 1, 0)",
            [(1000 + case,) for case in range(0, cases, 50)],
        )


def main(cases: int) -> None:
    """Print what was measured."""
    totals.YEARS, totals.DAYS = (2024,), 300
    with tempfile.TemporaryDirectory() as folder:
        books = open_books(Path(folder) / "hall")
        chief = founding.found(books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING)
        desk = Hall(books, chief).supervisor
        with books.reading():
            marks(cases)
            totals.fill(cases)
        told = {
            view.code: round(milliseconds(lambda v=view: register.read(desk, v.code, "2024"), 5), 1)
            for view in register.ALL
        }
        told["every"] = round(milliseconds(lambda: register.every(desk, "2024"), 5), 1)
        print(json.dumps({"cases": cases, **told}))
        books.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
