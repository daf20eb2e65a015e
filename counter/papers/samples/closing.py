"""The day sheet."""

from __future__ import annotations

from datetime import date, datetime

from counter.dayclose.anchor import Anchor
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
from counter.dayclose.open_work import OpenLine
from counter.dayclose.period_totals import PeriodTotals, RunningKind, RunningTotals
from counter.dayclose.shift.figures import TillFigures, TillLine, TillShift
from counter.papers.samples.balance import balance
from counter.papers.samples.hall import AT, CASE_NO, COPY, OFFICE, RARE, SHANGHAI, WIDE_OFFICE
from counter.text import Text
from counter.values.money import Money
from counter.values.shares import PAYEES


def day_sheet(worst: bool) -> DaySheet:
    """日结单."""
    apiece = 12345 if worst else 21
    cards = Text("APEC 商务旅行卡", "APEC card"), Text("人次", "person")
    passports = Text("因公护照", "Official passport"), Text("本", "booklet")
    visas = Text("签证代办", "Visa agency"), Text("人次", "person")
    authentication = Text("领事认证／附加证明书", "Authentication"), COPY
    kinds = (
        KindFigures("authentication", *authentication,
                    apiece, 14, apiece, 13, 18, 12, 9, 6, 6, 4, 2, 1, 1, 1, 0, 0, 1, 1),
        KindFigures("apec_card", *cards, 2, 2, 2, 2, 3, 1, made=apiece,
                    made_unit=Text("张", "card"), case_unit=Text("批", "batch")),
        KindFigures("official_passport", *passports, 4, 1, 4, 1, 3, 1),
        KindFigures("visa_agency", *visas),
    )  # fmt: skip

    def split(view: str, code: str, title: Text, units: int) -> Split:
        return Split(view, "authentication", code, title, COPY, units, units // 2 + 1)

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
    reprint = ExceptionLine(AT, Text("补打受理回执：卡纸", "Reprinted: paper jam"), CASE_NO, "王芳")
    return DaySheet(
        office=WIDE_OFFICE if worst else OFFICE,
        day=date(2026, 11, 23),
        close_no=219,
        tag="150092261123000019876543210",
        totals=totals,
        exceptions=(reprint,) * (24 if worst else 1),
        open_cases=31,
        first_case_no="RZ20261123-0001-A",
        last_case_no="QZ20261123-0004-7",
        papers_printed=44,
        journal_last=48211,
        journal_head="9f3c2a71b04de856",
        program_version="1.0.0",
        closed_by="陈静",
        closed_at=datetime(2026, 11, 23, 17, 41, tzinfo=SHANGHAI),
        made_at=datetime(2026, 11, 23, 17, 41, tzinfo=SHANGHAI),
        blanks=BlankFigures(
            500, 31, 2, 1, 1466, ("CQ00000101–CQ00000127", "CQ00000131–CQ00000134")
            + (tuple(f"CQ0000{n}" for n in range(2001, 2081, 2)) if worst else ()),
            ("CQ00000099", "CQ00000128", "CQ00000130"),
        ),
        fiscal=FiscalUse(
            9, Money.yuan(1300), ("50010126 0000012345–0000012352", "50010126 0000012360"),
            (Text("50010126 0000012352 作废：金额有误", "50010126 0000012352 void: wrong sum"),),
        ),
        till=_till(worst), periods=_periods(), opened_with=28, reprints=3,
        approved_by="刘颖", open_work=_open_work(worst),
        anchor=Anchor(OFFICE.hall_code, date(2026, 11, 23), 219, 48211,
                      "9f3c2a71b04de856" * 4, "0F1E2D3C4B5A6978"),
        balance=balance(worst),
    )  # fmt: skip


def _till(worst: bool) -> TillFigures:
    """Two drawers, one of them five yuan short; the worst day has a dozen."""
    cash, card = Text("现金", "Cash"), Text("银行卡", "Card")
    lines = (
        TillLine(cash, Money.yuan(400), Money.yuan(600), Money.yuan(50), Money.yuan(950),
                 Money.yuan(945)),
        TillLine(card, Money(0), Money.yuan(700), Money(0), Money.yuan(700), Money.yuan(700)),
    )  # fmt: skip
    even = TillShift("王芳", "1", Money.yuan(200), Money.yuan(850), Money.yuan(850), 1, "王芳")
    short = TillShift("刘" + RARE, "2", Money.yuan(200), Money.yuan(800), Money.yuan(795), 2,
                      "陈静", "找零时多找五元，已向当事人核实")  # fmt: skip
    return TillFigures(lines, (even, short) * (6 if worst else 1), Money(0))


def _periods() -> PeriodTotals:
    """The day is one of 219."""

    def so_far(days: int) -> RunningTotals:
        kinds = (
            RunningKind("authentication", Text("领事认证／附加证明书", "Authentication"), COPY,
                        21 * days, 13 * days, 18 * days, 12 * days),
            RunningKind("apec_card", Text("APEC 商务旅行卡", "APEC card"), Text("人次", "person"),
                        2 * days, 2 * days, 3 * days, days),
        )  # fmt: skip
        paid = Money.yuan(1300 * days)
        return RunningTotals(days, kinds, paid, Money.yuan(50 * days), Money.yuan(750 * days))

    return PeriodTotals(
        so_far(1), so_far(16), so_far(219), so_far(466), 218, date(2026, 11, 20)
    )  # fmt: skip


def _open_work(worst: bool) -> tuple[OpenLine, ...]:
    kind = Text("领事认证／附加证明书", "Authentication")
    steps = (Text("已受理", "accepted"), Text("已送外", "sent outside"), Text("待取", "ready"))
    return tuple(
        OpenLine(kind, step, 10 + no, no, CASE_NO) for no, step in enumerate(steps)
    ) * (4 if worst else 1)  # fmt: skip
