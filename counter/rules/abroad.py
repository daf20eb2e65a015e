"""How long an office abroad takes: the MFA's, embassies' and consulates' working days, estimated.

>>> from counter.rules.edition import seed_edition
>>> rule = office_time(seed_edition(), "EG", date(2026, 3, 23))
>>> rule.values["working_days"]
'7'
"""

from __future__ import annotations

from datetime import date

from counter.rules.calendar import Calendar
from counter.rules.closures import closures
from counter.rules.edition import Edition
from counter.rules.rule import Rule


def office_time(
    edition: Edition, destination: str, on: date, case_type: str = "authentication"
) -> Rule | None:
    """The row with the days of the country's office, else the default of authentication; for
    another kind of business the row of that kind."""
    if case_type != "authentication":
        rows = edition.in_force("day_counts", on)
        return next((row for row in rows if row.values["case_type"] == case_type), None)
    own = edition.one("embassies", destination, on)
    if own is not None and own.values["working_days"]:
        return own
    return edition.one("day_counts", "embassy", on)


def expected_back(
    edition: Edition, calendar: Calendar, destination: str, sent_on: date,
    case_type: str = "authentication",
) -> date | None:  # fmt: skip
    """The day on which what was sent out should be back, the office's known closures left out;
    always an estimate. None where no table knows a number of days."""
    rule = office_time(edition, destination, sent_on, case_type)
    if rule is None:
        return None
    open_days = calendar.closed_on(closures(edition, destination))
    return open_days.nth_working_day(sent_on, int(rule.values["working_days"]))
