"""Passwords: argon2id, and wrong ones lock for a growing time. The door and the second person
beside a clerk (`second_person`) ask here, so that guessing counts wherever it is tried.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from counter.errors import Refused
from counter.store import journal
from counter.store.database import Books
from counter.store.journal import Line
from counter.store.tables.hall import Person
from counter.text import Text
from counter.values.clerk import Clerk, Role

PATIENCE = 5  # wrong passwords before the account rests


class SignInRefused(Refused):
    """Wrong name or password: which of the two is not said."""

    def __init__(self) -> None:
        super().__init__(
            Text("登录名或密码不对。请重新输入。", "Wrong name or password. Try again.")
        )


class Resting(Refused):
    """Too many wrong passwords; `until` is when the next try counts."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        super().__init__(
            Text("密码多次不对，请在 {until:%H:%M} 后再试，或请主管重设密码。",
                 "Too many wrong passwords. Try after {until:%H:%M}, or ask a supervisor to set "
                 "a new one.").fill(until=until)
        )  # fmt: skip


@lru_cache(maxsize=1)
def hasher() -> PasswordHasher:
    """argon2id at the library's present recommendation (about 0.1 s a try)."""
    return PasswordHasher()


@lru_cache(maxsize=1)
def _nobody() -> str:
    """A password that is nobody's: an unknown name is to take as long as a known one."""
    return hashed(secrets.token_hex(16))


def hashed(password: str) -> str:
    """The password as it is stored."""
    return hasher().hash(password)


def prove(
    books: Books, login: str, password: str, now: datetime, window: str, verb: str
) -> Clerk:
    """The member of staff of this name and password; every try is in the journal as `verb` or
    `verb`_refused.

    Refuses `SignInRefused`, and `Resting` after five wrong tries (1, 2, 4 … 16 minutes). An
    unknown name takes as long as a known one and hears the same.
    """
    refusal: Refused | None = None
    with books.transaction():
        person = Person.get_or_none(Person.login == login.strip(), Person.is_active)
        if person is not None and person.locked_until is not None and now < person.locked_until:
            raise Resting(person.locked_until)
        stored = _nobody() if person is None else person.password
        if not _is_right(stored, password) or person is None:
            refusal = SignInRefused()
            if person is not None:
                _count_failure(person, now)
        else:
            person.failures, person.locked_until = 0, None
            person.save()
        who = person.name if person is not None else "?"
        told = verb if refusal is None else f"{verb}_refused"
        line = Line(told, "" if person is None else person.login, {})
        journal.append((line,), at=now, day=None, window=window, clerk=who, act="")
    # Raised only here: the counted failure must be on the disk.
    if refusal is not None or person is None:
        raise refusal or SignInRefused()
    return Clerk(person.login, person.name, Role[person.role])


def _is_right(stored: str, password: str) -> bool:
    try:
        return hasher().verify(stored, password)
    except VerificationError:
        return False


def _count_failure(person: Person, now: datetime) -> None:
    person.failures += 1
    if person.failures >= PATIENCE:
        person.locked_until = now + timedelta(minutes=2 ** min(person.failures - PATIENCE, 4))
    person.save()
