"""The specimens on file: all of them, one picture whole, and those that held on a certificate's
day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peewee import fn

from counter.desk import Desk
from counter.errors import NotFound
from counter.rules.checks import SPECIMEN_KINDS
from counter.store.tables.base import plain_rows
from counter.store.tables.checks import Specimen, SpecimenEnd
from counter.text import Text

_PERSONAL = ("signature", "signature_seal")
_LIST = (
    Specimen.id, Specimen.office, Specimen.person, Specimen.kind, Specimen.sha256,
    Specimen.thumb, Specimen.valid_from, Specimen.valid_until, Specimen.source,
    Specimen.replaces, Specimen.added_at, Specimen.added_by,
)  # fmt: skip


@dataclass(frozen=True)
class SpecimenLine:
    """One version of a specimen. `valid_until` is its last day as it is known now; None: none."""

    id: int
    office: str
    person: str
    kind: str
    title: Text
    sha256: str
    valid_from: date
    valid_until: date | None
    source: str
    added_by: str
    thumb: bytes
    replaced_by: int | None

    def holds_on(self, on: date) -> bool:
        """Whether a certificate of that day can be compared with it."""
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)


@dataclass(frozen=True)
class WholeSpecimen:
    """A specimen's picture, to be looked at closely."""

    id: int
    sha256: str
    body: bytes


def specimens(desk: Desk) -> tuple[SpecimenLine, ...]:
    """Every version, by office and person, the newest of each first."""
    with desk.reading():
        order = (Specimen.office, Specimen.person, Specimen.kind, Specimen.valid_from.desc())
        return lines(Specimen.select(*_LIST).order_by(*order, Specimen.id.desc()))


def specimen(desk: Desk, specimen_id: int) -> WholeSpecimen:
    """One picture whole (`NotFound`)."""
    with desk.reading():
        row = get(specimen_id)
        return WholeSpecimen(row.id, row.sha256, bytes(row.body))


# Inside a read or an act


def get(specimen_id: int) -> Specimen:
    """The row (`NotFound`)."""
    found = Specimen.get_or_none(Specimen.id == specimen_id)
    if found is None:
        raise NotFound(Text("备案印鉴 {no}", "specimen {no}").fill(no=specimen_id))
    return found


def on_file(office: str, person: str, kind: str, on: date) -> tuple[SpecimenLine, ...]:
    """What a certificate of that office, person and day may be compared with, newest first.

    A signature is met by a signature seal as well. Without a person all of the office's are
    offered; an office's seal belongs to nobody.
    """
    kinds = _PERSONAL if kind in _PERSONAL else (kind,)
    query = Specimen.select(*_LIST).where(
        Specimen.office == office, Specimen.kind.in_(kinds), Specimen.valid_from <= on
    )
    if person and kind in _PERSONAL:
        query = query.where(Specimen.person == person)
    found = lines(query.order_by(Specimen.valid_from.desc(), Specimen.id.desc()))
    return tuple(line for line in found if line.holds_on(on))


def lines(rows: Iterable[Specimen]) -> tuple[SpecimenLine, ...]:
    """The rows with their last days and their successors."""
    rows = list(rows)
    ids = [row.id for row in rows]
    ends = _ends(ids)
    newer = dict(
        plain_rows(
            Specimen.select(Specimen.replaces, Specimen.id).where(Specimen.replaces.in_(ids))
        )
    )
    return tuple(
        SpecimenLine(
            row.id, row.office, row.person, row.kind, SPECIMEN_KINDS[row.kind], row.sha256,
            row.valid_from, ends.get(row.id, row.valid_until), row.source, row.added_by,
            bytes(row.thumb), newer.get(row.id),
        )
        for row in rows
    )  # fmt: skip


def _ends(ids: list[int]) -> dict[int, date]:
    latest = SpecimenEnd.select(fn.MAX(SpecimenEnd.id)).where(SpecimenEnd.specimen.in_(ids))
    rows = SpecimenEnd.select().where(
        SpecimenEnd.id.in_(latest.group_by(SpecimenEnd.specimen))
    )
    return {row.specimen_id: row.until for row in rows}
