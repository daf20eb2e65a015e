"""What is photographed of spare receipts, a late entry, notices and tickets."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from counter.intake.continuity import reading
from tests.conftest import PERSON, matter
from tests.screens.camera import PIECE, Camera
from ui.intake.page import IntakePage
from ui.intake.spares_page import SparesPage
from ui.settings.page import PANELS


def telling(camera: Camera) -> None:
    """The page of the blanks, one being typed in, the notices with one being changed."""
    window: Any = camera.frame.window_page
    spares: SparesPage = window.go("spares")
    camera.take("spares")
    spares._end.press()
    camera.take("spares-fault")
    out = [line for line in reading.slips(camera.desk) if line.is_out]
    if out:
        window._on_spare(out[0].no)
        camera.take("late-hour")
        page: IntakePage = window.go("intake")
        page._on_kind("RZ")
        camera.settle()
        assert page._sheet is not None
        page._sheet._form.set_answers({**PERSON, **matter("RZ")})
        page._sheet._pieces.set_answers((PIECE["RZ"],))
        page._accept.press()
        camera.take("late-no-hour")
        QTest.keyClicks(page._late._form.field("hour").editor, "0935")
        page._sheet._checklist.tick_required()
        camera.take("late-typed")
        page._accept.press()
        camera.take("late-filed")
    window.go("settings")
    if any(code == "notices" for code, *_ in PANELS):
        camera.part(QPushButton, "panel-notices").click()
        camera.settle()
        panel: Any = window._stack.currentWidget()._panels.currentWidget()
        camera.take("notices")
        panel._publish.press()
        camera.take("notices-faults")
        panel.table.setFocus()
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
        camera.take("notices-changing")
    window.go("queue")
    camera.take("queue-notices")
