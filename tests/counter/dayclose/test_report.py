"""The sentence that is published, the page and the proof, and what the place 统计 is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.dayclose import freezing, totals
from counter.dayclose.figures import KindFigures, MoneyFigures, Split, Totals
from counter.dayclose.report import comparison, looking, making
from counter.dayclose.report.paragraph import paragraph
from counter.desk import new_act
from counter.errors import Forbidden
from counter.outbox import PaperJob
from counter.text import Text
from counter.values import spans
from counter.values.days import parse_period
from counter.values.money import Money
from tests.conftest import Hall

COPY, PERSON = Text("份", "matters"), Text("人次", "persons")


def figures(year: int, copies: int, persons: int, apostilles: int = 0) -> Totals:
    period = parse_period(str(year))
    title = Text("领事认证／附加证明书", "Authentication")
    split = Split("route", "authentication", "apostille", title, COPY, apostilles, 1)
    return Totals(
        period.text, period.since, period.until,
        (KindFigures("authentication", title, COPY, accepted=copies),
         KindFigures("apec_card", Text("APEC 商务旅行卡", "Card"), PERSON, accepted=persons)),
        (split,) if apostilles else (), MoneyFigures(Money(0), Money(0), Money(0)), 249, 249,
    )  # fmt: skip


def said(now: Totals, before: Totals | None) -> Text:
    return paragraph(now, before, parse_period(now.period), now.until)


def test_the_sentence_of_2020_is_the_one_that_was_published():
    assert said(figures(2020, 3761, 27), None) == Text(
        "2020年全年办理领事认证 3,761 份；受理 APEC 商务旅行卡 27 人次。",
        "In 2020: consular authentication of 3,761 documents; APEC business travel cards applied "
        "for by 27 persons.",
    )


def test_a_year_before_is_compared_with_one_place_rounded_half_up():
    told = said(figures(2020, 3761, 27), figures(2019, 3350, 30))
    assert "3,761 份，比上年增长12.3%" in told.zh
    assert "27 人次，比上年下降10.0%" in told.zh
    assert "(up 12.3% on 2019)" in told.en
    assert "(down 10.0% on 2019)" in told.en


def test_what_is_the_same_or_comes_from_nought_is_told_without_a_percentage():
    told = said(figures(2020, 30, 5), figures(2019, 30, 0))
    assert "30 份，与上年持平" in told.zh
    assert "5 人次（上年为 0）" in told.zh
    assert "%" not in told.zh + told.en
    assert "与上年基本持平" in said(figures(2020, 10000, 1), figures(2019, 9999, 1)).zh


def test_a_kind_without_work_in_both_years_is_left_out():
    assert "APEC" not in said(figures(2020, 30, 0), figures(2019, 30, 0)).zh
    assert said(figures(2020, 0, 0), None).zh == "2020年全年没有受理业务。"


def test_across_the_convention_both_names_are_told_and_compared_together():
    told = said(figures(2023, 900, 1, apostilles=200), figures(2022, 1000, 1))
    assert "办理领事认证和附加证明书 900 份（其中附加证明书 200 份），比上年下降10.0%" in told.zh
    assert "合并比较" in told.zh
    assert "apostilles are compared together" in told.en
    later = said(figures(2025, 900, 1, apostilles=900), figures(2024, 900, 1, apostilles=800))
    assert "办理附加证明书 900 份" in later.zh
    assert "领事认证" not in later.zh


def test_a_year_that_is_not_over_is_compared_with_the_same_days(hall: Hall) -> None:
    hall.accept()
    hall.later(days=10)
    hall.accept()  # in December, which this year has not reached
    for _ in range(8):  # a hall that rests longer is asked about its clock
        hall.later(days=44)
        hall.accept("HZ")
    hall.later(days=3)
    hall.accept()
    told = making.sentence(hall.desk, "2027")
    assert "2027年（截至11月23日），办理附加证明书 2 份，与上年同期持平" in told.zh
    assert "the same as in the same period of 2026" in told.en


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_change_leads_from_the_one_figure_to_the_other(now: int, before: int) -> None:
    sign = comparison.sign(now, before)
    if before == 0:
        assert sign == ("0.0%" if now == 0 else "—")
        return
    share = float(sign.replace("−", "-").rstrip("%"))
    assert abs(before * (1 + share / 100) - now) <= before * 0.0005 + 1e-6


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.sampled_from(list(spans.SPANS)))
def test_the_period_before_ends_where_this_begins_and_the_parts_fill_it(day, span):
    period = spans.period_of(span, day)
    assert spans.span_of(period) == span
    assert spans.before(period).until + timedelta(days=1) == period.since
    assert spans.before(spans.after(period)) == period
    inner = spans.parts(period)
    assert (inner[0].since, inner[-1].until) == (period.since, period.until)


def test_a_page_is_published_and_states_the_frozen_figures(hall: Hall) -> None:
    hall.accept()
    act = new_act()
    job = making.print_year_sheet(hall.supervisor, "2026-11", act)
    (kept,) = freezing.frozen(hall.desk, "2026-11")
    assert (job.facts["frozen_no"], job.facts["digest"]) == (kept.id, kept.digest)
    assert making.print_year_sheet(hall.supervisor, "2026-11", act).id == job.id
    again = making.print_proof(hall.supervisor, "2026-11", new_act())
    assert again.facts["frozen_no"] == kept.id  # nothing has changed: the same publication
    hall.accept()
    later = making.print_proof(hall.supervisor, "2026-11", new_act())
    assert later.facts["frozen_no"] == kept.id + 1
    assert job.facts["digest"] == kept.digest  # what was published stays


def test_the_proof_lists_exactly_the_cases_behind_its_numbers(hall: Hall) -> None:
    hall.accept()
    hall.accept("SL")
    sheet = making.proof(hall.supervisor, "2026", with_cases=True)
    assert sum(line.cases for line in sheet.lines) == sheet.cases == len(sheet.appendix) == 2
    assert sum(line.units for line in sheet.appendix) == sum(line.now for line in sheet.lines)
    assert making.proof(hall.supervisor, "2026").appendix == ()


def test_the_page_the_table_and_the_totals_say_the_same(hall: Hall) -> None:
    hall.accept()
    hall.accept(destination="EG")
    hall.accept("HZ")
    now = totals.of(hall.desk, "2026")
    sheet = making.year_sheet(hall.supervisor, "2026")
    seen = looking.look(hall.supervisor, "2026", "destination")
    of_kind = {kind.code: kind.accepted for kind in now.kinds}
    assert [one.now for one in sheet.headlines] == list(of_kind.values())
    assert sum(bar.values[0] for bar in sheet.by_time[0].bars) == of_kind["authentication"]
    assert sum(bar.values[0] for bar in sheet.by_view[0].bars) == of_kind["authentication"]
    lines = [line for line in seen.lines if line.row.kind == "authentication"]
    assert sum(int(line.row.value) for line in lines) == of_kind["authentication"]
    assert [bar.written for bar in seen.plots[0].bars] == [f"{line.row.value:,}" for line in lines]
    assert {line.share for line in lines} == {"50.0%"}


def test_last_month_stands_beside_this_one(hall: Hall) -> None:
    hall.accept()
    hall.accept()
    hall.later(days=20)
    hall.accept()
    hall.later(days=20)  # in January, so that December is over
    seen = looking.look(hall.supervisor, "2026-12", "destination", against="span")
    (line,) = seen.lines
    assert (line.row.value, line.before, line.change) == (2, "4", "−50.0%")
    assert seen.plots[0].is_beside
    assert seen.plots[0].bars[0].values == (2, 4)
    alone = looking.look(hall.supervisor, "2026-12", "destination", against="")
    assert (alone.other, alone.lines[0].before) == (None, "")


def test_figures_by_clerk_are_for_those_who_answer_for_the_hall(hall: Hall) -> None:
    assert "clerk" in [view.code for view in looking.views_for(hall.supervisor)]
    assert "clerk" not in [view.code for view in looking.views_for(hall.desk)]
    with pytest.raises(Forbidden):
        looking.look(hall.desk, "2026", "clerk")


def test_a_paper_names_nobody(hall: Hall) -> None:
    hall.accept()
    job: PaperJob = making.print_proof(hall.supervisor, "2026", new_act(), with_cases=True)
    assert "张" not in str({**job.facts, "office": "", "definitions": ""})


def test_what_was_taken_back_is_not_drawn_below_nought(hall: Hall) -> None:
    sheet = looking.register.read(hall.desk, "destination", "2026")
    hall.accept()
    sheet = looking.register.read(hall.desk, "destination", "2026")
    minus = replace(sheet, rows=(replace(sheet.rows[0], value=-3),))
    plot = looking.pictures.of_sheet(minus, "authentication", None, (Text.same("2026"),))
    assert plot.bars[0].values == (0,)
    assert plot.bars[0].written == "-3"
