"""Numbers that stand for a person or a firm: checked as they are typed, masked as they are shown.

A wrong check digit is refused; a region or an issuer that nobody knows is not, because real
papers have them.

>>> check("id_card", "50010319850307233x")
'50010319850307233X'
>>> mask_identity("50010319850307233X"), mask_phone_screen("13812345678"), mask_name("欧阳娜娜")
('500***********233X', '138****5678', '欧阳*娜')
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from stdnum.cn import ric
from stdnum.cn import uscc as _uscc
from stdnum.exceptions import ValidationError

from counter.errors import Refused
from counter.text import Text
from counter.values.erased import ERASED
from counter.values.surnames import split

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_RESIDENT = re.compile(r"[1-9][0-9]{16}[0-9X]")
_SHAPES = {
    # E12345678, EA1234567, D1234567 and the old 14/15 series; Hong Kong and Macao letters alike.
    "passport": re.compile(r"[A-Z][0-9]{7,8}|[A-Z]{2}[0-9]{7}|1[45][0-9]{7}"),
    # H/M + 8 (+ 2 of the issue), Taiwan 8 or 10, travel documents with two letters.
    "travel_permit": re.compile(r"[A-Z]{0,2}[0-9]{6,10}(?<=.{8})|[0-9]{10}[A-Z]"),
    # Whatever a foreign state prints: ICAO 9303 allows nine places, residence cards have up to 18.
    "foreign": re.compile(r"(?=.*[0-9])[A-Z0-9]{5,18}"),
}
_USCC = re.compile(r"[0-9A-HJ-NP-RTUW-Y]{18}")
_PHONE = re.compile(r"\+?[0-9]{7,17}")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
# 转801, x801, #801, and -801 after a landline with its area code.
_EXTENSION = re.compile(r"(0[0-9-]*[0-9]{7})-([0-9]{1,6})|(.+)(?:转|[xX#])([0-9]{1,6})")


KINDS = ("id_card", "passport", "travel_permit", "foreign")


class BadNumber(Refused, ValueError):
    """A number that cannot be right; `kind` says which, the number itself stays out of logs."""

    def __init__(self, kind: str, why: Text) -> None:
        self.kind = kind
        super().__init__(why)


def check(kind: str, number: str, today: date | None = None) -> str:
    """The number of an identity paper without blanks, in capitals.

    `kind` is id_card, passport, travel_permit or foreign (`KeyError` for another one). An ID
    card, and a residence permit of 18 places, must have its check digit (GB 11643-1999) and a day
    of birth not after `today`. Refuses (`BadNumber`) only what cannot be a number of its kind.
    """
    compact = _compact(number)
    if kind == "id_card":
        return _resident(kind, compact, today)
    shape = _SHAPES[kind]
    if kind == "travel_permit" and len(compact) == 18:
        return _resident(kind, compact, today)
    if shape.fullmatch(compact) is None:
        raise BadNumber(kind, _WRONG_SHAPE[kind])
    return compact


def uscc(number: str) -> str:
    """A unified social credit code of 18 places, checked by GB 32100-2015."""
    compact = _compact(number)
    if _USCC.fullmatch(compact) is None:
        raise BadNumber("uscc", _WRONG_SHAPE["uscc"])
    try:
        return str(_uscc.validate(compact))
    except ValidationError as wrong:
        raise BadNumber(
            "uscc",
            Text(
                "统一社会信用代码校验位不符。请对照营业执照逐位核对。",
                "The check character of the social credit code does not fit. "
                "Compare it with the business licence.",
            ),
        ) from wrong


def phone(number: str) -> str:
    """A telephone number in its shortest form that can be dialled from here.

    13812345678, 02367512345, 02367512345-801, +85291234567. Refuses only what no network could
    carry: a mobile number with a digit too few or too many, letters, a service number.
    """
    compact = re.sub(r"[\s()（）]", "", number)
    with_extension = _EXTENSION.fullmatch(compact)
    if with_extension:
        compact, inner = (
            with_extension[1] or with_extension[3],
            with_extension[2] or with_extension[4],
        )
    else:
        inner = ""
    compact = compact.replace("-", "")
    if _PHONE.fullmatch(compact) is None:
        raise BadNumber("phone", _WRONG_SHAPE["phone"])
    # the numbering plans of the world are read with the first number, not at the start
    import phonenumbers

    try:
        parsed = phonenumbers.parse(re.sub("^00", "+", compact), "CN")
    except phonenumbers.NumberParseException as wrong:
        raise BadNumber("phone", _WRONG_SHAPE["phone"]) from wrong
    plain = _dialled(parsed, compact)
    return f"{plain}-{inner}" if inner else plain


def mask_identity(number: str) -> str:
    """110***********1234 for a number of 15 places and more, E****5678 for a shorter one."""
    if len(number) >= 15:
        head, tail = 3, 4
    else:
        head, tail = len(number) // 8, max(0, min(4, (len(number) - 1) // 2))
    return _starred(number, head, tail)


def mask_phone_screen(number: str) -> str:
    """138****5678: four places hidden, as a colleague may see it at the next window."""
    main, hyphen, inner = number.partition("-")
    tail = 4 if len(main) >= 10 else max(0, (len(main) - 4) // 2)
    return _starred(main, max(0, len(main) - tail - 4), tail) + hyphen + "*" * len(inner)


def is_firm(name: str) -> bool:
    """Whether the name can only be that of a firm or an office, which is no personal datum."""
    return len(name) > 4 and "·" not in name and _FIRM.search(name) is not None


def mask_name(name: str) -> str:
    """The name with at least one character hidden; firms and offices stay as they are.

    张* 王*明 欧阳*娜 阿***·买** J*** S****. Of several words each is masked by itself, so that
    a person named after his firm is hidden too.
    """
    name = unicodedata.normalize("NFC", name)
    if name == ERASED.zh:  # nobody is left to hide
        return name
    if is_firm(name) and (_LATIN.match(name) or re.search(r"\s", name) is None):
        return name
    has_surname = "·" not in name
    masked = "".join(
        chunk
        if is_firm(chunk)
        else "".join(
            _masked_word(word, has_surname) for word in re.split(r"([·.,()（）-]+)", chunk)
        )
        for chunk in re.split(r"(\s+)", name)
    )
    # Nothing but initials: the last of them goes.
    return masked if masked != name or not name else name[:-1] + "*"


def brief_mask(masked: str) -> str:
    """A masked name for a narrow place: no more than three stars in a row.

    >>> brief_mask("阿*****·买**** A*********")
    '阿***·买*** A***'
    """
    return re.sub(r"\*{4,}", "***", masked)


def _masked_word(word: str, has_surname: bool) -> str:
    if len(word) < 2 or is_firm(word) or not word[0].isalnum():
        return word
    if _LATIN.match(word) or not has_surname:
        return word[0] + "*" * (len(word) - 1)
    surname, given = split(word)
    if len(given) == 1:
        return surname + "*"
    return surname + "*" * (len(given) - 1) + given[-1]


def _starred(text: str, head: int, tail: int) -> str:
    return text[:head] + "*" * (len(text) - head - tail) + text[len(text) - tail :]


def _compact(number: str) -> str:
    """Without blanks and hyphens, in capitals; empty where a character is not ASCII."""
    compact = re.sub(r"[\s-]", "", number)
    # int() and stdnum would read ١٢ and １２ as figures, and upper() makes an S of ſ.
    return compact.upper() if compact.isascii() else ""


def _resident(kind: str, number: str, today: date | None) -> str:
    if _RESIDENT.fullmatch(number) is None:
        raise BadNumber(
            kind, _OLD_CARD if re.fullmatch("[0-9]{15}", number) else _WRONG_SHAPE[kind]
        )
    # Not ric.validate: it asks that the region's code already existed in the year of birth, and
    # so refuses every card beginning with 500 of people born before Chongqing became a
    # municipality in 1997, and all residence permits 81, 82, 83 (measured, stdnum 2.2).
    if ric.calc_check_digit(number) != number[-1]:
        raise BadNumber(kind, _CHECK_DIGIT)
    try:
        born_on = ric.get_birth_date(number)
    except ValidationError as wrong:
        raise BadNumber(kind, _BIRTH_DATE) from wrong
    if today is not None and born_on > today:
        raise BadNumber(kind, _BIRTH_DATE)
    return number


def _dialled(parsed: PhoneNumber, typed: str) -> str:
    import phonenumbers

    national = phonenumbers.national_significant_number(parsed)
    if parsed.country_code != 86:
        if not _is_possible(parsed):
            raise BadNumber("phone", _WRONG_SHAPE["phone"])
        return f"+{parsed.country_code}{national}"
    # By our own pattern: phonenumbers takes ten digits of a mobile number for possible, and a
    # range that was opened last month for invalid.
    if _MOBILE.fullmatch(national) or re.fullmatch("[48]00[0-9]{7}", national):
        return national
    if phonenumbers.is_valid_number(parsed):
        return f"0{national}"
    if national.startswith("1") or not _is_possible(parsed):
        raise BadNumber("phone", _WRONG_SHAPE["phone"])
    return typed if typed[0] != "+" else f"0{national}"


def _is_possible(parsed: PhoneNumber) -> bool:
    import phonenumbers

    answer = phonenumbers.is_possible_number_with_reason(parsed)
    return answer in (
        phonenumbers.ValidationResult.IS_POSSIBLE,
        phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY,
    )


_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_FIRM = re.compile(
    r"(?:公司|集团|公证处|服务处|办事处|代表处|中心|大学|学院|学校|中学|小学|医院|委员会|办公室|事务所|"
    r"合作社|研究院|研究所|设计院|协会|学会|商会|基金会|银行|分行|支行|工厂|政府|管理局|总局|酒店|"
    r"旅行社|外办|领事馆|大使馆)$|公司[^\s]{0,8}(?:分公司|分部|厂|部|店)$|"
    r"\b(?:Ltd|Limited|Inc|LLC|GmbH|Corp|Corporation|Company|S\.A|PLC)\.?$",
    re.IGNORECASE,
)

_CHECK_DIGIT = Text(
    "身份证号码校验位不符，可能输错了一位。请对照证件逐位核对。",
    "The check digit of the ID number does not fit; one digit may be mistyped. "
    "Compare it with the card.",
)
_BIRTH_DATE = Text(
    "身份证号码里的出生日期不存在或在今天以后。请对照证件逐位核对。",
    "The birth date in the ID number never was or is still to come. Compare it with the card.",
)
_OLD_CARD = Text(
    "15 位身份证已停用。请录入现行证件的 18 位号码。",
    "ID numbers of 15 digits are no longer in use. Enter the 18 places of the present card.",
)
_EIGHTEEN = Text(
    "身份证号码应是 18 位：17 位数字，末位数字或 X（半角）。请对照证件重输。",
    "An ID number has 18 places: 17 digits and a digit or X. Type it again from the card.",
)
_WRONG_SHAPE = {
    "id_card": _EIGHTEEN,
    "passport": Text(
        "护照号码形如 E12345678 或 EA1234567（半角）。请对照护照重输；外国护照请改选证件种类。",
        "A passport number looks like E12345678 or EA1234567. Type it again from the passport; "
        "for a foreign one choose the other kind of paper.",
    ),
    "travel_permit": Text(
        "通行证号码形如 H12345678、12345678，居住证为 18 位（半角）。请对照证件重输。",
        "A travel permit looks like H12345678 or 12345678; a residence permit has 18 places. "
        "Type it again from the paper.",
    ),
    "foreign": Text(
        "证件号码应是 5 至 18 位半角字母和数字，至少有一位数字。请对照证件重输。",
        "The number has 5 to 18 letters and digits, at least one of them a digit. "
        "Type it again from the paper.",
    ),
    "uscc": Text(
        "统一社会信用代码应是 18 位数字和大写字母（不含 I、O、S、V、Z）。请对照营业执照重输。",
        "A social credit code has 18 digits and capitals (no I, O, S, V, Z). "
        "Type it again from the business licence.",
    ),
    "phone": Text(
        "电话号码不对：手机 11 位，座机带区号（如 02367512345），境外号码以 + 开头。请核对后重输。",
        "This cannot be a telephone number: a mobile has 11 digits, a landline its area code "
        "(02367512345), a number abroad begins with +. Check it and type it again.",
    ),
}
