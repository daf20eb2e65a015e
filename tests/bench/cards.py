"""What the cards of a hall cost a queue that is refreshed: `python -m tests.bench.cards [N]`.

N people (200) hold cards and N more wait for economies, over three years. Prints the milliseconds
of one card's grid, of all reminders, and of the queue's counts with them; judges nothing.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta

from counter.desk import new_act
from counter.progress.economies import answers, reminders
from counter.queue import worklists
from counter.store.tables.apec import TravelCard
from counter.store.tables.cases import Case
from counter.values.months import months_on
from tests.conftest import MORNING, OFFICE, Hall
from tests.counter import cardwork

_GROUP = 10  # people of one case


def _ms(work: Callable[[], object]) -> float:
    times = []
    for _ in range(11):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(times), 2)


def main(people: int) -> None:
    """Measure and print."""
    from counter.settings import hall as founding
    from counter.store.database import open_books

    with tempfile.TemporaryDirectory() as folder:
        books = open_books(folder)
        hall = Hall(books, founding.found(
            books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING))  # fmt: skip
        no = ""
        for first in range(0, people, _GROUP):
            pieces = [
                {"holder": f"吕强{number}", "passport_no": f"E{number:08d}"}
                for number in range(first, first + _GROUP)
            ]
            no = cardwork.with_economies(hall, pieces=pieces)
        with books.transaction():
            case = Case.get(Case.no == no)
            for number in range(people):
                ends = months_on(MORNING.date(), 1) + timedelta(days=number * 3)
                TravelCard.create(
                    case=case, piece_no=1, holder=f"王芳{number}", passport_no=f"P{number:08d}",
                    card_no=f"CN{number:08d}-{new_act()[:4]}", arrived_on=MORNING.date(),
                    expires_on=ends, state="made",
                )  # fmt: skip
        told: dict[str, object] = {
            "people": people,
            "grid_ms": _ms(lambda: answers.grid(hall.desk, no)),
            "reminders_ms": _ms(lambda: reminders.reminders(hall.desk)),
            "queue_counts_ms": _ms(lambda: worklists.counts(hall.desk)),
        }
        books.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
