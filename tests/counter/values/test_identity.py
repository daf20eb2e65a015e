"""Identity papers, social credit codes, telephone numbers, and how they are masked."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.cn import ric

from counter.errors import Refused
from counter.values.erased import ERASED
from counter.values.identity import (
    BadNumber,
    check,
    is_firm,
    mask_identity,
    mask_name,
    mask_phone_screen,
    phone,
    uscc,
)

TODAY = date(2026, 11, 23)
DIGITS = "0123456789"
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)


def card(body: str) -> str:
    """An ID number with its check digit."""
    return body + ric.calc_check_digit(body + "0")


@st.composite
def cards(draw) -> str:
    region = draw(st.sampled_from(["500103", "500156", "110101", "810000", "830000", "911100"]))
    born_on = draw(st.dates(date(1900, 1, 1), TODAY))
    return card(f"{region}{born_on.year:04d}{born_on:%m%d}{draw(st.integers(1, 999)):03d}")


@given(cards())
def test_a_card_with_its_check_digit_is_taken_wherever_it_was_issued(number):
    assert check("id_card", number, TODAY) == number
    spaced = f" {number[:6]} {number[6:14]}-{number[14:].lower()} "
    assert check("id_card", spaced, TODAY) == number


def test_a_card_of_chongqing_from_before_the_municipality_is_taken():
    assert check("id_card", "50010319850307233X", TODAY) == "50010319850307233X"


@given(cards(), st.data())
def test_one_mistyped_digit_of_a_card_is_found(number, data):
    place = data.draw(st.integers(0, 16))
    wrong = data.draw(st.sampled_from([digit for digit in DIGITS if digit != number[place]]))
    with pytest.raises(BadNumber):
        check("id_card", number[:place] + wrong + number[place + 1 :], TODAY)


def test_nobody_was_born_tomorrow():
    tomorrow = card("50010320261124233")
    with pytest.raises(BadNumber, match="出生日期"):
        check("id_card", tomorrow, TODAY)
    assert check("id_card", card("50010320261123233"), TODAY)
    assert check("id_card", tomorrow) == tomorrow


def test_a_birth_date_that_never_was_is_refused_though_the_check_digit_fits():
    with pytest.raises(BadNumber, match="出生日期"):
        check("id_card", card("50010319850230233"), TODAY)


def test_a_card_of_fifteen_digits_is_told_from_a_slip():
    with pytest.raises(BadNumber, match="15 位"):
        check("id_card", "500103850307233", TODAY)


@pytest.mark.parametrize(
    "number",
    ["", "5001031985030723", "５００１０３１９８５０３０７２３３Ｘ", "٥٠٠١٠٣١٩٨٥٠٣٠٧٢٣٣X",
     "50010319850307233Y", "00010319850307233X", "E12345678"],
)  # fmt: skip
def test_what_has_no_eighteen_plain_places_is_no_card(number):
    with pytest.raises(BadNumber, match="18 位") as refusal:
        check("id_card", number, TODAY)
    assert refusal.value.kind == "id_card"
    assert isinstance(refusal.value, Refused)
    assert "18 places" in refusal.value.text.en


@pytest.mark.parametrize(
    ("kind", "number", "kept"),
    [
        ("passport", "e12345678", "E12345678"),
        ("passport", "EA1234567", "EA1234567"),
        ("passport", "PE 1234567", "PE1234567"),
        ("passport", "D1234567", "D1234567"),
        ("passport", "147654321", "147654321"),
        ("travel_permit", "H12345678", "H12345678"),
        ("travel_permit", "M1234567801", "M1234567801"),
        ("travel_permit", "12345678", "12345678"),
        ("travel_permit", card("81000019940823002"), card("81000019940823002")),
        ("foreign", "L898902C3", "L898902C3"),
        ("foreign", "usa-123456789012", "USA123456789012"),
    ],
)
def test_papers_of_other_kinds_are_kept_in_capitals(kind, number, kept):
    assert check(kind, number, TODAY) == kept


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("passport", "123456789"),
        ("passport", "E1234567٨"),
        ("passport", "E1234567890"),
        ("passport", "ſ12345678"),
        ("travel_permit", "H12X"),
        ("travel_permit", "810000199408230029"),
        ("foreign", "ABCDE"),
        ("foreign", "张三123456"),
        ("foreign", "1234"),
        ("foreign", "A" * 18 + "1"),
    ],
)
def test_what_cannot_be_such_a_number_is_refused_in_both_languages(kind, number):
    with pytest.raises(BadNumber) as refusal:
        check(kind, number, TODAY)
    assert refusal.value.kind == kind
    assert refusal.value.text.zh
    assert refusal.value.text.en
    assert number not in refusal.value.text.zh


def test_an_unknown_kind_of_paper_is_our_own_mistake():
    with pytest.raises(KeyError):
        check("library_card", "12345678", TODAY)


def test_a_social_credit_code_is_checked():
    assert uscc("91110000600037341l") == "91110000600037341L"
    with pytest.raises(BadNumber, match="校验位"):
        uscc("91110000600037342L")
    for wrong in ("", "9111000060003734", "9111000060003734IL", "９１110000600037341L"):
        with pytest.raises(BadNumber, match="18 位"):
            uscc(wrong)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13812345678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 138 1234 5678", "13812345678"),
        ("013812345678", "13812345678"),
        ("19212345678", "19212345678"),
        ("023-67512345", "02367512345"),
        ("(023) 6751 2345", "02367512345"),
        ("2367512345", "02367512345"),
        ("023-67512345-801", "02367512345-801"),
        ("02367512345转801", "02367512345-801"),
        ("67512345", "67512345"),
        ("400-123-4567", "4001234567"),
        ("+852 9123 4567", "+85291234567"),
        ("00 1 212 555 0123", "+12125550123"),
    ],
)
def test_a_telephone_number_is_kept_as_it_is_dialled(typed, kept):
    assert phone(typed) == kept
    assert phone(kept) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "1381234567", "138123456789", "12345678901", "95598", "12345", "１３８１２３４５６７８",
     "١٣٨١٢٣٤٥٦٧٨", "张三", "1381234567O", "023675123456789"],
)  # fmt: skip
def test_what_no_network_could_carry_is_refused(typed):
    with pytest.raises(BadNumber) as refusal:
        phone(typed)
    assert refusal.value.kind == "phone"
    assert "11 位" in refusal.value.text.zh


def test_numbers_are_masked_as_a_neighbour_may_see_them():
    assert mask_identity("110101198503071234") == "110***********1234"
    assert mask_identity("E12345678") == "E****5678"
    assert mask_identity("D1234567") == "D****567"
    assert mask_identity("") == ""
    assert mask_phone_screen("13812345678") == "138****5678"
    assert mask_phone_screen("02367512345-801") == "023****2345-***"
    assert mask_phone_screen("") == ""


@given(st.text(DIGITS + "ABC", min_size=1, max_size=20))
def test_near_half_of_an_identity_number_is_always_hidden(number):
    masked = mask_identity(number)
    assert len(masked) == len(number)
    assert masked.count("*") >= len(number) // 2
    assert all(shown in ("*", place) for shown, place in zip(masked, number, strict=True))


@given(st.text(DIGITS, min_size=4, max_size=15))
def test_four_digits_of_a_telephone_number_are_always_hidden(number):
    assert mask_phone_screen(number).count("*") == 4
    assert len(mask_phone_screen(number)) == len(number)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("王小明", "王*明"),
        ("欧阳娜娜", "欧阳*娜"),
        ("欧阳", "欧*"),
        ("司马光", "司马*"),
        ("𠮷田𬱖", "𠮷*𬱖"),
        ("张", "*"),
        ("阿依古丽·买买提", "阿***·买**"),
        ("John Smith", "J*** S****"),
        ("Jean-Paul O'Brien", "J***-P*** O******"),
        ("J K", "J *"),
        ("张三（代）", "张*（代）"),
        ("", ""),
        ("重庆渝信有限公司", "重庆渝信有限公司"),
        ("重庆渝信(集团)有限公司", "重庆渝信(集团)有限公司"),
        ("重庆市渝中公证处", "重庆市渝中公证处"),
        ("Acme Trading Co., Ltd.", "Acme Trading Co., Ltd."),
        ("重庆渝信有限公司 王芳", "重庆渝信有限公司 王*"),
        ("王芳 重庆渝信有限公司", "王* 重庆渝信有限公司"),
        ("重庆渝信有限公司（王芳收）", "重庆渝信有限公司（王*收）"),
    ],
)
def test_persons_are_masked_and_firms_are_not(name, masked):
    assert mask_name(name) == masked


@given(st.text(HAN, min_size=1, max_size=4))
def test_something_of_a_person_is_always_hidden(name):
    assume(name != ERASED.zh)  # nobody is left to hide
    assert not is_firm(name)
    assert "*" in mask_name(name)
    assert mask_name(name) != name
