"""An answer as people read it: the title of a choice, a country's name, a date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from counter.casetypes.vocabulary import CaseType, Question
from counter.rules import countries, routes
from counter.text import Text


def answer(question: Question, given: object) -> Text:
    """`given` in words; an unknown code is shown as it is, never hidden."""
    if question.kind == "choice":
        for choice in question.choices:
            if choice.code == given:
                return choice.title
    if question.kind == "country":
        return country(str(given))
    if isinstance(given, date):
        return Text.same(given.isoformat())
    return Text.same(str(given))


def country(iso2: str) -> Text:
    """A country's name by its ISO 3166 code."""
    found = countries.by_code(iso2)
    return Text.same(iso2) if found is None else found.name


def route(code: str) -> Text:
    """A route's name."""
    return routes.TITLES.get(code, Text.same(code))


def piece(kind: CaseType, answers: Mapping[str, object]) -> Text:
    """One piece in one line: what names it, in the order the kind declares."""
    parts = []
    for code in kind.piece_summary:
        if code in answers:
            parts.append(answer(kind.question(code), answers[code]))
    return Text("　".join(part.zh for part in parts), "  ".join(part.en for part in parts))
