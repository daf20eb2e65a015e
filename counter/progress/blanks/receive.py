"""入库 and 领用: blanks come into the hall, and go to the clerks who will use them."""

from __future__ import annotations

from dataclasses import dataclass

from counter.desk import Desk
from counter.errors import NotFound, Refused
from counter.store import blankbook
from counter.store.tables.blanks import BlankIssue, BlankRange, BlankSpoiled, Result
from counter.store.tables.hall import Person
from counter.text import Text
from counter.values.clerk import RIGHTS, Right, Role
from counter.values.remarks import remark
from counter.values.serial import SerialNo, read_serial

MOST = 1_000_000  # more in one delivery is a slip of the keyboard


class AlreadyReceived(Refused):
    """Some of these numbers came into the hall before."""

    def __init__(self, first: str, last: str) -> None:
        self.first, self.last = first, last
        told = Text(
            "号段与已入库的 {first} 至 {last} 重叠。请核对起止号。",
            "These numbers overlap {first} to {last}, received before. Check both ends.",
        )
        super().__init__(told.fill(first=first, last=last))


class TooMany(Refused):
    """A run of numbers that no delivery has."""

    def __init__(self, count: int) -> None:
        self.count = count
        told = Text("一次入库 {n} 张过多。请核对起止号。",
                    "{n} in one delivery is too many. Check both ends.")  # fmt: skip
        super().__init__(told.fill(n=f"{count:,}"))


class NotBlank(Refused):
    """Numbers that are to be issued, among which some are used or spoiled."""

    def __init__(self, number: str) -> None:
        self.number = number
        told = Text(
            "号段中的 {no} 已用过或已作废。请只发放未用的号码。",
            "{no} is used or spoiled already. Issue only blank numbers.",
        )
        super().__init__(told.fill(no=number))


@dataclass(frozen=True)
class Moved:
    """A run of blanks that was received or issued."""

    first: str
    last: str
    count: int
    name: str


def receive_blanks(desk: Desk, first: str, last: str, source: str, act: str) -> Moved:
    """A roll or box comes in; `source` names the paper it came with. The hall keeps stock from
    the first one on.

    Refuses `BadSerial`, `TooMany`, and `AlreadyReceived` where it overlaps an earlier one.
    """
    start, end, count = _run(first, last)
    paper = remark("source", source, Text("请填写来源单据。", "Enter the delivery note."))
    if count > MOST:
        raise TooMany(count)
    with desk.signed(Right.KEEP_BLANKS, act) as pen:
        if pen.answer is None:
            earlier = BlankRange.select().where(_overlaps(BlankRange, start, end)).first()
            if earlier is not None:
                raise AlreadyReceived(*_ends(earlier))
            BlankRange.create(
                prefix=start.prefix, width=start.width, first=start.number, last=end.number,
                source=paper, day=pen.day, received_at=pen.now, received_by=desk.clerk.name,
            )  # fmt: skip
            told = {"first": str(start), "last": str(end), "count": count, "source": paper}
            pen.write("receive_blanks", "blanks", told)
    return Moved(str(start), str(end), count, "")


def issue_blanks(desk: Desk, login: str, first: str, last: str, act: str) -> Moved:
    """Give blanks to a clerk, or back to the cupboard where `login` is empty.

    Refuses `BadSerial`, `NotFound` (no such clerk, or one who may not use them),
    `NotInStock`, and `NotBlank` where one of them is used or spoiled.
    """
    start, end, count = _run(first, last)
    with desk.signed(Right.KEEP_BLANKS, act) as pen:
        if pen.answer is not None:
            return Moved(str(start), str(end), count, str(pen.answer["name"]))
        name = _name_of(login)
        _must_be_in_stock(start, end)
        for table in (Result, BlankSpoiled):
            gone = (
                table.select()
                .where(
                    table.prefix == start.prefix, table.width == start.width,
                    table.number.between(start.number, end.number),
                )
                .order_by(table.number)
                .first()
            )  # fmt: skip
            if gone is not None:
                raise NotBlank(gone.sticker_no)
        BlankIssue.create(
            prefix=start.prefix, width=start.width, first=start.number, last=end.number,
            login=login, name=name, day=pen.day, issued_at=pen.now, issued_by=desk.clerk.name,
        )  # fmt: skip
        told = {"first": str(start), "last": str(end), "count": count, "login": login}
        pen.write("issue_blanks", "blanks", told)
        pen.result = {"name": name}
        return Moved(str(start), str(end), count, name)


def _run(first: str, last: str) -> tuple[SerialNo, SerialNo, int]:
    """Both ends of the run; an empty `last`, or only its digits, stand for the same series."""
    start = read_serial(first)
    tail = last.strip()
    if not tail:
        end = start
    elif start.prefix and tail.isascii() and tail.isdigit() and len(tail) <= start.width:
        end = SerialNo(start.prefix, int(tail), start.width)
    else:
        end = read_serial(last)
    return start, end, start.until(end)


def _name_of(login: str) -> str:
    if not login:
        return ""
    person = Person.get_or_none(Person.login == login, Person.is_active)
    if person is None or Right.ADVANCE not in RIGHTS[Role[person.role]]:
        raise NotFound(Text("可领用的账号 {login}", "a clerk {login}").fill(login=login))
    return str(person.name)


def _must_be_in_stock(start: SerialNo, end: SerialNo) -> None:
    """Every number between the two must have come in; a run may reach over several rolls."""
    number = start
    while True:
        roll = BlankRange.select().where(blankbook.covers(BlankRange, number)).first()
        if roll is None:
            raise blankbook.NotInStock(str(number))
        if roll.last >= end.number:
            return
        number = SerialNo(number.prefix, roll.last + 1, number.width)


def _overlaps(table: type[BlankRange], start: SerialNo, end: SerialNo) -> object:
    return (
        (table.prefix == start.prefix) & (table.width == start.width)
        & (table.first <= end.number) & (table.last >= start.number)
    )  # fmt: skip


def _ends(roll: BlankRange) -> tuple[str, str]:
    whole = blankbook.Span.of(roll)
    return str(whole.first), str(whole.last)
