"""APEC 商务旅行卡: reviewed here, approved by the MFA and by each economy, carded by the MFA.

The 720 yuan go from the firm to the MFA, never through this till; the desk keeps only whether
the proof of payment was seen (domain notes 0.5 and 4). What each economy answers to each person,
and the cards that come, are kept beside the steps (`counter/progress/economies`).
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
from counter.casetypes.conditions import Is
from counter.casetypes.vocabulary import CaseType, Choice, Measure, Move, Question, Step, Workflow
from counter.text import Text

ASKED_ANEW = ("new", "renew")  # orders whose card waits for every economy
MADE_AGAIN = ("replace", "lost")  # the economies have answered already, for the card before
_HAS_OLD_CARD = Is("order", "replace", "lost", "renew", "cancel")
_GETS_CARD = Is("order", *ASKED_ANEW, *MADE_AGAIN)
ORDER = Question(
    "order", Text("申办类型", "Order"), "choice",
    choices=(
        Choice("new", Text("新办", "new")),
        Choice("renew", Text("续办", "renewal")),
        Choice("replace", Text("换卡", "replacement")),
        Choice("lost", Text("补卡", "lost card")),
        Choice("passport", Text("仅更换护照", "new passport only")),
        Choice("cancel", Text("注销", "cancel")),
    ),
    default="new",
    hint=Text("换卡：新护照、损坏，或提前制卡后换全卡",
              "a replacement: new passport, damage, or the full card after an early one"),
)  # fmt: skip

CASE_TYPE = CaseType(
    code="apec_card",
    letters="SL",
    digits="12",
    title=Text("APEC 商务旅行卡", "APEC business travel card"),
    measure=Measure("persons", Text("人次", "persons")),
    case_unit=Text("批", "batches"),
    makes=Measure("cards", Text("张", "cards")),
    piece=Text("持卡人", "card holder"),
    piece_summary=("holder", "passport_no"),
    sections=("economies", "cards", "firm"),
    questions=(
        *who("company"),
        ORDER,
        CHANNEL,
        *DELIVERY,
        Question("holder", Text("持卡人", "Card holder"), "name", "piece", keep="holder"),
        Question("passport_no", Text("护照号", "Passport no."), "text", "piece", keep="number"),
        Question("new_passport_no", Text("新护照号", "New passport no."), "text", "piece",
                 when=Is("order", "passport")),
        Question("old_card_no", Text("原卡号", "Old card no."), "text", "piece",
                 when=_HAS_OLD_CARD, required=False),
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
            Step("carded_early", Text("提前制卡中", "being carded early"), "outside"),
            *ENDING,
            Step("settled", Text("已办结", "settled"), "done"),
        ),
        moves=(
            Move(("accepted",), "examine", Text("初审通过", "Examined"), "examined"),
            Move(("examined",), "review", Text("复审通过", "Reviewed"), "reviewed"),
            Move(("reviewed",), "report", Text("报外交部", "Report to the MFA"), "reported"),
            # Whether a card that is made again goes to the economies once more is not published;
            # both ways are open, the shorter is the usual one.
            Move(("reported",), "proof_carded",
                 Text("缴费凭证已见，制卡", "Proof of payment seen, card it"), "carded",
                 when=Is("order", *MADE_AGAIN)),
            Move(("reported",), "proof_seen", Text("缴费凭证已见，送各经济体",
                                                   "Proof of payment seen, ask the economies"),
                 "economies", when=_GETS_CARD),
            Move(("reported",), "note_passport", Text("护照信息已更新", "Passport updated"),
                 "settled", when=Is("order", "passport"), figure="finished", clock="stop",
                 verb="note_passport"),
            Move(("reported",), "cancel_card", Text("注销旅行卡", "Cancel the card"), "settled",
                 when=Is("order", "cancel"), figure="finished", clock="stop",
                 verb="cancel_card"),
            Move(("economies",), "card", Text("审批办结，制卡", "All answered, card it"), "carded",
                 verb="card"),
            Move(("economies",), "early_card", Text("申请提前制卡", "Card it early"),
                 "carded_early", verb="early_card"),
            Move(("carded", "carded_early"), "arrive", Text("到卡", "Card arrived"), "ready",
                 figure="finished", clock="stop", verb="card_arrived"),
            *HANDOVER,
            *beginning(("accepted", "examined", "reviewed")),
            *refusal(("accepted", "examined", "reviewed", "reported", "economies")),
        ),
    ),
)  # fmt: skip
