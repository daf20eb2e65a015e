"""The rule book in the window: reading it, changing it, seeing what a change touches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from counter.desk import Desk, new_act
from counter.intake import accept
from counter.queue import card
from counter.rules.changes import Put, from_day
from counter.rules.edition import Edition
from counter.rules.tables import TABLES
from counter.settings import rulekeeping
from counter.settings.rulekeeping import workbook
from counter.values.clerk import Role
from tests.conftest import Hall
from tests.ui.benches import Bench
from ui.kit.label import Label
from ui.settings.rules_page import RulesPage

LONG_AGO = date(2000, 1, 1)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.supervisor, tmp_path)


def opened(bench: Bench, qtbot: QtBot, table: str = "day_counts") -> RulesPage:
    page = RulesPage(bench.of)
    qtbot.addWidget(page)
    page.resize(1246, 690)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    page._tables.choose(table)
    return page


def chosen(page: RulesPage, key: str, since: date = LONG_AGO) -> None:
    assert page._rows.choose(key, since)


def typed(page: RulesPage, **answers: str) -> None:
    assert page._editor._form is not None
    for code, answer in answers.items():
        page._editor._form.field(code).editor.set_answer(answer)


def pressed(page: RulesPage, name: str) -> None:
    key = page.findChild(QPushButton, name)
    assert key.isVisible(), name
    assert key.isEnabled(), name
    key.click()


def words(page: RulesPage, name: str) -> str:
    return page.findChild(QLabel, name).text()


def fault(page: RulesPage, code: str) -> str:
    assert page._editor._form is not None
    return page._editor._form.field(code).line.text()


def listed(page: RulesPage) -> list[str]:
    return [rule.key for rule in page._rows.list.rows.rows]


def reviewed(page: RulesPage) -> str:
    """Everything that the review says of the changes."""
    return "\n".join(label.text() for label in page._review._changes.widget().findChildren(Label))


def verdicts(page: RulesPage) -> list[tuple[str, str]]:
    columns = page._review.list.rows.columns
    rows = page._review.list.rows.rows
    return [(columns[0].text(row), columns[2].text(row)) for row in rows]


def noted(page: RulesPage, note: str) -> None:
    page._review._form.field("note").editor.set_answer(note)


def days_of(desk: Desk, key: str, on: date) -> str:
    rule = desk.edition.one("day_counts", key, on)
    assert rule is not None
    return rule.values["working_days"]


def three_days(desk: Desk, note: str = "另一窗口") -> None:
    """Another supervisor changes the ordinary days."""
    edits = from_day(desk.edition, "day_counts", "ordinary", desk.today, {"working_days": "3"})
    rulekeeping.keep(desk, desk.edition.number, edits, note, new_act())


# ------------------------------------------------------------------- reading
def test_every_table_is_listed_with_its_rows_and_what_waits_to_be_verified(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    lines = page._tables.list.rows.rows
    assert [line.code for line in lines] == [table.code for table in TABLES]
    edition = hall.desk.edition
    assert [line.count for line in lines] == [len(edition.all(line.code)) for line in lines]
    waiting = sum(line.unsure for line in lines)
    assert waiting > 0
    assert words(page, "rules-open") == f"● 还有 {waiting} 条待核实"


def test_rows_are_found_by_any_word_and_the_doubtful_ones_can_be_picked_out(
    bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot, "routes")
    qtbot.keyClick(page, Qt.Key.Key_F, CTRL)
    box = page.findChild(QLineEdit, "rules-find")
    assert box.hasFocus()
    box.setText("印度反对")
    assert listed(page) == ["IN"]
    box.clear()
    page.findChild(QCheckBox, "rules-unsure").setChecked(True)
    assert "XK" in listed(page)
    assert "IN" not in listed(page)


def test_a_row_tells_who_entered_it_and_when(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    three_days(hall.supervisor, "渝价〔2026〕1号")
    page = opened(bench, qtbot)
    chosen(page, "ordinary", hall.desk.today)
    history = page._editor.history
    qtbot.waitUntil(lambda: "第 2 版　2026-11-23　刘颖" in history.words())
    assert "渝价〔2026〕1号" in history.words()
    assert "第 1 版" in history.words()


@pytest.mark.parametrize("role", [Role.READER, Role.CLERK])
def test_who_may_not_keep_the_rules_reads_them(
    hall: Hall, tmp_path: Path, qtbot: QtBot, role: Role
) -> None:
    page = opened(Bench(hall.window("3", role), tmp_path), qtbot)
    chosen(page, "ordinary")
    form = page._editor._form
    assert form is not None
    assert not form.isEnabled()
    assert form.field("working_days").editor.answer() == "4"
    hidden = ("rule-review", "rule-aside", "rule-verify", "rules-add", "rules-import")
    assert [name for name in hidden if page.findChild(QPushButton, name).isVisible()] == []
    assert page.findChild(QPushButton, "rules-export").isVisible()


# ------------------------------------------------------------------- changing
def test_from_a_day_on_shows_before_and_after_and_exactly_the_cases_it_touches(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    promised = hall.accept().case_no
    waiting = accept.receive(hall.desk, hall.application("RZ")).case_no
    hall.accept(speed="urgent")
    page = opened(bench, qtbot)
    chosen(page, "ordinary")
    assert not page.findChild(QLabel, "rule-unsaved").isVisible()
    typed(page, working_days="3")
    assert page.findChild(QLabel, "rule-unsaved").isVisible()
    pressed(page, "rule-review")
    assert reviewed(page) == "2026-11-23 起改为　办理时限 · 普通件\n工作日\n4 → 3"
    assert words(page, "review-cases") == "涉及 2 件在办"
    assert verdicts(page) == [(promised, "维持原承诺"), (waiting, "生效")]
    assert "2026-11-27 → 2026-11-26" in words(page, "touched-whole")

    noted(page, "新通知")
    pressed(page, "rules-save")
    edition = hall.desk.edition
    assert edition.number == 2
    assert [days_of(hall.desk, "ordinary", date(2026, 11, day)) for day in (22, 23)] == ["4", "3"]
    assert card.card(hall.desk, promised).due_on == date(2026, 11, 27)
    assert page._stack.currentWidget() is page._browse
    assert words(page, "rules-edition") == "规则 · 第 2 版"
    assert not page._editor.has_typed


def test_nothing_is_saved_without_a_word_why(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    chosen(page, "ordinary")
    typed(page, working_days="3")
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert page._stack.currentWidget() is page._review
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert page._review._form.field("note").line.text() == "请填写说明。"
    assert hall.desk.edition.number == 1
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page._stack.currentWidget() is page._browse
    assert page._editor.has_typed


def test_a_wrong_cell_is_said_under_its_field_and_what_was_typed_stays(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    chosen(page, "ordinary")
    typed(page, working_days="四天")
    pressed(page, "rule-review")
    assert page._stack.currentWidget() is page._browse
    assert "整数" in fault(page, "working_days")
    typed(page, working_days="3", from_day="2026-13-01")
    pressed(page, "rule-review")
    assert "应是日期" in fault(page, "from_day")
    chosen(page, "urgent")
    chosen(page, "ordinary")
    form = page._editor._form
    assert form is not None
    assert form.field("working_days").editor.answer() == "3"
    pressed(page, "rule-undo")
    assert form.field("working_days").editor.answer() == "4"
    assert hall.desk.edition.number == 1


def test_a_row_is_added_mended_ended_and_removed(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot, "calendar")
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    typed(page, key="2026-11-25", title_zh="停电检修", source="街道通知 2026-11-20")
    pressed(page, "rule-review")
    assert "新增　工作日历 · 停电检修" in reviewed(page)
    noted(page, "停电")
    pressed(page, "rules-save")
    assert not hall.desk.calendar.is_working(date(2026, 11, 25))

    chosen(page, "2026-11-25", hall.desk.today)
    typed(page, how="correct", title_zh="停水检修", title_en="")
    pressed(page, "rule-review")
    noted(page, "写错")
    pressed(page, "rules-save")
    assert hall.desk.calendar.why(date(2026, 11, 25)).zh == "停水检修"

    chosen(page, "2026-11-25", hall.desk.today)
    typed(page, how="drop")
    pressed(page, "rule-review")
    noted(page, "不停了")
    pressed(page, "rules-save")
    assert hall.desk.calendar.is_working(date(2026, 11, 25))

    page._tables.choose("fees")
    key = listed(page)[0]
    chosen(page, key, hall.desk.edition.about("fees", key)[-1].since)
    typed(page, how="end", end_day="2026-12-31")
    pressed(page, "rule-review")
    noted(page, "停收")
    pressed(page, "rules-save")
    assert hall.desk.edition.about("fees", key)[-1].until == date(2026, 12, 31)


def test_a_doubtful_row_is_verified_by_a_source(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    chosen(page, "confirmation")
    bench.ask.given.append("外交部来电 2026-11-23")
    qtbot.keyClick(page, Qt.Key.Key_J, CTRL)
    assert "待核实\n是 → —" in reviewed(page)
    noted(page, "已电话核实")
    pressed(page, "rules-save")
    (rule,) = hall.desk.edition.about("day_counts", "confirmation")
    assert (rule.is_uncertain, rule.source) == (False, "外交部来电 2026-11-23")
    assert not page.findChild(QPushButton, "rule-verify").isVisible()


def test_changes_set_aside_are_saved_together(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot)
    for key, days in (("ordinary", "3"), ("urgent", "1")):
        chosen(page, key)
        typed(page, working_days=days)
        pressed(page, "rule-aside")
    assert words(page, "basket") == "改动单：2 处，尚未保存"
    assert hall.desk.edition.number == 1
    pressed(page, "basket-review")
    noted(page, "提速")
    pressed(page, "rules-save")
    today = hall.desk.today
    assert hall.desk.edition.number == 2
    assert [days_of(hall.desk, key, today) for key in ("ordinary", "urgent")] == ["3", "1"]
    assert page.basket == ()


# ------------------------------------------------------------------- others
def test_another_supervisors_edition_is_told_and_what_was_typed_stays(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    chosen(page, "urgent")
    typed(page, working_days="1")
    three_days(hall.window("2", Role.SUPERVISOR))
    bench.bulletin.look()
    assert words(page, "words") == (
        "● 规则已由窗口2更新为第 2 版。您录入的内容还在，会按新版重新核对。"
    )
    chosen(page, "urgent")
    form = page._editor._form
    assert form is not None
    assert form.field("working_days").editor.answer() == "1"
    pressed(page, "rule-review")
    noted(page, "提速")
    pressed(page, "rules-save")
    today = hall.desk.today
    assert [days_of(hall.desk, key, today) for key in ("ordinary", "urgent")] == ["3", "1"]


def test_who_is_overtaken_while_saving_looks_again_and_saves_then(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    chosen(page, "urgent")
    typed(page, working_days="1")
    pressed(page, "rule-review")
    noted(page, "提速")
    three_days(hall.window("2", Role.SUPERVISOR))
    pressed(page, "rules-save")
    assert "已由窗口2" in words(page, "review-fault")
    assert hall.desk.edition.number == 2
    assert page._stack.currentWidget() is page._review
    pressed(page, "rules-save")
    assert hall.desk.edition.number == 3
    assert days_of(hall.desk, "ordinary", hall.desk.today) == "3"


def test_the_book_goes_to_a_spreadsheet_and_comes_back_through_the_same_review(
    hall: Hall, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(bench, qtbot)
    target = tmp_path / "rules.xlsx"
    bench.ask.given += [target, target]
    pressed(page, "rules-export")
    assert target.stat().st_size > 1000
    pressed(page, "rules-import")
    assert words(page, "rules-fault") == "没有改动。"

    # What a supervisor does to it in the spreadsheet.
    rows = [
        replace(rule, values={**rule.values, "working_days": "1"})
        if (rule.table, rule.key) == ("day_counts", "urgent")
        else rule
        for rule in hall.desk.edition.rows
    ]
    target.write_bytes(workbook.write(Edition.of(1, rows)))
    bench.ask.given.append(target)
    pressed(page, "rules-import")
    assert "2 → 1" in reviewed(page)
    assert page._review._form.answers()["note"] == "导入 rules.xlsx"
    pressed(page, "rules-save")
    assert days_of(hall.desk, "urgent", hall.desk.today) == "1"


def test_a_file_that_is_no_rule_book_is_refused_and_nothing_is_lost(
    hall: Hall, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(bench, qtbot)
    chosen(page, "urgent")
    typed(page, working_days="1")
    target = tmp_path / "rules.xlsx"
    target.write_bytes(b"PK\x03\x04 not a workbook")
    bench.ask.given.append(target)
    pressed(page, "rules-import")
    assert words(page, "rules-fault")
    assert page._editor.has_typed
    assert hall.desk.edition.number == 1


def test_a_row_that_somebody_else_removed_is_said_and_the_list_can_be_emptied(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot)
    chosen(page, "urgent")
    typed(page, how="drop")
    pressed(page, "rule-aside")
    (rule,) = hall.desk.edition.about("day_counts", "urgent")
    other = hall.window("2", Role.SUPERVISOR)
    moved = Put(replace(rule, since=date(2020, 1, 1)), replaces=rule.since)
    rulekeeping.keep(other, 1, (moved,), "改期", new_act())
    bench.bulletin.look()
    assert "urgent" in words(page, "rules-fault")
    pressed(page, "basket-empty")
    assert page.basket == ()


# ------------------------------------------------------------------- a year by hand
NOTICE = "一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。1月9日（周六）上班。"


def test_a_year_that_the_library_lacks_is_pasted_and_promised_days_stay(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    hall.now = hall.now.replace(month=12, day=30)
    promised = hall.accept().case_no
    waiting = accept.receive(hall.desk, hall.application("RZ")).case_no
    page = opened(bench, qtbot, "calendar")
    asked = {"year": 2027, "source": "国办通知"}
    bench.ask.given.append({**asked, "notice": NOTICE.replace("周五", "周四")})
    pressed(page, "rules-notice")
    assert "年份可能不对" in words(page, "rules-fault")
    bench.ask.given.append({**asked, "notice": NOTICE})
    pressed(page, "rules-notice")
    assert words(page, "review-count") == "5 处改动"
    assert verdicts(page) == [(promised, "维持原承诺"), (waiting, "生效")]
    assert page._review._form.answers()["note"] == "录入 2027 年放假安排"
    pressed(page, "rules-save")
    calendar = hall.desk.calendar
    assert calendar.is_known(2027)
    assert calendar.is_working(date(2027, 1, 9))
    assert not calendar.is_working(date(2027, 1, 1))
    assert card.card(hall.desk, promised).due_is_estimate
    page._tables.choose("fees")
    assert not page.findChild(QPushButton, "rules-notice").isVisible()
