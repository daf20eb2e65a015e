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

from dataclasses import dataclass, replace
from datetime import date, timedelta

from counter.rules.abroad import office_time
from counter.rules.calendar import Calendar, lack
from counter.rules.closures import closures
from counter.rules.edition import Edition
from counter.rules.rule import UNCERTAIN, Rule
from counter.text import Text

_NOT_COUNTED = Text("受理当天不计", "day of acceptance, not counted")
_PAUSED = Text("补正停时", "clock stopped")
_EMBASSY = Text("使领馆办理", "at the embassy")
_GUESSED = Text("{why}（预计）", "{why} (estimate)")


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

    An estimate is said to be one wherever it is shown. `days` runs from the day of acceptance to
    the promised one, pauses included.
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

    For a double authentication the embassy's working days are added, counted from the day the hall
    is done: those of `destination` where they are known, else the cautious default. The days on
    which that embassy is known to be closed are left out; it stays an estimate all the same.
    Source: MFA, 4th working day after acceptance, urgent the 2nd.
    """
    asked = {"route": route_code, "speed": speed or "ordinary"}
    rule = max(
        (
            row
            for row in edition.in_force("day_counts", accepted_on)
            if row.values["case_type"] == case_type_code and row.condition().holds(asked)
        ),
        # the most particular row, wherever it stands in the table
        key=lambda row: (len(row.condition().parts), row.since, row.key),
        default=None,
    )
    if rule is None:
        return None
    own, counts_first = int(rule.values["working_days"]), rule.values["counts_first"] == "yes"
    done_here = calendar.nth_working_day(accepted_on, own, counts_first)
    days = _notes(calendar, accepted_on, done_here, counts_first)
    on, abroad, doubt = done_here, 0, rule.is_uncertain
    adds = rule.values["adds_embassy"]
    embassy = office_time(edition, destination, accepted_on) if adds else None
    if embassy is not None:
        abroad, doubt = int(embassy.values["working_days"]), doubt or embassy.is_uncertain
        open_days = calendar.closed_on(closures(edition, destination))
        on = open_days.nth_working_day(done_here, abroad)
        days += _notes(open_days, done_here, on, False, own, at=_EMBASSY)[1:]
    unknown = calendar.unknown_years(accepted_on, on)
    return DueDay(
        on=on,
        is_estimate=bool(rule.values["is_estimate"]) or bool(unknown),
        reason=_reason(rule, abroad, counts_first, doubt, unknown),
        days=days,
    )


def add_pause(calendar: Calendar, due_day: DueDay, paused_on: date, resumed_on: date) -> DueDay:
    """The promise after a pause (补正): put off by the working days from pause to resumption.

    The day of the notice still counts as worked on, the day of completion does not: the rest of
    the days runs on from the day after, as after an acceptance. A pause without a working day
    changes nothing. Days that were promised before stay as they were counted then, whatever
    `calendar` says of them now. `ValueError` for a pause that ends before it began.
    """
    if resumed_on < paused_on:
        raise ValueError(f"a pause of {paused_on} cannot end on {resumed_on}")
    paused = calendar.working_days_between(paused_on, resumed_on)
    if paused == 0:
        return due_day
    on = calendar.nth_working_day(due_day.on, paused)
    unknown = calendar.unknown_years(due_day.on, on)
    reason = Text(
        "{reason}；补正停时 {days} 个工作日",
        "{reason}; clock stopped for {days} working days",
    ).fill(reason=due_day.reason, days=paused)
    return DueDay(
        on=on,
        is_estimate=due_day.is_estimate or bool(unknown),
        reason=reason if due_day.is_estimate else _without_calendar(reason, unknown),
        days=_put_off(calendar, due_day, on, paused_on, resumed_on),
    )


def while_paused(
    calendar: Calendar, days: tuple[DayNote, ...], paused_on: date, today: date
) -> tuple[DayNote, ...]:
    """The way so far of a case whose clock stands still: up to the notice, then up to `today`.

    What comes after is not known before the case is completed.
    """
    worked = tuple(note for note in days if note.on <= paused_on)
    if not worked:
        return ()
    stopped = _notes(calendar, worked[-1].on, max(today, worked[-1].on), False)[1:]
    return worked + tuple(_stopped(note) for note in stopped)


def _reason(
    rule: Rule, abroad: int, counts_first: bool, is_uncertain: bool, unknown: tuple[int, ...]
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
    return _without_calendar(said, unknown)


def _without_calendar(said: Text, unknown: tuple[int, ...]) -> Text:
    """The reason, and that it was counted without the calendar of some years."""
    if not unknown:
        return said
    return Text("{said}；{lack}，按周末估算", "{said}; {lack}, counted by weekends").fill(
        said=said, lack=lack(unknown)
    )


def _put_off(
    calendar: Calendar, due_day: DueDay, on: date, paused_on: date, resumed_on: date
) -> tuple[DayNote, ...]:
    """Every day again, those of the pause uncounted; none where the promise kept none."""
    if not due_day.days:
        return ()
    notes, counted = [], 0
    for note in (*due_day.days, *_notes(calendar, due_day.on, on, False)[1:]):
        is_paused = paused_on < note.on <= resumed_on
        if is_paused and calendar.is_working(note.on):
            note = _stopped(note)
        counted += note.number is not None
        notes.append(note if note.number is None else replace(note, number=counted))
    return tuple(notes)


def _stopped(note: DayNote) -> DayNote:
    return replace(note, number=None, why=_PAUSED) if note.is_working else note


def _notes(
    calendar: Calendar, start: date, end: date, counts_first: bool, counted: int = 0,
    at: Text | None = None,
) -> tuple[DayNote, ...]:  # fmt: skip
    """A note for each day, start and end included; `at` is said of the days that count."""
    notes = []
    number = counted
    for passed in range((end - start).days + 1):
        day = start + timedelta(days=passed)
        is_working, why = calendar.is_working(day), calendar.why(day)
        counts = is_working and (passed > 0 or counts_first)
        number += counts
        if passed == 0 and is_working and not counts_first:
            why = _NOT_COUNTED
        elif counts and at is not None:
            why = at
        if not calendar.is_known(day.year):
            why = _GUESSED.fill(why=why)
        notes.append(DayNote(day, is_working, number if counts else None, why))
    return tuple(notes)
