"""Ready sentences for notices: why something is asked for, not accepted, or refused.

A clerk may change every word of them; what he left as it was is known again by its code.

>>> from counter.rules.edition import seed_edition
>>> reasons(seed_edition(), "refusal", "apec_card", date(2026, 11, 23))[0].text.zh
'外交部终审未通过'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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


def numbered(edition: Edition) -> dict[str, str]:
    """The short number of each reason, for a paper: its place in the table of reasons.

    A key is the program's own word and means nothing to a citizen; with this number he can ask
    for the row, of the edition that his case keeps.

    >>> from counter.rules.edition import seed_edition
    >>> numbered(seed_edition())["seal-untrue"]
    'R-21'
    """
    keys = dict.fromkeys(row.key for row in edition.all("reasons"))
    return {key: f"R-{place:02}" for place, key in enumerate(keys, start=1)}


def recognised(known: Iterable[Reason], said: str) -> tuple[Reason, ...]:
    """Which of the ready sentences stand in what a clerk wrote, in either language."""
    return tuple(
        reason for reason in known if any(part and part in said for part in _both(reason.text))
    )


def besides(known: Iterable[Reason], said: str) -> str:
    """What a clerk wrote without the ready sentences in it."""
    for reason in recognised(known, said):
        for part in _both(reason.text):
            said = said.replace(part, "") if part else said
    return said.strip(" \n；;，,。")


def parted(line: str) -> tuple[str, str]:
    """What is wrong, and how it is mended, where a line says both.

    >>> parted("缺公章或钢印：请回出证机构补盖")
    ('缺公章或钢印', '请回出证机构补盖')
    >>> parted("骑缝章不清，请公证处重新加盖")
    ('骑缝章不清', '请公证处重新加盖')
    >>> parted("申请表")
    ('申请表', '')
    """
    what, _, mend = _MEND.sub("\n", line, count=1).partition("\n")
    return (what.strip(), mend.strip()) if what.strip() else (line, "")


_MEND = re.compile(r"：\s*|:\s+|[，,；;]\s*(?=请)")


def _both(text: Text) -> tuple[str, str]:
    return text.zh, text.en
