"""The practice hall: pretend particulars and accounts; every paper says 练习."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from counter.desk import Desk, new_act
from counter.settings import hall, people
from counter.store.database import Books
from counter.values.clerk import Clerk, Role
from counter.values.office import Office

OFFICE = Office(
    name="练习外事服务大厅", address="重庆市练习路 1 号", phone="023-12340000", hall_code="000",
    name_en="Practice Service Hall", complaint_phone="023-12340001",
    hours="工作日 9:00–12:00  13:30–17:00", is_practice=True,
)  # fmt: skip
PASSWORD = "practice-hall"  # noqa: S105 - a pretend hall has no secrets
SUPERVISOR = Clerk("supervisor", "刘颖", Role.SUPERVISOR)
CLERKS = (
    Clerk("clerk1", "王芳", Role.CLERK),
    Clerk("clerk2", "李强", Role.CLERK),
    Clerk("clerk3", "陈静", Role.CLERK),
)


def open_practice(books: Books, clock: Callable[[], datetime], password: str = PASSWORD) -> Desk:
    """The practice hall in `books`, founded where it is new; the supervisor's desk."""
    if not hall.is_founded(books):
        hall.found(books, OFFICE, "1", SUPERVISOR.login, SUPERVISOR.name, password, clock())
        desk = Desk(books, SUPERVISOR, "1", clock)
        for clerk in CLERKS:
            people.add(desk, clerk.login, clerk.name, clerk.role, password, new_act())
    return Desk(books, SUPERVISOR, "1", clock)
