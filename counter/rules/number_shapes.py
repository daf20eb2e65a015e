"""What the numbers on a result look like: 认证号, 小号, 认证纸号.

The sources are weak, so the shipped shapes are wide; a hall that knows its stickers narrows the
rows. Books without such rows refuse nothing.

>>> from counter.rules.edition import seed_edition
>>> wrong = wrong_shape(seed_edition(), "authentication_no", "2650001X", date(2026, 11, 23))
>>> wrong.zh
'认证号应为 6 至 16 位数字，现为“2650001X”。'
>>> wrong_shape(seed_edition(), "authentication_no", "26500012", date(2026, 11, 23)) is None
True
"""

from __future__ import annotations

from datetime import date

from counter.rules.edition import Edition
from counter.text import Text

TITLES = {
    "authentication_no": Text("认证号", "Authentication no."),
    "small_no": Text("小号", "Small no."),
    "sticker_no": Text("认证纸号", "Sticker no."),
}
_DIGITS = Text("位数字", "digits")
_SIGNS = Text("位字母或数字", "letters or digits")


def wrong_shape(edition: Edition, code: str, written: str, on: date) -> Text | None:
    """What is wrong with the number of that name (a key of `TITLES`); None where nothing is."""
    rule = edition.one("number_shapes", code, on)
    if rule is None:
        return None
    least, most = int(rule.values["least"]), int(rule.values["most"])
    digits_only = rule.values["digits_only"] == "yes"
    fits = not digits_only or (written.isascii() and written.isdigit())
    if fits and least <= len(written) <= most:
        return None
    length = Text.same(f"{least}") if least == most else Text(
        f"{least} 至 {most}", f"{least} to {most}"
    )  # fmt: skip
    return Text(
        "{title}应为 {length} {signs}，现为“{written}”。",
        "{title} must have {length} {signs}, not '{written}'.",
    ).fill(
        title=TITLES[code], length=length, signs=_DIGITS if digits_only else _SIGNS,
        written=written,
    )  # fmt: skip
