"""签证代办: visas for official travel, taken to the consulate and brought back.

A group travels together, and each of its persons gets a visa or not (domain notes 6). The steps
are those of the group; what each person got is kept beside them (`counter/progress/visas`).
"""

from __future__ import annotations

from counter.casetypes.common import (
    APPROVAL,
    BEGINNING,
    CHANNEL,
    DELIVERY,
    ENDING,
    HANDOVER,
    SUSPENDED,
    beginning,
    refusal,
    who,
)  # fmt: skip
from counter.casetypes.conditions import Is
from counter.casetypes.travel import EXPIRES_ON, PINYIN
from counter.casetypes.vocabulary import CaseType, Choice, Measure, Move, Question, Step, Workflow
from counter.text import Text

OUTCOMES = (
    Choice("issued", Text("签出", "issued")),
    Choice("denied", Text("拒签", "denied")),
    Choice("withdrawn", Text("撤签", "withdrawn")),
    Choice("pending", Text("待签", "pending")),
)
"""What became of one person's visa, in the order of the keys 1 to 4."""

ENTRIES = (
    Choice("single", Text("一次", "single")),
    Choice("double", Text("两次", "double")),
    Choice("multiple", Text("多次", "multiple")),
)
VISA_KIND = Question(
    "visa_kind", Text("签证种类", "Kind of visa"), "choice",
    choices=(
        Choice("official", Text("公务", "official")),
        Choice("diplomatic", Text("外交", "diplomatic")),
        Choice("business", Text("商务", "business")),
        Choice("visit", Text("访问", "visit")),
        Choice("work", Text("工作", "work")),
        Choice("transit", Text("过境", "transit")),
    ),
    default="official",
)  # fmt: skip
SUBMIT_TO = Question(
    "submit_to", Text("送签点", "Submitted at"), "choice", required=False,
    choices=(
        Choice("embassy", Text("驻华使馆", "the embassy")),
        Choice("consulate", Text("驻渝总领馆", "the consulate-general here")),
        Choice("elsewhere", Text("其他领馆或签证中心", "another consulate or a visa centre")),
    ),
)  # fmt: skip
_WORKING = ("accepted", "note_printed")

CASE_TYPE = CaseType(
    code="visa_agency",
    letters="QZ",
    digits="14",
    title=Text("签证代办", "Visa agency"),
    measure=Measure("persons", Text("人次", "persons")),
    case_unit=Text("团组", "groups"),
    piece=Text("出访人", "traveller"),
    piece_summary=("holder", "pinyin", "passport_no", "expires_on"),
    sections=("visas", "visa_papers", "fees", "fiscal"),
    questions=(
        *who("company"),
        Question("destination", Text("前往国", "Country"), "country", keep="destination"),
        APPROVAL,
        Question("group_name", Text("团组名称", "Group"), "name", required=False,
                 hint=Text("不填则用单位名称", "else the organisation's name")),
        VISA_KIND,
        Question("purpose", Text("出访事由", "Purpose"), "text", required=False,
                 hint=Text("写入照会，涉密的不填", "for the note; leave out what is secret")),
        Question("entry_on", Text("入境日期", "Entry on"), "day_ahead", required=False),
        Question("stay_days", Text("停留天数", "Days of stay"), "count", required=False, most=365),
        Question("entries", Text("入境次数", "Entries"), "choice", choices=ENTRIES,
                 required=False, default="single"),
        SUBMIT_TO,
        Question("submit_at", Text("送签点名称", "Its name"), "text", required=False,
                 when=Is("submit_to", "elsewhere")),
        CHANNEL,
        *DELIVERY,
        Question("holder", Text("出访人", "Traveller"), "name", "piece", keep="holder"),
        PINYIN,
        Question("passport_no", Text("护照号", "Passport no."), "text", "piece", keep="number"),
        EXPIRES_ON,
    ),
    workflow=Workflow(
        steps=(
            *BEGINNING,
            SUSPENDED,
            Step("note_printed", Text("照会已拟", "note verbale drawn"), "working"),
            Step("submitted", Text("已送签", "with the consulate"), "outside"),
            Step("returned", Text("已取回", "brought back"), "working"),
            *ENDING,
        ),
        moves=(
            Move(("accepted",), "note", Text("拟照会", "Draw the note"), "note_printed",
                 needs_payment=True, verb="note_verbale"),
            Move(("note_printed",), "submit", Text("送签", "Submit"), "submitted",
                 needs_payment=True, verb="send_out"),
            Move(("submitted",), "bring_back", Text("取回", "Bring back"), "returned",
                 verb="bring_back"),
            # From `submitted` only what is on no list of what is outside (older books).
            Move(("returned", "submitted"), "issued", Text("登记签证结果", "Note the visas"),
                 "ready", figure="finished", clock="stop", verb="visas"),
            Move(("returned", "submitted"), "denied", Text("全部拒签", "All denied"), "refused",
                 figure="refused", clock="stop", paper="refusal_notice", verb="visas"),
            Move(("returned", "submitted"), "called_off", Text("全部撤签", "All withdrawn"),
                 "withdrawn", figure="withdrawn", clock="stop", verb="visas"),
            *HANDOVER,
            Move(("note_printed",), "note_again", Text("重拟照会", "Draw the note anew"),
                 "note_printed", verb="note_verbale"),
            *beginning(_WORKING),
            *refusal(_WORKING),
        ),
    ),
)  # fmt: skip
