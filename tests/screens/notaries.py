"""What is photographed of the notaries' files: empty, with some, one being ended; a wrong day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QPushButton

from counter.desk import Desk, new_act
from counter.settings.notaries import NotaryLine, keep_notary
from counter.values.clerk import Clerk, Role
from tests.screens.camera import Camera
from ui.settings.notaries_panel import NotariesPanel


def notaries(camera: Camera) -> None:
    """The panel of the settings, before and after there is something in it."""
    desk = camera.desk
    keeper = Desk(desk.books, Clerk("liuying", "刘颖", Role.SUPERVISOR), desk.window, desk.clock)
    camera.frame.window_page.go("settings")  # type: ignore[union-attr]
    camera.part(QPushButton, "panel-notaries").click()
    camera.take("notaries-first")
    today = desk.today
    first = NotaryLine("重庆市渝中公证处", "周明", today.replace(year=2019), note="副主任")
    for line in (
        first, NotaryLine("重庆市公证处", "欧阳晓红"),
        NotaryLine("重庆市江北公证处", "陈思", None, today - timedelta(days=40), "调离"),
        replace(first, name="吴娜", valid_from=today + timedelta(days=9), note=""),
    ):  # fmt: skip
        keep_notary(keeper, line, new_act())
    panel = camera.part(NotariesPanel)
    panel.refresh()
    camera.settle()
    panel.table.choose((first.office, first.name))
    panel._on_end()
    camera.take("notaries-ending")
    panel.form.field("valid_until").editor.set_answer("20260231")
    panel._keep.press()
    camera.take("notaries-wrong-day")
