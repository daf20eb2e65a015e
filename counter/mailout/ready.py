"""待寄: what is ready for the post, put together by receiver, with why something cannot go yet.

Five thousand waiting cases are read with a handful of questions to the engine, never one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from peewee import fn

from counter.desk import Desk
from counter.store import charging
from counter.store.casebook import kind_of
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case, Piece
from counter.store.tables.mail import OPEN, Envelope, EnvelopeCase
from counter.store.tables.money import Charge, Payment
from counter.text import Text
from counter.values.money import Money
from counter.values.names import initials
from counter.values.postal import city_of, mask_receiver

POST_MODES = {
    "free": Text("免费", "free"),
    "prepaid": Text("预付", "prepaid"),
    "collect": Text("到付", "collect"),
}
NEEDED = ("receiver", "receiver_phone", "address", "post_mode")
_OUTWARD = ("visa-post",)  # carriage to a consulate, not back to the applicant
_PART = 500  # cases in one question to the engine


@dataclass(frozen=True)
class PostRow:
    """A finished case that is to be posted; equal `receiver_key`s may share an envelope.

    `why` says why it cannot be packed yet; None where it can.
    """

    case_no: str
    receiver_masked: str
    city: str
    post_mode: Text
    pieces: int
    receiver_key: str
    owes: Money
    kind: Text
    ready_on: date
    why: Text | None


@dataclass(frozen=True)
class PostGroup:
    """Everything that may share one envelope."""

    key: str
    receiver_masked: str
    city: str
    post_mode: Text
    rows: tuple[PostRow, ...]

    @property
    def case_nos(self) -> tuple[str, ...]:
        """The cases that can be packed now."""
        return tuple(row.case_no for row in self.rows if row.why is None)

    @property
    def pieces(self) -> int:
        """How many pieces all its cases hold."""
        return sum(row.pieces for row in self.rows)

    @property
    def owes(self) -> Money:
        """What is still to be paid for them."""
        return Money.total(row.owes for row in self.rows)

    @property
    def ready_on(self) -> date:
        """Since when the first of them waits."""
        return min(row.ready_on for row in self.rows)

    @property
    def why(self) -> Text | None:
        """Why something in it cannot go yet."""
        return next((row.why for row in self.rows if row.why is not None), None)


@dataclass(frozen=True)
class Standing:
    """Of one case: what it owes, how many of its pieces are here, the envelope that holds it."""

    owes: Money
    has_open_fee: bool
    pieces: int
    envelope_no: str
    postage: Money


def to_post(desk: Desk) -> tuple[PostRow, ...]:
    """Finished cases that go by post and lie in no envelope yet, grouped by receiver."""
    with desk.reading():
        packed = EnvelopeCase.select(EnvelopeCase.case).join(Envelope).where(
            Envelope.state.in_(OPEN)
        )
        cases = list(Case.select().where(
            Case.step == "ready", Case.delivery == "post", Case.id.not_in(packed)
        ))  # fmt: skip
        stand = standings(cases)
        rows = [_row(case, stand[case.id]) for case in cases]
        return tuple(sorted(rows, key=lambda row: (row.receiver_key, row.case_no)))


ORDERS: dict[str, tuple[Text, Callable[[PostGroup], tuple[object, ...]]]] = {
    "since": (Text("等候最久", "Waiting longest"), lambda group: (group.ready_on,)),
    "receiver": (Text("收件人", "Receiver"), lambda group: (initials(_name(group)), _name(group))),
    "city": (Text("城市与路线", "City and route"),
             lambda group: (not group.city, group.city, _address(group))),
    "case": (Text("办件号", "Case no."), lambda group: (min(r.case_no for r in group.rows),)),
    "mode": (Text("邮费方式", "Postage"), lambda group: (group.post_mode.en,)),
}  # fmt: skip


def grouped(rows: Iterable[PostRow], order: str = "receiver") -> tuple[PostGroup, ...]:
    """One group for each receiver, in an order of `ORDERS`; what cannot go yet stands last."""
    by_key: dict[str, list[PostRow]] = {}
    for row in rows:
        by_key.setdefault(row.receiver_key, []).append(row)
    groups = [
        PostGroup(key, of[0].receiver_masked, of[0].city, of[0].post_mode, tuple(of))
        for key, of in by_key.items()
    ]
    by = ORDERS[order][1]
    return tuple(sorted(groups, key=lambda group: (not group.case_nos, *by(group), group.key)))


def receiver_key(case: Case) -> str:
    """Who, where and how: cases with the same key may share an envelope."""
    told = case.answers
    return "|".join("".join(str(told.get(key, "")).split()) for key in NEEDED)


def standings(cases: Collection[Case]) -> dict[int, Standing]:
    """How each of these cases stands, by its id; only inside a read or an act."""
    owes: dict[int, int] = {}
    pieces: dict[int, int] = {}
    lies: dict[int, str] = {}
    postage: dict[int, int] = {}
    codes: dict[int, set[str]] = {}
    ids = sorted(case.id for case in cases)
    for start in range(0, len(ids), _PART):
        some = ids[start : start + _PART]
        parts = (Charge.case, Charge.code, Charge.payee, Charge.is_collected)
        charged = Charge.select(*parts, fn.SUM(Charge.amount).coerce(False)).where(
            Charge.case.in_(some)
        )
        for case, code, payee, is_collected, fen in plain_rows(charged.group_by(*parts)):
            owes[case] = owes.get(case, 0) + (int(fen) if is_collected else 0)
            codes.setdefault(case, set()).add(code)
            if payee == "post" and charging.base_code(code) not in _OUTWARD:
                postage[case] = postage.get(case, 0) + int(fen)
        paid = Payment.select(Payment.case, fn.SUM(Payment.amount).coerce(False)).where(
            Payment.case.in_(some)
        )
        for case, fen in plain_rows(paid.group_by(Payment.case)):
            owes[case] = owes.get(case, 0) - int(fen)
        left = Piece.select(Piece.case, fn.COUNT(1)).where(
            Piece.case.in_(some), Piece.taken_at.is_null()
        )
        pieces.update(dict(plain_rows(left.group_by(Piece.case))))
        held = EnvelopeCase.select(EnvelopeCase.case, Envelope.no).join(Envelope).where(
            EnvelopeCase.case.in_(some), Envelope.state.in_(OPEN)
        )
        lies.update(dict(plain_rows(held)))
    return {
        id: Standing(
            Money(owes.get(id, 0)), _has_open_fee(codes.get(id, set())), pieces.get(id, 0),
            lies.get(id, ""), Money(postage.get(id, 0)),
        )
        for id in ids
    }  # fmt: skip


def _has_open_fee(codes: set[str]) -> bool:
    return any(code in codes and charging.TYPED + code not in codes for code in charging.OPEN)


def _row(case: Case, stand: Standing) -> PostRow:
    told = case.answers
    return PostRow(
        case.no, mask_receiver(told.get("receiver", "")), city_of(told.get("address", "")),
        POST_MODES.get(told.get("post_mode", ""), Text.same("")), stand.pieces,
        receiver_key(case), stand.owes, kind_of(case).title, case.changed_at.date(),
        why_not(case, stand),
    )  # fmt: skip


def why_not(case: Case, stand: Standing) -> Text | None:
    """Why this case cannot be packed; None where it can be."""
    if case.step != "ready" or case.delivery != "post":
        return kind_of(case).workflow.step(case.step).title
    if stand.envelope_no:
        return Text("已在信封 {no} 中", "in envelope {no}").fill(no=stand.envelope_no)
    if any(not str(case.answers.get(name, "")).strip() for name in NEEDED):
        return Text("收件人、电话或地址未填", "receiver, phone or address is not filled in")
    if stand.owes > Money(0):
        return Text("还欠 {owes}", "still owes {owes}").fill(owes=stand.owes)
    if stand.has_open_fee:
        return Text("有费用待填写", "a fee is still to be typed in")
    if not stand.pieces:
        return Text("没有可寄的件", "nothing of it is left to post")
    return None


def _name(group: PostGroup) -> str:
    return group.key.partition("|")[0]


def _address(group: PostGroup) -> str:
    return [*group.key.split("|"), "", ""][2]
