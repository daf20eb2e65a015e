"""The table of checks at the window."""

from __future__ import annotations

from counter.casetypes.vocabulary import Choice
from counter.rules.checks import APPLIES, LEFT_OUT, SPECIMEN_KINDS
from counter.rules.tables.common import CONDITIONS, kind_column
from counter.rules.tables.vocabulary import Column, Table, code_key, flag, pair
from counter.text import Text

CHECKS = Table(
    "checks",
    Text("审核要点", "Checks"),
    Text("制证前逐项核对的内容，与哪种备案印鉴比对，不核对时怎样处理",
         "what is looked at before a certificate is made up, and what it is compared with"),
    code_key(),
    (
        kind_column(any_kind=False),
        pair("title", "要点", "Check"),
        pair("basis", "依据", "Basis"),
        Column("applies", Text("适用", "Applies"), "choice", required=True,
               choices=tuple(Choice(code, title) for code, title in APPLIES.items())),
        Column("specimen", Text("比对备案", "Compared with"), "choice",
               choices=tuple(Choice(code, title) for code, title in SPECIMEN_KINDS.items())),
        flag("must_be_filed", "无备案不得通过", "Not met without a specimen"),
        Column("left_out", Text("不核对时", "Left out"), "choice", required=True,
               choices=tuple(Choice(code, title) for code, title in LEFT_OUT.items())),
        Column("correction", Text("补正事由代码", "Reason of correction"), "code"),
        Column("refusal", Text("不予办理事由代码", "Reason of refusal"), "code"),
        CONDITIONS,
    ),
    named="title",
)  # fmt: skip
