"""APEC 商务旅行卡: reviewed here, approved by the MFA and by each economy, carded by the MFA.

The 720 yuan go from the firm to the MFA, never through this till; the desk keeps only whether
the proof of payment was seen (domain notes 0.5 and 4).
"""

from __future__ import annotations

from counter.casetypes.common import (
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
from counter.casetypes.vocabulary import CaseType, Choice, Measure, Move, Question, Step, Workflow
from counter.text import Text

CASE_TYPE = CaseType(
    code="apec_card",
    letters="SL",
    digits="12",
    title=Text("APEC 商务旅行卡", "APEC business travel card"),
    measure=Measure("persons", Text("人次", "persons")),
    piece=Text("持卡人", "card holder"),
    piece_summary=("holder", "passport_no"),
    questions=(
        *who("company"),
        CHANNEL,
        *DELIVERY,
        Question("holder", Text("持卡人", "Card holder"), "name", "piece", keep="holder"),
        Question("passport_no", Text("护照号", "Passport no."), "text", "piece", keep="number"),
        Question(
            "order", Text("申办类型", "Order"), "choice", "piece",
            choices=(
                Choice("new", Text("新办", "new")),
                Choice("replace", Text("换卡", "replace")),
                Choice("lost", Text("补卡", "lost")),
            ),
            default="new",
        ),
    ),
    workflow=Workflow(
        steps=(
            *BEGINNING,
            SUSPENDED,
            Step("examined", Text("初审通过", "examined"), "working"),
            Step("reviewed", Text("复审通过", "reviewed"), "working"),
            Step("reported", Text("已报外交部", "with the MFA"), "outside"),
            Step("economies", Text("各经济体审批中", "with the economies"), "outside"),
            Step("carded", Text("制卡中", "being carded"), "outside"),
            *ENDING,
        ),
        moves=(
            Move(("accepted",), "examine", Text("初审通过", "Examined"), "examined"),
            Move(("examined",), "review", Text("复审通过", "Reviewed"), "reviewed"),
            Move(("reviewed",), "report", Text("报外交部", "Report to the MFA"), "reported"),
            Move(("reported",), "proof_seen", Text("缴费凭证已见", "Proof of payment seen"),
                 "economies"),
            Move(("economies",), "card", Text("审批办结，制卡", "All answered, card it"), "carded"),
            Move(("carded",), "arrive", Text("到卡", "Card arrived"), "ready", figure="finished",
                 clock="stop"),
            *HANDOVER,
            *beginning(("accepted", "examined", "reviewed")),
            *refusal(("accepted", "examined", "reviewed", "reported", "economies")),
        ),
    ),
)  # fmt: skip
