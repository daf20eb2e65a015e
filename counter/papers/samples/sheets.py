"""What papers may have to state: an ordinary case, and the worst one that may come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from counter.dayclose.figures import (
    BlankFigures,
    DaySheet,
    ExceptionLine,
    FiscalUse,
    KindFigures,
    MoneyFigures,
    Split,
    Totals,
)
from counter.intake.notary.slips import BatchReceipt, BatchSum, ListLine, NotaryList
from counter.intake.prereview.slip import PrereviewAnswer
from counter.intake.receipt import Receipt
from counter.intake.visit_receipt import VisitCase, VisitReceipt
from counter.mailout.papers import Label, ManifestLine, ManifestSheet
from counter.progress.custody.slips import LoanSlip, OverdueLetterSheet, OverdueLine
from counter.progress.slips import (
    ConsignmentLine,
    ConsignmentList,
    CorrectionNotice,
    HandoverSlip,
    RefusalNotice,
    SettlementSlip,
)
from counter.progress.visas.slips import NoteVerbale
from counter.settings.erasure.slip import ErasureCertificate, ErasureLine
from counter.text import Text
from counter.values.lines import ChargeLine, PaperLine, PieceLine
from counter.values.money import Money
from counter.values.office import Office
from counter.values.shares import PAYEES

RARE = "𬱖𠮷㛃䶮"
LONG_NAME = "阿卜杜热合曼·买买提依明·" + RARE + "一二三四五六七八九十一二三四五六七八九十甲乙丙丁"
LONG_LATIN = "Wolfgang Amadeus Theophilus Gottlieb-Sigismund von Hohenstein-Weissenburg"
CASE_NO = "RZ20261123-0007-K"
TAG = "150011261123000071234567890"
TAGS = {
    "envelope": "150090261127000031234567890",
    "manifest": "150091261127000029876543210",
    "loan": "150096261123000071234567890",
    "overdue": "150097261123000021234567890",
}

BATCH_TAG = "150095261123000011234567890"

_SHANGHAI = ZoneInfo("Asia/Shanghai")
_AT = datetime(2026, 11, 23, 9, 15, tzinfo=_SHANGHAI)
_COPY = Text("份", "copy")

OFFICE = Office(
    name="重庆市人民政府外事办公室出国（境）服务大厅",
    address="重庆市渝中区人民路252号一楼",
    phone="023-6300 0000",
    hall_code="500",
    name_en="Foreign Affairs Office of Chongqing · Service Hall",
    complaint_phone="023-12345",
    hours="工作日 9:00–17:30",
)
WIDE_OFFICE = replace(
    OFFICE,
    address="重庆市两江新区人和街道星光大道九十八号土星商务中心丙区二十三栋四十五层四千五百零一室至四千五百一十二室（轻轨三号线动步公园站二号出口向东步行约六百米，临近市民广场西侧辅路）",
)


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
            PieceLine("出生公证书", "(2026)渝证字第1021号　李𬱖", 2, _COPY),
            PieceLine("学历公证书", "(2026)渝证字第1022号　李𬱖", 1, _COPY),
        ),
        speed=Text("平件", "Ordinary"),
        received_at=_AT,
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
            PaperLine(Text("申请表", "Application form"), True),
            PaperLine(Text("身份证原件及复印件", "Identity card and copy"), True),
            PaperLine(Text("公证书原件", "Notarial deeds"), True),
        ),
        bring=(
            Text("本回执", "This receipt"),
            Text("身份证原件", "Your identity card"),
            Text("代领另带委托书", "A proxy also brings a mandate"),
        ),
        clerk="王芳",
        window="1号窗",
        made_at=_AT,
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
                _COPY,
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
            PaperLine(Text("授权委托书", "Mandate"), True),
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
        materials=tuple(
            replace(paper, is_handed_over=number != 2)
            for number, paper in enumerate(receipt.materials)
        ),
    )


def correction(worst: bool) -> CorrectionNotice:
    """一次性告知书."""
    missing = (
        Text(
            "公证书骑缝章不清，请公证处重新加盖",
            "The seam seal is unclear: have the notary stamp it again",
        ),
        Text("缺少授权委托书原件", "The mandate is missing"),
        Text("申请表未签字", "The form is not signed"),
    )
    return CorrectionNotice(
        office=WIDE_OFFICE if worst else OFFICE,
        case_no=CASE_NO,
        tag=TAG,
        kind=Text("领事认证／附加证明书", "Authentication / apostille"),
        applicant=LONG_NAME if worst else "张三",
        missing=missing * (9 if worst else 1),
        note=(
            "请在公证处更正后一并交回；更正页须与原公证书装订并加盖骑缝章。" * (14 if worst else 1)
        ),
        basis=Text("《领事认证办法》第九条", "Measures on Consular Authentication, art. 9"),
        told_on=date(2026, 11, 23),
        answer_by=date(2026, 12, 14),
        clerk="王芳",
        window="1号窗",
        made_at=_AT,
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
        made_at=_AT,
    )


def handover(worst: bool) -> HandoverSlip:
    """取件签收单."""
    receipt = _worst_receipt() if worst else _usual_receipt()
    return HandoverSlip(
        office=receipt.office,
        case_no=CASE_NO,
        tag=TAG,
        kind=receipt.kind,
        applicant=receipt.applicant,
        pieces=tuple(
            replace(line, sticker=f"CQ{number:08d}")
            for number, line in enumerate(receipt.pieces, start=123)
        ),
        receiver=LONG_NAME if worst else "李𬱖",
        is_proxy=worst,
        shown_paper=Text("居民身份证", "Identity card"),
        paper_tail="233X",
        mandate=f"{LONG_NAME} 2026-11-20 签署" if worst else "",
        handed_at=datetime(2026, 11, 27, 14, 2, tzinfo=_SHANGHAI),
        clerk="王芳",
        window="3号窗",
        made_at=datetime(2026, 11, 27, 14, 2, tzinfo=_SHANGHAI),
    )


def label(worst: bool) -> Label:
    """邮寄标签."""
    return Label(
        office=WIDE_OFFICE if worst else OFFICE,
        tag=TAGS["envelope"],
        envelope_no="YJ20261127-0003",
        receiver_masked=("阿卜杜热合曼·" + RARE + "*" * 29) if worst else "李*",
        phone_masked="138******78",
        address_masked=(
            "内蒙古自治区鄂尔多斯市康巴什区哈巴格希街道乌仁都西路与永宁街交叉口东南角"
            "鄂尔多斯市国际会展中心西侧文化艺术创意产业园区\n丙座三号楼**"
            if worst
            else "北京市朝阳区建国门外大街1号国贸公寓**"
        ),
        contents=Text("文件", "Documents"),
        pieces=12 if worst else 2,
        post_mode=Text("免费", "Free of charge"),
        waybill="A1B2C3D4E5F6G7H8I9J0" if worst else "EA123456785CN",
        made_at=_AT,
    )


def manifest(worst: bool) -> ManifestSheet:
    """交寄清单, short or of three pages."""
    lines = tuple(
        ManifestLine(
            no=n,
            case_nos=tuple(
                f"RZ20261123-{n * 10 + k:04d}-K" for k in range(3 if worst and n % 4 == 0 else 1)
            ),
            waybill=f"EA{123456000 + n}CN",
            receiver_masked=("阿卜杜热合曼·" + RARE + "*" * 29) if worst and n % 5 == 0 else "李*",
            city="内蒙古自治区鄂尔多斯市" if worst and n % 3 == 0 else "北京市",
            pieces=n,
            post_mode=Text("免费", "Free") if n % 2 else Text("到付", "Collect"),
            postage=Money.read("25.00") if n % 2 else Money(0),
        )
        for n in range(1, 61 if worst else 6)
    )
    return ManifestSheet(
        office=WIDE_OFFICE if worst else OFFICE,
        manifest_no="QD20261127-0002",
        tag=TAGS["manifest"],
        on=date(2026, 11, 27),
        lines=lines,
        total_pieces=sum(line.pieces for line in lines),
        total_postage=Money.total(line.postage for line in lines),
        clerk="王芳",
        window="3号窗",
        made_at=_AT,
    )


def consignment(worst: bool) -> ConsignmentList:
    """送外清单."""
    lines = tuple(
        ConsignmentLine(
            n, f"RZ20261123-{n:04d}-K",
            PieceLine(
                "出生公证",
                f"(2026)渝证字第{n:05d}号 {LONG_NAME if worst and n % 7 == 0 else '张伟'}",
                n % 3 + 1, _COPY,
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
        expected_on=date(2026, 12, 2), clerk="王芳", window="3号窗", made_at=_AT,
    )  # fmt: skip


def erasure(worst: bool) -> ErasureCertificate:
    """清除证明."""
    kinds = (("办结办件中的个人信息", "Personal data of closed cases", 3761),
             ("已打印纸张的留存内容", "Contents of printed papers", 12480),
             ("代理人档案", "Files of agents", 96))  # fmt: skip
    lines = tuple(
        ErasureLine(Text(zh, en), count, Text("5 年", "5 years"), date(2021, 11, 23), True)
        for zh, en, count in kinds * (9 if worst else 1)
    )
    return ErasureCertificate(
        OFFICE, "erasure-48210", date(2026, 11, 23), lines, 25310, "3f" * 32, "a9" * 32, 48210,
        LONG_NAME if worst else "刘颖", LONG_LATIN if worst else "王芳", "1", _AT, _AT,
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
        settled_on=date(2026, 12, 2), clerk="王芳", window="3号窗", made_at=_AT,
    )  # fmt: skip


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
        total=total, paid=Money.yuan(100) if worst else Money(0), received_at=_AT,
        bring=(Text("本回执", "this receipt"), Text("领取人身份证原件", "the ID card")),
        clerk="王芳", window="3号窗", made_at=_AT,
        change=Text("RZ20261123-0007-K：2026-11-24 改急件，差额 ¥100.00", "made urgent") if worst
        else None,
    )  # fmt: skip


def day_sheet(worst: bool) -> DaySheet:
    """日结单."""
    apiece = 12345 if worst else 21
    cards = Text("APEC 商务旅行卡", "APEC card"), Text("人次", "person")
    passports = Text("因公护照", "Official passport"), Text("本", "booklet")
    visas = Text("签证代办", "Visa agency"), Text("人次", "person")
    authentication = Text("领事认证／附加证明书", "Authentication"), _COPY
    kinds = (
        KindFigures("authentication", *authentication,
                    apiece, 14, apiece, 13, 18, 12, 9, 6, 6, 4, 2, 1, 1, 1, 0, 0, 1, 1),
        KindFigures("apec_card", *cards, 2, 2, 2, 2, 3, 1, made=apiece,
                    made_unit=Text("张", "card"), case_unit=Text("批", "batch")),
        KindFigures("official_passport", *passports, 4, 1, 4, 1, 3, 1),
        KindFigures("visa_agency", *visas),
    )  # fmt: skip

    def split(view: str, code: str, title: Text, units: int) -> Split:
        return Split(view, "authentication", code, title, _COPY, units, units // 2 + 1)

    splits: tuple[Split, ...] = (
        split("route", "apostille", Text("附加证明书", "Apostille"), 17),
        split("route", "legalisation-double", Text("双认证", "Double legalisation"), 4),
        split("channel", "window", Text("窗口", "Window"), 15),
        split("channel", "post", Text("邮寄", "Post"), 6),
        split("clerk", "wangfang", Text.same("王芳"), 12),
        split("clerk", "liufang", Text.same("刘" + RARE), 9),
    )
    if worst:
        splits += tuple(
            split("destination", f"X{n}", Text(f"国家{n}", f"Country {n}"), n) for n in range(1, 61)
        )
    cash, card = Text("现金", "Cash"), Text("银行卡", "Card")
    totals = Totals(
        period="2026-11-23",
        since=date(2026, 11, 23),
        until=date(2026, 11, 23),
        kinds=kinds,
        splits=splits,
        money=MoneyFigures(
            Money.yuan(1350),
            Money.yuan(1300),
            Money.yuan(50),
            ((cash, Money.yuan(600), Money.yuan(50)), (card, Money.yuan(700), Money(0))),
            (
                (PAYEES["office"], Money.yuan(550), Money.yuan(500), Money(0)),
                (PAYEES["embassy"], Money.yuan(800), Money.yuan(800), Money.yuan(50)),
            ),
        ),
        days_with_work=1,
        days_closed=1,
    )
    reprint = ExceptionLine(
        _AT, Text("补打受理回执：卡纸", "Reprinted: paper jam"), CASE_NO, "王芳"
    )
    return DaySheet(
        office=WIDE_OFFICE if worst else OFFICE,
        day=date(2026, 11, 23),
        close_no=219,
        tag="150092261123000019876543210",
        totals=totals,
        exceptions=(reprint,) * (40 if worst else 1),
        open_cases=31,
        first_case_no="RZ20261123-0001-A",
        last_case_no="QZ20261123-0004-7",
        papers_printed=44,
        journal_last=48211,
        journal_head="9f3c2a71b04de856",
        program_version="1.0.0",
        closed_by="陈静",
        closed_at=datetime(2026, 11, 23, 17, 41, tzinfo=_SHANGHAI),
        made_at=datetime(2026, 11, 23, 17, 41, tzinfo=_SHANGHAI),
        blanks=BlankFigures(
            500, 31, 2, 1, 1466, ("CQ00000101–CQ00000127", "CQ00000131–CQ00000134")
            + (tuple(f"CQ0000{n}" for n in range(2001, 2081, 2)) if worst else ()),
            ("CQ00000099", "CQ00000128", "CQ00000130"),
        ),
        fiscal=FiscalUse(
            9, Money.yuan(1300), ("50010126 0000012345–0000012352", "50010126 0000012360"),
            (Text("50010126 0000012352 作废：金额有误", "50010126 0000012352 void: wrong sum"),),
        ),
    )  # fmt: skip


def batch_receipt(worst: bool) -> BatchReceipt:
    """批量受理回执."""
    apostille = Text("附加证明书", "Apostille")
    sums = (
        BatchSum(Text("德国", "Germany"), apostille, Text("平件", "ordinary"), 6, 7, 9,
                 date(2026, 11, 27), False, Money.yuan(450)),
        BatchSum(Text("埃及", "Egypt"), Text("领事认证（双认证）", "Legalisation (double)"),
                 Text("急件", "urgent"), 2, 2, 3, date(2026, 12, 8), True, Money.yuan(2450)),
    )  # fmt: skip
    receipt = BatchReceipt(
        office=OFFICE, batch_no="GZ20261123-01", tag=BATCH_TAG, notary="重庆市渝中公证处",
        letter_no="渝中证函〔2026〕12号", is_sealed=True, received_at=_AT, sums=sums,
        case_nos="、".join(f"RZ20261123-{no:04d}-K" for no in range(7, 15)),
        total=Money.yuan(2900), ready_on=date(2026, 12, 8),
        results=Text("公证处来取", "collected by the notary office"),
        clerk="王芳", window="1", made_at=_AT,
    )  # fmt: skip
    if not worst:
        return receipt
    island = replace(sums[1], destination=Text("圣文森特和格林纳丁斯",
                                               "Saint Vincent and the Grenadines"))  # fmt: skip
    return replace(
        receipt, office=WIDE_OFFICE, notary="重庆市" + "两江新区" * 4 + "公证处",
        letter_no="渝两江证函〔2026〕第 0018 号（补）" * 2, sums=(*sums, island) * 12,
        case_nos="RZ20261123-0007-K – RZ20261123-2006-A", ready_on=None,
        clerk="阿卜杜热合曼", window="11",
    )  # fmt: skip


def notary_list(worst: bool) -> NotaryList:
    """公证处交接清单."""
    lines = (
        ListLine(4, "(2026)渝中证字第1021号", "出生公证", "李𬱖", "德国", 2, CASE_NO),
        ListLine(5, "(2026)渝中证字第1022号", "学历公证", "李𬱖", "德国", 1, CASE_NO),
    )
    listed = NotaryList(
        office=OFFICE, batch_no="GZ20261123-01", tag=BATCH_TAG, notary="重庆市渝中公证处",
        letter_no="渝中证函〔2026〕12号", is_sealed=True, on=date(2026, 11, 23), lines=lines,
        certificates=2, matters=3, handed_back=1,
        results=Text("公证处来取", "collected by the notary office"),
        clerk="王芳", window="1", made_at=_AT,
    )  # fmt: skip
    if not worst:
        return listed
    many = tuple(
        replace(lines[0], row_no=no, certificate_no="(2026)渝两江新区证外民字第 00001021 号",
                title="未受刑事处罚公证（英文译本相符）", holder=LONG_NAME,
                destination="圣文森特和格林纳丁斯")
        for no in range(2, 62)
    )  # fmt: skip
    return replace(
        listed, office=WIDE_OFFICE, lines=many, certificates=60, matters=120,
        reason="公证员签名与备案样式不符：" + LONG_NAME, clerk="阿卜杜热合曼", window="11",
    )  # fmt: skip


def prereview(worst: bool) -> PrereviewAnswer:
    """预审答复."""
    lines = (
        Text("公证书等文书原件", "The certificates, originals"),
        Text("申请人身份证件原件和复印件", "Identity paper, original and copy"),
    )
    gap = Text("第 2 页公证员签名章不清楚，请重拍。", "The stamp on page 2 cannot be read.")
    ordinary = PrereviewAnswer(
        office=OFFICE, no="YS20261123-0004", tag=TAG, alias="山城小李",
        kind=Text("领事认证／附加证明书", "Authentication / apostille"),
        destination=Text("德国", "Germany"), verdict=Text("通过", "passed"), lines=lines,
        until=date(2026, 12, 23), clerk="王芳", window="1", made_at=_AT,
    )  # fmt: skip
    if not worst:
        return ordinary
    return replace(
        ordinary, office=WIDE_OFFICE, alias=RARE + "一二三四五六七八九十" * 3, until=None,
        verdict=Text("需补正", "to be completed"),
        destination=Text("圣多美和普林西比", "Sao Tome and Principe"),
        lines=tuple(
            Text(f"{gap.zh}（{no}）{LONG_NAME}", f"{gap.en} ({no}) {LONG_LATIN}")
            for no in range(14)
        ),
        clerk="阿卜杜热合曼", window="11",
    )  # fmt: skip


def loan(worst: bool) -> LoanSlip:
    """证照领用单."""
    slip = LoanSlip(
        office=OFFICE, loan_no="LY20261123-0007", tag=TAGS["loan"], holder="王略",
        pinyin="WANG LUE", organisation="重庆市经济和信息化委员会", passport_masked="P****4567",
        kind=Text("公务普通护照", "ordinary service passport"), expires_on=date(2030, 6, 1),
        approval_no="渝外批〔2026〕18号", departs_on=date(2026, 12, 2), days=5,
        out_on=date(2026, 11, 23), due_on=date(2026, 12, 14),
        due_reason=Text("12月2日出境 + 批准 5 天 + 7 天（待核实）",
                        "departure 2026-12-02 + 5 approved days + 7 (to be verified)"),
        taken_by="李娜", paper_tail="233X", clerk="王芳", window="1", made_at=_AT,
    )  # fmt: skip
    if not worst:
        return slip
    return replace(
        slip, office=WIDE_OFFICE, holder=LONG_NAME, pinyin="ABUDUREHEMAN MAIMAITIYIMING",
        organisation=LONG_NAME + "委员会",
        kind=Text("因公往来港澳通行证", "official HK/Macao permit"),
        approval_no="渝外批〔2026〕第 0018 号（赴港澳）" * 3, taken_by=LONG_LATIN,
        clerk="阿卜杜热合曼", window="11",
    )  # fmt: skip


def overdue(worst: bool) -> OverdueLetterSheet:
    """证照催缴单."""
    line = OverdueLine("王略", "P****4567", "渝外批〔2026〕18号", date(2026, 10, 14), 40)
    body = Text(
        "{unit}：\n贵单位下列人员的因公证照已逾期 40 天未上缴：\n王略\n请于收到本单后立即上缴。",
        "To {unit}:\nthe official passports of these persons are 40 days overdue:\n王略\n"
        "Hand them in at once.",
    )
    letter = OverdueLetterSheet(
        office=OFFICE, letter_no="CJ20261123-0002", tag=TAGS["overdue"],
        title=Text("因公证照催缴单", "Overdue passports"), organisation="重庆两江集团",
        body=body.fill(unit="重庆两江集团"), lines=(line,), is_locked=False,
        on=date(2026, 11, 23), clerk="王芳", window="1", made_at=_AT,
    )  # fmt: skip
    if not worst:
        return letter
    many = tuple(
        replace(line, holder=f"{LONG_NAME}{no}", approval_no="渝外批〔2026〕第 0018 号" * 2,
                days=100 + no)
        for no in range(40)
    )  # fmt: skip
    return replace(
        letter, office=WIDE_OFFICE, organisation=LONG_NAME,
        body=body.fill(unit=LONG_NAME), lines=many,
        is_locked=True, clerk="阿卜杜热合曼", window="11",
    )  # fmt: skip


def note_verbale(worst: bool) -> NoteVerbale:
    """照会."""
    persons = [("王略", "WANG LUE", "PE1234567"), ("欧阳娜娜", "OUYANG NANA", "PE1234568")]
    if worst:
        persons = [(LONG_NAME, LONG_LATIN, f"PE12345{no:02d}") for no in range(45)]
    zh = "\n".join(f"{no}. {name} {latin}，护照 {number}，有效期至 2030-05-31"
                   for no, (name, latin, number) in enumerate(persons, start=1))  # fmt: skip
    en = "\n".join(f"{no}. {latin}, passport {number}, valid until 2030-05-31"
                   for no, (name, latin, number) in enumerate(persons, start=1))  # fmt: skip
    number = "渝外签〔2026〕12号"
    body = Text(
        f"（{number}）\n重庆市人民政府外事办公室向日本驻华使领馆致意，并谨通知："
        f"重庆友好代表团一行拟于 2026-12-20 至 2026-12-24 赴日本，事由：友城交流。人员名单：\n{zh}\n"
        "请予发给公务签证为荷。顺致崇高敬意。",
        "(YWQ (2026) No. 12)\nThe Foreign Affairs Office of Chongqing Municipal People's "
        "Government presents its compliments to the diplomatic and consular missions of Japan and has the "
        "honour to state that the Practice Delegation will visit Japan from 2026-12-20 to "
        f"2026-12-24. Members:\n{en}\nThe Office would appreciate the issue of visas and avails "
        "itself of this opportunity to renew the assurances of its highest consideration.",
    )
    return NoteVerbale(
        office=WIDE_OFFICE if worst else OFFICE, tag=TAG,
        note_no=number, note_no_en="YWQ (2026) No. 12", body=body, drawn_on=date(2026, 11, 23),
        clerk="阿卜杜热合曼" if worst else "王芳", window="11" if worst else "1", made_at=_AT,
    )  # fmt: skip


def receipt(worst: bool) -> Receipt:
    """受理回执."""
    return _worst_receipt() if worst else _usual_receipt()


def received(worst: bool) -> Receipt:
    """收件凭证."""
    return _received(receipt(worst))
