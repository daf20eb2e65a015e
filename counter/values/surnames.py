"""Surnames: which are of two characters, and which are read otherwise than the same characters
elsewhere.

`READINGS` holds only what pypinyin reads wrongly in a surname (as a word 单 is dān, as a surname
shàn); it was found by comparing pypinyin with the surname table of pinyin-pro (Copyright (c)
zh-lx, MIT licence) and holds its readings without tones, save 盖 (ge) and 隗 (wei, also kui). A
family may read its name in another way; the clerk's reading of the passport in hand wins.

>>> split("欧阳娜娜"), split("欧阳"), split("单雄信")
(('欧阳', '娜娜'), ('欧', '阳'), ('单', '雄信'))
"""

from __future__ import annotations

READINGS: dict[str, tuple[str, ...]] = {
    "子车": ("zi", "ju"),
    "乐正": ("yue", "zheng"),
    "句龙": ("gou", "long"),
    "乐": ("yue",),
    "卜": ("bu",),
    "缪": ("miao",),
    "解": ("xie",),
    "单": ("shan",),
    "隗": ("wei",),
    "仇": ("qiu",),
    "薄": ("bo",),
    "能": ("nai",),
    "翟": ("zhai",),
    "都": ("du",),
    "阚": ("kan",),
    "曾": ("zeng",),
    "乜": ("nie",),
    "查": ("zha",),
    "盖": ("ge",),
    "区": ("ou",),
    "覃": ("qin",),
    "朴": ("piao",),
    "繁": ("po",),
    "员": ("yun",),
    "句": ("gou",),
    "折": ("she",),
    "召": ("shao",),
    "六": ("lu",),
}

# Characters that people bear and that pypinyin does not know at all.
OTHER_READINGS: dict[str, str] = {"𠮷": "ji"}

COMPOUND: frozenset[str] = frozenset(
    """
    欧阳 司马 上官 诸葛 尉迟 万俟 令狐 长孙 单于 司徒 夏侯 皇甫 公孙 慕容 宇文 东方 轩辕 独孤 南宫
    西门 端木 百里 呼延 东郭 闻人 澹台 公冶 宗政 濮阳 淳于 太叔 申屠 仲孙 钟离 鲜于 闾丘 司空 亓官
    司寇 子车 颛孙 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 榖梁 段干 东门 南门 羊舌 微生
    梁丘 左丘 第五 赫连 公羊 仉督 句龙 完颜 纳兰 耶律 叶赫 爱新 即墨 达奚 褚师 贺兰 屈突 哥舒 仆固
    """.split()  # noqa: SIM905 - eighty quoted words would be harder to check
)


def split(name: str) -> tuple[str, str]:
    """A Chinese name as surname and given name; two characters are one and one (欧阳: 欧, 阳)."""
    length = 2 if len(name) > 2 and name[:2] in COMPOUND else 1
    return name[:length], name[length:]


def is_double(name: str) -> bool:
    """Whether two surnames stand in front: one character, a compound one, and a given name.

    >>> is_double("项司徒文良"), is_double("司徒文良"), is_double("王司马")
    (True, False, False)
    """
    return len(name) > 3 and name[1:3] in COMPOUND and name[:2] not in COMPOUND
