"""Which column says what: a proposal that the clerk can change.

Titles are looked for in the first rows, in one row or in two where fields are merged; a sheet
without titles is read by what its cells look like. What stands above the titles (the office, the
letter's number) is read as well.

>>> from counter.sheets import read_pasted
>>> layout = propose(read_pasted("使用国\\t证书编号\\n德国\\t(2026)渝证字第1号"))
>>> layout.fields, layout.first
(('destination', 'certificate_no'), 1)
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from counter.intake.notary.fields import BY_CODE, IGNORED, REQUIRED, is_exact, named
from counter.rules import countries
from counter.sheets import Sheet, letters
from counter.text import Text

_LOOKED_AT = 20  # rows in which titles may stand, and rows by which columns are guessed
_ENOUGH = 2  # titles that make a row one of titles


@dataclass(frozen=True)
class Layout:
    """What each column holds (a field's code, or empty), its title, and the first row of data.

    `office` and `letter_no` are what the sheet says above its titles.
    """

    fields: tuple[str, ...]
    titles: tuple[str, ...]
    first: int
    office: str = ""
    letter_no: str = ""

    def with_field(self, column: int, code: str) -> Layout:
        """The clerk says what a column holds; another column that held it is not read any more."""
        fields = [IGNORED if code and held == code else held for held in self.fields]
        fields[column] = code
        return replace(self, fields=tuple(fields))

    def column_of(self, code: str) -> int | None:
        """The column that holds a field."""
        return self.fields.index(code) if code in self.fields else None

    def title_of(self, code: str) -> str:
        """How the sheet calls a field: its own title, or the field's."""
        column = self.column_of(code)
        return self.titles[column] if column is not None else BY_CODE[code].title.zh

    @property
    def missing(self) -> tuple[Text, ...]:
        """The fields without which nothing can be read."""
        lacking = [BY_CODE[code].title for code in REQUIRED if code not in self.fields]
        if not {"applicant", "holder"} & set(self.fields):
            lacking.append(BY_CODE["applicant"].title)
        return tuple(lacking)


def propose(sheet: Sheet) -> Layout:
    """What the columns most probably hold. Never refuses; what is not known is not read."""
    width = len(sheet.rows[0]) if sheet.rows else 0
    near = tuple(area for area in sheet.merged if area.top <= _LOOKED_AT)
    sheet = replace(sheet, merged=near)  # thousands of merged cells below need no looking at
    scored = [(_score(_titles(sheet, row, row)), -row) for row in range(_top(sheet))]
    best, at = max(scored, default=(0, 0))
    if best < _ENOUGH:
        office, letter = _said_above(sheet, 0)
        guessed = _guess(sheet)
        return Layout(guessed, tuple(map(_unnamed, range(width))), 0, office, letter)
    head, last = -at, -at
    titles = _titles(sheet, head, last)
    # Titles in two rows: 收件人 above 姓名, 电话, 地址. The other row must add something.
    for upper in (head, head - 1):
        if 0 <= upper < len(sheet.rows) - 1 and _is_titles(sheet, upper + 1):
            both = _titles(sheet, upper, upper + 1)
            if _score(both) > best:
                best, titles, head, last = _score(both), both, upper, upper + 1
    office, letter = _said_above(sheet, head)
    shown = tuple(title or _unnamed(column) for column, title in enumerate(titles))
    return Layout(_assigned(titles), shown, last + 1, office, letter)


def _unnamed(column: int) -> str:
    return f"{letters(column)} 列"


def _top(sheet: Sheet) -> int:
    return min(len(sheet.rows), _LOOKED_AT)


def _titles(sheet: Sheet, head: int, last: int) -> tuple[str, ...]:
    """The titles of one row or of two, one above the other; a merged one counts for each column."""
    found = []
    for column in range(len(sheet.rows[0])):
        parts: list[str] = []
        for row in range(head, last + 1):
            area = sheet.merged_at(row, column)
            cell = sheet.rows[row][column] if area is None else sheet.rows[area.top][area.left]
            text = "".join(cell.text.split())
            if text and text not in parts:
                parts.append(text)
        lower = parts[-1] if parts else ""
        # 收件人 + 电话 says more than 电话; 申请人信息 + 姓名 does not need its upper part.
        whole = "".join(parts)
        found.append(whole if len(parts) > 1 and is_exact(whole) else lower)
    return tuple(found)


def _score(titles: tuple[str, ...]) -> int:
    return len({named(title) for title in titles} - {IGNORED})


def _is_titles(sheet: Sheet, row: int) -> bool:
    """Whether a row can be one of titles: words only, none that looks like a certificate's."""
    texts = [cell.text for cell in sheet.rows[row] if cell.text]
    return bool(texts) and not any(re.search(r"\d", text) for text in texts)


def _assigned(titles: tuple[str, ...]) -> tuple[str, ...]:
    """Each field once: to the column that names it exactly, else to the first like it."""
    fields = [IGNORED] * len(titles)
    for wants_exact in (True, False):
        for column, title in enumerate(titles):
            code = named(title)
            is_free = code and fields[column] == IGNORED and code not in fields
            if is_free and (is_exact(title) or not wants_exact):
                fields[column] = code
    return tuple(fields)


_LETTER = re.compile(r"[\w()（）]{0,16}[〔\[(（【]\s*\d{4}\s*[〕\])）】]\s*第?\s*\d+\s*号")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,20}?公证处")


def _said_above(sheet: Sheet, head: int) -> tuple[str, str]:
    """The office and the letter's number in what stands above the titles."""
    words = [cell.text for row in sheet.rows[:head] for cell in row if cell.text]
    office = next((m[0] for text in words if (m := _OFFICE.search(text))), "")
    return office, next((found for text in words if (found := _letter(text))), "")


def _letter(text: str) -> str:
    after = re.split(r"[:：]", text)[-1]
    found = _LETTER.search(after)
    return found[0].strip() if found else ""


def _guess(sheet: Sheet) -> tuple[str, ...]:
    """A sheet without titles: what most cells of a column look like, each field once."""
    fields: list[str] = []
    for column in range(len(sheet.rows[0]) if sheet.rows else 0):
        cells = [row[column] for row in sheet.rows[:_LOOKED_AT] if not row[column].is_empty]
        votes = Counter(
            code for cell in cells if (code := _looks_like(cell.text, cell.day is not None))
        )
        likely = [code for code, n in votes.most_common() if 2 * n > len(cells)]
        if [cell.text for cell in cells] == [str(n) for n in range(1, len(cells) + 1)]:
            likely = []  # 1, 2, 3: the rows are numbered
        fields.append(next((code for code in likely if code not in fields), IGNORED))
    return tuple(fields)


def _looks_like(text: str, is_day: bool) -> str:
    plain = re.sub(r"\s", "", text)
    shapes = (
        ("certificate_no", r".*(证|字|公).*第?.*\d+号?|[(（〔\[]\d{4}.*\d+号?"),
        ("id_number", r"\d{17}[\dXx]"),
        ("phone", r"1[3-9]\d{9}"),
        ("office", r".*公证处"),
        ("title", r".*(公证|声明|委托|证明|学历|学位|营业执照)书?"),
        ("address", r".*(省|市|区|县|路|街|号|室).{2,}"),
        ("matters", r"[1-9]\d?"),
    )
    if countries.find(plain, 1) and _is_country(plain):
        return "destination"
    if is_day and not re.fullmatch(r"\d{5}", plain):
        return "issued_on"
    for code, shape in shapes:
        if re.fullmatch(shape, plain):
            return code
    return "applicant" if re.fullmatch(r"[\u3400-\u9fff·]{2,12}", plain) else IGNORED


def _is_country(text: str) -> bool:
    found = countries.find(text, 1)
    return bool(found) and text.casefold() in {
        name.casefold() for name in (found[0].iso2, found[0].name.zh, found[0].name.en,
                                     *found[0].aliases)
    }  # fmt: skip
