"""Editors by kind of question."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from counter.casetypes.vocabulary import Choice, Question, QuestionKind
from counter.text import Text
from ui.kit import theme
from ui.kit.asking import AnEditor, editor
from ui.kit.country_rows import Way
from ui.kit.pickers import Combo
from ui.kit.segments import Segments
from ui.kit.typed_day import read_day

TODAY = date(2026, 11, 23)


def made(page: QWidget, kind: QuestionKind, **more: object) -> AnEditor:
    question = Question("it", Text("它", "it"), kind, **more)  # type: ignore[arg-type]
    each = editor(question, TODAY, page)
    each.resize(300, each.sizeHint().height())
    each.show()
    return each


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20260615", date(2026, 6, 15)),
        ("2026-06-15", date(2026, 6, 15)),
        ("2026/6/5", date(2026, 6, 5)),
        ("2026年6月15日", date(2026, 6, 15)),
        ("0615", date(2026, 6, 15)),
        ("６１５", None),
        ("1123", TODAY),
        ("1124", date(2025, 11, 24)),
        ("0229", date(2024, 2, 29)),
        ("6.15", date(2026, 6, 15)),
        ("20261301", None),
        ("0231", None),
        ("", None),
        ("明天", None),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed: str, meant: date | None) -> None:
    assert read_day(typed, TODAY) == meant


def test_a_day_is_shown_in_full_when_it_is_left(qtbot: QtBot, page: QWidget) -> None:
    day = made(page, "date")
    day.setFocus()
    qtbot.keyClicks(day, "0615")
    assert day.text() == "0615"
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert (day.text(), day.answer()) == ("2026-06-15", "2026-06-15")


def test_a_day_that_is_none_stays_as_typed(page: QWidget) -> None:
    day = made(page, "date")
    day.setText("20260231")
    assert day.answer() == "20260231"


def test_a_country_is_found_by_pinyin_and_taken_with_enter(qtbot: QtBot, page: QWidget) -> None:
    page.activateWindow()
    country = made(page, "country")
    country.setFocus()
    qtbot.keyClicks(country, "alq")
    listed = shown_list()
    assert listed.currentIndex().data() == "阿联酋  AE"
    with qtbot.waitSignal(country.entered):
        qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert (country.answer(), country.text()) == ("AE", "阿联酋  AE")


def shown_list() -> QListView:
    (listed,) = (
        w
        for w in QApplication.topLevelWidgets()
        if w.objectName() == "completions" and w.isVisible()
    )
    assert isinstance(listed, QListView)
    return listed


@pytest.mark.parametrize("typed", ["德国", "DE", "de", "Germany"])
def test_a_whole_name_or_code_needs_no_list(qtbot: QtBot, page: QWidget, typed: str) -> None:
    country = made(page, "country")
    country.setText(typed)
    qtbot.keyClick(country, Qt.Key.Key_Return)
    assert country.answer() == "DE"


def test_a_name_that_two_countries_share_is_not_guessed(qtbot: QtBot, page: QWidget) -> None:
    country = made(page, "country")
    country.setText("刚果")
    qtbot.keyClick(country, Qt.Key.Key_Return)
    assert country.answer() == "刚果"


def test_two_small_letters_that_are_a_code_and_initials_are_not_guessed(
    qtbot: QtBot, page: QWidget
) -> None:
    page.activateWindow()
    country = made(page, "country")
    country.setFocus()
    qtbot.keyClicks(country, "mg")  # 马达加斯加's code, 美国's initials
    listed = shown_list()
    assert not listed.currentIndex().isValid()
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert country.answer() == "mg"
    country.clear()
    country.setText("MG")
    qtbot.keyClick(country, Qt.Key.Key_Return)
    assert country.answer() == "MG"


def test_each_candidate_says_its_way_in_the_same_breath(qtbot: QtBot, page: QWidget) -> None:
    page.activateWindow()
    country = made(page, "country")
    country.tell_ways(
        lambda iso2: Way(Text("领事认证", "legalisation"), Text("印度反对", "India objected"), True)
        if iso2 == "IN"
        else None
    )
    country.setFocus()
    qtbot.keyClicks(country, "yindu")
    listed = shown_list()
    told = [listed.model().index(row, 0).data() for row in range(listed.model().rowCount())]
    assert told[:2] == ["印度  IN  领事认证  印度反对", "印度尼西亚  ID"]
    heights = [listed.sizeHintForRow(row) for row in (0, 1)]
    assert heights[0] > heights[1]
    painted = listed.grab().toImage()
    reds = {
        painted.pixelColor(x, y).name()
        for x in range(painted.width())
        for y in range(heights[0])
    }
    assert theme.tokens().state("overdue").lower() in reds


def test_an_altered_country_is_no_longer_the_old_one(qtbot: QtBot, page: QWidget) -> None:
    country = made(page, "country")
    country.set_answer("DE")
    assert country.answer() == "DE"
    country.selectAll()
    qtbot.keyClicks(country, "xyzzy")
    assert country.answer() == "xyzzy"


def test_a_cleared_country_is_no_answer(page: QWidget) -> None:
    country = made(page, "country")
    country.set_answer("DE")
    country.clear()
    assert country.answer() is None


def test_few_choices_are_keys_and_many_are_a_list(page: QWidget) -> None:
    def choices(count: int) -> tuple[Choice, ...]:
        return tuple(Choice(str(n), Text.same(str(n))) for n in range(count))

    assert isinstance(made(page, "choice", choices=choices(5)), Segments)
    assert isinstance(made(page, "choice", choices=choices(6)), Combo)


def test_a_count_stays_within_its_bounds_and_the_wheel_passes_by(page: QWidget) -> None:
    count = made(page, "count", most=200, default=1)
    count.set_answer(500)
    assert count.answer() == 200
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(count, turn)
    assert count.answer() == 200


def test_a_count_shows_its_number_in_the_theme(qtbot: QtBot, page: QWidget) -> None:
    from ui.kit.colours import LIGHT
    from ui.kit.sheet import sheet

    page.setStyleSheet(sheet(LIGHT))
    count = made(page, "count", default=3)
    # QSpinBox without buttons under a style sheet gave its text one pixel (Qt 6.11).
    assert count.lineEdit().width() > 100


def test_lines_are_left_by_enter_on_an_empty_last_line(qtbot: QtBot, page: QWidget) -> None:
    lines = made(page, "address")
    qtbot.keyClicks(lines, "a")
    qtbot.keyClick(lines, Qt.Key.Key_Return)
    qtbot.keyClicks(lines, "b")
    qtbot.keyClick(lines, Qt.Key.Key_Return)
    with qtbot.waitSignal(lines.entered):
        qtbot.keyClick(lines, Qt.Key.Key_Return)
    assert (lines.answer(), lines.toPlainText()) == ("a\nb", "a\nb")
