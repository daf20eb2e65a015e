"""How long a keystroke takes with the whole rule book: `python -m tests.bench.rules`.

The country box's search, the route with its reason, the bill, the promised day, and all of it as
the form asks it (`look`), each over many countries and days, against one frame of 16 ms. Then the
file: export, reading back, and a proposal over a year's worth of open cases. Prints milliseconds
(median, 99th of a hundred, slowest) as JSON; judges nothing.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tests.conftest import MORNING, OFFICE, Hall, default_pieces, matter
from tests.counter.rule_verbs import dearer

FRAME_MS = 16
ON = date(2026, 11, 23)
TYPED = ("a", "al", "alq", "阿", "阿联", "阿联酋", "uni", "United A", "de", "德", "mei", "x")
CASES = 500


def measured(work: Callable[[str], object], given: Iterable[str]) -> list[float]:
    """Milliseconds of each call."""
    spent = []
    for one in given:
        began = time.perf_counter()
        work(one)
        spent.append((time.perf_counter() - began) * 1000)
    return spent


def once(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    (spent,) = measured(lambda _: work(), [""])
    return round(spent, 1)


def told(samples: list[float]) -> dict[str, float]:
    """Median, 99th of a hundred and slowest; and how often a frame holds the 99th."""
    ordered = sorted(samples)
    p99 = ordered[int(len(ordered) * 0.99) - 1]
    return {
        "median_ms": round(statistics.median(ordered), 3), "p99_ms": round(p99, 3),
        "slowest_ms": round(ordered[-1], 3), "p99_of_a_frame": round(p99 / FRAME_MS, 3),
    }  # fmt: skip


def keystrokes() -> Iterator[tuple[str, list[float]]]:
    """Samples of each question that the form asks at a key."""
    from counter.casetypes.register import by_letters
    from counter.intake.application import Application, Look, look
    from counter.rules import countries
    from counter.rules.calendar import Calendar
    from counter.rules.due import due
    from counter.rules.edition import seed_edition
    from counter.rules.fees import bill
    from counter.rules.routes import route

    edition = seed_edition()
    calendar = Calendar(edition)
    kind, pieces = by_letters("RZ"), default_pieces("RZ") * 3
    places = [country.iso2 for country in countries.every()]
    look(edition, calendar, Application("RZ", {}, (), frozenset(), "x"), ON)  # tables are warm
    due(edition, calendar, kind.code, "apostille", "ordinary", ON)

    def whole(place: str) -> Look:
        answers = {**matter("RZ"), "destination": place, "applicant_kind": "agent"}
        form = Application("RZ", answers, tuple(pieces), frozenset(), "x")
        return look(edition, calendar, form, ON)

    urgent, double = {"speed": "urgent"}, "legalisation-double"
    yield "country box", measured(countries.find, TYPED * 20)
    yield "route", measured(lambda place: route(edition, place, ON), places)
    yield "bill", measured(
        lambda place: bill(edition, kind, {"destination": place, **urgent}, pieces, double, ON),
        places,
    )
    yield "due day", measured(
        lambda place: due(edition, calendar, kind.code, double, "ordinary", ON, place), places
    )
    yield "whole form", measured(whole, places)


def the_file() -> dict[str, float]:
    """Export and reading back, and a proposal over many open cases."""
    from counter.settings import hall as founding
    from counter.settings import rulekeeping
    from counter.settings.rulekeeping import workbook
    from counter.store.database import open_books

    with tempfile.TemporaryDirectory() as folder:
        books = open_books(Path(folder) / "hall")
        hall = Hall(books, founding.found(
            books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING))  # fmt: skip
        edition = hall.desk.edition
        file = Path(folder) / "rules.xlsx"
        found: dict[str, float] = {}
        made: list[Any] = []
        found["export_ms"] = once(lambda: made.append(workbook.write(edition)))
        file.write_bytes(made[0])
        found["read_back_ms"] = once(lambda: workbook.read(file, edition))
        for _ in range(CASES):
            hall.accept()
        edits = dearer(edition, ON)
        seen: list[Any] = []
        spent = once(lambda: seen.append(rulekeeping.propose(hall.desk, edits)))
        found[f"proposal_over_{len(seen[0].touched)}_open_cases_ms"] = spent
        books.close()
    return found


def main() -> None:
    """Measure and print."""
    result: dict[str, object] = {name: told(samples) for name, samples in keystrokes()}
    result["file"] = the_file()
    print(json.dumps(result, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
