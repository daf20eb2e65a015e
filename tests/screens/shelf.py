"""Pictures of the shelf: shelving, a sweep, the reminders, the places; and the place at pick-up."""

from __future__ import annotations

from counter.progress.shelving import shelve
from tests.screens.camera import Camera
from ui.progress.shelf.page import ShelfPage


def shelf(camera: Camera) -> None:
    """The four views with whatever the hall holds."""
    window = camera.frame.window_page
    page: ShelfPage = window.go("shelf")  # type: ignore[union-attr]
    camera.settle()
    lying = shelve.lying(page._bench.desk)
    waiting = shelve.waiting(page._bench.desk)
    if lying:
        page.take_place(lying[0].place)
    camera.take("shelf")
    if waiting:
        page.take_case(waiting[0].case_no)
        camera.take("shelf-put")
    page.keys.choose("sweep")
    camera.take("shelf-sweep")
    if lying:
        page.sweep.act.press()
        camera.settle()
        page.take_place(lying[0].place)
        page.take_case(lying[0].case_no)
        camera.settle()
        page.take_case(lying[-1].case_no)
        camera.take("shelf-sweeping")
        page.sweep.act.press()
        camera.take("shelf-swept")
    page.keys.choose("collect")
    page.collect.levels.choose("all")
    camera.settle()
    if page.collect.table.rows.rows:
        page.collect.copy.press()
    camera.take("shelf-collect")
    page.keys.choose("places")
    camera.take("shelf-places")
    page.keys.choose("shelve")
    window.go("queue")  # type: ignore[union-attr]
    if lying:
        window._stack.pages["queue"].choose_filter("ready")  # type: ignore[union-attr]
        pickup = next((row for row in lying if row.delivery == "pickup"), lying[0])
        window.open_case(pickup.case_no)  # type: ignore[union-attr]
        camera.take("shelf-pickup")
        window._card.press_next()  # type: ignore[union-attr]
        camera.take("shelf-handover")
        window._card.press_next()  # type: ignore[union-attr]
