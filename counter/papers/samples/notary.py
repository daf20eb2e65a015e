"""Papers of notaries' batches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from counter.intake.notary.slips import BatchReceipt, BatchSum, ListLine, NotaryList
from counter.papers.samples.hall import AT, BATCH_TAG, CASE_NO, LONG_NAME, OFFICE, WIDE_OFFICE
from counter.text import Text
from counter.values.money import Money


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
        letter_no="渝中证函〔2026〕12号", is_sealed=True, received_at=AT, sums=sums,
        case_nos="、".join(f"RZ20261123-{no:04d}-K" for no in range(7, 15)),
        total=Money.yuan(2900), ready_on=date(2026, 12, 8),
        results=Text("公证处来取", "collected by the notary office"),
        clerk="王芳", window="1", made_at=AT,
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
        clerk="王芳", window="1", made_at=AT,
    )  # fmt: skip
    if not worst:
        return listed
    many = tuple(
        replace(lines[0], row_no=no, certificate_no="(2026)渝两江新区证外民字第 00001021 号",
                title="未受刑事处罚公证（英文译本相符）", holder=LONG_NAME,
                destination="圣文森特和格林纳丁斯")
        for no in range(2, 32)
    )  # fmt: skip
    return replace(
        listed, office=WIDE_OFFICE, lines=many, certificates=30, matters=60,
        reason="公证员签名与备案样式不符：" + LONG_NAME, clerk="阿卜杜热合曼", window="11",
    )  # fmt: skip
