"""Real dialogs, answered from the event loop as a clerk would; and the fake."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from counter.casetypes.vocabulary import Choice, Question
from counter.text import Text
from tests.ui.fake_ask import FakeAsk
from ui.kit.dialogs import Dialogs
from ui.kit.press import Key

TITLE = Text("作废这个信封？", "Void this envelope?")
BODY = Text("面单要撕掉。", "Tear up the label.")
CHOICES = (Choice("cash", Text("现金", "cash")), Choice("card", Text("刷卡", "card")))


def when_open(act: Callable[[QDialog], None]) -> None:
    def now() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        act(dialog)

    QTimer.singleShot(0, now)


def press(dialog: QDialog, name: str) -> None:
    key = dialog.findChild(Key, name)
    assert isinstance(key, Key)
    key.click()


@pytest.mark.parametrize(("name", "answer"), [("yes", True), ("no", False)])
def test_a_question_is_answered_by_its_two_buttons(page: QWidget, name: str, answer: bool) -> None:
    when_open(lambda dialog: press(dialog, name))
    assert Dialogs().confirm(page, TITLE, BODY) is answer


def test_words_in_a_dialog_are_plain(page: QWidget) -> None:
    seen: list[Qt.TextFormat] = []

    def look(dialog: QDialog) -> None:
        seen.extend(label.textFormat() for label in dialog.findChildren(QLabel))
        dialog.reject()

    when_open(look)
    Dialogs().confirm(page, TITLE, BODY)
    assert set(seen) == {Qt.TextFormat.PlainText}


def test_an_empty_line_cannot_be_given(page: QWidget) -> None:
    def write(dialog: QDialog) -> None:
        line, yes = dialog.findChild(QLineEdit, "answer"), dialog.findChild(Key, "yes")
        assert isinstance(line, QLineEdit)
        assert isinstance(yes, Key)
        line.setText("  ")
        assert not yes.isEnabled()
        line.setText(" 地址写错 ")
        yes.click()

    when_open(write)
    assert Dialogs().text(page, TITLE, BODY) == "地址写错"


def test_a_list_gives_the_code(qtbot: QtBot, page: QWidget) -> None:
    def take(dialog: QDialog) -> None:
        listed = dialog.findChild(QListWidget, "answer")
        assert isinstance(listed, QListWidget)
        listed.setCurrentRow(1)
        press(dialog, "yes")

    when_open(take)
    assert Dialogs().choose(page, TITLE, BODY, CHOICES) == "card"


def test_questions_stay_open_while_one_is_unanswered(page: QWidget) -> None:
    question = Question("reason", Text("原因", "Reason"), "text")

    def answer(dialog: QDialog) -> None:
        press(dialog, "yes")
        fault = dialog.findChild(QLabel, "reason.fault")
        line = dialog.findChild(QLineEdit, "reason")
        assert isinstance(fault, QLabel)
        assert isinstance(line, QLineEdit)
        assert dialog.isVisible()
        assert fault.text() == "请填写原因。"
        line.setText("材料不实")
        press(dialog, "yes")

    when_open(answer)
    found = Dialogs().answers(page, TITLE, (question,), today=date(2026, 11, 23))
    assert found == {"reason": "材料不实"}


def test_no_window_stays_behind(page: QWidget) -> None:
    before = len(QApplication.topLevelWidgets())
    when_open(lambda dialog: dialog.reject())
    assert Dialogs().text(page, TITLE, BODY) is None
    assert len(QApplication.topLevelWidgets()) == before


def test_the_fake_answers_in_order_and_remembers_what_was_asked(page: QWidget) -> None:
    ask = FakeAsk(True, "cash", None)
    assert ask.confirm(page, TITLE, BODY) is True
    assert ask.choose(page, BODY, TITLE, CHOICES) == "cash"
    assert ask.text(page, TITLE, BODY) is None
    assert ask.asked == [TITLE, BODY, TITLE]
    with pytest.raises(AssertionError, match="Void this envelope"):
        ask.confirm(page, TITLE, BODY)
