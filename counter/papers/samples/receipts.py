"""Receipts of the intake."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from counter.intake.receipt import Receipt
from counter.intake.visit_receipt import VisitCase, VisitReceipt
from counter.papers.samples.hall import (
    AT,
    CASE_NO,
    COPY,
    LONG_LATIN,
    LONG_NAME,
    OFFICE,
    RARE,
    TAG,
    WIDE_OFFICE,
)
from counter.text import Text
from counter.values.lines import ChargeLine, PaperLine, PieceLine
from counter.values.money import Money
from counter.values.shares import PAYEES


def _usual_receipt() -> Receipt:
    return Receipt(
        office=OFFICE,
        case_no=CASE_NO,
        tag=TAG,
        kind=Text("领事认证／附加证明书", "Authentication / apostille"),
        applicant="李𬱖",
        agent="",
        phone_masked="138****5678",
        destination=Text("德国", "Germany"),
        route=Text("附加证明书", "Apostille"),
        pieces=(
            PieceLine("出生公证书", "(2026)渝证字第1021号　李𬱖", 2, COPY, office="重庆市公证处"),
            PieceLine("学历公证书", "(2026)渝证字第1022号　李𬱖", 1, COPY, office="重庆市公证处"),
        ),
        speed=Text("平件", "Ordinary"),
        received_at=AT,
        accepted_on=date(2026, 11, 23),
        due_on=date(2026, 11, 27),
        due_is_estimate=False,
        due_reason=Text(
            "自受理次日起第4个工作日", "4th working day, the day of acceptance not counted"
        ),
        charges=(
            ChargeLine(
                Text("认证费（民事）", "Authentication, civil"), Money.yuan(50), 3, Money.yuan(150)
            ),
        ),
        total=Money.yuan(150),
        paid=Money.yuan(150),
        fiscal_receipt_no="50010226 0000123456",
        counts=Text("2 本 · 3 份 · 计费 3", "2 certificates, 3 matters, 3 charged"),
        delivery=Text("窗口领取", "Collected at the window"),
        materials=(
            PaperLine(Text("申请表", "Application form"), True, 1),
            PaperLine(Text("身份证原件及复印件", "Identity card and copy"), True, 1, 1),
            PaperLine(Text("公证书原件", "Notarial deeds"), True, 2),
        ),
        bring=(
            Text("本回执", "This receipt"),
            Text("身份证原件", "Your identity card"),
            Text("代领另带委托书", "A proxy also brings a mandate"),
        ),
        clerk="王芳",
        window="1号窗",
        made_at=AT,
    )


def _worst_receipt() -> Receipt:
    """Twelve pieces, long names, rare characters, an agent, money that goes elsewhere."""
    return replace(
        _usual_receipt(),
        office=WIDE_OFFICE,
        applicant=LONG_NAME,
        agent=LONG_LATIN,
        kind=Text("领事认证／附加证明书", "Authentication / apostille"),
        destination=Text("圣文森特和格林纳丁斯", "Saint Vincent and the Grenadines"),
        route=Text(
            "双认证（外交部领事司及驻华使馆）", "Legalisation by the ministry and the embassy"
        ),
        pieces=tuple(
            PieceLine(
                "未受刑事处分公证书及译文相符公证书",
                f"(2026)渝北证外字第{9990 + n}号　{LONG_NAME}",
                n,
                COPY,
                office="重庆市渝北区公证处" if n % 2 else "重庆市两江新区涉外公证处",
            )
            for n in range(1, 13)
        ),
        due_is_estimate=True,
        due_reason=Text(
            "双认证另加使馆办理时间，以使馆实际退件为准；明年放假安排公布前为预计日期。",
            "The embassy's time is an estimate; next year's holidays are not announced yet.",
        ),
        charges=(
            ChargeLine(
                Text("认证费（商业）", "Authentication, commercial"),
                Money.yuan(100),
                78,
                Money.yuan(7800),
            ),
            ChargeLine(Text("加急费", "Urgent service"), Money.yuan(50), 78, Money.yuan(3900)),
            ChargeLine(
                Text("代办费", "Agency fee of the ministry"), Money.yuan(60), 78, Money.yuan(4680)
            ),
            ChargeLine(
                Text("使馆认证费", "Embassy's fee"),
                Money.read("1060.50"),
                78,
                Money.read("82719.00"),
                False,
            ),
        ),
        total=Money.yuan(16380),
        paid=Money.yuan(10000),
        delivery=Text("邮寄（到付）", "By post, paid by the receiver"),
        materials=(
            *_usual_receipt().materials,
            PaperLine(Text("授权委托书", "Mandate"), True, 120, 2400),
            PaperLine(Text("单位介绍信原件", "Letter of introduction"), False),
            PaperLine(Text("双方身份证复印件", "Copies of both identity cards"), False),
        ),
        bring=(
            Text("本回执", "This receipt"),
            Text("身份证或护照原件", "Your identity card or passport"),
            Text("代领人的身份证原件", "The proxy's identity card"),
            Text("有申请人签字的授权委托书原件", "The mandate, signed by the applicant"),
        ),
        clerk="欧阳" + RARE,
    )


def _received(receipt: Receipt) -> Receipt:
    return replace(
        receipt,
        accepted_on=None,
        due_on=None,
        due_reason=None,
        charges=(),
        total=Money(0),
        paid=Money(0),
        fiscal_receipt_no="",
        bring=(),
        materials=tuple(
            replace(paper, is_handed_over=number != 2)
            for number, paper in enumerate(receipt.materials)
        ),
    )


def receipt(worst: bool) -> Receipt:
    """受理回执."""
    return _worst_receipt() if worst else _usual_receipt()


def received(worst: bool) -> Receipt:
    """收件凭证."""
    return _received(receipt(worst))


def visit(worst: bool) -> VisitReceipt:
    """来访总回执."""
    authentication = Text("领事认证／附加证明书", "Authentication / apostille")
    first = VisitCase(
        CASE_NO, authentication, LONG_NAME if worst else "张伟",
        Text("阿联酋、领事认证（双认证）", "UAE, legalisation (double)") if worst
        else Text("德国、附加证明书", "Germany, apostille"),
        Text("2 本 · 3 份", "2 certificates, 3 matters"), True, date(2026, 11, 27), worst,
        Text("邮寄（到付）　张* 139****5678 重庆市渝中区***", "post") if worst
        else Text("窗口领取", "pick up"),
        Money.yuan(1960) if worst else Money.yuan(150), Money(0),
    )  # fmt: skip
    second = replace(
        first, case_no="SL20261123-0002-X", kind=Text("APEC 商务旅行卡", "APEC card"),
        applicant="李娜" if worst else "张伟", about=None, counts=Text("1 人次", "1 person"),
        total=Money(0), due_on=None, is_accepted=not worst, due_is_estimate=False,
    )  # fmt: skip
    total = Money.yuan(1960 * 4) if worst else Money.yuan(150)
    return VisitReceipt(
        office=WIDE_OFFICE if worst else OFFICE, visit_no="LF20261123-0007",
        tag="150098261123000071234567890", phone_masked="138****5678",
        cases=(first, second, *((first,) * 3 if worst else ())),
        sums=tuple((title, Money.yuan(1960)) for title in PAYEES.values()) if worst
        else ((PAYEES["office"], Money.yuan(150)),),
        total=total, paid=Money.yuan(100) if worst else Money(0), received_at=AT,
        bring=(Text("本回执", "this receipt"), Text("领取人身份证原件", "the ID card")),
        clerk="王芳", window="3号窗", made_at=AT,
        change=Text("RZ20261123-0007-K：2026-11-24 改急件，差额 ¥100.00", "made urgent") if worst
        else None,
    )  # fmt: skip
