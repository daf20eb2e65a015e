"""Pictures of the day's balance: where everything is, and one paper that is not there."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea

from counter.store.tables.cases import Case
from tests.counter.dayclose.balance.losses import forget
from tests.screens.camera import Camera


def balance(camera: Camera) -> None:
    """The balance as it holds; then with a certificate that nobody handed over."""
    window = camera.frame.window_page
    page = window.go("dayclose")  # type: ignore[union-attr]
    camera.settle()
    view = page._balance
    scroll = page.findChild(QScrollArea)
    scroll.ensureWidgetVisible(view)
    camera.take("balance")
    desk = page._bench.desk
    with desk.reading():
        row = Case.select(Case.no).where(Case.stage == "working").first()
    if row is None:
        return
    forget(desk.books, row.no)
    page.refresh()
    camera.settle()
    scroll.ensureWidgetVisible(view)
    camera.take("balance-differs")
