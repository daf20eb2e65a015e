"""What became of a paper is written as it was, and never better."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QSettings
from shiboken6 import delete

from counter.errors import CounterError, Trouble
from counter.outbox import AlreadyPrinting
from counter.papers.proof import Illegible
from counter.text import Text
from tests.ui.printing.pages import A5, paper
from tests.ui.printing.stand_in import MemoryOutbox, RememberingSpooler, queued
from ui.kit.background import Background, Inline
from ui.kit.printing import Printing, trouble
from ui.kit.printing.choices import NoPrinterChosen
from ui.kit.printing.cups import Cups, Patience
from ui.kit.printing.drawer import DRAWER, Drawer
from ui.kit.printing.queues import Printer

SIZES = {"receipt": ("A5", "80mm"), "label": ("100x150mm",)}


def pdf(kind: str, facts: dict, size: str, copy: int, style: object = None) -> bytes:
    """The register's stand-in: bytes that say what they were made of."""
    return f"%PDF {kind} {facts['name']} {size} {copy}".encode()


class Hall:
    """Printing with its surroundings, and what it answered."""

    def __init__(
        self, tmp_path, lane=None, spooler=None, make=pdf, read_back=lambda *_: None
    ) -> None:
        self.file = str(tmp_path / "counter.ini")
        self.outbox = MemoryOutbox(queued(1), queued(2, copy=1))
        self.spooler = spooler or RememberingSpooler()
        self.folder = tmp_path / "papers"
        self.printing = Printing(
            self.outbox,
            make,
            read_back,
            SIZES,
            self.spooler,
            Drawer(self.folder),
            lane or Inline(),
            Inline(),
            self.settings(),
        )
        self.done: list[object] = []
        self.errors: list[CounterError] = []

    def settings(self) -> QSettings:
        return QSettings(self.file, QSettings.Format.IniFormat)

    def print(self, number: int = 1, owner: QObject | None = None) -> None:
        self.printing.print_job(
            self.outbox.papers[number], self.done.append, self.errors.append, owner
        )

    def states(self) -> tuple[str, ...]:
        return tuple(job.state for job in self.outbox.papers.values())


@pytest.fixture
def hall(qapp, tmp_path):
    hall = Hall(tmp_path)
    hall.printing.choose("receipt", "window")
    return hall


def test_a_paper_that_the_spooler_took_is_handed_over_with_its_printer(hall):
    hall.print()
    assert hall.spooler.printed == [
        ("window", "%PDF receipt 张三 A5 0".encode(), "RZ20261123-0007-K receipt 0")
    ]
    assert hall.done == [hall.outbox.papers[1]]
    assert (hall.outbox.papers[1].state, hall.outbox.papers[1].printer) == ("handed", "window")


def test_the_spoolers_list_shows_number_kind_and_copy_and_no_name(hall):
    hall.print(2)
    ((_, _, name),) = hall.spooler.printed
    assert name == "RZ20261123-0007-K receipt 1"


def test_the_preview_shows_the_very_bytes_that_print(hall):
    shown = hall.printing.pages_of(hall.outbox.papers[1])
    hall.print()
    assert [pages for _, pages, _ in hall.spooler.printed] == [shown]


@pytest.mark.parametrize(
    "said",
    [
        trouble.PrinterMissing("window"),
        trouble.PrinterStopped("window", (trouble.STOPPED,)),
        trouble.JobRefused("window", "aborted {by} printer"),
    ],
)
def test_a_paper_that_did_not_come_out_fails_with_the_reason(hall, said):
    hall.spooler.trouble = said
    hall.print()
    assert (hall.outbox.papers[1].state, hall.outbox.papers[1].reason) == ("failed", said.text.zh)
    assert (hall.done, hall.errors) == ([], [said])


def test_a_paper_of_which_nobody_can_tell_stays_on_its_way_and_is_not_sent_again(hall):
    hall.spooler.trouble = unclear = trouble.PrinterUnclear("window")
    hall.print()
    assert hall.states() == ("sending", "queued")
    hall.spooler.trouble = None
    hall.print()
    assert hall.spooler.printed == []
    assert (hall.errors[0], type(hall.errors[1])) == (unclear, AlreadyPrinting)


def test_a_paper_that_cannot_be_drawn_fails_and_says_why(qapp, tmp_path):
    no_glyph = Trouble(Text("没有“𡋾”的字形。", "No glyph for 𡋾."))

    def draw(*_: object) -> bytes:
        raise no_glyph

    hall = Hall(tmp_path, make=draw)
    hall.printing.choose("receipt", "window")
    hall.print()
    assert hall.outbox.papers[1].reason == "没有“𡋾”的字形。"
    assert (hall.errors, hall.spooler.printed) == ([no_glyph], [])


def test_while_the_books_are_shut_nothing_is_sent(hall):
    hall.outbox.trouble = Trouble(Text("数据库打不开。", "The books cannot be opened."))
    hall.print()
    assert (hall.states(), hall.spooler.printed) == (("queued", "queued"), [])
    assert (hall.done, hall.errors) == ([], [hall.outbox.trouble])


def test_after_a_failure_the_same_paper_can_be_printed_on_another_printer(hall):
    hall.spooler.trouble = trouble.PrinterMissing("window")
    hall.print()
    hall.spooler.trouble = None
    hall.printing.choose("receipt", "spare")
    hall.print()
    assert (hall.outbox.papers[1].state, hall.outbox.papers[1].printer) == ("handed", "spare")
    assert hall.outbox.papers[1].reason == ""


def test_without_a_chosen_printer_nothing_is_printed_or_written(qapp, tmp_path):
    hall = Hall(tmp_path)
    hall.print()
    assert isinstance(hall.errors[0], NoPrinterChosen)
    assert (hall.states(), hall.spooler.printed) == (("queued", "queued"), [])


def test_printer_and_size_are_remembered_for_each_kind(hall):
    hall.printing.choose("receipt", "window", "80mm")
    hall.printing.choose("label", "labels")
    later = Printing(None, pdf, None, SIZES, None, None, Inline(), Inline(), hall.settings())
    assert (later.printer_for("receipt"), later.size_for("receipt")) == ("window", "80mm")
    assert (later.printer_for("label"), later.size_for("label")) == ("labels", "100x150mm")
    hall.print()
    assert hall.spooler.printed[0][1] == "%PDF receipt 张三 80mm 0".encode()


def test_a_size_that_is_no_longer_known_becomes_the_usual_one(hall):
    hall.printing.choose("receipt", "window", "B5")
    assert hall.printing.size_for("receipt") == "A5"


def test_the_drawer_is_a_printer_like_the_others(hall):
    hall.printing.choose("receipt", DRAWER)
    hall.print()
    (path,) = hall.folder.iterdir()
    assert path.read_bytes() == "%PDF receipt 张三 A5 0".encode()
    assert (hall.outbox.papers[1].state, hall.outbox.papers[1].printer) == ("handed", DRAWER)


def test_a_drawer_that_does_not_open_leaves_the_paper_failed(hall):
    hall.folder.write_text("a file where the folder should be")
    hall.printing.choose("receipt", DRAWER)
    hall.print()
    assert hall.outbox.papers[1].state == "failed"
    assert hall.errors[0].text.zh == hall.outbox.papers[1].reason


def test_the_drawer_is_offered_after_the_real_printers(hall):
    offered: list[object] = []
    hall.printing.look_for_printers(
        lambda: (Printer("window", is_default=True),), offered.append, hall.errors.append
    )
    assert offered == [(Printer("window", is_default=True), Printer(DRAWER))]


class Gate:
    """A lane in which work waits until it is let through."""

    def __init__(self) -> None:
        self.waiting: list[tuple] = []

    def run(self, *job: object) -> None:
        self.waiting.append(job)

    def let_through(self) -> None:
        for job in self.waiting:
            Inline().run(*job)
        self.waiting.clear()


def test_a_second_press_while_a_paper_is_on_its_way_prints_nothing(qapp, tmp_path):
    gate = Gate()
    hall = Hall(tmp_path, lane=gate)
    hall.printing.choose("receipt", "window")
    hall.print()
    hall.print()
    assert isinstance(hall.errors[0], AlreadyPrinting)
    assert hall.printing.is_under_way(1)
    gate.let_through()
    assert (len(hall.spooler.printed), hall.states()[0]) == (1, "handed")
    assert not hall.printing.is_under_way(1)


def test_a_page_closed_meanwhile_hears_nothing_but_the_outbox_knows(qapp, tmp_path):
    gate, page = Gate(), QObject()
    hall = Hall(tmp_path, lane=gate)
    hall.printing.choose("receipt", "window")
    hall.print(owner=page)
    delete(page)
    gate.let_through()
    assert (hall.states()[0], hall.done, hall.errors) == ("handed", [], [])


def test_a_printer_that_keeps_us_waiting_is_named_after_a_while(qapp, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("ui.kit.printing.printing._SLOW", 10)
    gate = Gate()
    hall = Hall(tmp_path, lane=gate)
    hall.printing.choose("receipt", "window")
    with qtbot.waitSignal(hall.printing.keeps_waiting, timeout=2000) as heard:
        hall.print()
    assert heard.args == ["window"]
    gate.let_through()


@pytest.mark.xdist_group("print room")
def test_from_the_outbox_to_a_real_printer_beside_the_window(print_room, qapp, qtbot, tmp_path):
    lane = Background()
    cups = Cups(print_room.address, Patience(stuck=0.5, job=15, withdrawal=5))
    hall = Hall(tmp_path, lane, cups, make=lambda *_: paper(A5, "110001112611230000712345678"))
    try:
        for number, printer in ((1, "labels"), (2, "refusing")):
            hall.printing.choose("receipt", printer)
            with qtbot.waitSignal(hall.printing.changed, timeout=20000):
                hall.print(number)
    finally:
        lane.stop()
    assert hall.states() == ("handed", "failed")
    mark = hall.outbox.papers[1].mark
    assert (print_room.out / f"RZ20261123-0007-K receipt 0 {mark}.pdf").exists()
    assert isinstance(hall.errors[0], trouble.JobRefused)


def test_a_page_that_does_not_read_back_is_not_sent_and_says_why(tmp_path):
    def refuse(kind, facts, pages, dots):
        raise Illegible(1, "150011261123000071234567890", ())

    hall = Hall(tmp_path, read_back=refuse)
    hall.printing.choose("receipt", "窗口1")
    hall.print()
    assert hall.spooler.printed == []
    assert hall.states()[0] == "failed"
    assert isinstance(hall.errors[0], Illegible)
