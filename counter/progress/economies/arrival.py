"""Cards as they come from the MFA: what is typed from them, and what cannot be right.

A number is known once, a last day lies within the years that a card is good for, and the back
names only economies that have agreed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from counter.errors import BadAnswers, Fault
from counter.rules import wording
from counter.rules.apec import card_years
from counter.store import cardbook, shelf
from counter.store.cardbook import Person
from counter.store.tables.apec import TravelCard
from counter.store.tables.cases import Case
from counter.text import Text
from counter.values.months import months_on
from counter.values.remarks import remark

_NO_NUMBER = Text("请填写卡号。", "Enter the card's number.")
_KNOWN = Text("卡号 {no} 已登记。", "Card {no} is in the books already.")
_TWICE = Text("卡号 {no} 填了两次。", "Card {no} was entered twice.")
_BAD_END = Text("有效期至 {day} 不合理：应在今天之后、{most} 或以前。",
                "Valid until {day} cannot be right: after today, by {most}.")  # fmt: skip
_BAD_ISSUE = Text("签发日期不能晚于今天。", "It cannot have been issued after today.")
_NO_BACK = Text("请选择卡背面的经济体。", "Choose the economies on the card's back.")
_NOT_AGREED = Text("{names} 未批准，不能印在卡背面。请先登记答复。",
                   "{names}: not approved. Note the answers first.")  # fmt: skip
_NOBODY = Text("第 {no} 位持卡人不等这张卡。", "Card holder {no} is not waiting for a card.")


@dataclass(frozen=True)
class Arrived:
    """One card as it came: for whom, its number, its days, the economies on its back."""

    piece_no: int
    card_no: str
    expires_on: date
    economies: tuple[str, ...]
    issued_on: date | None = None


def checked(
    case: Case, people: Mapping[int, Person], waiting: set[int], arrived: tuple[Arrived, ...],
    today: date,
) -> list[Arrived]:  # fmt: skip
    """The cards, tidied; `waiting` are the persons without one. Refuses `BadAnswers`."""
    most = 12 * card_years(shelf.newest(), today)
    known = {economy.code for economy in cardbook.economies_of(case)}
    was_asked = case.no in cardbook.asked_on([case.no])
    cards: list[Arrived] = []
    faults: list[Fault] = [] if arrived else [Fault("card_no", _NO_NUMBER)]
    for one in arrived:
        if one.piece_no not in waiting:
            faults.append(Fault("card_no", _NOBODY.fill(no=one.piece_no), one.piece_no))
            continue
        number = remark("card_no", one.card_no, _NO_NUMBER, longest=40).upper()
        if any(number == other.card_no for other in cards):
            faults.append(Fault("card_no", _TWICE.fill(no=number), one.piece_no))
        elif TravelCard.get_or_none(TravelCard.card_no == number) is not None:
            faults.append(Fault("card_no", _KNOWN.fill(no=number), one.piece_no))
        agreed = set(people[one.piece_no].approved) if was_asked else known
        faults += [*_days(one, most, today), *_back(one, agreed)]
        cards.append(replace(one, card_no=number))
    if faults:
        raise BadAnswers(tuple(faults))
    return cards


def _days(one: Arrived, most: int, today: date) -> Iterator[Fault]:
    if one.issued_on is not None and one.issued_on > today:
        yield Fault("issued_on", _BAD_ISSUE, one.piece_no)
    last = months_on(one.issued_on or today, most)
    if not today < one.expires_on <= last:
        what = _BAD_END.fill(day=one.expires_on.isoformat(), most=last.isoformat())
        yield Fault("expires_on", what, one.piece_no)


def _back(one: Arrived, agreed: set[str]) -> Iterator[Fault]:
    if not one.economies:
        yield Fault("economies", _NO_BACK, one.piece_no)
    strangers = [code for code in one.economies if code not in agreed]
    if strangers:
        names = Text.listing(map(wording.country, strangers))
        yield Fault("economies", _NOT_AGREED.fill(names=names), one.piece_no)
