"""How long somebody known takes to be found, and a hall to lose its persons.

`python -m tests.bench.recall [CASES]`: milliseconds for each way of asking, in books of as many
cases as the hall had in 2020, and seconds for verifying and erasing them. Judges nothing.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from counter.desk import new_act
from counter.intake import doubts, persons
from counter.intake.notary import source
from counter.intake.notary.accept import accept as taken_in
from counter.intake.notary.accept import look_over
from counter.settings import hall as founding
from counter.settings import safekeeping
from counter.settings.erasure import erase
from counter.store import journal
from counter.store.database import open_books
from counter.store.tables.cases import Case
from tests.bench.notary import LETTER, workbook
from tests.conftest import MORNING, OFFICE, Hall
from tests.counter import steps


def milliseconds(work: Callable[[], object], times: int = 30) -> float:
    """The median of `times` runs."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(took), 2)


def main(cases: int) -> None:
    """Print what was measured."""
    with tempfile.TemporaryDirectory() as folder:
        books = open_books(Path(folder) / "hall")
        chief = founding.found(books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING)
        hall = Hall(books, chief)
        file = Path(folder) / "batch.xlsx"
        file.write_bytes(workbook(cases))
        seen = look_over(hall.desk, source.from_file(file), LETTER)
        taken_in(hall.desk, seen, seen.proposed, "applicant", "each", new_act())
        with hall.desk.reading():
            someone = Case.get(Case.id == cases // 2)
            Case.update(stage="done", ended_on=hall.desk.today).execute()
        form = hall.application(name=someone.name)
        told = {
            "by_name_ms": milliseconds(lambda: persons.known(hall.desk, someone.name)),
            "by_two_digits_more_ms": milliseconds(lambda: persons.known(hall.desk, "500101")),
            "by_id_ms": milliseconds(lambda: persons.known(hall.desk, someone.id_number)),
            "by_phone_ms": milliseconds(lambda: persons.known(hall.desk, someone.phone)),
            "doubts_ms": milliseconds(lambda: doubts.doubts(hall.desk, form)),
        }
        hall.later(days=6 * 366)
        safekeeping.trust_clock(hall.supervisor, "-", new_act())
        began = time.perf_counter()
        act = new_act()
        erase(hall.supervisor, hall.supervisor.today, act, steps.beside(hall, hall.supervisor))
        told["erase_s"] = round(time.perf_counter() - began, 2)
        began = time.perf_counter()
        with hall.desk.reading():
            told["entries"] = journal.verify().entries
        told["verify_s"] = round(time.perf_counter() - began, 2)
        print(json.dumps({"cases": cases, **told}))
        books.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
