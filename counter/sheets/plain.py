"""Text files: which encoding, which separator, which fields."""

from __future__ import annotations

import codecs
import csv
import io

from counter.sheets.cells import Cell, Sheet, whole
from counter.sheets.trouble import LIMITS, BadSheet
from counter.text import Text

# A spreadsheet's "Unicode text" has a mark at its beginning; others are tried in this order.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSES = ("utf-8", "gb18030")
_LEAST_ASCII = 4  # characters that two columns and two rows have at the least
_SEPARATORS = "\t,;，"


def read(content: bytes, name: str) -> Sheet:
    """The table of a text file; refuses bytes that are no text (`BadSheet`)."""
    text = decoded(content, name)
    if any(sign < " " and sign not in "\t\r\n\f\v" for sign in text[:4096]) or "\0" in text:
        raise BadSheet("not_a_table", name)
    if text.lstrip()[:1] == "<":  # a web page that calls itself .xls
        raise BadSheet("not_a_table", name)
    return split(text, name)


def split(text: str, name: str) -> Sheet:
    """The fields of a text; a quoted field may hold separators and line breaks."""
    # Several lines: a heading above the table has no separators in it.
    head = "\n".join([line for line in text[:8192].splitlines() if line.strip()][:10])
    if not head:
        raise BadSheet("empty", name)
    rows: list[list[Cell]] = []
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=_separator(head), skipinitialspace=True,
        strict=True,
    )  # fmt: skip
    try:
        for row in reader:
            if len(row) > LIMITS.columns:
                raise BadSheet("too_many_columns", name)
            if len(rows) == LIMITS.rows:
                raise BadSheet("too_many_rows", name)
            rows.append([Cell(field) if field else Cell() for field in row])
    except csv.Error as error:
        where = Text("第 {no} 行", "line {no}").fill(no=reader.line_num)
        raise BadSheet("broken", name, where) from error
    return whole("", rows)


def decoded(content: bytes, name: str) -> str:
    """The text of the bytes: by their mark, else UTF-8, else GB 18030; refuses (`encoding`)."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _by(content[len(mark) :], encoding, name)
    wide = _without_mark(content)
    if wide:
        return wide
    for encoding in _GUESSES:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadSheet("encoding", name)


def _without_mark(content: bytes) -> str:
    """The text of UTF-16 that lacks its mark; empty where it is none.

    Separators, line breaks and digits are ASCII, so every other byte of them is 0 (and the odd
    character beside them ends in 00, such as 一); no other encoding that is read here has a 0.
    """
    low, high = content[1::2].count(0), content[::2].count(0)
    few, many = sorted((low, high))
    if many < _LEAST_ASCII or few * 4 > many:
        return ""
    try:
        text = content.decode("utf-16-le" if low > high else "utf-16-be")
    except UnicodeDecodeError:
        return ""
    return "" if "\0" in text else text


def _by(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadSheet("encoding", name) from error


def _separator(head: str) -> str:
    """The sign that parts the first line most often, outside quotes; a tab before all."""
    outside = "".join(head.split('"')[::2])
    if "\t" in outside:
        return "\t"
    return max(_SEPARATORS, key=lambda sign: outside.count(sign)) if outside else ","
