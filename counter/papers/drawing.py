"""How each kind of paper comes from its stored facts; a function a kind, named like it.

Each reads its own file only when it draws: reportlab alone takes 65 ms, and nobody waits for a
paper that he does not print.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from counter.papers.sizes import Size
from counter.values import facts

Facts = Mapping[str, Any]
Draw = Callable[[Facts, Size, int], bytes]


def receipt(told: Facts, sheet: Size, copy: int) -> bytes:
    """收件凭证 and 受理回执."""
    from counter.intake.receipt import Receipt
    from counter.papers import receipt as paper

    return paper.pdf(facts.read(Receipt, told), sheet, copy)


def visit_receipt(told: Facts, sheet: Size, copy: int) -> bytes:
    """来访总回执."""
    from counter.intake.visit_receipt import VisitReceipt
    from counter.papers import visit_receipt as paper

    return paper.pdf(facts.read(VisitReceipt, told), sheet, copy)


def correction_notice(told: Facts, sheet: Size, copy: int) -> bytes:
    """一次性告知书."""
    from counter.papers import notices
    from counter.progress.slips import CorrectionNotice

    return notices.correction(facts.read(CorrectionNotice, told), sheet, copy)


def refusal_notice(told: Facts, sheet: Size, copy: int) -> bytes:
    """不予受理／办理通知书."""
    from counter.papers import notices
    from counter.progress.slips import RefusalNotice

    return notices.refusal(facts.read(RefusalNotice, told), sheet, copy)


def handover_slip(told: Facts, sheet: Size, copy: int) -> bytes:
    """取件签收单."""
    from counter.papers import handover_slip as paper
    from counter.progress.slips import HandoverSlip

    return paper.pdf(facts.read(HandoverSlip, told), sheet, copy)


def payment_notice(told: Facts, sheet: Size, copy: int) -> bytes:
    """缴费通知."""
    from counter.papers import payment_notice as paper
    from counter.progress.slips import PaymentNotice

    return paper.pdf(facts.read(PaymentNotice, told), sheet, copy)


def return_mail_notice(told: Facts, sheet: Size, copy: int) -> bytes:
    """回邮告知书."""
    from counter.intake.mail_slip import ReturnMailNotice
    from counter.papers import mail_notice as paper

    return paper.pdf(facts.read(ReturnMailNotice, told), sheet, copy)


def surrender_slip(told: Facts, sheet: Size, copy: int) -> bytes:
    """上缴登记单."""
    from counter.papers import custody
    from counter.progress.custody.slips import SurrenderSlip

    return custody.surrender_slip(facts.read(SurrenderSlip, told), sheet, copy)


def label(told: Facts, sheet: Size, copy: int) -> bytes:
    """邮寄标签."""
    from counter.mailout.papers import Label
    from counter.papers import labels

    return labels.pages((facts.read(Label, told),), sheet, copy)


def address_slip(told: Facts, sheet: Size, copy: int) -> bytes:
    """地址单."""
    from counter.mailout.papers import AddressSlip
    from counter.papers import address_slip as paper

    return paper.pdf(facts.read(AddressSlip, told), sheet, copy)


def manifest(told: Facts, sheet: Size, copy: int) -> bytes:
    """交寄清单."""
    from counter.mailout.papers import ManifestSheet
    from counter.papers import manifest as paper

    return paper.pdf(facts.read(ManifestSheet, told), sheet, copy)


def batch_receipt(told: Facts, sheet: Size, copy: int) -> bytes:
    """批量受理回执."""
    from counter.intake.notary.slips import BatchReceipt
    from counter.papers import batch_receipt as paper

    return paper.pdf(facts.read(BatchReceipt, told), sheet, copy)


def notary_list(told: Facts, sheet: Size, copy: int) -> bytes:
    """公证处交接清单."""
    from counter.intake.notary.slips import NotaryList
    from counter.papers import notary_list as paper

    return paper.pdf(facts.read(NotaryList, told), sheet, copy)


def loan_slip(told: Facts, sheet: Size, copy: int) -> bytes:
    """证照领用单."""
    from counter.papers import custody
    from counter.progress.custody.slips import LoanSlip

    return custody.loan_slip(facts.read(LoanSlip, told), sheet, copy)


def overdue_letter(told: Facts, sheet: Size, copy: int) -> bytes:
    """证照催缴单."""
    from counter.papers import custody
    from counter.progress.custody.slips import OverdueLetterSheet

    return custody.overdue_letter(facts.read(OverdueLetterSheet, told), sheet, copy)


def prereview_answer(told: Facts, sheet: Size, copy: int) -> bytes:
    """预审答复."""
    from counter.intake.prereview.slip import PrereviewAnswer
    from counter.papers import prereview_answer as paper

    return paper.pdf(facts.read(PrereviewAnswer, told), sheet, copy)


def consignment_list(told: Facts, sheet: Size, copy: int) -> bytes:
    """A list of what goes to the MFA, an embassy or a consulate."""
    from counter.papers import consignment_list as paper
    from counter.progress.slips import ConsignmentList

    return paper.pdf(facts.read(ConsignmentList, told), sheet, copy)


def settlement_slip(told: Facts, sheet: Size, copy: int) -> bytes:
    """A prepaid fee against the real one."""
    from counter.papers import settlement_slip as paper
    from counter.progress.slips import SettlementSlip

    return paper.pdf(facts.read(SettlementSlip, told), sheet, copy)


def note_verbale(told: Facts, sheet: Size, copy: int) -> bytes:
    """照会."""
    from counter.papers import note_verbale as paper
    from counter.progress.visas.slips import NoteVerbale

    return paper.pdf(facts.read(NoteVerbale, told), sheet, copy)


def day_sheet(told: Facts, sheet: Size, copy: int) -> bytes:
    """日结单."""
    from counter.dayclose.figures import DaySheet
    from counter.papers import day_sheet as paper

    return paper.pdf(facts.read(DaySheet, told), sheet, copy)


def erasure_certificate(told: Facts, sheet: Size, copy: int) -> bytes:
    """清除证明."""
    from counter.papers import erasure_certificate as paper
    from counter.settings.erasure.slip import ErasureCertificate

    return paper.pdf(facts.read(ErasureCertificate, told), sheet, copy)


def blank_receipt(told: Facts, sheet: Size, copy: int) -> bytes:
    """停电备用单."""
    from counter.intake.continuity.slips import BlankReceipt
    from counter.papers import continuity

    return continuity.blank_receipt(facts.read(BlankReceipt, told), sheet, copy)


def continuity_log(told: Facts, sheet: Size, copy: int) -> bytes:
    """停电备用登记表."""
    from counter.intake.continuity.slips import ContinuityLog
    from counter.papers import continuity

    return continuity.log(facts.read(ContinuityLog, told), sheet, copy)


def notice(told: Facts, sheet: Size, copy: int) -> bytes:
    """通知."""
    from counter.papers import announcement as paper
    from counter.settings.announcing.slips import NoticeSheet

    return paper.pdf(facts.read(NoticeSheet, told), sheet, copy)


def ticket(told: Facts, sheet: Size, copy: int) -> bytes:
    """叫号票."""
    from counter.papers import ticket as paper
    from counter.queue.slips import TicketSlip

    return paper.pdf(facts.read(TicketSlip, told), sheet, copy)


def shelf_labels(told: Facts, sheet: Size, copy: int) -> bytes:
    """货位标签."""
    from counter.papers import shelf as paper
    from counter.progress.shelving.slips import ShelfLabels

    return paper.labels(facts.read(ShelfLabels, told), sheet, copy)


def collection_notice(told: Facts, sheet: Size, copy: int) -> bytes:
    """催领通知."""
    from counter.papers import shelf as paper
    from counter.progress.shelving.slips import CollectionNotice

    return paper.notice(facts.read(CollectionNotice, told), sheet, copy)


def year_sheet(told: Facts, sheet: Size, copy: int) -> bytes:
    """业务统计表."""
    from counter.dayclose.report.sheets import YearSheet
    from counter.papers import year_sheet as paper

    return paper.pdf(facts.read(YearSheet, told), sheet, copy)


def paragraph_proof(told: Facts, sheet: Size, copy: int) -> bytes:
    """统计核对单."""
    from counter.dayclose.report.sheets import ParagraphProof
    from counter.papers import paragraph_proof as paper

    return paper.pdf(facts.read(ParagraphProof, told), sheet, copy)
