"""Papers laid into a folder instead of a printer."""

from __future__ import annotations

import pytest

from counter.safe_write import CannotWrite
from ui.kit.printing.drawer import DRAWER, Drawer


def test_a_paper_and_its_reprint_lie_side_by_side_in_a_folder_made_for_them(tmp_path):
    drawer = Drawer(tmp_path / "papers")
    drawer.send(DRAWER, b"%PDF-first", "RZ20261123-0007-K receipt 0")
    drawer.send(DRAWER, b"%PDF-again", "RZ20261123-0007-K receipt 1")
    assert {path.name: path.read_bytes() for path in drawer.folder.iterdir()} == {
        "RZ20261123-0007-K receipt 0.pdf": b"%PDF-first",
        "RZ20261123-0007-K receipt 1.pdf": b"%PDF-again",
    }


def test_a_name_cannot_lead_out_of_the_folder(tmp_path):
    drawer = Drawer(tmp_path / "papers")
    drawer.send(DRAWER, b"%PDF-", "../outside/receipt")
    assert [path.name for path in drawer.folder.iterdir()] == [".._outside_receipt.pdf"]


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path):
    (tmp_path / "papers").write_text("a file where the folder should be")
    with pytest.raises(CannotWrite):
        Drawer(tmp_path / "papers").send(DRAWER, b"%PDF-", "RZ20261123-0007-K receipt 0")
