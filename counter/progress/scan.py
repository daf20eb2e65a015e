"""From a scanned code to what it stands for. A forged or mistyped code is refused unlooked-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counter.desk import Desk, read_office, tag_key
from counter.errors import NotFound
from counter.store.tables.cases import Case
from counter.store.tables.mail import Envelope, Manifest
from counter.text import Text
from counter.values import tag


@dataclass(frozen=True)
class Scanned:
    """What lies behind a tag: a case, an envelope or a manifest, by its number."""

    kind: Literal["case", "envelope", "manifest"]
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
        tag.read(tag_key(), digits, read_office().hall_code)
        compact = "".join(digits.split())
        for table, kind in ((Case, "case"), (Envelope, "envelope"), (Manifest, "manifest")):
            found = table.get_or_none(table.tag == compact)
            if found is not None:
                return Scanned(kind, found.no)
    raise NotFound(Text("这个二维码的记录（可能来自恢复前的数据）", "a record for this tag"))
