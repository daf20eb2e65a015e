"""Papers of the custody of passports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from counter.papers.samples.hall import AT, LONG_LATIN, LONG_NAME, OFFICE, TAGS, WIDE_OFFICE
from counter.progress.custody.slips import LoanSlip, OverdueLetterSheet, OverdueLine, SurrenderSlip
from counter.text import Text


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
        taken_by="李娜", paper_tail="233X", clerk="王芳", window="1", made_at=AT,
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


def surrender(worst: bool) -> SurrenderSlip:
    """证照上缴登记单."""
    lent = loan(worst)
    return SurrenderSlip(
        office=lent.office, custody_no="ZZ20260302-0004", tag=lent.tag, loan_no=lent.loan_no,
        holder=lent.holder, pinyin=lent.pinyin, organisation=lent.organisation,
        passport_masked=lent.passport_masked, kind=lent.kind, expires_on=lent.expires_on,
        approval_no=lent.approval_no, due_on=lent.due_on, days_late=12 if worst else 0,
        in_on=date(2026, 12, 26) if worst else date(2026, 12, 11),
        brought_by=LONG_LATIN if worst else "李娜", stamps_checked=not worst,
        place="甲柜三层二十一号盒" * (4 if worst else 1), clerk=lent.clerk, window=lent.window,
        made_at=AT,
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
        on=date(2026, 11, 23), clerk="王芳", window="1", made_at=AT,
    )  # fmt: skip
    if not worst:
        return letter
    many = tuple(
        replace(line, holder=f"{LONG_NAME}{no}", approval_no="渝外批〔2026〕第 0018 号" * 2,
                days=100 + no)
        for no in range(24)
    )  # fmt: skip
    return replace(
        letter, office=WIDE_OFFICE, organisation=LONG_NAME,
        body=body.fill(unit=LONG_NAME), lines=many,
        is_locked=True, clerk="阿卜杜热合曼", window="11",
    )  # fmt: skip
