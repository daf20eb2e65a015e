"""What may stand on a parcel's label, and the numbers of waybills.

A label is read by strangers: names, telephone numbers and flats are masked on it as GB/T
41833-2022 asks (in force 2023-02-01). The post office gets the full data with its order.

>>> mask_receiver("王小明"), mask_phone_label("13812345678")
('王*明', '138******78')
>>> mask_address("重庆市渝北区黄山大道5号2栋3单元1201室")
'重庆市渝北区黄山大道5号***'
>>> check_waybill("ea 123456785 cn"), city_of("重庆渝北区黄山大道5号")
('EA123456785CN', '重庆市')
>>> check_waybill("１１５１２３８９７１０６０")
'1151238971060'
"""

from __future__ import annotations

import re
import unicodedata

from counter.errors import Refused
from counter.text import Text
from counter.values.identity import BadNumber, brief_mask, check, mask_name

_NUMBER = r"[0-9０-９A-Za-z一二三四五六七八九十百〇零两甲乙丙丁]"
# A block, a unit, a floor or a flat: 2栋, 甲幢, 3单元, 12-3, 5号楼, 1201室, 502房, 5号 1201.
# A house number with its annexe (11号附5号) stays; the look-ahead leaves 百户村 alone.
_FLAT = re.compile(
    rf"{_NUMBER}(?:{_NUMBER}|[-－—#＃])*(?:号楼|号房|栋|幢|座|单元|室|户|楼|层|房)(?![路街镇村乡巷道])"
    r"|[0-9０-９]+[#＃]"
    r"|(?<![0-9０-９-])[0-9０-９]+(?:[-－—][0-9０-９]+)+(?![0-9０-９]*(?:号|弄))"
    r"|(?<=[号弄])\s*[0-9０-９A-Za-z][0-9０-９A-Za-z-－—]*(?!号|[0-9０-９A-Za-z])"
    r"|\s[A-Za-z]?[0-9０-９]{2,5}$"
    r"|\b(?:room|rm|unit|apartment|apt|flat|suite|building|bldg|floor)\b\.?\s*[0-9A-Z#]",
    re.IGNORECASE,
)
_MUNICIPALITY = re.compile(r"(?:中国)?(北京|上海|天津|重庆)")
_OWN_REGION = re.compile(r"(?:中国)?(香港|澳门|台湾)")
_PROVINCE = re.compile(
    r"(?:中国)?(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|"
    r"云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)(?:省|(?:壮族|回族|维吾尔)?自治区|(?!市|.{0,3}自治州))"
)
_CITY = re.compile(r"[\u3400-\u9fff]{1,10}?(?:自治州|地区|市|盟|州(?!市)(?=.{1,6}[市县]))")

_S10 = re.compile(r"[A-Z]{2}[0-9]{9}[A-Z]{2}")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_OURS = re.compile(r"(?:RZ|SL|HZ|QZ|XF|JJ|GZ|SW)20[0-9]{6}[0-9]{2,4}[0-9A-Z]?")
_DOMESTIC = re.compile(r"(?=(?:[A-Z]*[0-9]){6})[A-Z0-9]{10,20}")


class BadWaybill(Refused):
    """Something that is no number of a waybill; `written` is what was scanned or typed."""

    def __init__(self, written: str, why: Text) -> None:
        self.written = written
        super().__init__(why)


def mask_receiver(name: str) -> str:
    """The receiver as a label shows him: at least one character hidden, firms in full.

    No more than three stars in a row: a long name must leave room for its address.
    """
    return brief_mask(mask_name(name))


def mask_phone_label(number: str) -> str:
    """138******78: at least six digits hidden (GB/T 41833-2022); an extension is left out."""
    main = number.partition("-")[0]
    shown = max(0, len(main) - 6)
    tail = min(2, shown)
    head = min(3, shown - tail)
    return main[:head] + "*" * (len(main) - head - tail) + main[len(main) - tail :]


def mask_address(address: str) -> str:
    """The address down to street and house number; from block, unit or flat on it is cut.

    An address that names none of them (a village, a firm at its own number) stays whole.
    """
    line = re.sub(r"\s*\n\s*", " ", address.strip())
    flat = _FLAT.search(line)
    return line if flat is None else line[: flat.start()].rstrip(" ,，、-") + "***"


def city_of(address: str) -> str:
    """The city that a manifest names: 重庆市, 成都市, 恩施州; empty where there is none."""
    start = re.sub(r"\s", "", address)
    municipality = _MUNICIPALITY.match(start)
    if municipality:
        return municipality[1] + "市"
    region = _OWN_REGION.match(start)
    if region:
        return region[1]
    city = _CITY.match(_PROVINCE.sub("", start, count=1))
    return city[0] if city else ""


def check_waybill(written: str) -> str:
    """The number of a waybill without blanks and hyphens, in capitals.

    Two letters, nine digits, two letters are an S10 number of the Universal Postal Union and must
    have its check digit and a country. Of a domestic number only the shape is known: 10 to 20
    letters and digits, six of them digits. `BadWaybill` for anything else, and for what lies about
    in a mail room and looks alike: a mobile number, an ID card's number, a number of this hall.
    """
    # An input method left on types full-width digits; what a barcode holds is the same number.
    compact = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", written))
    compact = compact.upper() if compact.isascii() else ""
    if _S10.fullmatch(compact):
        # reads every carrier's rules when it is imported, which a start need not wait for
        from tracking_numbers import get_tracking_number  # type: ignore[import-untyped]

        found = get_tracking_number(compact)
        if found is None or not found.valid:
            raise BadWaybill(written, _SLIP.fill(written=written))
    elif _DOMESTIC.fullmatch(compact) is None:
        raise BadWaybill(written, _SHAPE.fill(written=written))
    elif _MOBILE.fullmatch(compact) or _is_id_card(compact):
        raise BadWaybill(written, _PERSONS)  # a person's number is not repeated
    elif _OURS.fullmatch(compact):
        raise BadWaybill(written, _OUR_OWN.fill(written=written))
    return compact


def _is_id_card(number: str) -> bool:
    try:
        check("id_card", number)
    except BadNumber:
        return False
    return True


_SLIP = Text(
    "运单号“{written}”的校验位或国家代码不符，可能输错了一位。请重新扫描面单条码或逐位核对。",
    "The check digit or the country of the waybill number '{written}' does not fit; one character "
    "may be mistyped. Scan the label again or compare it.",
)
_PERSONS = Text(
    "这是手机号码或身份证号码，不是运单号。请扫描面单上的条码。",
    "This is a mobile or an identity number, not a waybill. Scan the barcode on the label.",
)
_OUR_OWN = Text(
    "“{written}”是本厅的办件或信封编号，不是运单号。请扫描承运单位的面单条码。",
    "'{written}' is a number of this hall, not a waybill. Scan the carrier's barcode.",
)
_SHAPE = Text(
    "“{written}”不是运单号：应为 10 至 20 位半角数字或字母。请扫描面单上的条码。",
    "'{written}' is no waybill number: it has 10 to 20 digits or letters. "
    "Scan the barcode on the label.",
)
