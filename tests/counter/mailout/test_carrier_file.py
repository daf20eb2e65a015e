"""The carrier's tables: any order of columns, bad rows back as a file, twice adds nothing."""

from __future__ import annotations

import csv
import io

import pytest

from counter.desk import new_act
from counter.errors import BadAnswers, Forbidden
from counter.mailout import carrier_file, envelope, orders, waybills
from counter.mailout.carrier_file import NoWaybillColumn
from counter.mailout.orders import NoOrders
from counter.sheets import Sheet, read, read_pasted
from counter.store import journal
from counter.store.tables.journal import Entry
from counter.values.clerk import Role
from tests.conftest import BY_POST, Hall
from tests.counter import mailwork, steps

A, B, C = "1151238971060", "1151238971061", "1151238971062"


def labelled(hall: Hall, receiver: str = "张伟", **changes: object) -> str:
    told = {**BY_POST, "receiver": receiver, **changes}
    return steps.packed(hall, steps.ready(hall, **told)).envelope_no


def take_in(hall: Hall, sheet: Sheet) -> carrier_file.TakenIn:
    seen = carrier_file.look_over(hall.desk, sheet)
    return carrier_file.take_in(hall.desk, seen, "EMS", "来件.xlsx", new_act())


@pytest.mark.parametrize(
    "text",
    [
        f"序号\t邮件号\t产品\n1\t{A}\tEMS\n2\t{B}\tEMS",
        f"快递单号（必填）\n{A}\n{B}",
        f"重庆邮政\n\n备注\tTracking No.\n\t{A}\n\t{B}",
        f"{A}\n{B}",
        f"1\t{A}\n2\t{B}",
    ],
)
def test_numbers_alone_are_a_stock_whatever_the_table_looks_like(hall: Hall, text: str) -> None:
    taken = take_in(hall, read_pasted(text))
    assert taken.roll is not None
    assert (taken.written, taken.roll.first, taken.roll.last, taken.roll.left) == (2, A, B, 2)
    card = waybills.bind_next(hall.desk, labelled(hall), "EMS", new_act())
    assert card.waybill == A


def test_pairs_are_bound_in_any_order_and_twice_adds_nothing(any_hall: Hall) -> None:
    first, second = labelled(any_hall), labelled(any_hall, "李四")
    sheet = read_pasted(f"运单号\t收件人\t商户订单号\n{B}\t李*\t{second}\n{A}\t张*\t{first}")
    seen = carrier_file.look_over(any_hall.desk, sheet)
    assert (seen.has_orders, seen.new, seen.already, seen.faulty) == (True, 2, 0, ())
    taken = carrier_file.take_in(any_hall.desk, seen, "EMS", "", new_act())
    assert (taken.written, taken.roll) == (2, None)
    cards = {card.envelope_no: card for card in envelope.open_envelopes(any_hall.desk)}
    assert [(cards[no].waybill, cards[no].state) for no in (first, second)] == [
        (A, "bound"), (B, "bound"),
    ]  # fmt: skip
    before = steps.snapshot(any_hall)
    again = take_in(any_hall, sheet)
    assert (again.written, again.already) == (0, 2)
    assert steps.snapshot(any_hall) == before


def test_a_stock_that_was_taken_in_adds_only_what_is_new(any_hall: Hall) -> None:
    take_in(any_hall, read_pasted(f"运单号\n{A}\n{B}"))
    more = take_in(any_hall, read_pasted(f"运单号\n{B}\n{C}\n{A}"))
    assert more.roll is not None
    assert (more.written, more.already, more.roll.first) == (1, 2, C)
    assert [roll.count for roll in waybills.rolls(any_hall.desk)] == [2, 1]


def test_rows_with_faults_are_named_left_out_and_handed_back(any_hall: Hall) -> None:
    bound, free = labelled(any_hall), labelled(any_hall, "李四")
    envelope.bind(any_hall.desk, bound, C, new_act())
    sheet = read_pasted(
        f"信封号\t运单号\n{free}\t{A}\nXF20261123-9999\t{B}\n{bound}\tEA123456784CN\n"
        f"{free}\t{B}\n{bound}\t1151238971070\nXF2\t{C}\n\tSF123"
    )
    seen = carrier_file.look_over(any_hall.desk, sheet)
    why = {row.no: row.fault.zh for row in seen.faulty if row.fault}
    assert sorted(why) == [3, 4, 5, 6, 7, 8]
    assert "没有信封" in why[3]
    assert "校验位" in why[4]
    assert "第 2 行" in why[5]
    assert "待核对" in why[6]
    assert "没有信封" in why[7] or bound in why[7]
    taken = carrier_file.take_in(any_hall.desk, seen, "EMS", "", new_act())
    assert (taken.written, taken.faulty) == (1, 6)
    (back,) = read(carrier_file.hand_back(any_hall.desk, seen, new_act()))
    assert [cell.text for cell in back.rows[0]] == ["信封号", "运单号", "问题"]
    assert [row[0].text for row in back.rows[1:3]] == ["XF20261123-9999", bound]
    assert all(row[2].text for row in back.rows[1:])
    # mended, it is read like the first
    mended = carrier_file.look_over(any_hall.desk, back)
    assert mended.has_orders
    assert len(mended.rows) == 6


def test_a_number_that_a_spreadsheet_cut_is_not_believed(hall: Hall) -> None:
    seen = carrier_file.look_over(hall.desk, read_pasted("运单号\n1.15123897106E+19\n" + A))
    assert (seen.new, "改坏" in str(seen.faulty[0].fault)) == (1, True)


def test_a_table_without_waybills_is_refused(hall: Hall) -> None:
    with pytest.raises(NoWaybillColumn):
        carrier_file.look_over(hall.desk, read_pasted("姓名\t电话\n张伟\t13812345678"))


def test_the_order_tells_the_carrier_everything_with_a_reason_on_record(any_hall: Hall) -> None:
    no = labelled(any_hall, address="=HYPERLINK(1)重庆市渝中区练习路12号3单元502室")
    with pytest.raises(BadAnswers):
        orders.export(any_hall.desk, (no,), " ", "xlsx", new_act())
    content = orders.export(any_hall.desk, (), "通知邮政揽收", "xlsx", new_act())
    (sheet,) = read(content)
    row = dict(zip([c.text for c in sheet.rows[0]], sheet.rows[1], strict=True))
    assert row["订单号"].text == no
    assert (row["收件人"].text, row["收件电话"].text) == ("张伟", "13812345678")
    assert row["收件地址"].text.endswith("502室")
    assert not any(cell.is_formula for line in sheet.rows for cell in line)
    comma = orders.export(any_hall.desk, (no,), "通知邮政揽收", "csv", new_act())
    (line,) = list(csv.DictReader(io.StringIO(comma.decode("utf-8-sig"))))
    assert line["收件地址"].startswith("'=HYPERLINK")
    with any_hall.books.reading():
        told = journal.facts_of(Entry.select().where(Entry.verb == "export_orders"))
    assert [(each["count"], each["envelopes"]) for each in told.values()] == [(1, [no])] * 2
    assert "13812345678" not in str(told)
    assert "公证" not in comma.decode("utf-8-sig").replace("公证处", "")


def test_the_order_comes_back_as_pairs(hall: Hall) -> None:
    """What the carrier adds his numbers to is understood without a change."""
    no = labelled(hall)
    table = orders.export(hall.desk, (no,), "揽收", "csv", new_act()).decode("utf-8-sig")
    filled = [dict(row, 运单号=A) for row in csv.DictReader(io.StringIO(table))]
    text = "\n".join(["\t".join(filled[0]), *("\t".join(row.values()) for row in filled)])
    assert take_in(hall, read_pasted(text)).written == 1


def test_only_who_may_see_persons_exports_orders(hall: Hall) -> None:
    no = labelled(hall)
    with pytest.raises(Forbidden):
        orders.export(hall.window("2", Role.READER), (no,), "看看", "csv", new_act())
    envelope.void(hall.desk, no, "装错", new_act())
    with pytest.raises(NoOrders):
        orders.export(hall.desk, (), "揽收", "csv", new_act())
    assert mailwork.is_balanced(waybills.rolls(hall.desk))
