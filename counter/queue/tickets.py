"""取号: the next number of a business today, on a ticket. Calling them is another act.

>>> [each.letter for each in BUSINESSES]
['A', 'B', 'C', 'D', 'E']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from counter import outbox
from counter.casetypes.register import CASE_TYPES
from counter.desk import Desk, read_office, tag_key
from counter.errors import NotFound
from counter.outbox import PaperJob
from counter.queue.slips import TicketSlip
from counter.store import serials
from counter.store.tables.tickets import QueueTicket
from counter.text import Text
from counter.values import tag
from counter.values.clerk import Right

WAITING = "waiting"


@dataclass(frozen=True)
class Business:
    """What people come for, with the letter that its numbers begin with."""

    code: str
    letter: str
    title: Text


BUSINESSES: tuple[Business, ...] = tuple(
    Business(code, letter, title)
    for (code, title), letter in zip(
        (
            *((kind.letters, kind.title) for kind in CASE_TYPES),
            ("collect", Text("取件与咨询", "Collection and questions")),
        ),
        "ABCDEFGHJK",
        strict=False,
    )
)


@dataclass(frozen=True)
class Taken:
    """A number taken: what is called out, how many wait before it, the paper to print."""

    no: str
    called: str
    waiting: int
    paper: PaperJob


@dataclass(frozen=True)
class Waiting:
    """How many wait for a business now."""

    business: Business
    count: int


def take(desk: Desk, business: str, act: str) -> Taken:
    """Take the next number of a business (`NotFound`); numbers begin at 1 each day, gapless."""
    its = _business(business)
    with desk.signed(Right.INTAKE, act) as pen:
        if pen.answer is not None:
            return _taken(pen.answer)
        day, office = pen.day, read_office()
        ahead = _count(its.code, day)
        called = f"{its.letter}{serials.take(f'ticket:{its.letter}:{day.isoformat()}'):03d}"
        serial = serials.take(f"ticket:{day.isoformat()}")
        row = QueueTicket.create(
            no=f"JH{day:%Y%m%d}-{called}", called=called, business=its.code, day=day,
            tag=tag.mint(tag_key(), tag.Tag(tag.TICKET, office.hall_code, day, serial)),
            taken_at=pen.now, window=desk.window, state=WAITING,
        )  # fmt: skip
        slip = TicketSlip(
            office, row.no, row.tag, called, its.title, ahead, pen.now, desk.clerk.name,
            desk.window, pen.now,
        )  # fmt: skip
        paper = outbox.queue(pen, "ticket", row.no, slip)
        pen.write("take_ticket", row.no, {"business": its.code, "waiting": ahead})
        pen.result = {"no": row.no, "called": called, "waiting": ahead, "paper": paper}
        return _taken(pen.result)


def waiting(desk: Desk) -> tuple[Waiting, ...]:
    """How many wait for each business today."""
    with desk.reading():
        return tuple(Waiting(each, _count(each.code, desk.today)) for each in BUSINESSES)


def _business(code: str) -> Business:
    for each in BUSINESSES:
        if each.code == code:
            return each
    raise NotFound(Text("叫号业务 {code}", "the business {code}").fill(code=code))


def _count(code: str, day: object) -> int:
    return QueueTicket.select().where(
        QueueTicket.day == day, QueueTicket.business == code, QueueTicket.state == WAITING
    ).count()


def _taken(answer: dict[str, Any]) -> Taken:
    return Taken(
        answer["no"], answer["called"], answer["waiting"], outbox.job(answer["paper"])
    )


def ticket(desk: Desk, no: str) -> Text:
    """What is known of a ticket, in a line (`NotFound`)."""
    with desk.reading():
        row = QueueTicket.get_or_none(QueueTicket.no == no)
        if row is None:
            raise NotFound(Text("号票 {no}", "ticket {no}").fill(no=no))
        ahead = QueueTicket.select().where(
            QueueTicket.day == row.day, QueueTicket.business == row.business,
            QueueTicket.state == WAITING, QueueTicket.id < row.id,
        ).count()  # fmt: skip
        return Text(
            "{called}　{business}　{at:%m-%d %H:%M} 取号，前面 {n} 人",
            "{called}: {business}, taken {at:%m-%d %H:%M}, {n} before it",
        ).fill(called=row.called, business=_business(row.business).title, at=row.taken_at, n=ahead)
