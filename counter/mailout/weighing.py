"""What an envelope weighs: optional, typed or typed by a scale, before it has left."""

from __future__ import annotations

from counter.desk import Desk
from counter.mailout.envelope import STATES, EnvelopeCard, NotToPost, card_of, find
from counter.store.tables.mail import OPEN
from counter.values.clerk import Right
from counter.values.weight import read_grams


def weigh(desk: Desk, envelope_no: str, written: str, act: str) -> EnvelopeCard:
    """Note the weight of an envelope that is still here; weighing it again replaces it.

    Refuses `BadWeight`, and (`NotToPost`) an envelope that has left or is void. The postage stays
    what was charged: no price by weight is known.
    """
    grams = read_grams(written)
    with desk.signed(Right.POST, act) as pen:
        envelope = find(envelope_no)
        if pen.answer is None:
            if envelope.state not in OPEN:
                raise NotToPost(envelope_no, STATES[envelope.state])
            pen.write("weigh", envelope_no, {"grams": grams, "before": envelope.grams})
            envelope.grams = grams
            envelope.save()
        return card_of(envelope)
