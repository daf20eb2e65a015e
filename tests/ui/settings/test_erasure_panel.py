"""What is due is said in numbers; two people erase it, and the certificate comes out."""

from __future__ import annotations

import os
from pathlib import Path

from pytestqt.qtbot import QtBot

from counter.desk import new_act
from counter.settings import safekeeping
from counter.settings.erasure import due_for_erasure
from tests.conftest import Hall
from tests.counter import steps
from tests.ui.benches import Bench
from ui.settings.erasure_panel import ErasurePanel


def panel_of(bench: Bench, qtbot: QtBot) -> ErasurePanel:
    panel = ErasurePanel(bench.of)
    qtbot.addWidget(panel)
    panel.resize(1200, 640)
    panel.show()
    panel.refresh()
    return panel


def six_years_on(hall: Hall) -> None:
    steps.collect(hall, steps.ready(hall))
    hall.later(days=6 * 366)
    safekeeping.trust_clock(hall.supervisor, "长假", new_act())


def test_what_is_due_is_erased_before_a_colleague_and_the_certificate_printed(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    six_years_on(hall)
    bench = Bench(hall.supervisor, tmp_path, True)
    panel = panel_of(bench, qtbot)
    assert "到期 2 条" in panel._sum.text()
    folder = os.environ.get("PICTURES_OF_TESTS")  # to look at it
    if folder:
        panel.grab().save(f"{folder}/erasure-due.png")
    panel._second.login.setText("wangfang")
    panel._second.password.setText("counter-1")
    panel._erase.press()
    assert "办结办件中的个人信息 1 条" in bench.ask.bodies[0].zh
    assert [name for _, _, name in bench.tray.printed]
    assert not any(one.count for one in due_for_erasure(hall.supervisor))
    assert "没有到期" in panel._sum.text()


def test_nothing_is_erased_without_a_colleague_or_after_a_no(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    six_years_on(hall)
    bench = Bench(hall.supervisor, tmp_path, False)
    panel = panel_of(bench, qtbot)
    panel._erase.press()
    assert panel._line.text()
    panel._second.login.setText("wangfang")
    panel._second.password.setText("counter-1")
    panel._erase.press()
    assert bench.ask.asked
    assert sum(one.count for one in due_for_erasure(hall.supervisor)) == 2


def test_a_clerk_is_told_that_this_is_a_supervisors(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = panel_of(Bench(hall.desk, tmp_path), qtbot)
    assert "主管" in panel._sum.text()
    assert not panel._erase.key.isEnabled()
