"""制证: the booklets that a case has made go on record, holder by holder."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counter.casetypes import official_passport
from counter.desk import Desk, Pen
from counter.errors import NotFound, Refused, WrongStep
from counter.progress import moves
from counter.progress.custody import follow, stock
from counter.progress.custody.card import PassportCard, card_of, get
from counter.progress.custody.stock import Booklet
from counter.store import custody, search
from counter.store.casebook import get as get_case
from counter.store.casebook import kind_of
from counter.store.tables.cases import Case, Piece
from counter.store.tables.custody import Passport
from counter.text import Text
from counter.values import facts
from counter.values.clerk import Right

_NOT_YET = ("received", "waiting", "ended")  # stages in which a case has made no booklet


@dataclass(frozen=True)
class MadePiece:
    """One holder of a case: what was asked for, whether he was captured, and his booklet."""

    piece_no: int
    holder: str
    pinyin: str
    kind: str
    capture: str
    custody_no: str
    card: PassportCard | None


@dataclass(frozen=True)
class MadeCase:
    """A passport case as its section of custody shows it."""

    case_no: str
    unit: str
    approval_no: str
    revision: int
    may_register: bool
    pieces: tuple[MadePiece, ...]


class OnRecord(Refused):
    """This holder's booklet of the case is in custody already."""

    def __init__(self, holder: str, no: str) -> None:
        self.no = no
        super().__init__(
            Text("{holder}的证照已登记（{no}）。", "The passport of {holder} is on record ({no}).")
            .fill(holder=holder, no=no)
        )  # fmt: skip


def made(desk: Desk, case_no: str) -> MadeCase:
    """The holders of a passport case and their booklets (`NotFound`)."""
    with desk.reading():
        case = get_case(case_no)
        booklets = {row.piece_no: row for row in follow.booklets(case)}
        return MadeCase(
            case.no, case.name, case.approval_no, case.revision, case.stage not in _NOT_YET,
            tuple(_piece(desk, piece, booklets.get(piece.no)) for piece in _pieces(case)),
        )


def register(
    desk: Desk, case_no: str, revision: int, piece_no: int, booklet: Booklet, act: str
) -> PassportCard:
    """制证: put the booklet that this case made for one holder into custody.

    Refuses `Overtaken`, `WrongStep` (not accepted yet, ended, or of another kind), `OnRecord`,
    `BadAnswers` and `KnownAlready`. The case can be found by the new number from now on.
    """
    clean = booklet.checked()
    with desk.signed(Right.KEEP_CUSTODY, act) as pen:
        if pen.answer is not None:
            return card_of(get(pen.answer["no"]), desk.today)
        case = moves.take(case_no, revision)
        if case.letters != official_passport.CASE_TYPE.letters or case.stage in _NOT_YET:
            step = kind_of(case).workflow.step(case.step).title
            raise WrongStep(case.no, step, Text("制证登记", "register a passport"))
        piece = _get_piece(case, piece_no)
        known = next((row for row in follow.booklets(case) if row.piece_no == piece_no), None)
        if known is not None:
            raise OnRecord(piece.holder, known.no)
        row = stock.put_on_record(desk, pen, replace(clean, unit=case.name), case.no, piece_no)
        _retire_the_old(desk, pen, piece, row)
        search.note(case.id, [row.passport_no])
        moves.mark(desk, pen, case)
        pen.write("passport_made", case.no, {"piece": piece_no, "custody": row.no})
        if piece.taken_at is not None:  # handed over before anybody put it on record
            follow.leave(desk, pen, case, piece, row)
        pen.result = {"no": row.no}
        return card_of(row, desk.today)


def captured(desk: Desk, case_no: str, revision: int, piece_no: int, act: str) -> MadeCase:
    """采集: photograph, fingerprints and signature were taken at the window; only that it was done
    is kept. Refuses `Overtaken`."""
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is None:
            case = moves.take(case_no, revision)
            piece = _get_piece(case, piece_no)
            piece.answers = facts.plain({**piece.answers, "capture": "done"})
            piece.save()
            moves.mark(desk, pen, case)
            pen.write("captured", case.no, {"piece": piece_no})
    return made(desk, case_no)


def _retire_the_old(desk: Desk, pen: Pen, piece: Piece, new: Passport) -> None:
    """A renewed booklet that lies here is cancelled with the making of the new one."""
    if piece.answers.get("order") != "renew":
        return
    number = str(piece.answers.get("passport_no", "")).upper()
    old = Passport.get_or_none(Passport.passport_no == number)
    if old is None or old.lost_on or old.cancelled_on or custody.open_loan(old) is not None:
        return
    old.cancelled_on, old.reason = pen.day, f"换发 {new.no}"
    stock.mark(desk, pen, old)
    pen.write("custody_cancelled", old.no, {"reason": old.reason})


def _piece(desk: Desk, piece: Piece, row: Passport | None) -> MadePiece:
    told = piece.answers
    return MadePiece(
        piece.no, piece.holder, str(told.get("pinyin", "")), str(told.get("document", "")),
        str(told.get("capture", official_passport.CAPTURE.default)),
        "" if row is None else row.no, None if row is None else card_of(row, desk.today),
    )  # fmt: skip


def _pieces(case: Case) -> list[Piece]:
    return list(case.pieces.order_by(Piece.no))


def _get_piece(case: Case, piece_no: int) -> Piece:
    for piece in _pieces(case):
        if piece.no == piece_no:
            return piece
    who = Text("{case} 第 {no} 人", "person {no} of {case}")
    raise NotFound(who.fill(case=case.no, no=piece_no))
