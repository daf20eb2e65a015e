"""One line each on the economies, the cards and the firm of a card case."""

from __future__ import annotations

from counter.casetypes.apec_card import ORDER
from counter.rules import wording
from counter.rules.apec import STATUSES, months
from counter.store import cardbook, firmbook, shelf
from counter.store.tables.apec import TravelCard
from counter.store.tables.cases import Case, Piece
from counter.text import Text
from counter.values.months import months_on

_UNMET = Text("{n} 项未达", "{n} not met")
_UNKNOWN = Text("{n} 项未核", "{n} not known")
_MET = Text("{n} 项达标", "{n} met")
_TOO_EARLY = Text("{line}，{day} 才到期，未到到期前 {months} 个月",
                  "{line}; it ends on {day}, more than {months} months ahead")  # fmt: skip
_NO_FILE = Text("尚未备案", "no file yet")
_DECIDED = {
    "accepted": Text("主管同意", "a supervisor agrees"),
    "refused": Text("主管不同意", "a supervisor disagrees"),
}


def economies(case: Case) -> Text | None:
    """已批 12/16，拒批 1，未答复 3; of several persons together. Nothing before they were asked."""
    if case.no not in cardbook.asked_on([case.no]):
        return None
    people = cardbook.people_of(case)
    counts = {status: sum(p.counts()[status] for p in people) for status in STATUSES}
    whole = sum(counts.values())
    parts = [
        Text.same(f"{{title}} {number}{f'/{whole}' if status == 'approved' else ''}").fill(
            title=STATUSES[status]
        )
        for status, number in sorted(counts.items(), key=lambda c: _ORDER.index(c[0]))
        if number or status == "approved"
    ]
    return Text("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))


_ORDER = ("approved", "refused", "pending", "unanswered")


def cards(case: Case) -> Text | None:
    """The numbers of the cards that came, else what is asked for."""
    numbers = [card.card_no for card in cardbook.cards_of(case)]
    if numbers:
        return Text.same(" ".join(numbers))
    held = TravelCard.select().where(
        TravelCard.state == "made",
        TravelCard.passport_no.in_([piece.number for piece in case.pieces.order_by(Piece.no)]),
    )
    living = list(held.order_by(TravelCard.id))
    order = wording.answer(ORDER, case.answers.get("order", "new"))
    if not living:
        return order
    line = Text("{order}，现有 {cards}", "{order}; has {cards}").fill(
        order=order, cards=" ".join(card.card_no for card in living)
    )
    if case.answers.get("order") != "renew":
        return line
    on = case.accepted_on or case.received_on
    ahead = months(shelf.newest(), "renew_months", on)
    early = [c for c in living if c.expires_on and months_on(c.expires_on, -ahead) > on]
    if not early:
        return line
    return _TOO_EARLY.fill(line=line, day=early[0].expires_on.isoformat(), months=ahead)


def firm(case: Case) -> Text | None:
    """How many thresholds the firm reaches, and what a supervisor said of the others."""
    uscc = str(case.answers.get("uscc") or "")
    if not uscc:
        return None
    kept = firmbook.firm_of(uscc)
    if kept is None:
        return _NO_FILE
    on = case.accepted_on or case.received_on
    judged = [line.judgement for line in firmbook.lines_of(kept, on)]
    parts = [
        words.fill(n=judged.count(judgement))
        for judgement, words in (("unmet", _UNMET), ("unknown", _UNKNOWN), ("met", _MET))
        if judgement in judged
    ]
    if kept.decision:
        parts.append(_DECIDED[kept.decision])
    return Text("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))
