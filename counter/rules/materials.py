"""The papers that an applicant has to bring, by kind of business and by what was answered.

>>> from counter.rules.edition import seed_edition
>>> [paper.code for paper in materials(
...     seed_edition(), "authentication", {"applicant_kind": "notary"}, (), date(2026, 11, 23))]
['rz-form', 'rz-deed', 'rz-identity-copy', 'rz-notary-letter']
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counter.casetypes.conditions import Answers
from counter.rules import countries, routes
from counter.rules.edition import Edition
from counter.rules.rule import Rule
from counter.text import Text

PIECES: dict[str, Text] = {
    "one": Text("一件（人）", "one"),
    "several": Text("两件（人）以上", "two or more"),
}
"""What a condition may ask of how many pieces or persons there are, as `pieces`."""


def how_many(pieces: Sequence[Answers]) -> str:
    """Which of `PIECES` these are."""
    return "several" if len(pieces) > 1 else "one"


@dataclass(frozen=True)
class Material:
    """A paper on the checklist; a required one must be there before the case is accepted.

    `is_uncertain`: whether it is really asked for is still 待核实 (said on the screen, not on
    the applicant's paper). `originals` and `copies` are how many come; both 0: nobody has said.
    """

    code: str
    title: Text
    is_required: bool
    is_uncertain: bool = False
    originals: int = 0
    copies: int = 0


def materials(
    edition: Edition,
    case_type_code: str,
    answers: Answers,
    pieces: Sequence[Answers],
    on: date,
) -> tuple[Material, ...]:
    """The checklist of the day of acceptance, in the order in which papers lie on the desk.

    A paper that hangs on an answer about a piece is asked for once, if any piece asks for it.
    """
    asked: dict[str, object] = {
        **answers, "route": _route_code(edition, answers, on),
        "pieces": how_many(pieces),
    }  # fmt: skip
    seen = (asked, *({**asked, **piece} for piece in pieces))
    return tuple(
        Material(
            row.key, row.text("title"), row.values["is_required"] == "yes", row.is_uncertain,
            *sheets_of(row, len(pieces)),
        )
        for row in edition.in_force("materials", on)
        if row.values["case_type"] == case_type_code
        and any(row.condition().holds(each) for each in seen)
    )  # fmt: skip


def sheets_of(row: Rule | None, pieces: int) -> tuple[int, int]:
    """How many originals and copies of a paper are handed in, for so many pieces; 0 and 0 where
    its row says neither."""
    if row is None:
        return 0, 0
    times = max(pieces, 1) if row.values.get("per_piece") == "yes" else 1
    originals, copies = (row.values.get(cell) or "0" for cell in ("originals", "copies"))
    return int(originals) * times, int(copies) * times


def _route_code(edition: Edition, answers: Answers, on: date) -> str | None:
    destination = str(answers.get("destination", ""))
    if countries.by_code(destination) is None:  # not typed yet; the form itself says so
        return None
    return routes.route(edition, destination, on).code
