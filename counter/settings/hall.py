"""The hall is founded once: particulars, the secret for tags, rules, the first supervisor."""

from __future__ import annotations

import re
import secrets
from datetime import datetime

from counter.credentials import hashed
from counter.desk import Desk, read_office
from counter.errors import BadAnswers, Fault, Refused
from counter.settings.people import new_person_faults
from counter.store import journal, shelf
from counter.store.database import Books
from counter.store.journal import Line
from counter.store.tables.hall import Fact, Person
from counter.store.tables.rules import RuleEdition
from counter.text import Text
from counter.values import facts
from counter.values.clerk import Clerk, Right, Role
from counter.values.names import check_name
from counter.values.office import Office
from counter.values.remarks import remark

_LONGEST = {"window": 16}


class AlreadyFounded(Refused):
    """There is a hall in this folder already."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text("这里已经是“{name}”，不能重新设置。", "This is '{name}' already.").fill(name=name)
        )


def is_founded(books: Books) -> bool:
    """Whether the first page has been filled in."""
    with books.reading():
        return Fact.get_or_none(Fact.name == "office") is not None


def found(
    books: Books, office: Office, window: str, login: str, name: str, password: str,
    clock: datetime,
) -> Clerk:  # fmt: skip
    """Found the hall and its first supervisor; refuses (`BadAnswers`, `AlreadyFounded`).

    `clock` is the moment of founding.
    """
    faults = (*_faults(office, window), *new_person_faults(login, name, password))
    if faults:
        raise BadAnswers(faults)
    name = check_name(name)
    with books.transaction():
        if Fact.get_or_none(Fact.name == "office") is not None:
            raise AlreadyFounded(read_office().name)
        Fact.create(name="office", value=facts.plain(office))
        Fact.create(name="tag_key", value=secrets.token_hex(32))
        body, digest = shelf.shipped()
        RuleEdition.insert(
            number=1, digest=digest, body=body, entered_at=clock, entered_by=name,
            note="shipped with the program",
        ).execute()  # fmt: skip
        Person.create(login=login, name=name, role=Role.SUPERVISOR.name, password=hashed(password))
        lines = (
            Line("found", "hall", {"office": office, "edition": digest}),
            Line("add_person", login, {"name": name, "role": Role.SUPERVISOR}),
        )
        journal.append(lines, at=clock, day=None, window=window, clerk=name, act="found")
    return Clerk(login, name, Role.SUPERVISOR)


def change_office(desk: Desk, office: Office, act: str) -> Office:
    """New particulars for papers made from now on; the hall code stays (it is in every tag)."""
    with desk.signed(Right.KEEP_HALL, act, dated=False) as pen:
        before = read_office()
        if pen.answer is None:
            faults = _faults(office, desk.window)
            if office.hall_code != before.hall_code:
                told = Text("大厅代码不能更改。", "The hall code cannot be changed.")
                faults = (*faults, Fault("hall_code", told))
            if faults:
                raise BadAnswers(faults)
            Fact.update(value=facts.plain(office)).where(Fact.name == "office").execute()
            pen.write("change_office", "hall", {"before": before, "after": office})
    return office


def _faults(office: Office, window: str) -> tuple[Fault, ...]:
    faults: list[Fault] = []
    for code, value, title in (
        ("name", office.name, Text("单位名称", "the office's name")),
        ("address", office.address, Text("地址", "the address")),
        ("phone", office.phone, Text("电话", "the phone")),
        ("window", window, Text("窗口号", "the window number")),
    ):
        what = Text("请填写{title}。", "Fill in {title}.").fill(title=title)
        try:
            remark(code, value, what, _LONGEST.get(code, 200))
        except BadAnswers as bad:
            faults += bad.faults
    if not re.fullmatch("[0-9]{3}", office.hall_code):
        told = Text("大厅代码是三位数字，如 001。", "The hall code is three digits, such as 001.")
        faults.append(Fault("hall_code", told))
    return tuple(faults)
