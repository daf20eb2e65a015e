"""Pretend clerks put on the stickers: rolls come in when none is left, now and then one is torn."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import replace

from counter.desk import Desk, new_act
from counter.outbox import PaperJob
from counter.practice.hall import SUPERVISOR
from counter.progress.blanks.in_hand import next_blanks
from counter.progress.blanks.receive import issue_blanks, receive_blanks
from counter.progress.blanks.spoil import spoil_blank
from counter.progress.blanks.stock import stock
from counter.progress.register.remake import remake
from counter.progress.register.results import proposal
from counter.progress.register.seal import seal
from counter.progress.register.sticker import Signing, Sticker, follow
from counter.progress.standing import Standing, standing
from counter.second_person import vouch
from counter.settings.people import people
from counter.values.serial import read_serial

ROLL = 500  # sheets
SIGNING = Signing("周敏", "重庆")
FIRST = "CQ00000001"
FIRST_APOSTILLE, FIRST_LEGALISATION = "26500001", "26100001"


def seal_case(
    desk: Desk, chance: random.Random, stands: Standing, printer: Callable[[Desk, PaperJob], object]
) -> bool:
    """Put a sticker on every piece that has none; the numbers run on."""
    seen = proposal(desk, stands.case_no)
    blanks = _blanks(desk, len(seen.pieces))
    first = FIRST_APOSTILLE if seen.is_apostille else FIRST_LEGALISATION
    head = Sticker(0, seen.authentication_no or first, seen.small_no or "001", FIRST)
    numbers = follow(head, seen.pieces, seen.is_apostille)
    stickers = tuple(
        replace(number, sticker_no=blank) for number, blank in zip(numbers, blanks, strict=True)
    )
    seal(desk, stands.case_no, stands.revision, stickers, SIGNING, new_act())
    return True


def tear_one(desk: Desk, password: str) -> None:
    """The next blank is torn; the supervisor looks and confirms."""
    second = vouch(desk, SUPERVISOR.login, password)
    spoil_blank(desk, _blanks(desk, 1)[0], "撕裂", second, new_act())


def misprint_one(desk: Desk, numbers: Iterable[str], password: str) -> str | None:
    """Of these cases the first apostille that is still here was misprinted: its result is void,
    and it is to be made anew. The case's number, or None."""
    for case_no in numbers:
        stands = standing(desk, case_no)
        if stands.letters != "RZ" or stands.step not in ("made", "ready"):
            continue
        if proposal(desk, case_no).is_apostille:
            second = vouch(desk, SUPERVISOR.login, password)
            remake(desk, case_no, stands.revision, "打印错位", second, new_act(), (1,))
            return case_no
    return None


def _blanks(desk: Desk, count: int) -> tuple[str, ...]:
    """The clerk's next blanks; where too few are left the supervisor hands out another roll."""
    found = next_blanks(desk, count)
    if len(found) < count:
        _hand_out(desk, max(ROLL, count))
        found = next_blanks(desk, count)
    return found


def _hand_out(desk: Desk, count: int) -> None:
    supervisor = Desk(desk.books, SUPERVISOR, desk.window, desk.clock)
    rolls = stock(supervisor).rolls
    first = read_serial(rolls[-1].last).plus(1) if rolls else read_serial(FIRST)
    last = first.plus(count - 1)
    source = f"领取单第 {len(rolls) + 1} 号"
    receive_blanks(supervisor, str(first), str(last), source, new_act())
    if desk.clerk.login in {member.login for member in people(desk)}:
        issue_blanks(supervisor, desk.clerk.login, str(first), str(last), new_act())
