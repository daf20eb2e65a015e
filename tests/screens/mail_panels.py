"""Pictures of what the mail room asks in boxes of its own: an address, a sheet of labels, who took
the envelopes; and of the ticket at the queue with a case open beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from counter.mailout import envelope
from counter.queue import worklists
from tests.counter.mailwork import copied
from tests.screens.camera import Camera
from ui.mailout.handover_view import HandoverView
from ui.mailout.pack_view import PackView
from ui.mailout.page import HAND_OVER, PACK, MailoutPage


def mail_panels(camera: Camera) -> None:
    """Each box over its view; nothing is sent."""
    window = camera.frame.window_page
    page: MailoutPage = window.go("mailout")  # type: ignore[union-attr]
    view = page.show_view(PACK)
    assert isinstance(view, PackView)
    desk = page._bench.desk
    copied(desk.books, envelope.open_envelopes(desk)[0].case_nos[0], 4, "free")
    page.refresh()
    camera.settle()
    view._groups.choose(next(row.key for row in view._groups.rows.rows if row.case_nos))
    _boxes(camera, "mail-address", view.addresses.change.press)
    _boxes(camera, "mail-label-sheet", view.label_sheets.print.press)
    hand_over = page.show_view(HAND_OVER)
    assert isinstance(hand_over, HandoverView)
    camera.settle()
    _boxes(camera, "mail-took", hand_over.manifests.took.press)
    page.show_view(PACK)
    rows = worklists.open_cases(camera.desk)
    window.go("queue")  # type: ignore[union-attr]
    window.open_case(rows[0].case_no)  # type: ignore[union-attr]
    camera.settle()
    camera.take("queue-ticket-beside-card")


def _boxes(camera: Camera, name: str, press: Callable[[], object]) -> None:
    """Press, take the box that opens by itself, and leave it."""
    tries = iter(range(200))

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog) and box.isVisible():
            path = camera.folder / f"{name} {camera.tail}.png".replace(" ", "-")
            box.grab().save(str(path))
            print(path.name, flush=True)
            box.reject()
        elif next(tries, None) is not None:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)
    press()
    camera.settle()
