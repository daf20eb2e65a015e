"""Tables of authentication: parties, exceptions, embassies, their closures, notary offices."""

from __future__ import annotations

from collections.abc import Iterator

from counter.casetypes.vocabulary import Choice
from counter.rules.routes import TITLES
from counter.rules.rule import Rule
from counter.rules.tables.vocabulary import Column, Misfit, Table, code_key, country_key, flag, pair
from counter.text import Text

NOTE = Column("note", Text("备注", "Note"))

PARTIES = Table(
    "parties",
    Text("公约缔约国", "Parties to the Convention"),
    Text("文书可以办附加证明书的国家，自公约在该国生效之日起",
         "states whose documents get an apostille, from the Convention's entry into force"),
    country_key(),
    (
        Column("entered_on", Text("公约生效日", "Entered into force"), "date",
               help=Text("查不到时留空", "empty where it was not found")),
        pair("name", "名称", "Name"),
        NOTE,
    ),
)  # fmt: skip

ROUTES = Table(
    "routes",
    Text("路径例外", "Exceptions of the route"),
    Text("先于缔约国名单的例外：印度、港澳台、科索沃等",
         "what goes before the list of parties: India, Hong Kong, Macao, Taiwan, Kosovo"),
    country_key(),
    (
        Column("code", Text("路径", "Route"), "choice", required=True, choices=(
            Choice("legalisation", Text("领事认证（单双按使领馆表）",
                                        "legalisation (single or double by the embassies)")),
            *(Choice(code, title) for code, title in TITLES.items()),
        )),
        pair("reason", "理由", "Reason"),
        pair("warning", "提醒", "Warning"),
    ),
)  # fmt: skip

EMBASSIES = Table(
    "embassies",
    Text("使领馆", "Embassies and consulates"),
    Text("领事认证：单双、使领馆收费、天数、份数、译文和特别要求",
         "legalisation: single or double, fees, days, copies, translation, special wishes"),
    country_key(),
    (
        Column("step", Text("单双", "Single or double"), "choice", required=True, choices=(
            Choice("single", Text("单认证", "single")),
            Choice("double", Text("双认证", "double")),
        )),
        Column("office", Text("送往", "Sent to"), "choice", choices=(
            Choice("embassy", Text("使馆", "embassy")),
            Choice("consulate", Text("领事馆", "consulate")),
        )),
        Column("district", Text("领区", "District")),
        Column("civil_yuan", Text("民事（元/份）", "Civil (yuan a matter)"), "money",
               help=Text("空：待定；0：免费", "empty: not known; 0: free")),
        Column("commercial_yuan", Text("商业（元/份）", "Commercial (yuan a matter)"), "money"),
        Column("special", Text("特别收费", "Special fees")),
        Column("currency", Text("计价依据", "Currency basis")),
        Column("working_days", Text("工作日", "Working days"), "number"),
        Column("copies", Text("复印件份数", "Copies"), "number"),
        Column("retained_copies", Text("留存份数", "Copies kept there"), "number"),
        Column("translation", Text("译文语种", "Translation into")),
        flag("own_form", "使领馆表格", "Own form"),
        flag("no_multi_matter", "不收一证多事", "Several matters refused"),
        flag("no_refund", "退件不退费", "No refund if returned"),
        NOTE,
    ),
)  # fmt: skip

EMBASSY_CLOSURES = Table(
    "embassy_closures",
    Text("使领馆闭馆日", "Closed days of embassies"),
    Text("使领馆自己的节假日，自某日至某日", "an embassy's own holidays, from one day to another"),
    country_key(),
    (pair("title", "事由", "Why"),),
)


def _office(rule: Rule) -> Iterator[Misfit]:
    if "公证处" not in rule.key and "Notary" not in rule.key:
        yield "key", Text("公证处名称应写全称，如“重庆市公证处”",
                          "the full name, such as 重庆市公证处")  # fmt: skip


NOTARY_OFFICES = Table(
    "notary_offices",
    Text("公证处", "Notary offices"),
    Text("本辖区的公证处；不在表里的出证机构会提醒核对",
         "notary offices of the hall's own area; others are asked about"),
    Column("key", Text("公证处全称", "Full name"), required=True),
    (
        Column("short", Text("简称", "Short name")),
        Column("district", Text("区县", "District")),
        Column("address", Text("地址", "Address")),
        Column("phone", Text("电话", "Phone")),
    ),
    more=_office,
)  # fmt: skip

NUMBER_SHAPES = Table(
    "number_shapes",
    Text("编号格式", "Shapes of numbers"),
    Text("认证号、小号、认证纸号的位数", "how long the numbers of results are"),
    code_key(),
    (
        Column("least", Text("最少位数", "Digits, at least"), "number", required=True),
        Column("most", Text("最多位数", "Digits, at most"), "number", required=True),
        flag("digits_only", "只许数字", "Digits only"),
    ),
)
