"""All kinds of business of the hall. A new kind is one file beside this one and one line here."""

from __future__ import annotations

from counter.casetypes import apec_card, authentication, official_passport, visa_agency
from counter.casetypes.vocabulary import CaseType

CASE_TYPES: tuple[CaseType, ...] = (
    authentication.CASE_TYPE,
    apec_card.CASE_TYPE,
    official_passport.CASE_TYPE,
    visa_agency.CASE_TYPE,
)

_BY_LETTERS = {kind.letters: kind for kind in CASE_TYPES}
_BY_DIGITS = {kind.digits: kind for kind in CASE_TYPES}
_BY_CODE = {kind.code: kind for kind in CASE_TYPES}


def by_letters(letters: str) -> CaseType:
    """The kind whose case numbers begin with `letters`; `KeyError` for none."""
    return _BY_LETTERS[letters]


def by_digits(digits: str) -> CaseType:
    """The kind that `digits` stand for in a tag; `KeyError` for none."""
    return _BY_DIGITS[digits]


def by_code(code: str) -> CaseType:
    """The kind named `code` in rules and exports; `KeyError` for none."""
    return _BY_CODE[code]
