"""The figures of a day, a month or a year; closing the day; the closed days; exports."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from counter import outbox
from counter.dayclose import close, totals
from counter.dayclose.close import ClosedDay, Preview
from counter.dayclose.figures import MoneyFigures, Totals
from counter.dayclose.shift import reading
from counter.dayclose.shift.figures import ShiftCard
from counter.dayclose.shift.x_report import XReport
from counter.errors import CounterError, Refused
from counter.outbox import PaperJob
from counter.text import Text
from counter.values import days
from counter.values.money import Money
from ui.dayclose.balance_view import BalanceView
from ui.dayclose.closing import CLOSED_DAYS, Closing
from ui.dayclose.count_form import CountForm
from ui.dayclose.exports import Exports
from ui.dayclose.figures import VIEWS, KindSheet, MoneySheet, SplitSheet
from ui.dayclose.shift_keys import ShiftKeys
from ui.kit.arrange import Surface, hairline, horizontal, vertical
from ui.kit.attempts import Attempts
from ui.kit.label import FaultLine, Label
from ui.kit.language import say
from ui.kit.paperwork import print_out
from ui.kit.press import Key, Press
from ui.kit.table import Column, Table
from ui.kit.toast import toast
from ui.kit.workbench import Workbench

if TYPE_CHECKING:
    from ui.dayclose.x_view import XView

_CLOSED = (
    Column(Text("日期", "Day"), lambda day: say(days.said(day.day)), role="strong"),
    Column(Text("日结号", "No."), lambda day: str(day.close_no), 70, role="number"),
    Column(Text("主管", "By"), lambda day: day.closed_by, 90, role="muted"),
)
_SIDE = 372
Counted = tuple[Totals, Preview | None, tuple[ClosedDay, ...], bool, Money]


class DayclosePage(QWidget):
    """What a supervisor opens twice a day."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._attempts = bench, Attempts()
        self._totals: Totals | None = None
        self._asked = bench.desk.today.isoformat()

        # Parts
        self._period = QLineEdit(self._asked, self)
        self._said = Label("", "muted", self, name="said", wraps=True)
        self._fault = FaultLine(self, name="period-fault")
        self._kinds, self._money, self._splits = KindSheet(), MoneySheet(), SplitSheet()
        self._views = QButtonGroup(self)
        self._closing = Closing(bench, self)
        self._balance = BalanceView(bench, self)
        self._blind = Label(
            Text("还有班次没有清点，金额在清点保存后显示。",
                 "A shift is still to be counted: money is shown once its count is saved."),
            "muted", self, name="money-blind", wraps=True,
        )  # fmt: skip
        self._count = CountForm(bench, self)
        self._x_view: XView | None = None
        self._left = QStackedWidget(self)
        self._closed = Table(
            _CLOSED, lambda day: day.day, self, name="closed-days", is_compact=True,
            title=Text("已日结", "Closed days"),
            empty=Text("还没有日结过。", "No day has been closed yet."),
        )  # fmt: skip
        self._paper_line = FaultLine(self, name="paper-fault")
        self._again = Press(
            bench, Text("补打日结单", "Reprint the sheet"), work=self._reprinting,
            then=self._on_reprinted, owner=self, look="quiet", name="reprint-sheet",
            line=self._paper_line,
        )  # fmt: skip
        self._shift_keys = ShiftKeys(bench, self._closing.chosen_shift, self._paper_line, self)
        self._export_line = FaultLine(self, name="export-fault")
        self._exports = Exports(bench, self._export_line, self)

        # Wiring
        self._period.returnPressed.connect(lambda: self._ask_for(self._period.text().strip()))
        self._views.idClicked.connect(lambda _: self._show_splits())
        self._closing.closed.connect(self._on_closed)
        self._closing.count.connect(self._on_count)
        self._count.settled.connect(self._on_settled)
        self._count.left.connect(self._on_back)
        self._shift_keys.reported.connect(self._on_report)
        self._shift_keys.opened.connect(self.refresh)
        self._balance.signed.connect(self.refresh)
        self._closed.opened.connect(lambda day: self._ask_for(day.day.isoformat()))
        bench.bulletin.on("*", self._on_news, self)

        # Put together
        self._period.setObjectName("period")
        self._period.setFixedWidth(130)
        self._period.setAccessibleName(say(Text("日期、月份或年份", "Day, month or year")))
        vertical(
            self, self._head(), self._fault, self._export_line, self._body(), spacing=12, margin=16
        )

    def refresh(self) -> None:
        """Count the period asked for anew and look at what closing would do."""
        desk, period = self._bench.desk, self._asked

        def look() -> Counted:
            counted = totals.of(desk, period)
            one_day = counted.since == counted.until
            seen = close.preview(desk, counted.since) if one_day else None
            is_blind = reading.is_blind(desk, counted.since, counted.until)
            return counted, seen, close.closed_days(desk), is_blind, reading.usual_float(desk)

        self._bench.background.run(self, look, self._on_counted, self._on_not_counted)

    def _ask_for(self, period: str) -> None:
        self._asked = period
        self._period.setText(period)
        self.refresh()

    def _on_news(self) -> None:
        """Something happened in the hall; a page that nobody sees need not count."""
        if self.isVisible():
            self.refresh()

    # Showing

    def _on_counted(self, counted: Counted) -> None:
        self._totals, seen, closed, is_blind, usual = counted
        self._fault.show_text("")
        self._said.show_text(_span(self._totals))
        self._kinds.show_totals(self._totals)
        # whoever counts a drawer must not read here what should be in it
        self._money.show_money(NO_MONEY if is_blind else self._totals.money)
        self._money.setVisible(not is_blind)
        self._blind.setVisible(is_blind)
        self._show_splits()
        # of a day with a drawer to count it tells the papers and the numbers, not the money
        self._balance.show_day(None if seen is None else seen.day)
        if seen is None:
            self._closing.clear()
        else:
            self._closing.show_preview(seen)
        open_now = seen.unsettled if seen is not None and seen.close_no is None else ()
        self._shift_keys.offer(open_now, usual)
        self._closed.show_rows(closed)
        self._again.allow(bool(closed))
        self._exports.offer(None if is_blind else self._totals)

    def _on_not_counted(self, error: CounterError) -> None:
        self._fault.show_text(error.text)
        self._exports.offer(None)

    def _show_splits(self) -> None:
        if self._totals is not None:
            view = VIEWS[self._views.checkedId()][0]
            of_view = tuple(split for split in self._totals.splits if split.view == view)
            self._splits.show_splits(of_view, self._totals.kinds)

    # Counting

    def _on_count(self, card: ShiftCard) -> None:
        self._left.setCurrentWidget(self._count)
        self._closing.hold(True)
        if card.state == "counted":
            self._count.show_outcome(card)
        else:
            self._count.begin(card)

    def _on_settled(self, card: ShiftCard) -> None:
        told = Text("{clerk} 的班次已清点", "The shift of {clerk} is counted")
        toast(self, told.fill(clerk=card.clerk))
        self._on_back()

    def _on_back(self) -> None:
        self._left.setCurrentIndex(0)
        self._closing.hold(False)
        self.refresh()
        self._closing.setFocus()

    # The X report

    def _on_report(self, report: XReport) -> None:
        if self._x_view is None:
            from ui.dayclose.x_view import XView  # loads Qt's PDF part

            self._x_view = XView(self._bench, self)
            self._x_view.left.connect(self._on_report_left)
            self._left.addWidget(self._x_view)
        self._left.setCurrentWidget(self._x_view)
        self._closing.hold(True)
        self._x_view.show_report(report)
        self._x_view.setFocus()

    def _on_report_left(self) -> None:
        if self._x_view is not None:
            self._x_view.clear()
        self._on_back()

    # Closing and reprinting

    def _on_closed(self, sheet: PaperJob) -> None:
        toast(self, Text("{day} 已日结", "{day} is closed").fill(day=sheet.case_no))
        self.refresh()
        print_out(self._bench, sheet, self, self._paper_line)

    def _reprinting(self) -> Callable[[], PaperJob] | None:
        day, desk = self._closed.current(), self._bench.desk
        if not isinstance(day, ClosedDay):
            raise Refused(Text("请先选择一个已日结的日期。", "Choose a closed day first."))
        reason = self._bench.ask.text(
            self,
            Text("补打日结单 {day}", "Reprint the sheet of {day}").fill(day=days.said(day.day)),
            Text("为什么补打？", "Why again?"),
        )
        if not reason:
            return None
        act = self._attempts.act("reprint", day.day.isoformat())

        def work() -> PaperJob:
            papers = outbox.of_case(desk, day.day.isoformat())
            waiting = next((paper for paper in papers if paper.is_pending), None)
            return waiting or outbox.reprint(desk, day.paper_id, reason, act)

        return work

    def _on_reprinted(self, sheet: PaperJob) -> None:
        self._attempts.done("reprint", sheet.case_no)
        print_out(self._bench, sheet, self, self._paper_line)

    # Layout

    def _head(self) -> QWidget:
        head = QWidget(self)
        today = self._bench.desk.today.isoformat()
        keys = []
        for title, period, name in (
            (Text("今天", "Today"), today, "today"),
            (Text("本月", "This month"), today[:7], "month"),
            (Text("本年", "This year"), today[:4], "year"),
        ):
            key = Key(title, "", head, look="quiet", name=name)
            key.clicked.connect(lambda _, period=period: self._ask_for(period))
            keys.append(key)
        heading = Label(Text("日结与统计", "Day close and figures"), "title", head)
        row = horizontal(
            head, heading, 16, self._period, *keys, 8, self._said, self._exports
        )  # fmt: skip
        row.setStretchFactor(self._said, 1)  # a span of days takes two lines
        return head

    def _body(self) -> QWidget:
        body, sheet, side = QWidget(self), Surface(self), Surface(self)
        page = QWidget()
        page.setObjectName("canvas")
        vertical(
            page, self._kinds, hairline(page), Label(Text("收费", "Money"), "caption", page),
            self._money, self._blind, hairline(page), self._balance, self._view_keys(page),
            self._splits, None, spacing=12, margin=16,
        )  # fmt: skip
        scroll = QScrollArea(sheet)
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.addWidget(scroll)
        self._left.addWidget(self._count)
        vertical(sheet, self._left, margin=1)
        side.setFixedWidth(_SIDE)
        closed_days = QWidget(side)
        vertical(
            closed_days, self._closed, horizontal(None, self._again, None), spacing=4
        ).setStretch(0, 1)
        self._closing.lists.add(CLOSED_DAYS, Text("已日结", "Closed"), closed_days)
        self._closing.keep_below_shifts(self._shift_keys)
        self._closing.clear()
        vertical(side, self._closing, self._paper_line, spacing=8, margin=16).setStretch(0, 1)
        row = horizontal(body, sheet, side, spacing=16)
        row.setStretch(0, 1)
        return body

    def _view_keys(self, parent: QWidget) -> QWidget:
        keys = QWidget(parent)
        row = horizontal(keys, spacing=0)
        row.addWidget(Label(Text("受理按", "Accepted by"), "caption", keys))
        row.addSpacing(8)
        for number, (view, title) in enumerate(VIEWS):
            key = QPushButton(say(title), keys)
            key.setObjectName(f"view-{view}")
            key.setCheckable(True)
            key.setChecked(number == 0)
            key.setAutoDefault(False)
            key.setProperty("segment", _place(number))
            self._views.addButton(key, number)
            row.addWidget(key)
        row.addStretch(1)
        return keys


NO_MONEY = MoneyFigures(Money(0), Money(0), Money(0))


def _place(number: int) -> str:
    return {0: "first", len(VIEWS) - 1: "last"}.get(number, "middle")


def _span(counted: Totals) -> Text:
    """The period in words, and how much of it is closed."""
    if counted.since == counted.until:
        return days.said(counted.since)
    return Text(
        "{since} 至 {until} · 有业务 {work} 天，已日结 {closed} 天",
        "{since} to {until} · {work} {work:day|days} with work, {closed} closed",
    ).fill(
        since=counted.since.isoformat(),
        until=counted.until.isoformat(),
        work=counted.days_with_work,
        closed=counted.days_closed,
    )
