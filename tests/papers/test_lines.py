"""Breaking words into lines: nothing lost, nothing too wide, no stop at a line's beginning."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from counter.papers.lines import Span, broken, width

WORDS = some.text(alphabet="外事办公室受理，。（）《》 abcXYZ019-·", max_size=80)


@given(WORDS, some.floats(min_value=12, max_value=120))
def test_lines_hold_every_character_and_none_is_wider_than_its_room(words, room):
    lines = broken((Span(words),), room)
    read = "".join(span.text for line in lines for span in line)
    assert "".join(read.split()) == "".join(words.split())
    assert all(width(line) <= room + 0.01 for line in lines)


def test_a_full_stop_does_not_begin_a_line():
    lines = broken((Span("受理回执，取件单。"),), width((Span("受理回执"),)))
    assert [line[0].text for line in lines] == ["受理回", "执，取件", "单。"]


def test_latin_words_stay_whole_where_they_fit():
    lines = broken((Span("Foreign Affairs Office"),), width((Span("Foreign Affairs"),)))
    assert [line[0].text for line in lines] == ["Foreign Affairs", "Office"]


def test_a_word_wider_than_the_line_breaks_rather_than_sticking_out():
    lines = broken((Span("A" * 200),), 40)
    assert len(lines) > 4
    assert all(width(line) <= 40 for line in lines)


def test_a_line_feed_in_an_address_begins_a_new_line():
    lines = broken((Span("渝中区\n人民路"),), 100)
    assert [line[0].text for line in lines] == ["渝中区", "人民路"]
