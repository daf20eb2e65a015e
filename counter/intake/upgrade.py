"""平件改急件, 单认证改双认证: an accepted case is to go another way, and the difference is charged.

The difference is that of two bills by the rules of the case's own edition, both of today. The
promised day is counted anew from the first day of acceptance, its pauses kept. An urgent case is
never promised later than before; nothing is promised for a day that is past on the day of change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from counter import outbox
from counter.desk import Desk, Pen
from counter.errors import Overtaken, Refused
from counter.intake.visit import queue_receipt
from counter.outbox import PaperJob
from counter.rules.abroad import expected_back
from counter.rules.calendar import Calendar
from counter.rules.due import DayNote, DueDay, add_pause, due
from counter.rules.fees import Bill, bill
from counter.store import charging, recount, shelf
from counter.store.casebook import get, kind_of, owed, own_pieces
from counter.store.charging import NewLine
from counter.store.tables.cases import Case
from counter.store.tables.journal import Entry
from counter.text import Text
from counter.values import facts
from counter.values.clerk import Right
from counter.values.money import Money

URGENT, DOUBLE, SINGLE = "urgent", "legalisation-double", "legalisation-single"
_TITLES = {
    URGENT: Text("平件改急件", "made urgent"),
    DOUBLE: Text("单认证改双认证", "single made double"),
}
_OFFERS = {
    URGENT: Text("平件改急件", "make urgent"),
    DOUBLE: Text("单认证改双认证", "make double"),
}
_ON = Text("{reason}；{day} {change}", "{reason}; {change} on {day}")
_NOT_PAST = Text("{reason}，不早于当日", "{reason}, not before that day")
_NOT_LATER = Text("{reason}，不迟于原承诺", "{reason}, not later than promised before")


class NoUpgrade(Refused):
    """The case goes that way already, cannot, or has come too far."""

    def __init__(self, case_no: str, change: Text, step: Text) -> None:
        self.case_no = case_no
        super().__init__(
            Text("{no} 现在是“{step}”，不能{change}。请核对办件的平急、办理方式和环节。",
                 "{no} stands at '{step}' and cannot be {change}. Check its speed, route and "
                 "step.").fill(no=case_no, change=change, step=step)
        )  # fmt: skip


@dataclass(frozen=True)
class Offer:
    """One way that a case could still take: what it costs more, and what would be promised.

    `warnings` name fees that no table knows; they are typed in by hand.
    """

    code: str
    title: Text
    difference: Money
    due: DueDay | None
    warnings: tuple[Text, ...]


@dataclass(frozen=True)
class Upgraded:
    """A case on its new way: what was charged more, and its new receipt."""

    case_no: str
    difference: Money
    owes: Money
    paper: PaperJob


def offers(desk: Desk, case_no: str) -> tuple[Offer, ...]:
    """What could be made of the case now; empty where nothing makes sense any more."""
    with desk.reading():
        case = get(case_no)
        ways = [code for code in _TITLES if _can(case, code)]
        return tuple(_offer(case, code, desk.today) for code in ways)


def change_speed(desk: Desk, case_no: str, revision: int, speed: str, act: str) -> Upgraded:
    """Make an ordinary case urgent; charge the difference, promise anew, queue a new receipt.

    Refuses `Overtaken`, and `NoUpgrade` where it is urgent already or made.
    """
    return _change(desk, case_no, revision, speed, act, "change_speed")


def change_route(desk: Desk, case_no: str, revision: int, route: str, act: str) -> Upgraded:
    """Make a single authentication double: embassy fee and days are added; a new receipt.

    Refuses `Overtaken`, and `NoUpgrade` where it is no single one or has left the workshop.
    """
    return _change(desk, case_no, revision, route, act, "change_route")


def _change(
    desk: Desk, case_no: str, revision: int, code: str, act: str, verb: str
) -> Upgraded:
    with desk.signed(Right.INTAKE, act, verb=f"intake.upgrade.{verb}") as pen:
        case = get(case_no)
        if pen.answer is not None:
            difference = Money(pen.answer["difference"])
            return Upgraded(case_no, difference, owed(case), outbox.job(pen.answer["paper"]))
        if case.revision != revision:
            raise Overtaken(case.no, case.changed_by, case.changed_at)
        if code not in _TITLES or not _can(case, code):
            step = kind_of(case).workflow.step(case.step).title
            raise NoUpgrade(case.no, _TITLES.get(code, Text.same(code)), step)
        offer, lines = _offer(case, code, pen.day), _difference(case, code, pen.day)
        before = recount.counted(case)
        told = {"to": code, "due_before": case.due_on, "difference": offer.difference}
        _apply(case, code, offer)
        case.revision += 1
        case.changed_at, case.changed_by = pen.now, desk.clerk.name
        case.save()
        money = charging.add(case, pen.day, lines)
        pen.write(verb, case.no, {**told, "due_on": case.due_on},
                  *recount.moved(case, before), *money)  # fmt: skip
        paper = _receipt(desk, pen, case, offer)
        pen.result = {"paper": paper, "difference": offer.difference.fen}
        return Upgraded(case.no, offer.difference, owed(case), outbox.job(paper))


def _can(case: Case, code: str) -> bool:
    kind = kind_of(case)
    if code == URGENT:
        return case.speed == "ordinary" and case.step in kind.hurried_at
    return case.route == SINGLE and case.step in kind.doubled_at


def _offer(case: Case, code: str, today: date) -> Offer:
    lines = _difference(case, code, today)
    more = Money.total(line.amount for line in lines if line.is_collected)
    told = _bill(case, code, today).warnings
    known = _bill(case, "", today).warnings
    warnings = tuple(warning for warning in told if warning not in known)
    return Offer(code, _OFFERS[code], more, _promise(case, code, today), warnings)


def _apply(case: Case, code: str, offer: Offer) -> None:
    if code == URGENT:
        case.speed = URGENT
        case.answers = {**case.answers, "speed": URGENT}
    else:
        case.route = code
    if offer.due is not None:
        case.due_on, case.due_is_estimate = offer.due.on, offer.due.is_estimate
        case.due_facts = facts.plain(offer.due)


# Money


def _bill(case: Case, code: str, on: date) -> Bill:
    """The bill of today with the change `code`; without one, as the case goes now."""
    answers = {**case.answers, "speed": URGENT} if code == URGENT else case.answers
    route = DOUBLE if code == DOUBLE else case.route
    pieces = [row.answers for row in own_pieces(case)]
    return bill(shelf.edition(case.edition), kind_of(case), answers, pieces, route, on)


def _difference(case: Case, code: str, on: date) -> tuple[NewLine, ...]:
    """What the change adds to each line of the bill."""
    now = {line.code: line.amount for line in _bill(case, "", on).lines}
    found = []
    for line in _bill(case, code, on).lines:
        more = line.amount - now.get(line.code, Money(0))
        if more:
            is_new = line.code not in now
            title = line.title if is_new else _more(line.title)
            found.append(
                NewLine(line.code, title, more, line.payee,
                        line.unit_price if is_new else None, line.quantity if is_new else 1,
                        line.is_collected)
            )  # fmt: skip
    return tuple(found)


def _more(title: Text) -> Text:
    return Text("{title}（差额）", "{title} (difference)").fill(title=title)


# The promised day


def _promise(case: Case, code: str, today: date) -> DueDay | None:
    edition = shelf.newest()
    calendar = Calendar(edition)
    route = DOUBLE if code == DOUBLE else case.route
    speed = URGENT if code == URGENT else case.speed
    anew = due(
        shelf.edition(case.edition), calendar, kind_of(case).code, route, speed,
        case.accepted_on, case.destination,
    )  # fmt: skip
    if anew is None:
        return None
    for paused_on, resumed_on in _pauses(case):
        anew = add_pause(calendar, anew, paused_on, resumed_on)
    told = _ON.fill(reason=anew.reason, day=today.isoformat(), change=_TITLES[code])
    promised = replace(anew, reason=told)
    if not case.due_facts:
        return promised
    earliest = today if calendar.is_working(today) else calendar.nth_working_day(today, 1)
    before = facts.read(DueDay, case.due_facts)
    if code == URGENT:
        return _between(promised, earliest, before)
    if promised.on >= today:
        return promised
    # The days from acceptance are used up: what goes abroad now cannot be back before this.
    back = expected_back(edition, calendar, case.destination, today) or earliest
    late = (promised.on + timedelta(days=n) for n in range(1, (back - promised.on).days + 1))
    way = tuple(DayNote(day, calendar.is_working(day), None, calendar.why(day)) for day in late)
    reason = _NOT_PAST.fill(reason=promised.reason)
    return replace(promised, on=back, reason=reason, days=(*promised.days, *way))


def _between(promised: DueDay, earliest: date, before: DueDay) -> DueDay:
    """Not in the past, and not later than promised before (which may itself be past by now)."""
    on = min(max(promised.on, earliest), before.on)
    if on == promised.on:
        return promised
    limit = _NOT_PAST if on > promised.on else _NOT_LATER
    way = tuple(note for note in before.days if note.on <= on)
    return replace(promised, on=on, reason=limit.fill(reason=promised.reason), days=way)


def _pauses(case: Case) -> list[tuple[date, date]]:
    """The pauses that are over, as the journal has them."""
    clocks = {move.code: move.clock for move in kind_of(case).workflow.moves if move.clock}
    verbs = [code for code, clock in clocks.items() if clock in ("pause", "resume")]
    rows = Entry.select(Entry.verb, Entry.day).where(
        Entry.subject == case.no, Entry.verb.in_(verbs)
    )
    found: list[tuple[date, date]] = []
    paused: date | None = None
    for row in rows.order_by(Entry.seq):
        on = date.fromisoformat(row.day)
        if clocks[row.verb] == "pause":
            paused = on
        elif paused is not None:
            found.append((paused, on))
            paused = None
    return found


def _receipt(desk: Desk, pen: Pen, case: Case, offer: Offer) -> int:
    said = Text("{day} {change}，差额 {money}", "{change} on {day}, difference {money}")
    change = said.fill(day=pen.day.isoformat(), change=offer.title, money=offer.difference)
    return queue_receipt(desk, pen, case, change=change)
