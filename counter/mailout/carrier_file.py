"""运单号文件: the numbers that a carrier sends as a table, in any order of columns.

Two kinds, told apart by what is in them: numbers only are a stock (like a roll); numbers beside
our envelope numbers are bound to those envelopes. Nothing is written by looking; what is accepted
is written by one act, rows with faults go back as a file, and the same file again adds nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from counter.desk import Desk, Pen
from counter.errors import Refused
from counter.mailout.envelope import STATES, NotToPost, WaybillUsed
from counter.mailout.waybills import Roll, carrier_name, roll_of, write_roll
from counter.sheets import Sheet, read
from counter.sheets.outgoing import as_xlsx
from counter.sheets.titles import Columns, find_columns, fold
from counter.store import search, waybillbook
from counter.store.tables.base import plain_rows
from counter.store.tables.mail import Envelope, EnvelopeCase
from counter.text import Text
from counter.values.clerk import Right
from counter.values.postal import BadWaybill, check_waybill
from counter.values.remarks import remark

_NAMES = {
    "waybill": "运单号 运单编号 邮件号 邮件号码 快递单号 快递号 物流单号 面单号 邮件编号 单号 "
    "trackingnumber trackingno waybill waybillno mailno mailnumber",
    "order": "订单号 商户订单号 客户订单号 外部订单号 客户单号 参考号 信封号 信封编号 信封 "
    "内部编号 orderno ordernumber order reference envelope",
}  # fmt: skip
PROBLEM = "问题"
_ENVELOPE = re.compile(r"XF[0-9]{8}-[0-9]{4,}")
_PART = 500  # numbers in one question to the engine
_AT_ONCE = 200  # envelopes bound by one act


class NoWaybillColumn(Refused):
    """A table in which no column holds waybill numbers."""

    def __init__(self) -> None:
        super().__init__(
            Text("文件里找不到运单号一列。请核对列名，如“运单号”“邮件号”。",
                 "No column of the file holds waybill numbers. Check its title, as 'Waybill no.'.")
        )  # fmt: skip


@dataclass(frozen=True)
class FileRow:
    """One row (`no` counted as a spreadsheet does); `fault` says why it is not taken."""

    no: int
    waybill: str
    envelope_no: str
    fault: Text | None = None
    is_already: bool = False

    @property
    def is_new(self) -> bool:
        """Whether taking the file in writes this row."""
        return self.fault is None and not self.is_already


@dataclass(frozen=True)
class FilePreview:
    """The file as it would be taken in: a stock of numbers, or pairs of envelope and number."""

    sheet: Sheet
    has_orders: bool
    rows: tuple[FileRow, ...]
    first: int

    @property
    def new(self) -> int:
        """How many rows will be written."""
        return sum(row.is_new for row in self.rows)

    @property
    def already(self) -> int:
        """How many are in the books already."""
        return sum(row.is_already for row in self.rows)

    @property
    def faulty(self) -> tuple[FileRow, ...]:
        """The rows that go back."""
        return tuple(row for row in self.rows if row.fault is not None)


@dataclass(frozen=True)
class TakenIn:
    """What a file brought: rows written, rows that were known, and its roll where it is a stock."""

    written: int
    already: int
    faulty: int
    roll: Roll | None


def from_file(path: Path) -> Sheet:
    """The first sheet of the carrier's file; refuses (`BadSheet`) what cannot be read."""
    return read(path)[0]


def look_over(desk: Desk, sheet: Sheet) -> FilePreview:
    """What the file holds, row by row. Writes nothing; refuses `NoWaybillColumn`."""
    with desk.reading():
        return _look(sheet)


def take_in(
    desk: Desk, preview: FilePreview, carrier: str, source: str, act: str
) -> TakenIn:
    """Write what is new in the file: its numbers into the stock of `carrier` by one act, or onto
    the envelopes they name, some hundred by one act, so that no other window waits for long.

    Rows with faults are left out; a file that is known adds nothing. What a loss of power leaves
    out is taken in by reading the same file again.
    """
    name, paper = carrier_name(carrier), remark("source", source)
    if not preview.has_orders:
        return _take_numbers(desk, preview, name, paper, act)
    whole = TakenIn(0, 0, 0, None)
    for no, start in enumerate(range(0, max(len(preview.rows), 1), _AT_ONCE)):
        part = range(start, start + _AT_ONCE)
        done = _take_pairs(desk, preview, part, f"{act}:{no}")
        whole = TakenIn(
            whole.written + done.written, whole.already + done.already,
            whole.faulty + done.faulty, None,
        )  # fmt: skip
    return whole


def _take_numbers(
    desk: Desk, preview: FilePreview, carrier: str, source: str, act: str
) -> TakenIn:
    with desk.signed(Right.POST, act) as pen:
        if pen.answer is not None:
            return _recall(pen.answer)
        seen = _look(preview.sheet)  # the books of this moment, not those of the preview
        numbers = [row.waybill for row in seen.rows if row.is_new]
        if not numbers:
            pen.lay_down()
            return _recall(_counts(seen.rows))
        roll = write_roll(desk, pen, carrier, "file", numbers, source)
        pen.result = {**_counts(seen.rows), "roll": roll.id}
        return _recall(pen.result)


def _take_pairs(desk: Desk, preview: FilePreview, part: range, act: str) -> TakenIn:
    """Bind the rows of a part of the file that are still as good as they looked."""
    with desk.signed(Right.POST, act) as pen:
        if pen.answer is not None:
            return _recall(pen.answer)
        looked = preview.rows[part.start : part.stop]
        # the books of this moment once more; what was no good before stays so
        rows = [*_beside_pairs([row for row in looked if row.is_new]),
                *(row for row in looked if not row.is_new)]  # fmt: skip
        pen.result = _counts(rows)
        if pen.result["written"]:
            _bind(desk, pen, [row for row in rows if row.is_new])
        else:
            pen.lay_down()
        return _recall(pen.result)


def _counts(rows: Sequence[FileRow]) -> dict[str, object]:
    return {
        "written": sum(row.is_new for row in rows),
        "already": sum(row.is_already for row in rows),
        "faulty": sum(row.fault is not None for row in rows),
    }


def hand_back(desk: Desk, preview: FilePreview, act: str) -> bytes:
    """The rows with faults as an XLSX, the carrier's columns as they came and one that says what
    is wrong. Mended, it is taken in like the first file."""
    with desk.signed(Right.POST, act, dated=False) as pen:
        if pen.answer is None:
            pen.write("hand_back_waybills", "mailroom", {"rows": len(preview.faulty)})
        head = preview.sheet.rows[preview.first - 1] if preview.first else ()
        keep = [
            column for column in range(len(preview.sheet.rows[0]))
            if not head or fold(head[column].text) != PROBLEM
        ]  # fmt: skip
        titles = [head[column].text if head else "" for column in keep]
        if not head:
            titles[_guess(preview.sheet).at["waybill"]] = "运单号"
        rows = [
            [*(preview.sheet.rows[row.no - 1][column].text for column in keep), _said(row)]
            for row in preview.faulty
        ]
        return as_xlsx("退回修改", [*titles, PROBLEM], rows, [22] * len(keep) + [60], len(keep))


def _said(row: FileRow) -> str:
    return "" if row.fault is None else row.fault.zh


def _look(sheet: Sheet) -> FilePreview:
    found = find_columns(sheet, _NAMES)
    if "waybill" not in found.at:
        found = _guess(sheet)
    column, order = found.at["waybill"], found.at.get("order")
    rows = []
    for no, cells in enumerate(sheet.rows[found.first :], start=found.first + 1):
        envelope_no = "" if order is None else cells[order].text.upper()
        if cells[column].is_empty and not envelope_no:
            continue
        rows.append(_read(no, cells[column].text, cells[column].is_damaged, envelope_no))
    checked = _beside_pairs(rows) if order is not None else _beside_stock(rows)
    return FilePreview(sheet, order is not None, tuple(_once(checked)), found.first)


def _read(no: int, written: str, is_damaged: bool, envelope_no: str) -> FileRow:
    if is_damaged:
        why = Text("运单号被电子表格改坏，末几位已丢失。请把该列设为文本后重新导出",
                   "a spreadsheet cut the number; make the column text and export it again")
        return FileRow(no, written, envelope_no, why)
    try:
        return FileRow(no, check_waybill(written), envelope_no)
    except BadWaybill as bad:
        return FileRow(no, written, envelope_no, bad.text)


def _guess(sheet: Sheet) -> Columns:
    """A file without titles: the column of which most cells are numbers of waybills."""
    votes: Counter[int] = Counter()
    orders: Counter[int] = Counter()
    for cells in sheet.rows[:20]:
        for column, cell in enumerate(cells):
            if _ENVELOPE.fullmatch(cell.text.upper()):
                orders[column] += 1
            elif _read(0, cell.text, cell.is_damaged, "").fault is None:
                votes[column] += 1
    if not votes:
        raise NoWaybillColumn
    column = votes.most_common(1)[0][0]
    at = {"waybill": column}
    if orders:
        at["order"] = orders.most_common(1)[0][0]
    first = 0 if _read(0, sheet.rows[0][column].text, False, "").fault is None else 1
    return Columns(at, first)


def _once(rows: Sequence[FileRow]) -> list[FileRow]:
    """A number, or an envelope, that stands in the file twice is taken from its first row only."""
    seen: dict[str, int] = {}
    found = []
    for row in rows:
        twice = next((seen[k] for k in (row.waybill, row.envelope_no) if k and k in seen), 0)
        if twice and row.fault is None:
            why = Text("与第 {row} 行重复", "the same as row {row}").fill(row=twice)
            row = FileRow(row.no, row.waybill, row.envelope_no, why)
        elif row.fault is None:
            seen |= {key: row.no for key in (row.waybill, row.envelope_no) if key}
        found.append(row)
    return found


def _beside_stock(rows: Sequence[FileRow]) -> list[FileRow]:
    """What of a stock is known already, or lies on an envelope."""
    numbers = {row.waybill for row in rows if row.fault is None}
    known, used = waybillbook.known(numbers), _bearers(numbers)
    found = []
    for row in rows:
        if row.fault is None and row.waybill in known:
            row = FileRow(row.no, row.waybill, "", is_already=True)
        elif row.fault is None and row.waybill in used:
            row = FileRow(row.no, row.waybill, "",
                          WaybillUsed(row.waybill, used[row.waybill]).text)  # fmt: skip
        found.append(row)
    return found


def _beside_pairs(rows: Sequence[FileRow]) -> list[FileRow]:
    """What of the pairs is bound already, or does not fit its envelope."""
    numbers = {row.waybill for row in rows if row.fault is None}
    used, spoiled = _bearers(numbers), waybillbook.spoiled(numbers)
    wanted, states = sorted({row.envelope_no for row in rows}), {}
    for start in range(0, len(wanted), _PART):
        some = Envelope.select(Envelope.no, Envelope.state).where(
            Envelope.no.in_(wanted[start : start + _PART])
        )
        states.update(dict(plain_rows(some)))
    return [row if row.fault else _pair(row, used, spoiled, states) for row in rows]


def _pair(
    row: FileRow, used: dict[str, str], spoiled: dict[str, str], states: dict[str, str]
) -> FileRow:
    bearer, state = used.get(row.waybill), states.get(row.envelope_no)
    if bearer == row.envelope_no and bearer:
        return FileRow(row.no, row.waybill, row.envelope_no, is_already=True)
    why: Text | None = None
    if state is None:
        why = Text("没有信封“{no}”", "there is no envelope '{no}'").fill(no=row.envelope_no)
    elif bearer is not None:
        why = WaybillUsed(row.waybill, bearer).text
    elif row.waybill in spoiled:
        why = waybillbook.WaybillSpoiled(row.waybill, spoiled[row.waybill]).text
    elif state != "labelled":
        why = NotToPost(row.envelope_no, STATES[state]).text
    return FileRow(row.no, row.waybill, row.envelope_no, why)


def _bearers(numbers: set[str]) -> dict[str, str]:
    """The envelope that bears each of these numbers, where one does."""
    wanted, found = sorted(numbers), {}
    for start in range(0, len(wanted), _PART):
        rows = Envelope.select(Envelope.waybill, Envelope.no).where(
            Envelope.waybill.in_(wanted[start : start + _PART])
        )
        found.update(dict(plain_rows(rows)))
    return found


def _bind(desk: Desk, pen: Pen, rows: Sequence[FileRow]) -> None:
    """Write the numbers onto their envelopes, all of them by a handful of statements."""
    by_no = {row.envelope_no: row.waybill for row in rows}
    envelopes = Envelope.select(Envelope.id, Envelope.no).where(Envelope.no.in_(sorted(by_no)))
    bearers = {no: id for id, no in plain_rows(envelopes)}
    waybillbook.bear(
        [(bearers[no], number) for no, number in by_no.items()], pen.now, desk.clerk.name
    )
    inside = EnvelopeCase.select(EnvelopeCase.envelope, EnvelopeCase.case).where(
        EnvelopeCase.envelope.in_(sorted(bearers.values()))
    )
    cases: dict[int, list[int]] = {}
    for envelope, case in plain_rows(inside):
        cases.setdefault(envelope, []).append(case)
    for no, number in by_no.items():
        for case in cases.get(bearers[no], ()):
            search.note(case, [number])
        pen.write("bind", no, {"waybill": number})


def _recall(answer: dict[str, object]) -> TakenIn:
    roll = answer.get("roll")
    return TakenIn(
        int(str(answer.get("written", 0))), int(str(answer.get("already", 0))),
        int(str(answer.get("faulty", 0))), None if roll is None else roll_of(int(str(roll))),
    )  # fmt: skip
