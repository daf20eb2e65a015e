"""Every figure of every view opens to exactly its cases; splits come to the whole."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter.commandline import run
from counter.dayclose import behind, definitions, totals
from counter.dayclose.behind import NoSuchFigure, NoSuchView
from counter.dayclose.views import register
from counter.dayclose.views.vocabulary import Sheet
from counter.intake import correction
from counter.queue import card
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.dayclose.test_totals import DEEDS, Deed, Worker, new_hall

TIMES = ("waiting", "handling", "correcting")  # values that are no counts


def opens_to_its_cases(hall: Hall, sheet: Sheet, period: str) -> None:
    """Each row that can be opened has just the cases that it says, and a count its units."""
    for row in sheet.rows:
        assert row.definition.says.zh
        if row.behind is None:
            continue
        found = behind.cases(hall.desk, period, row.behind_figure, **dict(row.behind))
        assert sum(one.cases for one in found) == row.cases, (sheet.code, row)
        if sheet.code not in (*TIMES, "office", "punctual", "ageing", "rated"):
            assert sum(one.units for one in found) == row.value, (sheet.code, row)


@settings(max_examples=12, deadline=None)
@given(st.lists(DEEDS, min_size=8, max_size=25))
def test_every_figure_of_random_data_opens_to_its_cases(deeds: list[Deed]) -> None:
    with new_hall() as hall:
        worker = Worker(hall)
        for deed in deeds:
            worker.do(deed)
        for period in ("2026", "2026-Q4", "2026-11", "2026-11-23"):
            for sheet in register.every(hall.desk, period):
                opens_to_its_cases(hall, sheet, period)
            for figure in totals.FIGURES:
                _splits_come_to_the_whole(hall, figure, period)


def _splits_come_to_the_whole(hall: Hall, figure: str, period: str) -> None:
    whole = {row.kind: (row.value, row.cases)
             for row in register.read(hall.desk, "kind", period, figure).rows}  # fmt: skip
    for view in ("channel", "clerk", "window", "hour"):
        sheet = register.read(hall.desk, view, period, figure)
        for kind, told in whole.items():
            own = [row for row in sheet.rows if row.kind == kind]
            assert (sum(row.value for row in own), sum(row.cases for row in own)) == told, view
            first = [row for row in register.first(sheet, 1).rows if row.kind == kind]
            assert sum(row.value for row in first) == told[0]


def test_a_case_that_left_a_view_is_behind_it_no_more(any_hall: Hall) -> None:
    no = any_hall.accept(destination="DE").case_no
    any_hall.accept(destination="DE")
    seen = card.card(any_hall.desk, no).revision
    any_hall.later(days=40)
    correction.correct(any_hall.desk, no, seen, {"destination": "FR"}, {}, "录错", "a1")
    german = behind.cases(any_hall.desk, "2026-Q4", "accepted", destination="DE")
    assert [one.cases for one in german] == [1, 1]
    german = behind.cases(any_hall.desk, "2027-Q1", "accepted", destination="DE")
    assert [(one.case_no, one.cases) for one in german] == [(no, -1)]
    assert "张*" in german[0].name or "*" in german[0].name


def test_late_and_on_time_and_how_long_it_took(any_hall: Hall) -> None:
    steps.ready(any_hall)
    sheet = register.read(any_hall.desk, "punctual", "2026")
    assert [(row.code, row.value) for row in sheet.rows] == [("on_time", 1), ("overdue", 0)]
    slow = any_hall.accept().case_no
    any_hall.later(days=30)
    steps.bring_to(any_hall, slow, "ready")
    sheet = register.read(any_hall.desk, "punctual", "2026")
    assert [(row.code, row.value) for row in sheet.rows] == [("on_time", 1), ("overdue", 1)]
    late = behind.cases(any_hall.desk, "2026", "overdue")
    assert [one.case_no for one in late] == [slow]
    told = {row.code: row.value for row in register.read(any_hall.desk, "handling", "2026").rows}
    assert told == {"median": 0, "ninth": 22, "average": Decimal("11.0")}


def test_what_cannot_be_opened_or_divided_is_said_so(hall: Hall) -> None:
    with pytest.raises(NoSuchFigure):
        behind.cases(hall.desk, "2026", "satisfied_rate")
    with pytest.raises(NoSuchView):
        behind.cases(hall.desk, "2026", "overdue", hour="09")
    with pytest.raises(NoSuchView):
        register.read(hall.desk, "moon", "2026")
    with pytest.raises(NoSuchFigure):
        register.read(hall.desk, "handling", "2026", "received")


def test_every_figure_of_the_field_has_its_sentence_in_both_languages() -> None:
    titles = {definition.title.zh for definition in definitions.DEFINITIONS}
    assert titles >= {"受理", "办结", "份", "人次", "本", "张", "批", "超期", "平均办结工作日",
                      "补正", "不予受理", "撤回", "收件", "不予办理"}  # fmt: skip
    assert all(one.says.zh.endswith("。") and one.says.en.endswith(".")
               for one in definitions.DEFINITIONS)  # fmt: skip
    for view in register.ALL:
        assert definitions.of(view.figure)


def test_the_command_tells_the_cases_behind_a_figure(
    hall: Hall, capsys: pytest.CaptureFixture[str]
) -> None:
    no = hall.accept(destination="EG").case_no
    hall.accept(destination="DE")
    folder = str(hall.books.folder)
    hall.books.close()
    words = ["--data", folder, "totals", "2026", "--cases", "--figure", "accepted",
             "--by", "destination=EG", "--by", "kind=authentication"]  # fmt: skip
    assert run(words, lambda *_, **__: 1) == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert (told["case_no"], told["units"], told["cases"], told["name"]) == (no, 2, 1, "张*")
    assert run([*words[:-1], "moon=1"], lambda *_, **__: 1) == 1
    assert "不能按" in capsys.readouterr().err
