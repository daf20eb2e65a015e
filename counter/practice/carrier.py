"""Pretend carriers: they take the envelopes, deliver most of them, and bring one back at times."""

from __future__ import annotations

from datetime import timedelta

from counter.desk import Desk, new_act
from counter.mailout import carrier, envelope, manifest, outcome_sheet, outcomes, returns, sealing
from counter.mailout.envelope import EnvelopeCard
from counter.mailout.ready import grouped, to_post
from counter.outbox import PaperJob
from counter.practice.work import Printer
from counter.sheets import read_pasted
from counter.store.tables.mail import Envelope, Manifest

_ON_THE_WAY = timedelta(days=3)
_LOT = 3  # envelopes of the practice hall's first manifest
_PERSONS = (("陈强", "E0231"), ("李军", "E0417"))


def seal(desk: Desk, its: EnvelopeCard) -> EnvelopeCard:
    """Its papers, its label and its waybill are scanned, as a clerk would."""
    scans = (*its.case_nos, its.tag, its.waybill)
    return sealing.seal(desk, its.envelope_no, scans, new_act())


def take_away(desk: Desk, sheet: PaperJob) -> None:
    """The carrier counts what is on the manifest and takes it."""
    person, badge = _PERSONS[sheet.id % len(_PERSONS)]
    carrier.took(desk, sheet.case_no, person, badge, len(sheet.facts["lines"]), new_act())


def bring_news(desk: Desk) -> int:
    """The carrier's table of what was posted three days ago or more; how many were delivered."""
    with desk.reading():
        rows = (
            Envelope.select()
            .join(Manifest)
            .where(Envelope.state == "posted", Manifest.day <= desk.today - _ON_THE_WAY)
        )
        told = [f"{row.waybill}\t妥投\t{desk.today}" for row in rows]
    if not told:
        return 0
    preview = outcome_sheet.look_over(desk, read_pasted("\n".join(["运单号\t状态\t日期", *told])))
    return outcome_sheet.take_in(desk, preview, new_act()).delivered


def fill(desk: Desk, printer: Printer) -> None:
    """A manifest that was taken, one piece of it delivered and one come back; some still wait."""
    waiting = [group.case_nos for group in grouped(to_post(desk)) if group.case_nos]
    groups = waiting[:-1][:_LOT]
    if not groups or envelope.open_envelopes(desk):
        return
    for at, case_nos in enumerate(groups):
        packed = envelope.pack(desk, case_nos, new_act())
        number = f"11519{desk.today:%m%d}{at:04d}"
        seal(desk, envelope.bind(desk, packed.envelope_no, number, new_act()))
    sheet = manifest.draw(desk, new_act())
    printer(desk, sheet)
    take_away(desk, sheet)
    _end(desk, sheet)


def _end(desk: Desk, sheet: PaperJob) -> None:
    first, *others = (line["waybill"] for line in sheet.facts["lines"])
    rows = read_pasted(f"运单号\t状态\n{first}\t妥投")
    outcome_sheet.take_in(desk, outcome_sheet.look_over(desk, rows), new_act())
    for waybill in others[:1]:
        number = outcomes.find_gone(desk, waybill).envelope_no
        returns.take_back(desk, number, "收件人电话无人接听", "post", new_act())
