"""What the notices and slips of a moving case state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.text import Text
from counter.values.lines import ChargeLine, PaperLine, PieceLine
from counter.values.money import Money
from counter.values.office import Office


@dataclass(frozen=True)
class CorrectionNotice:
    """一次性告知书: everything that is missing, told at once.

    `mends` says of each missing thing how it is mended, empty where the line itself does;
    `closing` is the hall's own word at the end.
    """

    office: Office
    case_no: str
    tag: str
    kind: Text
    applicant: str
    missing: tuple[Text, ...]
    note: str
    basis: Text
    told_on: date
    answer_by: date | None
    clerk: str
    window: str
    made_at: datetime
    mends: tuple[Text, ...] = ()
    closing: Text | None = None


@dataclass(frozen=True)
class RefusalNotice:
    """不予受理 / 不予办理通知书: facts, reason with its code, basis, remedies, papers returned.

    `code` names the ready sentences that the reason is made of, by their places in the table of
    reasons (R-07): the keys of the rules are not for citizens. `returned` is what goes back.
    """

    office: Office
    case_no: str
    tag: str
    title: Text
    kind: Text
    applicant: str
    reason: str
    basis: Text
    remedies: Text
    decided_on: date
    clerk: str
    window: str
    made_at: datetime
    facts: str = ""
    code: str = ""
    received_on: date | None = None
    returned: tuple[PaperLine, ...] = ()


@dataclass(frozen=True)
class PaymentNotice:
    """缴费通知: what a case owes, line by line, and by when; `body` is the hall's own word."""

    office: Office
    case_no: str
    tag: str
    kind: Text
    applicant: str
    charges: tuple[ChargeLine, ...]
    total: Money
    paid: Money
    owes: Money
    until: date
    body: Text | None
    told_on: date
    clerk: str
    window: str
    made_at: datetime


@dataclass(frozen=True)
class HandoverSlip:
    """取件签收单: who took what, shown which paper, when."""

    office: Office
    case_no: str
    tag: str
    kind: Text
    applicant: str
    pieces: tuple[PieceLine, ...]
    receiver: str
    is_proxy: bool
    shown_paper: Text
    paper_tail: str
    mandate: str
    handed_at: datetime
    clerk: str
    window: str
    made_at: datetime


@dataclass(frozen=True)
class ConsignmentLine:
    """One piece that goes out: how many copies go with it, and the fee prepaid for it."""

    no: int
    case_no: str
    piece: PieceLine
    destination: Text | None
    copies: int
    fee: Money


@dataclass(frozen=True)
class ConsignmentList:
    """送外清单: what goes to the MFA, an embassy or a consulate, to be signed out and in."""

    office: Office
    consignment_no: str
    tag: str
    to_kind: Text
    to_name: str
    lines: tuple[ConsignmentLine, ...]
    total_fee: Money
    sent_on: date
    expected_on: date | None
    clerk: str
    window: str
    made_at: datetime


@dataclass(frozen=True)
class SettlementSlip:
    """退补款单: a prepaid fee against the real one; negative `difference` goes back."""

    office: Office
    case_no: str
    tag: str
    kind: Text
    applicant: str
    fee: Text
    prepaid: Money
    actual: Money
    difference: Money
    method: Text | None
    old_receipt_no: str
    is_receipt_back: bool
    note: str
    settled_on: date
    clerk: str
    window: str
    made_at: datetime
