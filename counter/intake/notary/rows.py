"""A row of the sheet as parts of an application, with each fault in words: row, column, what to do.

Pure: the sheet, the layout, the letter and the rules are in the hand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from counter.casetypes.register import by_code
from counter.intake.answers import checked
from counter.intake.notary.cells import CellFault, Raw, look_at_cells
from counter.intake.notary.columns import Layout
from counter.intake.notary.fields import BY_CODE, IGNORED, fold
from counter.intake.notary.letter import Letter
from counter.intake.notary.row_answers import answers_of, look_at_route, piece_of
from counter.intake.notary.track import Track
from counter.rules.edition import Edition
from counter.sheets import Cell, Sheet
from counter.text import Text

KIND = by_code("authentication")
_COLUMN_OF = {"name": "applicant"}  # where question and field have other codes


@dataclass(frozen=True)
class BatchLine:
    """One row, checked. `no` is its number in the sheet; answers and piece are clean where they
    have no fault. `fingerprint` tells certificate, office and destination apart from all others.
    """

    no: int
    answers: Mapping[str, object]
    piece: Mapping[str, object]
    faults: tuple[CellFault, ...] = ()
    warnings: tuple[Text, ...] = ()
    fingerprint: str = ""

    @property
    def is_ok(self) -> bool:
        """Whether the row may be taken in."""
        return not self.faults

    @property
    def reason(self) -> Text:
        """Everything that is wrong, in one sentence a cell."""
        return Text.listing(
            Text("“{column}”{what}", "'{column}': {what}").fill(column=f.column, what=f.what)
            if f.column
            else f.what
            for f in self.faults
        )

    def said(self, code: str) -> str:
        """What the row says under a question, for a list."""
        found = self.piece.get(code, self.answers.get(code, ""))
        return "" if found is None else str(found)


def read_lines(
    sheet: Sheet, layout: Layout, letter: Letter, edition: Edition, on: date,
    track: Track | None = None,
) -> tuple[BatchLine, ...]:  # fmt: skip
    """Every row that says something, in the sheet's order; totals and repeated titles are none.

    The second of two rows about the same certificate and destination is faulty.
    """
    filled = merged_cells(sheet)
    lines: list[BatchLine] = []
    first: dict[str, int] = {}
    track = track or Track()
    track.begin(len(sheet.rows) - layout.first)
    for at in range(layout.first, len(sheet.rows)):
        track.step()
        cells = {
            code: filled.get((at, column), sheet.rows[at][column])
            for column, code in enumerate(layout.fields)
            if code != IGNORED
        }
        if _says_nothing(sheet, layout, at, cells):
            continue
        line = _line(Raw(at + 1, layout, cells), letter, edition, on)
        if line.fingerprint and line.fingerprint in first:
            what = Text("与第 {row} 行重复。请删去其中一行。",
                        "The same as row {row}. Delete one of them.").fill(
                row=first[line.fingerprint])  # fmt: skip
            line = BatchLine(
                line.no, line.answers, line.piece, (*line.faults, CellFault(line.no, "", what)),
                line.warnings, line.fingerprint,
            )  # fmt: skip
        elif line.fingerprint:
            first[line.fingerprint] = line.no
        lines.append(line)
    return tuple(lines)


def fingerprint(certificate_no: str, office: str, destination: str) -> str:
    """Certificate, office and destination in one value; brackets, blanks and width do not matter.

    >>> fingerprint("（2026）渝证字 第1号", "甲公证处", "DE") == fingerprint(
    ...     "(2026)渝证字第1号", "甲公证处", "DE")
    True
    """
    number = unicodedata.normalize("NFKC", certificate_no).translate(_BRACKETS).casefold()
    told = "\x1f".join(("".join(number.split()), fold(office), destination))
    return sha256(told.encode("utf-8", "replace")).hexdigest()


_BRACKETS = str.maketrans("〔【[］】〕]", "((())))")


def merged_cells(sheet: Sheet) -> dict[tuple[int, int], Cell]:
    """What a merged field says, for each of its cells."""
    return {
        (row, column): sheet.rows[area.top][area.left]
        for area in sheet.merged
        for row in range(area.top, min(area.bottom + 1, len(sheet.rows)))
        for column in range(area.left, min(area.right + 1, len(sheet.rows[row])))
    }


def _says_nothing(sheet: Sheet, layout: Layout, at: int, cells: Mapping[str, Cell]) -> bool:
    own = [cell for column, cell in enumerate(sheet.rows[at]) if layout.fields[column]]
    if all(cell.is_empty for cell in own):
        return True
    words = [cell.text for cell in sheet.rows[at] if cell.text]
    number = cells.get("certificate_no")
    has_number = number is not None and not number.is_empty
    if not has_number and words and re.match(r"(合计|总计|小计|共计|total)", fold(words[0])):
        return True
    shown = {title for title in layout.titles if title}
    return len(words) > 1 and all(word in shown for word in words)


def _line(raw: Raw, letter: Letter, edition: Edition, on: date) -> BatchLine:
    look_at_cells(raw)
    answers = answers_of(raw, letter)
    piece = piece_of(raw, letter, edition, on)
    destination = answers.get("destination")
    clean, pieces, faults = checked(KIND, answers, (piece,), on)
    named = {fault.column for fault in raw.faults}
    for fault in faults:
        code = _COLUMN_OF.get(fault.question, fault.question)
        column = (
            raw.layout.title_of(code) if code in BY_CODE else KIND.question(code).title.zh
        )
        if column not in named:
            raw.faults.append(CellFault(raw.no, column, fault.text))
    if isinstance(destination, str):
        look_at_route(raw, destination, edition, on)
    mark = ""
    number = pieces[0].get("certificate_no")
    if isinstance(number, str) and isinstance(destination, str):
        mark = fingerprint(number, str(piece.get("office") or letter.office), destination)
    return BatchLine(
        raw.no, clean, pieces[0], tuple(raw.faults), tuple(raw.warnings), mark
    )
