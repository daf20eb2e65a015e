"""What lies in front of the windows: one list, the most urgent first, with the usual filters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from peewee import Case as When
from peewee import fn

from counter.casetypes.register import by_code
from counter.desk import Desk
from counter.outbox import PENDING
from counter.queue.telling import Telling, all_telling, telling
from counter.rules import wording
from counter.store import card_reminders, custody, shelfbook
from counter.store.casebook import kind_of, owed_by
from counter.store.tables.cases import Case
from counter.store.tables.hall import Paper
from counter.store.tables.prereviews import Prereview
from counter.text import Text
from counter.values.identity import mask_name
from counter.values.money import Money

Urgency = Literal["overdue", "today", "soon", "later", "none"]
SOON = timedelta(days=2)
OPEN = ("received", "waiting", "working", "outside", "ready")
RUNNING = ("received", "working", "outside")  # stages in which a promised day is still owed

FILTERS: tuple[tuple[str, Text], ...] = (
    ("all", Text("全部", "All")),
    ("today", Text("今日到期", "Due today")),
    ("overdue", Text("逾期", "Overdue")),
    ("correction", Text("待补正", "To complete")),
    ("ready", Text("待取", "To collect")),
    ("to_post", Text("待寄", "To post")),
    ("reprint", Text("待补打", "To print")),
    ("cards", Text("卡提醒", "Cards")),
)


@dataclass(frozen=True)
class CaseRow:
    """One case on a list; names are masked, `owes` is negative where money must go back.

    `tell_by`: taken in, not accepted: the last day on which to tell everything that is missing,
    `tell_left` working days from now (negative: late).
    """

    case_no: str
    letters: str
    kind: Text
    applicant: str
    destination: Text | None
    route: Text | None
    step: Text
    stage: str
    due_on: date | None
    urgency: Urgency
    speed: Text | None
    clerk: str
    units: int
    unit: Text
    owes: Money
    reprint: bool
    tell_by: date | None = None
    tell_left: int | None = None
    place: str = ""
    """Where its papers lie on the shelf; empty where they lie in none."""


def open_cases(
    desk: Desk, filter_code: str = "all", kind: str | None = None, mine: bool = False,
    limit: int = 2000,
) -> tuple[CaseRow, ...]:  # fmt: skip
    """Open cases that pass the filter: overdue first, then by promised day, then as they came.

    What waits to be accepted stands at the last day for telling what is missing.

    `kind` is a case type's code; `mine` keeps those that this clerk touched last.
    """
    with desk.reading():
        waiting = all_telling()
        chosen = Case.select().where(condition(filter_code, desk.today, waiting))
        if kind is not None:
            chosen = chosen.where(Case.letters == by_code(kind).letters)
        if mine:
            chosen = chosen.where(Case.changed_by == desk.clerk.name)
        chosen = chosen.order_by(
            # What is ready or stopped keeps its old day and must not stand above what is late.
            Case.stage.not_in(RUNNING), _day_in_order(waiting),
            (Case.speed != "urgent"), Case.id,
        ).limit(limit)
        return rows(chosen, desk.today)


def counts(desk: Desk) -> dict[str, int]:
    """How many cases each filter would show; `papers`: how many papers wait, those of envelopes,
    manifests and days among them; `custody`: how many passports should have been back;
    `prereviews`: how many wait to be looked at."""
    with desk.reading():
        waiting = all_telling()
        cases = {
            code: Case.select().where(condition(code, desk.today, waiting)).count()
            for code, _ in FILTERS
        }
        papers = Paper.select().where(Paper.state.in_(PENDING)).count()
        prereviews = Prereview.select().where(
            Prereview.state == "waiting", Prereview.case.is_null(), Prereview.purged_on.is_null()
        )
        return {
            **cases, "papers": papers, "custody": custody.late_count(desk.today),
            "prereviews": prereviews.count(),
        }  # fmt: skip


def condition(filter_code: str, today: date, waiting: Telling) -> Any:
    """The filter as a condition on cases; `KeyError` for an unknown one."""
    tell_today = Case.id.in_(waiting.numbers(today, today))
    tell_late = Case.id.in_(waiting.numbers(None, today - timedelta(days=1)))
    is_open = Case.stage.in_(OPEN)
    running = Case.stage.in_(RUNNING)
    unprinted = Paper.select(Paper.subject).where(Paper.state.in_(PENDING))
    return {
        "all": is_open,
        "today": (running & (Case.due_on == today)) | tell_today,
        "overdue": (running & (Case.due_on < today)) | tell_late,
        "correction": Case.stage == "waiting",
        "ready": (Case.stage == "ready") & (Case.delivery == "pickup"),
        "to_post": (Case.stage == "ready") & (Case.delivery == "post"),
        "reprint": Case.no.in_(unprinted),
        # A case that is done long ago may have a card that ends.
        "cards": Case.no.in_(card_reminders.case_nos(today)) if filter_code == "cards" else None,
    }[filter_code]


def _day_in_order(waiting: Telling) -> Any:
    """The promised day, or the last one for telling; whatever has neither comes last."""
    numbers: dict[date, list[int]] = {}
    for id, by in waiting.by.items():
        numbers.setdefault(by, []).append(id)
    days = [(Case.id.in_(ids), by.isoformat()) for by, ids in sorted(numbers.items())]
    promised = fn.COALESCE(Case.due_on, "9999-12-31")
    return When(None, days, promised) if days else promised


def rows(cases: Iterable[Case], today: date) -> tuple[CaseRow, ...]:
    """Cases as list rows."""
    found = list(cases)
    numbers = [case.no for case in found]
    waiting: set[str] = set()
    for start in range(0, len(numbers), 500):
        part = numbers[start : start + 500]
        papers = Paper.select(Paper.subject).where(
            Paper.subject.in_(part), Paper.state.in_(PENDING)
        )
        waiting |= {paper.subject for paper in papers}
    untold = telling(found)
    where = shelfbook.places_of([case.id for case in found if case.stage == "ready"])
    owes = owed_by(found)
    return tuple(
        row(case, today, case.no in waiting, untold, owes[case.id], where.get(case.id, ""))
        for case in found
    )


def row(
    case: Case, today: date, is_unprinted: bool, untold: Telling, owes: Money, place: str = ""
) -> CaseRow:
    """One case as a list row; `untold`: the last days for telling, this case's among them;
    `place`: where its papers lie."""
    kind = kind_of(case)
    tell_by = untold.by.get(case.id)
    return CaseRow(
        case_no=case.no, letters=case.letters, kind=kind.title, applicant=shown_name(case),
        destination=wording.country(case.destination) if case.destination else None,
        route=wording.route(case.route) if case.route else None,
        step=kind.workflow.step(case.step).title, stage=case.stage, due_on=case.due_on,
        urgency=urgency(case, today, tell_by),
        speed=wording.answer(kind.question("speed"), case.speed) if case.speed else None,
        clerk=case.changed_by, units=case.units, unit=kind.measure.unit, owes=owes,
        reprint=is_unprinted, tell_by=tell_by, tell_left=untold.left(case.id, today),
        place=place,
    )  # fmt: skip


def shown_name(case: Case) -> str:
    """A natural person's name masked; firms and notary offices as they are."""
    if case.applicant_kind in ("company", "notary"):
        return str(case.name)
    return mask_name(case.name)


def urgency(case: Case, today: date, tell_by: date | None = None) -> Urgency:
    """How pressing the promised day is, or the last one for telling what is missing.

    A case whose clock stands still presses nobody.
    """
    day = case.due_on if tell_by is None else tell_by
    if day is None or case.stage not in RUNNING:
        return "none"
    if day < today:
        return "overdue"
    if day == today:
        return "today"
    return "soon" if day <= today + SOON else "later"
