"""Tables that come from outside: workbooks, text files, pasted rows; read whole or refused.

What kind of file it is is seen from its bytes, never from its name. Nothing in a file is trusted:
size, unpacked size, rows and columns are limited before anything is held in memory, and whatever
a spreadsheet may have done to a cell (a cut ID number, a formula, a merged field) is marked on it.

>>> [[cell.text for cell in row] for row in read_pasted("姓名\\t电话\\n张伟\\t13812345678").rows]
[['姓名', '电话'], ['张伟', '13812345678']]
"""

from __future__ import annotations

from pathlib import Path

from counter.sheets import plain, workbook
from counter.sheets.cells import Area, Cell, Sheet, letters
from counter.sheets.trouble import LIMITS, BadSheet

__all__ = [
    "LIMITS", "Area", "BadSheet", "Cell", "Sheet", "letters", "read", "read_pasted", "read_text",
]  # fmt: skip


def read(source: Path | bytes, name: str = "") -> tuple[Sheet, ...]:
    """The sheets of a workbook (xlsx, xls), or the one of a text file (csv, tsv).

    `name` is how the file is called when it is refused. Refuses (`BadSheet`, its `why`): missing,
    empty, too_big, bomb, password, not_a_table, broken, encoding, too_many_rows, too_many_columns,
    too_many_sheets.
    """
    if isinstance(source, Path):
        name = name or source.name
        content = _content(source, name)
    else:
        content = source
    if not content.strip():
        raise BadSheet("empty", name)
    if len(content) > LIMITS.bytes:
        raise BadSheet("too_big", name)
    if workbook.is_workbook(content):
        return workbook.read(content, name)
    return (plain.read(content, name),)


def read_pasted(text: str) -> Sheet:
    """Rows pasted from a spreadsheet (tabs) or typed (commas); refuses as `read` does."""
    if len(text) > LIMITS.bytes // 4:
        raise BadSheet("too_big", "")
    return plain.split(text, "")


def read_text(path: Path) -> str:
    """A text file in any of the encodings that `read` knows; refuses (`BadSheet`) as it does."""
    content = _content(path, path.name)
    if not content.strip():
        raise BadSheet("empty", path.name)
    if len(content) > LIMITS.bytes:
        raise BadSheet("too_big", path.name)
    return plain.decoded(content, path.name)


def _content(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            # one byte more than is taken shows that there is more, however large the file is
            return file.read(LIMITS.bytes + 1)
    except OSError as error:
        raise BadSheet("missing", name, error.strerror or "") from error
