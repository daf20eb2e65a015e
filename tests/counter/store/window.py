"""Another window of the hall in a process of its own: `python -m tests.counter.store.window …`.

It does what it is told on the command line and says each thing on its standard output as soon as
the verb has returned, so that a test can kill it, keep it waiting, or count what it was promised.

    ADDRESS WINDOW accept N     N acceptances, a case number a line
    ADDRESS WINDOW pause        one acceptance that stops half way until a line is read
    ADDRESS WINDOW close        closes today, and says the number of accepted cases on the sheet
"""

from __future__ import annotations

import sys

from counter.dayclose import close
from counter.desk import new_act
from counter.intake import accept
from counter.store.database import open_books
from tests.counter.steps import OpenHall


def say(word: object) -> None:
    """One line, at once."""
    print(word, flush=True)


def pause_half_way() -> None:
    """The next acceptance writes its case, then waits for a line before it goes on."""
    write = accept.write_acceptance

    def waiting(*told: object) -> None:
        write(*told)  # type: ignore[arg-type]
        say("half way")
        sys.stdin.readline()

    accept.write_acceptance = waiting  # type: ignore[assignment]


def main(address: str, window: str, verb: str, many: str = "1") -> None:
    """Do it."""
    hall = OpenHall(open_books(address), window)
    say("open")
    if verb == "close":
        sheet = close.close(hall.supervisor, hall.desk.today, new_act(), "并发测试").facts
        kinds = {kind["code"]: kind["accepted_cases"] for kind in sheet["totals"]["kinds"]}
        say(kinds["authentication"])
        return
    if verb == "pause":
        pause_half_way()
    for _ in range(int(many)):
        say(accept.accept(hall.desk, hall.application()).case_no)


if __name__ == "__main__":
    main(*sys.argv[1:])
