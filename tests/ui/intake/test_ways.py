"""The country box of the intake says route and reason with each candidate."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counter.casetypes.register import by_letters
from counter.desk import new_act
from counter.rules.changes import from_day
from counter.rules.edition import seed_edition
from counter.settings import rulekeeping
from tests.conftest import Hall
from tests.ui.benches import Bench
from ui.intake.page import IntakePage
from ui.intake.ways import way

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("iso2", "title", "why", "misleads", "is_stop"),
    [
        ("DE", "附加证明书", "德国是公约缔约国，2023-11-07 起", False, False),
        ("IN", "领事认证", "印度反对中国加入，公约在中印之间不生效", True, False),
        ("XK", "请示主管", "科索沃不在外交部缔约国名单上", True, True),
        ("TW", "不办理", None, True, True),
        ("HK", "外交部确认", None, True, False),
    ],
)
def test_each_way_has_its_word_its_reason_and_its_mark(
    iso2: str, title: str, why: str | None, misleads: bool, is_stop: bool
) -> None:
    told = way(seed_edition(), by_letters("RZ"), iso2, TODAY)
    assert told is not None
    assert told.title.zh.startswith(title)
    assert (told.misleads, told.is_stop) == (misleads, is_stop)
    if why is not None:
        assert told.why.zh.startswith(why)


def test_a_passport_goes_no_way() -> None:
    assert way(seed_edition(), by_letters("HZ"), "DE", TODAY) is None


def test_news_stand_beside_the_bill_until_a_country_is_chosen(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    hall.now = hall.now.replace(month=9, day=1)
    page = IntakePage(Bench(hall.desk, tmp_path).of)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.keyClicks(page._chooser, "1")
    strip = page._side._notices
    assert strip.words() == "● 越南 2026-09-11 起改办附加证明书（待核实）"
    page._sheet._form.set_answers({"destination": "DE"})
    assert not strip.isVisible()
    page._sheet._form.set_answers({"destination": "VN"})
    # Told once: the route itself says it now.
    assert not strip.isVisible()
    assert "2026-09-11 起改办附加证明书" in page.findChild(object, "bill-route").words()


def test_rules_saved_while_one_types_are_those_of_the_bill_at_once(
    hall: Hall, tmp_path: Path, qtbot: QtBot
) -> None:
    bench = Bench(hall.desk, tmp_path)
    page = IntakePage(bench.of)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.keyClicks(page._chooser, "1")
    page._sheet._form.set_answers({"name": "张伟", "destination": "DE"})
    bill = page.findChild(object, "bill-due")
    assert "11月27日" in bill.words()
    edits = from_day(
        hall.desk.edition, "day_counts", "ordinary", hall.desk.today, {"working_days": "3"}
    )
    rulekeeping.keep(hall.supervisor, 1, edits, "提速", new_act())
    bench.bulletin.look()
    assert "11月26日" in bill.words()
    assert page._sheet._form.answers()["name"] == "张伟"
