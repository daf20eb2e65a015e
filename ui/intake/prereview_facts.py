"""What one knows of a pre-review besides its pictures: asked in a small form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from counter.casetypes.conditions import Is
from counter.casetypes.register import CASE_TYPES, by_letters
from counter.casetypes.vocabulary import CaseType, Choice, Question
from counter.intake.prereview.collecting import Told
from counter.intake.prereview.reading import PrereviewCard
from counter.text import Text

# What decides the checklist and the route, and what names the paper; no name, no number: the
# visit asks for those.
_ASKED = (
    "applicant_kind", "destination", "order", "document", "certificate_no", "office", "issued_on",
    "class", "matters",
)  # fmt: skip
_ALIAS = Question(
    "alias", Text("联系人称呼", "Called"), "text", required=False,
    hint=Text("称呼或备注名，不填微信号", "a name to call them by, never an account"),
)  # fmt: skip
_CHANNEL = Question(
    "channel", Text("从哪里来", "Came by"), "choice",
    choices=(
        Choice("wechat", Text("微信", "WeChat")),
        Choice("post", Text("邮寄", "post")),
        Choice("window", Text("窗口", "window")),
    ),
    default="wechat",
)  # fmt: skip
_KIND = Question(
    "letters", Text("事项", "Business"), "choice",
    choices=tuple(Choice(kind.letters, kind.title) for kind in CASE_TYPES),
    default=CASE_TYPES[0].letters,
)  # fmt: skip


def questions() -> tuple[Question, ...]:
    """The small form; what a kind asks comes with the kind."""
    own = (
        replace(
            question, code=f"{kind.letters}.{question.code}", required=False, group="matter",
            when=Is("letters", kind.letters),
        )
        for kind in CASE_TYPES
        for question in _of(kind)
    )  # fmt: skip
    return (_ALIAS, _CHANNEL, _KIND, *own)


def people(letters: str) -> tuple[Question, ...]:
    """Who applies and how it leaves: known where somebody tells it beforehand; never required."""
    kind = by_letters(letters)
    return tuple(
        replace(question, required=False)
        for question in (*kind.asked("who"), *kind.asked("delivery"))
    )


def with_people(filled: Mapping[str, Any], card: PrereviewCard) -> Told:
    """What was known, with these people and this delivery."""
    codes = {question.code for question in people(card.letters)}
    answers = {code: answer for code, answer in card.answers.items() if code not in codes}
    answers |= {code: given for code, given in filled.items() if given not in (None, "")}
    return Told(card.letters, card.row.alias, card.channel, answers, tuple(card.pieces))


def shown(card: PrereviewCard) -> dict[str, object]:
    """The small form of a pre-review, as it was filled."""
    first = card.pieces[0] if card.pieces else {}
    own = {f"{card.letters}.{code}": answer for code, answer in {**first, **card.answers}.items()}
    return {
        "alias": card.row.alias, "channel": card.channel, "letters": card.letters, **own
    }  # fmt: skip


def told(filled: Mapping[str, Any], card: PrereviewCard | None = None) -> Told:
    """What was told, on top of what was known (names that a phone's form brought, other pieces)."""
    letters = str(filled["letters"])
    kind = by_letters(letters)
    is_same = card is not None and card.letters == letters
    answers: dict[str, object] = dict(card.answers) if is_same and card is not None else {}
    pieces = [dict(piece) for piece in card.pieces] if is_same and card is not None else []
    first: dict[str, object] = pieces[0] if pieces else {}
    for question in _of(kind):
        given = filled.get(f"{letters}.{question.code}")
        row = first if question.group == "piece" else answers
        row.pop(question.code, None)
        if given not in (None, ""):
            row[question.code] = given
    if first and not pieces:
        pieces = [first]
    return Told(letters, str(filled.get("alias") or ""), str(filled["channel"]), answers,
                tuple(pieces))  # fmt: skip


def _of(kind: CaseType) -> tuple[Question, ...]:
    return tuple(question for question in kind.questions if question.code in _ASKED)
