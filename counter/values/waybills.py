"""Runs of waybill numbers as a carrier's roll has them, and weights as a scale types them.

An S10 number of the Universal Postal Union is two letters, eight digits, a check digit and two
letters of the country: the eight digits count up, and each number has a check digit of its own.
Of other numbers no check digit is known, so their digits simply count up.

>>> s10_check("12345678"), run("RA 12345678 5 GB", "RA123456808GB")
(5, ('RA123456785GB', 'RA123456799GB', 'RA123456808GB'))
>>> run("1151238971060", "1151238971061")
('1151238971060', '1151238971061')
"""

from __future__ import annotations

import re

from counter.errors import Refused
from counter.text import Text
from counter.values.postal import check_waybill

_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)  # UPU standard S10
_S10 = re.compile(r"([A-Z]{2})([0-9]{8})([0-9])([A-Z]{2})")
_PLAIN = re.compile(r"(.*?)([0-9]{1,15})")
MOST = 20_000  # a roll has some hundreds; more is a slip of the keyboard


class BadRun(Refused):
    """Two numbers that are no ends of one roll."""


def s10_check(digits: str) -> int:
    """The check digit of eight digits: 11 less the weighted sum modulo 11; 10 is 0, 11 is 5."""
    rest = 11 - sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=True)) % 11
    return {10: 0, 11: 5}.get(rest, rest)


def run(first: str, last: str) -> tuple[str, ...]:
    """Every number from `first` to `last`, both counted, each with its check digit.

    Refuses (`BadWaybill`) an end that is no number of a waybill, and (`BadRun`) ends that differ
    in more than their running digits, stand the wrong way round, or are too far apart.
    """
    start, end = check_waybill(first), check_waybill(last)
    s10 = _S10.fullmatch(start), _S10.fullmatch(end)
    if s10[0] and s10[1]:
        frame = tuple((found[1], found[4], 8) for found in s10 if found)
        low, high = int(s10[0][2]), int(s10[1][2])
    else:
        ends = _PLAIN.fullmatch(start), _PLAIN.fullmatch(end)
        if not ends[0] or not ends[1]:
            raise _not_a_run(start, end)
        frame = tuple((found[1], "", len(found[2])) for found in ends if found)
        low, high = int(ends[0][2]), int(ends[1][2])
    if frame[0] != frame[1] or high < low:
        raise _not_a_run(start, end)
    if high - low >= MOST:
        raise BadRun(
            Text("{first} 到 {last} 有 {n} 个号码，一次最多登记 {most} 个。请核对起止号。",
                 "{first} to {last} are {n} numbers; at most {most} are entered at once. Check "
                 "both ends.")
            .fill(first=start, last=end, n=high - low + 1, most=MOST)
        )  # fmt: skip
    before, after, width = frame[0]
    digits = (f"{number:0{width}d}" for number in range(low, high + 1))
    if not s10[0]:
        return tuple(before + each for each in digits)
    return tuple(f"{before}{each}{s10_check(each)}{after}" for each in digits)


def _not_a_run(first: str, last: str) -> BadRun:
    return BadRun(
        Text("{first} 到 {last} 不是一段连续的号码。请核对起止号。",
             "{first} to {last} is no run of numbers. Check both ends.")
        .fill(first=first, last=last)
    )  # fmt: skip
