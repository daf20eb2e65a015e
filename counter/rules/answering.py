"""Checking one answer by its question: cleaned, or refused with the sentence for its field."""

from __future__ import annotations

from datetime import date, timedelta

from counter.casetypes.conditions import Answers
from counter.casetypes.vocabulary import Question
from counter.errors import Refused
from counter.rules import countries
from counter.rules.routes import UnknownCountry
from counter.text import Text
from counter.values import identity
from counter.values.names import check_line, check_name, check_pinyin

_LONGEST_LINE = 120
_LONGEST_ADDRESS = 300
_LONGEST_VALIDITY = timedelta(days=20 * 366)  # twice that of any passport: only slips are refused

_NO_KIND = Text("请先选择证件种类。", "Choose the kind of identity paper first.")


def checked_answer(  # noqa: C901 - one arm for each kind of question, nothing else
    question: Question, given: object, answers: Answers, today: date
) -> object:
    """One answer, cleaned; `Refused` with the sentence that belongs under the field."""
    match question.kind:
        case "count":
            return _count(question, given)
        case "date":
            return _date(given, today)
        case "day_ahead":
            return _date(given, today, ahead=_LONGEST_VALIDITY)
        case "pinyin":
            return check_pinyin(str(given))
        case "choice":
            if given not in {choice.code for choice in question.choices}:
                raise Refused(missing(question))
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
            if id_kind not in identity.KINDS:
                raise Refused(_NO_KIND)
            return identity.check(id_kind, str(given), today)
        case "uscc":
            return identity.uscc(str(given))
        case "phone":
            return identity.phone(str(given))
        case "address" | "post_address":
            return _lines(str(given))
        case "text":
            return check_line(str(given), longest=_LONGEST_LINE)


def missing(question: Question) -> Text:
    """What is said under a required field that is empty."""
    return Text("请填写{title}。", "Fill in: {title}.").fill(title=question.title)


def _count(question: Question, given: object) -> int:
    text = str(given).strip()
    # The length first: int() of some thousand digits is an error of its own.
    looks_right = text.isascii() and text.isdigit() and len(text) <= 9
    if not looks_right or not 1 <= int(text) <= question.most:
        raise Refused(
            Text("{title}应是 1 到 {most} 的整数。", "{title}: a whole number from 1 to {most}.")
            .fill(title=question.title, most=question.most)
        )  # fmt: skip
    return int(text)


def _date(given: object, today: date, ahead: timedelta = timedelta(0)) -> date:
    try:
        day = given if isinstance(given, date) else date.fromisoformat(str(given))
    except ValueError as error:
        raise Refused(
            Text("没有这一天：{given}。请按 2026-06-15 填写。",
                 "There is no such day: {given}. Write it as 2026-06-15.").fill(given=given)
        ) from error  # fmt: skip
    if not date(1900, 1, 1) <= day <= today + ahead:
        why = (
            Text("{day} 不合理：证件没有这么长的有效期。",
                 "{day} cannot be right: no document is valid for so long.")
            if ahead
            else Text("{day} 不合理：应在今天或以前。", "{day} cannot be right: today or before.")
        )  # fmt: skip
        raise Refused(why.fill(day=day.isoformat()))
    return day


def _lines(given: str) -> str:
    lines = [
        check_line(line, longest=_LONGEST_ADDRESS) for line in given.splitlines() if line.strip()
    ]
    text = "\n".join(lines)
    if len(text) > _LONGEST_ADDRESS:
        raise Refused(
            Text("太长：最多 {most} 个字。", "Too long: at most {most} characters.")
            .fill(most=_LONGEST_ADDRESS)
        )  # fmt: skip
    return text
