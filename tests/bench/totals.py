"""What the kept totals gain, and what they cost: `python -m tests.bench.totals [CASES …]`.

Books with as many cases as asked (default 1,000,000), over five years of 250 days, are filled by
`executemany`: for each case the journal's counts that taking in, finishing and handing over write
(received, accepted, due, due:office, paid, paid:office, finished, handed_over), one row a tally,
with the codes that the verbs store. Then, on the same rows:

  * `year`, `quarter`, `month`, `day`: the figures of the period (`totals.count`'s sums) from the
    kept totals, over the same sums from the counts by a covering index made for it;
  * `accept`: taking in a case, over the same without the upkeep (FULL, as always).

A sample is checked: the kept totals equal a recount. The codes are invented, so these rows are
like those of the verbs in number and shape, not in words. Judges no speed.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from counter.dayclose.sums import sums
from counter.dayclose.totals import KEPT, VIEWS
from counter.settings import hall as founding
from counter.store import journal, keeping, marking
from counter.store.database import open_books
from counter.store.keeping import WHOLE
from counter.store.tables.base import PROXY
from counter.values.days import Period, parse_period
from tests.conftest import MORNING, OFFICE, Hall

YEARS, DAYS = (2021, 2022, 2023, 2024, 2025), 250
COUNTRIES = [f"{a}{b}" for a in "ABCDEFGHIJ" for b in "KLMNOPQRST"]
COLUMNS = ("seq", "day", "clerk", "window", "kind", "figure", "route", "channel", "speed",
           "destination", "method", "units", "cases", "fen")  # fmt: skip
COVERING = (
    "CREATE INDEX peer ON \"count\" (day, figure, kind, route, channel, clerk, speed, destination, "
    '"window", method, units, cases, fen)'
)
FIGURES = {"received", "accepted", "due", "due:office"}


def rows(cases: int, chance: random.Random) -> Iterator[tuple[Any, ...]]:
    """The counts of so many cases, day by day; entries' numbers begin at 1,000."""
    weights = [1 / (rank + 1) for rank in range(len(COUNTRIES))]
    to = chance.choices(COUNTRIES, weights, k=cases)
    each = -(-cases // (len(YEARS) * DAYS))
    for case in range(cases):
        number = case // each
        day = _day(number)
        clerk = chance.randrange(6)
        route = ("legalisation-single", "legalisation-double")[hash(to[case]) % 2]
        kind = ("authentication", chance.choice(("window", "post", "wechat", "notary")),
                chance.choice(("ordinary", "urgent")), to[case])  # fmt: skip
        desk = (f"练习{clerk}", str(clerk))
        for step, figures in enumerate((("received", "accepted"), ("finished",), ("handed_over",))):
            when = _day(min(number + step * 3, len(YEARS) * DAYS - 1))
            for figure in figures:
                yield (1000 + case, when, *desk, kind[0], figure, route, *kind[1:], "", 2, 1, 0)
        for figure, method in (("due", ""), ("due:office", ""), ("paid", "cash"),
                               ("paid:office", "cash")):  # fmt: skip
            yield (1000 + case, day, *desk, "", figure, "", "", "", "", method, 0, 0, 5000)


def _day(number: int) -> str:
    return (date(YEARS[number // DAYS], 1, 2) + timedelta(days=number % DAYS)).isoformat()


def fill(cases: int) -> None:
    """Counts by executemany, an entry for every 1,000 (hours), the kept totals by their recount."""
    signs = ", ".join("?" * len(COLUMNS))
    named = ", ".join(f'"{column}"' for column in COLUMNS)
    chance = random.Random(1)
    with PROXY.atomic():
        PROXY.cursor().executemany(
            f'INSERT INTO "count" ({named}) VALUES ({signs})', rows(cases, chance)
        )
        blank = ("2021-01-02T09:00:00.000000+08:00", "2021-01-02", "1", "x", "accept", "RZ", "x",
                 "{}", "[]", 2, "", "")  # fmt: skip
        PROXY.cursor().executemany(
            "INSERT INTO entry VALUES (" + ", ".join("?" * 13) + ")",
            ((1000 + case, *blank) for case in range(cases)),
        )
        PROXY.execute_sql("INSERT INTO serial VALUES ('journal', ?) ON CONFLICT(scope) DO UPDATE "
                          "SET value = excluded.value", (1000 + cases,))  # fmt: skip
        keeping.renew()
    PROXY.execute_sql(COVERING)


def asked_of_counts(period: Period) -> dict[tuple[str, ...], tuple[int, int, int]]:
    """The same sums as `totals.count` needs, from the counts, by the covering index."""
    found = {}
    within = (period.since.isoformat(), period.until.isoformat())
    asked = [("", "''", "1=1"), *((view, f'"{view}"', "figure = 'accepted'") for view in VIEWS),
             ("method", "method", "figure IN ('paid', 'refunded')")]  # fmt: skip
    for view, value, which in asked:
        for figure, kind, told, *numbers in PROXY.execute_sql(
            f'SELECT figure, kind, {value}, SUM(units), SUM(cases), SUM(fen) FROM "count" '
            f"INDEXED BY peer WHERE day BETWEEN ? AND ? AND {which} GROUP BY 1, 2, 3",
            within,
        ):
            if told or not view:
                found[view, figure, kind, told] = tuple(numbers)
    return found


def asked_of_kept(period: Period) -> dict[tuple[str, ...], tuple[int, int, int]]:
    """What `totals.count` asks."""
    split = sums(period, VIEWS, ("accepted",))
    methods = sums(period, ("method",), ("paid", "refunded"))
    return {**sums(period, (WHOLE,), KEPT), **split, **methods}


def milliseconds(work: Callable[[], object], times: int) -> float:
    """The median of `times` runs."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def accept_cost(hall: Hall, times: int = 120) -> dict[str, float]:
    """Taking in a case with the upkeep and, in turn, without it."""
    usual = keeping.keep, marking.mark
    took: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(2 * times):
        kept = turn % 2 == 0
        if not kept:
            journal.keeping.keep = lambda *_, **__: None
            journal.marking.mark = lambda *_, **__: None
        form = hall.application("RZ")
        began = time.perf_counter()
        _accept(hall, form)
        took[kept].append((time.perf_counter() - began) * 1000)
        keeping.keep, marking.mark = usual
    ours, bare = statistics.median(took[True]), statistics.median(took[False])
    return {"accept_ms": round(ours, 2), "without_ms": round(bare, 2),
            "accept_ratio": round(ours / bare, 3)}  # fmt: skip


def _accept(hall: Hall, form: Any) -> None:
    from counter.intake import accept

    accept.accept(hall.desk, form)


def main(sizes: list[int]) -> None:
    """Print what was measured, a line a size."""
    for cases in sizes:
        with tempfile.TemporaryDirectory() as folder:
            books = open_books(Path(folder) / "hall")
            chief = founding.found(books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING)
            hall = Hall(books, chief)
            told: dict[str, float] = accept_cost(hall) if cases == sizes[0] else {}
            fill(cases)
            for name, written in (("year", "2024"), ("quarter", "2024-Q2"), ("month", "2024-06"),
                                  ("day", "2024-06-17")):  # fmt: skip
                period = parse_period(written)
                assert asked_of_kept(period) == asked_of_counts(period), written
                peer = milliseconds(lambda p=period: asked_of_counts(p), 5)
                kept = milliseconds(lambda p=period: asked_of_kept(p), 15)
                told |= {f"{name}_ms": round(kept, 2), f"{name}_index_ms": round(peer, 2),
                         f"{name}_ratio": round(kept / peer, 3)}  # fmt: skip
            print(json.dumps({"cases": cases, **told}), flush=True)
            books.close()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000_000])
