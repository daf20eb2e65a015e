"""The list of checks of one case: what the rules ask, what became of each, with what to compare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.desk import Desk
from counter.errors import NotFound
from counter.progress.moves import facts_of
from counter.progress.specimens.filed import SpecimenLine, on_file
from counter.rules import checks as rules
from counter.rules.checks import Check
from counter.rules.edition import Edition
from counter.store import shelf
from counter.store.casebook import get, kind_of
from counter.store.tables.cases import Case, Piece
from counter.store.tables.checks import CheckResult
from counter.store.tables.prereviews import Prereview, PrereviewPicture
from counter.text import Text


@dataclass(frozen=True)
class CheckLine:
    """One check of the case, or (`piece_no` over 0) of one certificate.

    `verdict` is empty until it was made. `specimens`: what the certificate of `on` may be
    compared with. `correction` and `refusal` are the sentences that a ✗ leads to.
    """

    code: str
    piece_no: int
    title: Text
    basis: Text
    about: str
    specimen_kind: str
    specimens: tuple[SpecimenLine, ...]
    must_be_filed: bool
    may_be_left_out: bool
    correction: Text | None
    refusal: Text | None
    on: date | None = None
    verdict: str = ""
    remark: str = ""
    clerk: str = ""
    at: datetime | None = None
    compared: int | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What tells lines apart."""
        return (self.code, self.piece_no)

    @property
    def is_unfiled(self) -> bool:
        """Whether there is nothing to compare with (无备案)."""
        return bool(self.specimen_kind) and not self.specimens


@dataclass(frozen=True)
class PageLine:
    """A picture of this case's pre-review that is still kept; its hash is recorded."""

    id: int
    name: str
    sha256: str


@dataclass(frozen=True)
class CheckSheet:
    """All checks of a case as they stand."""

    case_no: str
    revision: int
    lines: tuple[CheckLine, ...]
    pages: tuple[PageLine, ...]
    may_check: bool
    may_examine: bool

    @property
    def open(self) -> tuple[CheckLine, ...]:
        """Those that were not made."""
        return tuple(line for line in self.lines if not line.verdict)

    @property
    def bad(self) -> tuple[CheckLine, ...]:
        """Those that are not in order."""
        return tuple(line for line in self.lines if line.verdict == "bad")


def sheet(desk: Desk, case_no: str) -> CheckSheet:
    """The checks of a case (`NotFound`); a kind without checks has an empty list."""
    with desk.reading():
        return sheet_of(get(case_no))


def page(desk: Desk, page_id: int) -> bytes:
    """A picture of a pre-review, whole (`NotFound` once it was cleared)."""
    with desk.reading():
        row = PrereviewPicture.get_or_none(PrereviewPicture.id == page_id)
        if row is None or row.body is None:
            raise NotFound(Text("这张图片", "this picture"))
        return bytes(row.body)


# Inside a read or an act


def sheet_of(case: Case) -> CheckSheet:
    """The sheet of a case."""
    return CheckSheet(
        case.no, case.revision, lines_of(case), _pages(case), can_check(case),
        case.step in _starts(case),
    )  # fmt: skip


def can_check(case: Case) -> bool:
    """Whether the case stands before the move that passes it."""
    before = ("received", "correction", "suspended")
    starts = _starts(case)
    return bool(starts) and case.step in (*before, *starts)


def lines_of(case: Case) -> tuple[CheckLine, ...]:
    """Every check that the rules of the case ask, as it stands."""
    kind = kind_of(case)
    edition = shelf.edition(case.edition)
    day = case.accepted_on or case.received_on
    pieces = list(case.pieces.order_by(Piece.no))
    asked = rules.checks(edition, kind.code, facts_of(case), [p.answers for p in pieces], day)
    latest = _latest(case)
    found: list[CheckLine] = []
    for check in asked:
        if check.specimen:
            found += (_of_piece(edition, check, piece, day) for piece in pieces)
        else:
            found.append(_line(edition, check, 0, day, "", (), None))
    return tuple(_as_it_stands(line, latest.get(line.key)) for line in found)


def _starts(case: Case) -> tuple[str, ...]:
    moves = kind_of(case).workflow.moves
    return tuple(step for move in moves if move.verb == "examine" for step in move.start)


def _of_piece(edition: Edition, check: Check, piece: Piece, day: date) -> CheckLine:
    told = piece.answers
    office, person = str(told.get("office") or ""), str(told.get("notary") or "")
    issued = told.get("issued_on")
    on = date.fromisoformat(issued) if issued else day
    is_seal = check.specimen not in ("signature", "signature_seal")
    about = office if is_seal else f"{office} {person}".strip()
    specimens = on_file(office, person, check.specimen, on) if office else ()
    return _line(edition, check, piece.no, day, about, specimens, on)


def _line(
    edition: Edition, check: Check, piece_no: int, day: date, about: str,
    specimens: tuple[SpecimenLine, ...], on: date | None,
) -> CheckLine:  # fmt: skip
    return CheckLine(
        check.code, piece_no, check.title, check.basis, about, check.specimen, specimens,
        check.must_be_filed, check.may_be_left_out, _sentence(edition, check.correction, day),
        _sentence(edition, check.refusal, day), on,
    )  # fmt: skip


def _sentence(edition: Edition, code: str, on: date) -> Text | None:
    row = edition.one("reasons", code, on) if code else None
    return None if row is None else row.text("text")


def _latest(case: Case) -> dict[tuple[str, int], CheckResult]:
    rows = case.check_results.order_by(CheckResult.id)
    return {(row.code, row.piece_no): row for row in rows}


def _as_it_stands(line: CheckLine, row: CheckResult | None) -> CheckLine:
    if row is None:
        return line
    told = {"verdict": row.verdict, "remark": row.remark, "clerk": row.clerk, "at": row.at,
            "compared": row.specimen_id}  # fmt: skip
    return CheckLine(**{**vars(line), **told})


def _pages(case: Case) -> tuple[PageLine, ...]:
    rows = (
        PrereviewPicture.select(PrereviewPicture.id, PrereviewPicture.name, PrereviewPicture.sha256)
        .join(Prereview)
        .where(Prereview.case == case, PrereviewPicture.body.is_null(False))
        .order_by(PrereviewPicture.id)
    )
    return tuple(PageLine(row.id, row.name, row.sha256) for row in rows)
