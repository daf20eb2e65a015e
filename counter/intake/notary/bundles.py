"""Rows put together to cases: one for each applicant, or one for the whole batch.

A case has one country of use and one way to leave, so a batch for two countries is two cases.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from counter.intake.application import Application
from counter.intake.notary.letter import Grouping, Letter
from counter.intake.notary.preview import Preview
from counter.intake.notary.rows import KIND, BatchLine
from counter.rules.edition import Edition
from counter.rules.materials import materials

_APART = (
    "destination", "speed", "delivery", "post_mode", "receiver", "receiver_phone", "address",
)  # fmt: skip


@dataclass(frozen=True)
class Bundle:
    """The rows of one case to be, and what is asked for with them."""

    lines: tuple[BatchLine, ...]
    application: Application


def bundles(
    preview: Preview, ticked: Collection[int], grouping: Grouping, edition: Edition, on: date,
    act: str,
) -> tuple[Bundle, ...]:  # fmt: skip
    """The cases that the ticked rows make, in the order of their first rows."""
    groups: dict[tuple[str, ...], list[BatchLine]] = {}
    for line in preview.lines:
        if line.no in ticked:
            groups.setdefault(_key(line, grouping), []).append(line)
    return tuple(
        _bundle(lines, preview.letter, grouping, edition, on, f"{act}:{no}")
        for no, lines in enumerate(groups.values())
    )


def _key(line: BatchLine, grouping: Grouping) -> tuple[str, ...]:
    who = ("applicant_kind", "name", "id_number") if grouping == "applicant" else ()
    return tuple(str(line.answers.get(code, "")) for code in (*who, *_APART))


def _bundle(
    lines: list[BatchLine], letter: Letter, grouping: Grouping, edition: Edition, on: date,
    act: str,
) -> Bundle:  # fmt: skip
    answers = dict(lines[0].answers)
    if grouping == "batch":
        answers = {code: answers[code] for code in ("channel", *_APART) if code in answers}
        answers |= {
            "applicant_kind": "notary", "name": letter.office, "letter_no": letter.letter_no,
            "phone": letter.phone or str(lines[0].answers.get("phone", "")),
        }  # fmt: skip
    pieces = tuple(line.piece for line in lines)
    seen = materials(edition, KIND.code, answers, pieces, on) if letter.is_complete else ()
    here = frozenset(material.code for material in seen)
    return Bundle(tuple(lines), Application(KIND.letters, answers, pieces, here, act))
