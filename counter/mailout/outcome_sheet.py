"""寄递结果文件: what the carrier's table says became of each waybill, in any order of columns.

Looking writes nothing. Rows with faults go back as a file; what is known already is left alone,
so the same file twice adds nothing. A journey still under way (投递中, 退回中) is no result.

>>> said_state("妥投"), said_state("退回签收"), said_state("运输中"), said_state("晴")
('delivered', 'came_back', 'under_way', '')
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from counter.desk import Desk
from counter.errors import BadAnswers, Refused
from counter.mailout import outcomes, returns
from counter.mailout.outcomes import NotOnItsWay
from counter.sheets import Sheet, read
from counter.sheets.outgoing import as_xlsx
from counter.sheets.titles import Columns, find_columns, fold
from counter.store.tables.mail import Envelope
from counter.text import Text
from counter.values.clerk import Right
from counter.values.postal import BadWaybill, check_waybill, mask_receiver
from counter.values.remarks import remark

_NAMES = {
    "waybill": "运单号 运单编号 邮件号 邮件号码 快递单号 快递号 物流单号 面单号 单号 "
    "trackingnumber trackingno waybill waybillno mailno",
    "state": "状态 当前状态 邮件状态 投递状态 投递结果 派送结果 妥投情况 寄递结果 签收状态 结果 "
    "status state result deliverystatus",
    "on": "日期 签收日期 签收时间 妥投时间 投递时间 投递日期 状态时间 时间 操作时间 退回日期 "
    "date deliveredon deliverydate signedon time",
    "signer": "签收人 收件人签名 签收人姓名 签收方式 signer signedby receivedby",
    "reason": "退回原因 未妥投原因 原因 异常原因 备注 reason remark",
}  # fmt: skip
PROBLEM = "问题"
_PART = 400
AT_ONCE = 100  # rows in one act: how long another window may have to wait for its turn
_MOVING = ("中", "途", "transit", "outfor")
_NOT_YET = ("未", "拒收", "待", "揽收", "到达", "离开", "安排", "notdelivered")
_BACK = ("退回", "退件", "拒收退", "return")
_DELIVERED = ("妥投", "签收", "代收", "自提", "投递成功", "delivered", "signed")
RESULT: dict[str, Text] = {
    "delivered": Text("签收", "delivered"),
    "came_back": Text("退回", "came back"),
    "under_way": Text("在途", "under way"),
}
State = Literal["delivered", "came_back", "under_way", ""]


class NoStateColumn(Refused):
    """A table without the columns that are needed: `missing` names them."""

    def __init__(self, missing: Text) -> None:
        super().__init__(
            Text("文件里找不到这些列：{what}。请核对列名。",
                 "The file lacks these columns: {what}. Check their titles.")
            .fill(what=missing)
        )  # fmt: skip


@dataclass(frozen=True)
class OutcomeRow:
    """One row (`no` counted as a spreadsheet does); `fault` says why it is not taken.

    `is_already`: the books say so. Under way: neither written nor faulty.
    """

    no: int
    waybill: str
    state: State
    on: date | None
    signer: str = ""
    reason: str = ""
    envelope_no: str = ""
    receiver_masked: str = ""
    fault: Text | None = None
    is_already: bool = False

    @property
    def is_new(self) -> bool:
        """Whether taking the file in writes this row."""
        return self.fault is None and not self.is_already and self.state != "under_way"


@dataclass(frozen=True)
class OutcomePreview:
    """The file as it would be taken in."""

    sheet: Sheet
    rows: tuple[OutcomeRow, ...]
    first: int

    def count(self, state: str) -> int:
        """How many rows with this result will be written."""
        return sum(row.is_new and row.state == state for row in self.rows)

    @property
    def already(self) -> int:
        """How many are in the books already."""
        return sum(row.is_already for row in self.rows)

    @property
    def under_way(self) -> int:
        """How many say nothing final."""
        return sum(row.fault is None and row.state == "under_way" for row in self.rows)

    @property
    def faulty(self) -> tuple[OutcomeRow, ...]:
        """The rows that go back."""
        return tuple(row for row in self.rows if row.fault is not None)


@dataclass(frozen=True)
class TakenIn:
    """How many envelopes of the file are now delivered, and came back."""

    delivered: int
    came_back: int

    def __add__(self, other: TakenIn) -> TakenIn:
        return TakenIn(self.delivered + other.delivered, self.came_back + other.came_back)


def from_file(path: Path) -> Sheet:
    """The longest sheet of a file that is not hidden; refuses (`BadSheet`) what is no table."""
    found = read(path)
    shown = [sheet for sheet in found if not sheet.is_hidden] or list(found)
    return max(shown, key=lambda sheet: len(sheet.rows))


def look_over(desk: Desk, sheet: Sheet) -> OutcomePreview:
    """What the file says, row by row. Writes nothing; refuses `NoStateColumn`."""
    with desk.reading():
        return _look(sheet, desk.today)


def parts(preview: OutcomePreview) -> tuple[OutcomePreview, ...]:
    """A long file in parts, each small enough for one act: whoever stops between two of them, or
    loses the power in one, keeps whole parts, and the same file again takes the rest."""
    new = [row for row in preview.rows if row.is_new]
    return tuple(
        replace(preview, rows=tuple(new[start : start + AT_ONCE]))
        for start in range(0, len(new), AT_ONCE)
    )


def take_in(desk: Desk, preview: OutcomePreview, act: str) -> TakenIn:
    """Write what is new in the file, or in one of its `parts`, by one act. What came back waits
    to be posted anew; what another window wrote meanwhile is left as it is."""
    with desk.signed(Right.POST, act) as pen:
        if pen.answer is None:
            told = {"delivered": 0, "came_back": 0}
            looked = [row for row in preview.rows if row.is_new]
            for row in _beside_books(looked, pen.day):  # the books of this moment
                if not row.is_new or row.on is None:
                    continue
                envelope = Envelope.get(Envelope.no == row.envelope_no)
                if row.state == "delivered":
                    outcomes.write_delivered(desk, pen, envelope, row.on, row.signer, "file")
                else:
                    why = row.reason or _CARRIER_SAYS.zh
                    returns.write_back(desk, pen, envelope, row.on, why, "file")
                told[row.state] += 1
            if not any(told.values()):
                pen.lay_down()
                return TakenIn(0, 0)
            pen.write("outcomes_file", "mailroom", told)
            pen.result = {**told}
            return TakenIn(told["delivered"], told["came_back"])
        return TakenIn(int(pen.answer["delivered"]), int(pen.answer["came_back"]))


_CARRIER_SAYS = Text("寄递企业退回", "returned by the carrier")


def hand_back(desk: Desk, preview: OutcomePreview, act: str) -> bytes:
    """The rows with faults as an XLSX: the carrier's columns, and one that says what is wrong."""
    with desk.signed(Right.POST, act, dated=False) as pen:
        if pen.answer is None:
            pen.write("hand_back_outcomes", "mailroom", {"rows": len(preview.faulty)})
        head = preview.sheet.rows[preview.first - 1]
        keep = [column for column, cell in enumerate(head) if fold(cell.text) != PROBLEM]
        rows = [
            [*(preview.sheet.rows[row.no - 1][column].text for column in keep),
             row.fault.zh if row.fault else ""]
            for row in preview.faulty
        ]  # fmt: skip
        titles = [*(head[column].text for column in keep), PROBLEM]
        return as_xlsx("退回修改", titles, rows, [22] * len(keep) + [60], len(keep))


def said_state(written: str) -> State:
    """What a carrier's word for the state of a parcel means; empty where nobody knows."""
    word = fold(written)
    if any(part in word for part in _MOVING):
        return "under_way"
    if any(part in word for part in _BACK):
        return "came_back"
    if any(part in word for part in _NOT_YET):
        return "under_way"
    return "delivered" if any(part in word for part in _DELIVERED) else ""


def _look(sheet: Sheet, today: date) -> OutcomePreview:
    found = find_columns(sheet, _NAMES)
    lacking = [_TITLES[code] for code in ("waybill", "state") if code not in found.at]
    if lacking:
        raise NoStateColumn(Text.listing(lacking))
    rows = [
        _read(no, sheet, found)
        for no in range(found.first, len(sheet.rows))
        if not sheet.rows[no][found.at["waybill"]].is_empty
        or not sheet.rows[no][found.at["state"]].is_empty
    ]
    return OutcomePreview(sheet, tuple(_once(_beside_books(rows, today))), found.first)


_TITLES = {"waybill": Text("运单号", "waybill"), "state": Text("状态", "state")}


def _read(at: int, sheet: Sheet, found: Columns) -> OutcomeRow:
    cells = {code: sheet.rows[at][column] for code, column in found.at.items()}
    said = {code: cell.text for code, cell in cells.items()}
    row = OutcomeRow(at + 1, said["waybill"], said_state(said["state"]), None)
    if cells["waybill"].is_damaged:
        return replace(row, fault=_CUT)
    try:
        row = replace(
            row, waybill=check_waybill(said["waybill"]),
            signer=remark("signer", said.get("signer", ""), None, 200),
            reason=remark("reason", said.get("reason", "")),
        )  # fmt: skip
    except (BadWaybill, BadAnswers) as bad:
        return replace(row, fault=bad.text)
    if not row.state:
        return replace(row, fault=_STATE.fill(state=said["state"] or "—"))
    day = cells["on"].day if "on" in cells else None
    if "on" in cells and day is None and not cells["on"].is_empty:
        return replace(row, fault=_NO_DAY.fill(day=said["on"]))
    return replace(row, on=day)


_CUT = Text("运单号被电子表格改坏，末几位已丢失。请把该列设为文本后重新导出。",
            "A spreadsheet cut the number. Make the column text and export it again.")  # fmt: skip
_STATE = Text("看不懂状态“{state}”。请写“签收”或“退回”。",
              "The state '{state}' is unknown. Write delivered or returned.")  # fmt: skip
_NO_DAY = Text("看不懂日期“{day}”。请写成 2026-06-15。",
               "'{day}' is no date. Write it as 2026-06-15.")  # fmt: skip
_UNKNOWN = Text("没有用这个运单号寄过信封。", "No envelope was posted under this waybill.")
_TWICE = Text("与第 {row} 行是同一运单。请删去其中一行。",
              "The same waybill as row {row}. Delete one of them.")  # fmt: skip


def _beside_books(rows: Sequence[OutcomeRow], today: date) -> list[OutcomeRow]:
    numbers = sorted({row.waybill for row in rows if row.fault is None})
    known: dict[str, Envelope] = {}
    for start in range(0, len(numbers), _PART):
        part = Envelope.select().where(Envelope.waybill.in_(numbers[start : start + _PART]))
        known |= {envelope.waybill or "": envelope for envelope in part}
    return [_beside(row, known.get(row.waybill), today) for row in rows]


def _beside(row: OutcomeRow, envelope: Envelope | None, today: date) -> OutcomeRow:
    if row.fault is not None or row.state == "under_way":
        return row
    if envelope is None:
        return replace(row, fault=_UNKNOWN)
    row = replace(
        row, envelope_no=envelope.no, receiver_masked=mask_receiver(envelope.receiver),
        on=row.on or today,
    )  # fmt: skip
    if envelope.state == row.state:
        return replace(row, is_already=True)
    may = ("posted", "delivered") if row.state == "came_back" else ("posted",)
    if envelope.state not in may:
        return replace(row, fault=NotOnItsWay(envelope.no, envelope.state).text)
    try:
        outcomes.must_be_a_day_since(envelope, row.on or today, today)
    except BadAnswers as bad:
        return replace(row, fault=bad.faults[0].text)
    return row


def _once(rows: Sequence[OutcomeRow]) -> list[OutcomeRow]:
    """Of two rows about one waybill that would both be written, the second is faulty."""
    first: dict[str, int] = {}
    kept = []
    for row in rows:
        if row.is_new and row.waybill in first:
            kept.append(replace(row, fault=_TWICE.fill(row=first[row.waybill])))
            continue
        if row.is_new:
            first[row.waybill] = row.no
        kept.append(row)
    return kept
