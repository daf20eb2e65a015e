"""The hall's particulars, its people, this computer, and safe copies, at the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from counter.desk import ClockWrong
from counter.settings import people, safekeeping
from counter.text import Language
from counter.values.clerk import Role
from tests.conftest import OFFICE, Hall
from tests.ui.benches import PRINTER, Bench
from ui.kit.printing import queues
from ui.kit.printing.drawer import DRAWER
from ui.kit.printing.queues import Printer
from ui.settings import printers_panel
from ui.settings.page import PANELS, SettingsPage


@pytest.fixture
def bench(hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    found = (Printer("窗口1", is_default=True), Printer(PRINTER))
    monkeypatch.setattr(printers_panel, "printers", lambda: found)
    assert queues.printers is not printers_panel.printers
    return Bench(hall.supervisor, tmp_path)


def opened(bench: Bench, qtbot: QtBot, panel: str) -> SettingsPage:
    page = SettingsPage(bench.of)
    qtbot.addWidget(page)
    page.show()
    page._keys.button([code for code, _, _ in PANELS].index(panel)).click()
    return page


def test_new_particulars_are_kept_and_the_hall_code_stays(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot, "office")
    panel = page._panels.currentWidget()
    panel._form.field("phone").editor.set_answer("023-99999999")
    panel._keep.press()
    assert (hall.desk.office.phone, hall.desk.office.hall_code) == ("023-99999999", "001")
    assert hall.desk.office.name == OFFICE.name


def test_a_hall_without_a_name_is_refused_under_its_field(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot, "office")
    panel = page._panels.currentWidget()
    panel._form.field("name").editor.set_answer("")
    panel._keep.press()
    assert panel._form.field("name").line.text() != ""
    assert hall.desk.office.name == OFFICE.name


def test_a_clerk_may_not_change_the_hall(hall: Hall, tmp_path: Path, qtbot: QtBot) -> None:
    page = opened(Bench(hall.desk, tmp_path), qtbot, "office")
    panel = page._panels.currentWidget()
    panel._form.field("phone").editor.set_answer("1")
    panel._keep.press()
    assert "权限" in panel._line.text()
    assert hall.desk.office.phone == OFFICE.phone


def test_a_person_is_added_with_a_first_password_and_can_sign_in(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot, "people")
    bench.ask.given = [{"login": "lina", "name": "李娜", "role": "CLERK"}, "long-enough"]
    page._panels.currentWidget()._add.press()
    clerk = people.sign_in(hall.books, "lina", "long-enough", "1", lambda: hall.now)
    assert (clerk.name, clerk.role) == ("李娜", Role.CLERK)
    assert "lina" in {member.login for member in page._panels.currentWidget()._list.rows.rows}


def test_a_short_password_is_refused_and_nobody_is_added(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot, "people")
    bench.ask.given = [{"login": "lina", "name": "李娜", "role": "CLERK"}, "short"]
    panel = page._panels.currentWidget()
    panel._add.press()
    assert "8" in panel._line.text()
    assert len(people.people(hall.supervisor)) == 2


def test_a_new_password_lets_the_person_in(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot, "people")
    panel = page._panels.currentWidget()
    panel._list.choose("wangfang")
    bench.ask.given = ["another-one"]
    panel._reset.press()
    assert people.sign_in(hall.books, "wangfang", "another-one", "1", lambda: hall.now)


def test_a_closed_account_stays_listed_as_closed(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot, "people")
    panel = page._panels.currentWidget()
    panel._list.choose("wangfang")
    bench.ask.given = [False, True]
    panel._close.press()
    panel._close.press()
    assert {m.login: m.is_active for m in panel._list.rows.rows} == {
        "liuying": True, "wangfang": False,
    }  # fmt: skip


def test_each_kind_of_paper_keeps_its_printer_and_size(bench: Bench, qtbot: QtBot) -> None:
    page = opened(bench, qtbot, "printers")
    box = page.findChild(QComboBox, "printer-label")
    assert [box.itemData(n) for n in range(box.count())] == ["", "窗口1", PRINTER, DRAWER]
    assert box.currentData() == PRINTER
    box.setCurrentIndex(1)
    page.findChild(QComboBox, "size-receipt").setCurrentText("80mm")
    assert bench.printing.printer_for("label") == "窗口1"
    assert (bench.printing.printer_for("receipt"), bench.printing.size_for("receipt")) == (
        PRINTER, "80mm",
    )  # fmt: skip


def test_a_kind_may_wait_to_be_looked_at_and_a_printer_be_reached_by_its_address(
    bench: Bench, qtbot: QtBot
) -> None:
    page = opened(bench, qtbot, "printers")
    page.findChild(QCheckBox, "at-once-receipt").setChecked(False)
    assert not bench.printing.choices.prints_at_once("receipt")
    bench.ask.given = ["http://x", "10.0.0.7"]
    page.findChild(QPushButton, "printer-by-address").click()
    assert "不是打印机地址" in page.findChild(QLabel, "printers-fault").text()
    page.findChild(QPushButton, "printer-by-address").click()
    box = page.findChild(QComboBox, "printer-receipt")
    assert box.findData("ipp://10.0.0.7/ipp/print") > 0


def test_a_printer_that_is_gone_is_named_and_not_replaced(bench: Bench, qtbot: QtBot) -> None:
    bench.printing.choose("label", "旧打印机")
    page = opened(bench, qtbot, "printers")
    box = page.findChild(QComboBox, "printer-label")
    assert (box.currentText(), bench.printing.printer_for("label")) == (
        "旧打印机（现在找不到）", "旧打印机",
    )  # fmt: skip


def test_look_and_language_are_wished_for_once_when_they_change(bench: Bench, qtbot: QtBot) -> None:
    wished: list[object] = []
    bench.of.wishes.theme.connect(wished.append)
    bench.of.wishes.language.connect(wished.append)
    page = opened(bench, qtbot, "window")
    form = page._panels.currentWidget()._form
    form.field("theme").editor.set_answer("dark")
    form.field("language").editor.set_answer("EN")
    assert wished == ["dark", Language.EN]


def test_a_backup_is_proven_and_told_in_numbers(
    hall: Hall, bench: Bench, tmp_path: Path, qtbot: QtBot
) -> None:
    hall.accept()
    page = opened(bench, qtbot, "copies")
    panel = page._panels.currentWidget()
    bench.ask.given = [tmp_path / "copy.backup"]
    panel._back_up.press()
    assert safekeeping.prove(tmp_path / "copy.backup").cases == 1
    assert "办件 1 件" in panel._proof.text()


def test_only_a_proven_backup_is_wished_to_take_the_books_place(
    hall: Hall, bench: Bench, tmp_path: Path, qtbot: QtBot
) -> None:
    wished: list[object] = []
    bench.of.wishes.restore.connect(wished.append)
    page = opened(bench, qtbot, "copies")
    panel = page._panels.currentWidget()
    broken, sound = tmp_path / "broken.backup", tmp_path / "sound.backup"
    broken.write_bytes(b"no books")
    safekeeping.back_up(hall.supervisor, sound)
    bench.ask.given = [broken]
    panel._restore.press()
    assert (panel._line.text() != "", wished) == (True, [])
    bench.ask.given = [sound, False, sound, True]
    panel._restore.press()
    assert wished == []
    panel._restore.press()
    assert wished == [sound]


def test_a_clerk_may_not_restore(hall: Hall, tmp_path: Path, qtbot: QtBot) -> None:
    bench = Bench(hall.desk, tmp_path)
    page = opened(bench, qtbot, "copies")
    panel = page._panels.currentWidget()
    panel._restore.press()
    assert "权限" in panel._line.text()
    assert bench.ask.asked == []


def test_a_clock_that_stopped_the_numbers_is_confirmed_where_the_sentence_says(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    hall.accept()
    hall.later(days=-1)
    with pytest.raises(ClockWrong) as stopped:
        hall.accept()
    page = opened(bench, qtbot, "clock")
    panel = page._panels.currentWidget()
    where = f"“设置－{page._keys.checkedButton().text()}”中{panel._trust.key.accessibleName()[:2]}"
    assert where in stopped.value.text.zh
    assert "不符" in panel._verdict.text()
    assert "2026-11-22 09:00" in panel._now.text()
    assert "2026-11-23 09:00" in panel._last.text()
    bench.ask.given = [None, "电池换过，已对时"]
    panel._trust.press()
    assert "不符" in panel._verdict.text()
    panel._trust.press()
    assert "相符" in panel._verdict.text()
    assert hall.accept().case_no.startswith("RZ20261122")


def test_a_clerk_may_not_confirm_the_clock(hall: Hall, tmp_path: Path, qtbot: QtBot) -> None:
    bench = Bench(hall.desk, tmp_path)
    page = opened(bench, qtbot, "clock")
    panel = page._panels.currentWidget()
    panel._trust.press()
    assert "权限" in panel._line.text()
    assert bench.ask.asked == []
