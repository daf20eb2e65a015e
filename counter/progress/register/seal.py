"""制证: the stickers are on the certificates; each goes into the register, and off the stock."""

from __future__ import annotations

from counter.casetypes.vocabulary import Move
from counter.desk import Desk, Pen, read_office
from counter.progress import moves
from counter.progress.moves import Moved
from counter.progress.register.sticker import Signing, Sticker, proven
from counter.store import blankbook, search, shelf
from counter.store.blankbook import NumberUsed
from counter.store.casebook import kind_of
from counter.store.tables.blanks import BlankSpoiled, Result
from counter.store.tables.cases import Case, Piece
from counter.text import Text
from counter.values.clerk import Right
from counter.values.serial import read_serial


def seal(
    desk: Desk, case_no: str, revision: int, stickers: tuple[Sticker, ...], signing: Signing,
    act: str,
) -> Moved:  # fmt: skip
    """Record the stickers of all pieces that have none yet; the case is 已制证.

    Refuses `BadAnswers` (a piece without a sticker, a shape, a number twice), `NumberUsed` (the
    case is named), `NumberSpoiled`; and once the hall keeps stock `NotInStock` and
    `IssuedToAnother`. `Unpaid` while money is owed.
    """
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is not None:
            return moves.recall(pen.answer)
        case = moves.take(case_no, revision)
        move = _sealing(case)
        moves.must_be_paid(case)
        left = unsealed(case)
        signing = signing.proven(pen.day)
        wanted = tuple(piece.no for piece in left)
        told = {s.piece_no: s for s in proven(shelf.newest(), stickers, wanted, pen.day)}
        for piece in left:
            _register(desk, pen, case, piece, told[piece.no], signing)
        numbers = [told[no] for no in wanted]
        search.note(case.id, [word for s in numbers for word in (s.sticker_no, _whole(s))])
        extra = {
            "stickers": [[s.piece_no, s.authentication_no, s.small_no, s.sticker_no]
                         for s in numbers],
            "signer": signing.signer, "signed_on": signing.on, "place": signing.place,
        }  # fmt: skip
        return moves.settle(pen, case, moves.step_to(desk, pen, case, move, {}, extra))


def unsealed(case: Case) -> list[Piece]:
    """The pieces without a valid result; only inside a read or an act.

    What went back to its notary office gets none.
    """
    done = set(blankbook.stickers(case))
    here = case.pieces.where(Piece.taken_at.is_null()).order_by(Piece.no)
    return [piece for piece in here if piece.no not in done]


def _sealing(case: Case) -> Move:
    """The move that seals, from where the case stands (`WrongStep`)."""
    for move in kind_of(case).workflow.from_step(case.step):
        if move.verb == "seal":
            return move
    raise moves.wrong_step(case, Text("制证", "Make"))


def _register(
    desk: Desk, pen: Pen, case: Case, piece: Piece, sticker: Sticker, signing: Signing
) -> None:
    paper = read_serial(sticker.sticker_no)
    blankbook.must_be_unused(paper)
    blankbook.must_be_in_hand(paper, desk.clerk.login)
    office = read_office()
    answers = piece.answers
    deed_office = str(answers.get("office") or "")
    Result.create(
        case=case, piece=piece, kind="apostille" if case.route == "apostille" else "legalisation",
        authentication_no=sticker.authentication_no, small_no=sticker.small_no,
        making=_making(sticker, piece), sticker_no=str(paper),
        prefix=paper.prefix, number=paper.number, width=paper.width,
        # A private applicant's name is no column of the register: the hall sent it in for him.
        sender=office.name if case.applicant_kind == "person" else case.name,
        destination=case.destination, deed_kind=str(answers.get("title") or ""),
        deed_signer=str(answers.get("notary") or deed_office), deed_office=deed_office,
        deed_on=answers.get("issued_on") or None, signer=signing.signer, signed_on=signing.on,
        authority=office.name, place=signing.place,
        day=pen.day, recorded_at=pen.now, recorded_by=desk.clerk.name,
    )  # fmt: skip


def _making(sticker: Sticker, piece: Piece) -> int:
    """How often this authentication number has been used now; only for the same certificate,
    and only where what stood on it is void (`NumberUsed` otherwise)."""
    earlier = list(
        Result.select().where(
            Result.authentication_no == sticker.authentication_no,
            Result.small_no == sticker.small_no,
        )
    )
    for row in earlier:
        is_void = BlankSpoiled.select().where(BlankSpoiled.result == row).exists()
        if row.piece_id != piece.id or not is_void:
            raise NumberUsed(_whole(sticker), row.case.no)
    return len(earlier) + 1


def _whole(sticker: Sticker) -> str:
    return f"{sticker.authentication_no}-{sticker.small_no}"
