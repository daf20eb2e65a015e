"""Tables that every kind of business has: prices, days, papers, reasons, texts, periods."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counter.casetypes.register import CASE_TYPES
from counter.casetypes.vocabulary import Choice
from counter.rules.fees import UNITS
from counter.rules.rule import Rule
from counter.rules.tables.vocabulary import Column, Misfit, Table, code_key, flag, pair
from counter.rules.templates import places_in
from counter.text import Text

CONDITIONS = Column(
    "conditions", Text("条件", "Conditions"), "conditions",
    help=Text("如 平急=急件；路径=附加证明书、领事认证（单认证）。空：总是",
              "such as speed=urgent; route=apostille, legalisation-single. Empty: always"),
)  # fmt: skip


def kind_column(*, any_kind: bool = True) -> Column:
    """The kind of business that a row is about."""
    every = (Choice("*", Text("各类业务", "every kind")),) if any_kind else ()
    return Column(
        "case_type", Text("业务", "Kind of business"), "choice", required=True,
        choices=(*every, *(Choice(kind.code, kind.title) for kind in CASE_TYPES)),
    )  # fmt: skip


FEES = Table(
    "fees",
    Text("收费项目", "Fee items"),
    Text("价格、计费单位、收款方；价格空着的只提醒，不计入合计",
         "prices, units and payees; a row without a price warns and adds nothing"),
    code_key(),
    (
        kind_column(),
        pair("title", "项目", "Item"),
        Column("yuan", Text("单价（元）", "Price (yuan)"), "money"),
        Column("per", Text("计费单位", "Unit"), "choice", required=True,
               choices=tuple(Choice(code, title) for code, title in UNITS.items())),
        Column("payee", Text("收款方", "Payee"), "choice", required=True, choices=(
            Choice("office", Text("本单位", "the office")),
            Choice("embassy", Text("使领馆", "the embassy")),
            Choice("mfa", Text("外交部", "the MFA")),
            Choice("post", Text("邮政", "the post")),
        )),
        flag("is_collected", "窗口代收", "Collected at the counter"),
        pair("label", "回执上的说法", "As the receipt says", required=False),
        CONDITIONS,
    ),
    named="title",
)  # fmt: skip

def _kind_or_embassy() -> Column:
    """The kind of business; the row `embassy` gives the days of an embassy that has no own."""
    kinds = kind_column()
    at_the_embassy = Choice("embassy", Text("使领馆（默认天数）", "embassies, by default"))
    return replace(kinds, choices=(*kinds.choices, at_the_embassy))


DAY_COUNTS = Table(
    "day_counts",
    Text("办理时限", "Day counts"),
    Text("承诺的工作日数，受理当天计不计入", "working days promised; whether the first day counts"),
    code_key(),
    (
        _kind_or_embassy(),
        pair("title", "名称", "Title"),
        Column("working_days", Text("工作日", "Working days"), "number", required=True),
        flag("counts_first", "受理当天计入", "The day of acceptance counts"),
        flag("is_estimate", "只是预计", "Only an estimate"),
        flag("adds_embassy", "另加使领馆天数", "Plus the embassy's days"),
        CONDITIONS,
    ),
    named="title",
)

MATERIALS = Table(
    "materials",
    Text("申请材料", "Materials"),
    Text(
        "按业务和申请人列出的材料，顺序即清单顺序", "papers to bring, in the order of the checklist"
    ),
    code_key(),
    (
        kind_column(any_kind=False),
        pair("title", "材料", "Paper"),
        flag("is_required", "必交", "Required"),
        Column("originals", Text("原件份数", "Originals"), "number",
               help=Text("收件凭证上写的份数；空：由经办人手写",
                         "as the slip of papers received says; empty: written by hand")),
        Column("copies", Text("复印件份数", "Copies"), "number"),
        flag("per_piece", "按件（人）计份", "For each piece or person"),
        CONDITIONS,
    ),
    named="title",
)

REASONS = Table(
    "reasons",
    Text("补正与不予事由", "Reasons"),
    Text("补正、不予受理、不予办理的现成说法和依据",
         "ready sentences for correction, rejection and refusal, with their basis"),
    code_key(),
    (
        Column("kind", Text("用于", "Used for"), "choice", required=True, choices=(
            Choice("correction", Text("补正", "correction")),
            Choice("rejection", Text("不予受理", "rejection")),
            Choice("refusal", Text("不予办理", "refusal")),
        )),
        kind_column(),
        Column("text", Text("事由", "Reason"), "pair_of_texts", required=True),
        Column("basis", Text("依据", "Basis"), "pair_of_texts", required=True),
    ),
    named="text",
)  # fmt: skip

CALENDAR = Table(
    "calendar",
    Text("工作日历", "Working days"),
    Text("与国务院放假通知不同的日子；写年份表示该年通知已录入",
         "days that differ from the State Council's notice; a year: its notice is entered"),
    Column("key", Text("日期或年份", "Day or year"), "day_or_year", required=True),
    (flag("is_working", "上班", "Working"), pair("title", "事由", "Why", required=False)),
    named="title",
)  # fmt: skip

POST_MODES = Table(
    "post_modes",
    Text("邮寄方式", "Post modes"),
    Text("免费、预付、到付：价格和付款人", "free, prepaid, carriage forward: price and payer"),
    code_key(),
    (
        pair("title", "方式", "Mode"),
        Column("yuan", Text("价格（元）", "Price (yuan)"), "money"),
        Column("payer", Text("付款人", "Payer"), "choice", required=True, choices=(
            Choice("hall", Text("大厅", "the hall")),
            Choice("applicant", Text("申请人", "the applicant")),
            Choice("receiver", Text("收件人", "the receiver")),
        )),
        Column("note", Text("备注", "Note")),
    ),
    named="title",
)  # fmt: skip


def _template(rule: Rule) -> Iterator[Misfit]:
    """Each body must have the places that are named for it, and no others."""
    places = frozenset(rule.values.get("places", "").split())
    for cell in ("body_zh", "body_en"):
        try:
            found = places_in(rule.values.get(cell, ""))
        except ValueError:
            yield (
                cell,
                Text(
                    "大括号没有配对，或写了名称以外的东西；要写大括号本身请写两遍",
                    "a brace without its partner, or more than a name in it",
                ),
            )
            continue
        if strange := " ".join(sorted(found - places)):
            yield (
                cell,
                Text(
                    f"没有名为 {strange} 的填空；可用的是：{' '.join(sorted(places))}",
                    f"no place is called {strange}; there are: {' '.join(sorted(places))}",
                ),
            )
        elif lost := " ".join(sorted(places - found)):
            yield cell, Text(f"缺少填空 {lost}", f"the place {lost} is missing")  # fmt: skip


TEMPLATES = Table(
    "templates",
    Text("文本模板", "Texts"),
    Text("答复、信函、照会的现成文字；大括号里是自动填入的内容",
         "answers, letters and notes; what stands in braces is filled in"),
    code_key(),
    (
        pair("title", "名称", "Title"),
        Column("places", Text("填空", "Places"), "words"),
        Column("body", Text("正文", "Text"), "pair_of_texts", required=True),
    ),
    named="title",
    more=_template,
)  # fmt: skip


def _retention(rule: Rule) -> Iterator[Misfit]:
    if bool(rule.values.get("years")) == bool(rule.values.get("days")):
        yield "years", Text("年数和天数只填一个", "either years or days, not both")


RETENTION = Table(
    "retention",
    Text("保存期限", "Retention"),
    Text("个人信息按记录种类保存多久，到期清除",
         "how long personal data are kept, by kind of record"),
    code_key(),
    (
        pair("title", "记录", "Record"),
        Column("years", Text("年", "Years"), "number"),
        Column("days", Text("天", "Days"), "number"),
        Column("counted_from", Text("起算", "Counted from"), "choice", required=True, choices=(
            Choice("ended", Text("办结", "its end")),
            Choice("answered", Text("答复", "the answer")),
            Choice("changed", Text("最后变动", "the last change")),
            Choice("expired", Text("到期", "its expiry")),
            Choice("printed", Text("打印", "printing")),
        )),
    ),
    named="title",
    more=_retention,
)  # fmt: skip
