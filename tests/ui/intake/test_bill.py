"""What the live bill says, line by line, for a look that the journey worked out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter.casetypes.register import by_letters
from counter.intake.application import Look, look
from counter.text import Language
from tests.conftest import Hall
from ui.intake import bill
from ui.kit import language


def seen(hall: Hall, letters: str = "RZ", **changes: object) -> Look:
    desk = hall.desk
    return look(desk.edition, desk.calendar, hall.application(letters, **changes), desk.today)


def test_every_fee_stands_with_its_reason_and_amount(hall: Hall) -> None:
    lines = bill.fee_lines(seen(hall, destination="EG", speed="urgent").bill)
    told = {line.words for line in lines}
    assert "认证费（民事）" in told
    assert any("50 元/份 × 2" in words for words in told)
    assert {line.figure for line in lines if line.words == "认证费（民事）"} == {"¥100.00"}


def test_money_that_is_paid_elsewhere_says_to_whom(hall: Hall) -> None:
    lines = bill.fee_lines(seen(hall, "SL").bill)
    assert any("付给外交部" in line.words and line.role == "muted" for line in lines)


def test_an_estimated_day_is_called_one(hall: Hall) -> None:
    due = seen(hall).due
    assert due is not None
    certain, guessed = replace(due, is_estimate=False), replace(due, is_estimate=True)
    assert bill.due_lines(certain)[0].words == "11月27日 周五"
    assert bill.due_lines(guessed)[0].words == "11月27日 周五（预计）"


def test_a_stopped_route_leaves_its_reason_to_the_red_block(hall: Hall) -> None:
    stopped = seen(hall, destination="XK")
    assert stopped.is_stopped
    assert stopped.route is not None
    assert stopped.route.reason.zh not in {line.words for line in bill.route_lines(stopped)}


def test_warnings_carry_a_shape_and_not_only_a_colour(hall: Hall) -> None:
    warned = [line for line in bill.route_lines(seen(hall, destination="EG"))
              if line.role == "warning"]  # fmt: skip
    assert warned
    assert all(line.words.startswith("▲ ") for line in warned)


def test_many_missing_papers_are_counted_not_all_named(hall: Hall) -> None:
    (line,) = bill.missing_lines(seen(hall, "SL", materials=[]), by_letters("SL"))
    assert line.words.count("□") == 3
    assert line.words.endswith("项")


def test_answers_to_come_are_named_by_their_questions(hall: Hall) -> None:
    (line,) = bill.missing_lines(seen(hall, phone="", name=""), by_letters("RZ"))
    assert line.words == "待填：姓名／名称、手机"


@pytest.fixture
def english():
    language.speak(Language.EN)
    yield
    language.speak(Language.ZH)


def test_the_bill_speaks_the_language_of_the_window(hall: Hall, english: None) -> None:
    assert bill.route_lines(seen(hall))[0].words == "Apostille"
