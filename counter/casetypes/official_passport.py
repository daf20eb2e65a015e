"""因公护照: official passports and permits, from the approval to the hand-over at the window.

What comes after (out, due, back, lost) is the booklet's own life: `counter.progress.custody`.
"""

from __future__ import annotations

from counter.casetypes.common import (
    APPROVAL,
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
from counter.casetypes.travel import PINYIN
from counter.casetypes.vocabulary import CaseType, Choice, Measure, Move, Question, Step, Workflow
from counter.text import Text

# Fingerprints and signature stay with the authority; only that they were taken is kept here.
CAPTURE = Question(
    "capture", Text("采集", "Capture"), "choice", "piece", required=False,
    choices=(
        Choice("pending", Text("待采集", "to be captured")),
        Choice("done", Text("已采集", "captured")),
        Choice("valid", Text("免采集", "not needed")),
    ),
    default="pending",
)  # fmt: skip

CASE_TYPE = CaseType(
    code="official_passport",
    letters="HZ",
    digits="13",
    title=Text("因公护照", "Official passport"),
    measure=Measure("booklets", Text("本", "booklets")),
    piece=Text("持照人", "passport holder"),
    piece_summary=("holder", "pinyin", "document", "order", "capture"),
    sections=("custody", "fees", "fiscal"),
    questions=(
        *who("company"),
        APPROVAL,
        SPEED,
        CHANNEL,
        *DELIVERY,
        Question("holder", Text("持照人", "Holder"), "name", "piece", keep="holder"),
        PINYIN,
        Question(
            "document", Text("证件种类", "Document"), "choice", "piece",
            choices=(
                Choice("service", Text("公务护照", "service passport")),
                Choice("ordinary_service", Text("公务普通护照", "ordinary service passport")),
                Choice("hkmo_permit", Text("因公往来港澳通行证", "official HK/Macao permit")),
            ),
            default="ordinary_service",
        ),
        Question(
            "order", Text("申办类型", "Order"), "choice", "piece",
            choices=(
                Choice("new", Text("新办", "new")),
                Choice("renew", Text("换发", "renewal")),
                Choice("lost", Text("补发", "lost")),
            ),
            default="new",
        ),
        CAPTURE,
        Question(
            "passport_no", Text("原证照号", "Old number"), "text", "piece", required=False,
            when=Is("order", "renew", "lost"), keep="number",
        ),
    ),
    workflow=Workflow(
        steps=(
            *BEGINNING,
            SUSPENDED,
            Step("examined", Text("已审核", "examined"), "working"),
            Step("made", Text("已制证", "made"), "working"),
            *ENDING,
        ),
        moves=(
            Move(("accepted",), "examine", Text("审核通过", "Examined"), "examined"),
            Move(("examined",), "make", Text("制证", "Make"), "made", needs_payment=True),
            Move(("made",), "check", Text("核对无误", "Checked"), "ready", figure="finished",
                 clock="stop"),
            *HANDOVER,
            *beginning(("accepted", "examined")),
            *refusal(("accepted", "examined")),
        ),
    ),
)  # fmt: skip
