"""What was typed survives the program."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ui.intake.drafts import Draft, DraftFile, DraftUnreadable

DRAFT = Draft(
    "RZ",
    {"name": "𠮷田", "applicant_kind": "person"},
    ({"certificate_no": "(2026)渝证字第1号", "issued_on": "2026-13-45", "matters": 2},),
    frozenset({"deed", "identity"}),
    "act-1",
    datetime(2026, 11, 23, 14, 5, tzinfo=ZoneInfo("Asia/Shanghai")),
)


def test_a_draft_comes_back_as_it_was_typed_impossible_days_and_rare_names_included(
    tmp_path: Path,
) -> None:
    DraftFile(tmp_path, "1").keep(DRAFT)
    assert DraftFile(tmp_path, "1").restore() == DRAFT


def test_each_window_has_its_own_draft(tmp_path: Path) -> None:
    DraftFile(tmp_path, "1").keep(DRAFT)
    assert DraftFile(tmp_path, "2").restore() is None


def test_a_dropped_draft_leaves_no_personal_data_behind(tmp_path: Path) -> None:
    file = DraftFile(tmp_path, "1")
    file.keep(DRAFT)
    file.drop()
    file.drop()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "damage", [b"", b"\xff\xfe", b"[]", b'{"letters": "XX"}', b'{"letters": "RZ"}', b"null"]
)
def test_a_damaged_draft_is_put_aside_and_said(tmp_path: Path, damage: bytes) -> None:
    file = DraftFile(tmp_path, "1")
    file.path.write_bytes(damage)
    with pytest.raises(DraftUnreadable) as told:
        file.restore()
    assert told.value.aside.read_bytes() == damage
    assert file.restore() is None


def test_a_window_named_with_strange_signs_still_has_a_file_in_its_folder(tmp_path: Path) -> None:
    assert DraftFile(tmp_path, "../3号").path == tmp_path / "draft----3号.json"
