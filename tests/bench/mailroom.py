"""How long the mail room takes with thousands: `python -m tests.bench.mailroom [CASES]`.

Reading what waits; packing all of it with numbers of a roll, turn by turn; the same envelopes one
by one (a tenth of them, scaled); a carrier's file with as many pairs. `longest_turn` is how long
another window may have to wait. Prints seconds and ratios as JSON; judges nothing.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from counter.desk import new_act
from counter.mailout import batch, carrier_file, envelope, ready, waybills
from counter.mailout.batch import Batch
from counter.settings import hall as founding
from counter.sheets import read_pasted
from counter.store.database import open_books
from tests.conftest import MORNING, OFFICE, Hall
from tests.counter import mailwork

T = TypeVar("T")
ROLL = 1151238000000


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds, and what came of it."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def new_hall(place: Path, cases: int) -> Hall:
    """A hall in which so many cases wait for the post."""
    books = open_books(place)
    clerk = founding.found(books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING)
    hall = Hall(books, clerk)
    mailwork.many_ready(hall, cases)
    return hall


def main() -> None:
    """Measure and print."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as place:
        hall = new_hall(Path(place) / "many", cases)
        reading, rows = timed(lambda: ready.to_post(hall.desk))
        groups = [group.case_nos for group in ready.grouped(rows)]
        waybills.enter(hall.desk, "EMS", str(ROLL), str(ROLL + cases - 1), "", new_act())
        moments = [time.perf_counter()]

        def told(done: Batch, whole: int) -> bool:
            moments.append(time.perf_counter())
            return True

        packing, made = timed(lambda: batch.pack_all(hall.desk, groups, new_act(), "EMS", told))
        listing, _ = timed(lambda: envelope.open_envelopes(hall.desk))
        labels, _ = timed(lambda: batch.labels(hall.desk, made))
        hall.books.close()

        some = max(cases // 10, 1)
        alone = new_hall(Path(place) / "alone", some)
        nos = [row.case_no for row in ready.to_post(alone.desk)]

        def one_by_one() -> list[str]:
            made = []
            for n, no in enumerate(nos):
                card = envelope.pack(alone.desk, (no,), new_act())
                envelope.bind(alone.desk, card.envelope_no, str(ROLL + n), new_act())
                made.append(card.envelope_no)
            return made

        singly, _ = timed(one_by_one)
        alone.books.close()

        filed = new_hall(Path(place) / "filed", cases)
        bare = batch.pack_all(filed.desk, [g.case_nos for g in ready.grouped(
            ready.to_post(filed.desk))], new_act())  # fmt: skip
        text = "\n".join(f"{p.envelope_no}\t{ROLL + n}" for n, p in enumerate(bare.packed))
        looking, seen = timed(
            lambda: carrier_file.look_over(filed.desk, read_pasted(f"订单号\t运单号\n{text}"))
        )
        taking, _ = timed(lambda: carrier_file.take_in(filed.desk, seen, "EMS", "", new_act()))
        filed.books.close()
    turns = [after - before for before, after in pairwise(moments)]
    print(json.dumps({
        "cases": cases, "read": round(reading, 2), "pack": round(packing, 2),
        "longest_turn": round(max(turns), 3), "list_envelopes": round(listing, 2),
        "read_labels": round(labels, 2), "file_preview": round(looking, 2),
        "file_taken_in": round(taking, 2),
        "one_by_one_over_batch": round(singly / some * cases / packing, 1),
    }, indent=2))  # fmt: skip


if __name__ == "__main__":
    main()
