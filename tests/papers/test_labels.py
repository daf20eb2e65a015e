"""Address labels: alone and in a run of thousands, ordinary and at their worst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops

from counter.mailout.papers import Label
from counter.papers import labels, qr, samples
from counter.papers.faces import NoGlyph
from counter.papers.label import LabelTooSmall
from counter.papers.label_layout import LAYOUTS
from tests.papers import reading

BUSINESS = ("认证", "证明", "护照", "签证", "公证", "通行证", "APEC", "RZ2026", "身份证")


def label(number: int = 0, worst: bool = False, **changes: object) -> Label:
    made = samples.SAMPLES["label"](worst)
    assert isinstance(made, Label)
    return replace(made, **changes) if changes or not number else _another(made, number)


def _another(made: Label, number: int) -> Label:
    return replace(
        made, tag=f"{number * 7919:027d}", envelope_no=f"XF20261123-{number:04d}",
        waybill=f"{1151238971060 + number}", receiver_masked=f"{'王李张刘'[number % 4]}*明",
        address_masked=f"重庆市渝北区黄山大道{number}号***", pieces=1 + number % 5,
    )  # fmt: skip


def run(count: int) -> Iterator[Label]:
    return (label(number) for number in range(1, count + 1))


@pytest.mark.parametrize("size", LAYOUTS)
def test_a_label_of_a_run_looks_like_that_label_alone(size: str) -> None:
    several = [label(), label(worst=True), *run(3), label(waybill="")]
    pages = reading.pages(labels.pages(several, size))
    for page, each in zip(pages, several, strict=True):
        (alone,) = reading.pages(labels.pages([each], size))
        assert ImageChops.difference(page.convert("L"), alone.convert("L")).getbbox() is None


@pytest.mark.parametrize("size", LAYOUTS)
def test_each_label_of_a_run_is_read_by_a_scanner(size: str) -> None:
    several = list(run(12))
    read = reading.symbols(labels.pages(several, size))
    assert [sorted(set(codes)) for codes in read] == [
        [("Code128", each.waybill), ("QRCode", each.tag)] for each in several
    ]


def test_a_label_of_a_run_takes_less_than_two_kilobytes() -> None:
    assert len(labels.pages(run(300), "100x150mm")) < 300 * 2048


@pytest.mark.parametrize("size", LAYOUTS)
@pytest.mark.parametrize("is_worst", [False, True])
def test_nothing_but_sender_receiver_and_documents_stands_outside(size, is_worst) -> None:
    read = reading.copied(labels.pages([label(worst=is_worst)], size))
    assert "文件" in read
    assert [word for word in BUSINESS if word in read] == []


@pytest.mark.parametrize(
    ("size", "length"),
    [("76x130mm", 40), ("76x130mm", 200), ("100x150mm", 120), ("100x150mm", 300),
     ("100x180mm", 40), ("100x180mm", 200)],
)  # fmt: skip
def test_a_long_address_is_set_smaller_and_never_cut(size: str, length: int) -> None:
    address = ("重庆市渝北区黄山大道中段五号麒麟座" * 20)[:length]
    pdf = labels.pages([label(address_masked=address)], size)
    assert address in reading.copied(pdf)
    assert reading.collisions(pdf) == []


def test_an_address_that_no_label_holds_is_refused_by_its_envelope() -> None:
    with pytest.raises(LabelTooSmall) as refused:
        labels.pages([label(), label(address_masked="甲" * 900, envelope_no="XF1")], "76x130mm")
    assert refused.value.envelope_no == "XF1"


@pytest.mark.parametrize("written", ["e\u0301tienne", "Ngu\u0302ye\u0302n"])
def test_an_accent_is_set_upon_its_letter(written: str) -> None:
    pdf = labels.pages([label(receiver_masked=written)], "100x150mm")
    assert "\u0301" not in reading.copied(pdf)
    assert reading.collisions(pdf) == []


@pytest.mark.parametrize("written", ["q\u0301", "אברהם", "محمد", "か\u3099\u3099"])
def test_what_is_not_set_from_left_to_right_letter_by_letter_is_refused(written: str) -> None:
    with pytest.raises(NoGlyph):
        labels.pages([label(receiver_masked=written)], "100x150mm")


def test_a_run_of_nothing_is_refused() -> None:
    with pytest.raises(labels.NoLabels):
        labels.pages([], "100x150mm")


def test_a_run_tells_each_page_and_ends_when_told_to() -> None:
    heard: list[int] = []

    class Cancelled(Exception):
        pass

    def hear(number: int) -> None:
        heard.append(number)
        if number == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        labels.pages(run(5000), "100x150mm", drawn=hear)
    assert heard == [1, 2, 3]


@settings(max_examples=60)
@given(st.text("0123456789", min_size=1, max_size=27))
def test_the_symbol_is_the_one_that_the_library_draws(digits: str) -> None:
    import qrcode
    from qrcode.constants import ERROR_CORRECT_Q

    drawn = qrcode.QRCode(version=1, error_correction=ERROR_CORRECT_Q, border=0, mask_pattern=2)
    drawn.add_data(digits, optimize=0)
    drawn.make(fit=False)
    black = {
        (row, column)
        for row, modules in enumerate(drawn.modules)
        for column, is_black in enumerate(modules)
        if is_black
    }
    ours = {
        (bar.row, column)
        for bar in qr.bars(digits)
        for column in range(bar.start, bar.start + bar.length)
    }
    assert ours == black
