"""交寄: the manifests that were drawn, and the carrier's person who took the envelopes away.

He counts the envelopes himself; a count that differs from the list is not recorded, because one
of the two is wrong and the envelopes are still here to be looked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from peewee import fn

from counter.desk import Desk
from counter.errors import BadAnswers, Fault, NotFound, Refused
from counter.store.tables.base import plain_rows
from counter.store.tables.mail import Envelope, Manifest
from counter.store.tables.post import CarrierHandover
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark

_LISTED = 60  # manifests that a clerk looks back on; older ones are found by their tag


@dataclass(frozen=True)
class ManifestRow:
    """One manifest: how many envelopes are on it, how many have arrived or come back.

    `taken_at` is None until the carrier's person has taken them.
    """

    manifest_no: str
    on: date
    envelopes: int
    delivered: int
    came_back: int
    drawn_by: str
    carrier_person: str
    carrier_no: str
    taken_at: datetime | None


class CountDiffers(Refused):
    """The carrier counted `counted` envelopes, the manifest lists `listed`."""

    def __init__(self, manifest_no: str, listed: int, counted: int) -> None:
        self.manifest_no, self.listed, self.counted = manifest_no, listed, counted
        super().__init__(
            Text("清点不符：{no} 列有 {listed} 件，快递员点到 {counted} 件。请逐件核对后再登记。",
                 "The counts differ: {no} lists {listed}, the carrier counted {counted}. Go "
                 "through them one by one, then record it.")
            .fill(no=manifest_no, listed=listed, counted=counted)
        )  # fmt: skip


class TakenAlready(Refused):
    """The envelopes of this manifest have been taken away before."""

    def __init__(self, manifest_no: str, person: str, at: datetime) -> None:
        self.manifest_no, self.person, self.at = manifest_no, person, at
        super().__init__(
            Text("{no} 已于 {at:%m-%d %H:%M} 交给{person}，不能重复登记。",
                 "{no} was given to {person} on {at:%m-%d %H:%M} already.")
            .fill(no=manifest_no, person=person, at=at)
        )  # fmt: skip


def manifests(desk: Desk) -> tuple[ManifestRow, ...]:
    """Every manifest that has not been taken away, then the latest others, the newest first."""
    with desk.reading():
        taken = CarrierHandover.select(CarrierHandover.manifest)
        waiting = Manifest.select().where(Manifest.id.not_in(taken)).order_by(Manifest.id.desc())
        gone = Manifest.select().where(Manifest.id.in_(taken)).order_by(Manifest.id.desc())
        return tuple(_row(row) for row in (*waiting, *gone.limit(_LISTED)))


def took(
    desk: Desk, manifest_no: str, person: str, badge: str, counted: int, act: str
) -> ManifestRow:
    """The carrier's `person` (name, and the number on his badge) took `counted` envelopes.

    Refuses `CountDiffers`, `TakenAlready`, and (`BadAnswers`) an empty name.
    """
    name = remark("person", person, Text("请填写快递员姓名。", "Enter the carrier's name."), 80)
    number = remark("badge", badge, None, 40)
    if counted < 0:
        raise BadAnswers((Fault("counted", Text("请填写件数。", "Enter how many.")),))
    with desk.signed(Right.POST, act) as pen:
        manifest = find(manifest_no)
        if pen.answer is None:
            before = _handover(manifest)
            if before is not None:
                raise TakenAlready(manifest.no, before.carrier_person, before.taken_at)
            listed = Envelope.select().where(Envelope.manifest == manifest).count()
            if counted != listed:
                raise CountDiffers(manifest.no, listed, counted)
            CarrierHandover.create(
                manifest=manifest, carrier_person=name, carrier_no=number, envelopes=counted,
                day=pen.day, taken_at=pen.now, clerk=desk.clerk.name,
            )  # fmt: skip
            pen.write("carrier_took", manifest.no, {"envelopes": counted, "person": name})
        return _row(manifest)


def find(manifest_no: str) -> Manifest:
    """The manifest of this number (`NotFound`); only inside a read or an act."""
    found = Manifest.get_or_none(Manifest.no == manifest_no)
    if found is None:
        raise NotFound(Text("交寄清单 {no}", "manifest {no}").fill(no=manifest_no))
    return found


def _handover(manifest: Manifest) -> CarrierHandover | None:
    found: CarrierHandover | None = CarrierHandover.get_or_none(
        CarrierHandover.manifest == manifest
    )
    return found


def _row(manifest: Manifest) -> ManifestRow:
    counted = (
        Envelope.select(Envelope.state, fn.COUNT(Envelope.id))
        .where(Envelope.manifest == manifest)
        .group_by(Envelope.state)
    )
    counts: dict[str, int] = {str(state): int(n) for state, n in plain_rows(counted)}
    took_it = _handover(manifest)
    return ManifestRow(
        manifest.no, manifest.day, sum(counts.values()), counts.get("delivered", 0),
        counts.get("came_back", 0), manifest.clerk,
        "" if took_it is None else took_it.carrier_person,
        "" if took_it is None else took_it.carrier_no,
        None if took_it is None else took_it.taken_at,
    )  # fmt: skip
