"""Tables of the APEC card and of official passports."""

from __future__ import annotations

from counter.casetypes.vocabulary import Choice
from counter.rules.tables.vocabulary import Column, Table, code_key, country_key, pair
from counter.text import Text

ECONOMIES = Table(
    "economies",
    Text("APEC 经济体", "APEC economies"),
    Text("旅行卡可去的经济体和每次可停留的天数", "where the card leads, and for how many days"),
    country_key(),
    (
        Column("days", Text("停留天数", "Days of stay"), "number", required=True),
        Column("note", Text("备注", "Note")),
    ),
)

THRESHOLDS = Table(
    "thresholds",
    Text("旅行卡门槛", "APEC thresholds"),
    Text(
        "企业和申请人要达到的条件，及卡的期限",
        "what firms and applicants must reach; the card's years",
    ),
    code_key(),
    (
        pair("title", "条件", "Condition"),
        Column("value", Text("数值", "Value"), required=True),
        pair("unit", "单位", "Unit"),
    ),
    named="title",
)

RETURN_PERIODS = Table(
    "return_periods",
    Text("证照和取件期限", "Passports, collection"),
    Text("因公证照上缴、锁定、停办、盘点的期限；办结未取的催领期限",
         "return, lock, block and stock-taking of passports; when to remind who does not collect"),
    code_key(),
    (
        pair("title", "期限", "Period"),
        Column("length", Text("长度", "Length"), "number", required=True),
        Column("unit", Text("单位", "Unit"), "choice", required=True, choices=(
            Choice("day", Text("天", "days")),
            Choice("month", Text("个月", "months")),
        )),
    ),
    named="title",
)  # fmt: skip
