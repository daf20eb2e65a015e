"""APEC cards: sixteen answers a person, early cards, numbers, ends, and no money at this till."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter.casetypes.apec_card import CASE_TYPE
from counter.dayclose import till, totals
from counter.dayclose.till import TooMuch
from counter.desk import new_act
from counter.errors import BadAnswers, Forbidden, NotFound, Overtaken, WrongStep
from counter.progress.economies import answers, carding, firms, reminders
from counter.progress.economies import cards as travel_cards
from counter.progress.economies.answers import Told
from counter.progress.economies.carding import NotAllAnswered, NotEarly
from counter.queue import card, search, worklists
from counter.rules.apec import STATUSES
from counter.settings import safekeeping
from counter.store.tables.journal import Entry
from counter.values.days import SHANGHAI
from counter.values.money import Money
from counter.values.months import months_on
from tests.conftest import COMPANY, MORNING, Hall, default_pieces
from tests.counter import cardwork, steps

TWO = [*default_pieces("SL"), {"holder": "欧阳娜娜", "passport_no": "E00000002"}]


def step_of(hall: Hall, no: str) -> str:
    return card.card(hall.desk, no).row.step.en


def on(hall: Hall, day: date) -> None:
    """It is `day` now, and a supervisor says that the clock is right."""
    hall.now = MORNING.replace(year=day.year, month=day.month, day=day.day)
    safekeeping.trust_clock(hall.supervisor, "过了些日子", new_act())


def said(hall: Hall, no: str, section: str) -> str:
    return dict(card.card(hall.desk, no).beside)[section].zh


def test_every_person_waits_for_sixteen_economies(any_hall: Hall) -> None:
    no = cardwork.with_economies(any_hall, pieces=TWO)
    seen = cardwork.grid(any_hall, no)
    assert [len(row.answers) for row in seen.rows] == [16, 16]
    assert {cell.status for row in seen.rows for cell in row.answers} == {"pending"}
    assert {cell.day for cell in seen.rows[0].answers} == {any_hall.desk.today}
    assert seen.rows[1].holder == "欧阳*娜"
    assert {e.code for e in seen.economies}.isdisjoint({"US", "CA", "HK", "TW", "CN"})


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    told=st.lists(
        st.tuples(st.integers(1, 2), st.integers(0, 15), st.sampled_from(sorted(STATUSES)))
    )
)
def test_the_counts_of_a_grid_add_up_whatever_is_answered(
    hall: Hall, told: list[tuple[int, int, str]]
) -> None:
    no = cardwork.with_economies(hall, pieces=TWO)
    seen = cardwork.grid(hall, no)
    codes = [economy.code for economy in seen.economies]
    last = {(piece, codes[which]): status for piece, which, status in told}
    for piece, which, status in told:
        seen = cardwork.grid(hall, no)
        answers.answer(
            hall.desk, no, seen.revision, piece, codes[which], status, hall.desk.today, new_act()
        )
    seen = cardwork.grid(hall, no)
    assert sum(seen.counts.values()) == 32
    for row in seen.rows:
        assert sum(row.counts.values()) == 16
        assert {
            cell.economy: cell.status for cell in row.answers if cell.status != "pending"
        } == {
            code: status
            for (piece, code), status in last.items()
            if piece == row.piece_no and status != "pending"
        }
    silent = seen.counts["pending"] + seen.counts["unanswered"]
    assert seen.may_card == (silent == 0)


def test_many_answers_are_one_act_and_one_entry(any_hall: Hall) -> None:
    no = cardwork.with_economies(any_hall, pieces=TWO)
    before = steps.length(any_hall)
    noted = cardwork.note(any_hall, no, "approved", ["JP", "KR"])
    assert noted.changed == 4
    assert steps.length(any_hall) == before + 1
    assert steps.facts_of(any_hall, before + 1)["answers"][0] == {
        "piece": 1, "economy": "KR", "from": "pending", "to": "approved",
        "day": "2026-11-23", "note": "",
    }  # fmt: skip
    assert cardwork.note(any_hall, no, "approved", ["JP"]).changed == 0  # as it stands already
    assert steps.length(any_hall) == before + 1


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"piece_no": 3}, NotFound), ({"economy": "US"}, NotFound),
        ({"status": "perhaps"}, BadAnswers), ({"day": date(2026, 11, 24)}, BadAnswers),
        ({"day": date(2026, 11, 22)}, BadAnswers), ({"note": "x" * 201}, BadAnswers),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_is_refused_with_the_whole_act(
    hall: Hall, change: dict[str, object], refusal: type[Exception]
) -> None:
    no = cardwork.with_economies(hall)
    seen = cardwork.revision(hall, no)
    right = {"piece_no": 1, "economy": "JP", "status": "approved", "day": hall.desk.today}
    told = (Told(**right), Told(**{**right, **change}))  # type: ignore[arg-type]
    before = steps.snapshot(hall)
    with pytest.raises(refusal):
        answers.answer_many(hall.desk, no, seen, told, new_act())
    assert steps.snapshot(hall) == before


def test_the_slower_window_answers_upon_what_it_sees(hall: Hall) -> None:
    no = cardwork.with_economies(hall)
    seen, today = cardwork.revision(hall, no), hall.desk.today
    answers.answer(hall.window("2"), no, seen, 1, "JP", "approved", today, new_act())
    with pytest.raises(Overtaken):
        answers.answer(hall.desk, no, seen, 1, "JP", "refused", today, new_act())


def test_nothing_is_answered_before_the_case_went_out(hall: Hall) -> None:
    no = cardwork.reported(hall, "new")
    with pytest.raises(WrongStep):
        cardwork.note(hall, no, "approved")
    other = hall.accept("RZ").case_no
    with pytest.raises(WrongStep):
        answers.answer(hall.desk, other, 1, 1, "JP", "approved", hall.desk.today, new_act())


def test_a_card_waits_for_every_answer_and_an_early_one_for_one_each(any_hall: Hall) -> None:
    no = cardwork.with_economies(any_hall, pieces=TWO)
    desk = any_hall.desk
    cardwork.note(any_hall, no, "approved", ["JP"], piece_no=1)
    seen = cardwork.revision(any_hall, no)
    with pytest.raises(NotAllAnswered) as refused:
        carding.card(desk, no, seen, new_act())
    assert refused.value.waiting == 31
    with pytest.raises(NotEarly):
        carding.early_card(desk, no, seen, new_act())
    cardwork.note(any_hall, no, "approved", ["JP"], piece_no=2)
    assert cardwork.grid(any_hall, no).may_card_early
    cardwork.note(any_hall, no, "approved")
    cardwork.note(any_hall, no, "refused", ["RU"])
    seen = cardwork.revision(any_hall, no)
    with pytest.raises(NotEarly):
        carding.early_card(desk, no, seen, new_act())
    carding.card(desk, no, seen, new_act())
    assert step_of(any_hall, no) == "being carded"


def test_cards_arrive_one_by_one_and_count_in_a_unit_of_their_own(any_hall: Hall) -> None:
    no = cardwork.with_economies(any_hall, pieces=TWO)
    cardwork.WAYS["card"](any_hall, no)
    cardwork.arrive(any_hall, no, "CN1")
    assert step_of(any_hall, no) == "being carded"
    with pytest.raises(BadAnswers):
        cardwork.arrive(any_hall, no, "CN2")  # the first person has his
    both = cardwork.arrived(any_hall, no, "CN1", "CN2")
    seen = cardwork.revision(any_hall, no)
    with pytest.raises(BadAnswers):
        carding.card_arrived(any_hall.desk, no, seen, both, new_act())
    carding.card_arrived(any_hall.desk, no, seen, both[1:], new_act())
    assert step_of(any_hall, no) == "ready"
    steps.collect(any_hall, no)
    figures = next(k for k in totals.of(any_hall.desk, "2026").kinds if k.code == "apec_card")
    assert (figures.accepted_cases, figures.case_unit.zh) == (1, "批")
    assert (figures.accepted, figures.unit.zh) == (2, "人次")
    assert (figures.made, figures.made_unit.zh if figures.made_unit else "") == (2, "张")
    lines = travel_cards.cards_of(any_hall.desk, no)
    assert [(line.card_no, line.state, line.holder) for line in lines] == [
        ("CN2", "in_use", "欧阳*娜"), ("CN1", "in_use", "吕*"),
    ]  # fmt: skip
    assert [row.case_no for row in search.find(any_hall.desk, "CN2")] == [no]
    assert steps.verified(any_hall).entries == steps.length(any_hall)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"card_no": " "}, "card_no"), ({"expires_on": date(2026, 11, 23)}, "expires_on"),
        ({"expires_on": date(2031, 11, 24)}, "expires_on"), ({"economies": ()}, "economies"),
        ({"economies": ("JP", "RU")}, "economies"),
        ({"issued_on": date(2026, 11, 24)}, "issued_on"),
    ],
)  # fmt: skip
def test_a_card_that_cannot_be_is_refused_at_its_field(
    hall: Hall, change: dict[str, object], field: str
) -> None:
    no = cardwork.with_economies(hall)
    cardwork.note(hall, no, "approved")
    cardwork.note(hall, no, "refused", ["RU"])
    carding.card(hall.desk, no, cardwork.revision(hall, no), new_act())
    before = steps.snapshot(hall)
    with pytest.raises(BadAnswers) as refused:
        cardwork.arrive(hall, no, "CN1", **change)
    assert field in {fault.question for fault in refused.value.faults}
    assert steps.snapshot(hall) == before


def test_an_early_card_asks_for_the_full_one_and_ends_with_it(any_hall: Hall) -> None:
    no = cardwork.with_economies(any_hall)
    cardwork.note(any_hall, no, "approved", ["JP", "KR"])
    carding.early_card(any_hall.desk, no, cardwork.revision(any_hall, no), new_act())
    cardwork.arrive(any_hall, no, "CN1")
    steps.collect(any_hall, no)
    (early,) = travel_cards.cards(any_hall.desk, "CN1")
    assert (early.is_early, set(early.economies)) == (True, {"JP", "KR"})
    any_hall.later(days=30)
    cardwork.note(any_hall, no, "approved")  # they go on answering
    assert [r.kind for r in reminders.reminders(any_hall.desk)] == ["full"]
    again = cardwork.reported(any_hall, "replace")
    steps.move(any_hall, again, "proof_carded")
    cardwork.arrive(any_hall, again, "CN2")
    (early,), (full,) = (travel_cards.cards(any_hall.desk, n) for n in ("CN1", "CN2"))
    assert (early.state, full.follows, full.is_early) == ("replaced", "CN1", False)
    assert reminders.reminders(any_hall.desk) == ()


def test_a_lost_card_needs_the_police_report_and_ends_as_lost(hall: Hall) -> None:
    cardwork.in_use(hall, "CN1")
    asked = {m.code for m in card.card(hall.desk, hall.accept("SL", order="lost").case_no)
             .open_materials}  # fmt: skip
    assert "sl-police-report" in asked
    no = cardwork.reported(hall, "lost")
    steps.move(hall, no, "proof_carded")
    cardwork.arrive(hall, no, "CN2")
    (old,) = travel_cards.cards(hall.desk, "CN1")
    assert old.state == "lost"


def test_a_cancelled_card_is_destroyed_on_record(any_hall: Hall) -> None:
    cardwork.in_use(any_hall, "CN1")
    no = cardwork.reported(any_hall, "cancel")
    seen = cardwork.revision(any_hall, no)
    carding.cancel_card(any_hall.desk, no, seen, True, "离职", new_act())
    (old,) = travel_cards.cards(any_hall.desk, "cn1")
    assert (old.state, old.is_destroyed, old.reason) == ("cancelled", True, "离职")
    assert card.card(any_hall.desk, no).row.stage == "done"
    with pytest.raises(NotFound):
        travel_cards.end_card(any_hall.desk, "CN1", "lost", "丢失", False, new_act())


def test_a_card_that_the_hall_never_saw_can_be_cancelled_by_its_number(hall: Hall) -> None:
    piece = {**default_pieces("SL")[0], "old_card_no": "cn77"}
    no = cardwork.reported(hall, "cancel", pieces=[piece])
    carding.cancel_card(hall.desk, no, 4, False, "", new_act())
    (old,) = travel_cards.cards(hall.desk, "CN77")
    assert (old.state, old.case_no, old.is_destroyed) == ("cancelled", "", False)


def test_a_new_passport_follows_into_the_application_and_flags_the_card(any_hall: Hall) -> None:
    cardwork.in_use(any_hall, "CN1")
    waiting = cardwork.with_economies(any_hall)
    piece = {**default_pieces("SL")[0], "new_passport_no": "e87654321"}
    no = cardwork.reported(any_hall, "passport", pieces=[piece])
    assert card.card(any_hall.desk, no).charges == ()  # free
    carding.note_passport(any_hall.desk, no, 4, new_act())
    assert cardwork.grid(any_hall, waiting).rows[0].passport_no == "E87654321"
    (flagged,) = travel_cards.cards(any_hall.desk, "CN1")
    assert flagged.new_passport_no == "E87654321"
    (told,) = (r for r in reminders.reminders(any_hall.desk) if r.card_no == "CN1")
    assert told.kind == "new_passport"
    assert "护照已换，须换卡" in told.words.zh


def test_a_passport_typed_or_made_here_flags_the_card(hall: Hall) -> None:
    no = cardwork.in_use(hall, "CN1")
    assert reminders.reminders_of(hall.desk, no) == ()
    made = hall.accept("HZ", pieces=[{**default_pieces("HZ")[0], "holder": "吕强"}]).case_no
    assert reminders.reminders_of(hall.desk, no) == ()  # not made yet
    steps.bring_to(hall, made, "ready")
    (told,) = reminders.reminders_of(hall.desk, no)
    assert (told.kind, made in told.words.zh) == ("new_passport", True)
    travel_cards.new_passport(hall.desk, "CN1", "PE7654321", new_act())
    (told,) = reminders.reminders_of(hall.desk, no)
    assert "PE7654321" in told.words.zh
    assert no in {row.case_no for row in worklists.open_cases(hall.desk, "cards")}


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)), (date(2027, 8, 31), -6, date(2027, 2, 28)),
        (date(2027, 8, 30), 6, date(2028, 2, 29)), (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
    ],
)  # fmt: skip
def test_months_end_with_the_month(day: date, months: int, then: date) -> None:
    assert months_on(day, months) == then


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(last=st.dates(date(2027, 6, 1), date(2031, 11, 22)))
def test_a_card_is_remembered_from_six_months_before_its_end(hall: Hall, last: date) -> None:
    hall.now = MORNING
    number = f"CN{last:%Y%m%d}{new_act()[:6].upper()}"
    no = cardwork.with_economies(hall)
    cardwork.WAYS["card"](hall, no)
    cardwork.arrive(hall, no, number, expires_on=last)
    first = months_on(last, -6)
    for day, is_told in ((first - timedelta(days=1), False), (first, True), (last, True)):
        hall.now = MORNING.replace(year=day.year, month=day.month, day=day.day)
        told = {r.card_no: r for r in reminders.reminders(hall.desk) if r.kind == "expiring"}
        assert (number in told) == is_told
    assert told[number].since == first


@pytest.mark.parametrize(
    ("asked", "first"),
    [(date(2026, 8, 31), date(2027, 2, 28)), (date(2027, 8, 30), date(2028, 2, 29))],
)
def test_silence_is_told_of_after_six_months(hall: Hall, asked: date, first: date) -> None:
    on(hall, asked)
    no = cardwork.with_economies(hall)
    cardwork.note(hall, no, "approved", [e.code for e in cardwork.grid(hall, no).economies[1:]])
    on(hall, first - timedelta(days=1))
    assert reminders.reminders(hall.desk) == ()
    hall.later(days=1)
    (told,) = reminders.reminders(hall.desk)
    assert (told.kind, told.since, told.case_no) == ("silent", first, no)
    assert worklists.counts(hall.desk)["cards"] == 1
    silent = cardwork.grid(hall, no).economies[0].code
    cardwork.note(hall, no, "unanswered", [silent])  # asked again: six more months
    assert reminders.reminders(hall.desk) == ()


def test_a_renewal_under_way_quiets_the_reminder(hall: Hall) -> None:
    cardwork.in_use(hall, "CN1")
    on(hall, date(2031, 6, 1))
    assert [r.kind for r in reminders.reminders(hall.desk)] == ["expiring"]
    cardwork.with_economies(hall, order="renew")
    assert reminders.reminders(hall.desk) == ()


@pytest.mark.parametrize("order", [choice.code for choice in CASE_TYPE.question("order").choices])
def test_no_order_is_ever_paid_at_this_till(hall: Hall, order: str) -> None:
    piece = {**default_pieces("SL")[0], "new_passport_no": "E87654321"}
    no = hall.accept("SL", order=order, pieces=[piece]).case_no
    seen = card.card(hall.desk, no)
    assert (seen.owes, seen.total) == (Money(0), Money(0))
    assert not any(line.is_collected for line in seen.charges)
    costs = order not in ("passport", "cancel")
    assert [str(line.amount) for line in seen.charges] == ([str(Money.yuan(720))] if costs else [])
    with pytest.raises(TooMuch):
        till.pay(hall.desk, no, Money.yuan(720), "cash", "", new_act())


def test_a_firm_is_measured_and_a_supervisor_decides(any_hall: Hall) -> None:
    no = any_hall.accept("SL").case_no
    assert firms.firm(any_hall.desk, no).revision == 0
    kept = cardwork.kept_firm(any_hall, staff="4", tax_grade="c")
    seen = firms.firm(any_hall.desk, no)
    judged = {line.asked.code: line.judgement for line in seen.lines}
    assert judged == {
        "trade_yuan": "met", "tax_grade": "unmet", "staff": "unmet",
        "insurance_months": "unknown", "passport_years": "unknown",
    }  # fmt: skip
    assert (seen.unmet, seen.lines[0].seen_by) == (2, "王芳")
    assert "2 项未达" in said(any_hall, no, "firm")
    steps.move(any_hall, no, "examine")  # shown, never in the way
    with pytest.raises(Forbidden):
        firms.decide_firm(
            any_hall.desk, kept.uscc, kept.revision, "accepted", "重点企业", new_act()
        )
    firms.decide_firm(
        any_hall.desk, kept.uscc, kept.revision, "accepted", "重点企业", new_act(),
        steps.vouched(any_hall),
    )  # fmt: skip
    seen = firms.firm(any_hall.desk, no)
    assert (seen.decision, seen.decided_by) == ("accepted", "刘颖")
    with pytest.raises(Overtaken):
        firms.keep_firm(any_hall.desk, kept.uscc, kept.revision, "x", "", None, {}, new_act())
    firms.keep_firm(
        any_hall.desk, kept.uscc, seen.revision, seen.name, "两江新区", None, {"staff": "9"},
        new_act(),
    )  # fmt: skip
    assert firms.firm(any_hall.desk, no).decision == ""  # on other figures another decision


@pytest.mark.parametrize(("code", "value"), [("staff", "五人"), ("tax_grade", "甲")])
def test_what_cannot_be_compared_is_not_kept(hall: Hall, code: str, value: str) -> None:
    with pytest.raises(BadAnswers) as refused:
        cardwork.kept_firm(hall, **{code: value})
    assert [fault.question for fault in refused.value.faults] == [code]
    with pytest.raises(Exception, match="社会信用代码"):
        firms.keep_firm(hall.desk, "9135", 0, "练习", "", None, {}, new_act())


def test_the_card_says_how_many_have_agreed(hall: Hall) -> None:
    no = cardwork.with_economies(hall)
    codes = [economy.code for economy in cardwork.grid(hall, no).economies]
    cardwork.note(hall, no, "approved", codes[:12])
    cardwork.note(hall, no, "refused", codes[12:13])
    cardwork.note(hall, no, "unanswered", codes[13:])
    assert said(hall, no, "economies") == "已批 12/16，拒批 1，未答复 3"


def test_a_renewal_that_comes_too_early_is_pointed_out_and_not_stopped(hall: Hall) -> None:
    cardwork.in_use(hall, "CN1")
    early = hall.accept("SL", order="renew").case_no
    assert said(hall, early, "cards") == (
        "续办，现有 CN1，2031-11-23 才到期，未到到期前 6 个月"
    )
    steps.move(hall, early, "examine")
    on(hall, date(2031, 5, 23))
    assert said(hall, hall.accept("SL", order="renew").case_no, "cards") == "续办，现有 CN1"


def test_the_day_a_case_went_out_is_the_journals(hall: Hall) -> None:
    no = cardwork.with_economies(hall)
    with hall.books.reading():
        (entry,) = Entry.select().where(Entry.verb == "proof_seen", Entry.subject == no)
    assert cardwork.grid(hall, no).asked_on == date.fromisoformat(entry.day)
    assert hall.now.tzinfo is SHANGHAI
    assert COMPANY["uscc"]
