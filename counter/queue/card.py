"""Everything about one case, as the panel at the right shows it. Masked unless asked and noted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from counter import outbox
from counter.casetypes.vocabulary import CaseType, Group, Question
from counter.desk import Desk
from counter.outbox import PaperJob
from counter.queue import outside_line
from counter.queue.beside import beside
from counter.queue.history import TimelineLine, timeline
from counter.queue.telling import telling
from counter.queue.worklists import CaseRow, row
from counter.rules import wording
from counter.rules.calendar import Calendar
from counter.rules.counts import Counts, charged_units, said
from counter.rules.due import DayNote, while_paused
from counter.rules.reasons import Kind, reasons
from counter.store import shelf
from counter.store.casebook import (
    charge_lines,
    charged,
    get,
    kind_of,
    material_lines,
    owed,
)  # fmt: skip
from counter.store.tables.cases import Case, Material, Piece
from counter.store.tables.money import Charge
from counter.text import Text
from counter.values import facts
from counter.values.clerk import Right
from counter.values.identity import mask_identity, mask_name, mask_phone_screen
from counter.values.lines import ChargeLine, PaperLine
from counter.values.money import Money
from counter.values.postal import mask_address

Hide = Callable[[Question, Text], Text]
_READY: dict[str, Kind] = {  # which of the rules' sentences a move may be told with
    "ask_more": "correction", "suspend": "correction", "reject": "rejection", "refuse": "refusal",
}  # fmt: skip


@dataclass(frozen=True)
class PieceCard:
    """One piece; `taken_by` and `taken_at` once it has left the hall."""

    no: int
    title: str
    detail: str
    units: int
    taken_by: str
    taken_at: datetime | None
    outside: Text | None = None
    """Where it went, or why an embassy refused it; nothing for what never left."""


@dataclass(frozen=True)
class MoveOffer:
    """A move that is possible now; the usual one comes first. `verb` names its own journey.

    `ready` are the sentences that the rules hold for what the move must be told.
    """

    code: str
    title: Text
    verb: str | None
    asks: tuple[Question, ...]
    is_usual: bool
    ready: tuple[Text, ...] = ()


@dataclass(frozen=True)
class OpenMaterial:
    """A material of this case, with the code by which it is ticked at acceptance."""

    code: str
    title: Text
    is_required: bool
    is_handed_over: bool


@dataclass(frozen=True)
class CaseCard:
    """One case, whole."""

    row: CaseRow
    revision: int
    tag: str
    who: tuple[tuple[Text, Text], ...]
    matter: tuple[tuple[Text, Text], ...]
    delivery: tuple[tuple[Text, Text], ...]
    delivery_code: str
    pieces: tuple[PieceCard, ...]
    materials: tuple[PaperLine, ...]
    open_materials: tuple[OpenMaterial, ...]
    charges: tuple[ChargeLine, ...]
    total: Money
    paid: Money
    refunded: Money
    owes: Money
    due_on: date | None
    due_is_estimate: bool
    due_reason: tuple[Text, ...]
    papers: tuple[PaperJob, ...]
    timeline: tuple[TimelineLine, ...]
    moves: tuple[MoveOffer, ...]
    track: tuple[tuple[Text, Literal["done", "now", "later"]], ...]
    is_masked: bool
    beside: tuple[tuple[str, Text], ...] = ()
    """How things stand in the sections of this kind of case, by section."""
    due_days: tuple[DayNote, ...] = ()
    """Every day from acceptance to the promised one (while the clock stands: to today)."""
    paused_on: date | None = None
    """Since when the clock stands still."""
    counts: Text | None = None
    """Certificates, matters and charged units, where the kind tells them apart."""
    visit: str = ""
    """The visit that it came in with others; empty for a case that came alone."""


def card(desk: Desk, case_no: str) -> CaseCard:
    """The case with personal data masked (`NotFound`)."""
    with desk.reading():
        return _card(desk, get(case_no), is_masked=True)


def unmasked(desk: Desk, case_no: str, act: str) -> CaseCard:
    """The case in full; who looked is in the journal."""
    with desk.signed(Right.UNMASK, act, dated=False) as pen:
        case = get(case_no)
        if pen.answer is None:
            pen.write("unmask", case.no, {"reason": ""})
        return _card(desk, case, is_masked=False)


def _card(desk: Desk, case: Case, *, is_masked: bool) -> CaseCard:
    kind = kind_of(case)
    papers = outbox.of_case(desk, case.no)
    if case.visit:
        papers += outbox.of_case(desk, case.visit)
    paid_in = Money.total(p.amount for p in case.payments if p.amount > Money(0))
    paid_back = Money.total(-p.amount for p in case.payments if p.amount < Money(0))
    hidden: Hide = _hidden(case) if is_masked else lambda _, told: told
    return CaseCard(
        row=row(case, desk.today, any(job.is_pending for job in papers), telling([case]),
                owed(case)),
        revision=case.revision, tag=case.tag,
        who=_told(kind, case, "who", hidden), matter=_told(kind, case, "matter", hidden),
        delivery=_told(kind, case, "delivery", hidden), delivery_code=case.delivery,
        pieces=_pieces(kind, case, is_masked), materials=material_lines(case),
        open_materials=_materials(case), charges=charge_lines(case), total=charged(case),
        paid=paid_in, refunded=paid_back, owes=owed(case), due_on=case.due_on,
        due_is_estimate=case.due_is_estimate, due_reason=_due_reason(case), papers=papers,
        timeline=timeline(case.no), moves=_moves(desk, kind, case), track=_track(kind, case),
        is_masked=is_masked, beside=beside(kind, case),
        due_days=_due_days(case, desk.today), paused_on=case.paused_on,
        visit=case.visit, counts=_counts(kind, case),
    )  # fmt: skip


def _counts(kind: CaseType, case: Case) -> Text | None:
    if kind.measure.counts is None:
        return None
    day = case.accepted_on or case.received_on
    rows = [(row.code, row.quantity) for row in case.charges.order_by(Charge.id)]
    charged_ = charged_units(shelf.edition(case.edition), rows, day)
    return said(Counts(case.pieces.count(), case.units, charged_))


def _told(
    kind: CaseType, case: Case, group: Group, hidden: Hide
) -> tuple[tuple[Text, Text], ...]:
    lines = []
    for question in kind.asked(group):
        given = case.answers.get(question.code)
        if given in (None, ""):
            continue
        lines.append((question.title, hidden(question, wording.answer(question, given))))
    return tuple(lines)


def _hidden(case: Case) -> Hide:
    is_firm = case.applicant_kind in ("company", "notary")

    def hide(question: Question, told: Text) -> Text:
        match question.kind:
            case "identity":
                return Text.same(mask_identity(told.zh))
            case "phone":
                return Text.same(mask_phone_screen(told.zh))
            case "address" | "post_address":
                return Text.same(mask_address(told.zh))
            case "name" if not (is_firm and question.code == "name"):
                return Text.same(mask_name(told.zh))
        return told

    return hide


def _pieces(kind: CaseType, case: Case, is_masked: bool) -> tuple[PieceCard, ...]:
    cards = []
    for piece in case.pieces.order_by(Piece.no):
        told = dict(piece.answers)
        for code in ("holder", "pinyin"):
            if is_masked and told.get(code):
                told[code] = mask_name(told[code])
        cards.append(
            PieceCard(
                piece.no, str(told.get("title") or kind.piece.zh), wording.piece(kind, told).zh,
                piece.units, mask_name(piece.taken_by) if is_masked else piece.taken_by,
                piece.taken_at, outside_line.of_piece(piece),
            )
        )  # fmt: skip
    return tuple(cards)


def _materials(case: Case) -> tuple[OpenMaterial, ...]:
    return tuple(
        OpenMaterial(m.code, Text(m.title_zh, m.title_en), m.is_required, m.is_handed_over)
        for m in case.materials.order_by(Material.id)
    )


def _due_reason(case: Case) -> tuple[Text, ...]:
    if not case.due_facts:
        return ()
    return (facts.read(Text, case.due_facts["reason"]),)


def _due_days(case: Case, today: date) -> tuple[DayNote, ...]:
    days = facts.read(tuple[DayNote, ...], (case.due_facts or {}).get("days") or ())
    if case.paused_on is None:
        return days
    return while_paused(Calendar(shelf.newest()), days, case.paused_on, today)


def _moves(desk: Desk, kind: CaseType, case: Case) -> tuple[MoveOffer, ...]:
    told = {**case.answers, "route": case.route, "delivery": case.delivery}
    possible = [
        move
        for move in kind.workflow.from_step(case.step)
        if move.when.holds(told) and desk.clerk.may(move.right)
    ]
    return tuple(
        MoveOffer(
            move.code, move.title, move.verb, move.asks, no == 0, _ready(desk, kind, move.code)
        )
        for no, move in enumerate(possible)
    )


def _ready(desk: Desk, kind: CaseType, move: str) -> tuple[Text, ...]:
    about = _READY.get(move)
    if about is None:
        return ()
    return tuple(one.text for one in reasons(shelf.newest(), about, kind.code, desk.today))


def _track(
    kind: CaseType, case: Case
) -> tuple[tuple[Text, Literal["done", "now", "later"]], ...]:
    """The usual way of this case from 收件 to the end, and where it stands on it."""
    told = {**case.answers, "route": case.route, "delivery": case.delivery}
    way = [kind.workflow.steps[0].code]
    while True:
        onward = [
            move.to
            for move in kind.workflow.from_step(way[-1])
            if move.when.holds(told) and move.to not in way
        ]
        if not onward or kind.workflow.step(way[-1]).stage in ("done", "ended"):
            break
        way.append(onward[0])
    here = way.index(case.step) if case.step in way else -1
    track: list[tuple[Text, Literal["done", "now", "later"]]] = [
        (kind.workflow.step(code).title, _state(no, here)) for no, code in enumerate(way)
    ]
    if here < 0:
        track.append((kind.workflow.step(case.step).title, "now"))
    return tuple(track)


def _state(no: int, here: int) -> Literal["done", "now", "later"]:
    if no == here:
        return "now"
    return "done" if no < here else "later"


