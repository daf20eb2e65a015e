"""An envelope: cases of one receiver, a label, a waybill. Case, label and waybill must agree."""

from __future__ import annotations

from dataclasses import dataclass

from counter import outbox
from counter.desk import Desk, Pen, read_office, tag_key
from counter.errors import NotFound, Refused, Unpaid
from counter.mailout.papers import Label
from counter.mailout.ready import POST_MODES, Standing, receiver_key, standings, why_not
from counter.store import search, serials, shelfbook, waybillbook
from counter.store.casebook import get
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case
from counter.store.tables.hall import Paper
from counter.store.tables.mail import OPEN, Envelope, EnvelopeCase
from counter.text import Text
from counter.values import tag
from counter.values.clerk import Right
from counter.values.money import Money
from counter.values.office import Office
from counter.values.postal import (
    check_waybill,
    mask_address,
    mask_phone_label,
    mask_receiver,
)  # fmt: skip
from counter.values.remarks import remark

SUBJECT = "90"  # an envelope's digits in a tag
CONTENTS = Text("文件", "documents")  # nothing else about the person may stand outside


@dataclass(frozen=True)
class EnvelopeCard:
    """One envelope as the mail room sees it; `state` is one of `STATES`."""

    envelope_no: str
    tag: str
    case_nos: tuple[str, ...]
    receiver_masked: str
    address_masked: str
    waybill: str
    state: str
    pieces: int
    post_mode: Text
    postage: Money
    grams: int | None = None


class OtherReceiver(Refused):
    """Two cases that do not go to the same person, phone and address."""

    def __init__(self, case_no: str) -> None:
        self.case_no = case_no
        super().__init__(
            Text("{no} 的收件人或地址不同，不能装入同一信封。",
                 "{no} goes to another receiver or address; it needs its own envelope.")
            .fill(no=case_no)
        )  # fmt: skip


class NotToPost(Refused):
    """The case is not ready for the post, or lies in an envelope already."""

    def __init__(self, case_no: str, why: Text) -> None:
        self.case_no = case_no
        super().__init__(
            Text("{no} 不能装封：{why}。", "{no} cannot be packed: {why}.").fill(
                no=case_no, why=why
            )
        )


class WaybillUsed(Refused):
    """The waybill number is on another envelope."""

    def __init__(self, waybill: str, envelope_no: str) -> None:
        self.waybill, self.envelope_no = waybill, envelope_no
        super().__init__(
            Text("运单 {waybill} 已用于信封 {no}。请换一张面单。",
                 "Waybill {waybill} is on envelope {no} already. Take another one.")
            .fill(waybill=waybill, no=envelope_no)
        )  # fmt: skip


def pack(desk: Desk, case_nos: tuple[str, ...], act: str) -> EnvelopeCard:
    """Put cases of one receiver into a new envelope and queue its label.

    Refuses `OtherReceiver`, `NotToPost` and `Unpaid`.
    """
    with desk.signed(Right.POST, act) as pen:
        if pen.answer is not None:
            return card_of(find(pen.answer["envelope"]))
        cases = [get(no) for no in dict.fromkeys(case_nos)]
        if not cases:
            raise NotFound(Text("要邮寄的办件", "cases to post"))
        stand = standings(cases)
        for case in cases:
            refused = refusal(case, stand[case.id])
            if refused is not None:
                raise refused
            if receiver_key(case) != receiver_key(cases[0]):
                raise OtherReceiver(case.no)
        envelope = _write(pen, cases, stand)
        outbox.queue(pen, "label", envelope.no, state_label(pen, envelope, read_office()))
        pen.write("pack", envelope.no, {"cases": [case.no for case in cases]})
        pen.result = {"envelope": envelope.no}
        return card_of(envelope)


def bind(desk: Desk, envelope_no: str, waybill: str, act: str) -> EnvelopeCard:
    """Bind a waybill number to an envelope, which is to be sealed then.

    Where its label bears another number, that label is void and a new one is queued: the carrier
    reads whichever barcode he finds. Refuses a number that cannot be right, and `WaybillUsed`.
    """
    number = check_waybill(waybill)
    with desk.signed(Right.POST, act) as pen:
        envelope = find(envelope_no)
        if pen.answer is None:
            other = Envelope.get_or_none(Envelope.waybill == number)
            if other is not None and other.no != envelope_no:
                raise WaybillUsed(number, other.no)
            if envelope.state not in ("labelled", "bound"):
                raise NotToPost(envelope_no, STATES[envelope.state])
            waybillbook.note_scanned(number, envelope.id, pen.now, desk.clerk.name)
            envelope.waybill, envelope.state = number, "bound"
            envelope.save()
            for content in envelope.contents:
                search.note(content.case_id, [number])
            pen.write("bind", envelope.no, {"waybill": number})
            if _bears_another(envelope, number):
                _void_papers(pen, envelope, _OTHER_NUMBER.zh)
                outbox.queue(pen, "label", envelope.no, state_label(pen, envelope, read_office()))
        return card_of(envelope)


def void(desk: Desk, envelope_no: str, reason: str, act: str) -> EnvelopeCard:
    """Take an envelope back before it has left; its cases are to be posted again.

    Its label and address slip are void with it, printed or not: neither comes out once more.
    """
    why = remark("reason", reason, Text("请填写作废原因。", "Enter why it is void."))
    with desk.signed(Right.POST, act) as pen:
        envelope = find(envelope_no)
        if pen.answer is None:
            if envelope.state not in OPEN:
                raise NotToPost(envelope_no, STATES[envelope.state])
            told = {"reason": why, "waybill": envelope.waybill or ""}
            envelope.state, envelope.reason, envelope.waybill = "void", why, None
            envelope.save()
            _void_papers(pen, envelope, why)
            pen.write("void_envelope", envelope.no, told)
        return card_of(envelope)


def open_envelopes(desk: Desk) -> tuple[EnvelopeCard, ...]:
    """Envelopes that have not left yet, oldest first."""
    with desk.reading():
        rows = Envelope.select().where(Envelope.state.in_(OPEN)).order_by(Envelope.id)
        inside = EnvelopeCase.select(EnvelopeCase.envelope, Case.no).join(Case)
        inside = inside.switch(EnvelopeCase).join(Envelope).where(Envelope.state.in_(OPEN))
        cases: dict[int, list[str]] = {}
        for envelope, case_no in plain_rows(inside.order_by(Case.id)):
            cases.setdefault(envelope, []).append(case_no)
        return tuple(_card(row, tuple(cases.get(row.id, ()))) for row in rows)


def went_with(desk: Desk, case_no: str) -> tuple[str, ...]:
    """The numbers of the envelopes and manifests that a case lay in, the latest last."""
    with desk.reading():
        rows = Envelope.select().join(EnvelopeCase).join(Case).where(Case.no == case_no)
        numbers: list[str] = []
        for row in rows.order_by(Envelope.id):
            numbers.append(row.no)
            if row.manifest is not None:
                numbers.append(row.manifest.no)
        return tuple(numbers)


STATES: dict[str, Text] = {
    "labelled": Text("待绑定运单", "no waybill"),
    "bound": Text("待核对", "to seal"),
    "sealed": Text("已封", "sealed"),
    "posted": Text("已交寄", "posted"),
    "delivered": Text("已签收", "delivered"),
    "came_back": Text("已退回", "came back"),
    "void": Text("已作废", "void"),
}


def refusal(case: Case, stand: Standing) -> Refused | None:
    """Why this case is not packed, as it is refused; None where it can be."""
    why = why_not(case, stand)
    if why is None:
        return None
    if stand.owes > Money(0) and not stand.envelope_no and case.step == "ready":
        return Unpaid(case.no, str(stand.owes))
    return NotToPost(case.no, why)


def _write(pen: Pen, cases: list[Case], stand: dict[int, Standing]) -> Envelope:
    told = cases[0].answers
    serial = serials.take(f"envelope:{pen.day.isoformat()}")
    its_tag = tag.Tag(SUBJECT, read_office().hall_code, pen.day, serial)
    envelope = Envelope.create(
        no=f"XF{pen.day:%Y%m%d}-{serial:04d}", tag=tag.mint(tag_key(), its_tag),
        state="labelled", receiver=told["receiver"], phone=told["receiver_phone"],
        address=told["address"], post_mode=told["post_mode"],
        pieces=sum(stand[case.id].pieces for case in cases), day=pen.day,
        postage=Money.total(stand[case.id].postage for case in cases),
    )  # fmt: skip
    for case in cases:
        EnvelopeCase.create(envelope=envelope, case=case)
    shelfbook.free(case.id for case in cases)
    return envelope


_OTHER_NUMBER = Text("改用另一运单号", "another waybill")
_PAST = ("void", "erased")


def _bears_another(envelope: Envelope, number: str) -> bool:
    """Whether a label that was queued or printed bears another waybill's barcode."""
    labels = Paper.select().where(
        Paper.subject == envelope.no, Paper.kind == "label", Paper.state.not_in(_PAST)
    )
    return any(row.facts.get("waybill", "") not in ("", number) for row in labels)


def _void_papers(pen: Pen, envelope: Envelope, why: str) -> None:
    Paper.update(state="void", reason=why, changed_at=pen.now).where(
        Paper.subject == envelope.no, Paper.state.not_in(_PAST)
    ).execute()


def state_label(pen: Pen, envelope: Envelope, office: Office) -> Label:
    """What stands on the envelope's label; masked as GB/T 41833-2022 demands."""
    return Label(
        office=office, tag=envelope.tag, envelope_no=envelope.no,
        receiver_masked=mask_receiver(envelope.receiver),
        phone_masked=mask_phone_label(envelope.phone),
        address_masked=mask_address(envelope.address), contents=CONTENTS,
        pieces=envelope.pieces, post_mode=POST_MODES[envelope.post_mode],
        waybill=envelope.waybill or "", made_at=pen.now,
    )  # fmt: skip


def find(envelope_no: str) -> Envelope:
    """The envelope of this number (`NotFound`); only inside a read or an act."""
    found = Envelope.get_or_none(Envelope.no == envelope_no)
    if found is None:
        raise NotFound(Text("信封 {no}", "envelope {no}").fill(no=envelope_no))
    return found


def card_of(envelope: Envelope) -> EnvelopeCard:
    """What the mail room sees of an envelope; only inside a read or an act."""
    cases = Case.select(Case.no).join(EnvelopeCase).where(EnvelopeCase.envelope == envelope)
    return _card(envelope, tuple(case.no for case in cases.order_by(Case.id)))


def _card(envelope: Envelope, case_nos: tuple[str, ...]) -> EnvelopeCard:
    return EnvelopeCard(
        envelope.no, envelope.tag, case_nos,
        mask_receiver(envelope.receiver), mask_address(envelope.address),
        envelope.waybill or "", envelope.state, envelope.pieces, POST_MODES[envelope.post_mode],
        envelope.postage, envelope.grams,
    )  # fmt: skip


