"""Pretend batches to embassies: sent, brought back in part, some refused, the fees settled; and
applicants who change their minds midway."""

from __future__ import annotations

import random
from collections.abc import Callable

from counter.casetypes.register import by_letters
from counter.dayclose import fiscal, till
from counter.dayclose.fiscal import FiscalNumber
from counter.desk import Desk, new_act
from counter.intake import upgrade
from counter.intake.accept import accept
from counter.outbox import PaperJob
from counter.practice.visitors import Visitors
from counter.progress import settlement
from counter.progress.consignment import contents, ready, returning, sending
from counter.progress.consignment.contents import ConsignmentCard, OutsidePiece
from counter.progress.consignment.returning import Outcome
from counter.progress.standing import standing
from counter.values.money import Money

Printer = Callable[[Desk, PaperJob], object]
REFUSALS = ("印章不清晰", "缺少译文", "文书已过使馆规定期限")


def fiscal_number(desk: Desk, case_no: str) -> FiscalNumber:
    """A pretend fiscal number that no other payment has, made of the case's own digits."""
    digits = case_no[4:10] + case_no[11:15]  # day and running number
    taken = len(fiscal.of_case(desk, case_no))
    return FiscalNumber(f"50{by_letters(case_no[:2]).digits}{taken:02d}{digits[:2]}", digits)


def change_mind(desk: Desk, chance: random.Random, case_no: str, printer: Printer) -> None:
    """Now and then an applicant is in a hurry, or learns that the embassy must sign as well."""
    if chance.random() > 0.03:
        return
    for offer in upgrade.offers(desk, case_no)[:1]:
        change = upgrade.change_speed if offer.code == upgrade.URGENT else upgrade.change_route
        told = change(desk, case_no, standing(desk, case_no).revision, offer.code, new_act())
        printer(desk, told.paper)


def send_all(desk: Desk, printer: Printer, most: int | None = None) -> int:
    """Send out everything that waits and is paid, a batch an office (`most` batches)."""
    sent = 0
    for group in ready.ready_to_send(desk)[:most]:
        paid = tuple(row.case_no for row in group.rows if row.owes <= Money(0))
        if paid:
            printer(desk, sending.send_out(desk, group.to, paid, new_act()))
            sent += 1
    return sent


def bring_back(
    desk: Desk, supervisor: Desk, chance: random.Random, printer: Printer, *, all_of_it: bool,
    refusals: float = 0.0,
) -> None:  # fmt: skip
    """What was expected by today comes back; at the end of all days, everything that is out.

    `refusals` is how often an embassy refuses a piece; a year that must come to the published
    figures has none.
    """
    for row in contents.outside(desk):
        is_due = row.expected_on is not None and row.expected_on <= desk.today
        if is_due or all_of_it:
            card = contents.consignment(desk, row.no)
            _take_back(desk, supervisor, chance, printer, card, all_of_it, refusals)


def _take_back(
    desk: Desk, supervisor: Desk, chance: random.Random, printer: Printer, card: ConsignmentCard,
    all_of_it: bool, refusals: float,
) -> None:  # fmt: skip
    out = [piece for piece in card.pieces if piece.outcome == "out"]
    here = [piece for piece in out if all_of_it or chance.random() < 0.85]
    if not here:
        return
    told = tuple(_outcome(chance, piece, refusals) for piece in here)
    done = returning.bring_back(desk, card.row.no, told, new_act())
    for notice in done.papers:
        printer(desk, notice)
    for case_no in done.went_on:
        _settle(desk, supervisor, chance, printer, case_no)


def _outcome(chance: random.Random, piece: OutsidePiece, refusals: float) -> Outcome:
    """Mostly back for what was prepaid; now and then refused, or at another price."""
    if chance.random() < refusals:
        return Outcome(piece.case_no, piece.piece_no, "refused", chance.choice(REFUSALS))
    fee = piece.prepaid
    if fee and chance.random() < 0.2:
        fee = Money.yuan(round(fee.fen / 100 * chance.uniform(0.9, 1.1)))
    return Outcome(piece.case_no, piece.piece_no, "back", fee=fee)


def _settle(
    desk: Desk, supervisor: Desk, chance: random.Random, printer: Printer, case_no: str
) -> None:
    """Settle what is known and differs; what is too much goes back at once."""
    for due in settlement.to_settle(desk, case_no):
        if due.actual is None or due.actual == due.line.now:
            continue
        told = settlement.settle(
            desk, case_no, due.line.code, due.actual, "按使馆实收结算", new_act(),
            method="cash", is_receipt_back=True,
        )  # fmt: skip
        printer(desk, told.paper)
        if told.owes < Money(0):
            till.refund(supervisor, case_no, -told.owes, "cash", "使馆费退差额", new_act())
        elif told.owes > Money(0):
            till.pay(desk, case_no, told.owes, "cash", "", new_act(),
                     fiscal_number(desk, case_no))  # fmt: skip


def fill(
    desk: Desk, chance: random.Random, visitors: Visitors,
    step: Callable[[Desk, random.Random, str], bool],
) -> None:  # fmt: skip
    """Batches in every state for a newcomer: some cases wait, one batch is out, one is back in
    part."""
    for country, matters in (("EG", 3), ("EG", 2), ("AE", 2), ("EG", 1), ("AE", 1)):
        filed = accept(desk, visitors.authentication(desk, matters, country))
        while step(desk, chance, filed.case_no):
            pass
        if (country, matters) in (("EG", 2), ("AE", 2)):
            send_all(desk, lambda seat, job: None)
    first = contents.consignment(desk, contents.outside(desk)[0].no)
    piece = next(piece for piece in first.pieces if piece.outcome == "out")
    told = Outcome(piece.case_no, piece.piece_no, "back", fee=Money.yuan(780))
    returning.bring_back(desk, first.row.no, (told,), new_act())
