"""Ready sentences for notices: why something is asked for, not accepted, or refused.

>>> from counter.rules.edition import seed_edition
>>> reasons(seed_edition(), "refusal", "apec_card", date(2026, 11, 23))[0].text.zh
'外交部终审未通过'
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from counter.rules.edition import Edition
from counter.text import Text

Kind = Literal["correction", "rejection", "refusal"]


@dataclass(frozen=True)
class Reason:
    """What the notice says, and the rule that it rests on."""

    code: str
    text: Text
    basis: Text


def reasons(edition: Edition, kind: Kind, case_type_code: str, on: date) -> tuple[Reason, ...]:
    """The sentences to choose from: this kind of business first, then those for all."""
    rows = [row for row in edition.in_force("reasons", on) if row.values["kind"] == kind]
    return tuple(
        Reason(row.key, row.text("text"), row.text("basis"))
        for place in (case_type_code, "*")
        for row in rows
        if row.values["case_type"] == place
    )
