"""What would become of a sheet: rows that may be taken in, faulty ones, those that are in already.

Pure: looked at as often as the clerk changes a column, without writing anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from counter.errors import Refused
from counter.intake.notary.columns import Layout, propose
from counter.intake.notary.letter import Grouping, Letter, known_office
from counter.intake.notary.rows import BatchLine, read_lines
from counter.intake.notary.track import Track
from counter.rules.edition import Edition
from counter.sheets import Sheet
from counter.text import Text

MOST_ROWS = 5_000  # of one batch; a hall sees tens a day, and the running numbers have five places


class TooManyRows(Refused):
    """More rows than one batch takes."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        super().__init__(
            Text("表中有 {rows} 行，一批最多 {most} 行。请分成几个文件。",
                 "The sheet has {rows} rows; a batch takes {most}. Divide it into several files.")
            .fill(rows=rows, most=MOST_ROWS)
        )  # fmt: skip


class NothingToRead(Refused):
    """A table without rows, or none that says anything."""

    def __init__(self) -> None:
        super().__init__(
            Text("表中没有数据。请打开有证书清单的文件。",
                 "There is nothing in the table. Open the file that lists the certificates.")
        )  # fmt: skip


class ColumnsMissing(Refused):
    """Columns without which no row can be read."""

    def __init__(self, missing: tuple[Text, ...]) -> None:
        self.missing = missing
        super().__init__(
            Text("没有找到这些列：{what}。请在列标题处指定。",
                 "These columns were not found ({what}); say which they are.")
            .fill(what=Text.listing(missing))
        )  # fmt: skip


@dataclass(frozen=True)
class Known:
    """What is in the books of certificates like these, by fingerprint: this letter's, others'.

    `elsewhere` names the batch.
    """

    already: frozenset[str]
    elsewhere: Mapping[str, str]


@dataclass(frozen=True)
class Preview:
    """A sheet looked at under a layout and a letter."""

    sheet: Sheet
    layout: Layout
    letter: Letter
    lines: tuple[BatchLine, ...]
    already: frozenset[int]
    elsewhere: frozenset[int]
    grouping: Grouping
    warnings: tuple[Text, ...] = ()

    @property
    def ok(self) -> tuple[int, ...]:
        """Rows that may be taken in, those that are in already left out."""
        return tuple(line.no for line in self.lines if line.is_ok and line.no not in self.already)

    @property
    def faulty(self) -> tuple[int, ...]:
        """Rows with a fault, those that are in already left out."""
        return tuple(line.no for line in self.lines
                     if not line.is_ok and line.no not in self.already)  # fmt: skip

    @property
    def proposed(self) -> frozenset[int]:
        """The rows that are ticked to begin with: a certificate that is in another batch is not."""
        return frozenset(self.ok) - self.elsewhere

    def line(self, no: int) -> BatchLine:
        """The row with this number (`KeyError`)."""
        for line in self.lines:
            if line.no == no:
                return line
        raise KeyError(no)

    def reason(self, line: BatchLine) -> Text:
        """Why a row is not taken in, or what to look at before it is; empty: nothing."""
        if line.no in self.already:
            return Text("已受理", "taken in already")
        parts = (*(f for f in (line.reason,) if f.zh), *line.warnings)
        return Text.listing(parts)

    def said(self, column: int, row: int) -> str:
        """What a cell of the sheet says; `row` as the sheet numbers it."""
        return self.sheet.rows[row - 1][column].text


def look_at(
    sheet: Sheet, letter: Letter, edition: Edition, on: date, layout: Layout | None = None,
    track: Track | None = None,
) -> Preview:  # fmt: skip
    """Check every row. Refuses `NothingToRead`, `TooManyRows`, `ColumnsMissing`, `LetterUnfit`.

    Office and letter number that are not stated are taken from the sheet: above its titles, or
    from a column that says the same in every row.
    """
    layout = must_be_readable(sheet, layout)
    if layout.missing:
        raise ColumnsMissing(layout.missing)
    stated, warnings = stated_by(sheet, layout, letter, edition, on)
    stated = stated.checked()
    lines = read_lines(sheet, layout, stated, edition, on, track)
    if not lines:
        raise NothingToRead
    nobody: frozenset[int] = frozenset()
    return Preview(sheet, layout, stated, lines, nobody, nobody, propose_grouping(lines), warnings)


def beside(preview: Preview, known: Known) -> Preview:
    """The preview with what is in the books already marked."""
    already = frozenset(no for no, mark in _marks(preview) if mark in known.already)
    elsewhere = {
        no: known.elsewhere[mark]
        for no, mark in _marks(preview)
        if mark in known.elsewhere and no not in already
    }
    lines = tuple(
        replace(line, warnings=(_ELSEWHERE.fill(batch=elsewhere[line.no]), *line.warnings))
        if line.no in elsewhere
        else line
        for line in preview.lines
    )
    return replace(preview, lines=lines, already=already, elsewhere=frozenset(elsewhere))


_ELSEWHERE = Text("同一证书已在 {batch} 受理", "the certificate is in batch {batch}")


def _marks(preview: Preview) -> list[tuple[int, str]]:
    return [(line.no, line.fingerprint) for line in preview.lines if line.fingerprint]


def must_be_readable(sheet: Sheet, layout: Layout | None) -> Layout:
    """The layout given or proposed; refuses an empty sheet and one that is too long."""
    if not any(not cell.is_empty for row in sheet.rows for cell in row):
        raise NothingToRead
    layout = layout or propose(sheet)
    rows = len(sheet.rows) - layout.first
    if rows > MOST_ROWS:
        raise TooManyRows(rows)
    return layout


def stated_by(
    sheet: Sheet, layout: Layout, letter: Letter, edition: Edition, on: date
) -> tuple[Letter, tuple[Text, ...]]:
    """The letter with what the sheet and the rule book say of it, and what is to be looked at."""
    warnings: list[Text] = []
    office = letter.office.strip() or layout.office or _same_in_all(sheet, layout, "office")
    number = letter.letter_no.strip() or layout.letter_no
    number = number or _same_in_all(sheet, layout, "letter_no")
    known = known_office(edition, office, on)
    if known is not None:
        letter = replace(
            letter, phone=letter.phone or known.phone, address=letter.address or known.address
        )
        office = known.name
    elif office:
        warnings.append(
            Text("“{office}”不在公证处名录中，请核对是否本市公证处",
                 "{office} is not on the list of notary offices: is it one of this city?")
            .fill(office=office)
        )  # fmt: skip
    return replace(letter, office=office, letter_no=number), tuple(warnings)


def propose_grouping(lines: tuple[BatchLine, ...]) -> Grouping:
    """A case for each applicant where they can be told apart and reached; else one for the batch.

    >>> propose_grouping(())
    'batch'
    """
    own = [line for line in lines if line.answers.get("applicant_kind") == "person"]
    return "applicant" if own and 2 * len(own) >= len(lines) else "batch"


def _same_in_all(sheet: Sheet, layout: Layout, code: str) -> str:
    column = layout.column_of(code)
    if column is None:
        return ""
    said = {row[column].text for row in sheet.rows[layout.first :]} - {""}
    return said.pop() if len(said) == 1 else ""
