"""Publishing a notice, changing it, taking it back, and putting it away.

Nothing of a notice is ever written over: a change is a new version with a new wall paper, and
what was told on a day can be read years later. It shows only between its days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter import outbox
from counter.desk import Desk, Pen, read_office, tag_key
from counter.errors import NotFound, Overtaken, Refused
from counter.outbox import PENDING, PaperJob
from counter.settings.announcing.slips import NoticeSheet
from counter.settings.announcing.written import WrittenNotice
from counter.store import announcing, serials
from counter.store.tables.announcements import Announcement
from counter.store.tables.hall import Paper
from counter.text import Text
from counter.values import tag
from counter.values.clerk import Right
from counter.values.remarks import remark

REPLACED, WITHDRAWN, ARCHIVED = "replaced", "withdrawn", "archived"
_NO_REASON = Text("请填写撤回原因。", "Enter why it is withdrawn.")
_STANDINGS: dict[str, Text] = {
    "coming": Text("待生效", "to come"),
    "running": Text("有效", "in force"),
    "over": Text("已到期", "over"),
    WITHDRAWN: Text("已撤回", "withdrawn"),
    ARCHIVED: Text("已归档", "archived"),
}


class StillRunning(Refused):
    """A notice that holds, or is to come, is withdrawn before it is put away."""

    def __init__(self, no: str) -> None:
        self.no = no
        super().__init__(
            Text("通知 {no} 还没有到期。请先撤回，再归档。",
                 "Notice {no} is not over. Withdraw it first, then put it away.").fill(no=no)
        )  # fmt: skip


class NotPublished(Refused):
    """A notice that was withdrawn or put away is not changed; write a new one."""

    def __init__(self, no: str) -> None:
        self.no = no
        super().__init__(
            Text("通知 {no} 已撤回或归档，不能再改。请新写一份。",
                 "Notice {no} is withdrawn or put away. Write a new one.").fill(no=no)
        )  # fmt: skip


@dataclass(frozen=True)
class NoticeLine:
    """A notice as its newest version says it."""

    no: str
    version: int
    state: str
    written: WrittenNotice
    written_at: datetime
    written_by: str
    reason: str

    def standing(self, on: date) -> str:
        """`coming`, `running`, `over`, `withdrawn` or `archived`."""
        if self.state != announcing.PUBLISHED:
            return self.state
        if on < self.written.since:
            return "coming"
        return "running" if on <= self.written.until else "over"

    def said(self, on: date) -> Text:
        """The standing in a word."""
        return _STANDINGS[self.standing(on)]


@dataclass(frozen=True)
class Published:
    """What became of it; `paper` is the one for the wall, where there is to be one."""

    no: str
    version: int
    paper: PaperJob | None


def announcements(desk: Desk) -> tuple[NoticeLine, ...]:
    """Every notice in its newest version: those that are put away last, else the newest first."""
    with desk.reading():
        rows = Announcement.select().where(Announcement.state != REPLACED)
        ordered = rows.order_by(Announcement.since.desc(), Announcement.id.desc())
        lines = [_line(row) for row in ordered]
        return tuple(sorted(lines, key=lambda line: line.state == ARCHIVED))


def publish(desk: Desk, told: WrittenNotice, act: str) -> Published:
    """Publish a notice; the paper for the wall is queued (`BadAnswers`)."""
    with desk.signed(Right.KEEP_HALL, act, dated=False) as pen:
        if pen.answer is not None:
            return _published(pen.answer)
        written = told.checked(pen.day)
        serial = serials.take(f"notice:{pen.day.isoformat()}")
        its_tag = tag.Tag(tag.NOTICE, read_office().hall_code, pen.day, serial)
        no = f"TZ{pen.day:%Y%m%d}-{serial:02d}"
        row = _write(desk, pen, no, 1, tag.mint(tag_key(), its_tag), written)
        return _tell(desk, pen, "publish_notice", row)


def change(desk: Desk, no: str, version: int, told: WrittenNotice, act: str) -> Published:
    """Publish a new version in place of `version`; its paper replaces the old one on the wall.

    Refuses `Overtaken`, `NotPublished` and `BadAnswers`.
    """
    with desk.signed(Right.KEEP_HALL, act, dated=False) as pen:
        if pen.answer is not None:
            return _published(pen.answer)
        row = _newest(no, version)
        if row.state != announcing.PUBLISHED:
            raise NotPublished(no)
        written = told.checked(pen.day)
        _end(desk, pen, row, REPLACED, "")
        new = _write(desk, pen, no, version + 1, row.tag, written)
        return _tell(desk, pen, "change_notice", new)


def withdraw(desk: Desk, no: str, version: int, reason: str, act: str) -> None:
    """Take a notice back at once: nobody is shown it any more (`Overtaken`, `NotPublished`)."""
    why = remark("reason", reason, _NO_REASON)
    with desk.signed(Right.KEEP_HALL, act, dated=False) as pen:
        if pen.answer is not None:
            return
        row = _newest(no, version)
        if row.state != announcing.PUBLISHED:
            raise NotPublished(no)
        _end(desk, pen, row, WITHDRAWN, why)
        pen.write("withdraw_notice", no, {"version": version, "reason": why})


def archive(desk: Desk, no: str, version: int, act: str) -> None:
    """Put away a notice that is over or withdrawn (`StillRunning`, `Overtaken`)."""
    with desk.signed(Right.KEEP_HALL, act, dated=False) as pen:
        if pen.answer is not None:
            return
        row = _newest(no, version)
        if row.state == announcing.PUBLISHED and pen.day <= row.until:
            raise StillRunning(no)
        if row.state == ARCHIVED:
            pen.lay_down()
            return
        _end(desk, pen, row, ARCHIVED, row.reason)
        pen.write("archive_notice", no, {"version": version})


def _newest(no: str, version: int) -> Announcement:
    rows = Announcement.select().where(Announcement.no == no)
    row = rows.order_by(Announcement.version.desc()).first()
    if row is None:
        raise NotFound(Text("通知 {no}", "notice {no}").fill(no=no))
    if row.version != version:
        raise Overtaken(no, row.written_by, row.written_at)
    found: Announcement = row
    return found


def _write(
    desk: Desk, pen: Pen, no: str, version: int, its_tag: str, told: WrittenNotice
) -> Announcement:
    return Announcement.create(
        no=no, version=version, tag=its_tag, state=announcing.PUBLISHED,
        title=told.title, title_en=told.title_en, body=told.body, body_en=told.body_en,
        since=told.since, until=told.until, on_wall=told.on_wall, for_clerks=told.for_clerks,
        on_receipts=told.on_receipts, written_at=pen.now, written_by=desk.clerk.name,
    )  # fmt: skip


def _tell(desk: Desk, pen: Pen, verb: str, row: Announcement) -> Published:
    """Queue the wall paper, and put the version into the journal."""
    paper = None
    if row.on_wall:
        sheet = NoticeSheet(
            read_office(), row.no, row.tag, announcing.title_of(row), announcing.body_of(row),
            row.since, row.until, pen.day, desk.clerk.name, desk.window, pen.now,
        )  # fmt: skip
        paper = outbox.queue(pen, "notice", row.no, sheet)
    pen.write(
        verb, row.no,
        {"version": row.version, "title": row.title, "body": row.body, "since": row.since,
         "until": row.until, "on_wall": row.on_wall, "for_clerks": row.for_clerks,
         "on_receipts": row.on_receipts},
    )  # fmt: skip
    pen.result = {"no": row.no, "version": row.version, "paper": paper}
    return _published(pen.result)


def _end(desk: Desk, pen: Pen, row: Announcement, state: str, reason: str) -> None:
    """End a version; its paper must not be put up any more if it has not been."""
    row.state, row.reason = state, reason
    row.ended_at, row.ended_by = pen.now, desk.clerk.name
    row.save()
    Paper.update(state="void", reason=_STANDINGS[WITHDRAWN].zh, changed_at=pen.now).where(
        Paper.kind == "notice", Paper.subject == row.no, Paper.state.in_(PENDING)
    ).execute()


def _published(answer: dict[str, object]) -> Published:
    paper = answer["paper"]
    return Published(
        str(answer["no"]), int(str(answer["version"])),
        None if paper is None else outbox.job(int(str(paper))),
    )  # fmt: skip


def _line(row: Announcement) -> NoticeLine:
    return NoticeLine(
        row.no, row.version, row.state,
        WrittenNotice(
            row.title, row.body, row.since, row.until, row.on_wall, row.for_clerks,
            row.on_receipts, row.title_en, row.body_en,
        ),
        row.written_at, row.written_by, row.reason,
    )  # fmt: skip
