"""A file written by the desk is whole, private, and never half."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from counter.safe_write import CannotWrite, safe_remove, safe_write


def test_the_new_text_replaces_the_old_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "draft.json"
    safe_write(target, b"old")
    safe_write(target, b"new")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"draft.json": b"new"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
def test_nobody_else_may_read_what_was_written(tmp_path: Path) -> None:
    safe_write(tmp_path / "draft.json", b"x")
    assert stat.S_IMODE((tmp_path / "draft.json").stat().st_mode) == 0o600


def test_a_disk_that_refuses_to_sync_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "draft.json"
    safe_write(target, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite) as refused:
        safe_write(target, b"new")
    assert (refused.value.errno, target.read_bytes()) == (28, b"old")
    assert list(tmp_path.iterdir()) == [target]


def test_the_file_and_then_its_folder_are_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bool] = []
    really = os.fsync

    def note(handle: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(handle).st_mode))
        really(handle)

    monkeypatch.setattr(os, "fsync", note)
    safe_write(tmp_path / "draft.json", b"x")
    safe_remove(tmp_path / "draft.json")
    assert synced == [False, True, True]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"没有写成 a\.csv"):
        safe_write(tmp_path / "gone" / "a.csv", b"x")


def test_a_path_without_a_name_is_refused() -> None:
    with pytest.raises(CannotWrite):
        safe_write(Path(), b"x")
