"""The box for a post address: pasted, taken apart, corrected by keyboard; nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counter.casetypes.common import DELIVERY
from ui.kit.address_box import AddressBox
from ui.kit.form import Form

TODAY = date(2026, 11, 23)
WHERE = "重庆市渝中区上清寺街道中山四路36号"


@pytest.fixture
def form(page: QWidget) -> Form:
    codes = ("receiver", "receiver_phone", "address")
    asked = tuple(question for question in DELIVERY if question.code in codes)
    made = Form(asked, page, today=TODAY, columns=2)
    made.set_around({"delivery": "post"})
    made.resize(800, 400)
    made.show()
    return made


@pytest.fixture
def box(form: Form) -> AddressBox:
    found = form.field("address").editor
    assert isinstance(found, AddressBox)
    found.know_hall("重庆市")
    return found


def paste(box: AddressBox, text: str) -> None:
    carried = QMimeData()
    carried.setText(text)
    box.field.insertFromMimeData(carried)


def shown(box: AddressBox) -> list[str]:
    return [line.text() for line in box.lines.values()]


def test_a_paste_in_any_order_fills_name_telephone_and_address(form: Form, box: AddressBox) -> None:
    paste(box, f"电话 138 1234 5678\n{WHERE}\n收件人：张三")
    assert form.answers() == {"receiver": "张三", "receiver_phone": "13812345678", "address": WHERE}
    assert shown(box) == ["重庆市", "", "渝中区", "上清寺街道"]
    assert box.doubts() == ()


def test_what_is_doubtful_bears_a_mark_and_a_word(form: Form, box: AddressBox) -> None:
    paste(box, "张三 13812345678 渝中区中山四路36号")
    assert shown(box) == ["◆ 重庆市", "", "渝中区", ""]
    assert "请核对" in box.lines["province"].accessibleName()
    mark = box.findChild(QWidget, "address.doubts")
    assert "推得" in mark.text()


def test_what_somebody_typed_beside_stays_and_the_paste_is_told(
    form: Form, box: AddressBox
) -> None:
    form.field("receiver").editor.setText("李四")
    paste(box, f"张三 13812345678 {WHERE}")
    assert form.answers()["receiver"] == "李四"
    assert form.field("receiver").aside.text() == "粘贴的是：张三"


@pytest.mark.parametrize(
    "kept",
    ["民权路28号", "碧桂园 3栋\n物业转", "221B Baker Street\nLondon", f"{WHERE} 400015", "渝中区"],
)
def test_an_address_that_was_kept_is_answered_as_it_was(box: AddressBox, kept: str) -> None:
    box.set_answer(kept)
    assert box.answer() == kept
    box.field.left.emit()
    assert box.answer() == kept


def test_a_district_is_picked_by_its_initials_and_brings_what_stands_above_it(
    qtbot: QtBot, form: Form, box: AddressBox
) -> None:
    box.set_answer("中山四路36号")
    county = box.lines["county"]
    qtbot.keyClicks(county, "yzq")
    qtbot.keyClick(county, Qt.Key.Key_Return)
    assert box.answer() == "重庆市渝中区中山四路36号"
    assert shown(box)[0] == "重庆市"


def test_a_picked_district_takes_nothing_of_what_was_written_below_it(box: AddressBox) -> None:
    box.set_answer(WHERE)
    county = box.lines["county"]
    county.setText("江北区")
    county.left.emit()
    assert box.answer() == "重庆市江北区上清寺街道中山四路36号"


def test_a_division_that_nobody_knows_is_put_back(box: AddressBox) -> None:
    box.set_answer(WHERE)
    county = box.lines["county"]
    county.setText("无此区")
    county.left.emit()
    assert (county.text(), box.answer()) == ("渝中区", WHERE)


def test_ctrl_z_brings_back_what_was_pasted(qtbot: QtBot, box: AddressBox) -> None:
    paste(box, f"张三 13812345678 {WHERE}")
    box.field.undo()
    assert "张三 13812345678" in box.field.toPlainText()


def test_an_empty_box_is_one_stop_of_the_tab_key(box: AddressBox) -> None:
    QApplication.processEvents()
    assert {line.focusPolicy() for line in box.lines.values()} == {Qt.FocusPolicy.ClickFocus}
