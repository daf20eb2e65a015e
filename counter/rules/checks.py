"""What is looked at on the certificates before they are made up: the list of checks, as rules.

>>> from counter.rules.edition import seed_edition
>>> deed = {"class": "civil", "matters": 1}
>>> [check.code for check in checks(
...     seed_edition(), "authentication", {}, (deed,), date(2026, 11, 23))]
['for-abroad', 'signature', 'office-seal', 'embossed-seal', 'binding', 'age', 'destination']
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counter.casetypes.conditions import Answers
from counter.rules.edition import Edition
from counter.rules.rule import Rule
from counter.text import Text

APPLIES: dict[str, Text] = {
    "always": Text("总是", "always"),
    "several_matters": Text("一本证书有多个公证事项", "a certificate has several matters"),
}
SPECIMEN_KINDS: dict[str, Text] = {
    "signature": Text("签名", "signature"),
    "signature_seal": Text("签名章", "signature seal"),
    "office_seal": Text("公证处印章", "office's seal"),
    "embossed": Text("钢印", "embossed seal"),
}
"""What may be filed. A check of signatures is also met by a signature seal."""
LEFT_OUT: dict[str, Text] = {
    "refuse": Text("必须核对", "must be made"),
    "reason": Text("说明原因可不核", "may be left out with a reason"),
}


@dataclass(frozen=True)
class Check:
    """One thing to look at. `specimen` names the kind of filed picture it is compared with.

    `must_be_filed`: without a specimen on file it cannot be met; otherwise 无备案 is recorded.
    `correction` and `refusal` are codes of the sentences that a ✗ leads to; empty: none.
    """

    code: str
    title: Text
    basis: Text
    specimen: str
    must_be_filed: bool
    may_be_left_out: bool
    correction: str
    refusal: str


def checks(
    edition: Edition, case_type_code: str, answers: Answers, pieces: Sequence[Answers], on: date
) -> tuple[Check, ...]:
    """The list for a case, in the order in which a certificate is looked through.

    `answers` with the `route`; a row that hangs on an answer about a piece is asked if any fits.
    """
    seen = (answers, *({**answers, **piece} for piece in pieces))
    return tuple(
        _check(row)
        for row in edition.in_force("checks", on)
        if row.values["case_type"] == case_type_code
        and (row.values["applies"] != "several_matters" or _several(pieces))
        and any(row.condition().holds(each) for each in seen)
    )


def _several(pieces: Sequence[Answers]) -> bool:
    counts = (piece.get("matters", 1) for piece in pieces)
    return any(isinstance(count, int) and count > 1 for count in counts)


def _check(row: Rule) -> Check:
    told = row.values
    return Check(
        row.key, row.text("title"), row.text("basis"), told["specimen"],
        told["must_be_filed"] == "yes", told["left_out"] == "reason", told["correction"],
        told["refusal"],
    )  # fmt: skip
