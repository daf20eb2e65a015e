"""Acts at the wrong time or twice: each of these once left the books contradicting themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from counter.dayclose import till, totals, waiver
from counter.dayclose.figures import KindFigures
from counter.desk import ActOfAnotherVerb, new_act
from counter.errors import BadAnswers, NotFound, WrongStep
from counter.intake import accept, correction, upgrade
from counter.intake.notary.send_back import send_back
from counter.intake.prereview import answering, clearing, collecting
from counter.progress.consignment.returning import Outcome
from counter.progress.custody import approvals, loans, made, stock, stocktaking
from counter.progress.custody.loans import Taker
from counter.progress.custody.stock import Booklet
from counter.progress.custody.trips import Trip
from counter.progress.register.remake import remake
from counter.progress.register.results import proposal
from counter.progress.register.seal import seal
from counter.progress.register.sticker import Sticker
from counter.progress.settlement import settle
from counter.progress.standing import standing
from counter.queue import card
from counter.store import charging, journal
from counter.store.blankbook import ResultStands
from counter.store.casebook import get
from counter.store.tables.journal import Act
from counter.text import Text
from counter.values.money import Money
from tests.conftest import Hall
from tests.counter import outside_steps, steps
from tests.counter.intake.notary.batch import taken

BOOKLET = Booklet("SE1234567", "service", "王略", "某局")


def revision(hall: Hall, no: str) -> int:
    return card.card(hall.desk, no).revision


def figures(hall: Hall) -> KindFigures:
    kinds = totals.of(hall.supervisor, "2026").kinds
    return next(kind for kind in kinds if kind.code == "authentication")


def void(hall: Hall, no: str, *pieces: int) -> None:
    beside = steps.beside(hall, hall.desk)
    remake(hall.desk, no, revision(hall, no), "错位", beside, new_act(), pieces or None)


# The same act's id


def test_an_acts_id_belongs_to_one_verb(any_hall: Hall) -> None:
    no, act = any_hall.accept().case_no, new_act()
    till.pay(any_hall.desk, no, Money.yuan(10), "cash", "", act)
    with pytest.raises(ActOfAnotherVerb):
        waiver.type_fee(any_hall.supervisor, no, "翻译费", Money.yuan(5), "office", "补", act)
    assert till.pay(any_hall.desk, no, Money.yuan(10), "cash", "", act) == Money.yuan(90)


def test_papers_taken_in_are_not_said_to_be_accepted(hall: Hall) -> None:
    form = hall.application()
    accept.receive(hall.desk, form)
    with pytest.raises(ActOfAnotherVerb):
        accept.accept(hall.desk, form)


def test_making_a_case_urgent_is_not_making_it_double(hall: Hall) -> None:
    no, act = hall.accept(destination="KE").case_no, new_act()
    upgrade.change_speed(hall.desk, no, 1, "urgent", act)
    with pytest.raises(ActOfAnotherVerb):
        upgrade.change_route(hall.desk, no, 2, "legalisation-double", act)


def test_an_act_of_an_earlier_version_still_answers(hall: Hall) -> None:
    no, act = hall.accept().case_no, new_act()
    with hall.books.transaction():
        journal.remember(act, journal.head().seq, {})  # no verb is named there
        assert Act.get_by_id(act).answer == "{}"
    assert till.pay(hall.desk, no, Money.yuan(10), "cash", "", act) == Money.yuan(100)


def test_a_waiver_repeated_after_the_end_answers_all_the_same(hall: Hall) -> None:
    no, act = hall.accept().case_no, new_act()
    waiver.waive(hall.supervisor, no, "apostille-civil", "困难", act)
    steps.move(hall, no, "withdraw", reason="不办了")
    assert waiver.waive(hall.supervisor, no, "apostille-civil", "困难", act) == Money(0)
    with pytest.raises(WrongStep):
        waiver.waive(hall.supervisor, no, "apostille-civil", "困难", new_act())


# Money


def test_what_was_waived_does_not_come_back_as_money(any_hall: Hall) -> None:
    no = any_hall.accept().case_no  # two matters
    waiver.waive(any_hall.supervisor, no, "apostille-civil", "困难", new_act())
    for matters, owes in ((1, 0), (3, 50)):
        correction.correct(
            any_hall.desk, no, revision(any_hall, no), {}, {1: {"matters": matters}}, "录错",
            new_act(),
        )  # fmt: skip
        assert card.card(any_hall.desk, no).owes == Money.yuan(owes)


def test_a_settled_fee_is_the_real_one_whatever_is_corrected(any_hall: Hall) -> None:
    no = any_hall.accept(destination="EG").case_no
    settle(any_hall.desk, no, "embassy-civil", Money.yuan(100), "", new_act())
    correction.correct(
        any_hall.desk, no, revision(any_hall, no), {}, {1: {"matters": 1}}, "录错", new_act()
    )
    with any_hall.books.reading():
        line = charging.line(get(no), "embassy-civil")
    assert line is not None
    assert line.now == Money.yuan(100)


def test_a_fee_of_a_hundred_million_is_a_slip_of_the_keyboard(hall: Hall) -> None:
    no, much = hall.accept(destination="EG").case_no, Money.yuan(100_000_000)
    with pytest.raises(BadAnswers):
        waiver.type_fee(hall.supervisor, no, "翻译费", much, "office", "补收", new_act())
    with pytest.raises(BadAnswers):
        settle(hall.desk, no, "embassy-civil", much, "", new_act())


# What went back to its notary office


def test_what_went_back_stays_off_the_bill_and_the_units(any_hall: Hall) -> None:
    done = taken(any_hall)
    no = done.case_nos[0]  # two certificates, of 2 and 1 matters
    send_back(any_hall.desk, done.batch_no, (2,), "盖章不清", new_act())
    assert card.card(any_hall.desk, no).owes == Money.yuan(50)
    phone = {"phone": "13912345678"}
    correction.correct(any_hall.desk, no, revision(any_hall, no), phone, {}, "录错", new_act())
    assert (card.card(any_hall.desk, no).owes, figures(any_hall).accepted) == (Money.yuan(50), 6)
    told = upgrade.change_speed(any_hall.desk, no, revision(any_hall, no), "urgent", new_act())
    assert told.difference == Money.yuan(50)
    with any_hall.books.reading():
        assert get(no).units == 1


def test_a_case_with_a_valid_sticker_does_not_end_without_a_result(hall: Hall) -> None:
    done = taken(hall)
    no = done.case_nos[0]
    steps.bring_to(hall, no, "made")
    void(hall, no, 1)
    for code in ("withdraw", "refuse"):
        with pytest.raises(ResultStands):
            steps.move(hall, no, code, reason="不办了")
    with pytest.raises(ResultStands):
        send_back(hall.desk, done.batch_no, (3,), "要求取回", new_act())
    send_back(hall.desk, done.batch_no, (2,), "要求取回", new_act())  # has none any more
    void(hall, no)  # the rest as well, although the case waits for a sticker
    steps.move(hall, no, "withdraw", reason="不办了")
    assert standing(hall.desk, no).step == "withdrawn"


# The register


def test_what_came_back_in_part_and_is_remade_leaves_no_figure_below_nothing(
    any_hall: Hall,
) -> None:
    no = outside_steps.made(any_hall, 2)
    number = outside_steps.sent(any_hall, no)
    told = (Outcome(no, 1, "refused", "印章不清"), Outcome(no, 2, "back"))
    outside_steps.back(any_hall, number, *told)
    assert (figures(any_hall).finished, figures(any_hall).refused) == (1, 1)
    void(any_hall, no)
    seen = figures(any_hall)
    assert (seen.finished, seen.finished_cases, seen.refused) == (0, 0, 0)
    steps.bring_to(any_hall, no, "made")
    outside_steps.all_back(any_hall, no)
    seen = figures(any_hall)
    assert (seen.finished, seen.finished_cases, seen.refused) == (2, 1, 0)


def test_a_piece_gets_one_sticker(hall: Hall) -> None:
    no = hall.accept().case_no
    steps.bring_to(hall, no, "examined")
    told = (*steps.stickers_for(proposal(hall.desk, no)),
            Sticker(1, "26599999", "001", "CQ000099"))  # fmt: skip
    with pytest.raises(BadAnswers) as refused:
        seal(hall.desk, no, revision(hall, no), told, steps.SIGNING, new_act())
    assert [fault.piece for fault in refused.value.faults] == [1]


# The promised day


def test_an_urgent_case_is_never_promised_for_a_day_off(hall: Hall) -> None:
    no = hall.accept(destination="EG").case_no
    promised = set()
    for _ in range(40):
        hall.later(days=1)
        offer = upgrade.offers(hall.desk, no)[0]
        assert offer.due is not None
        promised.add(offer.due.on)
    assert all(map(hall.desk.calendar.is_working, promised))


def test_a_late_case_made_double_is_not_promised_for_a_past_day(hall: Hall) -> None:
    no = hall.accept(destination="KE").case_no
    hall.later(days=40)
    (offer,) = (o for o in upgrade.offers(hall.desk, no) if o.code == "legalisation-double")
    assert offer.due is not None
    assert offer.due.on > hall.desk.today
    days = [note.on for note in offer.due.days]
    assert (days[-1], len(days)) == (offer.due.on, len(set(days)))


# Pre-reviews


def test_a_picture_is_ticked_and_removed_only_in_its_own_pre_review(hall: Hall) -> None:
    from tests.counter.intake.prereview.bits import picture

    one, other = (
        collecting.begin(hall.desk, collecting.Told("RZ", name), new_act()).row.no
        for name in ("小张", "小李")
    )
    seen = collecting.add_pictures(hall.desk, other, (picture(),), new_act())
    (shown,) = seen.pictures
    with pytest.raises(NotFound):
        collecting.tick(hall.desk, one, shown.id, frozenset({"application_form"}), new_act())
    with pytest.raises(NotFound):
        collecting.remove_picture(hall.desk, one, shown.id, new_act())


def test_an_answer_repeated_after_it_was_cleared_says_that_there_is_none(hall: Hall) -> None:
    begun = collecting.begin(hall.desk, collecting.Told("RZ", "小张"), new_act())
    no, act, gap = begun.row.no, new_act(), (Text("缺译文", "no translation"),)
    answering.answer(hall.desk, no, begun.revision, "gaps", gap, "", act)
    clearing.clear(hall.desk, no, "申请人要求", new_act())
    with pytest.raises(NotFound):
        answering.answer(hall.desk, no, begun.revision, "gaps", gap, "", act)


# Custody


@pytest.mark.parametrize(
    "trip",
    [
        Trip("", date(9999, 12, 31), 30), Trip("", date(2026, 11, 30), 0),
        Trip("", date(2026, 11, 30), -5), Trip("", date(2026, 11, 30), 10**9),
    ],
    ids=["year 9999", "no day", "less than none", "a billion days"],
)  # fmt: skip
def test_a_trip_that_cannot_be_is_refused_wherever_it_is_told(hall: Hall, trip: Trip) -> None:
    kept = stock.take_in(hall.desk, BOOKLET, new_act())
    assert loans.prospect(hall.desk, kept.row.no, trip).stops
    with pytest.raises(BadAnswers):
        loans.lend(hall.desk, kept.row.no, kept.revision, trip, Taker("李娜"), new_act())
    lent = loans.lend(hall.desk, kept.row.no, kept.revision, Trip(), Taker("李娜"), new_act())
    with pytest.raises(BadAnswers):
        loans.set_trip(hall.desk, kept.row.no, lent.card.revision, trip, None, new_act())
    approved = approvals.Approved("渝外批〔2026〕9号", "mission", "某局", days=trip.days,
                                  departs_on=trip.departs_on)  # fmt: skip
    with pytest.raises(BadAnswers):
        approvals.record(hall.desk, approved, new_act())


def test_a_booklet_that_was_counted_and_then_lent_was_no_stranger(any_hall: Hall) -> None:
    desk = any_hall.desk
    kept = stock.take_in(desk, BOOKLET, new_act())
    count = stocktaking.start(desk, "", new_act())
    stocktaking.see(desk, count.no, BOOKLET.passport_no, "", new_act())
    any_hall.later(minutes=1)
    trip = Trip("", any_hall.desk.today + timedelta(days=7), 5)
    loans.lend(desk, kept.row.no, kept.revision, trip, Taker("李娜"), new_act())
    done = stocktaking.finish(desk, count.no, new_act())
    assert (done.expected, done.result.found, done.result.unexpected) == (1, 1, ())


def test_only_a_passport_case_makes_a_passport(hall: Hall) -> None:
    no = hall.accept().case_no
    with pytest.raises(WrongStep):
        made.register(hall.desk, no, 1, 1, BOOKLET, new_act())
