"""Plots: the same marks for paper and window, numbers as in the table, readable in grey."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter.papers import register, samples
from counter.text import Text
from counter.values.plot import Bar, Plot
from counter.values.plot_marks import PAPER, WINDOW, Box, Stroke, Words, laid_out
from tests.papers import reading

UNIT = Text("份", "copies")


def drawn(plot: Plot, across: float = 180, scale=PAPER):
    return laid_out(plot, across, lambda words, size, _: len(words) * size * 0.3, scale, _zh)


def _zh(text: Text) -> str:
    return text.zh


def bars(*values: tuple[int, ...]) -> tuple[Bar, ...]:
    return tuple(Bar(Text.same(f"n{number}"), each, f"k{number}") for number, each in
                 enumerate(values))  # fmt: skip


@settings(max_examples=40)
@given(
    st.lists(st.integers(0, 10**6), min_size=1, max_size=12), st.sampled_from(("bars", "columns"))
)
def test_lengths_are_true_to_the_numbers_and_each_number_is_written(values, form):
    plot = Plot(Text.same("t"), UNIT, bars(*((value,) for value in values)), form)
    drawing = drawn(plot)
    boxes = {mark.key: mark for mark in drawing.marks if isinstance(mark, Box)}
    assert set(boxes) == {f"k{n}" for n, value in enumerate(values) if value}
    long = {key: box.across if form == "bars" else box.down for key, box in boxes.items()}
    greatest = max(values)
    for number, value in enumerate(values):
        if value:
            assert long[f"k{number}"] == pytest.approx(
                long[f"k{values.index(greatest)}"] * value / greatest
            )
    written = [mark.text for mark in drawing.marks if isinstance(mark, Words) and mark.is_bold]
    assert written == [f"{value:,}" for value in values]


@given(st.lists(st.tuples(*[st.integers(0, 999)] * 5), min_size=1, max_size=6))
@settings(max_examples=30)
def test_nothing_of_a_pattern_leaves_its_drawing(rows):
    series = tuple(Text.same(f"s{n}") for n in range(5))
    plot = Plot(Text.same("t"), UNIT, bars(*rows), "columns", series)
    for scale, across in ((PAPER, 90), (WINDOW, 380)):
        drawing = drawn(plot, across, scale)
        for mark in drawing.marks:
            if isinstance(mark, Stroke):
                assert min(mark.x1, mark.x2) >= -0.01
                assert max(mark.x1, mark.x2) <= across + 0.01
                assert min(mark.y1, mark.y2) >= -0.01
                assert max(mark.y1, mark.y2) <= drawing.down + 0.01


def test_five_series_have_five_patterns():
    series = tuple(Text.same(f"s{n}") for n in range(5))
    plot = Plot(Text.same("t"), UNIT, bars((9, 9, 9, 9, 9)), "columns", series)
    seen = set()
    marks = [m for m in drawn(plot).marks if not isinstance(m, Words)]
    boxes = [mark for mark in marks if isinstance(mark, Box) and mark.key]
    for box in boxes:
        inside = [
            mark for mark in marks
            if isinstance(mark, Stroke) and box.top - 0.01 <= mark.y1 <= box.top + box.down + 0.01
            and box.left - 0.01 <= mark.x1 <= box.left + box.across + 0.01
            and mark.weight == PAPER.hair
        ]  # fmt: skip
        slopes = frozenset(
            (mark.x2 > mark.x1) - (mark.x2 < mark.x1) if mark.y1 != mark.y2 else "level"
            for mark in inside
        )
        seen.add((box.shade, slopes))
    assert len(seen) == 5


def test_what_cannot_be_drawn_truly_is_refused():
    with pytest.raises(ValueError, match="series"):
        Plot(Text.same("t"), UNIT, bars((1, 2)))
    with pytest.raises(ValueError, match="-1"):
        Plot(Text.same("t"), UNIT, bars((-1,)))


def test_the_figures_of_a_plot_stand_on_the_page_as_in_the_table():
    sheet = samples.SAMPLES["year_sheet"](False)
    text = reading.copied(register.pdf("year_sheet", samples.facts("year_sheet")))
    for plot in (*sheet.by_time, *sheet.by_view):
        for bar in plot.bars:
            for value in bar.values:
                assert f"{value:,}" in text
    assert all(f"{one.now:,}{one.unit.zh}" in text for one in sheet.headlines)
    assert re.search(r"1/1$|1/1", text)


def test_a_year_is_one_page_and_prints_in_greys_that_a_copier_keeps():
    pdf = register.pdf("year_sheet", samples.facts("year_sheet"))
    assert len(reading.sizes(pdf)) == 1
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().convert("RGB")
    colours = page.getcolors(maxcolors=1 << 24)
    assert all(max(colour) - min(colour) <= 2 for _, colour in colours)
    fills = sorted((count, colour[0]) for count, colour in colours)[::-1]
    # paper, and the fill of the bars far from it
    assert fills[0][1] == 255
    assert fills[1][1] < 110
