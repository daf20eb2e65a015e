"""The provinces, cities, counties and towns of China, and which of them an address begins with.

People leave out what everybody knows (重庆渝中区, 渝中区, 成都武侯区): a name may stand without its
last word (重庆 for 重庆市), and levels may be missing where the next one is the only one of its
name.

>>> found, rest = place("重庆渝中区解放碑街道民权路28号")
>>> found.province, found.city, found.county, found.town, rest
('重庆市', '', '渝中区', '解放碑街道', '民权路28号')
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from resources import data

_LAST_WORDS = (
    "特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市", "地区", "盟",
    "自治州", "自治县", "自治旗", "林区", "新区", "区", "县", "旗",
)  # fmt: skip
_PEOPLES = (
    "土家族", "苗族", "侗族", "布依族", "彝族", "藏族", "羌族", "回族", "傣族", "白族", "哈尼族",
    "壮族", "景颇族", "傈僳族", "朝鲜族", "蒙古族", "蒙古", "哈萨克", "柯尔克孜",
)  # fmt: skip
_SHORTEST = 2  # 城区 and 郊区 may not lose their last word
_GAPS = " ,，"
_STREET = re.compile(
    r"[大新老东西南北中上下一二三四五六七八九十]{0,3}"
    r"(?:[路街巷道里弄村桥]|大道|广场|大厦|公园|饭店|宾馆|酒店|大学|学院|花园)"
)
_FIRST = 8  # a former name further on than this is a street's


@dataclass(frozen=True)
class Place:
    """Where an address lies, as far as it says; a level that is not known is empty.

    `is_inferred`: a level above was left out and follows from one below. `is_former`: what was
    written is a name that the county or city had before (former.csv).
    """

    province: str = ""
    city: str = ""
    county: str = ""
    town: str = ""
    is_inferred: bool = False
    is_former: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether a parcel would find the county: province, and city or county."""
        return bool(self.province and (self.county or self.city))


@dataclass(frozen=True)
class County:
    """A line of the list; `city` is empty in a municipality, `county` where a city has none."""

    province: str
    city: str
    county: str
    towns: tuple[str, ...]


def place(address: str, near: str = "") -> tuple[Place, str]:
    """The place that the address begins with, and the rest of it.

    Where several counties fit and nothing decides, that of the province `near` is taken, marked
    as inferred; else none is, and the rest is the whole address.

    >>> place("江北区观音桥")[0].province, place("江北区观音桥", near="重庆市")[0].province
    ('', '重庆市')
    >>> place("北京市宣武区牛街")[0].county, place("重庆市江津市几江街道")[0].county
    ('西城区', '江津区')
    """
    found, rest = _present(address, near)
    if found.county or not found.province:
        return found, rest
    for city, was, now in _former():
        if was in rest[:_FIRST] and city in (found.city, found.province):
            renamed, after = _present(address.replace(was, now, 1), near)
            if renamed.county:
                return replace(renamed, is_former=True), after
    return found, rest


def _present(address: str, near: str) -> tuple[Place, str]:
    """The place by the names of today."""
    readings = [
        reading for county in _candidates(address) for reading in _readings(address, county)
    ]
    if not readings:
        return Place(), address
    longest = max((reading.end, len(reading.levels)) for reading in readings)
    best = {r.county: r for r in readings if (r.end, len(r.levels)) == longest}
    if near and len({county.province for county in best}) > 1:
        best = {c: r for c, r in best.items() if c.province == near} or best
    found = _common(tuple(best.values()))
    if found is None:
        return Place(), address
    rest = address[longest[0] :].lstrip(_GAPS)
    if found.county and rest[:1] in ("市", "县") and found.county.endswith(("区", "市")):
        # 江津市 is 江津区 now: what was read is the name without its last word
        found, rest = replace(found, is_former=True), rest[1:].lstrip(_GAPS)
    town = _town(tuple(best), rest) if len(best) == 1 else ""
    return replace(found, town=town), rest[len(town) :].lstrip(_GAPS)


@dataclass(frozen=True)
class _Reading:
    """An address read as lying in a county: up to where, and which levels it named."""

    county: County
    end: int
    levels: tuple[int, ...]  # 0 province, 1 city, 2 county


def _readings(address: str, county: County) -> Iterator[_Reading]:
    """The ways in which the beginning of the address names this county.

    A level may be skipped though it fits: 吉林市 is a city, not the province 吉林 before 市.
    """
    start = 2 if address.startswith("中国") else 0
    names = (county.province, county.city, county.county)
    for first in range(len(names)):
        at, levels = start, []
        for level in range(first, len(names)):
            gap = len(address) - at - len(address[at:].lstrip(_GAPS))
            length = _begins(address[at + gap :], names[level])
            if length:
                at += gap + length
                levels.append(level)
        if levels and not _is_too_short(address, at, county, levels):
            yield _Reading(county, at, tuple(levels))


def _is_too_short(address: str, end: int, county: County, levels: list[int]) -> bool:
    """Whether only a shortened name was read, which streets begin with too: 解放碑, 中山四路."""
    is_short = address[end - 1] not in "区县市旗省盟州"
    if len(levels) == 1 and is_short and _STREET.match(address, end):
        return True
    if levels != [2] or address[end - 1] in "区县市旗":
        return False
    return not _town((county,), address[end:].lstrip(_GAPS))


def _town(among: tuple[County, ...], text: str) -> str:
    towns = [town for county in among for town in county.towns if text.startswith(town)]
    return max(towns, key=len, default="")


def _begins(text: str, name: str) -> int:
    """How much of `text` is this name, in full or as people shorten it; 0 for nothing."""
    for form in _forms(name):
        if text.startswith(form):
            return len(form)
    return 0


@lru_cache(maxsize=8192)
def _forms(name: str) -> tuple[str, ...]:
    """A division's name and how people shorten it, longest first."""
    if not name:
        return ()
    forms = [name]
    for last in _LAST_WORDS:
        if name.endswith(last) and len(name) - len(last) >= _SHORTEST:
            short = name[: -len(last)]
            for people in _PEOPLES * 2:  # two may be named: 土家族苗族自治县
                if short.endswith(people) and len(short) - len(people) >= _SHORTEST:
                    short = short[: -len(people)]
                    forms.append(short + last.removeprefix("自治"))
            forms.append(short)
            break
    return tuple(sorted(set(forms), key=len, reverse=True))


def _common(best: tuple[_Reading, ...]) -> Place | None:
    """What all the best readings share; None where they lie in different provinces."""
    first = best[0]
    if len({reading.county.province for reading in best}) > 1:
        return None
    lowest = first.levels[-1]
    names = (first.county.province, first.county.city, first.county.county)
    if len(best) == 1 and (lowest == 2 or not names[2]):
        lowest = 2
    left_out = any(names[level] and level not in first.levels for level in range(lowest))
    province, city, county = (name if level <= lowest else "" for level, name in enumerate(names))
    return Place(province, city, county, is_inferred=left_out)


def _candidates(address: str) -> Iterator[County]:
    """The counties of which one level begins the address (`中国` before it does not count)."""
    begin = address.removeprefix("中国").lstrip(" ,，")
    seen: set[int] = set()
    for length in range(_SHORTEST, min(len(begin), 14) + 1):
        for number in _index().get(begin[:length], ()):
            if number not in seen:
                seen.add(number)
                yield counties()[number]


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, county in enumerate(counties()):
        for level in (county.province, county.city, county.county):
            for form in _forms(level):
                found[form].append(number)
    return {form: tuple(numbers) for form, numbers in found.items()}


@lru_cache(maxsize=1)
def counties() -> tuple[County, ...]:
    """All counties of the list, in its order."""
    lines = io.StringIO(data("divisions/divisions.csv").decode("utf-8"), newline="")
    return tuple(
        County(row["province"], row["city"], row["county"], tuple(row["towns"].split()))
        for row in csv.DictReader(lines)
    )


@lru_cache(maxsize=1)
def _former() -> tuple[tuple[str, str, str], ...]:
    """City (or municipality), the former name of its county, and where that lies today."""
    lines = io.StringIO(data("divisions/former.csv").decode("utf-8"), newline="")
    return tuple((row["city"], row["was"], row["now"]) for row in csv.DictReader(lines))


def provinces() -> Iterable[str]:
    """The names of all provinces, in the order of the list."""
    return dict.fromkeys(county.province for county in counties())
