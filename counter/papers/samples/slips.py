"""What a case gives out on its way: notices, slips, lists of what goes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from counter.intake.mail_slip import ReturnMailNotice
from counter.papers.samples.hall import (
    AT,
    CASE_NO,
    COPY,
    LONG_NAME,
    OFFICE,
    SHANGHAI,
    TAG,
    WIDE_OFFICE,
)
from counter.papers.samples.receipts import receipt
from counter.progress.slips import (
    ConsignmentLine,
    ConsignmentList,
    CorrectionNotice,
    HandoverSlip,
    PaymentNotice,
    RefusalNotice,
    SettlementSlip,
)
from counter.text import Text
from counter.values.lines import PieceLine
from counter.values.money import Money


def correction(worst: bool) -> CorrectionNotice:
    """一次性告知书."""
    missing = (
        Text("公证书骑缝章不清", "The seam seal is unclear"),
        Text("缺少授权委托书原件", "The mandate is missing"),
        Text("申请表未签字", "The form is not signed"),
    )
    mends = (
        Text("请公证处重新加盖" + "，并在更正处签章" * (6 if worst else 0),
             "have the notary stamp it again"),
        Text("请补交", "bring it"),
        Text("", ""),
    )  # fmt: skip
    return CorrectionNotice(
        office=WIDE_OFFICE if worst else OFFICE,
        case_no=CASE_NO,
        tag=TAG,
        kind=Text("领事认证／附加证明书", "Authentication / apostille"),
        applicant=LONG_NAME if worst else "张三",
        missing=missing * (9 if worst else 1),
        mends=mends * (9 if worst else 1),
        closing=Text(
            "请在上述日期前一次补齐，并出示本告知书。", "Please bring everything by the day above."
        ),
        note=(
            "请在公证处更正后一并交回；更正页须与原公证书装订并加盖骑缝章。" * (14 if worst else 1)
        ),
        basis=Text("《领事认证办法》第九条", "Measures on Consular Authentication, art. 9"),
        told_on=date(2026, 11, 23),
        answer_by=date(2026, 12, 14),
        clerk="王芳",
        window="1号窗",
        made_at=AT,
    )


def refusal(worst: bool) -> RefusalNotice:
    """不予受理通知书."""
    return RefusalNotice(
        office=WIDE_OFFICE if worst else OFFICE,
        case_no=CASE_NO,
        tag=TAG,
        title=Text("不予受理通知书", "Notice: not accepted"),
        kind=Text("领事认证／附加证明书", "Authentication / apostille"),
        applicant=LONG_NAME if worst else "张三",
        reason=(
            "公证书上的签名与备案样式不符，经向公证处核实，该签名人已于2025年离任。"
            * (60 if worst else 1)
        ),
        basis=Text("《领事认证办法》第十二条", "Measures on Consular Authentication, art. 12"),
        remedies=Text(
            "如不服本决定，可自收到本通知书之日起六十日内申请行政复议，或者六个月内向人民法院提起行政诉讼。",
            "You may ask for review within sixty days, or go to court within six months.",
        ),
        decided_on=date(2026, 11, 23),
        clerk="王芳",
        window="1号窗",
        made_at=AT,
        facts=(
            "2026-11-20 核对备案样式，签名不一致。\n2026-11-21 电话向重庆市公证处核实。"
            * (12 if worst else 1)
        ),
        code="R-05、R-23" if worst else "R-21",
        received_on=date(2026, 11, 20),
        returned=receipt(worst).materials[:3] * (9 if worst else 1),
    )


def payment(worst: bool) -> PaymentNotice:
    """缴费通知."""
    told = receipt(worst)
    paid = told.paid if worst else Money(0)
    return PaymentNotice(
        office=told.office, case_no=CASE_NO, tag=TAG, kind=told.kind, applicant=told.applicant,
        charges=told.charges, total=told.total, paid=paid, owes=told.total - paid,
        until=date(2026, 11, 30),
        body=Text(
            "请于 2026年11月30日 前到窗口扫码、刷卡或以现金缴清，并出示本通知。"
            + "未缴清前不制证、不送外、不发放。" * (9 if worst else 1),
            "Please pay at the counter by 30 November 2026, by code, card or cash, and show this "
            "notice.",
        ),
        told_on=date(2026, 11, 23), clerk=told.clerk, window="1号窗", made_at=AT,
    )  # fmt: skip


def mail_notice(worst: bool) -> ReturnMailNotice:
    """回邮告知书."""
    receiver = LONG_NAME if worst else "李𬱖"
    mode = Text("到付", "collect") if worst else Text("免费", "free")
    body = Text(
        "结果将邮寄给{receiver}，邮费方式：{mode}。\n"
        "邮寄申请提交后不可撤销；交寄后的遗失、延误风险由申请人承担。\n"
        "请核对收件人、电话和地址后签字。",
        "The result is posted to {receiver}; postage: {mode}.\n"
        "The request cannot be taken back; loss or delay after posting is at the applicant's "
        "risk.\nCheck receiver, phone and address, then sign.",
    )
    return ReturnMailNotice(
        office=WIDE_OFFICE if worst else OFFICE, case_no=CASE_NO, tag=TAG,
        kind=Text("领事认证／附加证明书", "Authentication / apostille"),
        applicant=LONG_NAME if worst else "李𬱖", receiver=receiver,
        phone="+49 30 123456789-0123" if worst else "13812345678",
        address="内蒙古自治区鄂尔多斯市康巴什区哈巴格希街道乌仁都西路与永宁街交叉口东南角"
        "鄂尔多斯市国际会展中心西侧文化艺术创意产业园区丙座三号楼十二层一二〇一室" * 2
        if worst else "北京市朝阳区建国门外大街1号国贸公寓3单元1201室",
        mode=mode, body=body.fill(receiver=receiver, mode=mode), clerk="王芳", window="1号窗",
        made_at=AT,
    )  # fmt: skip


def handover(worst: bool) -> HandoverSlip:
    """取件签收单."""
    told = receipt(worst)
    return HandoverSlip(
        office=told.office,
        case_no=CASE_NO,
        tag=TAG,
        kind=told.kind,
        applicant=told.applicant,
        pieces=tuple(
            replace(line, sticker=f"CQ{number:08d}")
            for number, line in enumerate(told.pieces, start=123)
        ),
        receiver=LONG_NAME if worst else "李𬱖",
        is_proxy=worst,
        shown_paper=Text("居民身份证", "Identity card"),
        paper_tail="233X",
        mandate=f"{LONG_NAME} 2026-11-20 签署" if worst else "",
        handed_at=datetime(2026, 11, 27, 14, 2, tzinfo=SHANGHAI),
        clerk="王芳",
        window="3号窗",
        made_at=datetime(2026, 11, 27, 14, 2, tzinfo=SHANGHAI),
    )


def consignment(worst: bool) -> ConsignmentList:
    """送外清单."""
    lines = tuple(
        ConsignmentLine(
            n, f"RZ20261123-{n:04d}-K",
            PieceLine(
                "出生公证",
                f"(2026)渝证字第{n:05d}号 {LONG_NAME if worst and n % 7 == 0 else '张伟'}",
                n % 3 + 1, COPY,
            ),
            Text("阿拉伯联合酋长国", "United Arab Emirates") if worst else Text("埃及", "Egypt"),
            2 if n % 2 else 1, Money.yuan(800 * (n % 3 + 1)) if n % 5 else Money(0),
        )
        for n in range(1, 46 if worst else 5)
    )  # fmt: skip
    return ConsignmentList(
        office=WIDE_OFFICE if worst else OFFICE, consignment_no="SW20261123-01",
        tag="150093261123000011234567890",
        to_kind=Text("使馆", "embassy"),
        to_name="阿拉伯联合酋长国驻华大使馆领事处" if worst else "埃及驻华大使馆", lines=lines,
        total_fee=Money.total(line.fee for line in lines), sent_on=date(2026, 11, 23),
        expected_on=date(2026, 12, 2), clerk="王芳", window="3号窗", made_at=AT,
    )  # fmt: skip


def settlement(worst: bool) -> SettlementSlip:
    """退补款单."""
    prepaid, actual = Money.yuan(4000), Money.read("12345.67") if worst else Money.yuan(3780)
    return SettlementSlip(
        office=WIDE_OFFICE if worst else OFFICE, case_no=CASE_NO, tag=TAG,
        kind=Text("领事认证／附加证明书", "Authentication / apostille"),
        applicant=LONG_NAME if worst else "张伟",
        fee=Text("使馆费（商业）", "Embassy fee (commercial)"), prepaid=prepaid, actual=actual,
        difference=actual - prepaid, method=Text("转账／缴款书", "transfer") if worst else None,
        old_receipt_no="50010126 0000012345、50010126 0000012346" if worst else "",
        is_receipt_back=worst, note="使馆按发票金额收费，" * 8 if worst else "",
        settled_on=date(2026, 12, 2), clerk="王芳", window="3号窗", made_at=AT,
    )  # fmt: skip
