"""Pictures of the custody of passports: the list, each form, the count and the letters."""

from __future__ import annotations

from tests.screens.camera import Camera
from ui.progress.custody.page import CustodyPage
from ui.progress.custody.panels import approval_panel


def custody(camera: Camera) -> None:
    """The place with whatever the hall holds; forms and the count where it holds something."""
    window = camera.frame.window_page
    page: CustodyPage = window.go("custody")  # type: ignore[union-attr]
    camera.take("custody")
    page.take_in()
    camera.take("custody-take-in")
    page.open_form(approval_panel(page._bench, page))
    camera.take("custody-approval")
    page.show_late()
    camera.take("custody-late")
    page.begin_count()
    camera.take("custody-count")
    page._show_passport()
    camera.settle()
    if page.table.rows.rows:
        page.filters.choose("in_stock")
        camera.settle()
        page.passport.open_next()
        camera.take("custody-lend")
        page.passport.leave()
        page.filters.choose("overdue")
        camera.settle()
        page.table.choose(page.table.rows.rows[0].no)
        camera.settle()
        page.passport.open_next()
        camera.take("custody-return")
        page.passport.leave()
    window.go("queue")  # type: ignore[union-attr]
