"""Pages moved for a printer's habit, and the sheet that tells by how much."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter.papers import calibration, register, samples
from counter.papers.offset import Marks, Offset, TooFar, shifted
from counter.papers.sizes import SIZES
from tests.papers import reading

_TENTHS = st.integers(-30, 30).map(lambda tenths: tenths / 10)


@pytest.fixture(scope="module")
def page() -> bytes:
    return register.pdf("receipt", samples.facts("receipt"))


def test_a_page_moves_by_what_was_asked_and_keeps_its_size_and_words(page):
    moved = shifted(page, Offset(3, -2, 98))
    before, after = reading.ink_margins(page)[0], reading.ink_margins(moved)[0]
    assert after[0] == pytest.approx(before[0] * 0.98 + 3, abs=0.2)
    assert after[1] == pytest.approx(before[1] * 0.98 - 2, abs=0.2)
    assert reading.sizes(moved) == reading.sizes(page)
    assert reading.copied(moved) == reading.copied(page)
    assert reading.symbols(moved) == reading.symbols(page)


def test_no_offset_leaves_the_very_bytes_and_one_offset_gives_the_same_bytes(page):
    assert shifted(page, Offset()) is page
    assert shifted(page, Offset(1, 1, 99)) == shifted(page, Offset(1, 1, 99))


@pytest.mark.parametrize(
    "offset",
    [Offset(10.1), Offset(dy=-10.1), Offset(scale=94.9), Offset(scale=105.1), Offset(math.nan)],
)
def test_more_than_a_printers_habit_is_refused(offset, page):
    with pytest.raises(TooFar):
        shifted(page, offset)


@settings(max_examples=60, deadline=None)
@given(_TENTHS, _TENTHS, st.integers(980, 1020), _TENTHS)
def test_what_is_measured_on_a_sheet_mends_that_printer(right, down, stretch, was):
    """A printer that stretches and shifts, whatever offset its sheet was printed with."""
    marks, k, before = Marks(20, 20, 100), stretch / 1000, Offset(was, -was, 100)

    def printed(offset: Offset, at: float, shift: float, move: float) -> float:
        return k * (offset.scale / 100 * at + move) + shift

    left, top = printed(before, 20, right, before.dx), printed(before, 20, down, before.dy)
    mended = before.measured(marks, left, top, k * 100)
    assert printed(mended, 20, right, mended.dx) == pytest.approx(20, abs=0.15)
    assert printed(mended, 20, down, mended.dy) == pytest.approx(20, abs=0.15)
    assert k * mended.scale == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize("size", SIZES)
def test_the_calibration_sheet_has_its_marks_where_it_says(size):
    sheet = SIZES[size]
    pdf = calibration.pdf(sheet, "窗口1")
    (image,) = reading.pages(pdf)
    marks, dot = calibration.marks_on(sheet), reading.DPI / 25.4
    row = round((marks.top + 4 + 6 + 1) * dot)
    black = [x for x in range(image.width) if not image.getpixel((x, row))]
    assert black[0] / dot == pytest.approx(marks.left, abs=0.2)
    assert (black[-1] - black[0] + 1) / dot == pytest.approx(marks.bar, abs=0.25)
    assert reading.collisions(pdf) == []
    assert "窗口1" in reading.copied(pdf)
