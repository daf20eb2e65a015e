"""Where the papers of one case are, worked out from what is known of the case.

The same function answers for what the journal tells and for what the tables hold; the balance of
a day is that both say the same.

>>> here = Stand("RZ", "ready", {1: "here", 2: "handed"}, shelf="A-01-1")
>>> places(here)
{1: 'shelf', 2: 'handed'}
>>> here.envelope = "XF20261123-0001"
>>> places(here)[1]
'envelope'
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from counter.casetypes.register import CASE_TYPES
from counter.text import Text

PLACES: dict[str, Text] = {
    "counter": Text("窗口", "counter"),
    "signer": Text("签发", "signer"),
    "shelf": Text("货架", "shelf"),
    "outside": Text("外送", "outside"),
    "envelope": Text("信封", "envelope"),
    "custody": Text("证照保管", "custody"),
    "lent": Text("领出", "lent"),
    "out": Text("备用未用", "drawn, not used"),
    "handed": Text("已发放", "handed over"),
    "posted": Text("已寄出", "posted"),
    "returned": Text("已退还", "returned"),
    "filed": Text("已归档", "filed"),
    "kept": Text("转入保管", "into custody"),
    "lost": Text("遗失", "lost"),
    "cancelled": Text("注销", "cancelled"),
    "used": Text("已使用", "used"),
    "ended": Text("已交回或作废", "given back or void"),
    "": Text("无记录", "no record"),
}
"""Every place of a paper; those from `handed` on are no longer on hand."""
LEFT = frozenset(
    {"handed", "posted", "returned", "filed", "kept", "lost", "cancelled", "used", "ended", ""}
)

# Who has the papers while a case stands at these steps: whoever signs the result.
_AT_SIGNER = frozenset({("RZ", "examined"), ("HZ", "examined"), ("SL", "examined")})
STAGE = {
    (kind.letters, step.code): step.stage for kind in CASE_TYPES for step in kind.workflow.steps
}
VERB = {
    (kind.letters, start, move.code): move.verb
    for kind in CASE_TYPES
    for move in kind.workflow.moves
    for start in move.start
}
"""By letters, step and code of a move: the journey's own verb by which it is made."""
# Steps outside to which papers go on no list of ours: the whole case is away.
_AWAY = frozenset(
    (letters, step)
    for (letters, step), stage in STAGE.items()
    if stage == "outside"
    and not any(
        move.verb == "send_out" and move.to == step
        for kind in CASE_TYPES if kind.letters == letters
        for move in kind.workflow.moves
    )
)  # fmt: skip


@dataclass
class Stand:
    """One case: its step and, by number, each piece: here, out, handed, posted, returned, kept.

    `materials` are the papers that came along (None: not told, in entries of older versions);
    `seq` is the journal's last entry that moved something.
    """

    letters: str
    step: str
    pieces: dict[int, str] = field(default_factory=dict)
    materials: set[str] | None = field(default_factory=set)
    shelf: str = ""
    envelope: str = ""
    seq: int = 0

    def plain(self) -> list[Any]:
        """The case as a list that JSON knows."""
        told = None if self.materials is None else sorted(self.materials)
        return [self.letters, self.step, list(self.pieces.items()), told, self.shelf,
                self.envelope, self.seq]  # fmt: skip

    @classmethod
    def read(cls, told: Iterable[Any]) -> Stand:
        """What `plain` wrote."""
        letters, step, pieces, materials, shelf, envelope, seq = told
        return cls(letters, step, dict(pieces), None if materials is None else set(materials),
                   shelf, envelope, seq)  # fmt: skip


def places(stand: Stand) -> dict[int, str]:
    """By number, the place of each piece of a case."""
    here = _here(stand)
    return {no: _place(state, here) for no, state in stand.pieces.items()}


def material_place(stand: Stand) -> str:
    """Where the papers are that came along: filed with what is done, returned with what is not."""
    stage = STAGE.get((stand.letters, stand.step), "")
    return {"ended": "returned", "done": "filed"}.get(stage, "counter")


def _place(state: str, here: str) -> str:
    if state == "here":
        return here
    return "outside" if state == "out" else state


def _here(stand: Stand) -> str:
    at = (stand.letters, stand.step)
    stage = STAGE.get(at, "")
    if stage == "ended":
        return "returned"
    if stage == "done":
        return "filed"
    if at in _AWAY:
        return "outside"
    if stand.envelope:
        return "envelope"
    if stand.shelf:
        return "shelf"
    return "signer" if at in _AT_SIGNER else "counter"


def on_hand(stand: Stand) -> tuple[int, int]:
    """How many pieces and how many other papers of the case are on hand."""
    here = _here(stand) not in LEFT
    pieces = sum(state == "out" or (here and state == "here") for state in stand.pieces.values())
    return pieces, len(stand.materials or ()) if material_place(stand) == "counter" else 0
