"""Where a command finds its books and, where it needs one, its person."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from platformdirs import user_data_dir

from counter.desk import Desk, NotFounded
from counter.errors import Refused
from counter.settings import hall, people
from counter.settings.rulekeeping.renewal import renew
from counter.store.database import FILE, open_books
from counter.text import Text
from counter.values.clerk import Clerk, Role
from counter.values.days import SHANGHAI
from counter.values.numbers import case_number, parse_case_number

APP = "service-counter"
WINDOW = "命令行"
# Whoever may read the data folder may see its masked cases and its figures, and copy it: these
# commands run without an account (cron has none). What shows personal data asks for a person.
ANYBODY = Clerk("", WINDOW, Role.READER)
KEEPER = Clerk("", WINDOW, Role.SUPERVISOR)


class OpenWindow(Protocol):
    """How the desk's window is opened; given by `main`, so that commands never load Qt."""

    def __call__(
        self, data: str, *, practice: bool, login: str | None, pictures: Path | None = None
    ) -> int: ...


class NeedsPerson(Refused):
    """The command needs to know who asks."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "这个命令需要身份：请加 --as 登录名。",
                "This command needs a person: add --as NAME.",
            )
        )


class NeedsPassword(Refused):
    """Nobody is there to type the password."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "没有读到密码：请在终端里输入，或放入环境变量 COUNTER_PASSWORD。",
                "No password: type it at the terminal, or put it into COUNTER_PASSWORD.",
            )
        )


def clock() -> datetime:
    """The PC's clock."""
    return datetime.now(SHANGHAI)


def place(asked: argparse.Namespace) -> str:
    """Where the books are: `--data`, or this account's own folder."""
    if asked.data:
        return str(asked.data)
    own = Path(user_data_dir(APP, appauthor=False))
    return str(own / "practice" if asked.practice else own / "hall")


@contextmanager
def desk(
    asked: argparse.Namespace, *, needs_person: bool = False, otherwise: Clerk = ANYBODY
) -> Iterator[Desk]:
    """A desk on the command's books, for `--as NAME` or, without it, for `otherwise`.

    Refuses where there is no hall (`NotFounded`), or nobody and the command needs a person.
    """
    data = place(asked)
    if "://" not in data and not (Path(data) / FILE).exists():
        raise NotFounded
    books = open_books(data, create=False)
    try:
        if not hall.is_founded(books):
            raise NotFounded
        renew(books, clock())
        clerk = otherwise
        if asked.login:
            clerk = people.sign_in(books, asked.login, password(), WINDOW, clock)
        elif needs_person:
            raise NeedsPerson
        yield Desk(books, clerk, WINDOW, clock)
    finally:
        books.close()


def password() -> str:
    """From `COUNTER_PASSWORD`, the prompt, or a line of a piped input; else `NeedsPassword`."""
    given = os.environ.get("COUNTER_PASSWORD")
    if not given and sys.stdin.isatty():
        given = getpass.getpass("密码 Password: ")
    elif not given:
        given = sys.stdin.readline().rstrip("\r\n")
    if not given:
        raise NeedsPassword
    return _whole(given)


def sound(written: str) -> str:
    """A word of the command line as it is; wrong use where its bytes are not UTF-8."""
    if _whole(written) != written:
        raise argparse.ArgumentTypeError("not UTF-8")
    return written


def subject(written: str) -> str:
    """A case number as the books write it; any other number, day or file as it is."""
    with contextlib.suppress(Refused):
        no = parse_case_number(sound(written))
        return case_number(no.letters, no.day, no.serial)
    return written


def _whole(written: str) -> str:
    return written.encode("utf-8", "replace").decode()
