"""A sample of every kind of paper: an ordinary case, and the worst one that may come.

A new kind of paper adds a function of `worst` in a file of its journey's name, and a line here.

>>> facts("label")["post_mode"]["en"]
'Free of charge'
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.papers.samples import (
    closing,
    continuity,
    custody,
    erasing,
    notary,
    post,
    prereview,
    receipts,
    reports,
    shelf,
    slips,
    telling,
    visas,
)
from counter.values.facts import plain

SAMPLES: dict[str, Callable[[bool], object]] = {
    "received_slip": receipts.received,
    "receipt": receipts.receipt,
    "visit_receipt": receipts.visit,
    "correction_notice": slips.correction,
    "refusal_notice": slips.refusal,
    "handover_slip": slips.handover,
    "payment_notice": slips.payment,
    "return_mail_notice": slips.mail_notice,
    "surrender_slip": custody.surrender,
    "label": post.label,
    "address_slip": post.address_slip,
    "manifest": post.manifest,
    "batch_receipt": notary.batch_receipt,
    "notary_list": notary.notary_list,
    "loan_slip": custody.loan,
    "overdue_letter": custody.overdue,
    "prereview_answer": prereview.prereview,
    "consignment_list": slips.consignment,
    "settlement_slip": slips.settlement,
    "note_verbale": visas.note_verbale,
    "erasure_certificate": erasing.erasure,
    "shelf_labels": shelf.labels,
    "collection_notice": shelf.notice,
    "day_sheet": closing.day_sheet,
    "year_sheet": reports.year_sheet,
    "paragraph_proof": reports.paragraph_proof,
    "blank_receipt": continuity.blank_receipt,
    "continuity_log": continuity.log,
    "notice": telling.notice,
    "ticket": telling.ticket,
}


def facts(kind: str, worst: bool = False) -> dict[str, Any]:
    """The facts of a kind, as the outbox stores them."""
    return dict(plain(SAMPLES[kind](worst)))


def practice(kind: str) -> dict[str, Any]:
    """The same facts from a practice hall."""
    told = facts(kind)
    return {**told, "office": {**told["office"], "is_practice": True}}
