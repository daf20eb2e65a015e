"""Why a file from outside is not taken, in one sentence; and how large it may be."""

from __future__ import annotations

from dataclasses import dataclass

from counter.errors import Refused
from counter.text import Text


@dataclass(frozen=True)
class Limits:
    """The most that is read: far above a year of this hall, far below what harms a PC."""

    bytes: int = 20_000_000
    unpacked: int = 200_000_000
    parts: int = 2_000
    sheets: int = 200
    rows: int = 200_000
    columns: int = 256
    cells: int = 2_000_000


LIMITS = Limits()

_SAID: dict[str, Text] = {
    "missing": Text("打不开文件{name}{detail}。请检查文件是否还在、是否有权限。",
                    "Cannot open {name}{detail}. Is the file still there, and may it be read?"),
    "empty": Text("文件{name}是空的。请重新选择文件。", "{name} is empty. Choose another file."),
    "too_big": Text("文件{name}超过 {megabytes} MB，没有读取。请拆成几份再导入。",
                    "{name} is larger than {megabytes} MB and was not read. Split it."),
    "bomb": Text("文件{name}解压后异常庞大，没有读取。请在表格软件里另存为新的 .xlsx 再试。",
                 "{name} unpacks to an abnormal size and was not read. Save it anew as .xlsx."),
    "password": Text("文件{name}有密码。请在表格软件里去掉密码后再导入。",
                     "{name} is protected by a password. Take it off, then import again."),
    "not_a_table": Text("文件{name}不是表格。请用 .xlsx、.xls、.csv 或直接粘贴。",
                        "{name} is not a table. Use .xlsx, .xls or .csv, or paste the rows."),
    "broken": Text("文件{name}已损坏{detail}。请在表格软件里打开后另存一份再导入。",
                   "{name} is damaged{detail}. Open it in a spreadsheet, save it anew, try again."),
    "encoding": Text("文件{name}的文字编码认不出来。请另存为“CSV UTF-8”或 .xlsx 再导入。",
                     "The text encoding of {name} is unknown. Save it as 'CSV UTF-8' or .xlsx."),
    "too_many_rows": Text("文件{name}超过 {rows} 行，没有读取。请拆成几份，或删去末尾的空行。",
                          "{name} has more than {rows} rows. Split it, or delete empty rows."),
    "too_many_columns": Text("文件{name}超过 {columns} 列，没有读取。请删去右边多余的列。",
                             "{name} has more than {columns} columns. Delete those at the right."),
    "too_many_sheets": Text("文件{name}的工作表太多，没有读取。请只留要导入的工作表。",
                            "{name} has too many sheets. Keep only those to be imported."),
}  # fmt: skip


class BadSheet(Refused):
    """A file that cannot be read as a table: `why` is a word, `name` the file's."""

    def __init__(self, why: str, name: str, detail: Text | str = "") -> None:
        self.why, self.name = why, name
        said = Text.same(detail) if isinstance(detail, str) else detail
        super().__init__(
            _SAID[why].fill(
                name=Text(f"“{name}”", name) if name else Text("", "The text"),
                detail=Text(f"（{said.zh}）", f" ({said.en})") if said.zh else said,
                megabytes=LIMITS.bytes // 1_000_000,
                rows=LIMITS.rows,
                columns=LIMITS.columns,
            )
        )
