"""One practice day from the first case to the closed day, every paper made: the program's proof.

Everything goes through the verbs that the window uses; papers are drawn as they would print and
put into a folder, together with the exports.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from counter import outbox
from counter.dayclose import close, export, totals
from counter.desk import Desk, new_act
from counter.intake.accept import accept, accept_received, receive
from counter.papers import register
from counter.practice import (
    carrier,
    custody,
    mailroom,
    notary,
    notices,
    outside,
    power_cut,
    prereview,
    sealing,
    shelf,
    shifts,
    specimens,
    telling,
    visas,
    visits,
)
from counter.practice.hall import PASSWORD
from counter.practice.visitors import Visitors
from counter.practice.work import give_out, pay, post_all, printed, step
from counter.progress import moves
from counter.progress.scan import scan
from counter.progress.standing import standing
from counter.queue import worklists
from counter.queue.search import find
from counter.safe_write import safe_write
from counter.store import journal
from counter.text import Text
from counter.values.clerk import Clerk, Role

ROUNDS = 3  # cases of each kind


@dataclass(frozen=True)
class PracticeDay:
    """What the day came to, and where its papers lie."""

    cases: int
    papers: int
    close_no: int
    entries: int
    folder: Path


def run_day(supervisor: Desk, folder: Path, told: Callable[[Text], None]) -> PracticeDay:
    """Intake of every kind → receipts → steps → labels and manifest → close → exports."""
    clerk = Desk(supervisor.books, Clerk("clerk1", "王芳", Role.CLERK), "1", supervisor.clock)
    chance = random.Random(20261123)  # noqa: S311 - pretend people, not secrets
    folder.mkdir(parents=True, exist_ok=True)
    shifts.begin(clerk)
    specimens.fill(supervisor)
    printer = _Printer(clerk, folder)
    numbers = _take_in(clerk, Visitors(chance), printer, told)
    for case_no in numbers:
        while step(clerk, chance, case_no, printer):
            pass
    outside.send_all(clerk, printer)
    outside.bring_back(clerk, supervisor, chance, printer, all_of_it=True, refusals=0.2)
    _mishaps(clerk, chance, numbers, printer)
    telling.fill(clerk, supervisor, printer)
    custody.fill(clerk, printer)
    custody.live(clerk, 10, printer)
    custody.count(clerk)
    _check_scanning(clerk, numbers[0], told)
    shelf.declare(supervisor, printer)
    told(Text("上架 {n} 件", "{n} put onto the shelf").fill(n=shelf.put_away(clerk)))
    shelf.look_over(clerk)
    ready = worklists.open_cases(clerk, "ready")
    for row in ready:
        give_out(clerk, chance, row.case_no, printer)
    told(Text("发放 {n} 件", "handed over {n} cases").fill(n=len(ready)))
    sheet = post_all(clerk, chance, printer)
    if sheet is not None:
        told(Text("交寄清单 {no}", "manifest {no}").fill(no=sheet.case_no))
        carrier.take_away(clerk, sheet)
    closed = _close(supervisor, printer, folder, told)
    with supervisor.reading():
        proof = journal.verify()
    return PracticeDay(len(numbers), printer.made, closed, proof.entries, folder)


def fill(supervisor: Desk, seed: int = 7) -> None:
    """A few cases in many states, so that a newcomer sees a hall at work.

    Another `seed` brings other people; the same ones cannot bring the same certificates twice.
    """
    clerk = Desk(supervisor.books, Clerk("clerk1", "王芳", Role.CLERK), "1", supervisor.clock)
    chance = random.Random(seed)  # noqa: S311 - pretend people, not secrets
    visitors = Visitors(chance)
    makers = [
        lambda: visitors.authentication(clerk, chance.randint(1, 4)),
        lambda: visitors.apec(clerk, 1),
        lambda: visitors.passports(clerk, 2),
        lambda: visitors.visas(clerk, 2),
    ]
    for no in range(24):
        application = makers[0 if no % 2 else no // 2 % 4]()
        filed = accept(clerk, application) if no % 6 else receive(clerk, application)
        printed(clerk, filed.paper)
        notices.beside(clerk, filed, printed)
        if no % 6 == 0:
            continue
        for _ in range(no % 5):
            step(clerk, chance, filed.case_no)
    outside.fill(clerk, chance, visitors, step)
    visas.fill(clerk, chance, visitors, step, printed)
    prereview.fill(clerk, visitors)
    custody.fill(clerk, printed)
    notary.fill(clerk, visitors, printed)
    visits.fill(clerk, visitors, printed)
    shelf.fill(clerk, supervisor)
    power_cut.fill(clerk, visitors, printed)
    telling.fill(clerk, supervisor, printed)
    carrier.fill(clerk, printed)
    mailroom.fill(clerk)
    for job in outbox.pending(clerk)[2:]:
        outbox.handed_over(clerk, job.id, "练习打印机")


class _Printer:
    """A printer made of a folder: draws each waiting paper as it would print."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk, self._folder = desk, folder
        self.made = 0

    def empty(self) -> None:
        """Print everything that waits."""
        for job in outbox.pending(self._desk):
            self(self._desk, job)

    def __call__(self, desk: Desk, job: outbox.PaperJob) -> None:
        """Print one paper in each size that it comes in."""
        for size in register.SIZES[job.kind]:
            page = register.pdf(job.kind, job.facts, size, job.copy)
            name = f"{job.case_no}-{job.kind}-{size}-{job.id}.pdf"
            safe_write(self._folder / name, page)
        outbox.handed_over(desk, job.id, "文件夹")
        self.made += 1


def _take_in(
    clerk: Desk, visitors: Visitors, printer: _Printer, told: Callable[[Text], None]
) -> list[str]:
    numbers = []
    for _ in range(ROUNDS):
        for application in (
            visitors.authentication(clerk, 3), visitors.apec(clerk, 1),
            visitors.passports(clerk, 2), visitors.visas(clerk, 2),
        ):  # fmt: skip
            filed = accept(clerk, application)
            pay(clerk, visitors.chance, standing(clerk, filed.case_no))
            numbers.append(filed.case_no)
    late = receive(clerk, visitors.authentication(clerk, 2))
    asked = moves.advance(
        clerk, late.case_no, 1, "ask_more", {"missing": "护照复印件\n单位介绍信原件"}, new_act()
    )
    again = standing(clerk, asked.case_no)
    moves.advance(clerk, again.case_no, again.revision, "completed", {}, new_act())
    again = standing(clerk, asked.case_no)
    accept_received(clerk, again.case_no, again.revision, frozenset(), new_act())
    numbers.append(late.case_no)
    numbers += power_cut.live_through(clerk, visitors, printer)
    numbers += notary.bring(clerk, visitors, notary.SMALLEST, printer).case_nos
    printer.empty()
    told(Text("收件受理 {n} 件，回执已打印", "{n} cases taken in, receipts printed")
         .fill(n=len(numbers)))  # fmt: skip
    return numbers


def _mishaps(clerk: Desk, chance: random.Random, numbers: list[str], printer: _Printer) -> None:
    """A blank is torn, a result misprinted and made anew; the supervisor looks both times."""
    sealing.tear_one(clerk, PASSWORD)
    again = sealing.misprint_one(clerk, numbers, PASSWORD)
    while again is not None and step(clerk, chance, again, printer):
        pass


def _check_scanning(clerk: Desk, case_no: str, told: Callable[[Text], None]) -> None:
    first = outbox.of_case(clerk, case_no)[0]
    found = scan(clerk, first.facts["tag"])
    told(Text("扫码打开 {no}，查找得 {n} 件", "scanned {no}, found {n}").fill(
        no=found.number, n=len(find(clerk, found.number))))  # fmt: skip


def _close(supervisor: Desk, printer: _Printer, folder: Path, told: Callable[[Text], None]) -> int:
    day = supervisor.today
    told(Text("清点 {n} 个班次", "{n} shifts counted").fill(n=shifts.settle(supervisor, day)))
    job = close.close(supervisor, day, new_act())
    printer.empty()
    figures = totals.of(supervisor, day.isoformat())
    for fmt in ("json", "csv", "xlsx"):
        safe_write(folder / f"totals-{day}.{fmt}", export.write(supervisor, figures, fmt))
    made = register.totals_pdf(
        supervisor.office, figures, supervisor.clerk.name, supervisor.window, supervisor.now
    )
    safe_write(folder / f"totals-{day}.pdf", made)
    no = int(job.facts["close_no"])
    told(Text("{day} 日结，第 {no} 号", "{day} closed, no. {no}").fill(day=day, no=no))
    return no
