"""领事认证／附加证明书: certificates for use abroad, authenticated or apostilled.

Steps after domain notes 1.8; the sticker itself is made in the MFA's system, the desk records
its numbers (认证号, 小号, 认证纸号). Only a double authentication goes outside.
"""

from __future__ import annotations

from counter.casetypes.common import (
    BEGINNING,
    CHANNEL,
    DELIVERY,
    ENDING,
    HANDOVER,
    SPEED,
    SUSPENDED,
    beginning,
    refusal,
    who,
)  # fmt: skip
from counter.casetypes.conditions import Is
from counter.casetypes.vocabulary import CaseType, Choice, Measure, Move, Question, Step, Workflow
from counter.text import Text

_DOUBLE = Is("route", "legalisation-double", "confirmation")
_HERE = Is("route", "apostille", "legalisation-single")

CASE_TYPE = CaseType(
    code="authentication",
    letters="RZ",
    digits="11",
    title=Text("领事认证／附加证明书", "Authentication / apostille"),
    measure=Measure("matters", Text("份", "matters"), counts="matters"),
    piece=Text("证书", "certificate"),
    piece_summary=("certificate_no", "holder"),
    sections=("checks", "register", "upgrade", "fees", "fiscal"),
    hurried_at=("accepted", "examined", "suspended"),
    doubled_at=("accepted", "examined", "suspended", "made"),
    questions=(
        *who(),
        Question("destination", Text("使用国", "Country of use"), "country", keep="destination"),
        SPEED,
        CHANNEL,
        *DELIVERY,
        Question("title", Text("文书名称", "Kind of deed"), "text", "piece", default="公证书"),
        Question("certificate_no", Text("证书编号", "Certificate no."), "text", "piece",
                 keep="number"),
        Question("office", Text("出证机构", "Issuing office"), "name", "piece", required=False),
        Question("notary", Text("公证员", "Notary"), "name", "piece", required=False),
        Question("holder", Text("当事人", "Holder"), "name", "piece", required=False,
                 keep="holder"),
        Question("issued_on", Text("出证日期", "Issued on"), "date", "piece", required=False),
        Question(
            "class", Text("类别", "Class"), "choice", "piece",
            choices=(
                Choice("civil", Text("民事", "civil")),
                Choice("commercial", Text("商业", "commercial")),
            ),
            default="civil",
        ),
        Question("matters", Text("份数", "Matters"), "count", "piece", default=1, most=200,
                 hint=Text("一本证书内的公证事项数", "notarised matters in this certificate")),
    ),
    workflow=Workflow(
        steps=(
            *BEGINNING,
            SUSPENDED,
            Step("examined", Text("已审核", "examined"), "working"),
            Step("made", Text("已制证", "made"), "working"),
            Step("sent_out", Text("已送外", "sent out"), "outside"),
            *ENDING,
        ),
        moves=(
            Move(("accepted",), "examine", Text("审核通过", "Examined"), "examined",
                 verb="examine"),
            Move(("examined",), "make", Text("制证", "Make"), "made",
                 needs_payment=True, verb="seal"),
            Move(("made",), "send_out", Text("送外", "Send out"), "sent_out", when=_DOUBLE,
                 needs_payment=True, verb="send_out"),
            Move(("made",), "check", Text("核对无误", "Checked"), "ready", when=_HERE,
                 figure="finished", clock="stop"),
            Move(("sent_out",), "bring_back", Text("外方办结", "Came back"), "ready",
                 figure="finished", clock="stop", verb="bring_back"),
            Move(("sent_out",), "sent_back", Text("外方退件", "Refused outside"), "refused",
                 figure="refused", clock="stop", paper="refusal_notice", verb="bring_back"),
            *HANDOVER,
            *beginning(("accepted", "examined")),
            Move(("made", "ready"), "remake", Text("作废重制", "Void and remake"), "examined",
                 verb="remake"),
            *refusal(("accepted", "examined")),
        ),
    ),
)  # fmt: skip
