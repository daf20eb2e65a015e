"""The promised day: counted in working days from the day of acceptance, with every day's note.

>>> from counter.rules.edition import seed_edition
>>> edition = seed_edition()
>>> promised = due(
...     edition, Calendar(edition), "authentication", "apostille", "ordinary", date(2026, 3, 23)
... )
>>> promised.on, promised.reason.zh
(datetime.date(2026, 3, 27), '普通件 4 个工作日，受理当天不计')
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from counter.rules.calendar import Calendar
from counter.rules.edition import Edition
from counter.rules.rule import UNCERTAIN, Rule
from counter.text import Text


@dataclass(frozen=True)
class DayNote:
    """One day on the way to the promise; `number` counts working days, None where none counts."""

    on: date
    is_working: bool
    number: int | None
    why: Text


@dataclass(frozen=True)
class DueDay:
    """The promised day and the one line that says how it was counted.

    An estimate is said to be one wherever it is shown. `days` runs from the day of acceptance.
    """

    on: date
    is_estimate: bool
    reason: Text
    days: tuple[DayNote, ...] = ()


def due(
    edition: Edition,
    calendar: Calendar,
    case_type_code: str,
    route_code: str | None,
    speed: str,
    accepted_on: date,
    destination: str = "",
) -> DueDay | None:
    """The day promised to a case accepted on that day; None where nothing can be promised.

    For a double authentication the embassy's working days are added: those of `destination`
    where they are known, else the cautious default; that makes it an estimate, as embassies keep
    their own holidays. Source: MFA, 4th working day after acceptance, urgent the 2nd.
    """
    asked = {"route": route_code, "speed": speed or "ordinary"}
    rule = next(
        (
            row
            for row in edition.in_force("day_counts", accepted_on)
            if row.values["case_type"] == case_type_code and row.condition().holds(asked)
        ),
        None,
    )
    if rule is None:
        return None
    own, counts_first = int(rule.values["working_days"]), rule.values["counts_first"] == "yes"
    embassy = _embassy(edition, destination, accepted_on) if rule.values["adds_embassy"] else None
    abroad = int(embassy.values["working_days"]) if embassy is not None else 0
    on = calendar.nth_working_day(accepted_on, own + abroad, counts_first)
    is_known = calendar.is_known(accepted_on.year) and calendar.is_known(on.year)
    is_uncertain = rule.is_uncertain or (embassy is not None and embassy.is_uncertain)
    return DueDay(
        on=on,
        is_estimate=bool(rule.values["is_estimate"]) or not is_known,
        reason=_reason(rule, abroad, counts_first, is_uncertain, on.year if not is_known else None),
        days=_notes(calendar, accepted_on, on, counts_first),
    )


def add_pause(calendar: Calendar, due_day: DueDay, paused_on: date, resumed_on: date) -> DueDay:
    """The promise after a pause (补正): put off by the working days from pause to resumption.

    The day of the notice still counts as worked on, the day of completion does not: the rest of
    the days runs on from the day after, as after an acceptance. A pause without a working day
    changes nothing. `ValueError` for a pause that ends before it began.
    """
    if resumed_on < paused_on:
        raise ValueError(f"a pause of {paused_on} cannot end on {resumed_on}")
    paused = calendar.working_days_between(paused_on, resumed_on)
    if paused == 0:
        return due_day
    on = calendar.nth_working_day(due_day.on, paused)
    return DueDay(
        on=on,
        is_estimate=due_day.is_estimate or not calendar.is_known(on.year),
        reason=Text(
            "{reason}；补正停时 {days} 个工作日",
            "{reason}; clock stopped for {days} working days",
        ).fill(reason=due_day.reason, days=paused),
        days=due_day.days + _further(calendar, due_day, on),
    )


def _embassy(edition: Edition, destination: str, on: date) -> Rule | None:
    """The row with the embassy's days: the country's own, else the default."""
    own = edition.one("embassies", destination, on)
    if own is not None and own.values["working_days"]:
        return own
    return edition.one("day_counts", "embassy", on)


def _reason(
    rule: Rule, abroad: int, counts_first: bool, is_uncertain: bool, unknown_year: int | None
) -> Text:
    said = Text("{title} {own} 个工作日", "{title}: {own} working days").fill(
        title=rule.text("title"), own=rule.values["working_days"]
    )
    if rule.values["is_estimate"]:
        said = Text("预计：{said}", "Estimate: {said}").fill(said=said)
    if abroad:
        said = Text("{said}，使领馆约 {days} 个", "{said}, embassy about {days}").fill(
            said=said, days=abroad
        )
    said = (
        Text("{said}，受理当天计入", "{said}, the day of acceptance counts")
        if counts_first
        else Text("{said}，受理当天不计", "{said}, the day of acceptance does not count")
    ).fill(said=said)
    if is_uncertain:
        said = Text("{said}{doubt}", "{said}{doubt}").fill(said=said, doubt=UNCERTAIN)
    if unknown_year is not None:
        said = Text(
            "{said}；{year} 年放假安排未录入，为预计",
            "{said}; estimate: the holidays of {year} are not entered yet",
        ).fill(said=said, year=unknown_year)
    return said


def _further(calendar: Calendar, due_day: DueDay, on: date) -> tuple[DayNote, ...]:
    """The notes from the old promise to the new one; none where the old one kept none."""
    if not due_day.days:
        return ()
    counted = due_day.days[-1].number or 0
    return _notes(calendar, due_day.on, on, False, counted)[1:]


def _notes(
    calendar: Calendar, start: date, end: date, counts_first: bool, counted: int = 0
) -> tuple[DayNote, ...]:
    notes = []
    number = counted
    for passed in range((end - start).days + 1):
        day = start + timedelta(days=passed)
        is_working, why = calendar.is_working(day), calendar.why(day)
        counts = is_working and (passed > 0 or counts_first)
        number += counts
        if passed == 0 and is_working and not counts_first:
            why = Text("受理当天不计", "day of acceptance, not counted")
        notes.append(DayNote(day, is_working, number if counts else None, why))
    return tuple(notes)
