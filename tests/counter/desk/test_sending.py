"""Papers on their way: each comes out once, whoever sends it and whatever dies in between."""

from __future__ import annotations

import pytest

from counter import outbox, sending
from counter.desk import new_act
from counter.intake import accept
from counter.mailout import envelope
from counter.outbox import AlreadyPrinting, PaperJob, VoidPaper
from counter.queue import worklists
from counter.sending import AlreadyPrinted, Fate, StillPrinting
from counter.store.database import open_books
from counter.store.tables.journal import Entry
from tests.conftest import BY_POST, Hall
from tests.counter import steps


def waiting(hall: Hall) -> PaperJob:
    """A receipt that was never printed."""
    return accept.accept(hall.desk, hall.application()).paper


def verbs(hall: Hall, subject: str) -> list[str]:
    """What the journal tells of its papers."""
    with hall.books.reading():
        rows = Entry.select(Entry.verb).where(Entry.subject == subject).order_by(Entry.seq)
        return [row.verb for row in rows if row.verb.startswith("paper_")]


def test_a_paper_that_one_window_sends_is_refused_to_every_other(any_hall: Hall) -> None:
    paper = waiting(any_hall)
    mine = sending.begin(any_hall.desk, paper.id, "柜台一")
    assert (mine.state, mine.printer, mine.sent_from) == ("sending", "柜台一", "1")
    assert len(mine.mark) == 8
    other = any_hall.window("2")
    with pytest.raises(AlreadyPrinting):
        sending.begin(other, paper.id, "柜台二")
    assert sending.begin_many(other, [paper.id], "柜台二") == ()
    sending.tell(any_hall.desk, [Fate(paper.id, mine.mark, "handed", "柜台一")])
    with pytest.raises(AlreadyPrinted):
        sending.begin(other, paper.id, "柜台二")
    assert verbs(any_hall, paper.case_no) == ["paper_sending", "paper_handed"]


def test_what_was_being_sent_when_the_program_died_is_still_so_and_waits(hall: Hall) -> None:
    paper = waiting(hall)
    mine = sending.begin(hall.desk, paper.id, "柜台一")
    assert hall.books.folder is not None
    hall.books.close()  # the program died here; a new one opens the same folder
    hall.books = hall.desk.books = open_books(hall.books.folder)
    assert sending.on_their_way(hall.desk, of_this_window=True) == (mine,)
    assert sending.on_their_way(hall.window("2"), of_this_window=True) == ()
    assert [job.id for job in outbox.pending(hall.desk)] == [paper.id]
    assert worklists.counts(hall.desk)["reprint"] == 1
    with pytest.raises(AlreadyPrinting):
        outbox.reprint(hall.desk, paper.id, "卡纸", new_act())


def test_the_clerk_says_whether_it_came_out_and_only_what_did_not_is_sent_again(
    any_hall: Hall,
) -> None:
    first, second = waiting(any_hall), waiting(any_hall)
    for paper in (first, second):
        sending.begin(any_hall.desk, paper.id, "柜台一")
    assert sending.settle(any_hall.desk, first.id, came_out=True).state == "handed"
    lost = sending.settle(any_hall.desk, second.id, came_out=False)
    assert (lost.state, lost.reason) == ("failed", "没有出纸（窗口确认）")
    with pytest.raises(AlreadyPrinted):
        sending.begin(any_hall.desk, first.id, "柜台一")
    again = sending.begin(any_hall.desk, second.id, "柜台二")
    assert again.mark != lost.mark
    assert verbs(any_hall, first.case_no) == ["paper_sending", "paper_settled"]


def test_another_windows_paper_is_settled_only_when_nobody_can_be_waiting_for_it(
    hall: Hall,
) -> None:
    paper = waiting(hall)
    sending.begin(hall.desk, paper.id, "柜台一")
    with pytest.raises(StillPrinting):
        sending.settle(hall.window("2"), paper.id, came_out=False)
    hall.later(minutes=2)
    assert sending.settle(hall.window("2"), paper.id, came_out=False).state == "failed"


def test_a_word_about_an_earlier_sending_changes_nothing_and_is_on_record(any_hall: Hall) -> None:
    paper = waiting(any_hall)
    first = sending.begin(any_hall.desk, paper.id, "柜台一")
    sending.settle(any_hall.desk, paper.id, came_out=False)
    sending.begin(any_hall.desk, paper.id, "柜台二")
    (now,) = sending.tell(any_hall.desk, [Fate(paper.id, first.mark, "handed", "柜台一")])
    assert (now.state, now.printer) == ("sending", "柜台二")
    assert verbs(any_hall, paper.case_no)[-1] == "paper_late"


def test_a_word_that_comes_after_the_clerks_own_is_still_heard(hall: Hall) -> None:
    paper = waiting(hall)
    mine = sending.begin(hall.desk, paper.id, "柜台一")
    sending.settle(hall.desk, paper.id, came_out=False)
    fate = Fate(paper.id, mine.mark, "handed", "柜台一")
    assert sending.tell(hall.desk, [fate])[0].state == "handed"
    before = steps.length(hall)
    sending.tell(hall.desk, [fate])
    sending.tell(hall.desk, [Fate(paper.id, mine.mark, "queued")])
    assert steps.length(hall) == before


def test_several_papers_go_and_are_told_of_in_one_act_each_with_its_own_line(
    any_hall: Hall,
) -> None:
    papers = [waiting(any_hall) for _ in range(3)]
    outbox.handed_over(any_hall.desk, papers[1].id, "柜台一")
    sent = sending.begin_many(any_hall.desk, [paper.id for paper in papers], "标签机")
    assert [job.id for job in sent] == [papers[0].id, papers[2].id]
    now = sending.tell(any_hall.desk, [
        Fate(sent[0].id, sent[0].mark, "failed", "标签机", "卡纸"),
        Fate(sent[1].id, sent[1].mark, "queued"),
    ])  # fmt: skip
    assert [(job.state, job.reason) for job in now] == [("failed", "卡纸"), ("queued", "")]
    assert verbs(any_hall, papers[2].case_no) == ["paper_sending", "paper_queued"]


def test_the_label_of_a_void_envelope_is_not_sent(hall: Hall) -> None:
    sealed = steps.packed(hall, steps.ready(hall, **BY_POST))
    (label,) = outbox.of_case(hall.desk, sealed.envelope_no)
    envelope.void(hall.desk, sealed.envelope_no, "装错", new_act())
    with pytest.raises(VoidPaper):
        sending.begin(hall.desk, label.id, "标签机")
    assert sending.begin_many(hall.desk, [label.id], "标签机") == ()


def test_a_scan_of_the_fresh_paper_confirms_it_and_an_old_one_proves_nothing(
    any_hall: Hall,
) -> None:
    filed = any_hall.accept()
    tag = filed.paper.facts["tag"]
    assert sending.seen(any_hall.desk, filed.case_no, "0" * 27) is None
    now = sending.seen(any_hall.desk, filed.case_no, tag)
    assert now is not None
    assert now.state == "confirmed"
    assert sending.seen(any_hall.desk, filed.case_no, tag) is None
    # A copy bears the same tag: which of the two was scanned nobody can tell.
    copy = outbox.reprint(any_hall.desk, filed.paper.id, "污损", new_act())
    any_hall.print(copy)
    assert sending.seen(any_hall.desk, filed.case_no, tag) is None


def test_a_receipt_of_yesterday_is_not_confirmed_by_whoever_brings_it(hall: Hall) -> None:
    filed = hall.accept()
    hall.later(days=1)
    assert sending.seen(hall.desk, filed.case_no, filed.paper.facts["tag"]) is None


def test_all_papers_in_the_hand_are_confirmed_at_once(any_hall: Hall) -> None:
    printed = [any_hall.accept().paper.id for _ in range(3)]
    still = waiting(any_hall)
    now = sending.confirm_all(any_hall.desk, [*printed, still.id])
    assert [job.id for job in now] == printed
    assert outbox.unconfirmed(any_hall.desk) == ()
    assert sending.confirm_all(any_hall.desk, printed) == ()
