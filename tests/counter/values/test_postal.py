"""Labels and waybills."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.values.postal import (
    BadWaybill,
    check_waybill,
    city_of,
    mask_address,
    mask_phone_label,
    mask_receiver,
)

DIGITS = "0123456789"


def test_a_label_hides_the_receiver_and_leaves_a_firm():
    assert mask_receiver("张三") == "张*"
    assert mask_receiver("欧阳娜娜") == "欧阳*娜"
    assert mask_receiver("重庆渝信有限公司") == "重庆渝信有限公司"


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13812345678", "138******78"),
        ("02367512345", "023******45"),
        ("02367512345-801", "023******45"),
        ("67512345", "******45"),
        ("+85291234567", "+85*******67"),
        ("1234", "****"),
        ("", ""),
    ],
)
def test_a_label_hides_six_digits_of_the_telephone(number, masked):
    assert mask_phone_label(number) == masked


@given(st.text(DIGITS, min_size=6, max_size=15))
def test_six_digits_are_hidden_however_long_the_number(number):
    masked = mask_phone_label(number)
    assert masked.count("*") >= 6
    assert len(masked) == len(number)


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("重庆市渝北区黄山大道5号2栋3单元1201室", "重庆市渝北区黄山大道5号***"),
        ("重庆市渝北区黄山大道5号\n2栋", "重庆市渝北区黄山大道5号***"),
        ("江北区北城天街8号楼1502", "江北区北城天街***"),
        ("恒大名都12-3-501", "恒大名都***"),
        ("中山大道88－1－2", "中山大道***"),
        ("南坪西路38号1201", "南坪西路38号***"),
        ("黄山大道5号 1201", "黄山大道5号***"),
        ("学府大道69号学生公寓三栋", "学府大道69号学生公寓***"),
        ("金开大道1号A栋", "金开大道1号***"),
        ("龙湖一期12户", "龙湖一期***"),
        ("解放碑八一路168号五楼", "解放碑八一路168号***"),
        ("黄山大道１号３栋", "黄山大道１号***"),
        ("No. 5 Huangshan Road, Room 1201, Building 3", "No. 5 Huangshan Road***"),
    ],
)
def test_an_address_is_cut_where_the_flat_begins(address, masked):
    assert mask_address(address) == masked


@pytest.mark.parametrize(
    "address",
    ["重庆市渝中区中山四路88-1号", "人民南路四段11号附5号", "百户村三组12号", "江北区建新北路1号",
     "重庆市北碚区天生路2号西南大学", "五里店", ""],
)  # fmt: skip
def test_a_house_number_stays_readable_for_the_postman(address):
    assert mask_address(address) == address


@given(
    st.sampled_from(["栋", "幢", "单元", "室", "户", "号楼", "座"]),
    st.integers(1, 9999),
    st.text("0123456789室单元栋", max_size=8),
)
def test_nothing_after_the_block_or_flat_is_left(kind, number, rest):
    assert mask_address(f"渝北区黄山大道{number}{kind}{rest}") == "渝北区黄山大道***"


@pytest.mark.parametrize(
    ("address", "city"),
    [
        ("重庆渝北区黄山大道5号", "重庆市"),
        ("重庆市渝北区", "重庆市"),
        ("四川省成都市武侯区", "成都市"),
        ("浙江杭州市西湖区", "杭州市"),
        ("成都市武侯区", "成都市"),
        ("吉林省吉林市", "吉林市"),
        ("吉林市船营区", "吉林市"),
        ("广西壮族自治区南宁市", "南宁市"),
        ("湖北省恩施土家族苗族自治州恩施市", "恩施土家族苗族自治州"),
        ("恩施州利川市", "恩施州"),
        ("西藏阿里地区噶尔县", "阿里地区"),
        ("香港特别行政区九龙", "香港"),
        ("渝北区黄山大道", ""),
        ("12 Main Street, New York", ""),
        ("", ""),
    ],
)
def test_the_city_is_what_a_manifest_names(address, city):
    assert city_of(address) == city


@given(st.integers(0, 99_999_999), st.data())
def test_one_wrong_digit_of_an_s10_number_is_found(serial, data):
    body = f"{serial:08d}"
    rest = 11 - sum(w * int(d) for w, d in zip((8, 6, 4, 2, 3, 5, 9, 7), body, strict=True)) % 11
    right = body + str({10: 0, 11: 5}.get(rest, rest))
    assert check_waybill(f"EA{right}CN") == f"EA{right}CN"
    place = data.draw(st.integers(0, 8))
    wrong = data.draw(st.sampled_from([digit for digit in DIGITS if digit != right[place]]))
    mistyped = right[:place] + wrong + right[place + 1 :]
    # The standard writes 5 for two of the eleven remainders, so there a slip may pass.
    if mistyped[-1] != "5":
        with pytest.raises(BadWaybill):
            check_waybill(f"EA{mistyped}CN")


@pytest.mark.parametrize(
    ("scanned", "kept"),
    [
        ("EA123456785CN", "EA123456785CN"),
        ("ea 123 456 785 cn\n", "EA123456785CN"),
        ("RA123456785GB", "RA123456785GB"),
        ("1151238971060", "1151238971060"),
        ("SF1234567890123", "SF1234567890123"),
        ("1234567890", "1234567890"),
        ("1" * 20, "1" * 20),
    ],
)
def test_a_waybill_number_is_kept_in_capitals(scanned, kept):
    assert check_waybill(scanned) == kept


@pytest.mark.parametrize("scanned", ["EA123456789CN", "RA123456784GB", "EA123456785XX"])
def test_an_s10_number_with_a_wrong_check_digit_or_country_is_refused(scanned):
    with pytest.raises(BadWaybill, match="校验位") as refusal:
        check_waybill(scanned)
    assert refusal.value.written == scanned
    assert "check digit" in refusal.value.text.en


@pytest.mark.parametrize(
    "scanned",
    ["", "123456789", "1" * 21, "1" * 27, "١٢٣٤٥٦٧٨٩٠١٢",
     "ABCDEFGHIJKL", "https://ems.com.cn/1", "运单1234567890"],
)  # fmt: skip
def test_what_has_not_the_shape_of_a_waybill_number_is_refused(scanned):
    with pytest.raises(BadWaybill, match="10 至 20") as refusal:
        check_waybill(scanned)
    assert "barcode" in refusal.value.text.en
