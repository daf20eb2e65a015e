"""Names: the characters that may stand in them, and how they are read."""

import re
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.values.names import (
    BadName,
    NoReading,
    check_line,
    check_name,
    check_pinyin,
    initials,
    is_han,
    passport_pinyin,
)
from counter.values.surnames import COMPOUND, READINGS, split

HAN = st.one_of(
    st.integers(0x4E00, 0x9FFF), st.integers(0x3400, 0x4DBF), st.integers(0x20000, 0x2A6DF),
    st.integers(0x2CEB0, 0x2EBE0), st.integers(0x2EBF0, 0x2EE5D), st.integers(0x31350, 0x323AF),
).map(chr)  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["𬱖", "𠮷田", "㛃", "䶮", "𫖯", "张三", "阿依古丽·买买提", "O'Brien", "Jean-Paul Li", "Müller",
     "Nguyễn Văn A", "重庆渝信（集团）有限公司", "Acme (China) Co., Ltd.", "3M中国有限公司",
     "\U0002ebf0", "\U000323af", "\U0003134a", "﨑", "佐々木", "〇"],
)  # fmt: skip
def test_a_name_as_papers_have_it_is_kept_as_it_is(name):
    assert check_name(name) == name


@given(st.text(HAN, min_size=1, max_size=80))
def test_every_character_of_the_standard_may_stand_in_a_name(name):
    assert check_name(name) == name
    assert len(check_name(name)) == len(name)


def test_a_name_is_tidied():
    assert check_name("  张　三\u00a0 ") == "张 三"
    assert check_name("阿依古丽•买买提") == check_name("阿依古丽・买买提") == "阿依古丽·买买提"
    assert check_name("O’Brien") == "O'Brien"
    assert check_name("Mu\u0308ller") == "Müller"


@pytest.mark.parametrize(
    ("character", "point"),
    [
        ("😀", "U+1F600"),
        ("★", "U+2605"),
        ("\x00", "U+0000"),
        ("\n", "U+000A"),
        ("\t", "U+0009"),
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\u200b", "U+200B"),
        ("\ufeff", "U+FEFF"),
        ("\ud842", "U+D842"),
        ("\ue000", "U+E000"),
        ("\U000f0000", "U+F0000"),
        ("\uffff", "U+FFFF"),
        ("\U000e0100", "U+E0100"),
        ("\u2028", "U+2028"),
    ],
)
def test_what_is_no_character_of_a_name_is_named_with_its_code_point(character, point):
    for check in (check_name, check_line):
        with pytest.raises(BadName) as refusal:
            check(f"张{character}三")
        assert refusal.value.character == character
        assert point in refusal.value.text.zh
        assert point in refusal.value.text.en
        # The sentence itself must be printable: no half character, no reversal of the line.
        refusal.value.text.zh.encode("utf-8")
        assert all(unicodedata.category(c)[0] != "C" for c in refusal.value.text.zh)


@pytest.mark.parametrize(
    "character", ["Ａ", "１", "/", "<", "；", "か", "한", "Ж", "١", "@", "\u0301"]
)
def test_what_only_other_texts_have_is_refused_in_a_name(character):
    with pytest.raises(BadName) as refusal:
        check_name(f"张{character}三")
    assert f"U+{ord(character):04X}" in refusal.value.text.en


@given(st.text(max_size=30))
def test_a_name_is_refused_or_comes_out_settled(written):
    try:
        name = check_name(written)
    except BadName:
        return
    assert check_name(name) == name
    assert not re.search(r"[\x00-\x1f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]", name)
    assert unicodedata.is_normalized("NFC", name)


@pytest.mark.parametrize("empty", ["", "   ", "·", "123", "()"])
def test_a_name_without_any_letter_is_refused(empty):
    with pytest.raises(BadName) as refusal:
        check_name(empty)
    assert refusal.value.character == ""


def test_length_is_counted_in_characters_and_not_in_halves():
    assert check_name("𠮷" * 80) == "𠮷" * 80
    with pytest.raises(BadName, match="81"):
        check_name("𠮷" * 81)
    assert check_name("张三", longest=2) == "张三"
    with pytest.raises(BadName):
        check_name("张三丰", longest=2)


def test_a_line_takes_the_punctuation_that_a_name_does_not():
    line = "（2026）渝证字第 12/3 号；《出生》、学位：“A、B”，№ 5#"
    assert check_line(line) == line
    assert check_line("") == ""
    with pytest.raises(BadName):
        check_line("长" * 201)


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("吕强", "LYU QIANG"),
        ("王略", "WANG LUE"),
        ("王虐", "WANG NUE"),
        ("王女", "WANG NYU"),
        ("曲徐", "QU XU"),
        ("徐旭", "XU XU"),
        ("闾丘露", "LYUQIU LU"),
        ("司马相南", "SIMA XIANGNAN"),
        ("欧阳娜娜", "OUYANG NANA"),
        ("欧阳", "OU YANG"),
        ("单雄信", "SHAN XIONGXIN"),
        ("单 雄信", "SHAN XIONGXIN"),
        ("仇英", "QIU YING"),
        ("解缙", "XIE JIN"),
        ("区海伦", "OU HAILUN"),
        ("查良镛", "ZHA LIANGYONG"),
        ("曾国藩", "ZENG GUOFAN"),
        ("王曾", "WANG CENG"),
        ("尉迟恭", "YUCHI GONG"),
        ("万俟洛", "MOQI LUO"),
        ("张𬱖", "ZHANG DI"),
        ("𠮷田", "JI TIAN"),
        ("阿依古丽·买买提", "AYIGULI MAIMAITI"),
        ("单曾·查仇", "DANCENG CHACHOU"),
        ("John Smith", "JOHN SMITH"),
        ("项司徒文良", "XIANG-SITU WENLIANG"),
        ("翟解仇", "ZHAI JIECHOU"),
    ],
)
def test_a_name_is_spelt_as_in_a_passport(name, spelt):
    assert passport_pinyin(name) == spelt


@pytest.mark.parametrize("surname", sorted(READINGS))
def test_each_surname_of_the_table_is_read_as_a_surname(surname):
    spelt = "".join(READINGS[surname]).upper()
    assert passport_pinyin(surname + "明") == f"{spelt} MING"
    assert len(surname) == 1 or surname in COMPOUND


def test_the_table_holds_only_what_pypinyin_reads_otherwise():
    from pypinyin import Style, lazy_pinyin

    assert len(READINGS) == 28
    assert [
        surname
        for surname, reading in READINGS.items()
        if tuple(lazy_pinyin(surname, style=Style.NORMAL)) == reading
    ] == []


def test_a_character_that_nobody_can_read_is_named_and_not_printed():
    with pytest.raises(NoReading, match=r"U\+212FE") as refusal:
        passport_pinyin("张\U000212fe")
    assert refusal.value.character == "\U000212fe"


@given(st.text(HAN, min_size=1, max_size=6))
def test_a_spelling_has_nothing_but_capitals(name):
    try:
        spelt = passport_pinyin(name)
    except NoReading:
        return
    assert re.fullmatch(r"[A-Z]+(-[A-Z]+)?( [A-Z]+)?", spelt)
    assert check_pinyin(spelt) == spelt


@pytest.mark.parametrize("typed", ["LV QIANG", "lu qiang", " XIANG-SITU  WENLIANG ", "O'BRIEN"])
def test_the_spelling_of_the_document_in_hand_is_kept(typed):
    assert check_pinyin(typed) == " ".join(typed.split()).upper()


@pytest.mark.parametrize("typed", ["LÜ QIANG", "吕强", "A1", "-A", "A--B", ""])
def test_a_spelling_that_no_document_prints_is_refused(typed):
    with pytest.raises(BadName):
        check_pinyin(typed)


@given(st.text(max_size=12))
def test_initials_never_refuse(name):
    assert initials(name) == initials(name).lower()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("张三", "zs"),
        ("单雄信", "sxx"),
        ("欧阳娜娜", "oynn"),
        ("John Smith", "js"),
        ("阿依古丽·买买提", "ayglmmt"),
        ("重庆渝信(集团)有限公司", "cqyxjtyxgs"),
        ("张\U000212fe三", "zs"),
        ("", ""),
    ],
)
def test_initials_are_what_one_types_to_find_a_name(name, typed):
    assert initials(name) == typed


@given(st.text(HAN, min_size=1, max_size=5))
def test_a_name_is_its_surname_and_its_given_name(name):
    surname, given_name = split(name)
    assert surname + given_name == name
    assert surname


def test_neighbouring_blocks_are_not_taken_for_han():
    edges = [
        (0x3400, 0x33FF), (0x4DBF, 0x4DC0), (0x9FFF, 0xA000),
        (0x2A6DF, 0x2A6E0), (0x2EE5D, 0x2EE5E), (0x323AF, 0x323B0),
    ]  # fmt: skip
    for inside, outside in edges:
        assert is_han(chr(inside))
        assert not is_han(chr(outside))


def test_the_window_opens_without_waiting_for_the_pinyin_table():
    program = "import sys, counter.values.names; sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
