"""The stock of blanks in the window: received, issued, void before a colleague; 核验."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from counter.desk import new_act
from counter.progress.blanks.receive import receive_blanks
from counter.progress.blanks.stock import stock
from counter.values.clerk import Role
from tests.conftest import Hall
from tests.counter import steps
from tests.ui.benches import Bench
from ui.progress.blanks_page import BlanksPage

ROLL = ("CQ000101", "CQ000120", "领取单1号")


def shown(bench: Bench, qtbot: QtBot) -> BlanksPage:
    page = BlanksPage(bench.of)
    qtbot.addWidget(page)
    page.resize(1200, 680)
    page.show()
    page.refresh()
    return page


def fill(page: BlanksPage, code: str, **answers: object) -> None:
    form = page._made[code]
    form.form.set_answers(answers)
    form._press.press()


def said(page: BlanksPage, name: str) -> str:
    return page.findChild(QLabel, name).text()


def test_a_supervisor_receives_a_roll_and_issues_part_of_it(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    page = shown(Bench(hall.supervisor, tmp_path), qtbot)
    fill(page, "receive", first=ROLL[0], last="120", source=ROLL[2])
    assert said(page, "receive-blanks-said") == "✓ 入库 20 张：CQ000101–CQ000120"
    fill(page, "issue", login="wangfang", first="CQ000101", last="CQ000110")
    assert said(page, "issue-blanks-said") == "✓ 王芳领用 10 张：CQ000101–CQ000110"
    rows = [(line.name, line.balance.left) for line in page._holders.rows.rows]
    assert rows == [("王芳", 10), ("", 10)]
    assert said(page, "stock-total") == "共入库 20，使用 0，作废 0，结存 20"
    fill(page, "receive", first=ROLL[0], last="120", source="又一次")
    assert "重叠" in said(page, "receive-blanks-fault")
    assert page._made["receive"].form.answers()["source"] == "又一次"  # nothing typed is lost


def test_a_clerk_makes_a_blank_void_before_a_colleague(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    receive_blanks(hall.supervisor, *ROLL, new_act())
    page = shown(bench, qtbot)
    assert page.findChild(QPushButton, "form-receive") is None
    fill(page, "spoil", sticker="CQ000105", reason="撕裂")
    assert "同事" in said(page, "spoil-blank-fault")
    page.findChild(QLineEdit, "second_login").setText("liuying")
    page.findChild(QLineEdit, "second_password").setText("supervisor-1")
    page._made["spoil"]._press.press()
    assert said(page, "spoil-blank-said") == "✓ CQ000105 已作废"
    assert [line.sticker_no for line in page._spoiled.rows.rows] == ["CQ000105"]
    assert stock(hall.desk).total.left == 19


def test_a_holder_is_answered_and_a_wrong_day_gets_one_sentence(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    steps.ready(hall)
    page = shown(bench, qtbot)
    page.show_lookup()
    fill(page, "lookup", number="CQ000001", signed_on="2026-11-22")
    assert "都相符" in said(page, "lookup-result-fault")
    fill(page, "lookup", number="CQ000001", signed_on="2026-11-23")
    assert said(page, "lookup-result-said") == "✓ 登记相符，有效"
    told = said(page, "lookup-result-details")
    assert "签署人：周敏" in told
    assert "张伟" not in told


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        (Role.READER, []), (Role.CLERK, ["spoil", "lookup"]),
        (Role.SUPERVISOR, ["spoil", "lookup", "receive", "issue"]),
    ],
)  # fmt: skip
def test_each_role_is_offered_what_it_may_do(
    hall: Hall, tmp_path: Path, qtbot: QtBot, role: Role, codes: list[str]
) -> None:
    page = shown(Bench(hall.window("1", role), tmp_path), qtbot)
    assert list(page._made) == codes
    assert page.findChild(QComboBox, "login") is None or "issue" in codes
