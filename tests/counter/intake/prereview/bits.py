"""Pre-reviews for tests: a small picture, one begun, one with everything seen."""

from __future__ import annotations

import io

from PIL import Image

from counter.desk import new_act
from counter.intake.prereview import collecting, reading
from counter.intake.prereview.collecting import Told
from counter.intake.prereview.reading import PrereviewCard
from counter.pictures import Picture, clean
from tests.conftest import Hall, default_pieces


def picture(colour: str = "red") -> Picture:
    """A clean picture of one colour."""
    file = io.BytesIO()
    Image.new("RGB", (80, 60), colour).save(file, "PNG")
    return clean(file.getvalue(), f"{colour}.png")


def told(alias: str = "山城小李", **answers: object) -> Told:
    """What is known ahead of a visit for a German authentication."""
    known = {"applicant_kind": "person", "destination": "DE", **answers}
    return Told("RZ", alias, "wechat", known, tuple(default_pieces("RZ")))


def begun(hall: Hall, **answers: object) -> PrereviewCard:
    """A pre-review with one picture."""
    no = collecting.begin(hall.desk, told(**answers), new_act()).row.no
    return collecting.add_pictures(hall.desk, no, (picture(),), new_act())


def all_seen(hall: Hall, **answers: object) -> PrereviewCard:
    """A pre-review on whose picture everything required is seen."""
    card = begun(hall, **answers)
    codes = frozenset(m.code for m in card.materials if m.is_required)
    return collecting.tick(hall.desk, card.row.no, card.pictures[0].id, codes, new_act())


def look(hall: Hall, no: str) -> PrereviewCard:
    """As it stands now."""
    return reading.card(hall.desk, no)
