"""Many envelopes in one run at the page: ticks, a roll, a file, scans without a key between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from counter.dayclose import till
from counter.desk import new_act
from counter.mailout import batch, envelope, ready, waybills
from counter.sheets import read
from counter.values.money import Money
from tests.conftest import BY_POST, Hall
from tests.counter import mailwork, steps
from tests.counter.mailwork import FIRST
from tests.ui.benches import Bench
from ui.kit.background import Inline
from ui.mailout.pack_view import PackView

CONTROL = Qt.KeyboardModifier.ControlModifier
ROLL = {"carrier": "EMS", "first": FIRST, "last": mailwork.LAST, "source": "交接单 7"}


@pytest.fixture
def bench(hall: Hall, tmp_path: Path) -> Bench:
    return Bench(hall.desk, tmp_path)


def opened(bench: Bench, qtbot: QtBot) -> PackView:
    view = PackView(bench.of)
    qtbot.addWidget(view)
    view.resize(1234, 640)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.refresh()
    view._groups.setFocus()
    return view


def press(view: PackView, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(view.window().focusWidget() or view, key, CONTROL)


def from_the_roll(view: PackView, qtbot: QtBot) -> None:
    """The second source, chosen by its digit."""
    view.sources.choice.setFocus()
    qtbot.keyClick(view.sources.choice, Qt.Key.Key_2)


def test_ten_from_a_roll_in_one_run_by_keyboard(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    mailwork.many_ready(hall, 10)
    view = opened(bench, qtbot)
    from_the_roll(view, qtbot)
    bench.ask.given = [ROLL]
    press(view, qtbot, Qt.Key.Key_L)
    assert "40" in view.sources.told.text()
    press(view, qtbot, Qt.Key.Key_A)
    assert "10" in view._pack.key.text()
    order = [group.case_nos for group in view._groups.rows.rows]
    press(view, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not view._run.is_running)
    cards = envelope.open_envelopes(hall.desk)
    assert [card.case_nos for card in cards] == order
    assert [card.waybill for card in cards] == [str(int(FIRST) + n) for n in range(10)]
    assert [name for _, _, name in bench.tray.printed] == [
        f"{card.envelope_no} label 0" for card in cards
    ]
    assert view._groups.rows.rows == ()
    assert "30" in view.sources.told.text()


def test_space_ticks_and_only_what_is_ticked_is_packed(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    mailwork.many_ready(hall, 4)
    view = opened(bench, qtbot)
    keys = [group.case_nos for group in view._groups.rows.rows]
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(view._groups, key)
    press(view, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not view._run.is_running)
    packed = [card.case_nos for card in envelope.open_envelopes(hall.desk)]
    assert packed == [keys[0], keys[2]]
    assert not view._ticked


def test_what_owes_says_so_in_the_list_and_is_never_ticked(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    good = steps.ready(hall, **BY_POST)
    owing = steps.ready(hall, **{**BY_POST, "receiver": "李四"})
    till.refund(hall.supervisor, owing, Money.yuan(1), "cash", "退一元", new_act())
    view = opened(bench, qtbot)
    told = [view._groups.rows.columns[-1].text(group) for group in view._groups.rows.rows]
    assert told == ["", "还欠 ¥1.00"]
    press(view, qtbot, Qt.Key.Key_A)
    press(view, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not view._run.is_running)
    assert [card.case_nos for card in envelope.open_envelopes(hall.desk)] == [(good,)]


def test_scans_follow_each_other_without_a_key(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    mailwork.many_ready(hall, 3)
    view = opened(bench, qtbot)
    press(view, qtbot, Qt.Key.Key_A)
    press(view, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not view._run.is_running)
    for number in steps.WAYBILLS[:3]:
        hand = view.window().focusWidget()
        assert isinstance(hand, QLineEdit)
        assert hand.objectName() == "waybill"
        qtbot.keyClicks(hand, number)
        qtbot.keyClick(hand, Qt.Key.Key_Return)
    cards = envelope.open_envelopes(hall.desk)
    assert [card.waybill for card in cards] == list(steps.WAYBILLS[:3])
    assert view._groups.hasFocus()


def test_a_scale_types_the_weight_before_the_waybill(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    steps.ready(hall, **BY_POST)
    view = opened(bench, qtbot)
    view._shelf.weighs.setChecked(True)
    press(view, qtbot, Qt.Key.Key_Return)
    weight = view._shelf.weight
    assert weight.hasFocus()
    qtbot.keyClicks(weight, "US 0.08kg")
    qtbot.keyClick(weight, Qt.Key.Key_Return)
    assert view._shelf._line.text()
    assert weight.hasFocus()
    weight.selectAll()
    qtbot.keyClicks(weight, "0.0800kg")
    qtbot.keyClick(weight, Qt.Key.Key_Return)
    assert view._shelf.waybill.hasFocus()
    qtbot.keyClicks(view._shelf.waybill, FIRST)
    qtbot.keyClick(view._shelf.waybill, Qt.Key.Key_Return)
    (card,) = envelope.open_envelopes(hall.desk)
    assert (card.grams, card.waybill) == (80, FIRST)


class Stopping(Inline):
    """Work done at once; while the second turn is packed, somebody presses the stop key."""

    def __init__(self) -> None:
        super().__init__()
        self.view: PackView | None = None
        self.turns = 0

    def run(
        self, owner: QObject, work: Callable[[], Any], then: Any = None, failed: Any = None
    ) -> None:
        if self.view is not None and owner is self.view._run:
            self.turns += 1
            if self.turns == 2:
                self.view._run.stop.click()
        super().run(owner, work, then, failed)


def test_a_run_that_is_stopped_keeps_whole_envelopes_and_prints_nothing_more(
    hall: Hall, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "AT_ONCE", 3)
    monkeypatch.setattr(batch.turns, "__defaults__", (3,))
    lane = Stopping()
    bench = Bench(hall.desk, tmp_path, lane=lane)
    mailwork.many_ready(hall, 10)
    mailwork.roll(hall)
    view = opened(bench, qtbot)
    from_the_roll(view, qtbot)
    press(view, qtbot, Qt.Key.Key_A)
    lane.view = view
    press(view, qtbot, Qt.Key.Key_Return)
    assert not view._run.is_running
    assert len(envelope.open_envelopes(hall.desk)) == 6
    assert len(ready.to_post(hall.desk)) == 4
    (roll,) = waybills.rolls(hall.desk)
    assert (roll.used, roll.left) == (6, 34)
    assert bench.tray.printed == []
    assert "6" in view._line.text()
    # what was not packed is packed by the next press
    press(view, qtbot, Qt.Key.Key_A)
    press(view, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not view._run.is_running)
    assert ready.to_post(hall.desk) == ()
    assert len(bench.tray.printed) == 4


def test_stopping_the_printer_leaves_the_labels_in_the_tray_and_says_so(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    mailwork.many_ready(hall, 25)
    view = opened(bench, qtbot)
    press(view, qtbot, Qt.Key.Key_A)
    shown: list[str] = []
    told = view.findChild(QLabel, "run-told")
    on_progress = view._run._on_progress

    def seen(now: Any) -> None:
        on_progress(now)
        if now.done:
            shown.append(told.text())
            view._run.stop.click()

    view._run._on_progress = seen  # type: ignore[method-assign]
    press(view, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not view._run.is_running)
    assert len(envelope.open_envelopes(hall.desk)) == 25
    assert 0 < len(bench.tray.printed) < 25
    assert "25" in shown[0]
    assert "每分钟" in shown[0]
    assert "待打印" in view._line.text()


def test_the_carriers_file_binds_and_its_faults_come_back_as_a_file(
    hall: Hall, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    no = steps.packed(hall, steps.ready(hall, **BY_POST)).envelope_no
    file, back = tmp_path / "回传.csv", tmp_path / "退回.xlsx"
    file.write_text(f"订单号,邮件号\n{no},{FIRST}\nXF20260101-0001,1151238971061\n", "utf-8")
    view = opened(bench, qtbot)
    view.sources.choice.setFocus()
    qtbot.keyClick(view.sources.choice, Qt.Key.Key_3)
    bench.ask.given = [file, True, back]
    press(view, qtbot, Qt.Key.Key_O)
    (card,) = envelope.open_envelopes(hall.desk)
    assert (card.envelope_no, card.waybill) == (no, FIRST)
    assert "第 3 行" in bench.ask.bodies[0].zh
    (sheet,) = read(back)
    assert sheet.rows[1][0].text == "XF20260101-0001"


def test_orders_are_saved_with_a_reason(
    hall: Hall, bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    steps.packed(hall, steps.ready(hall, **BY_POST))
    view = opened(bench, qtbot)
    view.sources.choice.set_answer("file")
    to = tmp_path / "订单.csv"
    bench.ask.given = [None, "揽收", to]
    for _ in range(2):  # at first the clerk thinks better of it
        qtbot.keyClick(view, Qt.Key.Key_E, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert "13812345678" in to.read_text("utf-8-sig")


def test_source_and_order_are_remembered(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    first = opened(bench, qtbot)
    from_the_roll(first, qtbot)
    first._order.set_answer("city")
    again = opened(bench, qtbot)
    assert (again.sources.choice.answer(), again._order.answer()) == ("stock", "city")


def test_the_list_is_narrowed_to_a_postage_and_to_a_kind(
    hall: Hall, bench: Bench, qtbot: QtBot
) -> None:
    steps.ready(hall, **BY_POST)
    steps.ready(hall, **{**BY_POST, "receiver": "李四", "post_mode": "collect"})
    view = opened(bench, qtbot)
    view._mode.set_answer("collect")
    assert [group.receiver_masked for group in view._groups.rows.rows] == ["李*"]
    view._mode.set_answer("all")
    assert view._kind.count() == 2
    view._kind.setCurrentIndex(1)
    assert len(view._groups.rows.rows) == 2


def test_another_number_prints_another_label(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    mailwork.roll(hall)
    steps.ready(hall, **BY_POST)
    view = opened(bench, qtbot)
    from_the_roll(view, qtbot)
    press(view, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(bench.tray.printed) == 1)
    view._shelf.envelopes.choose(envelope.open_envelopes(hall.desk)[0].envelope_no)
    for number in ("1151238971200", "1151238971200"):
        view._shelf.waybill.setText(number)
        qtbot.keyClick(view._shelf.waybill, Qt.Key.Key_Return)
    assert len(bench.tray.printed) == 2
    (card,) = envelope.open_envelopes(hall.desk)
    assert card.waybill == "1151238971200"
