"""Real jobs through a real spooler to virtual printers; the failures are real ones too."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.ui.printing.pages import A5, LABEL, ROLL, paper, size_of, tags_on
from tests.ui.printing.print_room import PrintRoom
from ui.kit.printing import trouble
from ui.kit.printing.cups import Cups, Patience
from ui.kit.printing.spooler import Sent

pytestmark = pytest.mark.xdist_group("print room")
TAG = "110001112611230000712345678"


def put(spooler: Cups, printer: str, pdf: bytes, name: str, mark: str = "") -> Sent:
    """Give and wait for the end."""
    sent = spooler.send(printer, pdf, name, mark)
    spooler.follow(sent)
    return sent


@pytest.fixture
def cups(print_room: PrintRoom) -> Cups:
    return Cups(print_room.address, Patience(stuck=0.5, job=15, withdrawal=5))


@pytest.fixture
def hasty(print_room: PrintRoom) -> Cups:
    """Gives up on a job soon."""
    return Cups(print_room.address, Patience(stuck=0.5, job=1, withdrawal=5))


@pytest.mark.parametrize("size", [A5, LABEL, ROLL])
@pytest.mark.parametrize("queue", ["window", "labels"])
def test_a_paper_comes_out_at_its_size_with_its_tag(print_room, cups, queue, size):
    name = f"RZ20261123-0007-K {queue} {size[0]:g}"
    put(cups, queue, paper(size, TAG), name)
    out = (print_room.out / f"{name}.pdf").read_bytes()
    assert (size_of(out), tags_on(out)) == (size, [TAG])
    assert asked_size((print_room.out / f"{name}.txt").read_text()) == pytest.approx(
        size, abs=0.4
    )  # a driver counts in whole points


def asked_size(ticket: str) -> tuple[float, float]:
    """The size in mm that the printer was asked to print on, by name or in 1/100 mm."""
    named = re.search(r"IPP_MEDIA=[a-z0-9_.]+_([0-9.]+)x([0-9.]+)mm", ticket)
    if named:
        return float(named[1]), float(named[2])
    told = re.search(r"IPP_MEDIA_COL=.*x-dimension=([0-9]+) y-dimension=([0-9]+)", ticket)
    assert told, ticket
    return int(told[1]) / 100, int(told[2]) / 100


def test_a_printer_is_told_not_to_shrink_the_page_to_its_margins(print_room, cups):
    put(cups, "labels", paper(LABEL, TAG), "RZ20261123-0018-D label 0")
    ticket = (print_room.out / "RZ20261123-0018-D label 0.txt").read_text()
    assert "IPP_PRINT_SCALING=none" in ticket


def test_the_document_stays_neither_in_the_spooler_nor_in_a_temporary_folder(
    print_room, cups, tmp_path, monkeypatch
):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = set(print_room.spool.rglob("*"))
    put(cups, "labels", paper(LABEL, TAG), "RZ20261123-0008-G label 0")
    new = {path.name for path in set(print_room.spool.rglob("*")) - before}
    assert all(name.startswith("c") for name in new)  # what the job was, not what it printed
    assert list(tmp_path.iterdir()) == []


def test_a_job_that_breaks_off_is_refused_in_the_machines_own_words(print_room, cups):
    with pytest.raises(trouble.JobRefused) as caught:
        put(cups, "refusing", paper(A5, TAG), "RZ20261123-0009-C receipt 0")
    assert caught.value.printer == "refusing"
    assert caught.value.said == "Half a page is out"
    assert "refusing" not in print_room.jobs()


def test_a_paper_size_that_the_printer_does_not_know_is_refused(cups):
    with pytest.raises(trouble.WrongMedia):
        put(cups, "labels", paper((300.0, 300.0), TAG), "RZ20261123-0010-8 receipt 0")


def test_a_stopped_printer_says_so_and_gets_no_job(print_room, cups):
    before = print_room.jobs_ever()
    with pytest.raises(trouble.PrinterStopped) as caught:
        put(cups, "paused", paper(A5, TAG), "RZ20261123-0011-4 receipt 0")
    assert caught.value.text.zh == (
        "打印机“paused”没有响应（已暂停）。请检查纸和电源，或换一台打印机打印。"
    )
    assert print_room.jobs_ever() == before


def test_a_queue_that_takes_no_jobs_refuses(cups):
    with pytest.raises(trouble.JobRefused, match="not accepting"):
        put(cups, "closed", paper(A5, TAG), "RZ20261123-0012-0 receipt 0")


def test_a_printer_that_is_not_there_is_never_replaced_by_another(print_room, cups):
    before = set(print_room.out.iterdir())
    with pytest.raises(trouble.PrinterMissing):
        put(cups, "elsewhere", paper(A5, TAG), "RZ20261123-0013-X receipt 0")
    assert set(print_room.out.iterdir()) == before


def test_a_spooler_that_is_not_running_is_a_printer_out_of_reach(tmp_path):
    with pytest.raises(trouble.PrinterStopped) as caught:
        put(Cups(str(tmp_path / "no-socket")), "window", paper(A5, TAG), "RZ receipt 0")
    assert caught.value.why == (trouble.UNREACHABLE,)


def test_a_job_without_an_end_stays_unknown_and_can_be_taken_back(print_room, hasty):
    sent = hasty.send("hanging", paper(A5, TAG), "RZ20261123-0014-T receipt 0", "aa01")
    with pytest.raises(trouble.PrinterUnclear) as caught:
        hasty.follow(sent)
    assert not caught.value.is_certain
    assert "hanging" in print_room.jobs()

    # The clerk says that no paper came: an earlier life of the program knows no number.
    assert hasty.withdraw(replace(sent, number=0))
    assert "hanging" not in print_room.jobs()
    print_room.let_go()


def test_a_job_behind_others_is_withdrawn_so_that_it_cannot_come_out_later(print_room, hasty):
    with pytest.raises(trouble.PrinterUnclear):
        put(hasty, "nobody", paper(A5, TAG), "RZ20261123-0015-P receipt 0")
    before = print_room.jobs()
    with pytest.raises(trouble.PrinterStopped) as caught:
        put(hasty, "nobody", paper(A5, TAG), "RZ20261123-0016-L receipt 0")
    assert caught.value.why == (trouble.BUSY,)
    assert print_room.jobs() == before


def test_a_printer_that_jams_on_a_job_fails_and_the_job_is_withdrawn(print_room, cups):
    with pytest.raises(trouble.PrinterStopped) as caught:
        put(cups, "jamming", paper(A5, TAG), "RZ20261123-0017-H receipt 0")
    assert caught.value.text.zh == (
        "打印机“jamming”没有响应（卡纸）。请检查纸和电源，或换一台打印机打印。"
    )
    assert "jamming" not in print_room.jobs()
