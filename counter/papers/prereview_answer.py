"""预审答复: the verdict, what to bring or to mend, until when; sent as a picture, tag and all."""

from __future__ import annotations

from counter.intake.prereview.slip import PrereviewAnswer
from counter.papers import words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.page import beside_tag, lay_out
from counter.papers.pairs import pairs
from counter.papers.sizes import Size
from counter.text import Text

TITLE = Text("预审答复", "Answer to a pre-review")
_NO = Text("预审编号", "Pre-review no.")
_LISTED = {  # by the verdict's Chinese word, which is what the facts carry
    "通过": Text("请带以下原件到窗口", "Bring these originals to the counter"),
    "需补正": Text("还需补正，请一次补齐", "Still needed; please send everything at once"),
    "不宜办理": Text("原因", "Why"),
}
_NO_EFFECT = Text(
    "预审不等于受理，以窗口核验原件为准。到窗口出示此码，无需重新填表。",
    "A pre-review is not an acceptance: the originals decide. Show this code at the counter; "
    "nothing needs to be filled in again.",
)


def pdf(slip: PrereviewAnswer, size: Size, copy: int = 0) -> bytes:
    """The answer on one sheet; `counter.pictures.drawn_paper` makes the picture of it."""
    body = Column(size)
    until = (
        Text("{day}前有效", "Holds until {day}").fill(day=words.day_within(slip.until))
        if slip.until
        else None
    )
    body.headline(Text("预审结果", "Result"), slip.verdict, until)
    pairs(
        body,
        (Text("联系人", "Contact"), slip.alias) if slip.alias else None,
        (words.KIND, slip.kind),
        (Text("使用国", "Country of use"), slip.destination) if slip.destination else None,
    )
    body.heading(_LISTED.get(slip.verdict.zh, slip.verdict))
    body.space(2)
    for line in slip.lines:
        body.tick(line)
        body.space(1.4)
    closing = beside_tag(size)
    closing.remark(_NO_EFFECT)
    sheet = Sheet(
        slip.office, TITLE, _NO, slip.no, slip.tag, slip.clerk, slip.window, slip.made_at, copy,
        is_given=True,
    )
    return lay_out(sheet, size, body, closing)
