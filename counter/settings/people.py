"""Staff: who may sign in, as what. Passwords are argon2id; wrong ones lock for a growing time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counter.credentials import hashed, prove
from counter.desk import Clock, Desk
from counter.errors import BadAnswers, Fault, NotFound, Refused
from counter.store.database import Books
from counter.store.tables.hall import Person
from counter.text import Text
from counter.values.clerk import Clerk, Right, Role
from counter.values.days import SHANGHAI
from counter.values.names import BadName, check_name

SHORTEST = 8


@dataclass(frozen=True)
class Member:
    """One account on the staff list."""

    login: str
    name: str
    role: Role
    is_active: bool


def sign_in(books: Books, login: str, password: str, window: str, clock: Clock) -> Clerk:
    """The clerk of this name and password; every try is in the journal.

    Refuses `SignInRefused`, and `Resting` after five wrong tries.
    """
    return prove(books, login, password, clock().astimezone(SHANGHAI), window, "sign_in")


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
