"""Pretend power cuts: a pack is drawn, what was written by hand is typed in, the rest goes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.desk import Desk, new_act
from counter.intake.accept import accept
from counter.intake.application import Application, Late
from counter.intake.continuity import drawing, ending, words
from counter.outbox import PaperJob
from counter.practice.visitors import Visitors

Printer = Callable[[Desk, PaperJob], object]
_EVERY, _DRAWN = 60, 4  # working days between two cuts; receipts of a pack


class PowerCut:
    """The receipts that lie at the window, of which some visitors get one."""

    def __init__(self) -> None:
        self._slips: list[str] = []

    def begin(self, desk: Desk, day: int, printer: Printer) -> None:
        """On some mornings a pack is drawn."""
        if day % _EVERY == 7:
            self.draw(desk, printer)

    def draw(self, desk: Desk, printer: Printer) -> None:
        """Draw a pack and print it."""
        pack = drawing.draw_pack(desk, _DRAWN, new_act())
        for job in pack.papers:
            printer(desk, job)
        self._slips += pack.slips

    def on_paper(self, desk: Desk, application: Application) -> Application:
        """While receipts lie there, all but the last two are written on."""
        if len(self._slips) <= 2:
            return application
        return replace(application, late=Late(self._slips.pop(0), desk.now))

    def over(self, desk: Desk) -> None:
        """The evening: one was spoiled, the others go back as they are."""
        if self._slips:
            ending.take_back(desk, (self._slips.pop(0),), words.SPOILED, "写错", new_act())
        if self._slips:
            ending.take_back(desk, tuple(self._slips), words.RETURNED, "", new_act())
        self._slips.clear()


def live_through(desk: Desk, visitors: Visitors, printer: Printer) -> list[str]:
    """One power cut from drawing to taking back; the cases that were typed in."""
    cut, numbers = PowerCut(), []
    cut.draw(desk, printer)
    for _ in range(2):
        filed = accept(desk, cut.on_paper(desk, visitors.authentication(desk, 1)))
        printer(desk, filed.paper)
        numbers.append(filed.case_no)
    cut.over(desk)
    return numbers


def fill(desk: Desk, visitors: Visitors, printer: Printer) -> None:
    """A pack of which one is typed in and the others are still out, for a hall at work."""
    cut = PowerCut()
    cut.draw(desk, printer)
    printer(desk, accept(desk, cut.on_paper(desk, visitors.authentication(desk, 1))).paper)
