"""The hall is founded once; its staff sign in, are locked out, and are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from argon2 import PasswordHasher, Type

from counter import credentials
from counter.credentials import Resting, SignInRefused
from counter.desk import new_act
from counter.errors import BadAnswers, NotFound, Refused
from counter.settings import hall as founding
from counter.settings import people
from counter.settings.hall import AlreadyFounded
from counter.store.database import open_books
from counter.store.tables.hall import Person
from counter.values.clerk import Clerk, Role
from tests.conftest import MORNING, OFFICE, Hall
from tests.counter import steps

REAL_HASHER = credentials.hasher  # before the fixture that makes tests quick


def sign_in(hall: Hall, login: str, password: str) -> Clerk:
    return people.sign_in(hall.books, login, password, "1", lambda: hall.now)


def test_first_start_asks_for_everything_that_has_no_default(address: str) -> None:
    books = open_books(address)
    assert not founding.is_founded(books)
    nothing = replace(OFFICE, name="", address=" ", phone="", hall_code="")
    with pytest.raises(BadAnswers) as refused:
        founding.found(books, nothing, "", "", "", "", MORNING)
    assert {fault.question for fault in refused.value.faults} == {
        "name", "address", "phone", "hall_code", "window", "login", "person_name", "password",
    }  # fmt: skip
    assert not founding.is_founded(books)
    books.close()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"hall_code": "１２３"}, "hall_code"), ({"hall_code": "0001"}, "hall_code"),
        ({"name": "大厅\x00"}, "name"), ({"address": "重庆😀"}, "address"), ({"name": "厅" * 300}, "name"),
    ],
)  # fmt: skip
def test_an_office_that_cannot_be_printed(hall: Hall, changes: dict[str, str], field: str) -> None:
    with pytest.raises(BadAnswers) as refused:
        founding.change_office(hall.supervisor, replace(OFFICE, **changes), new_act())
    assert field in [fault.question for fault in refused.value.faults]
    assert hall.desk.office == OFFICE


@pytest.mark.parametrize(
    ("login", "name", "password", "field"),
    [
        ("Li Na", "李娜", "password-1", "login"), ("l", "李娜", "password-1", "login"),
        ("l" * 33, "李娜", "password-1", "login"), ("lina", " ", "password-1", "person_name"),
        ("lina", "李\x00娜", "password-1", "person_name"), ("lina", "李" * 81, "password-1", "person_name"),
        ("lina", "李娜", "short", "password"), ("wangfang", "李娜", "password-1", "login"),
    ],
)  # fmt: skip
def test_an_account_that_cannot_be_made(
    any_hall: Hall, login: str, name: str, password: str, field: str
) -> None:
    before = steps.snapshot(any_hall)
    with pytest.raises(BadAnswers) as refused:
        people.add(any_hall.supervisor, login, name, Role.CLERK, password, new_act())
    assert field in [fault.question for fault in refused.value.faults]
    assert steps.snapshot(any_hall) == before


def test_a_hall_is_founded_once(any_hall: Hall) -> None:
    with pytest.raises(AlreadyFounded):
        founding.found(any_hall.books, OFFICE, "1", "other", "别人", "password-1", MORNING)


def test_the_halls_code_stands_in_every_tag_and_stays(hall: Hall) -> None:
    with pytest.raises(BadAnswers):
        founding.change_office(hall.supervisor, replace(OFFICE, hall_code="002"), new_act())
    founding.change_office(hall.supervisor, replace(OFFICE, phone="023-99999999"), new_act())
    assert hall.desk.office.phone == "023-99999999"
    assert hall.accept().paper.facts["office"]["phone"] == "023-99999999"


def test_signing_in_is_on_record_right_or_wrong(any_hall: Hall) -> None:
    assert sign_in(any_hall, " wangfang ", "counter-1") == Clerk("wangfang", "王芳", Role.CLERK)
    for login, password in (("wangfang", "wrong-one"), ("nobody", "counter-1"), ("", "")):
        with pytest.raises(SignInRefused):
            sign_in(any_hall, login, password)
    verbs = any_hall.books.database.execute_sql(
        "SELECT verb FROM entry ORDER BY seq DESC LIMIT 4"
    ).fetchall()
    assert [verb for (verb,) in verbs] == ["sign_in_refused"] * 3 + ["sign_in"]
    assert "counter-1" not in repr(steps.snapshot(any_hall)["entry"])


def test_five_wrong_passwords_lock_for_a_growing_time_over_a_restart(any_hall: Hall) -> None:
    for wait in (1, 2, 4, 8, 16, 16):
        tries = 5 if wait == 1 else 1
        for _ in range(tries):
            with pytest.raises(SignInRefused):
                sign_in(any_hall, "wangfang", "wrong-one")
        with pytest.raises(Resting) as refused:
            sign_in(any_hall, "wangfang", "counter-1")
        assert refused.value.until == any_hall.now + timedelta(minutes=wait)
        any_hall.later(minutes=wait)
    assert sign_in(any_hall, "wangfang", "counter-1").name == "王芳"
    with any_hall.books.reading():
        assert Person.get(Person.login == "wangfang").failures == 0


def test_a_new_password_ends_the_rest_and_a_closed_account_stays_out(any_hall: Hall) -> None:
    for _ in range(5):
        with pytest.raises(SignInRefused):
            sign_in(any_hall, "wangfang", "wrong-one")
    people.set_password(any_hall.supervisor, "wangfang", "password-2", new_act())
    assert sign_in(any_hall, "wangfang", "password-2").login == "wangfang"
    people.deactivate(any_hall.supervisor, "wangfang", new_act())
    with pytest.raises(SignInRefused):
        sign_in(any_hall, "wangfang", "password-2")
    assert [(m.login, m.is_active) for m in people.people(any_hall.desk)] == [
        ("liuying", True), ("wangfang", False),
    ]  # fmt: skip


def test_nobody_closes_his_own_account_or_one_that_is_not_there(hall: Hall) -> None:
    with pytest.raises(Refused):
        people.deactivate(hall.supervisor, "liuying", new_act())
    with pytest.raises(NotFound):
        people.set_password(hall.supervisor, "nobody", "password-2", new_act())


def test_passwords_are_kept_as_argon2id_and_nowhere_else(any_hall: Hall) -> None:
    with any_hall.books.reading():
        stored = Person.get(Person.login == "wangfang").password
    assert stored.startswith("$argon2id$")
    assert "counter-1" not in repr(steps.snapshot(any_hall))


def test_guessing_costs_memory_and_time() -> None:
    hasher = REAL_HASHER()
    assert hasher.type is Type.ID
    assert hasher.memory_cost >= 64 * 1024  # KiB
    assert hasher.time_cost >= 3


def test_an_unknown_name_costs_the_same_as_a_known_one(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SignInRefused):
        sign_in(hall, "nobody", "wrong-one")  # the first stranger's hash is made here
    work: list[str] = []

    class Counted(PasswordHasher):
        def hash(self, *told: object, **more: object) -> str:
            work.append("hash")
            return super().hash(*told, **more)  # type: ignore[arg-type]

        def verify(self, *told: object) -> bool:  # type: ignore[override]
            work.append("verify")
            return super().verify(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(credentials, "hasher", lambda: Counted(1, 8, 1))
    for login in ("nobody", "wangfang"):
        work.clear()
        with pytest.raises(SignInRefused):
            sign_in(hall, login, "wrong-one")
        assert work == ["verify"], login
