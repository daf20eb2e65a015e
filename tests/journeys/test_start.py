"""The program as a process: what it says where it cannot begin, and where a printer is missing."""

from __future__ import annotations

from pathlib import Path

from counter import outbox
from counter.desk import Desk
from counter.queue import worklists
from counter.store.database import FILE, open_books
from counter.values.clerk import Clerk, Role
from tests.conftest import MORNING, Hall
from tests.journeys.child import MISSING_PRINTER
from tests.journeys.desks import desk, said, waited_for


def test_a_second_desk_on_the_same_folder_says_that_one_is_open(hall: Hall, tmp_path: Path) -> None:
    folder = tmp_path / "hall"
    hall.books.close()
    with desk(folder, "type") as first:
        waited_for(first, "READY")
        with desk(folder, "look") as second:
            told = said(second)
        assert first.poll() is None, "the first goes on"
    assert "现在不能开始" in told
    assert f"已有一个程序正在使用 {folder}。请切换到那个窗口，或先关闭它。" in told


def test_damaged_books_are_told_in_a_sentence_and_left_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "hall"
    folder.mkdir()
    damaged = b"no database, whatever its name says " * 200
    (folder / FILE).write_bytes(damaged)
    with desk(folder, "look") as child:
        told = said(child)
    assert "现在不能开始" in told
    assert "已损坏或不是本程序的数据" in told
    assert "重试" in told
    assert "Traceback" not in told
    assert (folder / FILE).read_bytes() == damaged


def test_a_missing_printer_leaves_the_case_taken_in_and_its_receipt_waiting(
    hall: Hall, tmp_path: Path
) -> None:
    folder = tmp_path / "hall"
    hall.books.close()
    with desk(folder, "print-nowhere") as child:
        told = said(child)
    assert MISSING_PRINTER in told
    books = open_books(folder)
    clerk = Desk(books, Clerk("wangfang", "王芳", Role.CLERK), "1", lambda: MORNING)
    (row,) = worklists.open_cases(clerk, "reprint")
    (paper,) = outbox.pending(clerk)
    assert (row.step.zh, paper.case_no, paper.kind) == ("已受理", row.case_no, "receipt")
    assert (paper.state, paper.copy) == ("failed", 0)
    assert MISSING_PRINTER in paper.reason
    books.close()
