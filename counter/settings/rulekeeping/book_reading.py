"""Reading the rule book's file: every wrong field named by sheet, row and column, nothing guessed.

All or nothing: with one wrong field no row is taken.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from counter.errors import Refused
from counter.rules.rule import Rule
from counter.rules.tables import TABLES, Table
from counter.rules.tables.cells import YES
from counter.rules.tables.cells import read as read_cell
from counter.rules.tables.rows import faults, tidied
from counter.settings.rulekeeping.layout import COVER, FORMAT, VERSION, cells_of
from counter.sheets import BadSheet, Cell, Sheet, read, read_text
from counter.text import Text

_Where = Callable[[str], Text]  # how the place of a cell is said
_TOLD = 5  # faults said in the one sentence; all are in `faults`


@dataclass(frozen=True)
class RuleFile:
    """What a file holds: rows of the tables in it, and of which edition it was made (or none)."""

    tables: tuple[str, ...]
    rows: tuple[Rule, ...]
    edition: int | None = None
    digest: str = ""


class BadRuleFile(Refused):
    """A file whose rows cannot be taken; `faults` say what is wrong where."""

    def __init__(self, name: str, faults: tuple[Text, ...]) -> None:
        self.name, self.faults = name, faults
        more = len(faults) - _TOLD
        tail = Text("；另有 {n} 处", "; and {n} more").fill(n=more) if more > 0 else Text.same("")
        told = faults[:_TOLD]
        super().__init__(
            Text("文件“{name}”没有导入：{what}{more}。请改正后再导入。",
                 "{name} was not imported: {what}{more}. Mend it and import it again.").fill(
                name=name, more=tail,
                what=Text("；".join(one.zh for one in told), "; ".join(one.en for one in told)),
            )
        )  # fmt: skip


def read_file(path: Path) -> RuleFile:
    """The rows of a workbook or .json; refuses `BadSheet` (the file) and `BadRuleFile` (rows)."""
    if path.suffix.lower() == ".json":
        return _from_json(path)
    sheets = read(path)
    found = _Found(path.name)
    edition, digest = None, ""
    for sheet in sheets:
        if sheet.name == COVER:
            edition, digest = found.cover(sheet)
            continue
        table = _table(sheet.name)
        if table is not None:
            found.sheet(sheet, table)
        elif any(not cell.is_empty for row in sheet.rows for cell in row):
            name = sheet.name or path.name
            known = "、".join(one.title.zh for one in TABLES)
            found.wrong(Text(f"没有名为“{name}”的规则表；可用：{known}",
                             f"no table of rules is called '{name}'"))  # fmt: skip
    return found.done(edition, digest)


def _table(name: str) -> Table | None:
    for table in TABLES:
        if name.strip() in (table.title.zh, table.title.en, table.code):
            return table
    return None


@dataclass
class _Found:
    """What was read so far, and what was wrong."""

    name: str
    faults: list[Text] = field(default_factory=list)
    rows: list[Rule] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    places: dict[tuple[str, str, date], Text] = field(default_factory=dict)

    def wrong(self, what: Text, where: Text | None = None) -> None:
        """One more thing that is wrong, with its place."""
        self.faults.append(
            what if where is None else Text(f"{where.zh}：{what.zh}", f"{where.en}: {what.en}")
        )

    def done(self, edition: int | None, digest: str) -> RuleFile:
        """All rows, or the refusal."""
        if not self.tables and not self.faults:
            self.wrong(Text("里面没有规则表", "there is no table of rules in it"))
        if self.faults:
            raise BadRuleFile(self.name, tuple(self.faults))
        return RuleFile(tuple(self.tables), tuple(self.rows), edition, digest)

    def begin(self, table: Table) -> None:
        """A table begins; the same twice is wrong."""
        if table.code in self.tables:
            self.wrong(Text(f"规则表“{table.title.zh}”出现两次", f"'{table.code}' is there twice"))
        self.tables.append(table.code)

    def cover(self, sheet: Sheet) -> tuple[int | None, str]:
        """The edition that the file was made of."""
        said = [row[1].text if len(row) > 1 else "" for row in sheet.rows[:4]] + [""] * 4
        if said[:2] != [FORMAT, VERSION]:
            self.wrong(_other_format(), sheet.said(0))
        return (int(said[2]) if said[2].isascii() and said[2].isdigit() else None), said[3]

    def sheet(self, sheet: Sheet, table: Table) -> None:
        """The rows of one sheet."""
        self.begin(table)
        for area in sheet.merged:
            self.wrong(Text("是合并单元格，请取消合并", "merged cells: part them"),
                       sheet.said(area.top, area.left))  # fmt: skip
        places = self._columns(sheet, table)
        if places is None:
            return
        for number, row in enumerate(sheet.rows[1:], start=1):
            if any(not cell.is_empty for cell in row):
                self._row(sheet, table, number, {cell: row[at] for cell, at in places.items()},
                          places)  # fmt: skip

    def _columns(self, sheet: Sheet, table: Table) -> dict[str, int] | None:
        """Where each cell of the table stands; None where the first row does not say it."""
        before = len(self.faults)
        titles = {column.cell_title(cell).zh: cell for cell, column in cells_of(table)}
        titles |= {cell: cell for cell, _ in cells_of(table)}
        places: dict[str, int] = {}
        for at, cell in enumerate(sheet.rows[0] if sheet.rows else ()):
            known = titles.get(cell.text)
            if known is None:
                if any(not row[at].is_empty for row in sheet.rows):
                    self.wrong(Text(f"没有名为“{cell.text}”的列", f"no column '{cell.text}'"),
                               sheet.said(0, at))  # fmt: skip
            elif known in places:
                self.wrong(Text(f"列“{cell.text}”出现两次", f"column '{cell.text}' is there twice"),
                           sheet.said(0, at))  # fmt: skip
            else:
                places[known] = at
        lost = [title for title, cell in titles.items() if cell not in places and title != cell]
        if lost and (sheet.rows or before == len(self.faults)):
            names = "、".join(lost)
            self.wrong(Text(f"缺少列：{names}", f"columns are missing: {names}"), sheet.said(0))
        return places if len(self.faults) == before else None

    def _row(
        self, sheet: Sheet, table: Table, number: int, row: dict[str, Cell], places: dict[str, int]
    ) -> None:
        """One row of a sheet."""
        written: dict[str, str] = {}
        before = len(self.faults)
        for cell, column in cells_of(table):
            given = row[cell]
            spoilt = _spoilt(given)
            if spoilt is not None:
                self.wrong(spoilt, sheet.said(number, places[cell]))
                continue
            day = given.day if column.kind in ("date", "day_or_year") else None
            is_year = column.kind == "day_or_year" and len(given.text) == len("2027")
            written[cell] = day.isoformat() if day and not is_year else _lines(given.text)
        if len(self.faults) == before:
            self.take(table, written, lambda cell: sheet.said(number, places.get(cell)))

    def take(self, table: Table, written: Mapping[str, str], where: _Where) -> None:
        """One row as it is written; its place is needed for what is wrong with it."""
        days: dict[str, date | None] = {}
        for cell in ("since", "until"):
            try:
                typed = read_cell(table.column_of(cell), written.get(cell, ""))
            except Refused as refusal:
                self.wrong(refusal.text, where(cell))
                return
            days[cell] = date.fromisoformat(typed) if typed else None
        since = days["since"]
        if since is None:
            self.wrong(Text("请填写“自”", "fill in: from"), where("since"))
            return
        doubt = written.get("is_uncertain", "").strip().lower()
        rule = tidied(
            Rule(
                table.code, written.get("key", ""), since, days["until"], written.get("source", ""),
                doubt in YES, {cell: written.get(cell, "") for cell in table.cells},
            )
        )  # fmt: skip
        try:
            read_cell(table.column_of("is_uncertain"), doubt)
        except Refused as refusal:
            self.wrong(refusal.text, where("is_uncertain"))
        for fault in faults(rule):
            self.wrong(fault.text, where(fault.cell))
        place = (table.code, rule.key, rule.since)
        if place in self.places:
            self.wrong(Text("与{other}重复", "the same as {other}").fill(other=self.places[place]),
                       where("key"))  # fmt: skip
        self.places.setdefault(place, where("key"))
        self.rows.append(rule)


def _spoilt(cell: Cell) -> Text | None:
    """What a spreadsheet did to a field so that its content is not to be believed."""
    if cell.is_error:
        return Text("是表格软件的错误值，请重填", "an error of the spreadsheet: type it again")
    if cell.is_formula:
        return Text("是公式，请改成数值或文字", "a formula: put its result as text")
    if cell.is_damaged:
        return Text(
            "是超过 15 位的数字，末几位已被表格软件改掉，请设为文本重填",
            "a number of more than 15 digits, the last ones are lost: type it as text",
        )
    return None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _other_format() -> Text:
    return Text("不是本程序导出的规则文件，或版本不同",
                "no file of rules of this program, or of another version")  # fmt: skip


def _from_json(path: Path) -> RuleFile:
    found = _Found(path.name)
    try:
        whole = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        raise BadSheet("broken", path.name) from error
    is_ours = isinstance(whole, dict) and isinstance(whole.get("tables"), dict)
    if not is_ours or (whole.get("format"), whole.get("version")) != (FORMAT, VERSION):
        found.wrong(_other_format())
        return found.done(None, "")
    for code, rows in whole["tables"].items():
        table = _table(str(code))
        if table is None or not isinstance(rows, list):
            found.wrong(Text(f"没有名为“{code}”的规则表", f"no table of rules is called '{code}'"))
            continue
        found.begin(table)
        for where, row in _json_rows(table, rows):
            if row is None:
                what = Text("每一格都应是文字，且列名要对", "each cell is a text, by its name")
                found.wrong(what, where)
            else:
                found.take(table, row, _beside(where))
    edition = whole.get("edition")
    return found.done(edition if isinstance(edition, int) else None, str(whole.get("digest", "")))


def _beside(where: Text) -> _Where:
    return lambda cell: Text(f"{where.zh} {cell}", f"{where.en}, {cell}")


def _json_rows(table: Table, rows: list[object]) -> Iterator[tuple[Text, dict[str, str] | None]]:
    known = {cell for cell, _ in cells_of(table)}
    for number, row in enumerate(rows, start=1):
        where = Text(f"“{table.title.zh}”第 {number} 条", f"{table.code}, row {number}")
        sound = isinstance(row, dict) and all(
            cell in known and isinstance(value, str) for cell, value in row.items()
        )
        yield where, dict(row) if sound and isinstance(row, dict) else None
