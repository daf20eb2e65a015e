"""A colleague confirms at the clerk's window with his own password."""

from __future__ import annotations

import pytest

from counter import second_person
from counter.credentials import Resting, SignInRefused
from counter.desk import new_act
from counter.errors import Forbidden
from counter.second_person import ConfirmAgain, NeedsSecond, SamePerson, SecondPerson
from counter.settings import people
from counter.values.clerk import Clerk, Right, Role
from tests.conftest import Hall
from tests.counter import steps


def test_a_supervisor_approves_beside_the_clerk(any_hall: Hall) -> None:
    desk = any_hall.desk
    second = steps.vouched(any_hall)
    assert second_person.approved(desk, Right.WAIVE, second) == "刘颖"
    assert second_person.witnessed(desk, second, Right.KEEP_BLANKS) == "刘颖"
    (told,) = any_hall.books.database.execute_sql(
        "SELECT clerk FROM entry WHERE verb = 'vouch'"
    ).fetchall()
    assert told == ("刘颖",)


def test_who_holds_the_right_needs_nobody_and_who_does_not_needs_one_that_does(hall: Hall) -> None:
    assert second_person.approved(hall.supervisor, Right.WAIVE) == ""
    with pytest.raises(Forbidden):
        second_person.approved(hall.desk, Right.WAIVE)
    people.add(hall.supervisor, "lina", "李娜", Role.CLERK, "password-1", new_act())
    colleague = second_person.vouch(hall.desk, "lina", "password-1")
    with pytest.raises(Forbidden) as refused:
        second_person.approved(hall.desk, Right.WAIVE, colleague)
    assert refused.value.clerk == "李娜"
    assert second_person.witnessed(hall.desk, colleague) == "李娜"


def test_nobody_is_his_own_second_person(hall: Hall) -> None:
    with pytest.raises(SamePerson):
        second_person.vouch(hall.desk, " wangfang", "counter-1")
    with pytest.raises(NeedsSecond):
        second_person.witnessed(hall.supervisor, None)


def test_a_confirmation_is_not_believed_made_up_grown_old_or_given_to_another(hall: Hall) -> None:
    second = steps.vouched(hall)
    made_up = SecondPerson(Clerk("liuying", "刘颖", Role.SUPERVISOR), "wangfang", hall.now)
    for desk, shown in ((hall.desk, made_up), (hall.window("7"), second)):
        with pytest.raises(ConfirmAgain):
            second_person.approved(desk, Right.WAIVE, shown)
    hall.later(minutes=11)
    with pytest.raises(ConfirmAgain):
        second_person.witnessed(hall.desk, second)


def test_wrong_passwords_lock_the_account_as_at_the_door(hall: Hall) -> None:
    for _ in range(3):
        with pytest.raises(SignInRefused):
            second_person.vouch(hall.desk, "liuying", "wrong")
    for _ in range(2):
        with pytest.raises(SignInRefused):
            people.sign_in(hall.books, "liuying", "wrong", "1", lambda: hall.now)
    with pytest.raises(Resting):
        second_person.vouch(hall.desk, "liuying", "supervisor-1")
