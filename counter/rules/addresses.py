"""A pasted address in any order, taken apart: who, which phone, which place, where there.

What is sure is filled in; what is guessed is filled in and said to be doubtful; nothing that was
pasted is lost. Offline, by the list of divisions (`divisions`).

>>> told = read("收件人：张三 138 1234 5678，重庆市渝中区解放碑街道民权路28号2301 400010")
>>> told.name, told.phone, told.postcode
('张三', '13812345678', '400010')
>>> told.place.county, told.place.town, told.detail, told.doubts
('渝中区', '解放碑街道', '民权路28号2301', ())
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from counter.rules.divisions import Place, place
from counter.rules.telephones import telephones
from counter.text import Text
from counter.values.surnames import COMPOUND

LONGEST = 1000  # characters of a paste that are looked at
_WHOSE = r"(?:收\s*[件货]\s*(?:人|方)?|联系人?|寄达)"
_LABELS = re.compile(
    rf"(?:{_WHOSE}?(?:姓\s*名|信息)|收\s*[件货]\s*(?:人|方)|联系人|{_WHOSE}?(?:手机号?码?|电话|方式)"
    rf"(?:号码)?|(?:{_WHOSE}|详细|邮寄|家庭|单位)?地\s*址"
    r"|(?:所在)?(?:地区|省份|省市区?|区县|街道)(?=\s*[:：])|邮\s*编|邮政编码|\b(?:tel|phone|mobile)\b\.?)\s*(?:[:：]|(?<=[\s]))\s*",
    re.IGNORECASE,
)
# After its label a name is no guess; without a colon only a short one that ends there.
_NAMED = re.compile(
    r"(?:收\s*[件货]\s*(?:人|方)(?:姓名)?|姓\s*名|联系人)\s*"
    r"(?:[:：]\s*(?P<told>[^\s,，;；、|()（）]+)|(?P<joined>[\u3400-\u9fff\U00020000-\U0003ffff]{2,4})"
    r"(?=[\s,，;；。]|$))"
)
_RECEIVES = re.compile(r"[(（]\s*([\u3400-\u9fff\U00020000-\U0003ffff]{2,4})\s*(?:收|亲启)\s*[)）]")
_COURTESY = re.compile(r"你好|您好|谢谢|麻烦了?|辛苦了?|多谢")
_SENT_TO = re.compile(
    r"^(?:请|麻烦)?(?:帮忙?我?)?(?:邮?寄[到往至给]?|发到|送到)(?=[\u3400-\u9fff])"
)
_POSTCODE = re.compile(r"(?<![0-9A-Za-z号])([0-9]{6})(?![0-9A-Za-z号室栋幢楼])")
_PARTS = re.compile(r"[\s,，;；、|]+")
_WHERE = re.compile(
    r"[0-9]|省|市|区|县|镇|乡|街|路|巷|号|栋|幢|楼|室|村|组|单元|大厦|广场|花园|小区|公司|大学|学院"
    r"|医院|厂"
)
_NAME_AFTER = re.compile(
    r"^(.*[0-9A-Za-z号室栋幢楼层座])([\u3400-\u9fff\U00020000-\U0003ffff]{2,4})$"
)
_LATIN = re.compile(r"[^\W\d_\u2e80-\U0003ffff][^\W\d_\u2e80-\U0003ffff .'’-]*")
_TITLE = re.compile(r"(?:先生|女士|小姐|同志|老师|[（(]?收[)）]?|亲启)$")
_ONLY_TITLED = re.compile(r"[\u3400-\u9fff](?:先生|女士|小姐|同志|老师)")
_REMARKED = re.compile(r"^([\u3400-\u9fff\U00020000-\U0003ffff]{2,4})(\(.*\)?)$")


_NO_NAME = Text("没有认出收件人", "no receiver was recognised")
_GUESSED_NAME = Text("请核对收件人", "check the receiver")
_NO_PHONE = Text("没有认出电话", "no telephone was recognised")
_SEVERAL_PHONES = Text(
    "有多个电话，取第一个；另有 {others}", "several telephones: the first is taken; also {others}"
)
_NO_PLACE = Text("没有认出省市区县", "province, city or county not recognised")
_INFERRED = Text("省市由区县推得，请核对", "province and city follow from the county: check them")
_FORMER = Text("写的是旧区县名，已换成现名，请核对", "a former name of the county: check it")
_NO_STREET = Text("缺少街道门牌", "street and number are missing")


@dataclass(frozen=True)
class Address:
    """What was found. `doubts`: question codes that a human should look at, each with why."""

    name: str
    phone: str
    postcode: str
    place: Place
    detail: str
    doubts: tuple[tuple[str, Text], ...]
    other_phones: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The address as it is written on an envelope, in order and without who."""
        where = self.place
        return f"{where.province}{where.city}{where.county}{where.town}{self.detail}"


def read(pasted: str, near: str = "") -> Address:
    """Take a pasted address apart; `near` is the hall's province, which decides between namesakes.

    Never refuses: what it cannot tell stays in `detail`. Looks at the first 1,000 characters.
    """
    text = _plain(pasted)[:LONGEST]
    text, phones = telephones(text)
    text, postcode = _postcode(text)
    text, named = _named(text, near)
    parts = _parts(_LABELS.sub(" ", text))
    name, is_guess = named, False
    if not named:
        name, parts, is_guess = _name(parts, near)
    found, detail = _place(parts, near)
    doubts = _doubts(name, is_guess, phones, found, detail)
    return Address(
        name, phones[0] if phones else "", postcode, found, detail, doubts, tuple(phones[1:])
    )


def read_alone(written: str, near: str = "") -> Address:
    """An address without who: its place where it begins with one, and all the rest as `detail`.

    >>> alone = read_alone("重庆市渝中区碧桂园 3栋")
    >>> alone.place.county, alone.detail, alone.doubts
    ('渝中区', '碧桂园 3栋', ())
    """
    found, detail = place(" ".join(written.split()), near)
    doubts = _doubts("?", False, ["?"], found, detail)
    return Address("", "", "", found, detail, doubts)


def _named(text: str, near: str) -> tuple[str, str]:
    """The text without the name that follows its label or stands before 收, and that name."""
    for pattern in (_NAMED, _RECEIVES):
        for match in pattern.finditer(text):
            name = next(filter(None, match.groups()))
            if name.isascii() or not _may_be_name(name, near):
                continue  # a Latin name has several words: the parts tell where it ends
            bare = _TITLE.sub("", name)
            if len(bare) > 1 and (_is_name(bare) or match.re is _NAMED):
                return f"{text[: match.start()]} {text[match.end() :]}", bare
    return text, ""


def _plain(pasted: str) -> str:
    """Full-width digits and signs as plain ones; characters of names stay as they are."""
    wide = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    kept = {ord("，"), ord("：")}
    text = pasted.translate({code: to for code, to in wide.items() if code not in kept})
    return "".join(
        " " if unicodedata.category(character) in ("Cf", "Cc") else character
        for character in text.replace("\u3000", " ").replace("【", " ").replace("】", ":")
    )


def _postcode(text: str) -> tuple[str, str]:
    match = _POSTCODE.search(text)
    return (text, "") if match is None else (_POSTCODE.sub(" ", text, count=1), match[1])


def _parts(text: str) -> list[str]:
    """The text cut at spaces and commas; the words of a Latin name stay together."""
    parts: list[str] = []
    for part in filter(None, map(_plainly, _PARTS.split(text))):
        remarked = _REMARKED.match(part)
        if remarked is not None and _is_name(remarked[1]):
            parts += remarked.groups()
        elif parts and _LATIN.fullmatch(part) and _LATIN.fullmatch(parts[-1]):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
    return parts


def _plainly(part: str) -> str:
    """A part without 寄到 before it; nothing of one that only says thanks."""
    return "" if _COURTESY.fullmatch(part) else _SENT_TO.sub("", part)


def _name(parts: list[str], near: str) -> tuple[str, list[str], bool]:
    """The receiver's name, the other parts, and whether it is a guess."""
    likely = [part for part in parts if _may_be_name(part, near)]
    if likely:
        name = next((part for part in likely if _is_name(part)), likely[0])
        rest = list(parts)
        rest.remove(name)
        return _TITLE.sub("", name) or name, rest, len(likely) > 1 or not _is_name(name)
    for number, part in enumerate(parts):
        joined = _NAME_AFTER.match(part)
        if joined is not None and _is_name(joined[2]):
            return joined[2], [*parts[:number], joined[1], *parts[number + 1 :]], True
    for part in parts:
        if _ONLY_TITLED.fullmatch(part):  # 张女士: more is not known of her
            return part, [other for other in parts if other is not part], True
    return "", parts, False


def _may_be_name(part: str, near: str) -> bool:
    bare = _TITLE.sub("", part)
    if not 2 <= len(bare) <= 30 or _WHERE.search(bare) or bare[0] in "(（":
        return False
    return place(bare, near)[0] == Place()


def _is_name(part: str) -> bool:
    bare = _TITLE.sub("", part)
    return 2 <= len(bare) <= 4 and (bare[0] in _FAMILY or bare[:2] in _FAMILY)


def _place(parts: list[str], near: str) -> tuple[Place, str]:
    """The place and the rest: of the parts that begin with a place, the one that says most."""
    best, rest = Place(), " ".join(parts)
    for number in range(len(parts)):
        found, after = place(" ".join(parts[number:]), near)
        if _depth(found) > _depth(best):
            said = {found.province, found.city, found.county}  # 上海市 上海市 浦东新区
            before = [part for part in parts[:number] if part not in said]
            best, rest = found, " ".join([after, *before])
    return best, rest.strip()


def _depth(found: Place) -> int:
    return sum(bool(level) for level in (found.province, found.city, found.county, found.town))


def _doubts(
    name: str, is_guess: bool, phones: list[str], found: Place, detail: str
) -> tuple[tuple[str, Text], ...]:
    said: list[tuple[str, Text]] = []
    if not name:
        said.append(("receiver", _NO_NAME))
    elif is_guess:
        said.append(("receiver", _GUESSED_NAME))
    if not phones:
        said.append(("receiver_phone", _NO_PHONE))
    elif len(phones) > 1:
        told = _SEVERAL_PHONES.fill(others=", ".join(phones[1:]))
        said.append(("receiver_phone", told))
    if not found.is_whole:
        said.append(("address", _NO_PLACE))
    elif found.is_former:
        said.append(("address", _FORMER))
    elif found.is_inferred:
        said.append(("address", _INFERRED))
    if not detail:
        said.append(("address", _NO_STREET))
    return tuple(said)


# The surnames of some 97 of 100 people; anybody else's name is taken for one by what it is not.
_FAMILY = COMPOUND | frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈"
    "钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易"
    "乔赖文樊兰殷施洪翟安颜倪严牛温芦季俞章鲁葛伍申尤毕聂丛焦柳邢路岳齐梅莉庄辛管祝左涂谷祁时舒耿牟卜路詹关"
    "苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿"
    "戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢"
)
