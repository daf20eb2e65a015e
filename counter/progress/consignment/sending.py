"""送外: a batch of cases goes to one office, on one list. Sending it *is* the move of each."""

from __future__ import annotations

from counter import outbox
from counter.desk import Desk, Pen, read_office, tag_key
from counter.errors import NotFound, Refused
from counter.outbox import PaperJob
from counter.progress import moves
from counter.progress.consignment.contents import piece_fee
from counter.progress.consignment.office import KINDS, To
from counter.progress.consignment.ready import way_out
from counter.progress.slips import ConsignmentLine, ConsignmentList
from counter.rules import wording
from counter.rules.abroad import expected_back
from counter.rules.calendar import Calendar
from counter.store import search, serials, shelf
from counter.store.casebook import get, kind_of, piece_line
from counter.store.tables.cases import Case, Piece
from counter.store.tables.outside import Consignment, ConsignmentPiece
from counter.text import Text
from counter.values import tag
from counter.values.clerk import Right
from counter.values.money import Money
from counter.values.tag import CONSIGNMENT


class OtherOffice(Refused):
    """A case for another country than the office's."""

    def __init__(self, case_no: str, office: str) -> None:
        self.case_no = case_no
        super().__init__(
            Text("{no} 的使用国不是{office}的国家，不能放进这一批。请另开一批。",
                 "{no} is for another country than {office}. Send it in another batch.")
            .fill(no=case_no, office=office)
        )  # fmt: skip


def send_out(desk: Desk, to: To, case_nos: tuple[str, ...], act: str) -> PaperJob:
    """Send these cases to `to`; each makes its move, the list (送外清单) is queued.

    Refuses `OtherOffice`, a case that does not stand where it goes out (`WrongStep`), one that is
    not paid (`Unpaid`, `FeeOpen`), and nothing at all (`NotFound`). All go or none.
    """
    office = to.checked()
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is not None:
            return outbox.job(pen.answer["paper"])
        cases = [get(no) for no in dict.fromkeys(case_nos)]
        if not cases:
            raise NotFound(Text("要送外的办件", "cases to send out"))
        consignment = _write(desk, pen, office, cases)
        for case in cases:
            _send(desk, pen, case, consignment, office)
        paper = outbox.queue(
            pen, "consignment_list", consignment.no, _state(desk, pen, consignment)
        )
        pen.write(
            "consign", consignment.no,
            {"to": office.name, "country": office.country, "cases": [case.no for case in cases],
             "expected_on": consignment.expected_on},
        )  # fmt: skip
        pen.result = {"paper": paper, "consignment": consignment.no}
        return outbox.job(paper)


def _write(desk: Desk, pen: Pen, to: To, cases: list[Case]) -> Consignment:
    serial = serials.take(f"consignment:{pen.day.isoformat()}")
    its_tag = tag.Tag(CONSIGNMENT, read_office().hall_code, pen.day, serial)
    return Consignment.create(
        no=f"SW{pen.day:%Y%m%d}-{serial:02d}", tag=tag.mint(tag_key(), its_tag),
        office_kind=to.kind, country=to.country, office=to.name, state="out",
        sent_on=pen.day, sent_at=pen.now, expected_on=_expected(pen, cases),
        clerk=desk.clerk.name, window=desk.window,
    )  # fmt: skip


def _expected(pen: Pen, cases: list[Case]) -> object:
    """When the whole batch should be back: the latest of its cases."""
    edition = shelf.newest()
    calendar = Calendar(edition)
    days = (
        expected_back(edition, calendar, case.destination, pen.day, kind_of(case).code)
        for case in cases
    )
    return max((day for day in days if day is not None), default=None)


def _send(desk: Desk, pen: Pen, case: Case, consignment: Consignment, to: To) -> None:
    if to.kind != "mfa" and case.destination != to.country:
        raise OtherOffice(case.no, to.name)
    move = way_out(case)
    if move is None:
        raise moves.wrong_step(case, Text("送外", "send out"))
    for piece in case.pieces.where(Piece.taken_at.is_null()).order_by(Piece.no):
        ConsignmentPiece.insert(
            consignment=consignment, case=case, piece=piece, piece_no=piece.no, outcome="out"
        ).execute()
    search.note(case.id, [consignment.no])
    moves.step_to(desk, pen, case, move, {}, {"consignment": consignment.no})


def _state(desk: Desk, pen: Pen, consignment: Consignment) -> ConsignmentList:
    rows = (
        ConsignmentPiece.select()
        .where(ConsignmentPiece.consignment == consignment)
        .order_by(ConsignmentPiece.id)
    )
    lines = tuple(_line(no, row) for no, row in enumerate(rows, start=1))
    return ConsignmentList(
        office=read_office(), consignment_no=consignment.no, tag=consignment.tag,
        to_kind=KINDS[consignment.office_kind], to_name=consignment.office, lines=lines,
        total_fee=Money.total(line.fee for line in lines), sent_on=consignment.sent_on,
        expected_on=consignment.expected_on, clerk=desk.clerk.name, window=desk.window,
        made_at=pen.now,
    )  # fmt: skip


def _line(no: int, row: ConsignmentPiece) -> ConsignmentLine:
    case, piece = row.case, row.piece
    embassy = shelf.newest().one("embassies", case.destination, case.accepted_on)
    copies = "" if embassy is None else embassy.values.get("copies", "")
    return ConsignmentLine(
        no, case.no, piece_line(kind_of(case), piece.answers, piece.units),
        wording.country(case.destination) if case.destination else None,
        int(copies) if copies.isdigit() else 1, piece_fee(case, piece),
    )  # fmt: skip
