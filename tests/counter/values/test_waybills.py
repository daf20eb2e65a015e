"""Waybill numbers against published vectors, runs of them, and what scales type."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter.values.postal import BadWaybill, check_waybill
from counter.values.waybills import MOST, BadRun, run, s10_check
from counter.values.weight import BadWeight, read_grams


def test_the_published_number_is_valid_and_one_with_another_check_digit_is_not() -> None:
    assert check_waybill("RA 123456785 GB") == "RA123456785GB"
    for wrong in ("RA123456784GB", "RA123456785ZZ", "AR123456758GB"):
        with pytest.raises(BadWaybill):
            check_waybill(wrong)


@pytest.mark.parametrize(
    "scanned",
    ["13812345678", "50010319850307233X", "RZ20261123-0001-K", "XF20261123-0001", "JJ20261123-01"],
)
def test_what_lies_about_in_a_mail_room_is_no_waybill(scanned: str) -> None:
    with pytest.raises(BadWaybill):
        check_waybill(scanned)


@given(st.integers(0, 10**8 - 1), st.integers(0, 40))
@settings(max_examples=40, deadline=None)
def test_every_number_of_a_roll_has_its_own_check_digit(start: int, more: int) -> None:
    last = min(start + more, 10**8 - 1)
    ends = [f"EA{n:08d}{s10_check(f'{n:08d}')}CN" for n in (start, last)]
    numbers = run(*ends)
    assert (numbers[0], numbers[-1], len(numbers)) == (*ends, last - start + 1)
    assert [int(no[2:10]) for no in numbers] == list(range(start, last + 1))
    assert [check_waybill(no) for no in numbers] == list(numbers)


@given(st.integers(10**12, 10**13 - 100), st.integers(0, 60))
@settings(max_examples=20, deadline=None)
def test_a_domestic_roll_counts_up(start: int, more: int) -> None:
    assert run(str(start), str(start + more)) == tuple(str(start + n) for n in range(more + 1))


def test_a_domestic_roll_keeps_its_letters_and_its_zeros() -> None:
    assert run("SF0000000000009", "sf0000000000010") == ("SF0000000000009", "SF0000000000010")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("1151238971061", "1151238971060"),  # the wrong way round
        ("1151238971060", "11512389710610"),  # another length
        ("RA123456785GB", "RB123456785GB"),  # another series
        ("RA123456785GB", "RA123456785CN"),  # another country
        ("RA123456785GB", "1151238971060"),  # another kind of number
        ("1151238971060", str(1151238971060 + MOST)),  # too many
    ],
)
def test_ends_of_no_roll_are_refused(first: str, last: str) -> None:
    with pytest.raises(BadRun):
        run(first, last)


def test_an_end_with_a_wrong_check_digit_is_refused() -> None:
    with pytest.raises(BadWaybill):
        run("RA123456785GB", "RA123456809GB")


@pytest.mark.parametrize(
    ("typed", "grams"),
    [("125", 125), (" 125 g ", 125), ("0.1254kg", 126), ("ST,GS,+ 0.0800 kg", 80), ("80克", 80),
     ("１２５", 125), ("ST,NT,+000125g", 125)],
)  # fmt: skip
def test_a_weight_as_scales_type_it(typed: str, grams: int) -> None:
    assert read_grams(typed) == grams


@pytest.mark.parametrize(
    "typed", ["", "0", "-5", "US,GS,+ 0.125kg", "1151238971060", "51kg", "12,5", "OL"]
)
def test_what_is_no_weight(typed: str) -> None:
    with pytest.raises(BadWeight):
        read_grams(typed)
