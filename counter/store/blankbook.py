"""Reading the register of results and the stock of blanks the way several journeys need them.

A blank is received, held (by whoever the latest issue names), and then either used (a result
stands on it) or spoiled (void, with or without a result). What is neither is left.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from peewee import JOIN, Expression

from counter.errors import Refused
from counter.store.tables.blanks import BlankIssue, BlankRange, BlankSpoiled, Result
from counter.store.tables.cases import Case, Piece
from counter.text import Text
from counter.values.serial import SerialNo


class NumberUsed(Refused):
    """A number that stands on a result already, or on none any more because it is spoiled."""

    def __init__(self, number: str, case_no: str) -> None:
        self.number, self.case_no = number, case_no
        told = Text(
            "{no} 已用于 {case}。请核对手里的认证纸。",
            "{no} was used for {case}. Look at the sheet in your hand.",
        )
        super().__init__(told.fill(no=number, case=case_no))


class NumberSpoiled(Refused):
    """A blank that was spoiled; `reason` is what was said then."""

    def __init__(self, number: str, on: date, reason: str) -> None:
        self.number, self.on, self.reason = number, on, reason
        told = Text(
            "{no} 已于 {on} 作废（{reason}），不能使用。请换一张。",
            "{no} was spoiled on {on} ({reason}). Take another sheet.",
        )
        super().__init__(told.fill(no=number, on=on.isoformat(), reason=reason))


class NotInStock(Refused):
    """A number that never came into the hall, which keeps stock."""

    def __init__(self, number: str) -> None:
        self.number = number
        told = Text(
            "{no} 不在库存号段内。请核对号码，或由主管先登记入库。",
            "{no} is not in stock. Check the number, or let a supervisor receive it first.",
        )
        super().__init__(told.fill(no=number))


class IssuedToAnother(Refused):
    """A blank that another clerk holds."""

    def __init__(self, number: str, name: str) -> None:
        self.number, self.name = number, name
        told = Text(
            "{no} 已发给{name}。请用自己领的认证纸，或由主管改发。",
            "{no} was issued to {name}. Use your own sheets, or let a supervisor issue it anew.",
        )
        super().__init__(told.fill(no=number, name=name))


class ResultStands(Refused):
    """A case that is to end without a result, although some of its stickers are valid."""

    def __init__(self, case_no: str, stickers: tuple[str, ...]) -> None:
        self.case_no, self.stickers = case_no, stickers
        told = Text(
            "{no} 的认证纸 {stickers} 仍然有效。请先作废，再撤回、退回或不予办理。",
            "{no}: {stickers} still stand. Make them void first, then end the case.",
        )
        super().__init__(told.fill(no=case_no, stickers="、".join(stickers[:20])))


@dataclass(frozen=True)
class Span:
    """Consecutive blanks in one hand; an empty `login`: in the cupboard."""

    first: SerialNo
    last: SerialNo
    login: str
    name: str

    @property
    def count(self) -> int:
        """How many numbers it has."""
        return self.first.until(self.last)

    @classmethod
    def of(cls, roll: BlankRange) -> Span:
        """All of a roll."""
        first = SerialNo(roll.prefix, roll.first, roll.width)
        return cls(first, SerialNo(roll.prefix, roll.last, roll.width), "", "")


def is_stock_kept() -> bool:
    """Whether the hall keeps stock: it does from the first roll received."""
    return BlankRange.select().exists()


def is_received(no: SerialNo) -> bool:
    """Whether the number came into the hall."""
    return BlankRange.select().where(covers(BlankRange, no)).exists()


def holder(no: SerialNo) -> BlankIssue | None:
    """The latest issue of this number."""
    found: BlankIssue | None = (
        BlankIssue.select().where(covers(BlankIssue, no)).order_by(BlankIssue.id.desc()).first()
    )
    return found


def must_be_unused(no: SerialNo) -> None:
    """Refuse (`NumberUsed`, `NumberSpoiled`) a blank that is no longer blank."""
    spoiled = BlankSpoiled.get_or_none(BlankSpoiled.sticker_no == str(no))
    if spoiled is not None:
        raise NumberSpoiled(str(no), spoiled.day, spoiled.reason)
    used = Result.select(Result, Case).join(Case).where(Result.sticker_no == str(no)).first()
    if used is not None:
        raise NumberUsed(str(no), used.case.no)


def must_be_in_hand(no: SerialNo, login: str) -> None:
    """Refuse (`NotInStock`, `IssuedToAnother`) a blank that this clerk cannot have."""
    if not is_stock_kept():
        return
    if not is_received(no):
        raise NotInStock(str(no))
    held = holder(no)
    if held is not None and held.login not in ("", login):
        raise IssuedToAnother(str(no), held.name)


def spans(roll: BlankRange) -> list[Span]:
    """The blanks of a roll, cut where they change hands."""
    issues = list(
        BlankIssue.select()
        .where(
            BlankIssue.prefix == roll.prefix, BlankIssue.width == roll.width,
            BlankIssue.first <= roll.last, BlankIssue.last >= roll.first,
        )
        .order_by(BlankIssue.id.desc())
    )  # fmt: skip
    edges = {roll.first, roll.last + 1}
    for issue in issues:
        edges |= {max(issue.first, roll.first), min(issue.last, roll.last) + 1}
    cuts = sorted(edges)
    found: list[Span] = []
    for first, after in pairwise(cuts):
        held = next((i for i in issues if i.first <= first <= i.last), None)
        login, name = ("", "") if held is None else (held.login, held.name)
        start = SerialNo(roll.prefix, first, roll.width)
        end = SerialNo(roll.prefix, after - 1, roll.width)
        if found and found[-1].login == login:
            start = found.pop().first
        found.append(Span(start, end, login, name))
    return found


def used_in(span: Span) -> int:
    """How many of these carry a result that is valid."""
    query = Result.select().join(
        BlankSpoiled, JOIN.LEFT_OUTER, on=(BlankSpoiled.result == Result.id)
    )
    return int(query.where(_lies_in(Result, span), BlankSpoiled.id.is_null()).count())


def spoiled_in(span: Span) -> int:
    """How many of these are void."""
    return int(BlankSpoiled.select().where(_lies_in(BlankSpoiled, span)).count())


def valid_results(case: Case) -> list[Result]:
    """The results of a case that stand, in the order of its pieces."""
    return list(
        Result.select(Result, Piece)
        .join(Piece)
        .switch(Result)
        .join(BlankSpoiled, JOIN.LEFT_OUTER, on=(BlankSpoiled.result == Result.id))
        .where(Result.case == case, BlankSpoiled.id.is_null())
        .order_by(Piece.no)
    )


def must_have_none(case: Case, pieces: Collection[int] | None = None) -> None:
    """Refuse (`ResultStands`) a case, or these pieces of it, on which a valid sticker stands."""
    found = tuple(no for piece, no in stickers(case).items() if pieces is None or piece in pieces)
    if found:
        raise ResultStands(case.no, found)


def stickers(case: Case) -> dict[int, str]:
    """The sticker's number of each piece of a case that has one, by the piece's number."""
    return {result.piece.no: result.sticker_no for result in valid_results(case)}


def covers(table: type[BlankRange] | type[BlankIssue], no: SerialNo) -> Expression:
    """That a row of `table` holds this number."""
    return (
        (table.prefix == no.prefix) & (table.width == no.width)
        & (table.first <= no.number) & (table.last >= no.number)
    )  # fmt: skip


def _lies_in(table: type[Result] | type[BlankSpoiled], span: Span) -> Expression:
    return (
        (table.prefix == span.first.prefix) & (table.width == span.first.width)
        & table.number.between(span.first.number, span.last.number)
    )  # fmt: skip
