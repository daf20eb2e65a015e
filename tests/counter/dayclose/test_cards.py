"""Cards are counted in 批, 人次 and 张, each for itself, in totals, sheets and files."""

from __future__ import annotations

import csv
import io

from counter.dayclose import close, export, totals
from counter.dayclose.figures import DaySheet, KindFigures, Totals
from counter.desk import new_act
from counter.text import Text
from counter.values import facts
from tests.conftest import Hall, default_pieces
from tests.counter import cardwork, steps

TWO = [*default_pieces("SL"), {"holder": "欧阳娜娜", "passport_no": "E00000002"}]


def of_cards(figures: Totals) -> KindFigures:
    return next(kind for kind in figures.kinds if kind.code == "apec_card")


def test_a_day_a_month_and_a_year_count_cards_where_they_came(any_hall: Hall) -> None:
    no = cardwork.with_economies(any_hall, pieces=TWO)
    cardwork.WAYS["card"](any_hall, no)
    cardwork.arrive(any_hall, no, "CN1")
    steps.close_today(any_hall)
    any_hall.later(days=1)
    seen = cardwork.grid(any_hall, no)
    cards = cardwork.arrived(any_hall, no, "CN1", "CN2")[1:]
    cardwork.carding.card_arrived(any_hall.desk, no, seen.revision, cards, new_act())
    days = [of_cards(totals.of(any_hall.desk, f"2026-11-{day}")) for day in (23, 24)]
    assert [(day.accepted_cases, day.accepted, day.made) for day in days] == [(1, 2, 1), (0, 0, 1)]
    assert [(day.finished, day.finished_cases) for day in days] == [(0, 0), (2, 1)]
    whole = of_cards(totals.of(any_hall.desk, "2026"))
    assert (whole.accepted_cases, whole.accepted, whole.made) == (1, 2, 2)
    others = [kind for kind in totals.of(any_hall.desk, "2026").kinds if kind.code != "apec_card"]
    assert {(kind.made, kind.made_unit, kind.case_unit.zh) for kind in others} == {
        (0, None, "件"), (0, None, "团组")
    }  # fmt: skip


def test_the_sheet_and_the_files_say_cards_in_a_column_of_their_own(hall: Hall) -> None:
    cardwork.in_use(hall, "CN1")
    steps.print_all(hall)
    job = close.close(hall.supervisor, hall.desk.today, new_act())
    sheet = facts.read(DaySheet, job.facts)
    assert (of_cards(sheet.totals).made, of_cards(sheet.totals).accepted) == (1, 1)
    raw = export.write(hall.supervisor, totals.of(hall.supervisor, "2026"), "csv")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    shown = [dict(zip(rows[1], row, strict=True)) for row in rows[2:6]]
    assert [(row["制成"], row["制成单位"]) for row in shown] == [
        ("", ""), ("1", "张"), ("", ""), ("", ""),
    ]  # fmt: skip


def test_a_sheet_that_was_stored_before_cards_were_counted_still_reads() -> None:
    told = facts.plain(KindFigures("apec_card", Text("卡", "card"), Text("人次", "persons"), 2, 1))
    for later in ("made", "made_unit", "case_unit"):
        del told[later]
    read = facts.read(KindFigures, told)
    assert (read.received, read.made, read.made_unit, read.case_unit.zh) == (2, 0, None, "件")
