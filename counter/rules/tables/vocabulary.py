"""The words in which a table of the rule book is declared: its columns, their kinds, its key.

Checking, editing, exporting and importing all go by the declaration; nothing else knows a table's
columns twice. Every row has the four columns of `OWN` besides.

>>> Column("title", Text("名称", "Title"), "pair").cells
('title_zh', 'title_en')
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from counter.casetypes.vocabulary import Choice
from counter.rules import countries
from counter.rules.rule import Rule
from counter.text import Text

ColumnKind = Literal[
    "text",  # one line
    "pair",  # the same in Chinese and in English: two cells, code_zh and code_en
    "pair_of_texts",  # the same, several lines each
    "choice",  # one of `choices`
    "number",  # a whole number, 0 or more
    "money",  # yuan, at most two places; 0 is a price, empty is none known
    "date",
    "country",  # ISO 3166 alpha-2
    "yes_no",  # "yes" or empty
    "conditions",  # JSON of accepted answers for each question of the form
    "words",  # several words, parted by spaces
    "code",  # letters, digits, - and _; what programs look up by
    "day_or_year",  # 2027-01-09 or 2027
]


@dataclass(frozen=True)
class Column:
    """One column. A required one may not be empty; `help` is said beside its field."""

    code: str
    title: Text
    kind: ColumnKind = "text"
    required: bool = False
    help: Text | None = None
    choices: tuple[Choice, ...] = ()

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells that hold it, as the seed files and `Rule.values` name them."""
        if self.kind in ("pair", "pair_of_texts"):
            return (f"{self.code}_zh", f"{self.code}_en")
        return (self.code,)

    def cell_title(self, cell: str) -> Text:
        """The column's title for one of its cells; a pair says which language."""
        if cell == self.code:
            return self.title
        zh, en = ("中文", "Chinese") if cell.endswith("_zh") else ("英文", "English")
        return Text(f"{self.title.zh}（{zh}）", f"{self.title.en} ({en})")


Misfit = tuple[str, Text]  # a cell and what is wrong with it


@dataclass(frozen=True)
class Table:
    """One table of the rule book: what its rows are about and what they say.

    `key` is the column that a row is about. `named` is the pair that names a row to people; without
    it the key does. `more` checks what no column can check alone.
    """

    code: str
    title: Text
    about: Text
    key: Column
    columns: tuple[Column, ...]
    named: str = ""
    more: Callable[[Rule], Iterable[Misfit]] | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a row in their order, without key and `OWN`."""
        return tuple(cell for column in self.columns for cell in column.cells)

    def column_of(self, cell: str) -> Column:
        """The column that holds this cell; `KeyError` for a cell that is none of this table."""
        for column in (self.key, *OWN, *self.columns):
            if cell in column.cells:
                return column
        raise KeyError(cell)

    def name(self, rule: Rule) -> Text:
        """What a row is about, for people: a country, a title, or the key itself."""
        if self.key.kind == "country":
            found = countries.by_code(rule.key)
            return Text.same(rule.key) if found is None else found.name
        if self.named and rule.values.get(f"{self.named}_zh"):
            zh = rule.values[f"{self.named}_zh"]
            return Text(zh, rule.values.get(f"{self.named}_en") or zh)
        return Text.same(rule.key)


OWN = (
    Column("since", Text("自", "From"), "date", required=True,
           help=Text("生效第一天", "the first day in force")),
    Column("until", Text("至", "Until"), "date",
           help=Text("有效最后一天；空：直至另行通知",
                     "the last day in force; empty: until notice")),
    Column("source", Text("来源", "Source"), required=True,
           help=Text("谁说的：文件或网页及日期", "who says so: paper or page, with its date")),
    Column("is_uncertain", Text("待核实", "To be verified"), "yes_no",
           help=Text("是：按稳妥的办法先用，界面上标“待核实”",
                     "yes: a cautious default, marked on the screen")),
)  # fmt: skip


def country_key() -> Column:
    """A key that is a country or region."""
    return Column("key", Text("国家或地区", "Country or region"), "country", required=True)


def code_key(zh: str = "代码", en: str = "Code") -> Column:
    """A key that programs look up by."""
    return Column("key", Text(zh, en), "code", required=True)


def pair(code: str, zh: str, en: str, *, required: bool = True) -> Column:
    """A text in both languages."""
    return Column(code, Text(zh, en), "pair", required=required)


def flag(code: str, zh: str, en: str) -> Column:
    """Yes or empty."""
    return Column(code, Text(zh, en), "yes_no")
