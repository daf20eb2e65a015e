"""What holds for the whole batch: the office, its letter, the envelope, where the results go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from counter.errors import Refused
from counter.rules.edition import Edition
from counter.text import Text
from counter.values.identity import phone
from counter.values.names import check_line, check_name

Results = Literal["collect", "post", "applicants"]
Grouping = Literal["applicant", "batch"]

RESULTS: dict[str, Text] = {
    "collect": Text("公证处来取", "collected by the notary office"),
    "post": Text("寄回公证处", "posted to the notary office"),
    "applicants": Text("寄给申请人", "posted to the applicants"),
}


class LetterUnfit(Refused):
    """What was stated for the whole batch cannot be right; `field` names it."""

    def __init__(self, field: str, text: Text) -> None:
        self.field = field
        super().__init__(text)


@dataclass(frozen=True)
class Letter:
    """The letter with which the batch came.

    `phone`, `receiver` and `address` are the notary office's own: they are used where a row says
    nothing else. `is_complete`: whoever takes the batch in has seen the forms, the certificates,
    copies of the identity papers and the letter.
    """

    office: str
    letter_no: str
    is_sealed: bool = False
    phone: str = ""
    receiver: str = ""
    address: str = ""
    results: Results = "collect"
    post_mode: str = "free"
    is_complete: bool = True

    def checked(self) -> Letter:
        """The letter tidied; refuses (`LetterUnfit`) what is missing or cannot be."""
        office = _tidy("office", self.office, Text("请填写公证处。", "Enter the notary office."))
        number = _tidy("letter_no", self.letter_no, Text(
            "请填写公函号或介绍信号。", "Enter the number of the letter."))  # fmt: skip
        if self.results == "post" and not self.address.strip():
            raise LetterUnfit("address", Text(
                "寄回公证处要有地址。请填写公证处地址。",
                "An address is needed to post the results. Enter the office's."))  # fmt: skip
        given = self.phone.strip()
        try:
            dialled = phone(given) if given else ""
        except Refused as refusal:
            raise LetterUnfit("phone", refusal.text) from refusal
        return Letter(
            office, number, self.is_sealed, dialled, self.receiver.strip() or office,
            self.address.strip(), self.results, self.post_mode, self.is_complete,
        )  # fmt: skip


def _tidy(field: str, given: str, missing: Text) -> str:
    if not given.strip():
        raise LetterUnfit(field, missing)
    try:
        return check_name(given) if field == "office" else check_line(given, longest=120)
    except Refused as refusal:
        raise LetterUnfit(field, refusal.text) from refusal


@dataclass(frozen=True)
class KnownOffice:
    """A notary office of the rule book, with what a letter may leave out."""

    name: str
    phone: str
    address: str


def known_offices(edition: Edition, on: date) -> tuple[KnownOffice, ...]:
    """The notary offices of the rule book that hold on a day."""
    return tuple(
        KnownOffice(row.key, row.values.get("phone", ""), row.values.get("address", ""))
        for row in edition.in_force("notary_offices", on)
    )


def known_office(edition: Edition, written: str, on: date) -> KnownOffice | None:
    """The office that `written` names, by its full or its short name; None: not in the list."""
    sought = "".join(written.split())
    for row in edition.in_force("notary_offices", on):
        if sought and sought in (row.key, row.values.get("short", "")):
            return KnownOffice(row.key, row.values.get("phone", ""), row.values.get("address", ""))
    return None
