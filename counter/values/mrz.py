"""The machine-readable zone of a passport or card, read as ICAO Doc 9303 writes it.

Three shapes: TD3 (passports, two lines of 44), TD2 (two of 36) and TD1 (cards, three of 30).
Every check digit is verified, and a wrong one is named. What a scanner adds or loses is forgiven:
blanks, line breaks, small letters, full-width signs, fillers cut off at the end of the first line.

>>> from datetime import date
>>> sample = '''P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
... L898902C36UTO7408122F1204159ZE184226B<<<<<10'''
>>> seen = read(sample, date(2026, 11, 23))
>>> seen.pinyin, seen.document_no, seen.born_on, seen.expires_on
('ERIKSSON ANNA MARIA', 'L898902C3', datetime.date(1974, 8, 12), datetime.date(2012, 4, 15))
>>> read(sample.replace("L898902C3", "L898902C4"), date(2026, 11, 23))
Traceback (most recent call last):
...
counter.values.mrz.BadMrz: 机读码里证件号码的校验位不符。请重新扫描，或对照证件逐位核对。
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from counter.errors import Refused
from counter.text import Text

Shape = Literal["TD1", "TD2", "TD3"]
Field = Literal[
    "length", "kind", "issuer", "name", "document_no", "born_on", "sex", "expires_on",
    "personal_no", "composite",
]  # fmt: skip
LENGTHS: dict[int, Shape] = {90: "TD1", 72: "TD2", 88: "TD3"}

_SIGNS = re.compile("[A-Z0-9<]+")
_STATE = re.compile("[A-Z]{1,3}<{0,2}")
_NAMES = re.compile("[A-Z<]+")
_WEIGHTS = (7, 3, 1)
_AHEAD = 50  # years: an expiry that seems to lie further ahead lies in the last century


class BadMrz(Refused, ValueError):
    """A zone that cannot be right; `field` says where. Its text never repeats what was read."""

    def __init__(self, field: Field, why: Text) -> None:
        self.field = field
        super().__init__(why)


@dataclass(frozen=True)
class Mrz:
    """What the zone says. `born_on` is None where the document leaves the day open."""

    shape: Shape
    kind: str
    issuer: str
    nationality: str
    document_no: str
    surname: str
    given: str
    born_on: date | None
    sex: str
    expires_on: date
    personal_no: str

    @property
    def pinyin(self) -> str:
        """Surname and given names as the document spells them."""
        return f"{self.surname} {self.given}".strip()


def tidy(text: str) -> str:
    """The signs of the zone one after the other, without what a scanner or a hand added.

    >>> tidy(" p<utoeriksson<<anna\\u2028 l898902c3 ")
    'P<UTOERIKSSON<<ANNAL898902C3'
    """
    folded = unicodedata.normalize("NFKC", text).replace("«", "<<").replace("‹", "<")
    return "".join(folded.split()).upper()


def looks_like(text: str) -> bool:
    """Whether somebody means this as a machine-readable zone: long enough, with fillers."""
    signs = tidy(text)
    return len(signs) >= 60 and "<<" in signs and _SIGNS.fullmatch(signs) is not None


def read(text: str, today: date) -> Mrz:
    """The zone in `text`, all its check digits verified; `today` settles the century.

    Refuses (`BadMrz`) a wrong length, a sign that cannot stand there, and each wrong check digit.
    A letter that was read as another one ten or twenty places further on has the same check digit:
    that is the standard's limit, so the name and the number are still compared by eye.
    """
    signs = _whole(text)
    shape = LENGTHS[len(signs)]
    parts = {"TD1": _td1, "TD2": _td2, "TD3": _td3}[shape](signs)
    if not parts["kind"][0].isalpha():
        raise BadMrz("kind", _wrong("kind"))
    for field in ("issuer", "nationality"):
        if _STATE.fullmatch(parts[field]) is None:
            raise BadMrz("issuer", _wrong("issuer"))
    surname, given = _names(parts["names"])
    for field in _CHECKED:
        if not _agrees(parts[field], parts[f"{field}_check"], may_be_empty=field == "personal_no"):
            raise BadMrz(field, _DIGIT.fill(field=FIELDS[field]))
    if parts["sex"] not in "MFX<":
        raise BadMrz("sex", _wrong("sex"))
    born_on = _born(parts["born_on"], today)
    expires_on = _expires(parts["expires_on"], today)
    if not _agrees(parts["all"], parts["all_check"]):
        raise BadMrz("composite", _DIGIT.fill(field=FIELDS["composite"]))
    return Mrz(
        shape, parts["kind"].strip("<"), parts["issuer"].strip("<"),
        parts["nationality"].strip("<"), parts["document_no"].rstrip("<"), surname, given,
        born_on, parts["sex"].strip("<"), expires_on, parts["personal_no"].rstrip("<"),
    )  # fmt: skip


def check_digit(signs: str) -> str:
    """The check digit over `signs`: weights 7, 3, 1; A is 10, a filler nought.

    >>> check_digit("L898902C3"), check_digit("740812")
    ('6', '2')
    """
    return str(sum(_value(sign) * _WEIGHTS[at % 3] for at, sign in enumerate(signs)) % 10)


FIELDS: dict[str, Text] = {
    "length": Text("长度", "length"),
    "kind": Text("证件类型", "kind of document"),
    "issuer": Text("签发国或国籍", "issuing state or nationality"),
    "name": Text("姓名", "name"),
    "document_no": Text("证件号码", "document number"),
    "born_on": Text("出生日期", "date of birth"),
    "sex": Text("性别", "sex"),
    "expires_on": Text("有效期", "date of expiry"),
    "personal_no": Text("个人号码", "personal number"),
    "composite": Text("总项", "whole"),
}
_CHECKED: tuple[Field, ...] = ("document_no", "born_on", "expires_on", "personal_no")
_DIGIT = Text(
    "机读码里{field}的校验位不符。请重新扫描，或对照证件逐位核对。",
    "The check digit of the {field} in the machine-readable zone does not fit. Scan it again, or "
    "compare it with the document sign by sign.",
)


def _wrong(field: str) -> Text:
    return Text(
        "机读码里的{field}不对。请重新扫描，或对照证件逐位核对。",
        "The {field} in the machine-readable zone cannot be right. Scan it again, or compare it "
        "with the document sign by sign.",
    ).fill(field=FIELDS[field])


def _whole(text: str) -> str:
    lines = [line for line in map(tidy, text.splitlines()) if line]
    if len(lines) == 2 and len(lines[1]) in (36, 44) and len(lines[0]) < len(lines[1]):
        lines[0] = lines[0].ljust(len(lines[1]), "<")  # fillers that a reader cut off
    signs = "".join(lines)
    if len(signs) not in LENGTHS or _SIGNS.fullmatch(signs) is None:
        raise BadMrz(
            "length",
            Text(
                "机读码应为两行各 44 位（卡式证件为两行各 36 位或三行各 30 位），现为 {n} 位。"
                "请重新扫描整个机读区。",
                "A machine-readable zone has two lines of 44 signs (cards: two of 36 or three of "
                "30); these are {n}. Scan the whole zone again.",
            ).fill(n=len(signs)),
        )
    return signs


def _td3(signs: str) -> dict[str, str]:
    first, second = signs[:44], signs[44:]
    return {
        "kind": first[:2], "issuer": first[2:5], "names": first[5:],
        **_second_line(second), "personal_no": second[28:42], "personal_no_check": second[42],
        "all": second[:10] + second[13:20] + second[21:43], "all_check": second[43],
    }  # fmt: skip


def _td2(signs: str) -> dict[str, str]:
    first, second = signs[:36], signs[36:]
    return {
        "kind": first[:2], "issuer": first[2:5], "names": first[5:],
        **_second_line(second), "personal_no": second[28:35], "personal_no_check": "<",
        "all": second[:10] + second[13:20] + second[21:35], "all_check": second[35],
    }  # fmt: skip


def _second_line(line: str) -> dict[str, str]:
    return {
        "document_no": line[:9], "document_no_check": line[9], "nationality": line[10:13],
        "born_on": line[13:19], "born_on_check": line[19], "sex": line[20],
        "expires_on": line[21:27], "expires_on_check": line[27],
    }  # fmt: skip


def _td1(signs: str) -> dict[str, str]:
    first, second, third = signs[:30], signs[30:60], signs[60:]
    number, check = first[5:14], first[14]
    if check == "<":  # a number longer than nine goes on in the optional data, its digit behind it
        rest = first[15:].partition("<")[0]
        number, check = number + rest[:-1], rest[-1:]
    return {
        "kind": first[:2], "issuer": first[2:5], "names": third,
        "document_no": number, "document_no_check": check, "nationality": second[15:18],
        "born_on": second[:6], "born_on_check": second[6], "sex": second[7],
        "expires_on": second[8:14], "expires_on_check": second[14],
        "personal_no": second[18:29], "personal_no_check": "<",
        "all": first[5:] + second[:7] + second[8:15] + second[18:29], "all_check": second[29],
    }  # fmt: skip


def _agrees(signs: str, check: str, *, may_be_empty: bool = False) -> bool:
    if check == "<" and may_be_empty:
        return True  # TD1 and TD2 give it no digit; TD3 a filler where there is no number
    return check == check_digit(signs)


def _value(sign: str) -> int:
    return 0 if sign == "<" else int(sign, 36)


def _names(signs: str) -> tuple[str, str]:
    if _NAMES.fullmatch(signs) is None or signs.startswith("<"):
        raise BadMrz("name", _wrong("name"))
    surname, _, given = signs.rstrip("<").partition("<<")
    return surname.replace("<", " "), " ".join(given.replace("<", " ").split())


def _born(signs: str, today: date) -> date | None:
    if "<" in signs:
        return None
    born_on = _day("born_on", signs, 2000)
    return born_on if born_on <= today else _day("born_on", signs, 1900)


def _expires(signs: str, today: date) -> date:
    expires_on = _day("expires_on", signs, 2000)
    if expires_on.year > today.year + _AHEAD:
        return _day("expires_on", signs, 1900)
    return expires_on


def _day(field: Field, signs: str, century: int) -> date:
    try:
        return date(century + int(signs[:2]), int(signs[2:4]), int(signs[4:]))
    except ValueError as error:
        raise BadMrz(field, _wrong(field)) from error
