"""Sheets of labels: begun anywhere, gone on with where the last run ended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter.mailout.papers import Label
from counter.papers import label_sheet
from counter.papers.label_sheet import NoSuchPlace
from counter.papers.labels import NoLabels
from counter.papers.sheet_types import SHEETS
from tests.papers import reading
from tests.papers.test_labels import label, run


def ink(pdf: bytes, page: int, sheet: str, place: int) -> bool:
    """Whether anything is printed on a place of a sheet."""
    kind = SHEETS[sheet]
    left, top = kind.corner(place)
    dots = reading.DPI / 25.4
    image = reading.pages(pdf)[page].convert("L")
    box = (left * dots, top * dots, (left + kind.width) * dots, (top + kind.height) * dots)
    return image.crop(tuple(map(round, box))).getextrema()[0] == 0


def test_seven_from_the_third_place_leave_the_tenth_for_the_next_run() -> None:
    pdf = label_sheet.pdf(list(run(7)), SHEETS["3x8"], 3)
    inked = [place for place in range(1, 25) if ink(pdf, 0, "3x8", place)]
    assert inked == [3, 4, 5, 6, 7, 8, 9]
    assert SHEETS["3x8"].next_start(3, 7) == 10


def test_a_run_that_is_longer_than_the_sheet_goes_on_with_a_new_one() -> None:
    pdf = label_sheet.pdf(list(run(5)), SHEETS["2x4"], 7)
    assert [ink(pdf, 0, "2x4", place) for place in (6, 7, 8)] == [False, True, True]
    assert [ink(pdf, 1, "2x4", place) for place in (1, 3, 4)] == [True, True, False]
    assert SHEETS["2x4"].next_start(7, 5) == 4


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("waybill", ["1151238971{:03}", "EA123456{:03}CN", ""])
def test_every_label_of_a_sheet_is_read_by_a_scanner(sheet: str, waybill: str) -> None:
    kind = SHEETS[sheet]
    given = [
        replace(each, waybill=waybill.format(number)) for number, each in enumerate(run(kind.holds))
    ]
    pdf = label_sheet.pdf(given, kind)
    (read,) = reading.symbols(pdf)
    wanted = [each.waybill or each.tag for each in given]
    assert sorted(text for _, text in read) == sorted(wanted)
    assert reading.collisions(pdf) == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_long_address_is_whole_on_a_label_of_a_sheet(sheet: str) -> None:
    address = "内蒙古自治区鄂尔多斯市康巴什区哈巴格希街道乌仁都西路与永宁街交叉口东南角园区丙座"
    pdf = label_sheet.pdf([label(address_masked=address)], SHEETS[sheet])
    assert address in reading.copied(pdf)


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_labels_lie_on_the_sheet_and_apart(sheet: str) -> None:
    kind = SHEETS[sheet]
    left, top = kind.corner(kind.holds)
    assert left + kind.width <= 210
    assert top + kind.height <= 297


@pytest.mark.parametrize("start", [0, 25])
def test_a_place_that_a_sheet_has_not_is_refused(start: int) -> None:
    with pytest.raises(NoSuchPlace):
        label_sheet.pdf([label()], SHEETS["3x8"], start)


def test_a_sheet_of_nothing_is_refused() -> None:
    nothing: list[Label] = []
    with pytest.raises(NoLabels):
        label_sheet.pdf(nothing, SHEETS["3x8"])
