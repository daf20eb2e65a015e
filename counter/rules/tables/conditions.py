"""A row's conditions as a supervisor writes them: 平急=急件；路径=附加证明书.

Questions and answers may be named by their titles in either language or by their codes; stored
is JSON with the codes.

>>> read("平急=急件；路径=附加证明书、领事认证（单认证）", "authentication")
'{"speed": ["urgent"], "route": ["apostille", "legalisation-single"]}'
>>> shown('{"speed": ["urgent"]}', "authentication")
'平急=急件'
"""

from __future__ import annotations

import json
import re
from functools import lru_cache

from counter.casetypes.register import CASE_TYPES
from counter.casetypes.vocabulary import Choice, Question
from counter.errors import Refused
from counter.rules import countries
from counter.rules.materials import PIECES
from counter.rules.routes import TITLES
from counter.text import Text

_ROUTE = Question(
    "route", Text("路径", "Route"), "choice",
    choices=tuple(Choice(code, title) for code, title in TITLES.items()),
)  # fmt: skip
_PIECES = Question(
    "pieces", Text("件数", "Pieces"), "choice",
    choices=tuple(Choice(code, title) for code, title in PIECES.items()),
)  # fmt: skip


class BadCondition(Refused):
    """Conditions that name a question or an answer that the form does not have."""

    def __init__(self, what: Text) -> None:
        super().__init__(what)


def read(typed: str, case_type: str) -> str:
    """The JSON to store; "" for no conditions; refuses (`BadCondition`) what it cannot place.

    JSON is taken as well, and checked alike.
    """
    typed = typed.strip()
    if not typed:
        return ""
    asked = _questions(case_type)
    found: dict[str, list[str]] = {}
    for name, answers in _parts(typed):
        question = next((one for one in asked if name in _names(one.code, one.title)), None)
        if question is None:
            known = "、".join(one.title.zh for one in asked)
            raise BadCondition(
                Text(f"没有“{name}”这一项；可用：{known}",
                     f"no question '{name}'; there are: "
                     f"{', '.join(one.code for one in asked)}")
            )  # fmt: skip
        codes = [_code(question, answer) for answer in answers]
        found[question.code] = list(dict.fromkeys(found.get(question.code, []) + codes))
    return json.dumps(found, ensure_ascii=False)


def shown(stored: str, case_type: str) -> str:
    """Stored conditions in the hall's words; what cannot be read is shown as it is."""
    asked = {question.code: question for question in _questions(case_type)}
    try:
        written = json.loads(stored or "{}")
        parts = [
            f"{asked[code].title.zh}={'、'.join(_title(asked[code], one) for one in answers)}"
            for code, answers in written.items()
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return stored
    return "；".join(parts)


def _parts(typed: str) -> list[tuple[str, list[str]]]:
    if typed.startswith("{"):
        try:
            written = json.loads(typed)
            return [(str(name), [str(one) for one in answers]) for name, answers in written.items()]
        except (ValueError, TypeError, AttributeError) as error:
            raise BadCondition(Text("条件的写法不对", "the conditions cannot be read")) from error
    parts = []
    for part in re.split(r"[;；\n]", typed):
        if not part.strip():
            continue
        name, sign, answers = re.sub("＝", "=", part).partition("=")
        given = [one.strip() for one in re.split(r"[,，、|]", answers) if one.strip()]
        if not sign or not given:
            raise BadCondition(
                Text(
                    f"“{part.strip()}”应写成 项目=答案", f"'{part.strip()}': write question=answer"
                )
            )
        parts.append((name.strip(), given))
    return parts


def _code(question: Question, answer: str) -> str:
    if question.kind == "country":
        return _country(answer)
    for choice in question.choices:
        if answer in _names(choice.code, choice.title):
            return choice.code
    known = "、".join(choice.title.zh for choice in question.choices)
    raise BadCondition(
        Text(f"“{question.title.zh}”没有“{answer}”这个答案；可用：{known}",
             f"'{question.code}' has no answer '{answer}'; there are: "
             f"{', '.join(choice.code for choice in question.choices)}")
    )  # fmt: skip


def _country(answer: str) -> str:
    """The ISO code of a country that is named by its code or its name."""
    found = countries.by_code(answer.upper()) or next(
        (one for one in countries.every() if answer in (one.name.zh, one.name.en)), None
    )
    if found is None:
        raise BadCondition(Text(f"没有国家“{answer}”", f"there is no country '{answer}'"))
    return found.iso2


def _title(question: Question, code: str) -> str:
    if question.kind == "country":
        found = countries.by_code(code)
        return code if found is None else found.name.zh
    titles = {choice.code: choice.title.zh for choice in question.choices}
    return titles[code]


def _names(code: str, title: Text) -> tuple[str, str, str]:
    return code, title.zh, title.en


@lru_cache(maxsize=8)
def _questions(case_type: str) -> tuple[Question, ...]:
    """What a row of this kind may ask: choices and countries of its form, route, pieces.

    For rows of every kind, questions of the same code are put together with all their answers.
    """
    found: dict[str, Question] = {"route": _ROUTE, "pieces": _PIECES}
    for kind in CASE_TYPES:
        if case_type not in (kind.code, "*", ""):
            continue
        for question in kind.questions:
            if question.kind == "country":
                found[question.code] = question
            if question.kind != "choice":
                continue
            before = found.get(question.code)
            choices = {} if before is None else {one.code: one for one in before.choices}
            choices = {one.code: one for one in question.choices} | choices
            found[question.code] = Question(
                question.code, question.title, "choice", choices=tuple(choices.values())
            )
    return tuple(found.values())
