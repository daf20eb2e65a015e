"""The answer to a pre-review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from counter.intake.prereview.slip import PrereviewAnswer
from counter.papers.samples.hall import AT, LONG_LATIN, LONG_NAME, OFFICE, RARE, TAG, WIDE_OFFICE
from counter.text import Text


def prereview(worst: bool) -> PrereviewAnswer:
    """预审答复."""
    lines = (
        Text("公证书等文书原件", "The certificates, originals"),
        Text("申请人身份证件原件和复印件", "Identity paper, original and copy"),
    )
    gap = Text("第 2 页公证员签名章不清楚，请重拍。", "The stamp on page 2 cannot be read.")
    ordinary = PrereviewAnswer(
        office=OFFICE, no="YS20261123-0004", tag=TAG, alias="山城小李",
        kind=Text("领事认证／附加证明书", "Authentication / apostille"),
        destination=Text("德国", "Germany"), verdict=Text("通过", "passed"), lines=lines,
        until=date(2026, 12, 23), clerk="王芳", window="1", made_at=AT,
    )  # fmt: skip
    if not worst:
        return ordinary
    return replace(
        ordinary, office=WIDE_OFFICE, alias=RARE + "一二三四五六七八九十" * 3, until=None,
        verdict=Text("需补正", "to be completed"),
        destination=Text("圣多美和普林西比", "Sao Tome and Principe"),
        lines=tuple(
            Text(f"{gap.zh}（{no}）{LONG_NAME}", f"{gap.en} ({no}) {LONG_LATIN}")
            for no in range(14)
        ),
        clerk="阿卜杜热合曼", window="11",
    )  # fmt: skip
