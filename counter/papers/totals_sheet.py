"""The figures of a day, a month or a year as a paper, for the file and for the superiors.

The same tables as the day sheet, drawn from the same definitions; without tag and anchor, because
it proves nothing: what is proved stands on the day sheets.
"""

from __future__ import annotations

from datetime import datetime

from counter.dayclose.figures import Totals
from counter.papers import words
from counter.papers.column import Column
from counter.papers.day_sheet import kinds, money
from counter.papers.day_sheet_views import splits
from counter.papers.frame import Sheet
from counter.papers.page import lay_out
from counter.papers.pairs import pairs
from counter.papers.sizes import A4
from counter.text import Text
from counter.values.office import Office

TITLE = Text("业务统计", "Figures of the hall")


def pdf(office: Office, totals: Totals, clerk: str, window: str, made_at: datetime) -> bytes:
    """The figures on A4; `clerk` took them out at `window`."""
    body = Column(A4)
    body.space(1)
    pairs(
        body,
        (Text("起", "From"), words.day(totals.since)),
        (Text("止", "Until"), words.day(totals.until)),
        (Text("有业务日数", "Days with work"), str(totals.days_with_work)),
        (Text("已日结日数", "Days closed"), str(totals.days_closed)),
    )
    body.heading(Text("业务量", "Work done"))
    kinds(body, totals.kinds)
    money(body, totals.money)
    splits(body, totals)
    period = Text("统计期间", "Period")
    sheet = Sheet(office, TITLE, period, totals.period, "", clerk, window, made_at)
    return lay_out(sheet, A4, body)
