"""What comes in by a code from a phone is untrusted: bounded, known questions, checked answers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter.casetypes.register import CASE_TYPES, by_letters
from counter.errors import TagRefused
from counter.intake.remote import form
from counter.intake.remote.digits import (
    FEWEST_DIGITS,
    MOST_DIGITS,
    NotAForm,
    OtherVersion,
    is_form,
    pack,
    unpack,
)
from counter.values import tag
from tests.conftest import BY_POST, PERSON

TODAY = date(2026, 11, 23)
ANSWERS = {**PERSON, **BY_POST, "destination": "DE", "speed": "urgent"}
PIECE = {"title": "出生公证", "certificate_no": "(2026)渝证字第1号", "matters": 3,
         "issued_on": "2026-11-01", "class": "civil", "holder": "张伟"}  # fmt: skip


def test_a_filled_form_comes_back_as_it_was_filled() -> None:
    read = form.read(form.written("RZ", ANSWERS, (PIECE, PIECE)), TODAY)
    assert dict(read.answers) == ANSWERS
    assert read.pieces == ({**PIECE, "issued_on": date(2026, 11, 1)},) * 2
    assert read.left_out == ()


def test_a_usual_form_fits_a_code_that_a_phone_can_show() -> None:
    digits = form.written("RZ", ANSWERS, (PIECE, PIECE, PIECE))
    assert FEWEST_DIGITS < len(digits) < MOST_DIGITS


def test_an_answer_that_cannot_be_right_is_left_out_and_named() -> None:
    wrong = {**ANSWERS, "id_number": "500103198503072331", "destination": "XX", "speed": "<b>"}
    read = form.read(form.written("RZ", wrong, (PIECE,)), TODAY)
    assert not {"id_number", "destination", "speed"} & set(read.answers)
    assert {text.zh for text in read.left_out} == {"证件号码", "使用国", "平急"}
    assert read.answers["name"] == "张伟"


@pytest.mark.parametrize("name", ["张\u202e伟", "张\x00伟", "张\ue000", "a" * 301])
def test_text_that_no_name_can_be_does_not_get_in(name: str) -> None:
    assert "name" not in form.read(form.written("RZ", {"name": name}, ()), TODAY).answers


def test_only_known_questions_are_heard_and_none_twice() -> None:
    text = "RZ\x1fname=张伟\x1fname=李四\x1fchannel=notary\x1fstep=ready\x1froute=none\x1fmatters=9"
    read = form.read(pack(text), TODAY)
    assert dict(read.answers) == {"name": "张伟"}


def test_too_many_pieces_are_no_form() -> None:
    with pytest.raises(NotAForm):
        form.read(pack("RZ" + "\x1ea=1" * 21), TODAY)


@pytest.mark.parametrize("at", [3, 20, 60, -1])
def test_one_misread_digit_is_noticed(at: int) -> None:
    digits = list(form.written("RZ", ANSWERS, (PIECE,)))
    digits[at] = str((int(digits[at]) + 1) % 10)
    with pytest.raises(NotAForm):
        form.read("".join(digits), TODAY)


def test_a_form_of_another_version_is_named_as_such() -> None:
    with pytest.raises(OtherVersion):
        unpack("82" + "0" * 40)


def test_a_halls_tag_and_a_form_are_never_taken_for_each_other() -> None:
    key = b"the hall's key"
    minted = tag.mint(key, tag.Tag("11", "888", TODAY, 1))
    assert not is_form(minted)
    with pytest.raises(NotAForm):
        unpack(minted)
    digits = form.written("RZ", {"name": "张伟"}, ())
    assert is_form(digits)
    with pytest.raises(tag.NotATag):
        tag.read(key, digits, "888")


@settings(max_examples=150, deadline=None)
@given(st.text("0123456789", min_size=1, max_size=120), st.booleans())
def test_any_digits_are_a_form_of_ours_or_refused(digits: str, has_head: bool) -> None:
    try:
        read = form.read("81" + digits if has_head else digits, TODAY)
    except TagRefused:
        return
    assert read.letters in {kind.letters for kind in CASE_TYPES}


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=150), st.sampled_from(["RZ", "SL", "HZ", "QZ", "XX", ""]))
def test_any_text_behind_a_true_check_gives_known_and_checked_answers(
    text: str, letters: str
) -> None:
    text = text.encode("utf-8", "replace").decode("utf-8")
    try:
        read = form.read(pack(f"{letters}\x1f{text}"), TODAY)
    except TagRefused:
        return
    known = {question.code for question in by_letters(read.letters).questions}
    assert set(read.answers) <= known
    assert all(set(piece) <= known for piece in read.pieces)


@pytest.mark.parametrize("scanned", ["", "8", "81", "81" + "9" * 3000, "٨١" + "0" * 40, "81\n"])
def test_odd_scans_are_refused_in_one_sentence(scanned: str) -> None:
    with pytest.raises(TagRefused):
        form.read(scanned, TODAY)
