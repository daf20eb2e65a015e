"""How long a receipt takes, from the stated facts to the PDF: `python -m tests.bench.receipt`.

In one fresh process: the first one (with the imports and fonts that it brings), then the median
and the slowest of fifty more, for each size. Prints milliseconds as JSON; judges nothing.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time

from tests.conftest import MORNING, OFFICE, Hall

TIMES = 50


def timed(size: str, facts: dict[str, object]) -> float:
    """Milliseconds for one receipt."""
    began = time.perf_counter()
    from counter.papers import register

    register.pdf("receipt", facts, size)
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Measure and print."""
    from counter.settings import hall as founding
    from counter.store.database import open_books

    with tempfile.TemporaryDirectory() as folder:
        books = open_books(folder)
        hall = Hall(books, founding.found(
            books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING))  # fmt: skip
        facts = hall.accept("RZ").paper.facts
        books.close()
    told: dict[str, object] = {"first_ms": round(timed("A5", facts), 1)}
    from counter.papers import register

    for size in register.SIZES["receipt"]:
        warm = [timed(size, facts) for _ in range(TIMES)]
        told[size] = {
            "median_ms": round(statistics.median(warm), 1), "slowest_ms": round(max(warm), 1),
        }  # fmt: skip
    print(json.dumps(told))


if __name__ == "__main__":
    main()
