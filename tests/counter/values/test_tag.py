"""Tags: what a scanner reads back from our papers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.errors import TagRefused
from counter.values.tag import CheckFailed, NotATag, OtherHall, Tag, groups, mint, read

KEY = b"0123456789abcdef0123456789abcdef"
DIGITS = "0123456789"
tags = st.builds(
    Tag,
    st.text(DIGITS, min_size=2, max_size=2),
    st.text(DIGITS, min_size=3, max_size=3),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(1, 99_999),
)


@given(tags)
def test_a_tag_is_27_digits_and_is_read_back_the_same(tag):
    digits = mint(KEY, tag)
    assert len(digits) == 27
    assert set(digits) <= set(DIGITS)
    assert read(KEY, digits, tag.hall) == tag
    assert read(KEY, groups(digits) + "\n", tag.hall) == tag


@given(tags, st.data())
def test_one_changed_digit_is_never_taken_for_the_tag(tag, data):
    right = mint(KEY, tag)
    place = data.draw(st.integers(0, 26))
    wrong = data.draw(st.sampled_from([digit for digit in DIGITS if digit != right[place]]))
    with pytest.raises(TagRefused):
        read(KEY, right[:place] + wrong + right[place + 1 :], tag.hall)


@given(tags)
def test_a_tag_made_with_another_key_is_refused(tag):
    with pytest.raises(CheckFailed):
        read(KEY, mint(b"another key", tag), tag.hall)


def test_the_tag_of_another_hall_names_that_hall():
    digits = mint(b"their key", Tag("11", "051", date(2026, 11, 23), 7))
    with pytest.raises(OtherHall, match="051") as refusal:
        read(KEY, digits, "023")
    assert refusal.value.hall == "051"


@pytest.mark.parametrize(
    "scanned",
    ["", "EA123456785CN", "RZ20261123-0007-Y", "6901234567892", "1" * 26, "1" * 28, "2" * 27,
     "https://example.org/", "１" * 27, "١" * 27],
)  # fmt: skip
def test_anything_else_is_said_to_be_no_tag(scanned):
    with pytest.raises(NotATag) as refusal:
        read(KEY, scanned, "111")
    assert refusal.value.scanned == scanned
    assert refusal.value.text.zh
    assert refusal.value.text.en


def test_the_layout_is_for_ever():
    digits = mint(b"the hall's key", Tag("90", "023", date(2026, 11, 23), 99_999))
    assert digits[:17] == "1" + "023" + "90" + "261123" + "99999"
    # Papers printed today must be read by the program of next year.
    assert mint(b"the hall's key", Tag("11", "023", date(2026, 11, 23), 7)).endswith("70162225671")


@pytest.mark.parametrize(
    "tag",
    [
        Tag("1", "023", date(2026, 11, 23), 7),
        Tag("11", "23", date(2026, 11, 23), 7),
        Tag("1١", "023", date(2026, 11, 23), 7),
        Tag("11", "023", date(1999, 12, 31), 7),
        Tag("11", "023", date(2026, 11, 23), 0),
        Tag("11", "023", date(2026, 11, 23), 100_000),
    ],
)
def test_a_tag_that_could_not_come_back_is_not_minted(tag):
    with pytest.raises(ValueError, match="tag"):
        mint(KEY, tag)


def test_a_tag_without_a_key_is_not_minted():
    with pytest.raises(ValueError, match="key"):
        mint(b"", Tag("11", "023", date(2026, 11, 23), 7))


def test_groups_are_fours():
    assert groups("123456789") == "1234 5678 9"
