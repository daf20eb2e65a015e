"""Pictures of packing: one under the hand, many ticked, a run under way, the stock."""

from __future__ import annotations

from counter.desk import new_act
from counter.mailout import batch, envelope, waybills
from tests.counter.mailwork import FIRST, LAST, copied
from tests.screens.camera import Camera
from ui.kit.printing.batch import Progress
from ui.mailout.pack_view import PackView
from ui.mailout.page import PACK, MailoutPage


def packing(camera: Camera) -> None:
    """The first view of the mail room with whatever the hall holds."""
    window = camera.frame.window_page
    page: MailoutPage = window.go("mailout")  # type: ignore[union-attr]
    view = page.show_view(PACK)
    assert isinstance(view, PackView)
    camera.settle()
    desk = page._bench.desk
    here = envelope.open_envelopes(desk)
    if here:
        copied(desk.books, here[0].case_nos[0], 30, "prepaid")
    view.sources.choice.set_answer("scan")
    page.refresh()
    camera.take("pack")
    view.sources.choice.set_answer("stock")
    camera.take("pack-no-stock")
    if not here:
        return
    waybills.enter(desk, "EMS", FIRST, LAST, "", new_act())
    view._all.click()
    page.refresh()
    camera.take("pack-many")
    view._run.show()
    view._run._on_progress(Progress(5000, 390, 2, 100.0))
    camera.take("pack-running")
    view._run.hide()
    view._shelf.weighs.setChecked(True)
    groups = [group.case_nos for group in view._groups.rows.rows if group.case_nos]
    batch.pack_many(desk, groups[:9], new_act(), "EMS")
    batch.pack_many(desk, groups[9:12], new_act())
    page.refresh()
    view.sources.choice.set_answer("file")
    camera.take("pack-file")
