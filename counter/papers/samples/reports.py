"""A year on a page, and the proof of its sentence."""

from __future__ import annotations

from datetime import date

from counter.dayclose.figures import KindFigures
from counter.dayclose.report.sheets import (
    CaseLine,
    Headline,
    ParagraphProof,
    ProofLine,
    Said,
    YearSheet,
)
from counter.papers.samples.hall import AT, CASE_NO, COPY, OFFICE, RARE, WIDE_OFFICE
from counter.text import Text
from counter.values.plot import Bar, Plot

_YEAR = Text("2020年", "2020")
_LAST = Text("2019年", "2019")
_PERSON, _BOOKLET = Text("人次", "person"), Text("本", "booklet")
_CASES, _BATCHES = Text("件", "case"), Text("批", "batch")
_AUTHENTICATION = Text("领事认证／附加证明书", "Authentication / apostille")
_CARDS = Text("APEC 商务旅行卡", "APEC business travel card")
_DIGEST = "9f3c2a71b04de8565cf1a97f66a3d5b0d7e4c1a88b2f3e6d90517a4bc2e8f016"
_MONTHS = (255, 343, 296, 301, 318, 310, 342, 361, 299, 280, 336, 320)
_DEFINITIONS = (
    Said(Text("受理", "Accepted"), Text(
        "期内材料齐全、符合要求而正式受理的数量；受理后的更正计入更正当日。",
        "Formally accepted in the period, papers complete; a later correction counts on its own "
        "day.",
    ), 1),
    Said(Text("办结", "Finished"), Text(
        "期内结果制作完成、可以发放的数量；作废重制的在作废当日减去，重新制成当日再计。",
        "Whose result was made ready in the period; a voided one is taken off on that day and "
        "counted again when remade.",
    ), 2),
)  # fmt: skip


def year_sheet(worst: bool) -> YearSheet:
    """业务统计表."""
    times = 200 if worst else 1  # far more than the busiest office has
    kinds = (
        KindFigures("authentication", _AUTHENTICATION, COPY, 3790 * times, 1830, 3761 * times,
                    1822, 3755 * times, 1819, 2100, 1100, 1655, 719, 96, 91, 3, 2, 2, 1, 1, 1),
        KindFigures("apec_card", _CARDS, _PERSON, 27, 27, 27, 27, 25, 25, case_unit=_BATCHES),
        KindFigures("official_passport", Text("因公护照", "Official passport"), _BOOKLET,
                    420, 302, 420, 302, 415, 300),
        KindFigures("visa_agency", Text("签证代办", "Visa agency"), _PERSON, 260, 209, 260, 209),
    )  # fmt: skip
    before: tuple[int | None, ...] = (3350 * times, 30, None, 260)
    changes = ("+12.3%", "−10.0%", "", "0.0%")
    months = tuple(
        Bar(Text(f"{no}月", f"{no}/20"), (units * times, units * times * 9 // 10))
        for no, units in enumerate(_MONTHS, start=1)
    )
    small = tuple(Bar(Text(f"{no}月", f"{no}/20"), (no % 4,)) for no in range(1, 13))
    countries = tuple(
        Bar(Text(f"国家{RARE}{no}" + ("合众共和国" * 4 if worst else ""), f"Country {no}"),
            ((520 - 37 * no) * times,))
        for no in range(1, 12)
    )  # fmt: skip
    routes = (
        Bar(Text("领事认证（双认证）", "Legalisation (double)"), (2362 * times,)),
        Bar(Text("领事认证（单认证）", "Legalisation (single)"), (1399 * times,)),
    )
    channels = tuple(
        Bar(Text(title, title), (units * times,))
        for title, units in (("公证联办", 1457), ("窗口", 1425), ("邮寄", 445), ("微信预审", 434))
    )
    return YearSheet(
        office=WIDE_OFFICE if worst else OFFICE,
        period="2020",
        named=_YEAR,
        since=date(2020, 1, 1),
        until=date(2020, 12, 31),
        headlines=tuple(
            Headline(kind.title, kind.unit, kind.accepted, kind.accepted_cases, kind.case_unit,
                     was, change)
            for kind, was, change in zip(kinds, before, changes, strict=True)
        ),
        kinds=kinds,
        by_time=(
            Plot(Text("认证分月受理", "Authentication by month"), COPY, months, "columns",
                 (_YEAR, _LAST), is_beside=True),
            Plot(Text("旅行卡分月受理", "Cards by month"), _PERSON, small, "columns"),
            Plot(Text("护照分月受理", "Passports by month"), _BOOKLET, small, "columns"),
            Plot(Text("签证分月受理", "Visas by month"), _PERSON, small, "columns"),
        ),
        by_view=(
            Plot(Text("前 10 位使用国", "The 10 countries most used"), COPY, countries),
            Plot(Text("按办理方式", "By procedure"), COPY, routes),
            Plot(Text("按来件渠道", "By channel"), COPY, channels),
        ),
        definitions=_DEFINITIONS,
        days_with_work=249,
        days_closed=249,
        journal_last=48211,
        digest=_DIGEST,
        clerk="陈静",
        window="1",
        made_at=AT,
        frozen_no=3,
        note=Text("本期尚未结束。", "This period is not over.") if worst else None,
    )  # fmt: skip


def paragraph_proof(worst: bool) -> ParagraphProof:
    """统计核对单."""
    return ParagraphProof(
        office=WIDE_OFFICE if worst else OFFICE,
        period="2020",
        named=_YEAR,
        sentence=Text(
            "2020年全年办理领事认证 3,761 份，比上年增长12.3%；受理 APEC 商务旅行卡 27 人次，比上年"
            "下降10.0%。",
            "In 2020: consular authentication of 3,761 documents (up 12.3% on 2019); APEC business "
            "travel cards applied for by 27 persons (down 10.0% on 2019).",
        ),
        asked=Text(
            "流水中记账日在 2020-01-01 至 2020-12-31 之间、统计项为“受理”的全部计数，按事项分别"
            "求和。",
            "All counts of the journal between 2020-01-01 and 2020-12-31 whose figure is accepted.",
        ),
        lines=(
            ProofLine(_AUTHENTICATION, _DEFINITIONS[0].title, COPY, 3761, 1822, 3350, "+12.3%"),
            ProofLine(_CARDS, _DEFINITIONS[0].title, _PERSON, 27, 27, 30, "−10.0%"),
        ),
        definitions=_DEFINITIONS,
        cases=1849,
        entries=1861,
        journal_last=48211,
        journal_head="9f3c2a71b04de856",
        digest=_DIGEST,
        clerk="陈静",
        window="1",
        made_at=AT,
        frozen_no=3,
        appendix=tuple(
            CaseLine(CASE_NO, date(2020, 6, 1 + no % 30), 1 + no % 9, COPY) for no in range(90)
        ) if worst else (),
    )  # fmt: skip
