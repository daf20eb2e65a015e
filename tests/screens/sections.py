"""Every section of a case of each kind; the forms of the blanks; the country box as one types."""

from __future__ import annotations

from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from counter.queue import worklists
from tests.screens.camera import Camera
from ui.intake.page import IntakePage
from ui.kit.country import CountryLine
from ui.progress.blanks_page import BlanksPage
from ui.progress.case_card import CasePanel

_TYPED = ("印度", "ding", "korea", "gang", "shi", "越南")
_MADE = ("made", "ready", "sealed")


def sections(camera: Camera) -> None:
    """Each section that a case's card offers: of a case just begun, and of one that is made."""
    window: Any = camera.frame.window_page
    seen: set[str] = set()
    for row in worklists.open_cases(camera.desk):
        state = "late" if row.stage == "ready" else "begun"
        if f"{row.letters}-{state}" in seen:
            continue
        seen.add(f"{row.letters}-{state}")
        window.open_case(row.case_no)
        camera.settle()
        panel = camera.part(CasePanel)
        codes = panel.findChildren(QPushButton)
        for name in [key.objectName() for key in codes if key.isVisible()]:
            if name.startswith("section_"):
                camera.part(QPushButton, name, parent=panel).click()
                title = f"section-{row.letters}-{state}-{name.removeprefix('section_')}"
                camera.take(title)
                camera.take_below(title, panel)
                for back in panel.findChildren(QPushButton, "panel_back"):
                    if back.isVisible():
                        back.click()
                camera.settle()


def blanks(camera: Camera) -> None:
    """What is done with numbered blanks: each form, and its faults."""
    window: Any = camera.frame.window_page
    page: BlanksPage = window.go("blanks")
    camera.settle()
    for code, form in page._made.items():
        page._choose(code)
        camera.take(f"blanks-{code}")
        form._press.press()
        camera.take(f"blanks-{code}-faults")


def country(camera: Camera) -> None:
    """The candidates of the country box with their routes; then countries that are chosen."""
    window: Any = camera.frame.window_page
    page: IntakePage = window.go("intake")
    page._on_kind("RZ")
    camera.settle()
    box = camera.part(CountryLine)
    for number, typed in enumerate(_TYPED):
        box.clear()
        box.setFocus()
        QTest.keyClicks(box, typed) if typed.isascii() else box.insert(typed)
        if not typed.isascii():
            box._on_edited(typed)
        camera.take(f"country-{number}")
        box._listed.hide()
    for iso2 in ("IN", "EG", "VN", "US"):
        box.set_answer(iso2)
        camera.take(f"country-chosen-{iso2}")
    page._on_clear()
