"""Names that no face can set and addresses that no line can hold: refused by name, or whole."""

from __future__ import annotations

import pytest

from counter.papers import register, samples
from counter.papers.faces import NoGlyph
from tests.papers import reading


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("محمد", "U+0645"), ("דוד", "U+05D3"), ("李\u202e四", "U+202E"), ("Z\u0321a", "U+0321"),
        ("a\u0301\u0302", "U+0302"), ("葛\U000e0100", "U+E0100"), ("ไทย", "U+0E44"),
    ],
)  # fmt: skip
def test_what_would_print_wrong_is_refused_in_one_sentence_that_names_it(name, code):
    with pytest.raises(NoGlyph) as refused:
        register.pdf("receipt", {**samples.facts("receipt"), "applicant": name})
    assert refused.value.code_point == code
    assert code in refused.value.text.zh
    assert code in refused.value.text.en


def test_a_mark_prints_upon_its_letter_as_one_character():
    facts = {**samples.facts("receipt"), "applicant": "Jose\u0301 Nu\u0308n\u0303ez"}
    assert "JoséNüñez" in reading.copied(register.pdf("receipt", facts))


@pytest.mark.parametrize("size", register.SIZES["receipt"])
def test_an_address_of_300_characters_flows_and_nothing_of_it_is_lost(size):
    told = samples.facts("receipt")
    address = "".join(chr(0x4E00 + number) for number in range(300))
    office = {**told["office"], "address": address}
    for style in (register.PLAIN, register.Style(is_large=True)):
        pdf = register.pdf("receipt", {**told, "office": office}, size, style=style)
        assert address in reading.copied(pdf)
        assert reading.collisions(pdf) == []
