"""Picking a division while one types: its name, the beginning of it, or its pinyin initials.

What stands above is respected where it is known, and follows where it is not.

>>> [pick.name for pick in picks("county", Place("重庆市"), "yzq")]
['渝中区']
>>> picks("town", Place("重庆市", "", "渝中区"), "jfb")[0].place.town
'解放碑街道'
>>> picks("county", Place(), "江北", near="重庆市")[0].place.province
'重庆市'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from counter.rules.divisions import County, Place, counties
from counter.values.names import initials

Level = Literal["province", "city", "county", "town"]
LEVELS: tuple[Level, ...] = get_args(Level)
_MOST = 60  # more are not looked through; one types another letter


@dataclass(frozen=True)
class Pick:
    """A candidate: the whole place down to it, and what its row says."""

    place: Place
    name: str
    above: str


def picks(level: Level, where: Place, typed: str, near: str = "") -> tuple[Pick, ...]:
    """Divisions of a level that `typed` may mean, those of the province `near` first.

    Levels above that `where` names must agree; nothing typed lists all below them. Without any
    of them only the province `near` is listed, unless two Chinese characters say which is meant.
    """
    sought = "".join(typed.split()).lower()
    found: dict[tuple[str, ...], Pick] = {}
    for place in _places(level, where, sought, near):
        name = getattr(place, level)
        if _fits(name, sought):
            key = (place.province, place.city, place.county, place.town)
            found.setdefault(key, Pick(place, name, "".join(key[: LEVELS.index(level)])))
            if len(found) == _MOST:
                break
    return tuple(
        sorted(found.values(), key=lambda pick: (pick.place.province != near and bool(near),
                                                 not pick.name.startswith(sought)))
    )  # fmt: skip


def is_known(level: Level, where: Place) -> bool:
    """Whether the list has this level's name below what stands above it; an empty one counts."""
    name = getattr(where, level)
    if not name:
        return True
    return any(pick.name == name for pick in picks(level, above(where, level), name))


def above(where: Place, level: Level) -> Place:
    """Only what stands above `level`.

    >>> above(Place("重庆市", "", "渝中区", "上清寺街道"), "county")
    Place(province='重庆市', city='', county='', town='', is_inferred=False, is_former=False)
    """
    kept = LEVELS.index(level)
    province, city, county, town = (
        getattr(where, upper) if number < kept else "" for number, upper in enumerate(LEVELS)
    )
    return Place(province, city, county, town)


def _places(level: Level, where: Place, sought: str, near: str) -> Iterator[Place]:
    uppers = LEVELS[: LEVELS.index(level)]
    is_open = level != "province" and not any(getattr(where, upper) for upper in uppers)
    is_said = len(sought) > 1 and not sought.isascii()
    for county in counties():
        if any(getattr(where, upper) not in ("", _part(county, upper)) for upper in uppers):
            continue
        if is_open and not is_said and county.province != near:
            continue
        yield from _down_to(level, county)


def _down_to(level: Level, county: County) -> Iterator[Place]:
    if level == "town":
        for town in county.towns:
            yield Place(county.province, county.city, county.county, town)
    elif _part(county, level):
        whole = Place(county.province, county.city, county.county)
        yield above(whole, LEVELS[LEVELS.index(level) + 1])


def _part(county: County, level: Level) -> str:
    return str(getattr(county, level, ""))


def _fits(name: str, sought: str) -> bool:
    if not sought or sought in name:
        return True
    return sought.isascii() and _initials(name).startswith(sought)


@lru_cache(maxsize=8192)
def _initials(name: str) -> str:
    return initials(name)
