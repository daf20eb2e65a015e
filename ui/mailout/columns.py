"""What the two lists of the mail room show."""

from __future__ import annotations

from counter.mailout.envelope import STATES, EnvelopeCard
from counter.mailout.ready import PostGroup
from counter.text import Text
from ui.kit.colours import Urgency
from ui.kit.language import say
from ui.kit.table import Column


def _cases(group: PostGroup) -> str:
    if len(group.rows) == 1:
        return group.rows[0].case_no
    return say(Text("{n} 件办件", "{n} {n:case|cases}").fill(n=len(group.rows)))


def _state(card: EnvelopeCard) -> Urgency:
    return "done" if card.state in ("bound", "posted") else "today"


GROUP_COLUMNS = (
    Column(Text("收件人", "Receiver"), lambda group: group.receiver_masked, 84, role="strong"),
    Column(Text("城市", "City"), lambda group: group.city, 84),
    Column(Text("办件", "Cases"), _cases),
    Column(Text("件数", "Pieces"), lambda group: str(group.pieces), 60, role="number"),
    Column(Text("邮费", "Postage"), lambda group: say(group.post_mode), 76, role="muted"),
    Column(
        Text("欠费", "Owes"), lambda group: str(group.owes) if group.owes else "", 92,
        role="number",
    ),
)  # fmt: skip
ENVELOPE_COLUMNS = (
    Column(Text("状态", "State"), lambda card: say(STATES[card.state]), 122, role="state",
           state=_state),
    Column(Text("信封", "Envelope"), lambda card: card.envelope_no, 152, role="strong"),
    Column(Text("收件人", "Receiver"), lambda card: card.receiver_masked, 76),
    Column(Text("件数", "Pieces"), lambda card: str(card.pieces), 64, role="number"),
    Column(Text("运单", "Waybill"), lambda card: card.waybill or "—", 0),
)  # fmt: skip
