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

    Whole code or name, then beginning of a name (or of its pinyin) or whole initials, then a part
    of these; among equals those first to which most people go. Capitals, spaces, accents and
    full-width letters do not matter. Two countries that share a name (刚果, Congo) both come: the
    clerk chooses.
    """
    sought = _bare(text)
    if not sought:
        return ()
    ranked = []
    for place, entry in enumerate(_entries()):
        rank = entry.rank(sought)
        if rank < _NO:
            # Whole initials weigh as much as a beginning: els is 俄罗斯, not El Salvador.
            group = _BEGINNING if rank == _INITIALS else rank
            ranked.append((group, entry.place_of_favour, rank, place))
    return tuple(_entries()[place].country for *_, place in sorted(ranked)[:limit])


def rivals(text: str) -> tuple[Country, ...]:
    """The countries that `text` names wholly, each as good as the other: 刚果 names two.

    Two small letters are a code for one and may be the initials of another: gb is 英国's code and
    古巴's initials. In capitals (GB) they are the code.

    >>> [country.iso2 for country in rivals("gb")], [country.iso2 for country in rivals("GB")]
    (['GB', 'CU'], ['GB'])
    """
    sought = _bare(text)
    whole = [entry for entry in _entries() if sought and sought in entry.whole]
    if len(whole) == 1 and sought == whole[0].country.iso2.lower() and not text.strip().isupper():
        whole += [
            entry
            for entry in _entries()
            if sought in entry.initials and entry is not whole[0] and sought not in entry.whole
        ]
    return tuple(entry.country for entry in whole)


def meant(text: str) -> Country | None:
    """The one country that `text` stands for without any doubt, so that none need be chosen.

    >>> meant("Germany").iso2, meant("mg")
    ('DE', None)
    """
    named = rivals(text)
    if not named:
        named = find(text, limit=2)
    return named[0] if len(named) == 1 else None


def by_initials(text: str) -> tuple[Country, ...]:
    """The countries whose whole initials these are.

    >>> [country.iso2 for country in by_initials("alq")]
    ['AE']
    """
    sought = _bare(text)
    return tuple(entry.country for entry in _entries() if sought in entry.initials)


def by_code(iso2: str) -> Country | None:
    """The country with this alpha-2 code in capitals; None for any other text."""
    return _by_code().get(iso2)


def every() -> tuple[Country, ...]:
    """All countries and regions in the order of their pinyin."""
    return tuple(entry.country for entry in _entries())


# Where most of a hall's papers go; breaks ties and decides nothing else.
_FAVOURED = (
    "US", "JP", "KR", "AU", "CA", "GB", "DE", "FR", "IT", "ES", "SG", "NZ", "MY", "TH", "VN", "RU",
    "AE", "SA", "ID", "PH", "BR", "MX", "ZA", "EG", "NL", "CH", "SE", "IE", "HK", "MO", "TW",
)  # fmt: skip
_EXACT, _BEGINNING, _INITIALS, _INITIALS_BEGIN, _PART, _NO = range(6)


@dataclass(frozen=True)
class _Entry:
    country: Country
    whole: frozenset[str]  # codes, names, pinyin
    names: tuple[str, ...]  # names and pinyin
    initials: tuple[str, ...]
    parts: str  # names joined by a sign that nobody can type
    place_of_favour: int

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
        place_of_favour=(
            _FAVOURED.index(row["iso2"]) if row["iso2"] in _FAVOURED else len(_FAVOURED)
        ),
    )


def _cell(written: str) -> tuple[str, ...]:
    return tuple(written.split("|")) if written else ()


def _bare(text: str) -> str:
    """Letters and digits alone: no case, accents, width, spaces or signs."""
    spread = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[\W_]", "", "".join(c for c in spread if not unicodedata.combining(c)))
