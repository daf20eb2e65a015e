"""How long a day of many cases takes to close, and its balance to be weighed.

`python -m tests.bench.close [CASES]`: a notary's batch of so many cases is taken in, paid and
passed; seconds for weighing the day, for the whole close, and for the next morning. Judges nothing.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from counter.dayclose import close
from counter.dayclose.balance import settling
from counter.desk import new_act
from counter.intake.notary import source
from counter.intake.notary.accept import accept as taken_in
from counter.intake.notary.accept import look_over
from counter.settings import hall as founding
from counter.store.database import open_books
from tests.bench.notary import LETTER, workbook
from tests.conftest import MORNING, OFFICE, Hall
from tests.counter import steps


def work(hall: Hall, folder: Path, cases: int) -> None:
    """A day's work: a batch is taken in, paid, passed, and everything printed and counted."""
    file = folder / "batch.xlsx"
    file.write_bytes(workbook(cases))
    seen = look_over(hall.desk, source.from_file(file), LETTER)
    done = taken_in(hall.desk, seen, seen.proposed, "applicant", "each", new_act())
    for no in done.case_nos:
        steps.pay_all(hall, no)
        steps.look_over(hall, no)
    steps.print_all(hall)
    steps.count_all(hall)


def seconds(do: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    do()
    return round(time.perf_counter() - began, 3)


def main(cases: int) -> None:
    """Print what was measured."""
    with tempfile.TemporaryDirectory() as folder:
        books = open_books(Path(folder) / "hall")
        chief = founding.found(books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING)
        hall = Hall(books, chief)
        work(hall, Path(folder), cases)
        today, chief_desk = hall.desk.today, hall.supervisor
        told = {
            "cases": cases,
            "weighed_s": seconds(lambda: settling.of_day(chief_desk, today)),
            "preview_s": seconds(lambda: close.preview(chief_desk, today)),
            "closed_s": seconds(lambda: close.close(chief_desk, today, new_act(), "练习")),
        }
        hall.later(days=1)
        hall.accept()
        told["next_morning_s"] = seconds(lambda: settling.of_day(chief_desk, hall.desk.today))
        books.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
