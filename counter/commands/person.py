"""Where a command finds its books and, where it needs one, its person."""

from __future__ import annotations

import argparse
import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from platformdirs import user_data_dir

from counter.desk import Desk, NotFounded
from counter.errors import Refused
from counter.settings import hall, people
from counter.store.database import FILE, open_books
from counter.text import Text
from counter.values.clerk import Clerk, Role
from counter.values.days import SHANGHAI

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
        clerk = otherwise
        if asked.login:
            clerk = people.sign_in(books, asked.login, password(), WINDOW, clock)
        elif needs_person:
            raise NeedsPerson
        yield Desk(books, clerk, WINDOW, clock)
    finally:
        books.close()


def password() -> str:
    """From `COUNTER_PASSWORD`, else asked for at the prompt."""
    return os.environ.get("COUNTER_PASSWORD") or getpass.getpass("密码 Password: ")
