"""From ready cases to the carrier, at the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from counter import outbox
from counter.dayclose import till
from counter.desk import new_act
from counter.mailout import envelope
from counter.mailout.ready import to_post
from counter.queue import card
from tests.conftest import BY_POST, Hall
from tests.counter import steps
from tests.ui.benches import Bench
from ui.mailout.handover_view import HandoverView
from ui.mailout.pack_view import PackView
from ui.mailout.page import HAND_OVER, PACK, SEAL, MailoutPage

WAYBILL = "1234567890124"


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.desk, tmp_path)


def ready(hall: Hall, **changes: object) -> str:
    """A paid case that goes by post and is ready."""
    return steps.ready(hall, **{**BY_POST, **changes})


def opened(bench: Bench, qtbot: QtBot) -> MailoutPage:
    page = MailoutPage(bench.of)
    qtbot.addWidget(page)
    page.resize(1234, 688)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    return page


def packing(page: MailoutPage) -> PackView:
    """The first view, put up."""
    view = page.show_view(PACK)
    assert isinstance(view, PackView)
    return view


def handing_over(page: MailoutPage) -> HandoverView:
    """The third view, put up."""
    view = page.show_view(HAND_OVER)
    assert isinstance(view, HandoverView)
    return view


def press_enter(page: MailoutPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_cases_of_one_receiver_go_into_one_envelope_and_its_label_is_printed(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    one, two = ready(hall), ready(hall)
    other = ready(hall, receiver="欧阳娜娜")
    page = opened(bench, qtbot)
    groups = packing(page)._groups
    groups.choose(next(group.key for group in groups.rows.rows if len(group.rows) == 2))
    press_enter(page, qtbot)
    (packed,) = envelope.open_envelopes(hall.desk)
    assert packed.case_nos == (one, two)
    assert [row.case_no for row in to_post(hall.desk)] == [other]
    assert [name for _, _, name in bench.tray.printed] == [f"{packed.envelope_no} label 0"]


def test_a_case_that_is_not_ticked_stays_for_another_envelope(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    one, two = ready(hall), ready(hall)
    page = opened(bench, qtbot)
    page.findChild(QCheckBox, f"case-{two}").setChecked(False)
    press_enter(page, qtbot)
    (packed,) = envelope.open_envelopes(hall.desk)
    assert packed.case_nos == (one,)


def test_after_packing_the_hand_scans_the_waybill_and_enter_binds_it(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    ready(hall)
    page = opened(bench, qtbot)
    press_enter(page, qtbot)
    assert page.findChild(QLineEdit, "waybill").hasFocus()
    qtbot.keyClicks(packing(page)._shelf.waybill, WAYBILL)
    qtbot.keyClick(packing(page)._shelf.waybill, Qt.Key.Key_Return)
    (bound,) = envelope.open_envelopes(hall.desk)
    assert (bound.state, bound.waybill) == ("bound", WAYBILL)


def test_a_waybill_that_cannot_be_right_is_said_beside_its_field(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    ready(hall)
    page = opened(bench, qtbot)
    press_enter(page, qtbot)
    packing(page)._shelf.waybill.setText("12")
    qtbot.keyClick(packing(page)._shelf.waybill, Qt.Key.Key_Return)
    assert packing(page)._shelf._line.text() != ""
    assert envelope.open_envelopes(hall.desk)[0].state == "labelled"
    assert packing(page)._shelf.waybill.text() == "12"


def test_the_manifest_waits_for_every_waybill_and_then_posts_the_cases(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    case_no = ready(hall)
    page = opened(bench, qtbot)
    press_enter(page, qtbot)
    (packed,) = envelope.open_envelopes(hall.desk)
    qtbot.keyClick(page, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert packed.envelope_no in handing_over(page).manifests.draw.line.text()
    packing(page)._shelf.waybill.setText(WAYBILL)
    packing(page)._shelf.bind.press()
    handing_over(page).manifests.draw.press()
    assert "待核对" in handing_over(page).manifests.draw.line.text()
    page.show_view(SEAL)
    for scanned in (WAYBILL, packed.tag, case_no):
        page.take_scan(scanned)
    handing_over(page).manifests.draw.press()
    assert card.card(hall.desk, case_no).row.stage == "done"
    assert bench.tray.printed[-1][2].endswith("manifest 0")
    assert packing(page)._shelf.envelopes.rows.rows == ()


def test_voiding_asks_why_and_puts_the_cases_back(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    case_no = ready(hall)
    page = opened(bench, qtbot)
    press_enter(page, qtbot)
    bench.ask.given = [None, "装错了"]
    packing(page)._shelf.void.press()
    assert len(packing(page)._shelf.envelopes.rows.rows) == 1
    packing(page)._shelf.void.press()
    assert envelope.open_envelopes(hall.desk) == ()
    assert [group.rows[0].case_no for group in packing(page)._groups.rows.rows] == [case_no]


def test_an_unpaid_case_is_refused_with_what_it_owes(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    case_no = ready(hall)
    till.refund(hall.supervisor, case_no, card.card(hall.desk, case_no).paid, "cash", "退",
                new_act())  # fmt: skip
    page = opened(bench, qtbot)
    press_enter(page, qtbot)
    assert "¥100.00" in packing(page)._pack.line.text()
    assert envelope.open_envelopes(hall.desk) == ()


def test_a_scanned_label_chooses_its_envelope_and_waits_for_the_waybill(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    first = envelope.pack(hall.desk, (ready(hall),), new_act())
    envelope.pack(hall.desk, (ready(hall, receiver="王略"),), new_act())
    page = opened(bench, qtbot)
    page.show_envelope(first.envelope_no)
    assert page.findChild(QLineEdit, "waybill").hasFocus()
    assert packing(page)._shelf.envelopes.current().envelope_no == first.envelope_no


def test_a_label_reprinted_is_marked_as_a_copy(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    ready(hall)
    page = opened(bench, qtbot)
    press_enter(page, qtbot)
    bench.ask.given = ["标签皱了"]
    packing(page)._shelf.again.press()
    (packed,) = envelope.open_envelopes(hall.desk)
    assert [job.copy for job in outbox.of_case(hall.desk, packed.envelope_no)] == [0, 1]
    assert bench.tray.printed[-1][2] == f"{packed.envelope_no} label 1"


def test_voiding_and_the_label_again_have_their_keys(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    ready(hall)
    page = opened(bench, qtbot)
    press_enter(page, qtbot)
    bench.ask.given = ["标签皱了", "装错了"]
    hand = packing(page)._shelf.waybill
    qtbot.keyClick(hand, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert bench.tray.printed[-1][2].endswith("label 1")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(hand, Qt.Key.Key_Delete, both)
    assert envelope.open_envelopes(hall.desk) == ()
