"""The files of notaries (公证员): at which office, and from when to when they sign there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.desk import Desk
from counter.errors import BadAnswers, Fault
from counter.store.tables.people import Notary
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark


@dataclass(frozen=True)
class NotaryLine:
    """One notary of one office; no days: since and until nobody knows."""

    office: str
    name: str
    valid_from: date | None = None
    valid_until: date | None = None
    note: str = ""


def notaries(desk: Desk, office: str = "", on: date | None = None) -> tuple[NotaryLine, ...]:
    """The notaries of an office (empty: of all), and only those in office `on` a day if given."""
    with desk.reading():
        rows = Notary.select().order_by(Notary.office, Notary.name)
        if office:
            rows = rows.where(Notary.office == office)
        return tuple(_line(row) for row in rows if on is None or _is_in_office(row, on))


def keep_notary(desk: Desk, notary: NotaryLine, act: str) -> NotaryLine:
    """Write a notary's file, or change the one of this office and name.

    Refuses `BadAnswers` without office or name, or where the days are the wrong way round.
    """
    office = remark("office", notary.office, Text("请填写公证处。", "Enter the notary office."))
    name = remark("name", notary.name, Text("请填写公证员姓名。", "Enter the notary's name."))
    note = remark("note", notary.note)
    first, last = notary.valid_from, notary.valid_until
    if first is not None and last is not None and last < first:
        told = Text("截止日期早于起始日期。请核对。", "The last day lies before the first one.")
        raise BadAnswers((Fault("valid_until", told),))
    with desk.signed(Right.KEEP_SPECIMENS, act, dated=False) as pen:
        if pen.answer is None:
            row = Notary.get_or_none(Notary.office == office, Notary.name == name)
            row = row or Notary(office=office, name=name)
            row.valid_from, row.valid_until, row.note = first, last, note
            row.changed_at, row.changed_by = pen.now, desk.clerk.name
            row.save()
            pen.write(
                "keep_notary", "notaries",
                {"office": office, "notary": name, "from": first, "valid_until": last},
            )  # fmt: skip
        return NotaryLine(office, name, first, last, note)


def _line(row: Notary) -> NotaryLine:
    return NotaryLine(row.office, row.name, row.valid_from, row.valid_until, row.note)


def _is_in_office(row: Notary, on: date) -> bool:
    starts, ends = row.valid_from or on, row.valid_until or on
    return bool(starts <= on <= ends)
