"""催领: who has not collected what is ready, since when, and who was asked how often.

The text is the hall's own (`collect_reminder` in the rules); the program sends nothing itself. A
clerk copies the text, telephones, or prints the letter, and what he did is on record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from counter import outbox
from counter.desk import Desk, Pen, read_office
from counter.errors import NotFound, Refused
from counter.outbox import PaperJob
from counter.progress.shelving.shelve import shown
from counter.progress.shelving.slips import CollectionNotice
from counter.rules import templates
from counter.rules.collecting import TEMPLATE, ageing
from counter.store import shelf, shelfbook
from counter.store.casebook import get, kind_of
from counter.store.tables.cases import Case, Piece
from counter.store.tables.shelves import CollectionReminder
from counter.text import Text
from counter.values.clerk import Right
from counter.values.identity import mask_phone_screen

Channel = Literal["sms", "wechat", "phone", "letter"]
CHANNELS: dict[str, Text] = {
    "sms": Text("短信", "text message"),
    "wechat": Text("微信", "WeChat"),
    "phone": Text("电话", "telephone"),
    "letter": Text("书面通知", "letter"),
}
LEVELS: tuple[tuple[str, Text], ...] = (
    ("due", Text("应催", "To remind")),
    ("1", Text("首次", "First")),
    ("2", Text("再次", "Second")),
    ("3", Text("久未取", "Long")),
    ("all", Text("全部待取", "All")),
)
TITLE = Text("取件催领通知", "Reminder to collect")


@dataclass(frozen=True)
class Uncollected:
    """A finished case that nobody has collected; name and telephone masked.

    `level`: how many steps of the rules have begun (0: not yet to be reminded); passports lie in
    custody and in no `place` of this shelf.
    """

    case_no: str
    kind: Text
    applicant: str
    phone_masked: str
    ready_on: date
    days: int
    level: int
    place: str
    is_in_custody: bool
    reminded: int
    last_on: date | None
    last_by: Text | None


@dataclass(frozen=True)
class Message:
    """What is sent or read out, to which number; in full, so whoever asked is on record."""

    case_no: str
    phone: str
    text: Text


class NotWaiting(Refused):
    """The case is not one that somebody has to collect."""

    def __init__(self, case_no: str, step: Text) -> None:
        self.case_no = case_no
        super().__init__(
            Text("{no} 现在是“{step}”，不在待取之列，无需催领。",
                 "{no} stands at '{step}' and waits for nobody to collect it.")
            .fill(no=case_no, step=step)
        )  # fmt: skip


def uncollected(desk: Desk, level: str = "due") -> tuple[Uncollected, ...]:
    """Cases that wait to be collected, the longest first; `level` is a code of `LEVELS`."""
    with desk.reading():
        rows = _rows(desk.today)
        return tuple(row for row in rows if _passes(row, level))


def counts(desk: Desk) -> dict[str, int]:
    """How many cases each level holds."""
    with desk.reading():
        rows = _rows(desk.today)
        return {code: sum(_passes(row, code) for row in rows) for code, _ in LEVELS}


def message(desk: Desk, case_no: str, act: str) -> Message:
    """The text of a reminder with name and telephone in full; that it was looked at is on record.

    Refuses `NotWaiting`, and `NoTemplate` where the rules hold no such text.
    """
    with desk.signed(Right.UNMASK, act, dated=False) as pen:
        case = _waiting(case_no)
        if pen.answer is None:
            pen.write("unmask", case.no, {"reason": "催领"})
        return Message(case.no, case.phone, _text(case, pen.day))


def remind(desk: Desk, case_nos: Sequence[str], channel: Channel, act: str) -> tuple[str, ...]:
    """Record that these were asked to collect by text, WeChat or telephone; their numbers.

    Refuses `NotWaiting`; all or none are recorded.
    """
    if channel not in CHANNELS or channel == "letter":
        raise NotFound(Text("催领方式 {code}", "channel {code}").fill(code=channel))
    with desk.signed(Right.ADVANCE, act, dated=False) as pen:
        numbers = _chosen(case_nos)
        if pen.answer is None:
            for no in numbers:
                _record(desk, pen, _waiting(no), channel)
        return numbers


def letters(desk: Desk, case_nos: Sequence[str], act: str) -> tuple[PaperJob, ...]:
    """Queue a letter to each of these, and record it as a reminder. Refuses `NotWaiting`."""
    with desk.signed(Right.ADVANCE, act, dated=False) as pen:
        if pen.answer is not None:
            return tuple(map(outbox.job, pen.answer["papers"]))
        papers = []
        for no in _chosen(case_nos):
            case = _waiting(no)
            count = _record(desk, pen, case, "letter")
            papers.append(
                outbox.queue(pen, "collection_notice", case.no, _notice(desk, pen, case, count))
            )
        pen.result = {"papers": papers}
        return tuple(map(outbox.job, papers))


def _chosen(case_nos: Sequence[str]) -> tuple[str, ...]:
    numbers = tuple(dict.fromkeys(case_nos))
    if not numbers:
        raise NotFound(Text("要催领的办件", "cases to remind of"))
    return numbers


def _passes(row: Uncollected, level: str) -> bool:
    if level == "due":
        return row.level > 0
    return level == "all" or row.level == int(level)


def _waiting(case_no: str) -> Case:
    case = get(case_no)
    if case.stage != "ready" or case.delivery != "pickup":
        raise NotWaiting(case.no, kind_of(case).workflow.step(case.step).title)
    return case


def _record(desk: Desk, pen: Pen, case: Case, channel: Channel) -> int:
    """Write one reminder; how many there are now."""
    CollectionReminder.create(
        case=case, channel=channel, day=pen.day, at=pen.now, clerk=desk.clerk.name
    )
    count = CollectionReminder.select().where(CollectionReminder.case == case).count()
    pen.write(f"remind_{channel}", case.no, {"channel": channel, "count": count})
    return int(count)


def _text(case: Case, on: date) -> Text:
    since = shelfbook.ready_since([case])[case.id]
    return templates.fill(
        shelf.newest(), TEMPLATE, on, name=case.name, case_no=case.no,
        ready_on=since.isoformat(),
    )  # fmt: skip


def _notice(desk: Desk, pen: Pen, case: Case, count: int) -> CollectionNotice:
    template = templates.find(shelf.newest(), TEMPLATE, pen.day)
    return CollectionNotice(
        office=read_office(), case_no=case.no, tag=case.tag, kind=kind_of(case).title,
        applicant=case.name, title=TITLE if template is None else template.text("title"),
        body=_text(case, pen.day), ready_on=shelfbook.ready_since([case])[case.id],
        pieces=case.pieces.where(Piece.taken_at.is_null()).count(), reminder=count, on=pen.day,
        clerk=desk.clerk.name, window=desk.window, made_at=pen.now,
    )  # fmt: skip


def _rows(today: date) -> tuple[Uncollected, ...]:
    cases = list(Case.select().where(Case.stage == "ready", Case.delivery == "pickup"))
    since = shelfbook.ready_since(cases)
    where = shelfbook.places_of([case.id for case in cases])
    told = _told([case.id for case in cases])
    steps = ageing(shelf.newest(), today)
    rows = []
    for case in cases:
        days = (today - since[case.id]).days
        its = told.get(case.id, [])
        rows.append(
            Uncollected(
                case.no, kind_of(case).title, shown(case), mask_phone_screen(case.phone),
                since[case.id], days, steps.level(days), where.get(case.id, ""),
                shelfbook.keeps_passports(case), len(its), its[-1].day if its else None,
                CHANNELS[its[-1].channel] if its else None,
            )
        )  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (row.ready_on, row.case_no)))


def _told(ids: list[int]) -> dict[int, list[CollectionReminder]]:
    found: dict[int, list[CollectionReminder]] = {}
    for start in range(0, len(ids), 400):
        rows = CollectionReminder.select().where(
            CollectionReminder.case.in_(ids[start : start + 400])
        )
        for row in rows.order_by(CollectionReminder.id):
            found.setdefault(row.case_id, []).append(row)
    return found
