"""Large type, language and a printer's offset: what is shown is what is sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from counter.intake import accept
from counter.papers import proof
from counter.papers.register import NONE, PLAIN, Offset, Style, TooFar
from tests.conftest import Hall
from tests.papers import reading
from tests.ui.benches import PRINTER, Bench
from ui.progress.paper_view import PaperView


@pytest.fixture
def bench(hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr("ui.progress.paper_view.printers", lambda: ())
    return Bench(hall.desk, tmp_path)


def test_the_shown_bytes_are_the_sent_bytes_in_every_style_and_offset(
    hall: Hall, bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = accept.accept(hall.desk, hall.application("RZ")).paper
    view = PaperView(bench.of)
    qtbot.addWidget(view)
    shown: list[bytes] = []
    monkeypatch.setattr(view._preview, "show_pdf", shown.append)
    looks = bench.printing.looks
    looks.keep_offset(PRINTER, "A5", Offset(1.5, -2, 99.5))
    view.show_job(job)
    view.findChild(QPushButton, "large-type").click()
    view.findChild(QPushButton, "paper-language").click()
    assert len(set(shown)) == 3
    view.print_out()
    ((_, sent, _),) = bench.tray.printed
    assert sent == shown[-1]
    assert "Ready" not in reading.copied(sent)
    assert {code.text for page in proof.codes(sent) for code in page} == {job.facts["tag"]}


def test_a_style_is_kept_for_its_kind_and_for_no_other(bench: Bench) -> None:
    looks = bench.printing.looks
    looks.choose_style("receipt", Style("en", is_large=True))
    assert looks.style_for("receipt") == Style("en", is_large=True)
    assert looks.style_for("manifest") == PLAIN


def test_a_draft_is_never_kept_as_a_style(bench: Bench) -> None:
    bench.printing.looks.choose_style("receipt", Style(is_draft=True))
    assert bench.printing.looks.style_for("receipt") == PLAIN


def test_an_offset_belongs_to_one_printer_and_one_size(bench: Bench) -> None:
    looks = bench.printing.looks
    looks.keep_offset("ipp://hall/ipp/print", "A5", Offset(dx=2))
    assert looks.offset_for("ipp://hall/ipp/print", "A5") == Offset(dx=2)
    assert looks.offset_for("ipp://hall/ipp/print", "A4") == NONE
    assert looks.offset_for(PRINTER, "A5") == NONE


def test_an_offset_beyond_the_limits_is_refused_and_the_old_one_stays(bench: Bench) -> None:
    looks = bench.printing.looks
    looks.keep_offset(PRINTER, "A5", Offset(dx=2))
    with pytest.raises(TooFar):
        looks.keep_offset(PRINTER, "A5", Offset(dx=10.1))
    assert looks.offset_for(PRINTER, "A5") == Offset(dx=2)


def test_a_kind_of_one_form_has_no_style_keys(hall: Hall, bench: Bench, qtbot: QtBot) -> None:
    view = PaperView(bench.of)
    qtbot.addWidget(view)
    view.show()
    view.show_job(accept.accept(hall.desk, hall.application("RZ")).paper)
    assert view._style.isVisible()
    view._style.show_kind("label")
    assert not view._style.isVisible()
