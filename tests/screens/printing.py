"""Pictures of the print tray after a crash, of a paper to be confirmed, and of the printers."""

from __future__ import annotations

from counter import outbox, sending
from tests.screens.camera import Camera
from ui.settings.page import PANELS


def print_tray(camera: Camera) -> None:
    """One paper was being sent when the program was cut short; others wait, or are to be seen."""
    window = camera.frame.window_page
    desk = window._bench.desk  # type: ignore[union-attr]
    with desk.reading():
        waiting = outbox.pending(desk)
    if waiting:
        sending.begin(desk, waiting[0].id, "窗口1")
        window.banner.say_unsettled(1)  # type: ignore[union-attr]
    window.go("tray")  # type: ignore[union-attr]
    camera.settle()
    camera.take("tray-cut-short")
    window.banner.say_unsettled(0)  # type: ignore[union-attr]
    settings = window.go("settings")  # type: ignore[union-attr]
    codes = [code for code, *_ in PANELS]
    settings._keys.button(codes.index("printers")).click()  # type: ignore[union-attr]
    camera.settle()
    camera.take("printers")
