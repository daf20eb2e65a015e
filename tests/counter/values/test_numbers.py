"""Case numbers."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.values.numbers import BadCaseNumber, CaseNumber, case_number, parse_case_number

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
numbers = st.builds(
    CaseNumber,
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2),
    st.dates(min_value=date(1000, 1, 1)),
    st.integers(1, 99_999),
)


@given(numbers)
def test_what_was_numbered_is_read_back_the_same(number):
    assert parse_case_number(str(number)) == number
    assert parse_case_number(str(number).replace("-", "").lower()) == number


@given(numbers, st.data())
def test_one_mistyped_character_is_found(number, data):
    right = str(number)
    place = data.draw(st.sampled_from([i for i, c in enumerate(right) if c != "-"]))
    wrong = data.draw(st.sampled_from([c for c in ALPHABET if c != right[place]]))
    with pytest.raises(BadCaseNumber):
        parse_case_number(right[:place] + wrong + right[place + 1 :])


def test_nearly_all_neighbours_swapped_are_found():
    missed = swapped = 0
    for serial in range(1, 500):
        right = case_number("RZ", date(2026, 11, 23), serial).replace("-", "")
        for place in range(len(right) - 1):
            wrong = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
            if wrong != right:
                swapped += 1
                try:
                    parse_case_number(wrong)
                except BadCaseNumber:
                    continue
                missed += 1
    assert swapped > 4000
    assert missed / swapped < 0.01


def test_a_number_is_four_digits_wide_and_grows_to_five():
    day = date(2026, 11, 23)
    assert case_number("RZ", day, 7) == "RZ20261123-0007-Y"
    assert case_number("RZ", day, 12345).startswith("RZ20261123-12345-")
    assert parse_case_number("RZ 20261123 0007 y") == CaseNumber("RZ", day, 7)


@pytest.mark.parametrize(("letters", "serial"), [("rz", 1), ("R", 1), ("RZ", 0), ("RZ", 100_000)])
def test_an_impossible_number_is_not_made(letters, serial):
    with pytest.raises(ValueError, match=r"letters|serial"):
        case_number(letters, date(2026, 11, 23), serial)


@pytest.mark.parametrize(
    "typed",
    ["", "张三", "RZ", "RZ20261123-0007", "RZ2026112３-0007-Y", "RZ2026112٣-0007-Y",
     "1023112611230000770162225671"],
)  # fmt: skip
def test_something_else_is_refused_with_a_sample(typed):
    with pytest.raises(BadCaseNumber, match="RZ20261123-0007-Y") as refusal:
        parse_case_number(typed)
    assert refusal.value.written == typed
    assert "RZ20261123-0007-Y" in refusal.value.text.en


def test_a_long_s_is_not_taken_for_an_s():
    right = case_number("SL", date(2026, 11, 23), 7)
    with pytest.raises(BadCaseNumber):
        parse_case_number("ſ" + right[1:])


def test_a_day_that_never_was_is_refused_though_its_check_fits():
    from stdnum.iso7064 import mod_37_36

    body = "RZ202602300007"
    with pytest.raises(BadCaseNumber):
        parse_case_number(body + mod_37_36.calc_check_digit(body))
    nobody = "RZ202611230000"
    with pytest.raises(BadCaseNumber):
        parse_case_number(nobody + mod_37_36.calc_check_digit(nobody))


def test_the_refusal_tells_a_slip_from_another_shape():
    with pytest.raises(BadCaseNumber) as refusal:
        parse_case_number("RZ20261123-0007-Z")
    assert re.search("mistyped", refusal.value.text.en)
