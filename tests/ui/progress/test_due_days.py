"""怎么算的: the promised day explained in the card, and the days left for telling."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from counter.intake import accept
from tests.conftest import Hall
from tests.ui.benches import Bench
from tests.ui.progress.hands import move, opened, words
from ui.kit.table import Table
from ui.progress.case_card import CasePanel


def explained(card: CasePanel) -> list[tuple[str, ...]]:
    listed = card.findChild(Table, "due-days")
    assert listed is not None
    columns = listed.rows.columns
    return [tuple(column.text(row) for column in columns) for row in listed.rows.rows]


def test_a_key_in_the_card_tells_every_day_and_escape_takes_it_away(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    card = opened(bench, qtbot, hall.accept(speed="urgent").case_no)
    key = card.findChild(QPushButton, "due_days")
    key.setFocus()
    qtbot.keyClick(key, Qt.Key.Key_Return)
    assert explained(card) == [
        ("11月23日 周一", "—", "受理当天不计"),
        ("11月24日 周二", "第1个", "工作日"),
        ("11月25日 周三", "第2个", "工作日"),
    ]
    listed = card.findChild(Table, "due-days")
    qtbot.waitUntil(listed.hasFocus)
    assert words(card, "due-days-whole") == "2026-11-25　周三　工作日"
    qtbot.keyClick(listed, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: card.findChild(Table, "due-days") is None)


def test_a_stopped_clock_is_explained_so_far(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    no = hall.accept(speed="urgent").case_no
    move(hall, no, "suspend", missing="原件")
    hall.later(days=2)
    card = opened(bench, qtbot, no)
    card.explain_due()
    assert [row[1:] for row in explained(card)] == [
        ("—", "受理当天不计"), ("—", "补正停时"), ("—", "补正停时"),
    ]  # fmt: skip


def test_the_card_of_a_received_case_says_how_long_there_is_to_tell(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    no = accept.receive(hall.desk, hall.application("RZ")).case_no
    hall.later(days=4)
    card = opened(bench, qtbot, no)
    assert words(card, "due") == "还剩 1 个工作日须一次告知（11月30日 周一 前）"
    assert not card.findChild(QPushButton, "due_days").isVisible()
    hall.later(days=6)
    late = opened(bench, qtbot, no)
    assert words(late, "due") == "逾期　一次告知已逾 3 个工作日：请受理，或立即告知"
