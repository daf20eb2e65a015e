"""A sample of every kind of paper: an ordinary case, and the worst one that may come.

A new kind of paper adds a function of `worst` in a file of its journey's name, and a line here.

>>> facts("label")["post_mode"]["en"]
'Free of charge'
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.papers.samples import sheets
from counter.values.facts import plain

SAMPLES: dict[str, Callable[[bool], object]] = {
    "received_slip": sheets.received,
    "receipt": sheets.receipt,
    "visit_receipt": sheets.visit,
    "correction_notice": sheets.correction,
    "refusal_notice": sheets.refusal,
    "handover_slip": sheets.handover,
    "label": sheets.label,
    "manifest": sheets.manifest,
    "batch_receipt": sheets.batch_receipt,
    "notary_list": sheets.notary_list,
    "loan_slip": sheets.loan,
    "overdue_letter": sheets.overdue,
    "prereview_answer": sheets.prereview,
    "consignment_list": sheets.consignment,
    "settlement_slip": sheets.settlement,
    "note_verbale": sheets.note_verbale,
    "erasure_certificate": sheets.erasure,
    "day_sheet": sheets.day_sheet,
}


def facts(kind: str, worst: bool = False) -> dict[str, Any]:
    """The facts of a kind, as the outbox stores them."""
    return dict(plain(SAMPLES[kind](worst)))


def practice(kind: str) -> dict[str, Any]:
    """The same facts from a practice hall."""
    told = facts(kind)
    return {**told, "office": {**told["office"], "is_practice": True}}
