"""The verbs of papers on their way to a printer, for the table of all verbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter import sending
from counter.desk import Desk
from counter.intake import accept
from counter.sending import Fate
from tests.conftest import Hall

Do = Callable[[Desk, str], Any]


def _waiting(hall: Hall) -> int:
    return accept.accept(hall.desk, hall.application()).paper.id


def begin(hall: Hall) -> Do:
    """A paper is sent."""
    paper = _waiting(hall)
    return lambda desk, act: sending.begin(desk, paper, "练习打印机")


def begin_many(hall: Hall) -> Do:
    """Several are sent."""
    papers = [_waiting(hall), _waiting(hall)]
    return lambda desk, act: sending.begin_many(desk, papers, "练习打印机")


def tell(hall: Hall) -> Do:
    """A sending's fate is told."""
    sent = sending.begin(hall.desk, _waiting(hall), "练习打印机")
    fate = Fate(sent.id, sent.mark, "handed", "练习打印机")
    return lambda desk, act: sending.tell(desk, [fate])


def settle(hall: Hall) -> Do:
    """The clerk says that it came out."""
    sent = sending.begin(hall.desk, _waiting(hall), "练习打印机")
    hall.later(minutes=3)
    return lambda desk, act: sending.settle(desk, sent.id, came_out=True)


def seen(hall: Hall) -> Do:
    """A fresh receipt is scanned."""
    filed = hall.accept()
    tag = filed.paper.facts["tag"]
    return lambda desk, act: sending.seen(desk, filed.case_no, tag)


def confirm_all(hall: Hall) -> Do:
    """All are in the hand."""
    papers = [hall.accept().paper.id]
    return lambda desk, act: sending.confirm_all(desk, papers)


def on_their_way(hall: Hall) -> Do:
    """What was sent and never heard of."""
    return lambda desk, act: sending.on_their_way(desk)

