"""寄件订单: what the carrier must know of each envelope, in full, as a file for his own system.

A label is masked, an order is not (GB/T 41833-2022 masks what strangers read; 快递暂行条例 art. 22
asks both parties' names, addresses and telephone numbers). So the file names a reason and is
journalled with the envelopes it told of. Nothing of the persons' business is in it: 文件, pieces.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from counter.desk import Desk, read_office
from counter.errors import Refused
from counter.mailout.ready import POST_MODES
from counter.sheets.outgoing import as_csv, as_xlsx
from counter.store.tables.mail import OPEN, Envelope
from counter.text import Text
from counter.values.clerk import Right
from counter.values.erased import ERASED
from counter.values.remarks import remark

Format = Literal["xlsx", "csv"]
TITLES = (
    "订单号", "收件人", "收件电话", "收件地址", "内件", "件数", "重量（克）", "付款方式", "运单号",
    "寄件单位", "寄件电话", "寄件地址",
)  # fmt: skip
_WIDTHS = (20, 16, 16, 44, 8, 6, 10, 10, 20, 30, 16, 40)
_CONTENTS = "文件"
_PART = 500


class NoOrders(Refused):
    """No envelope that the carrier could be told of."""

    def __init__(self) -> None:
        super().__init__(
            Text("没有可导出的信封。请先装封，再导出订单。",
                 "There is no envelope to tell the carrier of. Pack first, then export.")
        )  # fmt: skip


def export(
    desk: Desk, envelope_nos: Sequence[str], reason: str, fmt: Format, act: str
) -> bytes:
    """The carrier's order file of these envelopes, of all that are still here where none is named.

    Receivers stand in it unmasked, so it needs a reason and `Right.UNMASK`, and is journalled.
    Refuses `NoOrders`. No cell of it is a formula.
    """
    why = remark("reason", reason, Text("请填写导出原因。", "Enter why it is exported."))
    with desk.signed(Right.UNMASK, act, dated=False) as pen:
        wanted = tuple(dict.fromkeys(envelope_nos))
        if pen.answer is not None:
            wanted = tuple(pen.answer["envelopes"])
        rows = _envelopes(wanted)
        if not rows:
            raise NoOrders
        if pen.answer is None:
            numbers = [row.no for row in rows]
            pen.write("export_orders", "mailroom", {
                "reason": why, "format": fmt, "count": len(numbers), "envelopes": numbers,
            })  # fmt: skip
            pen.result = {"envelopes": numbers}
        office = read_office()
        sender = (office.name, office.phone, office.address)
        table = [(*_cells(row), *sender) for row in rows]
    return as_csv(TITLES, table) if fmt == "csv" else as_xlsx("寄件订单", TITLES, table, _WIDTHS)


def _envelopes(wanted: Sequence[str]) -> list[Envelope]:
    if not wanted:
        here = Envelope.select().where(Envelope.state.in_(OPEN))
        return list(here.order_by(Envelope.id))
    found: list[Envelope] = []
    for start in range(0, len(wanted), _PART):
        some = wanted[start : start + _PART]
        found.extend(
            Envelope.select().where(Envelope.no.in_(some), Envelope.receiver != ERASED.zh)
        )
    return sorted(found, key=lambda row: row.id)


def _cells(row: Envelope) -> tuple[str, ...]:
    return (
        row.no, row.receiver, row.phone, row.address, _CONTENTS, str(row.pieces),
        "" if row.grams is None else str(row.grams), POST_MODES[row.post_mode].zh,
        row.waybill or "",
    )  # fmt: skip
