"""Reading the journal into a ledger: what each entry moved, and nothing but the journal.

Only here is it known which verb moves which paper. A verb that moves papers and is not told here
shows at once as a difference between journal and tables.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from counter.dayclose.balance.ledger import Ledger
from counter.dayclose.balance.stand import LEFT, STAGE, VERB, Stand, on_hand
from counter.values.serial import read_serial

Recall = Callable[[str, int], Stand | None]
Flow = tuple[str, str, int, int, int]  # thing, key, count, amount, entry

MOVES = frozenset(code for _, _, code in VERB)
_PIECES = ("hand_over_part", "return_pieces", "visa_passport_kept", "bring_back_batch")
_ENVELOPES = ("pack", "void_envelope")
_OF_CASES = ("receive", "accept", *_PIECES, "shelved", "unshelved", *_ENVELOPES)
_BOOKLETS = {
    "custody_in": "custody", "custody_lent": "lent", "custody_back": "custody",
    "custody_lost": "lost", "custody_cancelled": "cancelled",
}  # fmt: skip
_SPARES = ("draw_spares", "void_spare", "return_spare", "late_entry")
_NUMBERS = (
    "receive_blanks", "spoil_blank", "void_result", "pay", "refund", "fiscal", "card_arrived",
    "enter_waybills", "spoil_waybill",
)  # fmt: skip
TOLD = tuple(sorted({*MOVES, *_OF_CASES, *_BOOKLETS, *_SPARES, *_NUMBERS}))
"""The verbs that move something."""
SEALED = frozenset({"bring_back_batch", "shelved", "return_spare", "late_entry"})
"""Those whose facts are needed together with what is kept beside the chain."""


@dataclass
class Fold:
    """A ledger, and what has moved since `settle` was called last: by kind in and out, and each
    number that was used."""

    ledger: Ledger
    recall: Recall
    came: Counter[str] = field(default_factory=Counter)
    went: Counter[str] = field(default_factory=Counter)
    flows: list[Flow] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._acts: dict[str, str] = {}
        self._inside: dict[str, set[str]] = defaultdict(set)
        for no, stand in self.ledger.cases.items():
            if stand.envelope:
                self._inside[stand.envelope].add(no)

    def settle(self) -> None:
        """From now on in and out are counted anew."""
        self.came, self.went = Counter(), Counter()

    def apply(self, seq: int, act: str, verb: str, subject: str, facts: dict[str, Any]) -> None:
        """One entry of the journal."""
        if verb in _BOOKLETS:
            self._thing("booklets", self.ledger.booklets, seq, subject, _BOOKLETS[verb])
        elif verb in _SPARES:
            self._spares(seq, verb, subject, facts)
        elif verb in _NUMBERS:
            self._numbers(seq, verb, subject, facts)
        elif verb in _ENVELOPES:
            self._envelope(seq, verb, subject, facts)
        elif verb == "bring_back_batch":
            self._brought_back(seq, facts)
        elif verb == "receive":
            self._receive(seq, subject, facts)
            self._acts[subject] = act
        else:
            self._change(seq, subject, partial(_moved, verb=verb, facts=facts))
            self._stickers(seq, facts)
            if verb == "accept" and "materials" not in facts and self._acts.get(subject) != act:
                # Papers that were brought later were told by no entry of earlier versions.
                self._change(seq, subject, _materials_unknown)

    def _envelope(self, seq: int, verb: str, envelope: str, facts: dict[str, Any]) -> None:
        if verb == "void_envelope":
            for no in sorted(self._inside.pop(envelope, ())):
                self._change(seq, no, partial(_packed, envelope=""))
            return
        for no in facts["cases"]:
            self._change(seq, no, partial(_packed, envelope=envelope))
            self._inside[envelope].add(no)

    def _brought_back(self, seq: int, facts: dict[str, Any]) -> None:
        back: dict[str, list[int]] = defaultdict(list)
        for no, piece, *_ in facts["pieces"]:
            back[no].append(piece)
        for no, numbers in back.items():
            if no in self.ledger.cases:  # else its own move has told it, or it is erased
                self._change(seq, no, partial(_from, numbers=numbers, was="out", to="here"))

    def _receive(self, seq: int, no: str, facts: dict[str, Any]) -> None:
        stand = Stand(no[:2], "received", seq=seq)
        stand.pieces = dict.fromkeys(range(1, len(facts.get("pieces", ())) + 1), "here")
        told = facts.get("materials")
        stand.materials = None if told is None else set(told)
        self.ledger.cases[no] = stand
        self.touched.add(no)
        self._count(no[:2], (0, 0), on_hand(stand))

    def _change(self, seq: int, no: str, change: Callable[[Stand], None]) -> None:
        stand = self.ledger.cases.get(no)
        if stand is None:
            stand = self.recall(no, seq)
            if stand is None:
                return
            self.ledger.cases[no] = stand
        before = on_hand(stand)
        envelope = stand.envelope
        change(stand)
        stand.seq = seq
        self.touched.add(no)
        if envelope and not stand.envelope:
            self._inside[envelope].discard(no)
        self._count(stand.letters, before, on_hand(stand))

    def _count(self, letters: str, before: Sequence[int], after: Sequence[int]) -> None:
        for kind, was, now in zip((letters, "materials"), before, after, strict=True):
            self._moved(kind, now - was)

    def _moved(self, kind: str, more: int) -> None:
        if more > 0:
            self.came[kind] += more
        elif more < 0:
            self.went[kind] -= more

    def _thing(
        self, kind: str, rows: dict[str, tuple[str, int]], seq: int, no: str, to: str
    ) -> None:
        was, _ = rows.get(no, ("", 0))
        if was in ("lost", "cancelled") and to in ("custody", "lent"):
            return  # its loan is closed, it stays lost
        rows[no] = (to, seq)
        self._moved(kind, (to not in LEFT) - (was not in LEFT))

    def _spares(self, seq: int, verb: str, subject: str, facts: dict[str, Any]) -> None:
        rows = self.ledger.spares
        if verb == "draw_spares":
            first = read_serial(facts["first"])
            for step in range(facts["count"]):
                self._thing("spares", rows, seq, str(first.plus(step)), "out")
        elif verb == "late_entry":
            self._thing("spares", rows, seq, facts["slip"], "used")
        else:
            for no in (subject,) if verb == "void_spare" else facts["slips"]:
                self._thing("spares", rows, seq, no, "ended")

    def _stickers(self, seq: int, facts: dict[str, Any]) -> None:
        for row in facts.get("stickers", ()):
            self._flow("result", row[3], 1, read_serial(row[3]).number, seq)

    def _numbers(self, seq: int, verb: str, subject: str, facts: dict[str, Any]) -> None:
        if verb in ("pay", "refund"):
            fen = facts["amount"] if verb == "pay" else -facts["amount"]
            self._flow("paid", f"{subject} {facts['method']}", 1, fen, seq)
        if verb in ("pay", "fiscal") and facts.get("receipt"):
            self._flow("fiscal", facts["receipt"], 1, facts["amount"], seq)
        elif verb == "card_arrived":
            self._flow("cards", subject, len(facts["cards"]), 0, seq)
        elif verb == "enter_waybills":
            self._flow("waybills", facts["first"], facts["count"], 0, seq)
        elif verb == "spoil_waybill":
            self._flow("waybill_spoiled", subject, 1, 0, seq)
        else:
            self._blanks(seq, verb, subject, facts)

    def _blanks(self, seq: int, verb: str, subject: str, facts: dict[str, Any]) -> None:
        if verb == "receive_blanks":
            first, count = read_serial(facts["first"]), facts["count"]
            self._flow("blanks", str(first), count, first.number, seq)
        elif verb == "spoil_blank":
            self._flow("spoiled", subject, 1, read_serial(subject).number, seq)
        elif verb == "void_result":
            for no in facts["stickers"]:
                self._flow("void", no, 1, read_serial(no).number, seq)

    def _flow(self, thing: str, key: str, count: int, amount: int, seq: int) -> None:
        self.ledger.add(thing, count, amount)
        self.flows.append((thing, key, count, amount, seq))


def _packed(stand: Stand, envelope: str) -> None:
    stand.envelope, stand.shelf = envelope, ""


def _materials_unknown(stand: Stand) -> None:
    stand.materials = None


def _from(stand: Stand, numbers: Iterable[int], was: str, to: str) -> None:
    for no in numbers:
        if stand.pieces.get(no) == was:
            stand.pieces[no] = to


def _moved(stand: Stand, verb: str, facts: dict[str, Any]) -> None:
    """What an entry about one case moved of it."""
    pieces = facts.get("pieces")
    if verb == "accept":
        stand.step = "accepted"
        if "materials" in facts:
            stand.materials = set(facts["materials"])
    elif verb == "shelved":
        stand.shelf = facts["place"]
    elif verb == "unshelved":
        stand.shelf = ""
    elif verb == "hand_over_part":
        _from(stand, pieces or (), "here", "handed")
    elif verb == "return_pieces":
        _from(stand, pieces or (), "here", "returned")
    elif verb == "visa_passport_kept" and stand.step == "ready":
        _from(stand, (facts["piece"],), "here", "kept")
    elif "from" in facts and "to" in facts:
        _step(stand, verb, facts)


def _step(stand: Stand, code: str, facts: dict[str, Any]) -> None:
    letters, start, to = stand.letters, facts["from"], facts["to"]
    verb = VERB.get((letters, start, code))
    every = tuple(stand.pieces)
    stand.step = to
    if STAGE.get((letters, start)) == "ready" and STAGE.get((letters, to)) != "ready":
        stand.shelf = ""
    if STAGE.get((letters, start)) == "outside" and STAGE.get((letters, to)) != "outside":
        _from(stand, every, "out", "here")
    if verb == "hand_over":
        _from(stand, facts.get("pieces", every), "here", "handed")
    elif verb == "post":
        _from(stand, every, "here", "posted")
        stand.envelope = ""
    elif verb == "post_back":
        _from(stand, every, "posted", "here")
    elif verb == "send_out":
        _from(stand, every, "here", "out")
