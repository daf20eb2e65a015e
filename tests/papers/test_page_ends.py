"""Where a page ends, and where a roll does: nothing that closes a paper stands there alone."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from counter.papers import register, samples, words
from counter.papers.column import Column
from counter.papers.frame import Sheet
from counter.papers.lines import Span
from counter.papers.page import beside_tag, lay_out
from counter.papers.sizes import SIZES
from counter.papers.table import Field, table
from counter.text import Text
from tests.papers import reading
from tests.papers.reading import pypdfium2

OFFICE = samples.SAMPLES["receipt"](False).office
SHEET = Sheet(
    OFFICE, Text("通知书", "Notice"), words.CASE_NO, "RZ20261123-0007-K",
    samples.facts("receipt")["tag"], "王芳", "1", datetime(2026, 11, 23, 9, 15),
)  # fmt: skip
ROLLED = [(kind, size) for kind, sizes in register.SIZES.items()
          for size in sizes if SIZES[size].height is None]  # fmt: skip


def _page_words(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


@pytest.mark.parametrize("is_sealed", [True, False])
@pytest.mark.parametrize("is_table", [True, False])
def test_no_page_holds_a_seal_or_signatures_alone(is_sealed, is_table):
    pages_of = set()
    for lines in range(24, 44):
        body = Column(SIZES["A4"])
        if is_table:
            table(body, (Field(Text.same("表头"), share=1),), [("正文",)] * lines)
        else:
            for _ in range(lines):
                body.paragraph((Span("正文"),))
        if is_sealed:
            body.subscription(OFFICE.name, words.date_signed(date(2026, 11, 23)))
        closing = beside_tag(SIZES["A4"])
        for _ in range(4):  # taller than the tag, so that the last page has less room
            closing.signatures(words.SIGNED_BY_CLERK)
        pages = _page_words(lay_out(SHEET, SIZES["A4"], body, closing))
        pages_of.add(len(pages))
        assert all("正文" in page for page in pages)
        assert all("表头" in page for page in pages) == is_table
        assert sum(page.count("正文") for page in pages) == lines
    assert pages_of == {1, 2}


def test_a_paragraph_leaves_no_line_alone_at_a_page_end():
    for before in range(24, 36):
        body = Column(SIZES["A4"])
        body.paragraph((Span("\n".join(["前"] * before)),))
        body.paragraph((Span("\n".join(["段"] * 4)),))
        for page in _page_words(lay_out(SHEET, SIZES["A4"], body)):
            assert page.count("段") in (0, 2, 4)


@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize(("kind", "size"), ROLLED)
def test_a_reprints_mark_stays_on_the_roll(kind, size, is_large):
    style = register.Style(is_large=is_large)
    pdf = register.pdf(kind, samples.facts(kind), size, copy=12, style=style)
    assert "补打12Reprint12" in reading.copied(pdf)
    (white,) = reading.ink_margins(pdf)
    assert min(white) >= SIZES[size].margin - 0.3
    assert reading.collisions(pdf) == []


def test_the_mark_of_a_chinese_reprint_is_chinese():
    read = reading.copied(
        register.pdf("receipt", samples.facts("receipt"), copy=2, style=register.Style("zh"))
    )
    assert "补打2" in read
    assert "Reprint" not in read


def test_line_feeds_in_a_name_or_an_address_do_not_stop_a_paper():
    told = samples.facts("handover_slip")
    office = {**told["office"], "address": "人民路252号\r\n一楼"}
    pdf = register.pdf("handover_slip", {**told, "receiver": "张三\n李四", "office": office})
    assert "张三李四" in reading.copied(pdf)
    assert "人民路252号一楼" in reading.copied(pdf)


def test_an_applicant_is_told_on_what_he_takes_home_that_it_is_no_voucher():
    for kind in ("blank_receipt", "collection_notice", "loan_slip", "receipt", "refusal_notice"):
        assert "本单不作报销凭证" in reading.copied(register.pdf(kind, samples.facts(kind)))
    assert "报销" not in reading.copied(register.pdf("note_verbale", samples.facts("note_verbale")))
