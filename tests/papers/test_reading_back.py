"""A paper is read back before it prints, and refused where it cannot be read."""

from __future__ import annotations

import io

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from counter.papers import glyphs, proof, register, samples
from counter.papers.proof import Code, Illegible, NotAPaper
from counter.papers.samples.hall import TAG
from resources import fonts

KINDS = [(kind, sizes[-1]) for kind, sizes in register.SIZES.items()]  # others: test_styles


@pytest.mark.parametrize(("kind", "size"), KINDS)
def test_every_paper_of_the_hall_reads_back_at_its_worst(kind: str, size: str) -> None:
    told = samples.facts(kind, True)
    register.read_back(kind, told, register.pdf(kind, told, size))


def test_a_label_must_show_its_waybill_too() -> None:
    told = samples.facts("label")
    assert register.codes_on("label", told) == (told["tag"], told["waybill"])
    without = register.pdf("label", {**told, "waybill": ""})
    with pytest.raises(Illegible) as refused:
        proof.legible(without, register.codes_on("label", told))
    assert (refused.value.page, refused.value.code) == (1, told["waybill"])


def test_a_page_without_its_code_is_named() -> None:
    told = samples.facts("manifest", True)
    pdf = register.pdf("manifest", told)
    pages = proof.codes(pdf)
    assert len(pages) > 1
    assert all(page == (Code("QR", told["tag"]),) for page in pages)
    with pytest.raises(Illegible) as refused:
        proof.legible(pdf, ("150091261127000020000000000",))
    assert refused.value.page == 1
    assert refused.value.found == (told["tag"],)


def test_a_code_too_small_for_the_head_is_refused() -> None:
    from counter.papers.pen import Pen
    from counter.papers.sizes import A5

    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(148 * 72 / 25.4, 210 * 72 / 25.4))
    Pen(canvas, A5, 210).qr(100, 100, 2.2, TAG)  # modules a tenth of a millimetre wide
    canvas.save()
    with pytest.raises(Illegible):
        proof.legible(written.getvalue(), (TAG,))


def test_what_is_no_pdf_is_refused_in_a_sentence() -> None:
    with pytest.raises(NotAPaper):
        proof.codes(b"%PDF-1.4 cut short")


def test_characters_without_a_glyph_and_fonts_that_are_elsewhere_are_named() -> None:
    # A writer draws the font's empty box for a character that the font lacks.
    lacking = "丁"
    font = TTFont(str(fonts.faces().regular))
    few = Subsetter(Options(name_IDs=["*"], notdef_outline=True))  # to save all takes seconds
    few.populate(text=f"张 {lacking}三")
    few.subset(font)
    font["glyf"][font.getBestCmap()[ord(lacking)]] = font["glyf"][".notdef"]
    for record in font["name"].names:
        record.string = "Lacking"
    file = io.BytesIO()
    font.save(file)
    file.seek(0)
    pdfmetrics.registerFont(ttfonts.TTFont("lacking", file, asciiReadable=False))
    written = io.BytesIO()
    canvas = Canvas(written)
    canvas.setFont("lacking", 12)
    canvas.drawString(50, 50, f"张 {lacking}三")
    canvas.setFont("Helvetica", 12)
    canvas.drawString(50, 90, "window 1")
    canvas.save()
    embedded, elsewhere = glyphs.fonts(written.getvalue())
    assert (embedded.is_embedded, embedded.missing) == (True, {lacking})
    assert (elsewhere.name, elsewhere.is_embedded) == ("Helvetica", False)
    # Such a paper is not sent, whatever is written on it.
    with pytest.raises(glyphs.Unprintable) as refused:
        register.read_back("manifest", {}, written.getvalue())
    assert (refused.value.characters, refused.value.fonts) == ((lacking,), ("Helvetica",))


def test_our_own_papers_lack_nothing() -> None:
    for use in glyphs.fonts(register.pdf("receipt", samples.facts("receipt", True))):
        assert use.is_embedded
        assert not use.missing
