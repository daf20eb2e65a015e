"""What the lists of the mail room show."""

from __future__ import annotations

from collections.abc import Callable

from counter.mailout.envelope import STATES, EnvelopeCard
from counter.mailout.ready import PostGroup
from counter.text import Text
from ui.kit.colours import Urgency
from ui.kit.language import say
from ui.kit.table import Column

TICKED, UNTICKED, NO_TICK = "☑", "☐", ""


def _cases(group: PostGroup) -> str:
    if len(group.rows) == 1:
        return group.rows[0].case_no
    return say(Text("{n} 件办件", "{n} {n:case|cases}").fill(n=len(group.rows)))


def _state(card: EnvelopeCard) -> Urgency:
    return "done" if card.state == "sealed" else "today"


def _why(group: PostGroup) -> str:
    return "" if group.why is None else say(group.why)


def group_columns(ticked: Callable[[str], bool]) -> tuple[Column, ...]:
    """What is to be posted; `ticked` tells of a receiver's key whether it is chosen."""

    def tick(group: PostGroup) -> str:
        if not group.case_nos:
            return NO_TICK
        return TICKED if ticked(group.key) else UNTICKED

    return (
        Column(Text("", ""), tick, 28),
        Column(Text("收件人", "Receiver"), lambda group: group.receiver_masked, 72, role="strong"),
        Column(Text("城市", "City"), lambda group: group.city, 66),
        Column(Text("办件", "Cases"), _cases, 148),
        Column(Text("件", "Pcs"), lambda group: str(group.pieces), 34, role="number"),
        Column(Text("邮费", "Postage"), lambda group: say(group.post_mode), 72, role="muted"),
        Column(Text("待寄自", "Since"), lambda group: f"{group.ready_on:%m-%d}", 58, role="muted"),
        Column(Text("还不能寄", "Not yet"), _why, 0, role="state", state=_held),
    )  # fmt: skip


def _held(group: PostGroup) -> Urgency:
    return "none" if group.why is None else "overdue"


ENVELOPE_COLUMNS = (
    Column(Text("状态", "State"), lambda card: say(STATES[card.state]), 104, role="state",
           state=_state),
    Column(Text("信封", "Envelope"), lambda card: card.envelope_no, 138, role="strong"),
    Column(Text("收件人", "Receiver"), lambda card: card.receiver_masked, 72),
    Column(Text("件", "Pcs"), lambda card: str(card.pieces), 34, role="number"),
    Column(Text("克", "g"), lambda card: "" if card.grams is None else str(card.grams), 38,
           role="number"),
    Column(Text("运单", "Waybill"), lambda card: card.waybill or "—", 0),
)  # fmt: skip
