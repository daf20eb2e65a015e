"""Notices: shown only between their days, in versions, taken back and put away."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counter import outbox
from counter.desk import new_act
from counter.errors import BadAnswers, Overtaken
from counter.papers import register
from counter.progress import scan
from counter.queue import notices
from counter.settings.announcing import keeping
from counter.settings.announcing.keeping import NotPublished, StillRunning
from counter.store.tables.announcements import Announcement
from tests.conftest import Hall
from tests.counter.telling_verbs import published, told
from tests.papers import reading


def windows(hall: Hall) -> list[str]:
    """The numbers of the notices that a clerk sees now."""
    return [each.key for each in notices.notices(hall.desk) if each.table == "announcements"]


def receipt(hall: Hall) -> str:
    """What a receipt of today says."""
    return reading.copied(register.pdf("receipt", hall.accept().paper.facts))


def test_a_notice_shows_between_its_days_and_not_outside(any_hall: Hall):
    hall = any_hall
    today = hall.desk.today
    no = published(hall, since=today + timedelta(days=1), until=today + timedelta(days=2))
    shown = []
    for _ in range(4):
        shown.append((windows(hall) == [no], "元旦闭馆" in receipt(hall)))
        hall.later(days=1)
    assert shown == [(False, False), (True, True), (True, True), (False, False)]


def test_each_place_is_chosen_by_itself(any_hall: Hall):
    hall = any_hall
    published(hall, on_wall=False, for_clerks=True, on_receipts=False)
    assert windows(hall)
    assert "元旦闭馆" not in receipt(hall)
    done = keeping.publish(hall.supervisor, told(hall, title="排队", for_clerks=False), new_act())
    assert done.paper is not None
    assert done.paper.kind == "notice"
    assert len(windows(hall)) == 1
    assert "大厅通知：排队（2026-11-23至2026-11-30）" in receipt(hall)


def test_a_change_is_a_new_version_and_the_old_one_can_still_be_read(any_hall: Hall):
    hall = any_hall
    no = published(hall)
    done = keeping.change(hall.supervisor, no, 1, told(hall, title="延长闭馆"), new_act())
    assert (done.no, done.version) == (no, 2)
    assert "延长闭馆" in notices.notices(hall.desk)[0].text.zh
    with hall.books.reading():
        kept = [(row.version, row.state, row.title)
                for row in Announcement.select().order_by(Announcement.version)]  # fmt: skip
    assert kept == [(1, "replaced", "元旦闭馆"), (2, "published", "延长闭馆")]
    with pytest.raises(Overtaken):
        keeping.change(hall.supervisor, no, 1, told(hall), new_act())


def test_a_withdrawn_notice_is_gone_at_once_and_its_paper_does_not_come_out(any_hall: Hall):
    hall = any_hall
    done = keeping.publish(hall.supervisor, told(hall), new_act())
    assert done.paper is not None
    keeping.withdraw(hall.supervisor, done.no, 1, "发早了", new_act())
    assert windows(hall) == []
    assert "元旦闭馆" not in receipt(hall)
    assert outbox.of_case(hall.desk, done.no)[0].state == "void"
    with pytest.raises(NotPublished):
        keeping.change(hall.supervisor, done.no, 1, told(hall), new_act())


def test_only_what_is_over_or_withdrawn_is_put_away(any_hall: Hall):
    hall = any_hall
    no = published(hall)
    with pytest.raises(StillRunning):
        keeping.archive(hall.supervisor, no, 1, new_act())
    hall.later(days=8)
    other = published(hall, title="新通知")
    keeping.archive(hall.supervisor, no, 1, new_act())
    lines = keeping.announcements(hall.desk)
    assert [(line.no, line.standing(hall.desk.today)) for line in lines] == [
        (other, "running"), (no, "archived")
    ]  # fmt: skip


def test_everything_that_cannot_be_published_is_said_at_once(hall: Hall):
    today = hall.desk.today
    wrong = told(
        hall, title=" ", body="\n", since=today, until=today - timedelta(days=1), on_wall=False,
        for_clerks=False, on_receipts=False,
    )  # fmt: skip
    with pytest.raises(BadAnswers) as refused:
        keeping.publish(hall.supervisor, wrong, new_act())
    assert [fault.question for fault in refused.value.faults] == [
        "title", "body", "until", "on_wall"
    ]  # fmt: skip
    with pytest.raises(BadAnswers):
        keeping.publish(hall.supervisor, told(hall, body="字\u202e反"), new_act())
    past = told(hall, since=today - timedelta(days=9), until=today - timedelta(days=1))
    with pytest.raises(BadAnswers):
        keeping.publish(hall.supervisor, past, new_act())
    assert keeping.announcements(hall.desk) == ()


def test_the_wall_paper_says_it_all_and_a_scan_finds_the_notice(any_hall: Hall):
    hall = any_hall
    body = "第一段说明。\n第二段说明。"
    done = keeping.publish(hall.supervisor, told(hall, body=body, title_en="Closed"), new_act())
    assert done.paper is not None
    pdf = register.pdf("notice", done.paper.facts)
    read = reading.copied(pdf)
    for words in ("元旦闭馆", "Closed", "第一段说明。", "第二段说明。", "11月23日（周一）至", done.no):
        assert words in read
    ((code,),) = reading.symbols(pdf)
    found = scan.scan(hall.desk, code[1])
    assert (found.kind, found.number) == ("notice", done.no)
