"""Published figures stay what they were; each difference is told by the entries that made it."""

from __future__ import annotations

import pytest
from peewee import DatabaseError

from counter.dayclose import freezing
from counter.desk import new_act
from counter.errors import NotFound
from counter.intake import correction
from counter.queue import card
from counter.store.tables.frozen import FrozenFigures
from tests.conftest import Hall


def test_what_was_published_stays_and_what_came_later_is_named(any_hall: Hall) -> None:
    hall = any_hall
    no = hall.accept(destination="DE").case_no
    frozen = freezing.freeze(hall.supervisor, "2026-11", new_act())
    assert freezing.compare(hall.desk, frozen.id).changes == ()
    later = hall.accept().case_no
    hall.later(days=30)
    seen = card.card(hall.desk, no).revision
    correction.correct(hall.desk, no, seen, {}, {1: {"matters": 5}}, "漏记", new_act())
    told = freezing.compare(hall.desk, frozen.id)
    assert told.frozen.totals == frozen.totals
    assert told.is_whole
    (accepted,) = [change for change in told.changes
                   if (change.kind, change.figure) == ("authentication", "accepted")]  # fmt: skip
    assert (accepted.frozen, accepted.now, accepted.late) == (2, 4, 3)
    assert [(cause.case_no, cause.units) for cause in accepted.causes] == [(later, 2), (no, 3)]
    assert accepted.now - accepted.frozen == sum(
        cause.units for cause in accepted.causes if cause.day <= frozen.totals.until
    )
    assert freezing.frozen(hall.desk, "2026-11")[0].digest == frozen.digest


def test_a_definition_that_changed_since_is_named(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = freezing.freeze(hall.supervisor, "2026", new_act())
    known = {**freezing.versions(), "accepted": 2}
    monkeypatch.setattr(freezing, "versions", lambda: known)
    assert freezing.compare(hall.desk, frozen.id).redefined == (("accepted", 1, 2),)


def test_published_figures_cannot_be_altered(any_hall: Hall) -> None:
    frozen = freezing.freeze(any_hall.supervisor, "2026", new_act())
    with pytest.raises(DatabaseError, match="append-only"), any_hall.books.transaction():
        FrozenFigures.update(period="2025").where(FrozenFigures.id == frozen.id).execute()
    with pytest.raises(NotFound):
        freezing.compare(any_hall.desk, frozen.id + 1)
