"""A hall whose program is killed again and again: `python -m tests.counter.store.killed FOLDER N`.

A child process works through a round of verbs and says the id of each act as soon as the verb has
returned. It is killed (SIGKILL) at a random moment after a few of them; then the books are opened again and looked
at. Prints what was found as JSON. Imports are done once, before the children are forked.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from counter import outbox
from counter.dayclose import till
from counter.desk import new_act
from counter.intake import accept
from counter.progress.checks.asked import sheet
from counter.progress.checks.record import all_in_order, examine
from counter.queue import card
from counter.store import journal
from counter.store.database import open_books
from counter.store.tables.cases import Case
from counter.store.tables.hall import Paper
from counter.store.tables.journal import Act, Entry
from counter.store.tables.money import Charge
from counter.values.numbers import parse_case_number
from tests.counter.steps import OpenHall

WHOLE_LOOK = 20  # the whole chain is verified after every so manieth kill, and at the end


Done = Callable[[str], None]


def one_round(hall: OpenHall, done: Done) -> None:
    """Accept, print, pay and move on; each act's id is told once it is done."""
    application = hall.application()
    filed = accept.accept(hall.desk, application)
    done(application.act)
    outbox.handed_over(hall.desk, filed.paper.id, "练习打印机")
    done(f"paper {filed.paper.id}")
    act = new_act()
    till.pay(hall.desk, filed.case_no, card.card(hall.desk, filed.case_no).owes, "cash", "", act)
    done(act)
    act = new_act()
    seen = sheet(hall.desk, filed.case_no)
    examine(hall.desk, filed.case_no, seen.revision, all_in_order(seen.lines), act)
    done(act)


def say(told: int, act: str) -> None:
    """Tell the parent that this act is done."""
    os.write(told, f"{act}\n".encode())


def work(folder: Path, told: int) -> None:
    """Rounds for ever; what is done goes to the pipe."""
    hall = OpenHall(open_books(folder), "1")
    os.write(told, b"open\n")
    while True:
        one_round(hall, lambda act: say(told, act))


def warm_up(folder: Path) -> None:
    """One round before any child is forked: what is read once is read by then."""
    hall = OpenHall(open_books(folder), "1")
    one_round(hall, lambda act: None)
    hall.books.close()


def killed(folder: Path, chance: random.Random) -> list[str]:
    """One child's life; the acts that it said were done."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        try:
            work(folder, told)
        finally:
            traceback.print_exc()
            os._exit(1)
    os.close(told)
    os.read(heard, 5)  # it is at work
    said = b""
    for _ in range(chance.randrange(6)):  # a busy machine is to get as far as an idle one
        said += os.read(heard, 4096)
    select.select([], [], [], chance.uniform(0.0, 0.02))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(heard, "rb") as rest:
        return (said + rest.read()).decode().split("\n")[:-1]


def faults(folder: Path, promised: list[str], *, is_whole: bool) -> list[str]:
    """What is missing, half or doubled in the books."""
    found = []
    books = open_books(folder)
    with books.reading():
        kept = {act.id for act in Act.select(Act.id)}
        papers = {f"paper {row.id}" for row in Paper.select().where(Paper.state == "handed")}
        found += [f"lost: {act}" for act in promised if act and act not in kept | papers]
        numbers = [parse_case_number(case.no).serial for case in Case.select(Case.no)]
        if sorted(numbers) != list(range(1, len(numbers) + 1)):
            found.append("numbers with gaps or doubles")
        whole = {
            "accepted": Entry.select().where(Entry.verb == "accept").count(),
            "receipts": Paper.select().where(Paper.kind == "receipt").count(),
            "charged": Charge.select(Charge.case).distinct().count(),
        }
        if set(whole.values()) != {len(numbers)}:
            found.append(f"half: {len(numbers)} cases, {whole}")
        if is_whole:
            journal.verify()
            (verdict,) = books.database.execute_sql("PRAGMA integrity_check").fetchone()
            found += [] if verdict == "ok" else [verdict]
    books.close()
    return found


def main(folder: str, kills: str) -> None:
    """So many lives, then the report."""
    warm_up(Path(folder))
    chance = random.Random(20261123)
    report: dict[str, object] = {"faults": []}
    acked = 0
    for number in range(1, int(kills) + 1):
        promised = [act for act in killed(Path(folder), chance) if act]
        acked += len(promised)
        is_whole = number % WHOLE_LOOK == 0 or number == int(kills)
        report["faults"] += faults(Path(folder), promised, is_whole=is_whole)  # type: ignore[operator]
    print(json.dumps({**report, "kills": int(kills), "acked": acked}))


if __name__ == "__main__":
    main(*sys.argv[1:])
