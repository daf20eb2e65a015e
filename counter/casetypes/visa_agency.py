"""签证代办: visas for official travel, taken to the consulate and brought back."""

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
from counter.casetypes.vocabulary import CaseType, Measure, Move, Question, Step, Workflow
from counter.text import Text

CASE_TYPE = CaseType(
    code="visa_agency",
    letters="QZ",
    digits="14",
    title=Text("签证代办", "Visa agency"),
    measure=Measure("persons", Text("人次", "persons")),
    piece=Text("出访人", "traveller"),
    piece_summary=("holder", "passport_no"),
    sections=("fees", "fiscal"),
    questions=(
        *who("company"),
        Question("destination", Text("前往国", "Country"), "country", keep="destination"),
        APPROVAL,
        CHANNEL,
        *DELIVERY,
        Question("holder", Text("出访人", "Traveller"), "name", "piece", keep="holder"),
        Question("passport_no", Text("护照号", "Passport no."), "text", "piece", keep="number"),
        Question("visa_kind", Text("签证种类", "Kind of visa"), "text", "piece", required=False),
    ),
    workflow=Workflow(
        steps=(
            *BEGINNING,
            SUSPENDED,
            Step("note_printed", Text("照会已备", "note verbale ready"), "working"),
            Step("submitted", Text("已送签", "with the consulate"), "outside"),
            *ENDING,
        ),
        moves=(
            Move(("accepted",), "note", Text("照会已备", "Note ready"), "note_printed"),
            Move(("note_printed",), "submit", Text("送签", "Submit"), "submitted",
                 needs_payment=True),
            Move(("submitted",), "issued", Text("签出取回", "Issued, brought back"), "ready",
                 figure="finished", clock="stop"),
            *HANDOVER,
            *beginning(("accepted", "note_printed")),
            Move(("submitted",), "denied", Text("拒签", "Denied by the consulate"), "refused",
                 asks=(Question("reason", Text("拒签情况", "What was denied"), "text"),),
                 figure="refused", clock="stop", paper="refusal_notice"),
            *refusal(("accepted", "note_printed")),
        ),
    ),
)  # fmt: skip
