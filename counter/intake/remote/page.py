"""The page itself: one HTML file with everything in it, made from the questions of the desk.

No second spelling of any rule: questions, choices, conditions and countries are written out of
`casetypes` and `rules`; what is required is asked for, everything else is checked at the counter.
Nothing is loaded from anywhere, and a policy in the page forbids it.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from counter.casetypes.conditions import All, Always, Condition, Is
from counter.casetypes.register import CASE_TYPES
from counter.casetypes.vocabulary import CaseType, Question
from counter.desk import Desk, read_office
from counter.intake.remote.digits import MOST_DIGITS
from counter.intake.remote.form import MOST_PIECES, questions
from counter.rules import countries
from counter.safe_write import safe_write
from counter.text import Text
from counter.values.clerk import Right
from counter.values.office import Office
from resources import data

_PARTS = {
    "/* PAGE.CSS */": "page.css",
    "/* QRCODE.JS */": "qrcode.js",
    "/* ENCODE.JS */": "encode.js",
    "/* FORM.JS */": "form.js",
}


def write(desk: Desk, path: Path) -> Path:
    """Write the page to be put on a site or sent to applicants; it holds no personal data.

    Refuses `CannotWrite`.
    """
    desk.clerk.must(Right.PREREVIEW)
    with desk.reading():
        office = read_office()
    safe_write(path, page(office, desk.today))
    return path


def page(office: Office, made_on: date) -> bytes:
    """The whole page, UTF-8."""
    whole = _resource("page.html")
    for place, name in _PARTS.items():
        whole = whole.replace(place, _resource(name))
    told = json.dumps(_told(office, made_on), ensure_ascii=False, separators=(",", ":"))
    # "</script" inside a string would end the script; a slash may be escaped in JSON.
    return whole.replace("/* DATA */", told.replace("</", "<\\/")).encode("utf-8")


def _resource(name: str) -> str:
    return data(f"remote_form/{name}").decode("utf-8")


def _told(office: Office, made_on: date) -> dict[str, object]:
    return {
        "office": {"zh": office.name, "en": office.name_en or office.name},
        "phone": office.phone,
        "made_on": made_on.isoformat(),
        "most_digits": MOST_DIGITS,
        "most_pieces": MOST_PIECES,
        "kinds": [_kind(kind) for kind in CASE_TYPES],
        "countries": [[c.iso2, c.name.zh, c.name.en, *c.aliases] for c in countries.every()],
    }


def _kind(kind: CaseType) -> dict[str, object]:
    return {
        "letters": kind.letters,
        "title": _pair(kind.title),
        "piece": _pair(kind.piece),
        "questions": [_question(question) for question in questions(kind)],
    }


def _question(question: Question) -> dict[str, object]:
    return {
        "code": question.code,
        "title": _pair(question.title),
        "kind": question.kind,
        "group": question.group,
        "choices": [{"code": c.code, "title": _pair(c.title)} for c in question.choices],
        "when": _condition(question.when),
        "required": question.required,
        "default": "" if question.default is None else str(question.default),
        "most": question.most,
        "hint": None if question.hint is None else _pair(question.hint),
    }


def _pair(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _condition(condition: Condition) -> list[dict[str, object]]:
    """All of these must hold; the page knows no other form of a condition."""
    if isinstance(condition, Always):
        return []
    if isinstance(condition, Is):
        return [{"question": condition.question, "values": [str(v) for v in condition.values]}]
    if isinstance(condition, All):
        return [each for part in condition.parts for each in _condition(part)]
    raise TypeError(f"the remote form cannot tell {type(condition).__name__}")
