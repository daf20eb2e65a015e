"""Toasts, banners, colours, language."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import resources
from counter.text import Language, Text
from ui.kit import marks, theme
from ui.kit.banner import Banner
from ui.kit.colours import DARK, LIGHT, Tokens
from ui.kit.label import Label
from ui.kit.language import speak
from ui.kit.press import Key
from ui.kit.toast import Toast, toast


def test_a_toast_stands_low_in_the_middle_and_goes_by_itself(qtbot: QtBot, page: QWidget) -> None:
    inner = QWidget(page)
    toast(inner, Text("已受理。", "Accepted."))
    shown = page.findChild(Toast)
    assert isinstance(shown, Toast)
    assert (shown.words.text(), shown.isVisible()) == ("已受理。", True)
    assert abs(shown.geometry().center().x() - page.rect().center().x()) <= 1
    assert (shown._timer.interval(), shown._timer.isActive()) == (4000, True)
    shown._timer.start(1)
    qtbot.waitUntil(shown.isHidden)


def test_a_second_toast_takes_the_place_of_the_first(page: QWidget) -> None:
    toast(page, Text("一", "one"))
    toast(page, Text("二", "two"))
    assert [each.words.text() for each in page.findChildren(Toast)] == ["二"]


def test_a_banner_lasts_until_its_cause_is_gone(qtbot: QtBot, page: QWidget) -> None:
    banner, tried = Banner(page), []
    banner.say("printer", Text("打印机没有响应。", "The printer does not answer."))
    remedy = (Text("重试", "Retry"), lambda: tried.append(1))
    banner.say("books", Text("数据库没有响应。", "No answer."), "grave", remedy)
    assert banner.isVisible()
    retry = banner.findChild(Key, "remedy")
    assert isinstance(retry, Key)
    retry.click()
    assert tried == [1]
    banner.clear("books")
    assert banner.causes() == ("printer",)
    banner.clear("printer")
    assert banner.isHidden()


def _luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = QColor(colour).getRgbF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_of_ink_and_ground_can_be_read(tokens: Tokens) -> None:
    grounds = (tokens.page, tokens.surface, tokens.accent_surface)
    inks = (tokens.text, tokens.muted, tokens.accent, tokens.overdue, tokens.today, tokens.done)
    pairs = [(ink, ground) for ink in inks for ground in grounds]
    pairs += [
        (tokens.on_accent, tokens.accent),
        (tokens.surface, tokens.text),
        (tokens.text, tokens.fault_surface),
        (tokens.text, tokens.warning_surface),
        (tokens.overdue, tokens.fault_surface),
        (tokens.accent, tokens.fault_surface),
    ]
    weak = {pair: _contrast(*pair) for pair in pairs if _contrast(*pair) < 4.5}
    assert weak == {}


@pytest.mark.parametrize("is_dark", [False, True])
def test_dressing_makes_the_theme_the_one_in_use(qtbot: QtBot, is_dark: bool) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = app.styleSheet(), app.palette(), app.font()
    try:
        theme.dress(app, is_dark=is_dark)
        assert theme.tokens() is (DARK if is_dark else LIGHT)
        label = Label("28", "figure")
        qtbot.addWidget(label)
        label.ensurePolished()
        assert label.font().pixelSize() == 28
    finally:
        app.setStyleSheet(before[0])
        app.setPalette(before[1])
        app.setFont(before[2])


def test_every_colour_is_written_in_six_figures() -> None:
    for tokens in (LIGHT, DARK):
        assert all(QColor(getattr(tokens, each.name)).isValid() for each in fields(tokens))


def test_every_icon_can_be_drawn_in_the_colour_asked_for(qtbot: QtBot) -> None:
    names = sorted(path.stem for path in Path(resources.__path__[0], "icons").glob("*.svg"))
    assert len(names) > 10
    for name in names:
        picture = marks.icon(name, "#1F5FAD").pixmap(18, 18).toImage()
        inks = {picture.pixelColor(x, y).name() for x in range(18) for y in range(18)}
        assert "#1f5fad" in inks, name


def test_labels_speak_the_language_of_the_window(qtbot: QtBot) -> None:
    try:
        speak(Language.EN)
        label = Label(Text("受理", "Accept"))
        qtbot.addWidget(label)
        assert label.text() == "Accept"
    finally:
        speak(Language.ZH)
