"""Staff: who may sign in, as what. Passwords are argon2id; wrong ones lock for a growing time."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from counter.desk import Clock, Desk
from counter.errors import BadAnswers, Fault, NotFound, Refused
from counter.store import journal
from counter.store.database import Books
from counter.store.journal import Line
from counter.store.tables.hall import Person
from counter.text import Text
from counter.values.clerk import Clerk, Right, Role
from counter.values.days import SHANGHAI
from counter.values.names import BadName, check_name

SHORTEST = 8
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


@dataclass(frozen=True)
class Member:
    """One account on the staff list."""

    login: str
    name: str
    role: Role
    is_active: bool


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


def sign_in(books: Books, login: str, password: str, window: str, clock: Clock) -> Clerk:
    """The clerk of this name and password; every try is in the journal.

    Refuses `SignInRefused`, and `Resting` after five wrong tries (1, 2, 4 … 16 minutes). An
    unknown name takes as long as a known one and hears the same.
    """
    now = clock().astimezone(SHANGHAI)
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
        verb = "sign_in" if refusal is None else "sign_in_refused"
        who = person.name if person is not None else "?"
        line = Line(verb, "" if person is None else person.login, {})
        journal.append((line,), at=now, day=None, window=window, clerk=who, act="")
    # Raised only here: the counted failure must be on the disk.
    if refusal is not None or person is None:
        raise refusal or SignInRefused()
    return Clerk(person.login, person.name, Role[person.role])


def people(desk: Desk) -> tuple[Member, ...]:
    """The staff list."""
    with desk.reading():
        rows = Person.select().order_by(Person.id)
        return tuple(Member(row.login, row.name, Role[row.role], row.is_active) for row in rows)


def add(desk: Desk, login: str, name: str, role: Role, password: str, act: str) -> Member:
    """A new account; refuses (`BadAnswers`) a taken login or a weak password."""
    with desk.signed(Right.KEEP_PEOPLE, act, dated=False) as pen:
        if pen.answer is None:
            faults = list(new_person_faults(login, name, password))
            if Person.get_or_none(Person.login == login) is not None:
                told = Text("登录名 {login} 已被使用。", "The login {login} is taken.")
                faults.append(Fault("login", told.fill(login=login)))
            if faults:
                raise BadAnswers(tuple(faults))
            name = check_name(name)
            Person.create(login=login, name=name, role=role.name, password=hashed(password))
            pen.write("add_person", login, {"name": name, "role": role})
    return Member(login, name, role, True)


def set_password(desk: Desk, login: str, password: str, act: str) -> None:
    """A new password for somebody; it also ends a rest."""
    with desk.signed(Right.KEEP_PEOPLE, act, dated=False) as pen:
        person = _get(login)
        if pen.answer is None:
            _must_be_strong(password)
            person.password, person.failures, person.locked_until = hashed(password), 0, None
            person.save()
            pen.write("set_password", login, {})


def deactivate(desk: Desk, login: str, act: str) -> None:
    """Close an account; what the person did stays on record. Nobody closes his own."""
    with desk.signed(Right.KEEP_PEOPLE, act, dated=False) as pen:
        person = _get(login)
        if pen.answer is None:
            if login == desk.clerk.login:
                raise Refused(Text("不能停用自己的账号。", "You cannot close your own account."))
            person.is_active = False
            person.save()
            pen.write("deactivate", login, {})


def new_person_faults(login: str, name: str, password: str) -> tuple[Fault, ...]:
    """What is wrong with a new account's answers."""
    faults = []
    if not re.fullmatch("[a-z0-9._-]{2,32}", login):
        told = Text(
            "登录名用小写字母或数字，2 至 32 位。", "Login: 2 to 32 small letters or digits."
        )
        faults.append(Fault("login", told))
    try:
        check_name(name)
    except BadName as bad:
        faults.append(Fault("person_name", bad.text))
    if len(password) < SHORTEST:
        faults.append(Fault("password", _TOO_SHORT))
    return tuple(faults)


_TOO_SHORT = Text(
    f"密码至少 {SHORTEST} 位。", f"The password needs at least {SHORTEST} characters."
)


def _must_be_strong(password: str) -> None:
    if len(password) < SHORTEST:
        raise BadAnswers((Fault("password", _TOO_SHORT),))


def _get(login: str) -> Person:
    person = Person.get_or_none(Person.login == login)
    if person is None:
        raise NotFound(Text("账号 {login}", "account {login}").fill(login=login))
    return person


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
