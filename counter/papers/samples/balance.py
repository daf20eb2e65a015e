"""The balance of the day sheet's sample: a line of each sort, and differences that were signed."""

from __future__ import annotations

from counter.dayclose.balance.figures import BalanceFigures, BalanceLine, SignedDifference
from counter.papers.samples.hall import AT, CASE_NO
from counter.text import Text

_COUNTER, _SIGNER = Text("窗口", "counter"), Text("签发", "signer")
_SHELF, _OUTSIDE = Text("货架", "shelf"), Text("外送", "outside")
_ENVELOPE, _NONE = Text("信封", "envelope"), Text("无记录", "no record")
_PIECES = Text("件", "pieces")


def balance(worst: bool) -> BalanceFigures:
    """The balance of an ordinary day; the worst one has many kinds and many differences."""
    here = ((_COUNTER, 9), (_SIGNER, 4), (_SHELF, 31), (_OUTSIDE, 12), (_ENVELOPE, 2))
    lines = (
        BalanceLine("RZ", Text("领事认证／附加证明书", "Authentication / apostille"), _PIECES,
                    52, 21, 14, 58, here),
        BalanceLine("materials", Text("申请材料", "Papers that came along"), Text("项", "papers"),
                    210, 84, 60, 234, ((_COUNTER, 234),)),
        BalanceLine("cash", Text("现金", "Cash"), Text("元", "yuan"), 200_00, 600_00, 50_00,
                    750_00, is_money=True),
        BalanceLine("blanks", Text("空白认证纸", "Blanks for results"), Text("张", "sheets"),
                    999, 500, 33, 1466),
    )  # fmt: skip
    one = SignedDifference(
        Text(f"{CASE_NO} 第 1 件", f"{CASE_NO}, piece 1"), Text("货架 A-03-2", "shelf A-03-2"),
        _NONE, 48107, "货架 A-03-2 未见，已调阅录像", "陈静", AT,
    )  # fmt: skip
    return BalanceFigures(lines * (3 if worst else 1), (one,) * (12 if worst else 1))
