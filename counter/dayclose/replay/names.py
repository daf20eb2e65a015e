"""What a figure is called in a sentence.

>>> title("authentication.accepted_cases").zh, title("money.paid.cash").zh, title("open_cases").zh
('领事认证／附加证明书 受理（件）', '实收 现金', '在办件数')
"""

from __future__ import annotations

from counter.casetypes.register import CASE_TYPES
from counter.text import Text
from counter.values.methods import METHODS
from counter.values.shares import PAYEES

_KINDS = {kind.code: kind.title for kind in CASE_TYPES}
_WORDS = {
    **METHODS, **PAYEES, **_KINDS,
    "received": Text("收件", "received"), "accepted": Text("受理", "accepted"),
    "finished": Text("办结", "finished"), "handed_over": Text("发放", "collected"),
    "posted": Text("寄出", "posted"), "corrections": Text("补正", "corrected"),
    "rejected": Text("不予受理", "rejected"), "refused": Text("不予办理", "refused"),
    "withdrawn": Text("撤回", "withdrawn"), "made": Text("制卡", "made"),
    "due": Text("应收", "due"), "paid": Text("实收", "paid"), "refunded": Text("退费", "refunded"),
    "money": Text("", ""), "payee": Text("", ""), "till": Text("钱箱", "till"),
    "opening": Text("备用金", "float"), "taken": Text("收款", "taken"),
    "expected": Text("应有", "expected"), "counted": Text("清点", "counted"),
    "blanks": Text("空白证", "blanks"), "used": Text("使用", "used"),
    "spoiled": Text("作废", "spoiled"), "revoked": Text("此前认证作废", "earlier results void"),
    "left": Text("结存", "left"), "fiscal": Text("财政票据", "fiscal receipts"),
    "count": Text("张数", "count"), "amount": Text("金额", "amount"),
    "ended": Text("作废冲退", "ended"), "open_cases": Text("在办件数", "cases still open"),
    "opened_with": Text("开门在办件数", "cases open at the beginning"),
    "first_case_no": Text("首件", "first case"), "last_case_no": Text("末件", "last case"),
    "papers_printed": Text("打印张数", "papers printed"), "reprints": Text("补打", "reprints"),
    "journal_last": Text("日志末条", "last entry"), "journal_head": Text("日志摘要", "head"),
    "anchor": Text("存证", "anchor"), "head": Text("账链摘要", "head"),
    "last": Text("末条", "last entry"), "close_no": Text("日结编号", "closing number"),
    "exceptions": Text("异常事项", "exceptions"), "days": Text("天数", "days"),
    "month": Text("本月累计", "this month"), "year": Text("本年累计", "this year"),
    "ever": Text("总累计", "since the beginning"), "day": Text("本期", "this day"),
    "close_day": Text("日结记录", "the closing's entry"), "sheet": Text("日结单", "day sheet"),
}  # fmt: skip
_CASES = "_cases"


def title(name: str) -> Text:
    """A figure's name in words; a part that has none stands as it is."""
    parts = [_word(part) for part in name.split(".")]
    return Text(" ".join(p.zh for p in parts if p.zh), " ".join(p.en for p in parts if p.en))


def _word(part: str) -> Text:
    if part in _WORDS or not part.endswith(_CASES):
        return _WORDS.get(part, Text.same(part))
    whole = _WORDS.get(part.removesuffix(_CASES), Text.same(part.removesuffix(_CASES)))
    return Text("{what}（件）", "{what} (cases)").fill(what=whole)
