"""Writing the words of a letter with its paper beside them, and keeping them as a rule."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from counter.papers.samples import texts
from counter.rules import templates
from counter.rules.edition import seed_edition
from tests.conftest import Hall
from tests.papers import reading
from tests.ui.benches import Bench
from ui.settings.rules_page import RulesPage
from ui.settings.text_editor import TextEditor

LONG_AGO = date(2000, 1, 1)


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.supervisor, tmp_path)


def opened(bench: Bench, qtbot: QtBot, key: str = "overdue_letter") -> RulesPage:
    """The rules with the words of a row open."""
    page = RulesPage(bench.of)
    qtbot.addWidget(page)
    page.resize(1246, 690)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    page._tables.choose("templates")
    assert page._rows.choose(key, LONG_AGO)
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(page._stack.currentWidget(), TextEditor)
    return page


def editor(page: RulesPage) -> TextEditor:
    assert page._text is not None
    return page._text


def said(page: RulesPage, name: str) -> str:
    return editor(page).findChild(QLabel, name).text()


def review(page: RulesPage) -> QPushButton:
    return editor(page).findChild(QPushButton, "text-review")


def typed(page: RulesPage, qtbot: QtBot, words: str, language: str = "zh") -> None:
    box = getattr(editor(page), language).box
    box.setFocus()
    box.moveCursor(box.textCursor().MoveOperation.End)
    qtbot.keyClicks(box, words)


def test_the_paper_follows_the_words_shortly_after_the_last_key(
    bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    before = editor(page).drawn
    assert "重庆两江集团" in reading.copied(before)
    typed(page, qtbot, "CALL 12345")
    assert editor(page).drawn == before  # not at each key
    qtbot.waitUntil(lambda: editor(page).drawn != before)
    assert "CALL12345" in reading.copied(editor(page).drawn)
    assert editor(page).pane.page == 1
    assert "草稿" in reading.copied(editor(page).drawn)
    assert reading.symbols(editor(page).drawn) == [[]]  # a draft bears no code


def test_a_place_that_there_is_not_is_marked_with_those_that_there_are(
    bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    before = editor(page).drawn
    typed(page, qtbot, "{boss}")
    told = said(page, "text-zh-fault")
    assert "{boss}" in told
    assert "{unit} {holders} {days}" in told
    assert not review(page).isEnabled()
    editor(page)._draw()
    assert editor(page).drawn == before  # the last whole paper stays
    typed(page, qtbot, "{", "en")
    assert said(page, "text-en-fault")
    editor(page)._on_undo()
    assert (said(page, "text-zh-fault"), said(page, "text-en-fault")) == ("", "")
    assert not editor(page).has_typed


def test_a_place_is_put_in_by_its_key_and_one_left_out_is_named(
    bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot, "note_verbale")
    typed(page, qtbot, "!")
    editor(page).findChild(QPushButton, "place.approval").click()
    assert editor(page).zh.words.endswith("!{approval}")
    assert "{approval}" not in said(page, "text-unused")
    assert "{entries}" in said(page, "text-unused")


def test_new_words_are_saved_like_any_rule_with_their_day_and_source(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    words = "{unit}：请上缴{holders}的证照。"
    editor(page).zh.box.setPlainText(words)
    editor(page).en.box.setPlainText("To {unit}: hand in those of {holders}.")
    review(page).click()
    assert said(page, "text-fault")  # without a source nothing is a rule
    form = editor(page)._form
    assert form is not None
    form.field("source").editor.set_answer("渝外办〔2026〕9号")
    form.field("from_day").editor.set_answer("2026-12-01")
    review(page).click()
    assert page._stack.currentWidget() is page._review
    page._review.back.emit()
    assert page._stack.currentWidget() is page._text  # back to the words, which are still there
    assert editor(page).zh.words == words
    review(page).click()
    page._review._form.field("note").editor.set_answer("新函")
    page.findChild(QPushButton, "rules-save").click()
    edition = hall.supervisor.edition
    row = templates.find(edition, "overdue_letter", date(2026, 12, 1))
    assert row is not None
    assert (row.values["body_zh"], row.source, row.is_uncertain) == (
        words, "渝外办〔2026〕9号", False,
    )  # fmt: skip
    assert row.values["places"] == "unit holders"
    old = templates.find(edition, "overdue_letter", date(2026, 11, 30))
    assert old is not None
    assert "{days}" in old.values["body_zh"]
    assert not editor(page).has_typed


def test_a_country_gets_a_note_of_its_own(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot, "note_verbale")
    typed(page, qtbot, "!")
    form = editor(page)._form
    assert form is not None
    form.field("source").editor.set_answer("日本使馆来函")
    form.field("variant").editor.set_answer("JP")
    (edit,) = editor(page).edits()
    assert (edit.rule.key, edit.rule.values["title_zh"]) == ("note_verbale-JP", "照会（日本）")
    review(page).click()
    page._review._form.field("note").editor.set_answer("日本使馆来函")
    page.findChild(QPushButton, "rules-save").click()
    edition, today = hall.supervisor.edition, hall.desk.today
    assert templates.find(edition, "note_verbale", today, "JP").key == "note_verbale-JP"
    assert templates.find(edition, "note_verbale", today, "FR").key == "note_verbale"


def test_words_typed_for_one_letter_stay_while_another_is_looked_at(
    bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    typed(page, qtbot, "!")
    editor(page).findChild(QPushButton, "text-back").click()
    assert page._rows.choose("return_mail", LONG_AGO)
    page._on_letter()
    assert "!" not in editor(page).zh.words
    assert page._rows.choose("overdue_letter", LONG_AGO)
    page._on_letter()
    assert editor(page).zh.words.endswith("!")


def test_who_may_not_keep_rules_is_offered_no_editor(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    page = RulesPage(Bench(hall.desk, tmp_path).of)
    qtbot.addWidget(page)
    page.refresh()
    page.show_texts()
    assert page._text is None
    assert page.findChild(QPushButton, "rules-text").isHidden()


@pytest.mark.parametrize("row", seed_edition().all("templates"), ids=lambda row: row.key)
def test_every_text_that_ships_has_a_paper_to_be_looked_at(row) -> None:
    pdf = texts.pdf(row.key, row.text("title"), row.text("body"))
    read = reading.copied(pdf)
    assert "草稿" in read
    assert "{" not in read  # every place that is offered has a sample's fact
    assert set(templates.offered(row)) <= set(texts.PLACES)
    assert templates.amiss(row.values["body_zh"], templates.offered(row)) is None
    assert set(templates.offered(row)) <= set(templates.PLACES)


def test_the_command_opens_the_first_letter(bench: Bench, qtbot: QtBot) -> None:
    page = RulesPage(bench.of)
    qtbot.addWidget(page)
    page.show_texts()  # before anything was read
    page.refresh()
    assert isinstance(page._stack.currentWidget(), TextEditor)
    assert editor(page).drawn
