"""Every kind on every size, ordinary and at its worst, read back from the rendered page."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from counter.papers import register, samples
from counter.papers.label_layout import LAYOUTS
from counter.papers.sizes import SIZES
from tests.papers import reading


def _row(kind: str, size: str, worst: bool) -> Any:
    """One paper; all its tests are in one process, where its pages are rendered once."""
    name = f"{kind}-{size}-{'worst' if worst else 'ordinary'}"
    return pytest.param(kind, size, worst, id=name, marks=pytest.mark.xdist_group(name))


PAPERS = [
    _row(kind, size, worst)
    for kind, sizes in register.SIZES.items()
    for size in sizes
    for worst in (False, True)
]
# Codes of the program, and days and moments, which papers write in words.
UNPRINTED = {
    "hall_code", "code", "period", "since", "until", "at", "on", "day", "told_on", "answer_by",
    "decided_on", "accepted_on", "due_on", "received_at", "handed_at", "closed_at", "made_at",
    "in_on", "sent_on", "expected_on", "settled_on", "erased_at", "ready_on",
    "signed_at",
}  # fmt: skip
WAYBILLS = ("1151238971060", "EA123456785CN", "SF1234567890123", "ABCDEFGHIJKLMNOPQRST")


@cache
def printed(kind: str, size: str, worst: bool) -> bytes:
    """A sample as it prints; drawn once in a run, when it is first looked at."""
    return register.pdf(kind, samples.facts(kind, worst), size)


# The module's scope has all tests of one paper follow each other.
each_paper: Callable[..., Any] = pytest.mark.parametrize(
    ("kind", "size", "worst"), PAPERS, scope="module"
)


@each_paper
def test_a_scanner_reads_the_tag_off_each_page_of_a_203_dpi_print(kind, size, worst):
    facts = samples.facts(kind, worst)
    expected = [("QRCode", facts["tag"])] if "tag" in facts else []
    if kind == "label":
        expected.insert(0, ("Code128", facts["waybill"]))
    if kind == "shelf_labels":
        expected = sorted(("QRCode", label["place_tag"]) for label in facts["labels"])
    once = {("QRCode", code) for code in register.codes_once(facts)}  # a day sheet's anchor
    pages = [set(codes) for codes in reading.symbols(printed(kind, size, worst))]
    assert once <= set().union(*pages)
    for codes in pages:
        assert sorted(codes - once) == expected  # a label of two parts bears its waybill twice


@each_paper
def test_every_fact_is_on_the_paper_character_by_character(kind, size, worst):
    pdf = printed(kind, size, worst)
    for read in (reading.copied(pdf), reading.searched(pdf)):
        missing = [words for words in _words(samples.facts(kind, worst), size) if words not in read]
        assert missing == []


@each_paper
def test_nothing_is_printed_into_the_margin_or_over_something_else(kind, size, worst):
    pdf = printed(kind, size, worst)
    for white in reading.ink_margins(pdf):
        assert min(white) >= SIZES[size].margin - 0.3
    assert reading.collisions(pdf) == []


@each_paper
def test_pages_have_the_size_of_the_sheet(kind, size, worst):
    sheet = SIZES[size]
    for width, height in reading.sizes(printed(kind, size, worst)):
        assert width == sheet.width
        assert height == sheet.height or sheet.height is None


@pytest.mark.parametrize("kind", register.SIZES)
def test_the_same_facts_give_the_same_bytes(kind):
    size = register.SIZES[kind][0]
    assert register.pdf(kind, samples.facts(kind), size) == printed(kind, size, False)


@pytest.mark.parametrize("kind", register.SIZES)
def test_a_practice_hall_and_a_reprint_are_marked_on_every_page(kind):
    for size in register.SIZES[kind]:
        pdf = register.pdf(kind, samples.practice(kind), size, copy=2)
        assert reading.copied(pdf).count("练习·无效") == len(reading.sizes(pdf))
        assert reading.copied(pdf).count("补打2") == len(reading.sizes(pdf))
        assert reading.collisions(pdf) == []


@pytest.mark.parametrize("kind", register.SIZES)
def test_a_first_print_of_a_real_hall_has_no_mark(kind):
    read = reading.copied(register.pdf(kind, samples.facts(kind)))
    assert "练习" not in read
    assert "Reprint2" not in read


@pytest.mark.parametrize("kind", ["received_slip", "receipt", "handover_slip", "manifest"])
def test_an_ordinary_paper_is_one_page(kind):
    assert len(reading.sizes(register.pdf(kind, samples.facts(kind)))) == 1


def test_pages_of_a_long_paper_are_counted_and_repeat_their_head():
    pdf = printed("manifest", "A4", True)
    pages = len(reading.sizes(pdf))
    read = reading.copied(pdf)
    assert pages > 1
    assert all(f"{page}/{pages}" in read for page in range(1, pages + 1))
    assert read.count("QD20261127-0002") == pages
    assert read.count("运单号") == pages


def test_a_roll_is_as_long_as_what_stands_on_it():
    ((_, short),) = reading.sizes(printed("receipt", "80mm", False))
    ((_, long),) = reading.sizes(printed("receipt", "80mm", True))
    assert short < 280 < long
    ((_, _, _, below),) = reading.ink_margins(printed("receipt", "80mm", True))
    assert below < 8


def test_a_label_tells_nothing_about_the_business():
    read = reading.copied(printed("label", "100x150mm", False))
    for telling in ("认证", "证明", "护照", "签证", "RZ", "公证"):
        assert telling not in read


def test_a_label_without_a_waybill_leaves_room_for_the_carriers_sticker():
    facts = {**samples.facts("label"), "waybill": ""}
    pdf = register.pdf("label", facts)
    assert "运单贴此处" in reading.copied(pdf)
    assert reading.symbols(pdf) == [[("QRCode", facts["tag"])]]


@pytest.mark.parametrize("waybill", WAYBILLS)
def test_every_shape_of_waybill_is_read_by_a_scanner(waybill):
    pdf = register.pdf("label", {**samples.facts("label"), "waybill": waybill})
    assert ("Code128", waybill) in reading.symbols(pdf)[0]


def test_a_receipt_that_is_only_received_promises_no_day():
    read = reading.copied(register.pdf("received_slip", samples.facts("received_slip")))
    assert "收件不等于受理" in read
    assert "取件日期" not in read


def test_a_promise_that_may_still_move_says_so():
    assert "预计取件日期" in reading.copied(printed("receipt", "A5", True))
    assert "预计" not in reading.copied(printed("receipt", "A5", False))


def test_money_collected_elsewhere_is_named_and_not_in_the_total():
    read = reading.copied(printed("receipt", "A5", True))
    assert "使馆认证费（不在本窗口收取）" in read
    assert "待缴Owed¥6,380.00" in read


def test_the_figures_of_a_period_are_a_paper_without_a_tag():
    sheet = samples.SAMPLES["day_sheet"](True)
    pdf = register.totals_pdf(sheet.office, sheet.totals, "陈静", "1", sheet.made_at)
    assert reading.collisions(pdf) == []
    assert "12345份" in reading.copied(pdf)
    assert "国家60" in reading.copied(pdf)
    assert all(codes == [] for codes in reading.symbols(pdf))


def test_no_key_of_the_rules_and_no_bare_date_is_told_to_an_applicant():
    refused = samples.facts("refusal_notice")
    assert f"Reasonno.{refused['code']}" in reading.copied(register.pdf("refusal_notice", refused))
    assert re.fullmatch(r"R-\d\d", refused["code"])
    read = reading.copied(register.pdf("payment_notice", samples.facts("payment_notice")))
    assert "by30November2026,bycode" in read
    assert "2026-11-30" not in read


def test_a_figure_too_wide_for_its_place_on_the_year_stands_in_two_lines():
    facts = samples.facts("year_sheet", True)
    facts["headlines"][0] |= {"now": 75_220_000, "cases": 1_822_000}
    for style in (register.PLAIN, register.Style("en"), register.Style(is_large=True)):
        pdf = register.pdf("year_sheet", facts, style=style)
        assert reading.collisions(pdf) == []
        assert "75,220,000" in reading.copied(pdf)
    usual = register.pdf("year_sheet", samples.facts("year_sheet", True))
    assert len(reading.sizes(usual)) == 1  # a year on a page


def _words(told: Any, size: str, name: str = "") -> list[str]:
    """What a reader should find of the facts: each text, without white space.

    Sentences of a long text may be parted by a page's end, so they are looked for one by one; a
    narrow roll prints some names in Chinese only.
    """
    if isinstance(told, list):
        return [words for value in told for words in _words(value, size, name)]
    if isinstance(told, dict):
        if told.get("is_money"):  # its sums bear the sign of the yuan
            told = {key: value for key, value in told.items() if key != "unit"}
        shown = _printed(told, size)
        return [words for key, value in shown.items() for words in _words(value, size, key)]
    if not isinstance(told, str) or name in UNPRINTED:
        return []
    return [reading.squeezed(part) for part in told.replace("\n", "。").split("。") if part.strip()]


def _printed(told: dict[str, Any], size: str) -> dict[str, Any]:
    """The parts of a record that its paper shows."""
    if set(told) == {"zh", "en"} and size == "80mm":
        return {"zh": told["zh"]}
    if told.get("is_handed_over"):  # the list is in the hall's language
        return {"zh": told["title"]["zh"]}
    if "hall_code" in told and size in LAYOUTS:
        return {key: told[key] for key in ("name", "address", "phone")}
    if "bars" in told:  # a plot: its form is drawn, not written
        return {"title": told["title"], "bars": told["bars"], "series": told["series"]}
    if "values" in told:  # a bar is named in the hall's language, and what has no room is cut
        return {"title": told["title"]["zh"]} if len(told["title"]["zh"]) < 12 else {}
    if "says" in told:  # a definition, likewise
        return {"title": told["title"]["zh"], "says": told["says"]["zh"]}
    if "zh" in told and told["zh"] in ("2020年", "2019年"):  # beside a pattern
        return {"zh": told["zh"]}
    if "view" in told:  # a share: its kind stands over the column
        return {"title": told["title"], "unit": told["unit"]["zh"]}
    if "unit" in told:
        others = {key: told[key]["zh"] for key in ("case_unit",) if key in told}
        return {**told, "unit": told["unit"]["zh"], **others}
    return told
