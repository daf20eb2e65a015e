"""The machine-readable zone: read as scanners give it, and no wrong digit goes unnoticed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter.values import mrz
from counter.values.mrz import BadMrz, check_digit, read

TODAY = date(2026, 11, 23)
TD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
TD1 = (
    "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
)


def chinese(name: str = "LYU<<QIANG", number: str = "PE1234567", expires: str = "310228") -> str:
    """A zone as an official passport of the People's Republic bears it."""
    first = f"POCHN{name}".ljust(44, "<")
    second = f"{number}{check_digit(number)}CHN850307{check_digit('850307')}M"
    second += f"{expires}{check_digit(expires)}{'<' * 14}<"
    return f"{first}\n{second}{check_digit(second[:10] + second[13:20] + second[21:43])}"


@pytest.mark.parametrize("sample", [TD3, TD2, TD1])
def test_the_samples_of_the_standard_are_read(sample: str) -> None:
    seen = read(sample, TODAY)
    assert (seen.surname, seen.given, seen.issuer) == ("ERIKSSON", "ANNA MARIA", "UTO")
    assert seen.document_no in ("L898902C3", "D23145890")
    assert (seen.born_on, seen.sex) == (date(1974, 8, 12), "F")
    assert seen.expires_on == date(2012, 4, 15)


def test_an_official_passport_gives_pinyin_number_and_expiry() -> None:
    seen = read(chinese(), TODAY)
    assert (seen.pinyin, seen.document_no, seen.expires_on) == (
        "LYU QIANG", "PE1234567", date(2031, 2, 28),
    )  # fmt: skip
    assert read(chinese("SIMA<<XIANGNAN"), TODAY).pinyin == "SIMA XIANGNAN"


@pytest.mark.parametrize(
    "noise",
    [
        lambda text: text.replace("\n", ""),
        lambda text: text.replace("\n", "\r\n") + "\r",
        lambda text: text.lower(),
        lambda text: " ".join(text.replace("\n", "")),
        lambda text: text.replace("<", "＜"),
        lambda text: text.replace("\n", "\u2028"),
        lambda text: text.split("\n")[0].rstrip("<") + "\n" + text.split("\n")[1],
        lambda text: "\n\n" + text + "\n\n",
    ],
)
def test_what_a_scanner_adds_or_loses_is_forgiven(noise: object) -> None:
    assert read(noise(TD3), TODAY) == read(TD3, TODAY)  # type: ignore[operator]


def test_a_long_card_number_goes_on_in_the_optional_data() -> None:
    number = "D23145890734"
    head = f"{number[:9]}<{number[9:]}{check_digit(number)}".ljust(25, "<")
    second = "7408122F1204159UTO<<<<<<<<<<<"
    whole = head + second[:7] + second[8:15] + second[18:29]
    card = f"I<UTO{head}\n{second}{check_digit(whole)}\nERIKSSON<<ANNA".ljust(92, "<")
    assert read(card, TODAY).document_no == number


def test_the_century_is_the_one_that_can_be() -> None:
    assert read(chinese(), date(2026, 1, 1)).born_on == date(1985, 3, 7)
    assert read(chinese(), date(2090, 1, 1)).born_on == date(2085, 3, 7)
    assert read(chinese(expires="990101"), TODAY).expires_on == date(1999, 1, 1)


@pytest.mark.parametrize(
    ("at", "put", "field"),
    [
        (45, "9", "document_no"), (58, "0", "born_on"), (65, "3", "expires_on"),
        (78, "9", "personal_no"), (87, "1", "composite"), (0, "1", "kind"), (7, "1", "name"),
        (64, "Q", "sex"), (2, "9", "issuer"),
    ],
)  # fmt: skip
def test_the_field_at_fault_is_named(at: int, put: str, field: str) -> None:
    signs = mrz.tidy(TD3)
    with pytest.raises(BadMrz) as refused:
        read(signs[:at] + put + signs[at + 1 :], TODAY)
    assert refused.value.field == field
    assert mrz.FIELDS[field].zh in refused.value.text.zh


@pytest.mark.parametrize("text", ["", "P<UTO", TD3 + "<", TD3.replace("<", "?"), "张" * 88])
def test_a_zone_that_is_none_is_refused_with_its_length(text: str) -> None:
    with pytest.raises(BadMrz) as refused:
        read(text, TODAY)
    assert refused.value.field == "length"


# Where a check digit stands over it: number, birth, expiry, personal number, and the digits.
_CHECKED = (*range(44, 54), *range(57, 64), *range(65, 88))


@settings(max_examples=200)
@given(st.sampled_from(_CHECKED), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"))
def test_any_single_altered_sign_in_a_checked_field_is_found(at: int, put: str) -> None:
    signs = mrz.tidy(TD3)
    before = signs[at]
    value = {"<": 0}.get(put, int(put, 36) if put != "<" else 0)
    was = 0 if before == "<" else int(before, 36)
    if (value - was) % 10 == 0:
        return  # the same sign, or one that the standard's arithmetic cannot tell from it
    with pytest.raises(BadMrz):
        read(signs[:at] + put + signs[at + 1 :], TODAY)


@settings(max_examples=100)
@given(st.text(alphabet="PCHN<0123456789LYUQIANG \n", max_size=120))
def test_whatever_is_scanned_is_read_or_refused(text: str) -> None:
    try:
        seen = read(text, TODAY)
    except BadMrz:
        return
    assert seen.document_no


def test_only_a_zone_looks_like_one() -> None:
    assert mrz.looks_like(TD3)
    assert not mrz.looks_like("E12345678")
    assert not mrz.looks_like("150010311260123000071234567" * 3)
