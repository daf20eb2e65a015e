"""Names of people and firms: which characters they may have, and how they are read in pinyin.

>>> check_name(" 欧阳 𬱖 "), passport_pinyin("吕略"), initials("张三")
('欧阳 𬱖', 'LYU LUE', 'zs')
>>> check_name("张三😀")
Traceback (most recent call last):
...
counter.values.names.BadName: 其中的“😀”（U+1F600）是符号或表情，无法打印。请删去后重输。
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import cast

from counter.errors import Refused
from counter.text import Text
from counter.values.surnames import OTHER_READINGS, READINGS, is_double, split

# Han characters of GB 18030-2022 with amendment 1. Named by code point because the Unicode data
# of Python 3.11 (Unicode 14) still calls extensions H and I unassigned.
_HAN_RANGES = (
    (0x3005, 0x3005),  # 々 (in the names of Japanese)
    (0x3007, 0x3007),  # 〇
    (0x3400, 0x4DBF),  # extension A
    (0x4E00, 0x9FFF),
    (0x20000, 0x2A6DF),  # B
    (0x2A700, 0x2B739),  # C
    (0x2B740, 0x2B81D),  # D
    (0x2B820, 0x2CEA1),  # E
    (0x2CEB0, 0x2EBE0),  # F
    (0x2EBF0, 0x2EE5D),  # I
    (0x30000, 0x3134A),  # G
    (0x31350, 0x323AF),  # H
)
# Twelve characters of the compatibility block that are characters in their own right.
_HAN_SINGLE = frozenset("﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩")
_SYLLABLE = re.compile(r"[a-z]+")
_MARKS = frozenset(" ·-'.,&()（）0123456789")
_LINE_SYMBOLS = frozenset("№°℃")
# What keyboards and web pages give where a name has a plain space, dot or apostrophe.
_FOLDED = str.maketrans({"\u00a0": " ", "\u3000": " ", "•": "·", "‧": "·", "・": "·", "’": "'"})


class BadName(Refused):
    """A name that cannot be a name. `character` is the one at fault, or empty (none, too long)."""

    def __init__(self, why: Text, character: str = "") -> None:
        self.character = character
        super().__init__(why)


class NoReading(Refused):
    """A character whose pinyin is not known; the clerk types it from the passport."""

    def __init__(self, character: str) -> None:
        self.character = character
        super().__init__(
            Text(
                "没有“{character}”（{point}）的拼音。请照护照填写。",
                "The pinyin of '{character}' ({point}) is not known. Copy it from the passport.",
            ).fill(character=character, point=_point(character))
        )


@lru_cache(maxsize=8192)  # a batch of 2,000 rows asks of some hundred thousand characters
def is_han(character: str) -> bool:
    """Whether this is a Chinese character of GB 18030-2022 (level 3, amendment 1)."""
    point = ord(character)
    return character in _HAN_SINGLE or any(low <= point <= high for low, high in _HAN_RANGES)


def check_name(written: str, longest: int = 80) -> str:
    """The name of a person or a firm as it is kept and printed.

    Composed (NFC), outer and doubled spaces taken away, the look-alikes of · and ' made one.
    Allowed: Chinese characters, Latin letters, digits, `· - ' . , & ( )` and space; `longest` is
    counted in characters, never in UTF-16 units. Refuses (`BadName`) an empty or overlong name,
    one without any letter, and every other character, which it names.
    """
    name = _tidy(written)
    if not name:
        raise BadName(Text("名称没有填写。请填写证件上的名称。", "The name is empty. Fill it in."))
    for character in name:
        if not (character in _MARKS or is_han(character) or _is_latin(character)):
            raise _unfit(character)
    if all(character in _MARKS for character in name):
        raise BadName(
            Text(
                "名称里没有文字。请填写证件上的名称。",
                "There is no letter in the name. Fill it in as the paper shows it.",
            )
        )
    return _short_enough(name, longest)


def check_line(written: str, longest: int = 200) -> str:
    """One line of free text (a title, a certificate's number, an address) as it is kept.

    Tidied like a name; any script, figure and punctuation may stand in it, and nothing that a
    paper cannot print: refuses (`BadName`) emoji, control, invisible and private characters.
    """
    line = _tidy(written)
    for character in line:
        if character not in _LINE_SYMBOLS and not is_han(character):
            category = unicodedata.category(character)
            if category[0] not in "LNP" and category not in ("Sm", "Sc", "Zs"):
                raise _unfit(character)
    return _short_enough(line, longest)


def initials(name: str) -> str:
    """What one types to find a name fast: zs for 张三, js for John Smith.

    Never refuses: a character without a known reading is left out. Only a name of up to four
    characters begins with a surname: 单 is shàn in 单雄信 and dān in 单车协会.
    """
    found = []
    for word in re.findall(r"[^\s·.,&()（）'-]+", name):
        if any(is_han(character) for character in word):
            has_surname = "·" not in name and len(name) <= 4
            found += [reading[:1] for reading, _ in _readings(word, has_surname)]
        else:
            found.append(word[0])
    return "".join(found).lower()


def passport_pinyin(name: str) -> str:
    """The name as a passport of the People's Republic spells it: surname, space, given name.

    ü is YU, but lüe and nüe are LUE and NUE (exit-entry administration, July 2012, after GB/T
    28039-2011); · becomes a space, and a name with · has no Chinese surname in front. Latin words
    are only set in capitals, two surnames are joined by a hyphen (项司徒文良: XIANG-SITU WENLIANG).
    A proposal: a polyphonic character may be read otherwise, and the passport in hand wins.
    `NoReading` for a character whose pinyin nobody knows.
    """
    parts = re.split(r"[·\s]+", name.strip())
    if "·" not in name and all(is_han(character) for part in parts for character in part):
        parts = ["".join(parts)]  # 单 雄信, as some forms space it, is 单雄信
        if is_double(parts[0]):
            first, others = parts[0][:1], parts[0][1:]
            return f"{passport_pinyin(first)}-{passport_pinyin(others)}"
    words = []
    for part in parts:
        has_surname = len(parts) == 1 and is_han(part[:1] or " ")
        length = len(split(part)[0]) if has_surname else 0
        spelt = []
        for reading, character in _readings(part, has_surname):
            if not reading:
                raise NoReading(character)
            spelt.append(_as_in_passports(reading))
        words += ["".join(spelt[:length]), "".join(spelt[length:])]
    return " ".join(word for word in words if word)


def check_pinyin(written: str, longest: int = 80) -> str:
    """A name in Latin capitals as it is kept: what the document in hand shows, LV and LU included.

    Letters A to Z, a space between words, hyphen and apostrophe inside them; `BadName` otherwise.
    """
    name = _tidy(unicodedata.normalize("NFKC", written)).upper()
    for character in name:
        if not ("A" <= character <= "Z" or character in " -'"):
            raise BadName(
                Text(
                    "拼音只用字母 A–Z、空格、连字符，不能有“{character}”。请照证件填写。",
                    "Pinyin has the letters A to Z, spaces and hyphens, and no '{character}'. "
                    "Copy it from the document.",
                ).fill(character=character),
                character,
            )
    if not re.fullmatch(r"[A-Z]+(?:[ '-][A-Z]+)*", name):
        raise BadName(
            Text(
                "拼音应是用空格分开的大写字母。请照证件填写。",
                "Pinyin is words of capitals with a space between them. Copy it from the document.",
            )
        )
    return _short_enough(name, longest)


def _readings(word: str, has_surname: bool) -> list[tuple[str, str]]:
    """Each character of `word` with its reading, empty where there is none; Latin reads itself."""
    surname, given = split(word) if has_surname else ("", word)
    read = list(READINGS[surname]) if surname in READINGS else _pinyin(surname)
    return list(zip(read + _pinyin(given), word, strict=True))


def _pinyin(word: str) -> list[str]:
    # Imported at the first name and not with the window: pypinyin takes some 180 ms.
    from pypinyin import Style, lazy_pinyin

    # list: what it cannot read comes back character by character, so that both keep in step.
    # Its type hint knows only str, its documentation a list as well.
    found = lazy_pinyin(word, style=Style.NORMAL, errors=cast(Callable[[str], str], list))
    readings = []
    for character, reading in zip(word, found, strict=True):
        if is_han(character) and not _SYLLABLE.fullmatch(reading):
            reading = OTHER_READINGS.get(character, "")
        readings.append(reading)
    return readings


def _as_in_passports(reading: str) -> str:
    # First the two that keep U: afterwards every v that is left is a lone ü.
    for ending in ("lve", "nve"):
        reading = reading.replace(ending, ending[0] + "ue")
    return reading.replace("v", "yu").upper()


def _tidy(written: str) -> str:
    try:
        written.encode("utf-8")
    except UnicodeEncodeError as broken:
        # Before anything else: a lone surrogate cannot be stored, printed or even logged.
        raise _unfit(written[broken.start]) from broken
    folded = unicodedata.normalize("NFC", written).translate(_FOLDED)
    return re.sub(" {2,}", " ", folded).strip(" ")


def _short_enough(text: str, longest: int) -> str:
    if len(text) > longest:
        raise BadName(
            Text(
                "共 {count} 个字，最多 {longest} 个。请缩短后重输。",
                "This is {count} characters long and at most {longest} fit. Shorten it.",
            ).fill(count=len(text), longest=longest)
        )
    return text


def _is_latin(character: str) -> bool:
    # Full-width letters are called FULLWIDTH LATIN and stay outside, as do ª and º (Lo).
    return unicodedata.category(character) in ("Lu", "Ll") and unicodedata.name(
        character, ""
    ).startswith("LATIN ")


def _point(character: str) -> str:
    return f"U+{ord(character):04X}"


_WHY: dict[str, Text] = {
    "Cc": Text("是控制字符", "is a control character"),
    "Cf": Text("是看不见的格式字符", "is an invisible formatting character"),
    "Zl": Text("是换行符", "is a line break"),
    "Zp": Text("是换行符", "is a line break"),
    "Cs": Text("是残缺的半个字符", "is half of a broken character"),
    "Co": Text(
        "是本机自造字，别的电脑认不出", "is a private character that no other computer knows"
    ),
    "Cn": Text("不是已编码的字符", "is not an assigned character"),
    "Mn": Text("是单独的附加符号", "is a combining mark on its own"),
    "Me": Text("是单独的附加符号", "is a combining mark on its own"),
    "So": Text("是符号或表情，无法打印", "is a symbol or an emoji and cannot be printed"),
}
_FULL_WIDTH = Text("是全角字符，应改用半角", "is full-width where an ordinary one belongs")
_OTHER = Text("不能用于名称", "is not used in names")


def _unfit(character: str) -> BadName:
    category = unicodedata.category(character)
    # What cannot be seen is named by its code point alone: half a character would break a page.
    is_seen = category[0] not in "CZM"
    shown = f"“{character}”（{_point(character)}）" if is_seen else f" {_point(character)} "
    shown_en = f"'{character}' ({_point(character)})" if is_seen else _point(character)
    is_wide = "\uff01" <= character <= "\uff5e"
    why = _FULL_WIDTH if is_wide else _WHY.get(category, _OTHER)
    return BadName(
        Text(
            f"其中的{shown}{why.zh}。请删去后重输。",
            f"{shown_en} {why.en}. Take it out and type it again.",
        ),
        character,
    )
