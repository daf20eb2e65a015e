"""Pretend notices and tickets: published, changed, over, put away; numbers taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from counter.desk import Desk, new_act
from counter.outbox import PaperJob
from counter.queue import tickets
from counter.settings.announcing import keeping
from counter.settings.announcing.written import WrittenNotice

Printer = Callable[[Desk, PaperJob], object]
_EVERY = 40  # working days between two notices


def fill(clerk: Desk, supervisor: Desk, printer: Printer) -> None:
    """A notice that holds, one to come, one that was taken back, and people who wait."""
    today = supervisor.today
    closing = _publish(
        supervisor, "系统升级停办通知", "11月28日（周六）系统升级，当天不办理业务。",
        today + timedelta(days=3), 5, printer,
    )  # fmt: skip
    _publish(supervisor, "取号说明", "请先取号再到窗口；过号请到咨询台。", today, 30, printer)
    early = _publish(supervisor, "收费调整", "收费标准以公示栏为准。", today, 9, printer)
    keeping.withdraw(supervisor, early, 1, "等正式文件", new_act())
    again = keeping.announcements(supervisor)
    line = next(each for each in again if each.no == closing)
    done = keeping.change(
        supervisor, closing, line.version,
        WrittenNotice(line.written.title, line.written.body + "\n周一照常。", line.written.since,
                      line.written.until, on_receipts=True), new_act(),
    )  # fmt: skip
    if done.paper is not None:
        printer(supervisor, done.paper)
    take(clerk, printer)


def take(clerk: Desk, printer: Printer) -> None:
    """A number for each business, and a second one for the commonest."""
    for each in (*tickets.BUSINESSES, tickets.BUSINESSES[0]):
        printer(clerk, tickets.take(clerk, each.code, new_act()).paper)


def live(clerk: Desk, supervisor: Desk, day: int, printer: Printer) -> None:
    """Now and then something is told for a week; what is over is put away; numbers are taken."""
    if day % _EVERY != 3:
        return
    for line in keeping.announcements(supervisor):
        if line.standing(supervisor.today) == "over":
            keeping.archive(supervisor, line.no, line.version, new_act())
    _publish(supervisor, "排队安排", "周五下午窗口调整，请提前取号。", supervisor.today, 6, printer)
    take(clerk, printer)


def _publish(
    supervisor: Desk, title: str, body: str, since: date, days: int, printer: Printer
) -> str:
    done = keeping.publish(
        supervisor, WrittenNotice(title, body, since, since + timedelta(days=days)), new_act()
    )
    if done.paper is not None:
        printer(supervisor, done.paper)
    return done.no
