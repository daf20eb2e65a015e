"""What is photographed of closing a day: what stands in the way, the count, its outcome."""

from __future__ import annotations

from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from counter.dayclose.shift import opening, reading
from counter.desk import new_act
from counter.values.money import Money
from tests.screens.camera import Camera


def closing(camera: Camera) -> None:
    """A drawer is open; it is counted ten yuan short, then told why."""
    window: Any = camera.frame.window_page
    opening.open_shift(camera.desk, Money.yuan(200), new_act())
    page: Any = window.go("dayclose")
    camera.settle()
    camera.take("close-in-the-way")
    mine = reading.to_count(camera.desk)
    page._on_count(mine[0])
    camera.take("close-count-empty")
    for value, many in (("100", "1"), ("50", "1"), ("10", "4")):
        field = camera.part(QLineEdit, f"count-{value}")
        QTest.keyClicks(field, many)
    camera.take("close-count-typed")
    page._count._save.press()
    camera.settle()
    camera.take("close-count-differs")
    camera.part(QLineEdit, "count-reason").setText("找零时多找十元")
    page._count._outcome._explain.press()
    camera.settle()
    camera.take("close-counted")
