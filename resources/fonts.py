"""The three faces that every paper and window is set in, and how they get onto the machine.

Text stands in Noto Sans SC, regular and bold; characters that it lacks (mostly of the Supplementary
Ideographic Plane, in names) come from HanaMinB. No font lies in this repository:

* Noto Sans SC comes variable with the pip package `justmytype-intl-cjk`. reportlab prints the
  default weight of a variable font (Thin) and refuses outlines in CFF, so `prepare` cuts the two
  weights out of it once, as plain TrueType files, into the user's cache.
* HanaMinB comes with the Debian package `fonts-hanazono`.

`python -m resources.fonts` is the set-up step. The folder named in COUNTER_FONTS, if any, is used
in place of the user's cache; it may hold all three faces, for a machine without these packages.
"""

from __future__ import annotations

import hashlib
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from counter.errors import Trouble
from counter.text import Text

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FAMILY = "Noto Sans SC"
REGULAR = "NotoSansSC-Regular.ttf"
BOLD = "NotoSansSC-Bold.ttf"
RARE = "HanaMinB.ttf"

_WEIGHTS = {REGULAR: 400, BOLD: 700}
_SOURCE = Path("fonts", "ofl", "notosanssc", "NotoSansSC[wght].ttf")
_SOURCE_SHA256 = "a3041811a78c361b1de50f953c805e0244951c21c5bd412f7232ef0d899af0da"
_RARE_PLACES = (
    Path("/usr/share/fonts/truetype/hanazono", RARE),
    Path("/usr/local/share/fonts", RARE),
    Path("C:/Windows/Fonts/simsunb.ttf"),  # SimSun-ExtB, on every Chinese Windows
)
_BUILD = Text(
    "请在程序所在的环境中运行：python -m resources.fonts",
    "Run this once where the program is installed: python -m resources.fonts",
)


@dataclass(frozen=True)
class Faces:
    """Where the three TrueType files are."""

    regular: Path
    bold: Path
    rare: Path


class FaceMissing(Trouble):
    """A face is not on this machine, or is not the file it should be; says how to get it."""

    def __init__(self, face: str, remedy: Text) -> None:
        self.face = face
        super().__init__(
            Text(
                "缺少可用的字体 {face}，无法显示和打印。{remedy}。",
                "No usable font {face}: nothing can be shown or printed. {remedy}.",
            ).fill(face=face, remedy=remedy)
        )


def folder() -> Path:
    """Where the cut faces lie: COUNTER_FONTS, or the user's cache."""
    named = os.environ.get("COUNTER_FONTS")
    if named:
        return Path(named)
    from platformdirs import user_cache_path  # 20 ms that a named folder saves

    return user_cache_path("service-counter", appauthor=False) / "fonts"


def faces() -> Faces:
    """The three faces; `FaceMissing` names the first that is not there."""
    place = folder()
    for name in _WEIGHTS:
        if not (place / name).is_file():
            raise FaceMissing(name, _BUILD)
    return Faces(place / REGULAR, place / BOLD, _rare(place))


def prepare() -> Faces:
    """Cut what is missing or damaged out of the variable font (some 30 s), and check all faces.

    Safe to call twice at once and to interrupt: a face appears whole or not at all.
    """
    from filelock import FileLock

    place = folder()
    rare = _rare(place)
    place.mkdir(parents=True, exist_ok=True)
    with FileLock(place / "fonts.lock"):
        wanted = [name for name in _WEIGHTS if not _is_sound(place / name)]
        if wanted:
            source = _source()
            with ProcessPoolExecutor(len(wanted), mp_context=get_context("spawn")) as pool:
                list(pool.map(_cut, [source] * len(wanted), [place / name for name in wanted]))
    return Faces(place / REGULAR, place / BOLD, rare)


def _rare(place: Path) -> Path:
    for path in (place / RARE, *_RARE_PLACES):
        if path.is_file():
            return path
    raise FaceMissing(
        RARE,
        Text(
            "请安装系统软件包 fonts-hanazono（apt install fonts-hanazono）",
            "Install the system package fonts-hanazono (apt install fonts-hanazono)",
        ),
    )


def _source() -> Path:
    """The variable font inside the pip package, byte for byte the one that was looked at."""
    remedy = Text(
        "请安装：pip install justmytype-intl-cjk==0.1.0",
        "Install it: pip install justmytype-intl-cjk==0.1.0",
    )
    package = find_spec("justmytype_intl_cjk")
    if package is None or package.origin is None:
        raise FaceMissing(FAMILY, remedy)
    source = Path(package.origin).parent / _SOURCE
    if not source.is_file():
        raise FaceMissing(FAMILY, remedy)
    if hashlib.sha256(source.read_bytes()).hexdigest() != _SOURCE_SHA256:
        raise FaceMissing(FAMILY, remedy)
    return source


def _is_sound(path: Path) -> bool:
    """Whether `path` is one of our cut faces, undamaged (by its own tables' checksums)."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        # 2: a wrong checksum raises instead of being logged
        with TTFont(path, checkChecksums=2) as font:
            for table in font.reader.tables:
                font.reader[table]
            return "fvar" not in font and font["name"].getDebugName(6) == path.stem
    except (OSError, TTLibError, AssertionError):
        return False


def _cut(source: Path, target: Path) -> None:
    """Write the weight that `target` is named for; runs in a process of its own."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import (
        instantiateVariableFont,
    )

    font = TTFont(source, recalcTimestamp=False)
    characters = set(font.getBestCmap())
    instantiateVariableFont(font, {"wght": _WEIGHTS[target.name]}, inplace=True)
    _name(font, target.stem)
    if set(font.getBestCmap()) != characters:
        raise FaceMissing(target.name, _BUILD)
    part = target.with_suffix(".part")  # left by a crash, it is overwritten next time
    with part.open("wb") as file:
        font.save(file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, target)
    _settle(target.parent)
    if not _is_sound(target):
        raise FaceMissing(target.name, _BUILD)


def _name(font: TTFont, postscript_name: str) -> None:
    """Give the cut weight its own names: reportlab merges faces that share name ID 6."""
    style = postscript_name.partition("-")[2]
    names = font["name"]
    for record in list(names.names):
        if record.nameID in {1, 2, 3, 4, 6, 16, 17, 21, 22, 25}:
            names.removeNames(record.nameID)
    for name_id, words in {
        1: FAMILY,
        2: style,
        3: f"service-counter;{postscript_name}",
        4: FAMILY if style == "Regular" else f"{FAMILY} {style}",
        6: postscript_name,
    }.items():
        names.setName(words, name_id, 3, 1, 0x409)
    is_bold = style == "Bold"
    font["head"].macStyle = int(is_bold)
    regular_bit, bold_bit = 1 << 6, 1 << 5
    kept = font["OS/2"].fsSelection & ~(regular_bit | bold_bit)
    font["OS/2"].fsSelection = kept | (bold_bit if is_bold else regular_bit)


def _settle(place: Path) -> None:
    """Make a rename outlast a power cut; Windows has no handle for a folder and needs none."""
    if os.name != "posix":
        return
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


if __name__ == "__main__":
    try:
        ready = prepare()
    except Trouble as trouble:
        sys.exit(f"{trouble.text.zh}\n{trouble.text.en}")
    for path in (ready.regular, ready.bold, ready.rare):
        print(path)
