"""The balance on the page: where everything is; a difference is signed there, with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counter.dayclose.balance import settling
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.dayclose.balance.losses import forget
from tests.ui.benches import Bench
from ui.dayclose.page import DayclosePage


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.supervisor, tmp_path)


def opened(bench: Bench, qtbot: QtBot) -> DayclosePage:
    page = DayclosePage(bench.of)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


def test_the_day_s_balance_stands_on_the_page(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    hall.accept()
    page = opened(bench, qtbot)
    view = page._balance
    assert [line.code for line in view._lines.rows.rows] == ["RZ", "materials"]
    assert view._said.text() == "账实相符"
    assert view._differences.isHidden()
    assert view._sign.isHidden()
    page._ask_for("2026-11")
    assert view.isHidden()


def test_a_difference_is_signed_at_the_page(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = steps.ready(hall)
    forget(hall.books, no)
    steps.count_all(hall)  # the balance tells money, so it is shown after the drawers are counted
    view = opened(bench, qtbot)._balance
    assert view._said.text() == "▲ 1 项差异待签认"
    view._sign.press()
    assert "请先选择一项" in view._line.text()
    view._differences.selectRow(0)
    bench.ask.given = ["已找到领取记录"]
    with qtbot.waitSignal(view.signed):
        view._sign.press()
    seen = settling.of_day(hall.desk, hall.desk.today)
    assert seen.open == ()
    assert [one.reason for one in seen.figures.signed] == ["已找到领取记录"]
    assert view._said.text() == "1 项差异已签认"
    assert view._sign.isHidden()


def test_a_day_is_not_closed_over_a_difference(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = steps.ready(hall)
    forget(hall.books, no)
    steps.print_all(hall)
    steps.count_all(hall)
    page = opened(bench, qtbot)
    bench.ask.given = [True]
    page._closing._close.press()
    assert no in page._closing._close.line.text()
