"""签收与未签收: how the journey of an envelope ended, and which ones nobody has heard of.

An envelope is found by whatever is on it: the waybill, our label, or a case that lies in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.desk import Desk, Pen
from counter.errors import BadAnswers, Fault, Refused
from counter.mailout import sealing
from counter.mailout.envelope import STATES, find
from counter.rules.return_day import length
from counter.store.tables.cases import Case
from counter.store.tables.mail import ENDED, Envelope, EnvelopeCase, Manifest
from counter.store.tables.post import PostOutcome
from counter.text import Text
from counter.values.clerk import Right
from counter.values.identity import mask_name
from counter.values.postal import city_of, mask_receiver
from counter.values.remarks import remark

_DAY = Text("日期应在 {posted} 至 {today} 之间。",
            "The day must lie between {posted} and {today}.")  # fmt: skip
LEFT = ("posted", *ENDED)  # states of an envelope that has left the hall
UNSIGNED = "unsigned_days"
_CAUTIOUS = 7  # days, where the rule book has no row


class NotOnItsWay(Refused):
    """The envelope has not left, or its journey has ended otherwise."""

    def __init__(self, envelope_no: str, state: str) -> None:
        self.envelope_no, self.state = envelope_no, state
        super().__init__(
            Text("信封 {no} {state}，不能登记签收或退回。",
                 "Envelope {no}: {state}; neither delivery nor return can be recorded.")
            .fill(no=envelope_no, state=STATES[state])
        )  # fmt: skip


class NoSuchEnvelope(Refused):
    """What was scanned is on no envelope that has left."""

    def __init__(self, shown: str, why: Text) -> None:
        super().__init__(Text("{what}：{why}", "{what}: {why}").fill(what=shown, why=why))


_NOT_OURS = Text("没有用这个运单号寄过信封。请核对运单。",
                 "no envelope was posted under it. Check the waybill.")  # fmt: skip


@dataclass(frozen=True)
class Gone:
    """An envelope that has left; `days` since then. `ended_on` and `signer` once it is known."""

    envelope_no: str
    waybill: str
    state: str
    receiver_masked: str
    city: str
    case_nos: tuple[str, ...]
    manifest_no: str
    posted_on: date
    days: int
    ended_on: date | None = None
    signer_masked: str = ""


@dataclass(frozen=True)
class Unsigned:
    """Envelopes of which nothing was heard for `days` days or more, the oldest first."""

    rows: tuple[Gone, ...]
    days: int
    is_uncertain: bool


def find_gone(desk: Desk, text: str) -> Gone:
    """The envelope that left under this waybill, label or case.

    Refuses `NoSuchEnvelope`, and `NotOnItsWay` where the envelope is still here.
    """
    with desk.reading():
        scan = sealing.look_up_here(text)
        if scan.envelope is None:
            raise NoSuchEnvelope(scan.shown, _NOT_OURS if scan.kind == "waybill" else scan.why
                                 or _NOT_OURS)  # fmt: skip
        envelope = find(scan.envelope.envelope_no)
        if envelope.state not in LEFT:
            raise NotOnItsWay(envelope.no, envelope.state)
        return gone(envelope, desk.today)


def delivered(desk: Desk, envelope_no: str, on: date, signer: str, act: str) -> Gone:
    """已签收 on the day `on` by `signer` (may be empty: the receiver).

    Refuses `NotOnItsWay` and (`BadAnswers`) a day before the posting or after today. Said twice,
    it stays as it was first said.
    """
    name = remark("signer", signer, None, 200)
    with desk.signed(Right.POST, act) as pen:
        envelope = find(envelope_no)
        if pen.answer is None:
            if envelope.state == "delivered":
                pen.lay_down()
            else:
                write_delivered(desk, pen, envelope, on, name, "scan")
        return gone(envelope, pen.day)


def write_delivered(
    desk: Desk, pen: Pen, envelope: Envelope, on: date, signer: str, source: str
) -> None:
    """Inside an act: note the delivery and tell every case of it."""
    must_be_posted(envelope)
    must_be_a_day_since(envelope, on, pen.day)
    note(desk, pen, envelope, PostOutcome(state="delivered", on=on, signer=signer, source=source))
    for content in envelope.contents:
        pen.write("delivered", content.case.no,
                  {"envelope": envelope.no, "waybill": envelope.waybill, "on": on,
                   "signer": signer})  # fmt: skip


def must_be_posted(envelope: Envelope) -> None:
    """Refuse (`NotOnItsWay`) an envelope that is still here or whose journey has ended."""
    if envelope.state != "posted":
        raise NotOnItsWay(envelope.no, envelope.state)


def must_be_a_day_since(envelope: Envelope, on: date, today: date) -> None:
    """Refuse (`BadAnswers`) a day on which it cannot have happened."""
    posted = posted_on(envelope)
    if not posted <= on <= today:
        what = _DAY.fill(posted=posted.isoformat(), today=today.isoformat())
        raise BadAnswers((Fault("on", what),))


def posted_on(envelope: Envelope) -> date:
    """The day of its manifest."""
    manifest = envelope.manifest
    day: date = envelope.day if manifest is None else manifest.day
    return day


def note(desk: Desk, pen: Pen, envelope: Envelope, outcome: PostOutcome) -> None:
    """Inside an act: the envelope's new state, and the row that says how it came to it."""
    envelope.state = outcome.state
    envelope.save()
    outcome.envelope, outcome.day, outcome.told_at = envelope, pen.day, pen.now
    outcome.clerk = desk.clerk.name
    outcome.save(force_insert=True)


def unsigned(desk: Desk) -> Unsigned:
    """What was posted so long ago that somebody should ask the carrier."""
    with desk.reading():
        rule = desk.edition.one("return_periods", UNSIGNED, desk.today)
        days = _CAUTIOUS if rule is None else length(rule)
        rows = (
            Envelope.select(Envelope, Manifest)
            .join(Manifest)
            .where(Envelope.state == "posted")
            .order_by(Manifest.day, Envelope.id)
        )
        late = [row for row in rows if (desk.today - posted_on(row)).days >= days]
        return Unsigned(
            tuple(gone(row, desk.today) for row in late), days,
            rule is None or rule.is_uncertain,
        )  # fmt: skip


def gone(envelope: Envelope, today: date) -> Gone:
    """An envelope that has left, as it is shown; only inside a read or an act."""
    cases = Case.select(Case.no).join(EnvelopeCase).where(EnvelopeCase.envelope == envelope)
    rows = PostOutcome.select().where(PostOutcome.envelope == envelope)
    ended = rows.order_by(PostOutcome.id.desc()).first()
    posted = posted_on(envelope)
    return Gone(
        envelope.no, envelope.waybill or "", envelope.state, mask_receiver(envelope.receiver),
        city_of(envelope.address), tuple(case.no for case in cases.order_by(Case.id)),
        envelope.manifest.no if envelope.manifest else "", posted, (today - posted).days,
        None if ended is None else ended.on,
        mask_name(ended.signer) if ended is not None and ended.signer else "",
    )  # fmt: skip
