"""How a case stands with the post, in one line: in which envelope, under which waybill, arrived.

Who signed is masked: the line is read beside strangers.
"""

from __future__ import annotations

from counter.store.tables.cases import Case
from counter.store.tables.mail import Envelope, EnvelopeCase
from counter.store.tables.post import PostOutcome
from counter.text import Text
from counter.values.identity import mask_name

SECTION = "post"
_HERE = {
    "labelled": Text("已装信封 {no}，待绑定运单", "in envelope {no}, without waybill yet"),
    "bound": Text("已装信封 {no}，待封口核对", "in envelope {no}, to be sealed"),
    "sealed": Text("信封 {no} 已封，待交寄", "envelope {no} is sealed, to be posted"),
}
_POSTED = Text("{day:%m-%d} 已交寄，运单 {waybill}，尚无签收",
               "posted on {day:%m-%d}, waybill {waybill}; no delivery heard of")  # fmt: skip
_ARRIVED = Text("{day:%m-%d} 已签收{who}，运单 {waybill}",
                "delivered on {day:%m-%d}{who}, waybill {waybill}")  # fmt: skip
_BACK = Text("{day:%m-%d} 被退回，运单 {waybill}", "came back on {day:%m-%d}, waybill {waybill}")
_WHO = Text("（{name}）", " ({name})")


def stands(case: Case) -> Text | None:
    """Where the latest envelope of a case is; None where none was made, or all were void, or it
    came back and the case went another way since. Only inside a read."""
    envelope = (
        Envelope.select()
        .join(EnvelopeCase)
        .where(EnvelopeCase.case == case, Envelope.state != "void")
        .order_by(Envelope.id.desc())
        .first()
    )
    if envelope is None:
        return None
    if envelope.state in _HERE:
        return _HERE[envelope.state].fill(no=envelope.no)
    if envelope.state == "posted":
        day = envelope.day if envelope.manifest is None else envelope.manifest.day
        return _POSTED.fill(day=day, waybill=envelope.waybill or "—")
    if envelope.state == "came_back" and case.step != "ready":
        return None
    told = (
        PostOutcome.select()
        .where(PostOutcome.envelope == envelope, PostOutcome.state == envelope.state)
        .order_by(PostOutcome.id.desc())
        .first()
    )
    if told is None:
        return None
    who = _WHO.fill(name=mask_name(told.signer)) if told.signer else Text("", "")
    line = _ARRIVED if envelope.state == "delivered" else _BACK
    return line.fill(day=told.on, who=who, waybill=envelope.waybill or "—")
