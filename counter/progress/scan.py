"""From a scanned code to what it stands for. A forged or mistyped code is refused unlooked-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from counter.desk import Desk, read_office, tag_key
from counter.errors import NotFound
from counter.store.tables.announcements import Announcement
from counter.store.tables.batches import NotaryBatch
from counter.store.tables.cases import Case
from counter.store.tables.custody import Loan, OverdueLetter
from counter.store.tables.mail import Envelope, Manifest
from counter.store.tables.outside import Consignment
from counter.store.tables.prereviews import Prereview
from counter.store.tables.shelves import ShelfPlace
from counter.store.tables.spares import SpareSlip
from counter.store.tables.tickets import QueueTicket
from counter.store.visitbook import cases_of
from counter.text import Text
from counter.values import tag
from counter.values.visits import visit_number

Kind = Literal[
    "case", "envelope", "manifest", "consignment", "prereview", "loan", "overdue_letter", "batch",
    "visit", "shelf_place", "spare", "notice", "ticket",
]  # fmt: skip
_TAGGED: tuple[tuple[Any, Kind], ...] = (
    (Case, "case"), (Envelope, "envelope"), (Manifest, "manifest"),
    (Consignment, "consignment"), (Prereview, "prereview"),
    (Loan, "loan"), (OverdueLetter, "overdue_letter"), (NotaryBatch, "batch"),
    (ShelfPlace, "shelf_place"), (SpareSlip, "spare"), (Announcement, "notice"),
    (QueueTicket, "ticket"),
)  # fmt: skip


@dataclass(frozen=True)
class Scanned:
    """What lies behind a tag (a case, an envelope, a loan of a passport …), by its number."""

    kind: Kind
    number: str

    @property
    def case_no(self) -> str:
        """The number, where it is a case's."""
        return self.number if self.kind == "case" else ""

    @property
    def envelope_no(self) -> str:
        """The number, where it is an envelope's."""
        return self.number if self.kind == "envelope" else ""


def scan(desk: Desk, digits: str) -> Scanned:
    """What the tag `digits` belongs to.

    Refuses `TagRefused` (not a tag of this hall, mistyped or forged) without a look into the
    books, and `NotFound` where a true tag has no record here.
    """
    with desk.reading():
        # minted anew, so that blanks and hyphens of a typed tag do not matter
        its = tag.read(tag_key(), digits, read_office().hall_code)
        true = tag.mint(tag_key(), its)
        for table, kind in _TAGGED:
            found = table.get_or_none(table.tag == true)
            if found is not None and kind == "spare" and found.case is not None:
                return Scanned("case", found.case.no)  # typed in: it stands for its case
            if found is not None:
                return Scanned(kind, found.no)
        number = visit_number(its.day, its.serial)
        if its.digits == tag.VISIT and cases_of(number):
            return Scanned("visit", number)
    raise NotFound(Text("这个二维码的记录（可能来自恢复前的数据）", "a record for this tag"))
