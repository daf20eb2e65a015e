"""The figures of a day, a month or a year, and the sheet that a closed day prints.

Units are never added together: a figure is always of one kind of business in its own unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.dayclose.anchor import Anchor
from counter.dayclose.balance.figures import BalanceFigures
from counter.dayclose.open_work import OpenLine
from counter.dayclose.period_totals import PeriodTotals
from counter.dayclose.shift.figures import TillFigures
from counter.text import Text
from counter.values.money import Money
from counter.values.office import Office

CASES = Text("件", "cases")


@dataclass(frozen=True)
class KindFigures:
    """One kind of business in its unit (份, 人次, 本); `*_cases` count cases (件; cards: 批).

    `made` counts what is made besides, in a unit of its own (cards: 张), never added to the rest.

    received = what came to the window; accepted = 受理; finished = 办结 (result made ready);
    handed_over and posted = what left; corrections = 补正 notices; rejected = 不予受理;
    refused = 不予办理; withdrawn = 撤回.
    """

    code: str
    title: Text
    unit: Text
    received: int = 0
    received_cases: int = 0
    accepted: int = 0
    accepted_cases: int = 0
    finished: int = 0
    finished_cases: int = 0
    handed_over: int = 0
    handed_over_cases: int = 0
    posted: int = 0
    posted_cases: int = 0
    corrections: int = 0
    corrections_cases: int = 0
    rejected: int = 0
    rejected_cases: int = 0
    refused: int = 0
    refused_cases: int = 0
    withdrawn: int = 0
    withdrawn_cases: int = 0
    made: int = 0
    made_unit: Text | None = None
    case_unit: Text = CASES


@dataclass(frozen=True)
class Split:
    """Accepted units of one kind split by one view: route, channel, clerk, speed, destination."""

    view: str
    kind: str
    code: str
    title: Text
    unit: Text
    accepted: int
    accepted_cases: int


@dataclass(frozen=True)
class MoneyFigures:
    """Money of the counter; `by_method` is what was paid by each method, refunds apart."""

    due: Money
    paid: Money
    refunded: Money
    by_method: tuple[tuple[Text, Money, Money], ...] = ()  # method, paid, refunded
    by_payee: tuple[tuple[Text, Money, Money, Money], ...] = ()
    """For whom it is, own fees first: payee, due, paid, refunded. They come to the sums above;
    empty on sheets from before money was kept apart."""


@dataclass(frozen=True)
class FiscalUse:
    """The fiscal receipts of a day: how many for how much, their numbers (runs as 1–5), and
    those that were voided, reversed or paid back, in words."""

    count: int
    amount: Money
    used: tuple[str, ...]
    ended: tuple[Text, ...]


@dataclass(frozen=True)
class ExceptionLine:
    """One thing that a supervisor should see: a reprint, a late correction, an unmasking."""

    at: datetime
    what: Text
    case_no: str
    clerk: str


@dataclass(frozen=True)
class BlankFigures:
    """Numbered blanks of one day, counted by sheet.

    `spoiled` left the stock without a result that stands; `revoked` are results of earlier days
    that are void now (their sheets had left the stock before). What is left in the evening is
    what was left the evening before + received − used − spoiled; None: no stock is kept.
    """

    received: int
    used: int
    spoiled: int
    revoked: int
    left: int | None
    numbers: tuple[str, ...]
    void_numbers: tuple[str, ...]

    def said(self) -> Text:
        """The day's blanks in one line; what did not happen is left out."""
        counted = (
            (Text("入库", "received"), self.received), (Text("使用", "used"), self.used),
            (Text("作废", "spoiled"), self.spoiled),
            (Text("此前认证作废", "earlier results void"), self.revoked),
        )  # fmt: skip
        parts = [Text("{what} {n}", "{what} {n}").fill(what=what, n=n) for what, n in counted if n]
        if self.left is not None:
            parts.append(Text("结存 {n}", "left {n}").fill(n=self.left))
        return Text("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))


@dataclass(frozen=True)
class Totals:
    """Figures of `since` to `until`, both days counted; `period` as asked: 2020, 2020-06, a day."""

    period: str
    since: date
    until: date
    kinds: tuple[KindFigures, ...]
    splits: tuple[Split, ...]
    money: MoneyFigures
    days_with_work: int
    days_closed: int


@dataclass(frozen=True)
class DaySheet:
    """日结单: one closed day, numbered, as it was on the evening it was closed.

    `close_no` is gapless; `journal_head` is the last entry's number and the first 16 hex digits
    of its hash: the anchor that proves the journal against this paper. `open_cases` are carried
    on; the day itself began with `opened_with` (None: not measured). What older sheets do not
    state is empty.
    """

    office: Office
    day: date
    close_no: int
    tag: str
    totals: Totals
    exceptions: tuple[ExceptionLine, ...]
    open_cases: int
    first_case_no: str
    last_case_no: str
    papers_printed: int
    journal_last: int
    journal_head: str
    program_version: str
    closed_by: str
    closed_at: datetime
    made_at: datetime
    blanks: BlankFigures | None = None
    fiscal: FiscalUse | None = None
    till: TillFigures | None = None
    periods: PeriodTotals | None = None
    open_work: tuple[OpenLine, ...] = ()
    opened_with: int | None = None
    reprints: int = 0
    approved_by: str = ""
    anchor: Anchor | None = None
    balance: BalanceFigures | None = None
