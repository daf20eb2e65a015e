"""From the last answer to the end of a card case: ordered, ordered early, arrived, ended, noted."""

from __future__ import annotations

from datetime import date

from counter.casetypes.apec_card import ASKED_ANEW, CASE_TYPE
from counter.casetypes.vocabulary import Move
from counter.desk import Desk
from counter.errors import Refused
from counter.progress import moves
from counter.progress.economies.answers import all_answered, may_be_early
from counter.progress.economies.arrival import Arrived, checked
from counter.progress.moves import Moved
from counter.store import cardbook, search
from counter.store.cardbook import Person
from counter.store.casebook import tally
from counter.store.tables.apec import TravelCard
from counter.store.tables.cases import Case, Piece
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark


class NotAllAnswered(Refused):
    """Some economy has said neither yes nor no; only an early card is possible."""

    def __init__(self, case_no: str, waiting: int) -> None:
        self.case_no, self.waiting = case_no, waiting
        super().__init__(
            Text("{no} 还有 {n} 项未答复。请登记答复，或申请提前制卡。",
                 "{no}: {n} {n:answer is|answers are} still out. Note them, or card it early.")
            .fill(no=case_no, n=waiting)
        )  # fmt: skip


class NotEarly(Refused):
    """An early card makes no sense: everything is answered, or somebody has no economy at all."""

    def __init__(self, case_no: str) -> None:
        self.case_no = case_no
        super().__init__(
            Text("{no} 不能提前制卡：须有未答复的经济体，且每人至少已批一个。",
                 "{no} cannot be carded early: some answer must be out, and everybody must have "
                 "one approval.").fill(no=case_no)
        )  # fmt: skip


def card(desk: Desk, case_no: str, revision: int, act: str) -> Moved:
    """Order the cards: every economy has answered. Refuses `NotAllAnswered`."""
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is not None:
            return moves.recall(pen.answer)
        case = moves.take(case_no, revision)
        move = _move(case, "card")
        people = cardbook.people_of(case)
        if not all_answered(people):
            raise NotAllAnswered(case.no, sum(len(person.waiting) for person in people))
        return moves.settle(pen, case, moves.step_to(desk, pen, case, move, {}))


def early_card(desk: Desk, case_no: str, revision: int, act: str) -> Moved:
    """Order cards for the economies that have agreed so far (提前制卡); a full card later is
    another order with another fee, and ends this one. Refuses `NotEarly`."""
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is not None:
            return moves.recall(pen.answer)
        case = moves.take(case_no, revision)
        move = _move(case, "early_card")
        if not may_be_early(cardbook.people_of(case)):
            raise NotEarly(case.no)
        return moves.settle(pen, case, moves.step_to(desk, pen, case, move, {}))


def card_arrived(
    desk: Desk, case_no: str, revision: int, arrived: tuple[Arrived, ...], act: str
) -> Moved:
    """Cards have come; when the last one has, the case is ready. Each counts one 张.

    The card that this one takes the place of ends. Refuses `BadAnswers` for a number that is
    known, a last day that cannot be, and an economy that has not agreed.
    """
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is not None:
            return moves.recall(pen.answer)
        case = moves.take(case_no, revision)
        move = _move(case, "arrive")
        people = {person.piece_no: person for person in cardbook.people_of(case)}
        waiting = set(people) - {card.piece_no for card in cardbook.cards_of(case)}
        cards = checked(case, people, waiting, arrived, pen.day)
        made = [_make(case, people[one.piece_no], one, pen.day) for one in cards]
        search.note(case.id, [card.card_no for card in made])
        pen.write(
            "card_arrived", case.no,
            {"cards": [_told(card) for card in made]}, tally(case, "cards", len(made)),
        )  # fmt: skip
        if waiting - {one.piece_no for one in cards}:
            moves.mark(desk, pen, case)
            return moves.settle(pen, case, None)
        return moves.settle(pen, case, moves.step_to(desk, pen, case, move, {}))


def cancel_card(
    desk: Desk, case_no: str, revision: int, is_destroyed: bool, note: str, act: str
) -> Moved:
    """注销: the cards of this case's persons end; whether they were destroyed here is noted."""
    why = remark("note", note)
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is not None:
            return moves.recall(pen.answer)
        case = moves.take(case_no, revision)
        move = _move(case, "cancel_card")
        ended = []
        for piece in case.pieces.order_by(Piece.no):
            old = _before(case, piece)
            number = str(piece.answers.get("old_card_no") or "").strip().upper()
            if old is None and number and TravelCard.get_or_none(card_no=number) is None:
                old = TravelCard(holder=piece.holder, passport_no=piece.number, card_no=number)
            if old is not None:
                _end(old, "cancelled", pen.day, why, is_destroyed)
                ended.append(old.card_no)
        told = {"is_destroyed": "yes" if is_destroyed else "", "note": why}
        paper = moves.step_to(desk, pen, case, move, told, {"cards": ended})
        return moves.settle(pen, case, paper)


def note_passport(desk: Desk, case_no: str, revision: int, act: str) -> Moved:
    """仅更换护照: open applications follow their holders to the new passport; a card that is in
    use already is flagged, for it must be replaced."""
    with desk.signed(Right.ADVANCE, act) as pen:
        if pen.answer is not None:
            return moves.recall(pen.answer)
        case = moves.take(case_no, revision)
        move = _move(case, "note_passport")
        followed, flagged = [], []
        for piece in case.pieces.order_by(Piece.no):
            number = str(piece.answers["new_passport_no"]).upper()
            for other in _applications(case, piece):
                answers = {**other.answers, "passport_no": number}
                Piece.update(number=number, answers=answers).where(Piece.id == other.id).execute()
                search.note(other.case.id, [number])
                moves.mark(desk, pen, other.case)
                pen.write("follow_passport", other.case.no,
                          {"piece": other.no, "told_by": case.no})  # fmt: skip
                followed.append(other.case.no)
            for old in TravelCard.select().where(
                TravelCard.passport_no == piece.number, TravelCard.state == "made"
            ):
                old.new_passport_no = number
                old.save()
                flagged.append(old.card_no)
        facts = {"followed": followed, "flagged": flagged}
        return moves.settle(pen, case, moves.step_to(desk, pen, case, move, {}, facts))


def _move(case: Case, code: str) -> Move:
    move = CASE_TYPE.workflow.move(case.step, code) if case.letters == CASE_TYPE.letters else None
    if move is None or not move.when.holds(moves.facts_of(case)):
        title = next(m.title for m in CASE_TYPE.workflow.moves if m.code == code)
        raise moves.wrong_step(case, title)
    return move


def _make(case: Case, person: Person, one: Arrived, today: date) -> TravelCard:
    piece = Piece.get(Piece.case == case, Piece.no == person.piece_no)
    old = _before(case, piece)
    if old is not None:
        is_lost = case.answers.get("order") == "lost"
        _end(old, "lost" if is_lost else "replaced", today, "", False)
    # Who had every answer when the cards were ordered got a full one all the same.
    is_early = case.step == "carded_early" and (
        not person.is_complete or set(one.economies) < set(person.approved)
    )
    return TravelCard.create(
        case=case, piece_no=person.piece_no, holder=person.holder,
        passport_no=person.passport_no, card_no=one.card_no, issued_on=one.issued_on,
        arrived_on=today, expires_on=one.expires_on, economies=list(one.economies),
        is_early=is_early, follows=old, state="made",
    )  # fmt: skip


def _before(case: Case, piece: Piece) -> TravelCard | None:
    """The card that this person holds: by its number, by his passport, or by name in his firm."""
    if case.answers.get("order") == "new":
        return None
    number = str(piece.answers.get("old_card_no") or "").strip().upper()
    lives = TravelCard.state == "made"
    if number:
        return TravelCard.get_or_none(lives, TravelCard.card_no == number)
    by_passport = TravelCard.get_or_none(
        lives,
        (TravelCard.passport_no == piece.number) | (TravelCard.new_passport_no == piece.number),
    )
    if by_passport is not None:
        return by_passport
    firm = case.answers.get("uscc")
    for card in TravelCard.select().where(lives, TravelCard.holder == piece.holder):
        if firm and card.case is not None and card.case.answers.get("uscc") == firm:
            return card
    return None


def _end(card: TravelCard, state: str, day: date, why: str, is_destroyed: bool) -> None:
    card.state, card.ended_on, card.reason, card.is_destroyed = state, day, why, is_destroyed
    card.save()


def _told(card: TravelCard) -> dict[str, object]:
    return {
        "piece": card.piece_no, "card_no": card.card_no, "expires_on": card.expires_on,
        "economies": card.economies, "is_early": card.is_early,
        "follows": "" if card.follows is None else card.follows.card_no,
    }  # fmt: skip


def _applications(case: Case, piece: Piece) -> list[Piece]:
    """The holder's other applications that still wait for their card."""
    found = (
        Piece.select(Piece, Case)
        .join(Case)
        .where(
            Piece.number == piece.number, Case.id != case.id, Case.letters == CASE_TYPE.letters,
            Case.stage.in_(("received", "waiting", "working", "outside")),
        )
    )  # fmt: skip
    makes = (*ASKED_ANEW, "replace", "lost")
    return [other for other in found if other.case.answers.get("order") in makes]
