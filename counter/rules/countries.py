"""Countries and regions by name, as a clerk types them: 阿联酋, UAE, AE, alq, Zaire.

The names are one reviewed file (`resources/seed/countries.csv`): the 249 codes of ISO 3166 and
XK, with old names, abbreviations, pinyin and initials written out beforehand.

>>> find("alq")[0].iso2
'AE'
>>> find("Burma")[0].name
Text(zh='缅甸', en='Myanmar')
>>> find("Atlantis")
()
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from counter.rules.edition import seed_table
from counter.text import Text


@dataclass(frozen=True)
class Country:
    """A country or region of use: ISO 3166 alpha-2, its name, other names it goes by."""

    iso2: str
    name: Text
    aliases: tuple[str, ...]


def find(text: str, limit: int = 8) -> tuple[Country, ...]:
    """Countries that `text` may mean, the surest first; nothing for an unknown or empty text.

    Whole code or name, then beginning of a name (or of its pinyin), then initials, then a part of
    a name. Capitals, spaces, accents and full-width letters do not matter. Two countries that
    share a name (刚果, Congo) both come: the clerk chooses.
    """
    sought = _bare(text)
    if not sought:
        return ()
    ranked = [(entry.rank(sought), place) for place, entry in enumerate(_entries())]
    best = sorted((rank, place) for rank, place in ranked if rank < _NO)[:limit]
    return tuple(_entries()[place].country for _, place in best)


def by_code(iso2: str) -> Country | None:
    """The country with this alpha-2 code in capitals; None for any other text."""
    return _by_code().get(iso2)


def every() -> tuple[Country, ...]:
    """All countries and regions in the order of their pinyin."""
    return tuple(entry.country for entry in _entries())


_EXACT, _BEGINNING, _INITIALS, _INITIALS_BEGIN, _PART, _NO = range(6)


@dataclass(frozen=True)
class _Entry:
    country: Country
    whole: frozenset[str]  # codes, names, pinyin
    names: tuple[str, ...]  # names and pinyin
    initials: tuple[str, ...]
    parts: str  # names joined by a sign that nobody can type

    def rank(self, sought: str) -> int:
        if sought in self.whole:
            return _EXACT
        if any(name.startswith(sought) for name in self.names):
            return _BEGINNING
        if sought in self.initials:
            return _INITIALS
        if any(letters.startswith(sought) for letters in self.initials):
            return _INITIALS_BEGIN
        return _PART if sought in self.parts else _NO


@lru_cache(maxsize=1)
def _entries() -> tuple[_Entry, ...]:
    return tuple(_entry(row) for row in seed_table("countries"))


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Country]:
    return {entry.country.iso2: entry.country for entry in _entries()}


def _entry(row: dict[str, str]) -> _Entry:
    aliases = _cell(row["aliases"])
    names = tuple(_bare(name) for name in (row["name_zh"], row["name_en"], *aliases))
    pinyin = _cell(row["pinyin"])
    return _Entry(
        country=Country(row["iso2"], Text(row["name_zh"], row["name_en"]), aliases),
        whole=frozenset({row["iso2"].lower(), row["iso3"].lower(), *names, *pinyin}),
        names=(*names, *pinyin),
        initials=_cell(row["initials"]),
        parts="\0".join(names),
    )


def _cell(written: str) -> tuple[str, ...]:
    return tuple(written.split("|")) if written else ()


def _bare(text: str) -> str:
    """Letters and digits alone: no case, accents, width, spaces or signs."""
    spread = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[\W_]", "", "".join(c for c in spread if not unicodedata.combining(c)))
