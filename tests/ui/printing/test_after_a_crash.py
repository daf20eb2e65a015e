"""What real printers and spoolers tell of papers that an earlier life of the program sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.ui.printing.pages import A5, LABEL, paper, tags_on
from tests.ui.printing.print_room import PrintRoom
from tests.ui.printing.test_cups import put
from ui.kit.printing import trouble
from ui.kit.printing.cups import Cups, Patience
from ui.kit.printing.spooler import Sent

pytestmark = pytest.mark.xdist_group("print room")
TAG = "110001112611230000712345678"
A4 = (210.0, 297.0)
BEFORE = datetime(2000, 1, 1, tzinfo=UTC)


def soon() -> datetime:
    """After every job of the room."""
    return datetime.now(UTC) + timedelta(minutes=1)


@pytest.fixture
def cups(print_room: PrintRoom) -> Cups:
    return Cups(print_room.address, Patience(stuck=0.5, job=15, withdrawal=5))


def test_the_spooler_finds_again_what_was_given_before_a_crash(print_room, cups):
    sent = cups.send("labels", paper(LABEL, TAG), "RZ20261123-0030-1 label 0", "b0000001")
    cups.look_up(replace(sent, number=0, at=soon()))
    assert (print_room.out / "RZ20261123-0030-1 label 0 b0000001.pdf").exists()
    assert cups.withdraw(replace(sent, number=0)) is False


def test_what_the_spooler_never_got_may_be_sent_again_and_what_it_forgot_may_not(cups):
    put(cups, "labels", paper(LABEL, TAG), "RZ20261123-0031-X label 0", "b0000002")
    lost = Sent("labels", "RZ20261123-0031-X label 0", "b0000003", at=soon())
    with pytest.raises(trouble.NeverArrived):
        cups.look_up(lost)
    # No job of before that moment is told of any more: ours may have been one of them.
    with pytest.raises(trouble.PrinterUnclear):
        cups.look_up(replace(lost, at=BEFORE))
    with pytest.raises(trouble.PrinterUnclear):
        Cups("/nowhere/cups").look_up(lost)


def test_what_was_aborted_meanwhile_has_failed(cups):
    sent = cups.send("refusing", paper(A5, TAG), "RZ20261123-0032-V receipt 0", "b0000004")
    with pytest.raises(trouble.JobRefused, match="Half a page is out"):
        cups.look_up(replace(sent, number=0, at=soon()))


def test_what_the_printer_aborts_at_once_is_not_taken_for_printed(cups):
    # CUPS 2.4.2 calls most of these completed; the printer itself knows better.
    with pytest.raises((trouble.JobRefused, trouble.PrinterStopped)):
        put(cups, "crushing", paper(A5, TAG), "RZ20261123-0033-T receipt 0", "b0000005")


def test_another_sheet_than_the_loaded_one_is_refused_before_anything_is_sent(print_room, cups):
    before = print_room.jobs_ever()
    with pytest.raises(trouble.WrongMedia) as caught:
        cups.send("a4only", paper(A5, TAG), "RZ20261123-0034-R receipt 0")
    assert caught.value.text.zh == (
        "打印机“a4only”装的是 A4，这张纸要用 A5。请换纸，或另选纸张尺寸或打印机。"
    )
    assert print_room.jobs_ever() == before
    put(cups, "a4only", paper(A4, TAG), "RZ20261123-0034-R manifest 0")
    assert tags_on((print_room.out / "RZ20261123-0034-R manifest 0.pdf").read_bytes()) == [TAG]


def test_a_printer_is_reached_by_its_address_without_a_spooler(print_room):
    straight = Cups("/nowhere/cups", Patience(stuck=0.5, job=15, withdrawal=5))
    sent = put(straight, print_room.direct, paper(A5, TAG), "RZ20261123-0035-P receipt 0", "c1")
    out = print_room.out / "RZ20261123-0035-P receipt 0 c1.pdf"
    assert tags_on(out.read_bytes()) == [TAG]
    straight.look_up(replace(sent, number=0, at=soon()))
    with pytest.raises(trouble.PrinterUnclear):  # a printer keeps no long history
        straight.look_up(replace(sent, number=0, mark="c2", at=soon()))
    with pytest.raises(trouble.JobRefused):
        put(straight, print_room.direct_crushing, paper(A5, TAG), "RZ20261123-0036-N receipt 0")


def test_a_printer_that_hangs_gives_the_job_back_and_one_that_is_gone_is_out_of_reach(print_room):
    straight = Cups("/nowhere/cups", Patience(stuck=0.5, job=0.5, withdrawal=5))
    with pytest.raises(trouble.PrinterUnclear):
        put(straight, print_room.direct_endless, paper(A5, TAG), "RZ20261123-0037-L receipt 0")
    print_room.let_go()
    with pytest.raises(trouble.PrinterStopped) as caught:
        straight.send("ipp://127.0.0.1:9/ipp/print", paper(A5, TAG), "RZ20261123-0038-J receipt 0")
    assert caught.value.why == (trouble.UNREACHABLE,)


def test_a_printer_tells_how_fine_it_prints(print_room, cups):
    assert cups.dots(print_room.direct) == cups.dots("labels")
    assert cups.dots(print_room.direct) == 203


def test_a_printer_that_gave_up_without_paper_says_so(print_room):
    straight = Cups("/nowhere/cups", Patience(stuck=0.3, job=15, withdrawal=5))
    with pytest.raises(trouble.PrinterStopped) as caught:
        put(straight, print_room.direct_empty, paper(A5, TAG), "RZ20261123-0039-H receipt 0")
    assert caught.value.why == (trouble.word("media-empty"),)
