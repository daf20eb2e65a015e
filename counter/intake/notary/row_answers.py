"""What the cells of a row answer: the questions about the applicant and about the certificate."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from counter.intake.notary.cells import Raw
from counter.intake.notary.fields import fold
from counter.intake.notary.letter import Letter, known_office
from counter.rules import countries, routes
from counter.rules.edition import Edition
from counter.text import Text

STOPPED = ("none", "ask-supervisor")
_URGENT = ("急", "急件", "加急", "是", "urgent", "y", "yes")
_ORDINARY = ("平", "平件", "普通", "普通件", "否", "不加急", "ordinary", "n", "no")


def answers_of(raw: Raw, letter: Letter) -> dict[str, object]:
    """The applicant, the country and where the result goes."""
    person = raw.text("id_number")
    name = raw.text("applicant") or raw.text("holder")
    answers: dict[str, object] = {
        "name": name or letter.office, "channel": "notary", "speed": _speed(raw),
        "phone": raw.text("phone") or letter.phone,
    }  # fmt: skip
    if person and name:
        kind = _id_kind(person)
        answers |= {"applicant_kind": "person", "id_kind": kind, "id_number": person}
    else:
        answers |= {"applicant_kind": "notary", "letter_no": letter.letter_no}
    written = raw.text("destination")
    if written:
        iso2, hint = _country(written)
        if iso2:
            answers["destination"] = iso2
        else:
            raw.fault("destination", f"没有“{written}”这个国家或地区。{hint}请更正。",
                      f"There is no country '{written}'. Correct it.")  # fmt: skip
    return answers | _delivery(raw, letter, name)


def _delivery(raw: Raw, letter: Letter, name: str) -> dict[str, object]:
    if letter.results == "collect":
        return {"delivery": "pickup"}
    if letter.results == "post":
        return {
            "delivery": "post", "post_mode": letter.post_mode, "receiver": letter.receiver,
            "receiver_phone": letter.phone, "address": letter.address,
        }  # fmt: skip
    return {
        "delivery": "post", "post_mode": letter.post_mode,
        "receiver": raw.text("receiver") or name,
        "receiver_phone": raw.text("receiver_phone") or raw.text("phone"),
        "address": raw.text("address"),
    }  # fmt: skip


def piece_of(raw: Raw, letter: Letter, edition: Edition, on: date) -> dict[str, object]:
    """The certificate."""
    piece: dict[str, object] = {
        "title": raw.text("title") or "公证书",
        "certificate_no": raw.text("certificate_no"),
        "office": _office(raw, letter, edition, on),
        "holder": raw.text("holder") or raw.text("applicant"),
        "notary": raw.text("notary"),
        "class": _class(raw),
        "matters": re.sub(r"\s*[份件本]$", "", raw.text("matters")) or 1,
    }
    cell = raw.cells.get("issued_on")
    if cell is not None and not cell.is_empty:
        if cell.day is None:
            raw.fault("issued_on", f"看不懂日期“{cell.text}”。请写成 2026-06-15。",
                      f"'{cell.text}' is no date. Write it as 2026-06-15.")  # fmt: skip
        else:
            piece["issued_on"] = cell.day
    return piece


def _office(raw: Raw, letter: Letter, edition: Edition, on: date) -> str:
    """Who issued the certificate; another office than the sender's is worth a look."""
    written = raw.text("office")
    if not written:
        return letter.office
    known = known_office(edition, written, on)
    office = known.name if known is not None else written
    if office != letter.office:
        raw.warnings.append(
            Text("出证机构“{office}”不是送办的公证处", "issued by {office}, not by the sender")
            .fill(office=office)
        )
    return office


def _class(raw: Raw) -> str:
    written = fold(raw.text("class"))
    if not written or "民" in written or written == "civil":
        return "civil"
    if "商" in written or written == "commercial":
        return "commercial"
    raw.fault("class", "请写“民事”或“商业”。", "Write civil or commercial.")
    return "civil"


def _speed(raw: Raw) -> str:
    written = fold(raw.text("speed"))
    if written in _URGENT:
        return "urgent"
    if written and written not in _ORDINARY:
        raw.fault("speed", "请写“平件”或“急件”。", "Write ordinary or urgent.")
    return "ordinary"


def _id_kind(number: str) -> str:
    plain = re.sub(r"[\s-]", "", number).upper()
    if re.fullmatch(r"[EGDPS][A-Z]?\d{7,8}|1[45]\d{7}", plain):
        return "passport"
    if re.fullmatch(r"[HM]\d{8,10}|\d{8}", plain):
        return "travel_permit"
    return "foreign" if re.match(r"[A-Z]", plain) else "id_card"


@lru_cache(maxsize=512)
def _country(written: str) -> tuple[str, str]:
    """The code of the country that is meant beyond doubt; else what may be meant."""
    found = countries.find(written, 3)
    named = countries.rivals(written)
    if len(named) == 1:  # a name, or a code of two or three letters
        return named[0].iso2, ""
    folded = fold(written)
    sure = [
        country for country in found
        if folded in {fold(name) for name in (country.iso2, country.name.zh, country.name.en,
                                              *country.aliases)}
    ]  # fmt: skip
    if len(sure) == 1:
        return sure[0].iso2, ""
    hint = "、".join(country.name.zh for country in (sure or found))
    return "", f"是否指：{hint}？" if hint else ""


def look_at_route(raw: Raw, destination: str, edition: Edition, on: date) -> None:
    """Whether documents for that country are taken in here at all."""
    way = routes.route(edition, destination, on)
    if way.code in STOPPED:
        raw.fault("destination", f"不能受理：{way.reason.zh}", f"Not accepted: {way.reason.en}")
    else:
        raw.warnings += way.warnings

