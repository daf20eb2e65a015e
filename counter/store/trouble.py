"""The world's faults as the store meets them, each with what to do about it."""

from __future__ import annotations

from peewee import PeeweeException

from counter.errors import Trouble
from counter.text import Text


class DiskFull(Trouble):
    """No room to write; nothing was saved, nothing is half."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "磁盘已满，这一步没有保存。请腾出空间后再按一次。",
                "The disk is full and this step was not saved. Make room, then press again.",
            )
        )


class CannotWrite(Trouble):
    """The folder or file may only be read, or the disk answered with an error."""

    def __init__(self, where: str) -> None:
        super().__init__(
            Text(
                "不能写入数据文件夹 {where}。请检查权限和磁盘，这一步没有保存。",
                "The data folder {where} cannot be written. Check its rights and the disk; "
                "nothing was saved.",
            ).fill(where=where)
        )


class Busy(Trouble):
    """Another window held the books longer than one waits."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "数据正被另一窗口占用，这一步没有保存。请稍候再按一次。",
                "Another window is holding the books and this step was not saved. "
                "Wait a moment, then press again.",
            )
        )


class BrokenBooks(Trouble):
    """The file is not, or no longer, a sound database."""

    def __init__(self, where: str) -> None:
        super().__init__(
            Text(
                "数据文件 {where} 已损坏或不是本程序的数据。"
                "请停止办理，用 restore 恢复最近的备份。",
                "The data file {where} is damaged or is not this program's. Stop work and restore "
                "the latest backup (restore).",
            ).fill(where=where)
        )


class NewerBooks(Trouble):
    """The books were written by a later version of the program; they are left untouched."""

    def __init__(self, step: str) -> None:
        super().__init__(
            Text(
                "这份数据由更新版本的程序写成（{step}）。请升级本程序，数据没有改动。",
                "These books were written by a newer version ({step}). Update this program; "
                "the data were not touched.",
            ).fill(step=step)
        )


class NoServer(Trouble):
    """The database server does not answer, or not to this account."""

    def __init__(self, where: str) -> None:
        super().__init__(
            Text(
                "连接不上数据库服务器 {where}，这一步没有保存。请检查网络和地址，或联系管理员。",
                "The database server {where} cannot be reached and nothing was saved. Check the "
                "network and the address, or ask the administrator.",
            ).fill(where=where)
        )


class UnsafeBooks(Trouble):
    """The connection does not keep the promise that saved means saved."""

    def __init__(self, what: str) -> None:
        super().__init__(
            Text(
                "数据库设置不安全（{what}），拒绝打开。请联系管理员。",
                "The database is not set up safely ({what}) and was not opened. "
                "Ask the administrator.",
            ).fill(what=what)
        )


class AlreadyOpen(Trouble):
    """Another copy of the desk works in the same folder."""

    def __init__(self, where: str) -> None:
        super().__init__(
            Text(
                "已有一个程序正在使用 {where}。请切换到那个窗口，或先关闭它。",
                "Another copy of the program is using {where}. Switch to it, or close it first.",
            ).fill(where=where)
        )


# psycopg's words; peewee's own "connection not opened" is a bug of ours and none of these
_NO_ANSWER = (
    "connection failed", "connection to server", "connection timeout", "the connection is closed",
    "closed the connection", "resolve host",
)  # fmt: skip


def named(error: PeeweeException, where: str) -> Trouble | None:
    """The trouble behind a database error; None where it is our own fault (a bug).

    On a full disk SQLite rolls back by itself, and peewee's own ROLLBACK then fails; so the
    errors that were on the way when this one came are asked too.
    """
    met: BaseException | None = error
    while met is not None:
        trouble = _named(str(met).lower(), where)
        if trouble is not None:
            return trouble
        met = met.__context__
    return None


def _named(words: str, where: str) -> Trouble | None:
    if "disk is full" in words or "no space" in words:
        return DiskFull()
    if (
        "readonly" in words
        or "read-only" in words
        or "disk i/o" in words
        or "unable to open" in words
    ):
        return CannotWrite(where)
    if "locked" in words or "busy" in words or "lock timeout" in words:
        return Busy()
    if any(said in words for said in _NO_ANSWER):
        return NoServer(where)
    if "malformed" in words or "not a database" in words or "corrupt" in words:
        return BrokenBooks(where)
    return None
