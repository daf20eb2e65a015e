"""The desk: which books, which clerk, which window, which clock; and how an act is signed.

`signed` is the heart. One writer at a time takes the turn; the clerk's right, the clock and the
day are checked; the verb writes plainly; at the end the journal is numbered and chained. Either
all of it is on the disk when `signed` ends, or nothing is.
"""

from __future__ import annotations

import sys
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from counter.errors import Refused, Trouble
from counter.rules.calendar import Calendar
from counter.rules.edition import Edition
from counter.store import journal, shelf
from counter.store.database import Books
from counter.store.journal import Line, Tally
from counter.store.tables.cases import Case
from counter.store.tables.hall import BusinessDay, Fact
from counter.text import Text
from counter.values import facts
from counter.values.clerk import Clerk, Right
from counter.values.days import SHANGHAI
from counter.values.office import Office

BEHIND = timedelta(minutes=2)  # a clock may lag this much behind the journal (time service)
AHEAD = timedelta(days=45)  # no hall rests longer; a clock beyond this is taken for wrong

Clock = Callable[[], datetime]
_VERB = "#verb"  # beside an act's answer: whose it is; no verb's answer has such a name


def new_act() -> str:
    """A client-made id. Use the same one again when the first try's outcome is not known."""
    return uuid.uuid4().hex


class ClockWrong(Trouble):
    """The PC's clock disagrees with the journal; numbering stops until a supervisor decides."""

    def __init__(self, now: datetime, last: datetime) -> None:
        self.now, self.last = now, last
        super().__init__(
            Text(
                "电脑时钟是 {now:%Y-%m-%d %H:%M}，流水最后一笔是 {last:%Y-%m-%d %H:%M}，"
                "两者不符，暂停编号。请校准时钟，或由主管在“设置－时钟”中确认。",
                "The clock says {now:%Y-%m-%d %H:%M}, the journal's last entry "
                "{last:%Y-%m-%d %H:%M}; numbering has stopped. Set the clock, or let a "
                "supervisor confirm it in Settings, Clock.",
            ).fill(now=now, last=last)
        )


class DayClosed(Refused):
    """The business day is closed; what comes now belongs to the next one."""

    def __init__(self, day: date, close_no: int) -> None:
        self.day, self.close_no = day, close_no
        super().__init__(
            Text(
                "{day} 已日结（第 {no} 号），不能再记入。请在下一个工作日办理或更正。",
                "{day} is closed (no. {no}); nothing can be added. Do it, or correct it, on the "
                "next business day.",
            ).fill(day=day.isoformat(), no=close_no)
        )


class ActOfAnotherVerb(Refused):
    """The act's id was given to something else before; what that answered is no answer to this."""

    def __init__(self, verb: str, done: str) -> None:
        self.verb, self.done = verb, done
        super().__init__(
            Text("这个操作编号已用于另一项办理，本次没有写入。请刷新后重新办理。",
                 "This act's number was used for something else; nothing was written now. Look "
                 "again, then do it anew.")
        )  # fmt: skip


class NotFounded(Trouble):
    """The books are new: the hall's particulars have not been entered."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "这个文件夹里还没有大厅资料。请先启动程序完成首次设置。",
                "This folder holds no hall yet. Start the program once and fill in the first page.",
            )
        )


@dataclass
class Pen:
    """What a verb writes with while its act is being signed.

    `answer` is what the act answered when it was done before (then the verb writes nothing and
    hands that back); otherwise None.
    """

    act: str
    now: datetime
    day: date
    answer: dict[str, Any] | None
    lines: list[Line] = field(default_factory=list)
    result: dict[str, object] = field(default_factory=dict)

    def write(self, verb: str, subject: str, told: Mapping[str, object], *counts: Tally) -> None:
        """Put one line into the journal: what was done, to what, with which facts."""
        self.lines.append(Line(verb, subject, dict(told), counts))

    def lay_down(self) -> None:
        """There is nothing to write: what is asked for is so already."""
        self.answer = {}


class Desk:
    """One clerk at one window. Cheap to make; a new sign-in makes a new desk."""

    def __init__(self, books: Books, clerk: Clerk, window: str, clock: Clock) -> None:
        self.books = books
        self.clerk = clerk
        self.window = window
        self.clock = clock

    @property
    def now(self) -> datetime:
        """The moment, in Shanghai's zone."""
        return self.clock().astimezone(SHANGHAI)

    @property
    def today(self) -> date:
        """The calendar day in Shanghai."""
        return self.now.date()

    @property
    def office(self) -> Office:
        """The hall's particulars (`NotFounded` on new books)."""
        with self.books.reading():
            return read_office()

    @property
    def edition(self) -> Edition:
        """The rules for new cases."""
        with self.books.reading():
            return shelf.newest()

    @property
    def calendar(self) -> Calendar:
        """Working days by the newest edition."""
        return Calendar(self.edition)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """For reads: whoever may see cases, attached, with clear troubles."""
        self.clerk.must(Right.READ)
        with self.books.reading():
            yield

    def signed(
        self, right: Right, act: str, *, dated: bool = True, verb: str = ""
    ) -> AbstractContextManager[Pen]:
        """One act, whole and on record.

        `dated` acts belong to a business day: they open it, and are refused where the clock is
        not to be believed or the day is closed. Others (looking, printing, keeping) are not.

        The act's id belongs to one verb: the calling function, or `verb` where several share it.
        Repeating it answers again; another verb with the same id is refused
        (`ActOfAnotherVerb`).
        """
        # Read from the caller, so that no verb can forget to say who it is.
        caller = sys._getframe(1)
        whose = verb or f"{caller.f_globals['__name__']}.{caller.f_code.co_name}"
        return self._signed(right, act, dated, whose.removeprefix("counter."))

    @contextmanager
    def _signed(self, right: Right, act: str, dated: bool, verb: str) -> Iterator[Pen]:
        self.clerk.must(right)
        with self.books.transaction():
            now = self.now
            pen = Pen(act, now, now.date(), _answer_of(act, verb))
            if pen.answer is None and dated:
                self.check_clock(now)
                self._open(pen.day, now)
            yield pen
            if pen.answer is None:
                stand = journal.append(
                    pen.lines, at=now, day=pen.day if dated else None,
                    window=self.window, clerk=self.clerk.name, act=act,
                )  # fmt: skip
                journal.remember(act, stand.seq, {**pen.result, _VERB: verb})

    def check_clock(self, now: datetime) -> None:
        """Refuse (`ClockWrong`) to number anything while clock and journal disagree."""
        last = journal.last_moment()
        if last is not None and not last - BEHIND <= now <= last + AHEAD:
            raise ClockWrong(now, last)

    def _open(self, day: date, now: datetime) -> None:
        found = BusinessDay.get_or_none(BusinessDay.day == day)
        if found is None:
            BusinessDay.insert(
                day=day, opened_at=now, opened_by=self.clerk.name, opened_with=open_cases()
            ).execute()
        elif found.close_no is not None:
            raise DayClosed(day, found.close_no)


def _answer_of(act: str, verb: str) -> dict[str, Any] | None:
    """What this act of this verb answered; None where it is new.

    Acts of earlier versions name no verb and answer as they did.
    """
    answer = journal.answered(act)
    if answer is None:
        return None
    done = answer.pop(_VERB, verb)
    if done != verb:
        raise ActOfAnotherVerb(verb, str(done))
    return answer


def open_cases() -> int:
    """How many cases are neither done nor ended now: what a day begins with and carries on."""
    return int(Case.select().where(Case.stage.not_in(("done", "ended"))).count())


def read_office() -> Office:
    """The hall's particulars as they stand in the books."""
    found = Fact.get_or_none(Fact.name == "office")
    if found is None:
        raise NotFounded
    return facts.read(Office, found.value)


def tag_key() -> bytes:
    """The secret with which this hall's tags are checked; made when the hall was founded."""
    return bytes.fromhex(Fact.get_by_id("tag_key").value)
