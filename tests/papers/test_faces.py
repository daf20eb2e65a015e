"""Faces and characters: what a name needs is printed, what none has is named."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from counter.papers import faces, register, samples
from counter.papers.faces import NoGlyph, Run
from resources import fonts
from tests.papers import reading


@pytest.mark.parametrize(
    ("character", "code"), [("😀", "U+1F600"), ("\U00031350", "U+31350"), ("\u200b", "U+200B")]
)
def test_a_character_of_no_face_stops_the_printing_and_is_named(character, code):
    facts = {**samples.facts("receipt"), "applicant": f"李{character}"}
    with pytest.raises(NoGlyph) as refused:
        register.pdf("receipt", facts)
    assert refused.value.character == character
    assert refused.value.code_point == code
    assert code in refused.value.text.zh
    assert code in refused.value.text.en


def test_a_name_is_cut_into_runs_only_where_the_text_face_lacks_a_character():
    assert faces.runs("李𬱖𠮷㛃䶮") == (
        Run("CounterText", "李𬱖"),
        Run("CounterRare", "𠮷"),
        Run("CounterText", "㛃䶮"),
    )


def test_characters_above_the_first_plane_are_copied_and_found_as_what_they_are():
    name = "𬱖𠮷㛃䶮𣲘𫍯𡋾𠅤𩽾𫠊𬭚"
    pdf = register.pdf("receipt", {**samples.facts("receipt"), "applicant": name})
    assert name in reading.copied(pdf)
    assert name in reading.searched(pdf)


def test_all_figures_are_equally_wide_so_that_amounts_stand_in_columns():
    for bold in (False, True):
        assert len({faces.width(figure, 10, bold) for figure in "0123456789"}) == 1


def test_regular_and_bold_have_names_of_their_own_and_no_variation():
    names = set()
    for path in (fonts.faces().regular, fonts.faces().bold):
        with TTFont(path, lazy=True) as font:
            assert "fvar" not in font
            names.add(font["name"].getDebugName(6))
            assert font["name"].getDebugName(1) == fonts.FAMILY
    assert names == {"NotoSansSC-Regular", "NotoSansSC-Bold"}


def test_the_faces_together_have_every_character_of_gb_18030_level_3():
    covered: set[int] = set()
    here = fonts.faces()
    for path in (here.regular, here.rare):
        with TTFont(path, lazy=True) as font:
            covered |= set(font.getBestCmap())
    blocks = [(0x4E00, 0x9FEF), (0x3400, 0x4DB5), (0x20000, 0x2A6D6), (0x2A700, 0x2B734),
              (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0)]  # fmt: skip
    level_3 = {code for first, last in blocks for code in range(first, last + 1)}
    assert {f"U+{code:X}" for code in level_3 - covered} == set()


def test_a_missing_face_is_one_clear_sentence_with_the_remedy(tmp_path, monkeypatch):
    monkeypatch.setenv("COUNTER_FONTS", str(tmp_path))
    with pytest.raises(fonts.FaceMissing) as trouble:
        fonts.faces()
    assert trouble.value.face == fonts.REGULAR
    assert "python -m resources.fonts" in trouble.value.text.zh


def test_a_missing_rare_face_names_the_package_to_install(tmp_path, monkeypatch):
    for name in (fonts.REGULAR, fonts.BOLD):
        (tmp_path / name).touch()
    monkeypatch.setenv("COUNTER_FONTS", str(tmp_path))
    monkeypatch.setattr(fonts, "_RARE_PLACES", ())
    with pytest.raises(fonts.FaceMissing) as trouble:
        fonts.faces()
    assert "fonts-hanazono" in trouble.value.text.en


def test_faces_in_a_folder_of_ones_own_are_used_and_left_alone(tmp_path, monkeypatch):
    here = fonts.faces()
    for path in (here.regular, here.bold):
        (tmp_path / path.name).symlink_to(path)
    monkeypatch.setenv("COUNTER_FONTS", str(tmp_path))
    before = here.regular.stat().st_mtime_ns
    assert fonts.prepare().regular == tmp_path / fonts.REGULAR
    assert (tmp_path / fonts.REGULAR).is_symlink()
    assert here.regular.stat().st_mtime_ns == before


@pytest.mark.long
def test_a_damaged_face_is_cut_anew(tmp_path, monkeypatch):
    here = fonts.faces()
    damaged = bytearray(here.regular.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (tmp_path / fonts.REGULAR).write_bytes(damaged)
    (tmp_path / fonts.BOLD).symlink_to(here.bold)
    monkeypatch.setenv("COUNTER_FONTS", str(tmp_path))
    assert fonts.prepare().regular.read_bytes() == here.regular.read_bytes()
