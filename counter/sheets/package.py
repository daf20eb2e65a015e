"""Looking through a packed workbook (.xlsx) part by part, without holding more than a piece.

Says which fields hold formulas and which show errors; refuses what would unpack to a giant, has
fields beyond the limits, or declares entities (a way to make a small text grow without end).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers import expat

from counter.sheets.trouble import LIMITS, BadSheet

_PIECE = 1 << 16
_BOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_OTHER_BOOKS = ("xl/workbook.bin", "content.xml")  # .xlsb, .ods: not promised to anybody
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class Marks:
    """Fields of one sheet, as (row, column) from 0: those with formulas, those with errors."""

    formulas: set[tuple[int, int]] = field(default_factory=set)
    errors: set[tuple[int, int]] = field(default_factory=set)


def looked_through(content: bytes, name: str) -> dict[str, Marks]:
    """The marks of each sheet by its name; refuses (`BadSheet`) what must not be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _look(packed, name)
    except (
        zipfile.BadZipFile, zlib.error, EOFError, LookupError, NotImplementedError,
        expat.ExpatError, ValueError,
    ) as error:  # fmt: skip
        raise BadSheet("broken", name) from error
    except RuntimeError as error:  # how zipfile names a packed part with a password
        raise BadSheet("password", name) from error


def _look(packed: zipfile.ZipFile, name: str) -> dict[str, Marks]:
    parts = packed.infolist()
    names = {part.filename for part in parts}
    if _BOOK not in names or not names.isdisjoint(_OTHER_BOOKS):
        raise BadSheet("not_a_table", name)
    if len(parts) > LIMITS.parts or len(names) < len(parts):
        raise BadSheet("bomb", name)
    if sum(part.file_size for part in parts) > LIMITS.unpacked:
        raise BadSheet("bomb", name)
    links = _Links()
    _walk(packed, _LINKS, links.begin, name)
    book = _Book()
    _walk(packed, _BOOK, book.begin, name)
    marks: dict[str, Marks] = {}
    walked = {_LINKS, _BOOK}
    for title, link in book.sheets:
        part = posixpath.normpath(posixpath.join("xl", links.targets.get(link, "")))
        part = part.removeprefix("/")
        if part in names and part not in walked:
            scan = _Fields(name)
            _walk(packed, part, scan.begin, name)
            walked.add(part)
            marks[title] = scan.marks
    for rest in names - walked:
        if rest.startswith("xl/") and rest.endswith(".xml"):
            _walk(packed, rest, _Counts(name).begin, name)
        else:
            _unpack(packed, rest)
    return marks


def _walk(
    packed: zipfile.ZipFile, part: str, begin: Callable[[str, dict[str, str]], None], name: str
) -> None:
    """Call `begin` for each element of an XML part."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = begin

    def refuse(*_: object) -> None:
        raise BadSheet("bomb", name)

    parser.StartDoctypeDeclHandler = refuse
    with packed.open(part) as stream:
        while piece := stream.read(_PIECE):
            parser.Parse(piece)
    parser.Parse(b"", True)


def _unpack(packed: zipfile.ZipFile, part: str) -> None:
    """Unpack to nowhere: a part that is longer than it says does not have its checksum."""
    with packed.open(part) as stream:
        while stream.read(_PIECE):
            pass


class _Counts:
    """How many strings or styles a part says it holds: calamine makes room for them at once."""

    def __init__(self, name: str) -> None:
        self._name = name

    def begin(self, tag: str, given: dict[str, str]) -> None:
        for count in (given.get("count"), given.get("uniqueCount")):
            if count and not (count.isdigit() and len(count) < 12 and int(count) <= LIMITS.cells):
                raise BadSheet("broken", self._name)


class _Links:
    """Which file a link of the workbook leads to."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def begin(self, tag: str, given: dict[str, str]) -> None:
        if tag.endswith(" Relationship"):
            self.targets[given.get("Id", "")] = given.get("Target", "")


class _Book:
    """The sheets' names and links, in their order."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []

    def begin(self, tag: str, given: dict[str, str]) -> None:
        if tag.endswith(" sheet"):
            link = next((given[key] for key in given if key.endswith(" id")), "")
            self.sheets.append((given.get("name", ""), link))


class _Fields:
    """The fields of one sheet: how far they reach, which hold formulas or errors."""

    def __init__(self, name: str) -> None:
        self.marks = Marks()
        self._name = name
        self._count = 0
        self._height = self._width = 0
        self._row, self._column = -1, -1

    def begin(self, tag: str, given: dict[str, str]) -> None:
        kind = _local(tag)
        if kind == "c":
            self._place(given.get("r"))
            if given.get("t") == "e":
                self.marks.errors.add((self._row, self._column))
        elif kind == "f":
            self._fill()
            self.marks.formulas.add((self._row, self._column))
        elif kind in ("v", "is"):
            self._fill()
        elif kind == "row":
            self._row = int(given["r"]) - 1 if "r" in given else self._row + 1
            self._column = -1

    def _place(self, written: str | None) -> None:
        """A field may say where it is, else it follows the one before."""
        self._column += 1
        if written is not None:
            place = _PLACE.fullmatch(written)
            if place is None:
                raise BadSheet("broken", self._name)
            self._row, self._column = int(place[2]) - 1, _number(place[1])

    def _fill(self) -> None:
        """The field holds something: so far, at least, the table reaches."""
        self._count += 1
        if self._count > LIMITS.cells:
            raise BadSheet("too_many_rows", self._name)
        if self._row < self._height and self._column < self._width:
            return
        self._height = max(self._height, self._row + 1)
        self._width = max(self._width, self._column + 1)
        if self._width > LIMITS.columns:
            raise BadSheet("too_many_columns", self._name)
        if self._height > LIMITS.rows or self._height * self._width > LIMITS.cells:
            raise BadSheet("too_many_rows", self._name)


@lru_cache(maxsize=64)
def _local(tag: str) -> str:
    """An element's name without its namespace; a sheet has few, and each many thousand times."""
    return tag.rpartition(" ")[2]


@lru_cache(maxsize=1024)
def _number(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1
