"""The outbox under a thousand deaths: every case has its paper, and none came out twice.

A child prints to a printer that writes down what it gets (`spool`), and is killed (SIGKILL): in
two of three lives at a named point of the print path, else at a random moment. The next life has
to find out what came out. After each kill nothing may be doubled; in the end, after one whole life,
each paper has come out once and the books say so.
"""

from __future__ import annotations

import os
import random
import select
import signal
import traceback
from collections import Counter
from pathlib import Path
from typing import Any, TextIO

from counter.intake import accept
from counter.store import journal
from counter.store.database import open_books
from counter.store.tables.cases import Case
from counter.store.tables.hall import Paper
from tests.conftest import found
from tests.counter.steps import OpenHall
from tests.harness import spool
from tests.harness.desk import POINTS, Watch, live

SAFEGUARDS = ("intent", "asking")
_ROUNDS = 3  # of a life that is not killed before
_WHOLE_LOOK = 25  # the journal is verified after every so manieth kill, and at the end
_LONGEST = 0.12  # seconds until a random kill


def trial(
    folder: Path, points: int, seed: int, broken: str = "", progress: TextIO | None = None
) -> dict[str, Any]:
    """Kill `points` times; the report, with `faults` empty where all is well."""
    hall, socket, log = folder / "hall", folder / "printer", folder / "printed"
    books = open_books(hall)
    found(books)
    # What is read once is read before the first child is forked.
    opened = OpenHall(books, "1")
    accept.accept(opened.desk, opened.application())
    books.close()
    printer = _fork(lambda: spool.serve(socket, log))
    chance = random.Random(seed)
    at_point: Counter[str] = Counter()
    faults: list[str] = []
    kills = lives = 0
    try:
        while not socket.exists():
            select.select([], [], [], 0.01)
        while kills < points and not faults and lives < 3 * points:
            lives += 1
            point = chance.choice(POINTS) if chance.random() < 2 / 3 else ""
            if _killed(hall, socket, point, random.Random(chance.random()), broken):
                kills += 1
                at_point[point or "anywhere"] += 1
            is_whole = kills % _WHOLE_LOOK == 0
            faults += look(hall, log, is_end=False, is_whole=is_whole)
            if progress is not None and kills % 50 == 0:
                print(f"\r{kills}/{points} kills", end="", file=progress, flush=True)
        if not faults:
            _live(hall, socket, Watch(), random.Random(seed), broken)
            faults += look(hall, log, is_end=True, is_whole=True)
    finally:
        os.kill(printer, signal.SIGKILL)
        os.waitpid(printer, 0)
    if progress is not None:
        print(file=progress)
    return {
        "trial": "outbox", "kills": kills, "lives": lives, "papers": len(spool.come_out(log)),
        "at": dict(sorted(at_point.items())), "broken": broken, "faults": faults,
    }  # fmt: skip


def look(hall: Path, log: Path, *, is_end: bool, is_whole: bool) -> list[str]:
    """What is lost, doubled or told wrongly, as books and printer stand now."""
    out = Counter(paper["name"] for paper in spool.come_out(log))
    faults = [f"came out {times} times: {name}" for name, times in out.items() if times > 1]
    books = open_books(hall)
    with books.reading():
        rows = list(Paper.select())
        cases = {row.no for row in Case.select(Case.no)}
        receipts = {row.subject for row in rows if row.copy == 0}
        faults += [f"a case without its paper: {no}" for no in sorted(cases - receipts)]
        for row in rows:
            has_come = out[_name(row)] > 0
            if row.state in ("handed", "confirmed") and not has_come:
                faults.append(f"told as printed and is not: {_name(row)}")
            if row.state in ("queued", "failed") and has_come:
                faults.append(f"has come out and waits to be printed: {_name(row)}")
            if is_end and row.state != "handed":
                faults.append(f"{row.state} in the end: {_name(row)}")
        if is_whole:
            journal.verify()
    books.close()
    return faults


def _name(row: Any) -> str:
    return f"{row.subject} {row.kind} {row.copy}"


def _killed(hall: Path, socket: Path, point: str, chance: random.Random, broken: str) -> bool:
    """One life with a death in it; False where it came to its end before."""
    heard, told = os.pipe()
    watch = Watch(point, chance.choice((1, 1, 2)))
    child = _fork(lambda: _live(hall, socket, watch, chance, broken, told))
    os.close(told)
    os.read(heard, 1)  # it is at work
    os.close(heard)
    if not point:
        select.select([], [], [], chance.uniform(0.0, _LONGEST))
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("a life ended by a fault of its own; see above")
    return os.WIFSIGNALED(status)


def _live(
    hall: Path, socket: Path, watch: Watch, chance: random.Random, broken: str,
    told: int | None = None,
) -> None:  # fmt: skip
    def at_work() -> None:
        if told is not None:
            os.write(told, b"1")

    live(hall, socket, watch, chance, _ROUNDS, broken, at_work)


def _fork(work: Any) -> int:
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)
