"""改地址, 地址单 and 标签整页 at the page of the mail room."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counter import outbox
from counter.desk import new_act
from counter.mailout import address
from tests.conftest import BY_POST, Hall
from tests.counter import steps
from tests.papers import reading
from tests.ui.benches import Bench
from ui.mailout.pack_view import PackView

NEW = {"receiver": "李四", "receiver_phone": "13900001111", "address": "重庆市江北区观音桥街道1号"}


def put_up(bench: Bench, qtbot: QtBot) -> PackView:
    view = PackView(bench.of)
    qtbot.addWidget(view)
    view.resize(1200, 680)
    view.show()
    view.refresh()
    return view


def test_the_address_of_the_receiver_under_the_hand_is_changed(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    no = steps.ready(hall, **BY_POST)
    view = put_up(Bench(hall.desk, tmp_path, NEW), qtbot)
    view.addresses.change.press()
    assert address.address_of(hall.desk, (no,), new_act()).answers == NEW


def test_the_address_slip_of_the_chosen_envelope_is_printed(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    made = steps.packed(hall, steps.ready(hall, **BY_POST))
    bench = Bench(hall.desk, tmp_path)
    view = put_up(bench, qtbot)
    view._shelf.envelopes.choose(made.envelope_no)
    view.addresses.slip.press()
    assert BY_POST["address"] in reading.copied(bench.tray.printed[-1][1])


@pytest.mark.parametrize(("start", "after"), [(3, "5"), (24, "2")])
def test_labels_that_wait_go_onto_a_sheet_and_the_next_place_is_remembered(
    hall: Hall, tmp_path: Path, qtbot: QtBot, start: int, after: str
) -> None:
    for receiver in ("李四", "王五"):
        steps.packed(hall, steps.ready(hall, **{**BY_POST, "receiver": receiver}))
    bench = Bench(hall.desk, tmp_path, {"sheet": "3x8"}, {"start": start})
    view = put_up(bench, qtbot)
    view.label_sheets.print.press()
    ((_, pdf, _),) = bench.tray.printed
    assert reading.sizes(pdf)[0] == (210, 297)
    assert [job.kind for job in outbox.pending(hall.desk)].count("label") == 0
    assert bench.of.memory.word("mailout/sheet-start/3x8") == after


def test_no_sheet_is_asked_for_where_no_label_waits(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    bench = Bench(hall.desk, tmp_path)
    view = put_up(bench, qtbot)
    view.label_sheets.print.press()
    assert "没有待打印的标签" in view._line.text()
    assert bench.tray.printed == []
