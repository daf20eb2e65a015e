"""After any walk of legal verbs the balance holds; whatever is then taken away is named."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from counter.dayclose.balance import settling
from counter.store.tables.base import plain_rows
from counter.store.tables.blanks import Result
from counter.store.tables.cases import Case, Piece
from counter.store.tables.mail import OPEN, Envelope, EnvelopeCase
from counter.store.tables.money import Payment
from tests.counter import test_any_order as any_order
from tests.counter.dayclose.balance.losses import tamper

Chosen = tuple[str, str, str]  # thing, key, command


def _piece(chance: random.Random) -> list[Chosen]:
    rows = Piece.select(Piece.id, Case.no, Piece.no).join(Case)
    here = plain_rows(rows.where(Piece.taken_at.is_null(), Case.stage.not_in(("done", "ended"))))
    return [("piece", f"{no} {piece}", f"DELETE FROM piece WHERE id = {row}")
            for row, no, piece in here]  # fmt: skip


def _payment(chance: random.Random) -> list[Chosen]:
    rows = plain_rows(Payment.select(Payment.id, Case.no, Payment.method).join(Case))
    do = chance.choice(("DELETE FROM payment", "UPDATE payment SET amount = amount + 1"))
    return [("paid", f"{no} {method}", f"{do} WHERE id = {row}") for row, no, method in rows]


def _blank(chance: random.Random) -> list[Chosen]:
    rows = plain_rows(Result.select(Result.id, Result.sticker_no))
    return [("result", no, f"DELETE FROM result WHERE id = {row}") for row, no in rows]


def _content(chance: random.Random) -> list[Chosen]:
    rows = EnvelopeCase.select(EnvelopeCase.id, Case.no).join(Case).switch(EnvelopeCase)
    rows = rows.join(Envelope).where(Envelope.state.in_(OPEN))
    return [("piece", f"{no} 1", f"DELETE FROM envelope_case WHERE id = {row}")
            for row, no in plain_rows(rows)]  # fmt: skip


LOSSES: dict[str, Callable[[random.Random], list[Chosen]]] = {
    "piece": _piece, "payment": _payment, "blank": _blank, "envelope": _content,
}  # fmt: skip


def _walked_then_lost(seed: int, length: int, kinds: tuple[str, ...]) -> int:
    """A walk over some days; after each look one thing is taken away, found, and given back."""
    chance, named = random.Random(seed), 0

    class Robbed(any_order.Counter):
        def look_at_everything(self) -> None:
            self.the_balance_of_the_day_holds()

        def teardown(self) -> None:
            nonlocal named
            for kind in kinds:
                with self.books.reading():
                    found = LOSSES[kind](chance)
                if not found:
                    continue
                thing, key, command = chance.choice(found)
                before = settling.of_day(self.hall.desk, self.hall.desk.today).open
                tamper(self.books, command)
                after = settling.of_day(self.hall.desk, self.hall.desk.today).open
                fresh = {(one.thing, one.key) for one in after if one not in before}
                assert (thing, key) in fresh
                if kind != "envelope":
                    assert fresh == {(thing, key)}
                assert all(one.seq for one in after)
                named += 1
            super().teardown()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(any_order, "Counter", Robbed)
        any_order._walk(seed, length)
    return named


def test_whatever_is_taken_away_after_a_walk_is_named() -> None:
    assert _walked_then_lost(5, 60, tuple(LOSSES)) >= 3


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 120))
def test_whatever_is_taken_away_after_long_walks_is_named(seed: int) -> None:
    assert _walked_then_lost(seed, 200, tuple(LOSSES)) >= 3
