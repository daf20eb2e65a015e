"""Five thousand labels in one run: progress, cancel, and the truth about each one."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from counter.errors import CounterError, Trouble
from counter.text import Text
from tests.ui.printing.stand_in import MemoryOutbox, RememberingSpooler, queued
from ui.kit.background import Background, Inline, Lane
from ui.kit.printing import Printing, trouble
from ui.kit.printing.batch import AT_ONCE, BatchRun, Progress
from ui.kit.printing.choices import NoPrinterChosen

SIZES = {"receipt": ("A5",), "label": ("100x150mm",)}
STOPPED = trouble.PrinterStopped("标签机", (trouble.UNREACHABLE,))


class Room:
    """Printing for a run of labels, and what it told."""

    def __init__(self, tmp_path: Any, papers: int, lane: Lane | None = None) -> None:
        self.outbox = MemoryOutbox(
            *(queued(number, "label", case_no=f"E{number}") for number in range(1, papers + 1))
        )
        self.spooler = RememberingSpooler()
        self.refused: dict[str, CounterError] = {}
        self.printing = Printing(
            self.outbox, self.draw, lambda *_: None, SIZES, self.spooler, self.spooler,
            Inline(), Inline(), QSettings(str(tmp_path / "c.ini"), QSettings.Format.IniFormat),
            batch_lane=lane,
        )  # fmt: skip
        self.printing.choose("label", "标签机")
        self.told: list[Progress] = []
        self.ended: list[BatchRun] = []
        self.errors: list[CounterError] = []

    def draw(self, kind: str, facts: dict[str, Any], *_: Any) -> bytes:
        if facts["name"] in self.refused:
            raise self.refused[facts["name"]]
        return b"%PDF"

    def run(self) -> BatchRun:
        waiting = [job for job in self.outbox.papers.values() if job.is_pending]
        return self.printing.print_many(
            waiting, self.told.append, self.ended.append,
            lambda run, error: self.errors.append(error),
        )  # fmt: skip

    def count(self, state: str) -> int:
        return sum(job.state == state for job in self.outbox.papers.values())


@pytest.fixture
def room(qapp: object, tmp_path: Any) -> Room:
    return Room(tmp_path, 5000)


def test_a_printer_that_vanishes_at_400_leaves_399_printed_and_the_rest_waiting_and_goes_on(
    room: Room, qtbot: QtBot
) -> None:
    room.spooler.refusals["E400 label 0"] = STOPPED
    run = room.run()
    qtbot.waitUntil(lambda: run.is_over, timeout=20000)
    assert (room.count("handed"), room.count("failed"), room.count("queued")) == (399, 1, 4600)
    assert room.outbox.papers[400].reason == STOPPED.text.zh
    assert (room.errors, room.ended) == ([STOPPED], [])
    assert (room.told[-1].done, room.told[-1].total) == (400, 5000)
    room.spooler.refusals.clear()
    again = room.run()
    qtbot.waitUntil(lambda: again.is_over, timeout=20000)
    names = [name for _, _, name in room.spooler.printed]
    assert names == [f"E{number} label 0" for number in range(1, 5001)]
    assert (room.ended, again.standing.done) == ([again], 4601)


def test_what_was_sent_behind_a_jam_is_taken_back_and_the_jammed_one_is_failed(
    qapp: object, tmp_path: Any, qtbot: QtBot
) -> None:
    room = Room(tmp_path, 2 * AT_ONCE)
    room.spooler.unheard["E3 label 0"] = trouble.PrinterStopped("标签机", ())
    run = room.run()
    qtbot.waitUntil(lambda: run.is_over)
    assert [job.state for job in room.outbox.papers.values()][:4] == [
        "handed", "handed", "failed", "queued",
    ]  # fmt: skip
    assert room.spooler.taken_back == [f"E{number} label 0" for number in range(AT_ONCE, 3, -1)]
    assert room.count("queued") == 2 * AT_ONCE - 3


def test_one_of_which_nobody_can_tell_stays_on_its_way_and_is_not_sent_again(
    qapp: object, tmp_path: Any, qtbot: QtBot
) -> None:
    room = Room(tmp_path, 5)
    room.spooler.unheard["E2 label 0"] = trouble.PrinterUnclear("标签机")
    run = room.run()
    qtbot.waitUntil(lambda: run.is_over)
    states = [job.state for job in room.outbox.papers.values()]
    assert states == ["handed", "sending", "queued", "queued", "queued"]
    room.spooler.unheard.clear()
    again = room.run()
    qtbot.waitUntil(lambda: again.is_over)
    assert room.count("handed") == 4
    assert [name for _, _, name in room.spooler.printed].count("E2 label 0") == 1


def test_a_cancelled_run_sends_nothing_more(room: Room, qtbot: QtBot) -> None:
    run = room.run()
    qtbot.waitUntil(lambda: len(room.told) >= 3)
    sent = len(room.spooler.printed)
    run.cancel()
    qtbot.waitUntil(lambda: run.is_over)
    assert len(room.spooler.printed) - sent <= AT_ONCE
    assert room.count("handed") + room.count("queued") == 5000
    assert (room.ended, room.errors) == ([run], [])


def test_a_label_that_cannot_be_drawn_is_refused_alone_and_the_others_print(
    qapp: object, tmp_path: Any, qtbot: QtBot
) -> None:
    room = Room(tmp_path, 30)
    room.refused["张三"] = Trouble(Text("没有“𡋾”的字形。", "No glyph for 𡋾."))
    papers = room.outbox.papers
    for number in papers:
        papers[number].facts["name"] = "张三" if number == 7 else "李四"
    run = room.run()
    qtbot.waitUntil(lambda: run.is_over)
    assert (room.count("handed"), papers[7].state) == (29, "failed")
    assert list(run.errors) == [7]
    assert room.ended == [run]


def test_without_a_printer_or_papers_a_run_says_so_or_ends(
    qapp: object, tmp_path: Any, qtbot: QtBot
) -> None:
    room = Room(tmp_path, 0)
    run = room.run()
    qtbot.waitUntil(lambda: run.is_over)
    assert room.ended == [run]
    other = Room(tmp_path, 1)
    other.printing.choose("label", "")
    refused = other.run()
    qtbot.waitUntil(lambda: refused.is_over)
    assert isinstance(other.errors[0], NoPrinterChosen)


def test_a_receipt_does_not_wait_for_the_labels(qapp: object, tmp_path: Any, qtbot: QtBot) -> None:
    lane = Background()
    room = Room(tmp_path, 200, lane)
    room.outbox.papers[900] = queued(900, case_no="E900")
    room.printing.choose("receipt", "窗口1")
    done: list[object] = []
    try:
        run = room.run()
        room.printing.print_job(room.outbox.papers[900], done.append, room.errors.append)
        assert len(done) == 1
        assert not run.is_over
        qtbot.waitUntil(lambda: run.is_over, timeout=20000)
    finally:
        lane.stop()
    assert room.count("handed") == 201
