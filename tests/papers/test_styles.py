"""One language, large type, draft: every kind at its worst, each page drawn once."""

from __future__ import annotations

from contextvars import Context
from typing import Any

import pytest

from counter.papers import proof, register, samples
from counter.papers.faces import NoGlyph
from counter.papers.register import DRAFT, KINDS, PLAIN, Style
from counter.papers.sizes import SIZES
from counter.papers.style import current, said, using
from counter.text import Text
from tests.papers import reading
from tests.papers.test_every_paper import UNPRINTED

IN_ONE_LANGUAGE = {"name_en", "name", "note_no", "note_no_en"}
STYLED = [kind for kind, told in KINDS.items() if told.is_styled]
STYLES = (Style("en"), Style(is_large=True))  # Chinese alone is never longer than both
WORST = [
    pytest.param(kind, size, style, id=f"{kind}-{size}-{style.code}")
    for kind in STYLED
    for size in register.SIZES[kind]
    for style in STYLES
    if style.is_large or size == register.SIZES[kind][0]  # a language is never wider than two
]


@pytest.mark.parametrize(("kind", "size", "style"), WORST)
def test_a_dressed_paper_clips_nothing_and_still_reads_back(kind, size, style):
    facts = samples.facts(kind, worst=True)
    pdf = register.pdf(kind, facts, size, style=style)
    for white in reading.ink_margins(pdf):
        assert min(white) >= SIZES[size].margin - 0.3
    assert reading.collisions(pdf) == []
    # no style brings a character that the plain paper lacks: for glyphs see test_reading_back
    proof.legible(pdf, register.codes_on(kind, facts), proof.judged_at(None),
                  register.codes_once(facts))  # fmt: skip
    sheet = SIZES[size]
    for width, height in reading.sizes(pdf):
        assert (width, height) == (sheet.width, sheet.height or height)
    # A hyphen at a line's end is left out by the one reader and kept by the other.
    read = reading.copied(pdf)
    missing = [words for words in _plain_words(facts) if words not in read]
    assert missing == [] or [w for w in missing if w not in reading.searched(pdf)] == []


@pytest.mark.parametrize("kind", ["receipt", "visit_receipt", "settlement_slip"])
def test_a_paper_in_one_language_says_each_text_in_it_and_none_in_the_other(kind):
    facts = samples.facts(kind)
    chinese = reading.copied(register.pdf(kind, facts, style=Style("zh")))
    english = reading.copied(register.pdf(kind, facts, style=Style("en")))
    for told in _texts(facts):
        if told["en"] != told["zh"]:
            zh, en = (reading.squeezed(told[name]) for name in ("zh", "en"))
            assert zh in chinese or zh not in reading.copied(register.pdf(kind, facts))
            assert not (len(en) > 9 and en in chinese)
            assert not (len(zh) > 5 and zh in english)
    assert "Complaints" in english
    assert "投诉" not in english
    assert "投诉" in chinese
    assert "Complaints" not in chinese


def test_large_type_is_a_third_larger_and_its_code_is_not():
    facts = samples.facts("receipt")
    usual, large = (
        register.pdf("receipt", facts, "A4", style=style) for style in (PLAIN, Style(is_large=True))
    )
    assert reading.height_of(large, "取件日期") == pytest.approx(
        1.35 * reading.height_of(usual, "取件日期"), rel=0.02
    )
    assert reading.code_width(large) == pytest.approx(reading.code_width(usual), abs=0.3)


@pytest.mark.parametrize("kind", STYLED)
def test_a_draft_is_marked_on_each_page_and_has_neither_code_nor_number(kind):
    facts = samples.facts(kind, worst=True)
    pdf = register.pdf(kind, facts, copy=17, style=DRAFT)
    read = reading.copied(pdf)
    assert read.count("草稿·无效DRAFT") == len(reading.sizes(pdf))
    assert all(codes == () for codes in proof.codes(pdf))
    assert "补打17" not in read
    assert reading.collisions(pdf) == []


def test_a_draft_of_a_practice_hall_is_marked_as_both():
    read = reading.copied(register.pdf("receipt", samples.practice("receipt"), style=DRAFT))
    assert "练习·草稿·无效" in read


def test_a_label_has_one_form_whatever_is_asked():
    facts = samples.facts("label")
    assert register.pdf("label", facts, style=Style("en", is_large=True, is_draft=True)) == (
        register.pdf("label", facts)
    )


def test_a_style_ends_with_its_paper_also_when_the_paper_is_refused():
    facts = {**samples.facts("receipt"), "applicant": "😀"}
    with pytest.raises(NoGlyph):
        register.pdf("receipt", facts, style=Style("en"))
    assert current() == PLAIN


def test_papers_drawn_at_the_same_time_do_not_take_each_others_style():
    other = Context()  # what a thread of its own has
    with using(Style("en")):
        assert other.run(said, Text("受理", "Accepted")) == Text("受理", "Accepted")
        assert said(Text("受理", "Accepted")) == Text.same("Accepted")


def test_what_has_no_english_stays_chinese_on_an_english_paper():
    with using(Style("en")):
        assert said(Text("渝中区", "")) == Text.same("渝中区")


def _plain_words(told: Any, name: str = "") -> list[str]:
    """What stands on a paper in any language: names, numbers, addresses."""
    if isinstance(told, list):
        return [words for value in told for words in _plain_words(value, name)]
    if isinstance(told, dict):
        if set(told) == {"zh", "en"} or "view" in told or "bars" in told:
            return []  # a text, a share, a plot: its form is drawn, not written
        return [words for key, value in told.items() for words in _plain_words(value, key)]
    if not isinstance(told, str) or name in UNPRINTED | IN_ONE_LANGUAGE:
        return []
    parts = told.replace("\n", "。").split("。")
    return [reading.squeezed(part) for part in parts if part.strip()]


def _texts(told: Any) -> list[dict[str, str]]:
    if isinstance(told, dict):
        if set(told) == {"zh", "en"}:
            return [told]
        told = list(told.values())
    return [text for value in told for text in _texts(value)] if isinstance(told, list) else []
