"""`paper samples`: which files there are, and that they are papers."""

from __future__ import annotations

from counter.commands import paper_samples
from counter.papers import register
from tests.papers import reading


def test_every_size_and_language_is_among_the_samples_of_a_kind():
    names = [sample.name for sample in paper_samples.of_kind("receipt")]
    assert len(set(names)) == len(names) == 4 * 6 * 2 + 3
    assert {"receipt-58mm-en-large-worst", "receipt-A5-reprint", "receipt-A5-draft"} <= set(names)


def test_a_kind_of_one_form_has_no_other_language():
    names = [sample.name for sample in paper_samples.of_kind("label")]
    assert not any("-en" in name or "draft" in name for name in names)


def test_samples_are_written_as_pdf_and_as_a_picture_of_each_page(tmp_path, monkeypatch):
    monkeypatch.setattr(register, "SIZES", {"ticket": ("80mm",)})
    told: list[str] = []
    papers, pages = paper_samples.write_all(tmp_path / "new", told.append)
    written = sorted(path.suffix for path in (tmp_path / "new").iterdir())
    assert written == [".pdf"] * papers + [".png"] * pages
    assert len(told) == 1
    pdf = (tmp_path / "new" / "ticket-80mm-practice.pdf").read_bytes()
    assert "练习" in reading.copied(pdf)
