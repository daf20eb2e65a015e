"""Checking what was answered: each answer cleaned, or a fault with one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from counter.casetypes.vocabulary import CaseType, Question
from counter.errors import Fault, Refused
from counter.rules import countries
from counter.rules.routes import UnknownCountry
from counter.text import Text
from counter.values import identity
from counter.values.names import check_line, check_name

Answers = Mapping[str, object]
EMPTY = (None, "")
_LONGEST_LINE = 120
_LONGEST_ADDRESS = 300


def checked(
    kind: CaseType, answers: Answers, pieces: tuple[Answers, ...], today: date
) -> tuple[Answers, tuple[Answers, ...], tuple[Fault, ...]]:
    """Clean answers of the case and of each piece, and every fault found.

    Questions that do not apply are dropped; a fault leaves its answer out.
    """
    faults: list[Fault] = []
    case_questions = [question for question in kind.questions if question.group != "piece"]
    clean = _clean(case_questions, answers, {}, today, None, faults)
    clean_pieces = tuple(
        _clean(kind.asked("piece"), piece, clean, today, no, faults)
        for no, piece in enumerate(pieces)
    )
    if not pieces:
        what = Text("至少录入一件{piece}。", "Enter at least one {piece}.").fill(piece=kind.piece)
        faults.append(Fault("pieces", what))
    faults.extend(_same_number_twice(clean_pieces))
    return MappingProxyType(clean), clean_pieces, tuple(faults)


def _clean(
    questions: list[Question] | tuple[Question, ...], answers: Answers, around: Answers,
    today: date, piece: int | None, faults: list[Fault],
) -> dict[str, object]:  # fmt: skip
    clean: dict[str, object] = {}
    for question in questions:
        if not question.when.holds({**around, **answers, **clean}):
            continue
        given = answers.get(question.code)
        if given in EMPTY or (isinstance(given, str) and not given.strip()):
            if question.required:
                faults.append(Fault(question.code, _missing(question), piece))
            continue
        try:
            clean[question.code] = one(question, given, {**around, **answers}, today)
        except Refused as refusal:
            faults.append(Fault(question.code, refusal.text, piece))
    return clean


def one(question: Question, given: object, answers: Answers, today: date) -> object:
    """One answer, cleaned; `Refused` with the sentence that belongs under the field."""
    match question.kind:
        case "count":
            return _count(question, given)
        case "date":
            return _date(given, today)
        case "choice":
            if given not in {choice.code for choice in question.choices}:
                raise Refused(_missing(question))
            return given
        case "country":
            country = countries.by_code(str(given))
            if country is None:
                raise UnknownCountry(str(given))
            return country.iso2
        case "name":
            return check_name(str(given))
        case "identity":
            id_kind = "id_card" if question.code != "id_number" else str(answers.get("id_kind", ""))
            return identity.check(id_kind, str(given), today)
        case "uscc":
            return identity.uscc(str(given))
        case "phone":
            return identity.phone(str(given))
        case "address":
            return _lines(str(given))
        case "text":
            return check_line(str(given), longest=_LONGEST_LINE)


def _missing(question: Question) -> Text:
    return Text("请填写{title}。", "Fill in: {title}.").fill(title=question.title)


def _count(question: Question, given: object) -> int:
    text = str(given).strip()
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= question.most:
        raise Refused(
            Text("{title}应是 1 到 {most} 的整数。", "{title}: a whole number from 1 to {most}.")
            .fill(title=question.title, most=question.most)
        )  # fmt: skip
    return int(text)


def _date(given: object, today: date) -> date:
    try:
        day = given if isinstance(given, date) else date.fromisoformat(str(given))
    except ValueError as error:
        raise Refused(
            Text("没有这一天：{given}。请按 2026-06-15 填写。",
                 "There is no such day: {given}. Write it as 2026-06-15.").fill(given=given)
        ) from error  # fmt: skip
    if not date(1900, 1, 1) <= day <= today:
        raise Refused(
            Text("{day} 不合理：应在今天或以前。", "{day} cannot be right: today or before.")
            .fill(day=day.isoformat())
        )  # fmt: skip
    return day


def _lines(given: str) -> str:
    lines = [check_line(line, longest=_LONGEST_ADDRESS) for line in given.splitlines() if line.strip()]
    text = "\n".join(lines)
    if len(text) > _LONGEST_ADDRESS:
        raise Refused(
            Text("太长：最多 {most} 个字。", "Too long: at most {most} characters.")
            .fill(most=_LONGEST_ADDRESS)
        )  # fmt: skip
    return text


def _same_number_twice(pieces: tuple[Answers, ...]) -> list[Fault]:
    seen: dict[object, int] = {}
    faults = []
    for no, piece in enumerate(pieces):
        number = piece.get("certificate_no")
        if number is None:
            continue
        if number in seen:
            what = Text("与第 {other} 行的证书编号相同。", "Same certificate number as line {other}.")
            faults.append(Fault("certificate_no", what.fill(other=seen[number] + 1), no))
        seen.setdefault(number, no)
    return faults
