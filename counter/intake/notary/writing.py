"""The cases of a batch written all at once: some thousand rows by a dozen statements.

What a case is made of is said in `intake.parts`; a case of a batch and one taken in at the window
come out alike (a test compares them row by row).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counter.desk import Desk, Pen
from counter.errors import BadAnswers, Incomplete
from counter.intake import parts
from counter.intake.accept import RouteStops
from counter.intake.application import Look, look
from counter.intake.filing import Lines, compose_receipt
from counter.intake.notary.bundles import Bundle
from counter.intake.notary.rows import KIND
from counter.intake.notary.track import Track
from counter.intake.parts import Heading
from counter.intake.unwritten import lines_of
from counter.rules.calendar import Calendar
from counter.rules.edition import Edition
from counter.store import bulk, search, serials
from counter.store.tables.base import plain_rows
from counter.store.tables.cases import Case, Material, Piece
from counter.store.tables.hall import Paper
from counter.store.tables.money import Charge
from counter.values import facts
from counter.values.money import Money

_AT_ONCE = 500  # numbers asked for in one statement; a server takes only so many


@dataclass(frozen=True)
class Written:
    """A case of the batch as it now stands in the books."""

    bundle: Bundle
    seen: Look
    case: Case
    edition: Edition


def write_cases(
    desk: Desk, pen: Pen, asked: Sequence[Bundle], edition: Edition, track: Track | None = None
) -> tuple[Written, ...]:
    """Number, accept and write every case, with journal lines; only inside a signed act.

    Refuses `BadAnswers`, `RouteStops` and `Incomplete`; then nothing at all is written.
    """
    heading, calendar = Heading.of(desk, pen), Calendar(edition)
    scope = serials.case_scope(KIND.letters, pen.day)
    numbers = serials.take_run(scope, len(asked))
    written = []
    track = track or Track()
    track.begin(len(asked))
    for bundle, serial in zip(asked, numbers, strict=True):
        track.step()
        seen = look(edition, calendar, bundle.application, pen.day)
        _must_be_acceptable(seen)
        case = parts.unsaved_case(heading, bundle.application, seen, edition, serial)
        pen.write("receive", case.no, parts.told_at_receipt(bundle.application, seen, edition),
                  *parts.counted(case, seen, "received"))  # fmt: skip
        parts.become_accepted(case, pen.day, seen, edition)
        pen.write("accept", case.no, parts.told_at_acceptance(case, seen, edition),
                  *parts.counted(case, seen, "accepted"))  # fmt: skip
        written.append(Written(bundle, seen, case, edition))
    bulk.insert(Case, [_columns(each.case) for each in written])
    _take_ids(written)
    pieces, materials, charges = [], [], []
    for each in written:
        of_case = {"case": each.case.id}
        pieces += [of_case | row for row in parts.piece_rows(KIND, each.seen)]
        materials += [
            of_case | row for row in parts.material_rows(each.bundle.application, each.seen)
        ]
        charges += [of_case | row for row in parts.charge_rows(each.seen, pen)]
        search.note(each.case.id, parts.known_by(each.case, KIND, each.seen))
    for table, rows in ((Piece, pieces), (Material, materials), (Charge, charges)):
        bulk.insert(table, rows)
    return tuple(written)


def queue_receipts(desk: Desk, pen: Pen, written: Sequence[Written]) -> None:
    """A receipt for each case, waiting to be printed."""
    heading = Heading.of(desk, pen)
    bulk.insert(Paper, [
        {"kind": "receipt", "subject": each.case.no, "state": "queued",
         "facts": facts.plain(compose_receipt(heading, each.case, _lines(each))),
         "queued_at": pen.now, "day": pen.day, "changed_at": pen.now, "original": None}
        for each in written
    ])  # fmt: skip


def charged(written: Written) -> Money:
    """What this till is to collect for the case."""
    return parts.collected(written.seen)


def _must_be_acceptable(seen: Look) -> None:
    if seen.faults:
        raise BadAnswers(seen.faults)
    if seen.route is not None and seen.is_stopped:
        raise RouteStops(seen.route)
    if seen.missing_materials:
        raise Incomplete(seen.missing_materials)


def _columns(case: Case) -> dict[str, object]:
    """Every column but the running id, which the books give."""
    names = [name for name in Case._meta.fields if name != "id"]
    return {name: getattr(case, name) for name in names}


def _take_ids(written: Sequence[Written]) -> None:
    by_number = {each.case.no: each.case for each in written}
    numbers = list(by_number)
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        for number, id_ in plain_rows(Case.select(Case.no, Case.id).where(Case.no.in_(some))):
            by_number[number].id = id_


def _lines(each: Written) -> Lines:
    on = each.case.accepted_on or each.case.received_on
    return lines_of(KIND, each.seen, each.bundle.application.materials, each.edition, on)
