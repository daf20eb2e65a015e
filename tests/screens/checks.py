"""What is photographed of the checks: the list, a comparison, something not in order; the
register of specimens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from counter.desk import Desk, new_act
from counter.intake.accept import accept
from counter.intake.application import Application, look
from counter.practice import specimens
from counter.values.clerk import Clerk, Role
from tests.conftest import PERSON, matter
from tests.screens.camera import PIECE, Camera
from ui.progress.case_card import CasePanel
from ui.progress.checks.section import ChecksSection


def checks(camera: Camera) -> None:
    """A case with a filed notary, one without; ✗ with what it leads to."""
    desk = camera.desk
    keeper = Desk(desk.books, Clerk("liuying", "刘颖", Role.SUPERVISOR), desk.window, desk.clock)
    window = camera.frame.window_page
    window.go("specimens")  # type: ignore[union-attr]
    camera.take("specimens-first")
    specimens.fill(keeper)
    filed = {"office": specimens.OFFICES[0], "notary": specimens.NOTARIES[0], "matters": 2,
             "issued_on": desk.today.isoformat()}  # fmt: skip
    for name, more in (("filed", filed), ("unfiled", {"office": "重庆市两江公证处"})):
        answers = {**PERSON, **matter("RZ"), "channel": "window", "delivery": "pickup"}
        pieces = ({**PIECE["RZ"], **more},)
        bare = Application("RZ", answers, pieces, frozenset(), new_act())
        lists = look(desk.edition, desk.calendar, bare, desk.today).materials
        codes = frozenset(material.code for material in lists)
        no = accept(desk, Application("RZ", answers, pieces, codes, bare.act)).case_no
        window.go("queue")  # type: ignore[union-attr]
        window.open_case(no)  # type: ignore[union-attr]
        camera.settle()
        panel = camera.part(CasePanel)
        panel.press_next()
        camera.take(f"checks-{name}")
        section = camera.part(ChecksSection)
        section.list.setCurrentRow(1)
        if name == "filed" and section._compare is not None:
            section._compare._on_page((specimens._signature(2),))
            camera.take("checks-compare")
            section._compare.flip()
            camera.take("checks-flipped")
        else:
            QTest.keyClick(section.list, Qt.Key.Key_2)
            camera.take("checks-bad")
            QTest.keyClick(section._remark, Qt.Key.Key_Return)
            section._press.press()
            camera.settle()
            camera.take("checks-recorded")
            for key in panel.findChildren(QPushButton, "check_suspend"):
                key.click()
            camera.take("checks-correction")
    window.go("specimens")  # type: ignore[union-attr]
    camera.take("specimens")
