"""While a drawer is still to be counted, 统计 tells nothing of what should be in it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from counter.dayclose.shift import reading
from counter.dayclose.totals import MONEY
from counter.values.facts import plain
from tests.conftest import Hall
from tests.counter.shift_verbs import opened, take
from tests.ui.benches import Bench
from tests.ui.dayclose.test_counting import everything_told
from ui.dayclose.statistics.page import StatisticsPage


def test_no_view_no_case_and_no_sentence_tells_money_while_a_shift_is_blind(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = hall.supervisor
    opened(desk, 214)
    take(hall, desk, 137)
    assert reading.is_blind(desk, desk.today, desk.today)
    page = StatisticsPage(Bench(desk, tmp_path).of)
    qtbot.addWidget(page)
    page.show()
    for view in page.views.rows.rows:
        page.views.choose(view.code)
        for number in range(page.head.figure.count()):
            assert page.head.figure.itemData(number).split(":")[0] not in MONEY
            page.head.figure.setCurrentIndex(number)
            page.refresh()
            for line in page.lines.rows.rows[:2]:
                page._open_behind(line)
                page._back()
        told = everything_told(page)
        for figure in ("351.00", "35100", "137.00", "13700", "¥"):
            assert figure not in told, (view.code, figure)


def test_the_page_of_a_period_tells_no_money(hall: Hall) -> None:
    from counter.dayclose.report import making

    opened(hall.supervisor, 214)
    take(hall, hall.supervisor, 137)
    told = str(plain(making.year_sheet(hall.supervisor, "2026")))
    assert "137" not in told
    assert "351" not in told
