"""A pretend year, day by day, through the verbs: `simulate`.

At scale 1.0 a year comes to exactly the figures that the office published for 2020: 3,761 份 of
authentication and 27 人次 of APEC cards. Passports and visas are invented to keep them company.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from counter.dayclose import close
from counter.desk import Desk, new_act
from counter.errors import Refused
from counter.intake.accept import accept, accept_received, receive
from counter.intake.application import Application
from counter.practice import (
    apec,
    carrier,
    custody,
    notary,
    notices,
    outside,
    prereview,
    sealing,
    shelf,
    shifts,
    telling,
)
from counter.practice.hall import CLERKS, open_practice
from counter.practice.power_cut import PowerCut
from counter.practice.visitors import Visitors
from counter.practice.work import give_out, pay, post_all, printed, step
from counter.progress import moves
from counter.progress.standing import standing
from counter.settings import hall
from counter.store.database import Books
from counter.text import Text
from counter.values.days import SHANGHAI

PUBLISHED = {"RZ": 3761, "SL": 27}  # the office's report on 2020
COMPANIONS = {"HZ": 420, "QZ": 260}  # invented
LAST_WEEK = 6  # working days before the year's end without new cases: all gets finished


class NotFresh(Refused):
    """`simulate` fills a fresh folder only."""

    def __init__(self, where: str) -> None:
        super().__init__(
            Text("{where} 里已有大厅数据。请给 simulate 一个新文件夹。",
                 "{where} holds a hall already. Give simulate a fresh folder.").fill(where=where)
        )  # fmt: skip


@dataclass
class PretendClock:
    """A clock that the simulation turns."""

    now: datetime

    def __call__(self) -> datetime:
        """The pretend moment; every look at it takes a second."""
        self.now += timedelta(seconds=1)
        return self.now


@dataclass(frozen=True)
class Simulated:
    """What the year came to."""

    year: int
    days: int
    cases: int
    units: dict[str, int]


def simulate(
    books: Books, year: int, seed: int, scale: float, password: str,
    told: Callable[[str], None] = lambda line: None,
) -> Simulated:  # fmt: skip
    """Fill fresh books with a year of work (`NotFresh`); the same seed gives the same year."""
    if hall.is_founded(books):
        raise NotFresh(books.where)
    return _Year(books, year, random.Random(seed), scale, password, told).run()  # noqa: S311


class _Year:
    def __init__(
        self, books: Books, year: int, chance: random.Random, scale: float, password: str,
        told: Callable[[str], None],
    ) -> None:  # fmt: skip
        self.year, self.chance, self.told = year, chance, told
        self.password = password
        self.clock = PretendClock(datetime(year, 1, 1, 8, 30, tzinfo=SHANGHAI))
        self.supervisor = open_practice(books, self.clock, password)
        self.clerks = [
            Desk(books, clerk, str(no), self.clock) for no, clerk in enumerate(CLERKS, start=1)
        ]
        self.visitors = Visitors(chance)
        targets = {**PUBLISHED, **COMPANIONS}
        self.left = {letters: round(units * scale) for letters, units in targets.items()}
        self.units = dict(self.left)
        self.working: list[tuple[str, Desk]] = []
        self.cases = 0
        self.cut = PowerCut()

    def run(self) -> Simulated:
        calendar = self.supervisor.calendar
        first = date(self.year, 1, 1)
        all_days = (first + timedelta(days=n) for n in range(366))
        days = [d for d in all_days if d.year == self.year and calendar.is_working(d)]
        for no, day in enumerate(days):
            self._begin(day, no)
            self._morning(day, len(days) - LAST_WEEK - no)
            self.cut.over(self.clerks[0])
            if no % 20 == 1:
                sealing.tear_one(self.clerks[no // 20 % len(self.clerks)], self.password)
            custody.live(self.clerks[no % len(self.clerks)], no, printed)
            shelf.live(self.clerks[no % len(self.clerks)], self.supervisor, no, printed)
            self._afternoon(day, is_last=day == days[-1])
            if (no + 1) % 20 == 0:
                self.told(f"{day}  {self.cases}")
        return Simulated(self.year, len(days), self.cases, self.units)

    def _begin(self, day: date, no: int) -> None:
        self.clock.now = datetime.combine(day, time(9, 0), SHANGHAI)
        shifts.begin(self.clerks[no % len(self.clerks)])
        self.cut.begin(self.clerks[0], no, printed)
        telling.live(self.clerks[0], self.supervisor, no, printed)

    def _morning(self, day: date, days_left: int) -> None:
        if days_left <= 0:
            return
        for letters, left in self.left.items():
            share = left if days_left == 1 else self._share(left, days_left)
            while share > 0:
                share -= self._take(letters, share)

    def _share(self, left: int, days_left: int) -> int:
        mean = left / days_left
        whole = int(mean) + (self.chance.random() < mean - int(mean))
        return min(left, max(0, whole + self.chance.randint(-whole // 2, whole // 2)))

    def _take(self, letters: str, at_most: int) -> int:
        desk = self.chance.choice(self.clerks)
        size = self.chance.choices((1, 2, 3, 4, 8, 20), (40, 25, 15, 10, 7, 3))[0]
        units = min(at_most, size if letters == "RZ" else min(size, 4))
        if letters == "RZ" and units >= notary.SMALLEST:
            return self._take_batch(desk, units)
        application = prereview.ahead(desk, self._application(desk, letters, units))
        case_no = self._receive(desk, application)
        self.left[letters] -= units
        self.cases += 1
        self.working.append((case_no, desk))
        return units

    def _take_batch(self, desk: Desk, units: int) -> int:
        """A notary office's list of exactly `units` 份."""
        numbers = notary.bring(desk, self.visitors, units, printed).case_nos
        for case_no in numbers:
            pay(desk, self.chance, standing(desk, case_no))
        self.left["RZ"] -= units
        self.cases += len(numbers)
        self.working += [(case_no, desk) for case_no in numbers]
        return units

    def _application(self, desk: Desk, letters: str, units: int) -> Application:
        makers: dict[str, Callable[[Desk, int], Application]] = {
            "RZ": self.visitors.authentication, "SL": self.visitors.apec,
            "HZ": self.visitors.passports, "QZ": self.visitors.visas,
        }  # fmt: skip
        return makers[letters](desk, units)

    def _receive(self, desk: Desk, application: Application) -> str:
        """Most are accepted at once; a few are received first and told what is missing."""
        if self.chance.random() < 0.94:
            filed = accept(desk, self.cut.on_paper(desk, application))
            printed(desk, filed.paper)
            notices.beside(desk, filed, printed)
            pay(desk, self.chance, standing(desk, filed.case_no))
            outside.change_mind(desk, self.chance, filed.case_no, printed)
            return filed.case_no
        filed = receive(desk, application)
        printed(desk, filed.paper)
        told = moves.advance(
            desk, filed.case_no, 1, "ask_more", {"missing": "身份证复印件"}, new_act()
        )
        if told.paper is not None:
            printed(desk, told.paper)
        return filed.case_no

    def _afternoon(self, day: date, *, is_last: bool) -> None:
        self.clock.now = max(self.clock.now, datetime.combine(day, time(14, 0), SHANGHAI))
        still: list[tuple[str, Desk]] = []
        for case_no, desk in self.working:
            if self._advance(desk, case_no, to_the_end=is_last):
                still.append((case_no, desk))
        self.working = still
        self._outside(is_last=is_last)
        listed = post_all(self.clerks[0], self.chance)
        if listed is not None:
            carrier.take_away(self.clerks[0], listed)
        carrier.bring_news(self.clerks[0])
        self.clock.now = max(self.clock.now, datetime.combine(day, time(17, 30), SHANGHAI))
        shifts.settle(self.supervisor, day)
        printed(self.supervisor, close.close(self.supervisor, day, new_act()))

    def _outside(self, *, is_last: bool) -> None:
        """Batches come back from embassies, others go; on the last day all that is out is back."""
        desk = self.clerks[0]
        outside.bring_back(desk, self.supervisor, self.chance, printed, all_of_it=False)
        outside.send_all(desk, printed)
        if is_last:
            outside.bring_back(desk, self.supervisor, self.chance, printed, all_of_it=True)
            self.working = [
                (case_no, seat) for case_no, seat in self.working
                if self._advance(seat, case_no, to_the_end=True)
            ]  # fmt: skip

    def _advance(self, desk: Desk, case_no: str, *, to_the_end: bool) -> bool:
        """One or two steps a day; False where the case has left the hall or waits for the post."""
        stands = standing(desk, case_no)
        if stands.letters == "SL" and not to_the_end and apec.waits(self.chance, stands):
            return True
        if stands.stage == "waiting":
            moves.advance(desk, case_no, stands.revision, "completed", {}, new_act())
            return True
        if stands.stage == "received":
            filed = accept_received(desk, case_no, stands.revision, frozenset(), new_act())
            printed(desk, filed.paper)
            notices.beside(desk, filed, printed)
            return True
        goes_on = step(desk, self.chance, case_no)
        while goes_on and to_the_end and stands.letters != "SL":
            goes_on = step(desk, self.chance, case_no)
        if goes_on:
            return True
        stands = standing(desk, case_no)
        if stands.stage != "ready":
            return stands.stage not in ("done", "ended")
        if stands.delivery == "post":
            return False  # the post takes it this evening
        if self.chance.random() < 0.5 or to_the_end:
            give_out(desk, self.chance, case_no)
            return False
        return True
