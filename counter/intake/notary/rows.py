"""A row of the sheet as parts of an application, with each fault in words: row, column, what to do.

Pure: the sheet, the layout, the letter and the rules are in the hand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import sha256

from counter.casetypes.register import by_code
from counter.intake.answers import checked
from counter.intake.notary.columns import Layout
from counter.intake.notary.fields import BY_CODE, IGNORED, fold
from counter.intake.notary.letter import Letter, known_office
from counter.intake.notary.track import Track
from counter.rules import countries, routes
from counter.rules.edition import Edition
from counter.sheets import Cell, Sheet
from counter.text import Text

KIND = by_code("authentication")
STOPPED = ("none", "ask-supervisor")
_COLUMN_OF = {"name": "applicant"}  # where question and field have other codes
_URGENT = ("急", "急件", "加急", "是", "urgent", "y", "yes")
_ORDINARY = ("平", "平件", "普通", "普通件", "否", "不加急", "ordinary", "n", "no")


@dataclass(frozen=True)
class CellFault:
    """What is wrong in one cell (`column` is its title, empty: the whole row) and what to do."""

    row: int
    column: str
    what: Text

    @property
    def text(self) -> Text:
        """The fault with its place, as a person says it."""
        if not self.column:
            return Text("第 {row} 行：{what}", "Row {row}: {what}").fill(
                row=self.row, what=self.what
            )
        return Text("第 {row} 行“{column}”：{what}", "Row {row}, '{column}': {what}").fill(
            row=self.row, column=self.column, what=self.what
        )


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


@dataclass
class _Raw:
    """A row being read."""

    no: int
    layout: Layout
    cells: dict[str, Cell]
    faults: list[CellFault] = field(default_factory=list)
    warnings: list[Text] = field(default_factory=list)

    def text(self, code: str) -> str:
        cell = self.cells.get(code)
        return "" if cell is None else cell.text

    def fault(self, code: str, zh: str, en: str) -> None:
        self.faults.append(CellFault(self.no, self.layout.title_of(code), Text(zh, en)))


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
        line = _line(_Raw(at + 1, layout, cells), letter, edition, on)
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


def _line(raw: _Raw, letter: Letter, edition: Edition, on: date) -> BatchLine:
    _look_at_cells(raw)
    answers = _answers(raw, letter)
    piece = _piece(raw, letter, edition, on)
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
        _look_at_route(raw, destination, edition, on)
    mark = ""
    number = pieces[0].get("certificate_no")
    if isinstance(number, str) and isinstance(destination, str):
        mark = fingerprint(number, str(piece.get("office") or letter.office), destination)
    return BatchLine(
        raw.no, clean, pieces[0], tuple(raw.faults), tuple(raw.warnings), mark
    )


def _look_at_cells(raw: _Raw) -> None:
    """What a spreadsheet has done to a cell."""
    for code, cell in raw.cells.items():
        if cell.is_error:
            raw.fault(code, "单元格是错误值。请重新填写。", "The cell shows an error. Fill it in.")
        elif cell.is_formula and cell.is_empty:
            raw.fault(code, "是公式而没有结果。请改成数值后再导入。",
                      "A formula without a result. Replace it by its value.")  # fmt: skip
        elif cell.is_formula:
            raw.warnings.append(Text("“{column}”是公式的结果，请核对", "'{column}' is the result "
                                     "of a formula: check it").fill(
                column=raw.layout.title_of(code)))  # fmt: skip
        if code in ("id_number", "phone", "receiver_phone", "certificate_no") and (
            cell.is_damaged or (code == "id_number" and _looks_cut(cell.text))
        ):
            raw.fault(code, "号码被电子表格改坏，末几位已丢失。请把该列设为文本，按证件重填。",
                      "A spreadsheet has cut the number; its last digits are lost. Make the "
                      "column text and type it again.")  # fmt: skip


def _looks_cut(text: str) -> bool:
    """Fifteen true digits and three zeros: what is left of an ID number once it was a number."""
    return re.fullmatch(r"[1-9]\d{14}000", text) is not None


def _answers(raw: _Raw, letter: Letter) -> dict[str, object]:
    person = raw.text("id_number")
    name = raw.text("applicant") or raw.text("holder")
    answers: dict[str, object] = {
        "name": name or letter.office, "channel": "notary", "speed": _speed(raw),
        "phone": raw.text("phone") or letter.phone,
    }  # fmt: skip
    if person and name:
        kind = _id_kind(person)
        answers |= {"applicant_kind": "person", "id_kind": kind, "id_number": person}
    else:
        answers |= {"applicant_kind": "notary", "letter_no": letter.letter_no}
    written = raw.text("destination")
    if written:
        iso2, hint = _country(written)
        if iso2:
            answers["destination"] = iso2
        else:
            raw.fault("destination", f"没有“{written}”这个国家或地区。{hint}请更正。",
                      f"There is no country '{written}'. Correct it.")  # fmt: skip
    return answers | _delivery(raw, letter, name)


def _delivery(raw: _Raw, letter: Letter, name: str) -> dict[str, object]:
    if letter.results == "collect":
        return {"delivery": "pickup"}
    if letter.results == "post":
        return {
            "delivery": "post", "post_mode": letter.post_mode, "receiver": letter.receiver,
            "receiver_phone": letter.phone, "address": letter.address,
        }  # fmt: skip
    return {
        "delivery": "post", "post_mode": letter.post_mode,
        "receiver": raw.text("receiver") or name,
        "receiver_phone": raw.text("receiver_phone") or raw.text("phone"),
        "address": raw.text("address"),
    }  # fmt: skip


def _piece(raw: _Raw, letter: Letter, edition: Edition, on: date) -> dict[str, object]:
    piece: dict[str, object] = {
        "title": raw.text("title") or "公证书",
        "certificate_no": raw.text("certificate_no"),
        "office": _office(raw, letter, edition, on),
        "holder": raw.text("holder") or raw.text("applicant"),
        "notary": raw.text("notary"),
        "class": _class(raw),
        "matters": re.sub(r"\s*[份件本]$", "", raw.text("matters")) or 1,
    }
    cell = raw.cells.get("issued_on")
    if cell is not None and not cell.is_empty:
        if cell.day is None:
            raw.fault("issued_on", f"看不懂日期“{cell.text}”。请写成 2026-06-15。",
                      f"'{cell.text}' is no date. Write it as 2026-06-15.")  # fmt: skip
        else:
            piece["issued_on"] = cell.day
    return piece


def _office(raw: _Raw, letter: Letter, edition: Edition, on: date) -> str:
    """Who issued the certificate; another office than the sender's is worth a look."""
    written = raw.text("office")
    if not written:
        return letter.office
    known = known_office(edition, written, on)
    office = known.name if known is not None else written
    if office != letter.office:
        raw.warnings.append(
            Text("出证机构“{office}”不是送办的公证处", "issued by {office}, not by the sender")
            .fill(office=office)
        )
    return office


def _class(raw: _Raw) -> str:
    written = fold(raw.text("class"))
    if not written or "民" in written or written == "civil":
        return "civil"
    if "商" in written or written == "commercial":
        return "commercial"
    raw.fault("class", "请写“民事”或“商业”。", "Write civil or commercial.")
    return "civil"


def _speed(raw: _Raw) -> str:
    written = fold(raw.text("speed"))
    if written in _URGENT:
        return "urgent"
    if written and written not in _ORDINARY:
        raw.fault("speed", "请写“平件”或“急件”。", "Write ordinary or urgent.")
    return "ordinary"


def _id_kind(number: str) -> str:
    plain = re.sub(r"[\s-]", "", number).upper()
    if re.fullmatch(r"[EGDPS][A-Z]?\d{7,8}|1[45]\d{7}", plain):
        return "passport"
    if re.fullmatch(r"[HM]\d{8,10}|\d{8}", plain):
        return "travel_permit"
    return "foreign" if re.match(r"[A-Z]", plain) else "id_card"


@lru_cache(maxsize=512)
def _country(written: str) -> tuple[str, str]:
    """The code of the country that is meant beyond doubt; else what may be meant."""
    found = countries.find(written, 3)
    folded = fold(written)
    sure = [
        country for country in found
        if folded in {fold(name) for name in (country.iso2, country.name.zh, country.name.en,
                                              *country.aliases)}
    ]  # fmt: skip
    if len(sure) == 1:
        return sure[0].iso2, ""
    hint = "、".join(country.name.zh for country in (sure or found))
    return "", f"是否指：{hint}？" if hint else ""


def _look_at_route(raw: _Raw, destination: str, edition: Edition, on: date) -> None:
    way = routes.route(edition, destination, on)
    if way.code in STOPPED:
        raw.fault("destination", f"不能受理：{way.reason.zh}", f"Not accepted: {way.reason.en}")
    else:
        raw.warnings += way.warnings

