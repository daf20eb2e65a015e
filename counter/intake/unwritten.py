"""The receipt of a case that is not in the books: of one about to be written, or of a draft."""

from __future__ import annotations

from datetime import date

from counter.casetypes.vocabulary import CaseType
from counter.desk import Desk, Pen
from counter.intake.application import Application, Look, look
from counter.intake.filing import Lines, compose_receipt
from counter.intake.parts import Heading, become_accepted, collected, piece_rows, unsaved_case
from counter.intake.receipt import Receipt
from counter.rules import counts
from counter.rules.calendar import Calendar
from counter.rules.edition import Edition
from counter.store import shelf
from counter.store.casebook import piece_line
from counter.values.clerk import Right
from counter.values.lines import ChargeLine, PaperLine
from counter.values.money import Money


def lines_of(
    kind: CaseType, seen: Look, here: frozenset[str], edition: Edition, on: date
) -> Lines:
    """What the receipt will list, worked out from a look; nothing is paid yet."""
    return Lines(
        tuple(piece_line(kind, row["answers"], row["units"])  # type: ignore[arg-type]
              for row in piece_rows(kind, seen)),
        tuple(ChargeLine(line.title, line.unit_price, line.quantity, line.amount,
                         line.is_collected) for line in seen.bill.lines),
        tuple(PaperLine(m.title, m.code in here, m.originals, m.copies) for m in seen.materials
              if m.code in here or m.is_required),
        collected(seen), Money(0), "",
        counts.charged_units(
            edition, ((line.code, line.quantity) for line in seen.bill.lines), on
        ),
    )  # fmt: skip


def draft(desk: Desk, application: Application) -> Receipt:
    """The receipt as it would be if the clerk accepted now, or only received where he cannot.

    It has no number and no tag, and nothing of it is kept. Never refuses an answer: what is not
    typed yet is not on it.
    """
    desk.clerk.must(Right.INTAKE)
    with desk.reading():
        edition, day = shelf.newest(), desk.today
        heading = Heading.of(desk, Pen("", desk.now, day, None))
        seen = look(edition, Calendar(edition), application, day)
        case = unsaved_case(heading, application, seen, edition, serial=1)
        case.no = case.tag = ""
        if seen.may_accept:
            become_accepted(case, day, seen, edition)
        here = application.materials
        return compose_receipt(
            heading, case, lines_of(application.kind, seen, here, edition, day)
        )
