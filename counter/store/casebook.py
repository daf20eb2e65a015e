"""Reading a case's rows the way every journey needs them: its kind, lines, debt and figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from peewee import fn

from counter.casetypes.register import by_letters
from counter.casetypes.vocabulary import CaseType
from counter.errors import NotFound, Refused
from counter.rules import wording
from counter.rules.materials import sheets_of
from counter.store import shelf
from counter.store.journal import Tally
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case, Material, Piece
from counter.store.tables.mail import OPEN, Envelope, EnvelopeCase
from counter.store.tables.money import Charge, Payment
from counter.text import Text
from counter.values.lines import ChargeLine, PaperLine, PieceLine
from counter.values.money import Money

_PART = 500  # cases in one question to the engine
_RETURNED = "returned:"  # begins what stands on a piece that left without a result


class InEnvelope(Refused):
    """The case lies in an envelope that has not left; label and case must keep agreeing."""

    def __init__(self, case_no: str, envelope_no: str) -> None:
        self.case_no, self.envelope_no = case_no, envelope_no
        super().__init__(
            Text(
                "{no} 已装入信封 {envelope}。请先作废该信封，再更改领取方式或收件人。",
                "{no} lies in envelope {envelope}. Void that envelope first, then change how or "
                "to whom it goes.",
            ).fill(no=case_no, envelope=envelope_no)
        )


def get(case_no: str) -> Case:
    """The case of this number (`NotFound`)."""
    case = Case.get_or_none(Case.no == case_no)
    if case is None:
        raise NotFound(Text("办件 {no}", "case {no}").fill(no=case_no))
    return case


def kind_of(case: Case) -> CaseType:
    """The kind of business of a case."""
    return by_letters(case.letters)


def piece_lines(case: Case) -> tuple[PieceLine, ...]:
    """The case's pieces as papers list them."""
    kind = kind_of(case)
    rows = case.pieces.order_by(Piece.no)
    return tuple(piece_line(kind, piece.answers, piece.units) for piece in rows)


def piece_line(kind: CaseType, answers: Mapping[str, object], units: int) -> PieceLine:
    """One piece as papers list it."""
    title = answers.get("title") or kind.piece.zh
    return PieceLine(
        str(title), wording.piece(kind, answers).zh, units, kind.measure.unit,
        office=str(answers.get("office") or ""),
    )  # fmt: skip


def returned_by(batch_no: str) -> str:
    """What stands on a piece that went back to its notary office with a batch's list."""
    return _RETURNED + batch_no


def own_pieces(case: Case) -> list[Piece]:
    """The pieces that the case is still about: those that went back to their notary office were
    taken off its units and its bill."""
    return list(
        case.pieces.where(~Piece.taken_paper.startswith(_RETURNED)).order_by(Piece.no)
    )


def charge_lines(case: Case) -> tuple[ChargeLine, ...]:
    """The bill as charged."""
    return tuple(
        ChargeLine(
            Text(row.title_zh, row.title_en), row.unit_price, row.quantity, row.amount,
            row.is_collected,
        )
        for row in case.charges.order_by(Charge.id)
    )  # fmt: skip


def material_lines(case: Case) -> tuple[PaperLine, ...]:
    """The materials that are here, and the required ones that are not."""
    edition, pieces = shelf.edition(case.edition), case.pieces.count()
    return tuple(
        PaperLine(
            Text(row.title_zh, row.title_en), row.is_handed_over,
            *sheets_of(edition.one("materials", row.code, case.received_on), pieces),
        )
        for row in case.materials.order_by(Material.id)
        if row.is_handed_over or row.is_required
    )  # fmt: skip


def charged(case: Case) -> Money:
    """What this till was to collect."""
    return Money.total(row.amount for row in case.charges if row.is_collected)


def paid(case: Case) -> Money:
    """What was paid, refunds taken off."""
    return Money.total(row.amount for row in case.payments)


def owed(case: Case) -> Money:
    """What is still to be paid at this till; negative where money must go back.

    A case that ended without a result asks for nothing more: what was paid stays until it is
    refunded, and a refund does not make it owed again.
    """
    left = charged(case) - paid(case)
    return min(left, Money(0)) if case.stage == "ended" else left


def owed_by(cases: Sequence[Case]) -> dict[int, Money]:
    """What `owed` says of each of these cases, by its id, with a few questions to the engine."""
    left: dict[int, int] = {case.id: 0 for case in cases}
    for start in range(0, len(cases), _PART):
        some = [case.id for case in cases[start : start + _PART]]
        due = Charge.select(Charge.case, fn.SUM(Charge.amount).coerce(False)).where(
            Charge.case.in_(some), Charge.is_collected
        )
        for case, fen in plain_rows(due.group_by(Charge.case)):
            left[case] += int(fen)
        had = Payment.select(Payment.case, fn.SUM(Payment.amount).coerce(False)).where(
            Payment.case.in_(some)
        )
        for case, fen in plain_rows(had.group_by(Payment.case)):
            left[case] -= int(fen)
    return {
        case.id: Money(min(left[case.id], 0) if case.stage == "ended" else left[case.id])
        for case in cases
    }


def must_not_be_packed(case: Case) -> None:
    """Refuse (`InEnvelope`) a case that lies in an envelope which has not left."""
    envelope = (
        Envelope.select()
        .join(EnvelopeCase)
        .where(EnvelopeCase.case == case, Envelope.state.in_(OPEN))
        .first()
    )
    if envelope is not None:
        raise InEnvelope(case.no, envelope.no)


def tally(case: Case, figure: str, units: int | None = None, cases: int = 1) -> Tally:
    """What a case adds to a figure of the day, in all its views."""
    return Tally(
        figure, kind=kind_of(case).code, route=case.route, channel=case.channel,
        speed=case.speed, destination=case.destination,
        units=case.units if units is None else units, cases=cases,
    )  # fmt: skip
