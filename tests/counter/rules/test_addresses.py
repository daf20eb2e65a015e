"""A pasted address is taken apart in any order, and nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter.rules.addresses import read
from counter.rules.divisions import Place, place

WHO = ("张三", "欧阳娜娜", "王小明")
WHERE = "重庆市渝中区解放碑街道民权路28号2单元501室"


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("gap", [" ", "，", "\n", "；"])
@pytest.mark.parametrize("order", ["012", "021", "102", "120", "201", "210"])
def test_any_order_and_any_separator_gives_the_same(who: str, gap: str, order: str) -> None:
    parts = (who, "13812345678", WHERE)
    told = read(gap.join(parts[int(at)] for at in order))
    assert (told.name, told.phone, told.line, told.doubts) == (who, "13812345678", WHERE, ())
    assert (told.place.county, told.place.town) == ("渝中区", "解放碑街道")


def test_labels_titles_and_country_codes_are_not_taken_for_names() -> None:
    told = read(
        "收货地址：江北区观音桥步行街9号\n收件人姓名：李明女士\n手机号码：+86 139 0000 1111",
        "重庆市",
    )
    assert (told.name, told.phone, told.line) == (
        "李明",
        "13900001111",
        "重庆市江北区观音桥步行街9号",
    )


@pytest.mark.parametrize(
    ("pasted", "doubtful"),
    [
        ("张三 13812345678 渝中区民权路28号", {"address"}),  # the province follows, nobody said it
        ("张三 13812345678 民权路28号", {"address"}),
        ("重庆市渝中区民权路28号张三 13812345678", {"receiver"}),  # a guess: no gap before the name
        ("重庆市渝中区民权路28号 13812345678", {"receiver"}),
        ("张三 重庆市渝中区民权路28号", {"receiver_phone"}),
        ("张三 13812345678 13912345678 重庆市渝中区民权路28号", {"receiver_phone"}),
        ("张三 13812345678 重庆市渝中区", {"address"}),
    ],
)
def test_what_is_guessed_or_missing_is_said(pasted: str, doubtful: set[str]) -> None:
    assert {code for code, _ in read(pasted).doubts} == doubtful


@pytest.mark.parametrize(
    ("written", "levels", "rest"),
    [
        ("吉林市船营区解放大路", ("吉林省", "吉林市", "船营区", ""), "解放大路"),
        ("恩施市舞阳坝街道", ("湖北省", "恩施土家族苗族自治州", "恩施市", "舞阳坝街道"), ""),
        ("秀山县中和街道", ("重庆市", "", "秀山土家族苗族自治县", "中和街道"), ""),
        ("东莞市南城街道", ("广东省", "东莞市", "", "南城街道"), ""),
        ("南京鼓楼区中山路", ("江苏省", "南京市", "鼓楼区", ""), "中山路"),
        ("中国重庆市渝中区人和街74号", ("重庆市", "", "渝中区", ""), "人和街74号"),
        ("香港九龙油尖旺区弥敦道1号", ("香港特别行政区", "九龙", "油尖旺区", ""), "弥敦道1号"),
        ("解放碑民权路28号", ("", "", "", ""), "解放碑民权路28号"),  # not 解放区 of 焦作
        ("鼓楼区中山路", ("", "", "", ""), "鼓楼区中山路"),  # there are four
        ("中山四路36号", ("", "", "", ""), "中山四路36号"),  # not 中山市
        ("南京东路1号", ("", "", "", ""), "南京东路1号"),
        ("北京大学1号", ("", "", "", ""), "北京大学1号"),
        ("上海浦东新区世纪大道1号", ("上海市", "", "浦东新区", ""), "世纪大道1号"),
    ],
)
def test_places_are_told_as_people_write_them(
    written: str, levels: tuple[str, ...], rest: str
) -> None:
    found, left = place(written)
    assert (found.province, found.city, found.county, found.town) == levels
    assert left == rest


def test_a_namesake_lies_in_the_halls_own_province_and_is_doubtful() -> None:
    assert place("江北区观音桥")[0] == Place()
    near = place("江北区观音桥", near="重庆市")[0]
    assert (near.province, near.county, near.is_inferred) == ("重庆市", "江北区", True)


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_nothing_is_refused_and_no_digit_is_lost(pasted: str) -> None:
    told = read(pasted, "重庆市")
    kept = told.name + told.phone + told.postcode + told.line
    if "86" not in pasted and not any("phone" in code for code, _ in told.doubts):
        digits = [c for c in pasted if c in "0123456789"]
        assert len([c for c in kept if c in "0123456789"]) >= len(digits) - len(told.phone)


def test_a_very_long_paste_is_cut_and_answers_at_once() -> None:
    told = read("重庆市渝中区民权路" + "很长的路" * 10_000 + " 张三 13812345678")
    assert told.place.county == "渝中区"
