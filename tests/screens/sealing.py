"""Pictures of sealing and after: the lock at each stage, the red screen, receipts, a file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from counter.desk import new_act
from counter.mailout import carrier, envelope, outcomes
from counter.mailout.ready import to_post
from counter.store.tables.mail import Envelope
from tests.counter.mailwork import copied
from tests.screens.camera import Camera
from ui.mailout.handover_view import HandoverView
from ui.mailout.page import HAND_OVER, PACK, SEAL, MailoutPage
from ui.mailout.wrong_screen import WrongScreen

_WAYBILLS = ("EA123456785CN", "1151238971061", "1151238971062", "1151238971063")


def sealing(camera: Camera) -> None:
    """The second and third view of the mail room with whatever the hall holds."""
    window = camera.frame.window_page
    page: MailoutPage = window.go("mailout")  # type: ignore[union-attr]
    desk = page._bench.desk
    lying = envelope.open_envelopes(desk)
    if lying:
        copied(desk.books, lying[0].case_nos[0], 4, "free")
    for post in to_post(desk)[:4]:
        if post.why is None:
            envelope.pack(desk, (post.case_no,), new_act())
    here = envelope.open_envelopes(desk)
    for card, waybill in zip(here[:4], _WAYBILLS, strict=False):
        envelope.bind(desk, card.envelope_no, waybill, new_act())
    page.show_view(SEAL)
    camera.take("mail-seal")
    if len(here) > 1:
        first, second = here[0], here[1]
        for scanned in (*first.case_nos, first.tag, _WAYBILLS[0]):
            page.take_scan(scanned)
        camera.take("mail-sealed")
        page.take_scan(second.tag)
        page.take_scan(second.case_nos[0])
        camera.take("mail-half")
        page.take_scan(first.tag)
        camera.take("mail-wrong")
        camera.part(WrongScreen).leave()
        page.view._put_down()  # type: ignore[union-attr]
        page.take_scan("6901234567890")
        camera.take("mail-unknown")
    view = page.show_view(HAND_OVER)
    assert isinstance(view, HandoverView)
    rows = carrier.manifests(desk)
    if len(rows) > 1:
        last = rows[-1]
        carrier.took(desk, last.manifest_no, "陈强", "E0231", last.envelopes, new_act())
    camera.take("mail-handover")
    with desk.reading():
        rows = Envelope.select().where(Envelope.state == "posted").order_by(Envelope.id)
        left = [outcomes.gone(row, desk.today) for row in rows.limit(12)]
    if left:
        view.receipts.show_unsigned(outcomes.Unsigned(tuple(left), 7, True))
        page.take_scan(left[0].waybill)
        camera.take("mail-receipt")
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "结果.csv"
            told = [f"妥投,{left[0].waybill},2026-11-23", "晴,1151238971999,", "签收,12,"]
            file.write_text("状态,单号,日期\n" + "\n".join(told), "utf-8")
            view.read_file(file)
            camera.take("mail-file")
        view.outcomes.left.emit()
    page.show_view(PACK)
