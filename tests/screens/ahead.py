"""What comes ahead of a visit: pre-reviews in their states, the intake that one of them fills."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from counter.intake.remote import form
from tests.conftest import PERSON
from tests.screens.camera import LONG, PIECE, Camera
from ui.intake.page import IntakePage
from ui.intake.prereview_page import PrereviewPage


def prereview(camera: Camera) -> None:
    """Each state of a pre-review; then the window with its form filled, then a phone's form."""
    window = camera.frame.window_page
    assert window is not None
    page: PrereviewPage = window.go("prereview")  # type: ignore[attr-defined]
    camera.settle()
    seen: set[str] = set()
    for row in page._rows.rows.rows:
        if row.state not in seen:
            seen.add(row.state)
            page._rows.choose(row.no)
            camera.take(f"prereview-{row.state}")
    passed = next((row for row in page._rows.rows.rows if row.state == "passed"), None)
    if passed is not None:
        page.visit_wanted.emit(passed.no, False)
        _at_materials(camera, window, "intake-from-prereview")
    filled = form.written("RZ", {**PERSON, "name": LONG[:12], "destination": "DE"}, (PIECE["RZ"],))
    intake: IntakePage = window.go("intake")  # type: ignore[attr-defined]
    intake._on_clear()
    window.take_scan(filled)  # type: ignore[attr-defined]
    camera.take("intake-from-phone")
    intake._on_clear()


def _at_materials(camera: Camera, window: QWidget, name: str) -> None:
    camera.settle()
    camera.take(name)
    page: IntakePage = window.go("intake")  # type: ignore[attr-defined]
    page._sheet._checklist.go_on()  # type: ignore[union-attr]
    camera.take(f"{name}-below")
