"""The verbs and reads of a pre-review, each on one that lies there with a picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counter.desk import Desk, new_act
from counter.intake.prereview import answering, arriving, clearing, collecting, reading
from counter.intake.prereview.reading import PrereviewCard
from counter.intake.remote import page
from counter.values.clerk import Right
from tests.conftest import Hall
from tests.counter.intake.prereview import bits

Do = Callable[[Desk, str], Any]
Prepare = Callable[[Hall], Do]


def _on_one(do: Callable[[Desk, PrereviewCard, str], object]) -> Prepare:
    def prepare(hall: Hall) -> Do:
        card = bits.all_seen(hall)
        return lambda desk, act: do(desk, card, act)

    return prepare


def _on_answered(do: Callable[[Desk, str], object]) -> Prepare:
    def prepare(hall: Hall) -> Do:
        card = bits.all_seen(hall)
        answering.answer(hall.desk, card.row.no, card.revision, "passed", (), "", new_act())
        return lambda desk, act: do(desk, card.row.no)

    return prepare


def _clear_due(hall: Hall) -> Do:
    bits.all_seen(hall)
    hall.later(days=44)
    return clearing.clear_due


def write_page(hall: Hall) -> Do:
    """The page for phones, beside the books."""
    assert hall.books.folder is not None
    target = hall.books.folder / "form.html"
    return lambda desk, act: page.write(desk, target)


def _parcel_text(hall: Hall) -> Do:
    no = hall.accept().case_no
    return lambda desk, act: arriving.parcel_text(desk, no)


VERBS: tuple[tuple[str, Prepare], ...] = (
    ("collecting.begin", _on_one(lambda desk, _, act: collecting.begin(desk, bits.told(), act))),
    ("collecting.change", _on_one(lambda desk, card, act: collecting.change(
        desk, card.row.no, card.revision, bits.told("老李"), act))),
    ("collecting.add_pictures", _on_one(lambda desk, card, act: collecting.add_pictures(
        desk, card.row.no, (bits.picture("blue"),), act))),
    ("collecting.tick", _on_one(lambda desk, card, act: collecting.tick(
        desk, card.row.no, card.pictures[0].id, frozenset({"rz-deed"}), act))),
    ("collecting.remove_picture", _on_one(lambda desk, card, act: collecting.remove_picture(
        desk, card.row.no, card.pictures[0].id, act))),
    ("answering.answer", _on_one(lambda desk, card, act: answering.answer(
        desk, card.row.no, card.revision, "passed", (), "", act))),
    ("clearing.clear", _on_one(lambda desk, card, act: clearing.clear(
        desk, card.row.no, "本人要求", act))),
    ("clearing.clear_due", _clear_due),
)  # fmt: skip
READS: tuple[tuple[str, Right, Prepare], ...] = (
    ("reading.on_hand", Right.PREREVIEW, _on_answered(lambda desk, _: reading.on_hand(desk))),
    ("reading.card", Right.PREREVIEW, _on_answered(reading.card)),
    ("reading.picture", Right.PREREVIEW, _on_one(
        lambda desk, card, _: reading.picture(desk, card.pictures[0].id))),
    ("answering.last_answer", Right.PREREVIEW, _on_answered(answering.last_answer)),
    ("arriving.arrive", Right.INTAKE, _on_answered(arriving.arrive)),
    ("arriving.parcel_text", Right.READ, _parcel_text),
)  # fmt: skip
