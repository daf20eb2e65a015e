"""What a mail-out label and a manifest state: nothing of the person's business (条例 art. 22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.text import Text
from counter.values.money import Money
from counter.values.office import Office


@dataclass(frozen=True)
class Label:
    """One address label 100 × 150 mm; receiver masked as GB/T 41833-2022 demands.

    `waybill` may be empty: then the label has no Code 128 and the carrier's own sticker goes
    beside it.
    """

    office: Office
    tag: str
    envelope_no: str
    receiver_masked: str
    phone_masked: str
    address_masked: str
    contents: Text
    pieces: int
    post_mode: Text
    waybill: str
    made_at: datetime


@dataclass(frozen=True)
class AddressSlip:
    """地址单: sender and receiver in full, for inside an envelope."""

    office: Office
    tag: str
    envelope_no: str
    receiver: str
    phone: str
    address: str
    contents: Text
    waybill: str
    clerk: str
    window: str
    made_at: datetime


@dataclass(frozen=True)
class ManifestLine:
    """One envelope on the manifest."""

    no: int
    case_nos: tuple[str, ...]
    waybill: str
    receiver_masked: str
    city: str
    pieces: int
    post_mode: Text
    postage: Money
    grams: int | None = None


@dataclass(frozen=True)
class ManifestSheet:
    """交寄清单: what is handed to the carrier, for both signatures.

    `carrier` is empty where everything that was sealed is on it.
    """

    office: Office
    manifest_no: str
    tag: str
    on: date
    lines: tuple[ManifestLine, ...]
    total_pieces: int
    total_postage: Money
    clerk: str
    window: str
    made_at: datetime
    carrier: str = ""
    total_grams: int | None = None
