"""Pictures of 统计: the overview, each view, the cases behind a figure."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.screens.camera import Camera
from ui.dayclose.statistics.page import StatisticsPage


def statistics(camera: Camera) -> None:
    """The year, view by view; down to its cases where there are any."""
    window = camera.frame.window_page
    page: StatisticsPage = window.go("statistics")  # type: ignore[union-attr]
    camera.take("statistics-month")
    page.head.field.setText(page.head.period.text[:4])
    page.head.field.returnPressed.emit()
    camera.take("statistics-year")
    for view in page.views.rows.rows[1:]:
        page.views.choose(view.code)
        camera.take(f"statistics-{view.code}")
    page.views.choose("destination")
    camera.settle()
    if page.lines.rows.rows:
        page.lines.setFocus()
        QTest.keyClick(page.lines, Qt.Key.Key_Return)
        camera.take("statistics-behind")
    window.go("queue")  # type: ignore[union-attr]
