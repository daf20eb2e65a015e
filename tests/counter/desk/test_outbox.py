"""Papers that must exist: never lost, never doubled, and numbered when they come out again."""

from __future__ import annotations

import pytest

from counter import outbox
from counter.desk import new_act
from counter.errors import BadAnswers, NotFound
from counter.intake import accept
from counter.mailout import envelope
from counter.outbox import NotPrinted, VoidPaper
from counter.queue import card, worklists
from counter.store.database import open_books
from tests.conftest import BY_POST, Hall
from tests.counter import steps


def test_a_receipt_is_queued_with_its_case_and_waits(any_hall: Hall) -> None:
    filed = accept.accept(any_hall.desk, any_hall.application())
    (waiting,) = outbox.pending(any_hall.desk)
    assert (waiting.case_no, waiting.kind, waiting.state, waiting.copy) == (
        filed.case_no, "receipt", "queued", 0,
    )  # fmt: skip
    assert worklists.counts(any_hall.desk)["reprint"] == 1
    assert card.card(any_hall.desk, filed.case_no).row.reprint


def test_after_a_crash_between_saving_and_printing_the_receipt_still_waits(hall: Hall) -> None:
    filed = accept.accept(hall.desk, hall.application())
    assert hall.books.folder is not None
    hall.books.close()  # the program died here; a new one opens the same folder
    hall.books = hall.desk.books = open_books(hall.books.folder)
    (waiting,) = outbox.pending(hall.desk)
    assert waiting == filed.paper


def test_a_paper_that_the_spooler_took_counts_as_printed_once(any_hall: Hall) -> None:
    filed = accept.accept(any_hall.desk, any_hall.application())
    before = steps.length(any_hall)
    for _ in range(3):
        job = outbox.handed_over(any_hall.desk, filed.paper.id, "柜台一")
    assert (job.state, job.printer) == ("handed", "柜台一")
    assert steps.length(any_hall) == before + 1
    assert outbox.pending(any_hall.desk) == ()
    assert worklists.counts(any_hall.desk)["reprint"] == 0
    assert [paper.id for paper in outbox.unconfirmed(any_hall.desk)] == [filed.paper.id]
    assert outbox.confirmed(any_hall.desk, filed.paper.id).state == "confirmed"
    assert outbox.unconfirmed(any_hall.desk) == ()


def test_a_paper_that_failed_stays_on_the_list_with_the_reason(any_hall: Hall) -> None:
    filed = accept.accept(any_hall.desk, any_hall.application())
    outbox.handed_over(any_hall.desk, filed.paper.id, "柜台一")
    outbox.failed(any_hall.desk, filed.paper.id, "卡纸")
    (waiting,) = outbox.pending(any_hall.desk)
    assert (waiting.state, waiting.reason, waiting.copy) == ("failed", "卡纸", 0)
    outbox.handed_over(any_hall.desk, filed.paper.id, "柜台二")
    assert outbox.pending(any_hall.desk) == ()
    assert outbox.of_case(any_hall.desk, filed.case_no)[0].printer == "柜台二"


def test_each_change_of_a_paper_is_on_record_even_within_one_moment(hall: Hall) -> None:
    paper = accept.accept(hall.desk, hall.application()).paper.id
    before = steps.length(hall)
    outbox.failed(hall.desk, paper, "卡纸")
    outbox.failed(hall.desk, paper, "缺纸")
    outbox.handed_over(hall.desk, paper, "柜台一")
    outbox.failed(hall.desk, paper, "卡纸")
    outbox.handed_over(hall.desk, paper, "柜台一")
    assert steps.length(hall) == before + 5


def test_what_is_confirmed_is_not_taken_back_by_a_late_word_of_the_spooler(hall: Hall) -> None:
    paper = hall.accept().paper.id
    outbox.confirmed(hall.desk, paper)
    assert outbox.handed_over(hall.desk, paper, "柜台一").state == "confirmed"


def test_reprints_are_numbered_and_never_a_second_original(any_hall: Hall) -> None:
    filed = any_hall.accept()
    first = outbox.reprint(any_hall.desk, filed.paper.id, "污损", new_act())
    any_hall.print(first)
    second = outbox.reprint(any_hall.desk, first.id, "遗失", new_act())
    any_hall.print(second)
    third = outbox.reprint(any_hall.desk, filed.paper.id, "遗失", new_act())
    papers = outbox.of_case(any_hall.desk, filed.case_no)
    assert [paper.copy for paper in papers] == [0, 1, 2, 3]
    assert all(paper.facts == filed.paper.facts for paper in papers)
    assert third.state == "queued"


def test_what_was_never_printed_is_not_printed_again(hall: Hall) -> None:
    paper = accept.accept(hall.desk, hall.application()).paper.id
    with pytest.raises(NotPrinted):
        outbox.reprint(hall.desk, paper, "污损", new_act())
    outbox.failed(hall.desk, paper, "卡纸")
    with pytest.raises(NotPrinted):
        outbox.reprint(hall.desk, paper, "污损", new_act())


def test_the_label_of_a_void_envelope_does_not_come_out_any_more(hall: Hall) -> None:
    sealed = steps.packed(hall, steps.ready(hall, **BY_POST))
    (label,) = outbox.of_case(hall.desk, sealed.envelope_no)
    envelope.void(hall.desk, sealed.envelope_no, "装错", new_act())
    assert label.id not in [job.id for job in outbox.pending(hall.desk)]
    assert outbox.handed_over(hall.desk, label.id, "柜台一").state == "void"
    with pytest.raises(VoidPaper):
        outbox.reprint(hall.desk, label.id, "污损", new_act())


def test_a_paper_that_does_not_exist_and_a_reason_that_cannot_be_printed(hall: Hall) -> None:
    with pytest.raises(NotFound):
        outbox.handed_over(hall.desk, 99, "柜台一")
    paper = hall.accept().paper.id
    with pytest.raises(BadAnswers) as refused:
        outbox.reprint(hall.desk, paper, "污损\x00", new_act())
    assert refused.value.faults[0].question == "reason"
    assert len(outbox.of_case(hall.desk, outbox.unconfirmed(hall.desk)[0].case_no)) == 1


def test_a_printer_with_a_very_long_name_is_still_noted(any_hall: Hall) -> None:
    paper = accept.accept(any_hall.desk, any_hall.application()).paper.id
    assert outbox.handed_over(any_hall.desk, paper, "打印机" * 90).state == "handed"
