"""Who may do what: every verb, every role, whichever button called it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

import counter
from counter.desk import new_act
from counter.errors import Forbidden
from counter.values.clerk import RIGHTS, Right, Role
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.verbs import VERBS, Verb

JOURNEYS = ("outbox", "sending", "intake", "progress", "mailout", "dayclose", "queue", "settings")
ALLOWED = {  # written down once more, so that a change of RIGHTS is a change of this test
    Role.READER: {Right.READ},
    Role.CLERK: {
        Right.READ, Right.INTAKE, Right.ADVANCE, Right.TAKE_MONEY, Right.HAND_OVER, Right.POST,
        Right.PRINT, Right.UNMASK, Right.CORRECT, Right.BACK_UP, Right.KEEP_CUSTODY,
        Right.PREREVIEW,
    },
    Role.SUPERVISOR: set(Right),
    Role.ADMINISTRATOR: {
        Right.READ, Right.KEEP_PEOPLE, Right.KEEP_HALL, Right.BACK_UP, Right.RESTORE,
        Right.TRUST_CLOCK,
    },
}  # fmt: skip


def test_the_roles_hold_what_was_agreed() -> None:
    assert {role: set(rights) for role, rights in RIGHTS.items()} == ALLOWED


def test_no_verb_of_a_journey_is_missing_from_the_table() -> None:
    found = set()
    for module in pkgutil.walk_packages(counter.__path__, "counter."):
        if module.name.split(".")[1] not in JOURNEYS:
            continue
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            told = list(inspect.signature(function).parameters)
            is_public = not name.startswith("_") and function.__module__ == module.name
            if is_public and told[:1] == ["desk"] and "pen" not in told:
                found.add(f"{module.name.removeprefix('counter.')}.{name}")
    assert found == {verb.name.split(" ")[0] for verb in VERBS}


@pytest.mark.parametrize("verb", VERBS, ids=str)
def test_a_verb_is_done_by_those_who_may_and_by_nobody_else(hall: Hall, verb: Verb) -> None:
    do = verb.prepare(hall)
    before = steps.snapshot(hall)
    for role in Role:
        if verb.right in ALLOWED[role]:
            continue
        with pytest.raises(Forbidden) as refused:
            do(hall.window("7", role), new_act())
        assert refused.value.right == verb.right.value
        assert steps.snapshot(hall) == before
    allowed = next(role for role in Role if verb.right in ALLOWED[role])
    do(hall.window("7", allowed), new_act())


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb.repeats], ids=str)
def test_an_act_repeated_adds_nothing_and_answers_the_same(hall: Hall, verb: Verb) -> None:
    do = verb.prepare(hall)
    act = new_act()
    first = do(hall.supervisor, act)
    before = steps.snapshot(hall)
    again = do(hall.supervisor, act)
    later = do(hall.window("9", Role.SUPERVISOR), act)
    assert steps.snapshot(hall) == before
    assert repr(again) == repr(later) == repr(first)
    assert steps.verified(hall).entries == steps.length(hall)


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb.repeats], ids=str)
def test_a_verb_is_on_record_with_who_and_where(hall: Hall, verb: Verb) -> None:
    do = verb.prepare(hall)
    before = steps.length(hall)
    do(hall.window("7", Role.SUPERVISOR), new_act())
    rows = hall.books.database.execute_sql(
        f'SELECT clerk, "window", at FROM entry WHERE seq > {before}'
    ).fetchall()
    assert rows
    assert {(clerk, window) for clerk, window, _ in rows} == {("窗口7", "7")}
    assert all(at.endswith("+08:00") for _, _, at in rows)


def test_a_read_leaves_no_trace(hall: Hall) -> None:
    reads = [verb for verb in VERBS if verb.right is Right.READ]
    made = [verb.prepare(hall) for verb in reads]
    before = steps.snapshot(hall)
    for do in made:
        do(hall.window("7", Role.READER), "")
    assert steps.snapshot(hall) == before
