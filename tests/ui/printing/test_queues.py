"""The list of printers is the spooler's own."""

from __future__ import annotations

import pytest

from ui.kit.printing.queues import Printer, printers

pytestmark = pytest.mark.xdist_group("print room")


def test_the_default_printer_comes_first_and_all_others_by_name(print_room, monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", print_room.address)
    others = (
        "a4only", "closed", "crushing", "hanging", "jamming", "labels", "nobody", "paused",
        "refusing",
    )  # fmt: skip
    assert printers() == (Printer("window", is_default=True), *map(Printer, others))


def test_a_computer_whose_spooler_is_down_has_no_printers(tmp_path, monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "no-socket"))
    assert printers() == ()
