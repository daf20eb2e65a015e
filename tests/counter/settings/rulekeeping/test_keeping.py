"""Changing the rules: who, when, which open cases exactly; and nothing already promised moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from counter.desk import new_act
from counter.errors import BadAnswers
from counter.intake import accept
from counter.queue import card
from counter.rules.changes import Drop, Put, RowGone, end_on, from_day
from counter.rules.rule import Rule
from counter.settings import rulekeeping
from counter.settings.rulekeeping import BadRules, NothingChanged, RulesOvertaken
from counter.store import shelf
from tests.conftest import Hall, default_pieces
from tests.counter import steps
from tests.counter.rule_verbs import FIRST_DAY, dearer, keep_now

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def received(hall: Hall, letters: str = "RZ", **changes: object) -> str:
    """A case that is not accepted yet."""
    return accept.receive(hall.desk, hall.application(letters, **changes)).case_no


def several(hall: Hall) -> dict[str, str]:
    """Cases of several kinds, countries and steps, open and ended."""
    commercial = [{**default_pieces("RZ")[0], "class": "commercial"}]
    done = steps.ready(hall)
    steps.collect(hall, done)
    return {
        "DE accepted": hall.accept().case_no,
        "DE received": received(hall),
        "DE commercial": received(hall, pieces=commercial),
        "DE urgent": received(hall, speed="urgent"),
        "AE received": received(hall, destination="AE"),
        "FR received": received(hall, destination="FR"),
        "passport": hall.accept("HZ").case_no,
        "DE done": done,
    }


def names(cases: dict[str, str], proposal: rulekeeping.Proposal) -> dict[str, set[str]]:
    """Which of the cases are touched, and in what."""
    by_no = {no: name for name, no in cases.items()}
    return {by_no[one.case_no]: {d.what for d in one.differs} for one in proposal.touched}


def test_a_price_touches_exactly_the_open_cases_that_pay_it(any_hall: Hall) -> None:
    cases = several(any_hall)
    proposal = rulekeeping.propose(any_hall.desk, dearer(any_hall.desk.edition, TODAY))
    assert names(cases, proposal) == {
        "DE accepted": {"charges"}, "DE received": {"charges"}, "DE urgent": {"charges"},
        "FR received": {"charges"},
    }  # fmt: skip
    effects = {one.case_no: one.takes_effect for one in proposal.touched}
    assert effects[cases["DE accepted"]] is False
    assert effects[cases["DE received"]] is True
    (first,) = next(one for one in proposal.touched if one.case_no == cases["FR received"]).differs
    assert (first.plain_before, first.plain_after) == ("100.00", "120.00")


@pytest.mark.parametrize(
    ("table", "key", "values", "expected"),
    [
        ("routes", "DE", {"code": "ask-supervisor", "reason_zh": "暂停", "warning_zh": "请示"},
         {"DE accepted": {"route", "charges", "due"}, "DE received": {"route", "charges", "due"},
          "DE commercial": {"route", "charges", "due"}, "DE urgent": {"route", "charges", "due"}}),
        ("day_counts", "urgent", {"working_days": "3"}, {"DE urgent": {"due"}}),
        ("embassies", "AE", {"working_days": "9"}, {"AE received": {"due"}}),
        ("embassies", "AE", {"civil_yuan": "310"}, {"AE received": {"charges"}}),
        ("embassies", "AE", {"copies": "3"}, {}),
        ("materials", "rz-commercial", {"is_required": ""}, {"DE commercial": {"materials"}}),
        ("fees", "passport-new", {"yuan": "210"}, {"passport": {"charges"}}),
        ("retention", "draft", {"days": "3"}, {}),
    ],
)  # fmt: skip
def test_each_kind_of_change_touches_only_the_cases_concerned(
    hall: Hall, table: str, key: str, values: dict[str, str], expected: dict[str, set[str]]
) -> None:
    cases = several(hall)
    edits = from_day(hall.desk.edition, table, key, FIRST_DAY, values, source="试")
    proposal = rulekeeping.propose(hall.desk, edits)
    assert proposal.faults == ()
    assert names(cases, proposal) == expected


def test_a_closing_day_puts_off_the_cases_whose_days_run_over_it(hall: Hall) -> None:
    cases = several(hall)
    closed = Rule("calendar", "2026-11-25", FIRST_DAY, None, "停电", False,
                  {"is_working": "", "title_zh": "停电"})  # fmt: skip
    proposal = rulekeeping.propose(hall.desk, (Put(closed),))
    assert set(names(cases, proposal)) == set(cases) - {"DE done"}
    assert {one.differs[0].what for one in proposal.touched} == {"due"}


def test_a_change_of_the_future_touches_nobody_before_its_day(hall: Hall) -> None:
    several(hall)
    edits = dearer(hall.desk.edition, TODAY + DAY)
    assert rulekeeping.propose(hall.desk, edits).touched == ()
    hall.later(days=1)
    assert rulekeeping.propose(hall.desk, edits).touched != ()


def test_an_accepted_case_is_looked_at_on_its_own_day_and_a_waiting_one_today(hall: Hall) -> None:
    hall.accept()
    waiting = received(hall)
    hall.later(days=2)
    proposal = rulekeeping.propose(hall.desk, dearer(hall.desk.edition, TODAY + DAY))
    assert [one.case_no for one in proposal.touched] == [waiting]


def test_what_was_promised_and_charged_stays_and_a_new_case_pays_the_new_price(
    any_hall: Hall,
) -> None:
    hall = any_hall
    old, waiting = hall.accept().case_no, received(hall)
    before = card.card(hall.desk, old)
    kept = keep_now(hall, dearer(hall.desk.edition, TODAY), new_act())
    assert kept.number == 2
    assert card.card(hall.desk, old) == before
    with hall.desk.reading():
        assert shelf.edition(1).one("fees", "apostille-civil", TODAY).values["yuan"] == "50"
    hall.later(minutes=1)
    accepted = accept.accept_received(hall.desk, waiting, 1, frozenset(), new_act())
    assert card.card(hall.desk, accepted.case_no).total.plain == "120.00"
    steps.verified(hall)


def test_a_change_is_on_record_with_its_cells_and_its_author(hall: Hall) -> None:
    keep_now(hall, dearer(hall.desk.edition, TODAY), new_act())
    newest, ended, shipped = rulekeeping.history(hall.desk, "fees", "apostille-civil")
    assert (newest.by, newest.edition, newest.note, newest.is_current) == ("刘颖", 2, "通知", True)
    assert (newest.rule.since, newest.rule.values["yuan"]) == (TODAY, "60")
    assert (ended.rule.until, ended.edition, ended.is_current) == (TODAY - DAY, 2, True)
    assert (shipped.edition, shipped.is_current) == (1, False)
    assert [line.number for line in rulekeeping.editions(hall.desk)] == [2, 1]
    row = hall.books.database.execute_sql(
        "SELECT facts FROM entry WHERE verb='keep_rules'"
    ).fetchone()
    assert "apostille-civil" in row[0]
    assert '"60"' in row[0]


def test_the_history_tells_a_row_that_went_and_came_again(hall: Hall) -> None:
    edition = hall.desk.edition
    row = edition.about("notary_offices", "重庆市公证处")[0]
    keep_now(hall, (Drop(row.table, row.key, row.since),), new_act())
    assert [one.is_current for one in rulekeeping.history(hall.desk, row.table, row.key)] == [False]
    keep_now(hall, (Put(row),), new_act())
    found = rulekeeping.history(hall.desk, row.table, row.key)
    assert [(one.edition, one.is_current) for one in found] == [(3, True), (1, False)]
    assert rulekeeping.history(hall.desk, row.table, "没有") == ()


def test_who_looked_at_older_rules_is_told_and_nothing_is_written(any_hall: Hall) -> None:
    hall = any_hall
    edits = dearer(hall.desk.edition, TODAY)
    keep_now(hall, edits, new_act())
    before = steps.snapshot(hall)
    with pytest.raises(RulesOvertaken) as refused:
        rulekeeping.keep(hall.supervisor, 1, edits, "", new_act())
    assert (refused.value.base, refused.value.newest, refused.value.by) == (1, 2, "刘颖")
    assert steps.snapshot(hall) == before


def test_wrong_rows_are_named_and_nothing_is_kept(hall: Hall) -> None:
    fee = hall.desk.edition.about("fees", "apostille-civil")[0]
    wrong = replace(fee, values={**fee.values, "yuan": "五十", "per": "斤"}, source="")
    before = steps.snapshot(hall)
    proposal = rulekeeping.propose(hall.desk, (Put(wrong, replaces=fee.since),))
    assert {fault.cell for fault in proposal.faults} == {"yuan", "per", "source"}
    assert proposal.touched == ()
    with pytest.raises(BadRules) as refused:
        keep_now(hall, (Put(wrong, replaces=fee.since),), new_act())
    assert refused.value.faults == proposal.faults
    assert "另有 2 处" in refused.value.text.zh
    with pytest.raises(BadRules) as refused:  # would be charged twice
        keep_now(hall, (Put(replace(fee, since=TODAY)),), new_act())
    assert [fault.cell for fault in refused.value.faults] == ["since"]
    assert steps.snapshot(hall) == before


def test_nothing_new_a_row_that_is_gone_and_a_bad_note_are_refused(hall: Hall) -> None:
    edition = hall.desk.edition
    fee = edition.about("fees", "apostille-civil")[0]
    for edits, refusal in (
        ((Put(fee, replaces=fee.since),), NothingChanged),
        ((Put(fee, replaces=TODAY),), RowGone),
        ((Drop("fees", "没有", TODAY),), RowGone),
    ):
        with pytest.raises(refusal):
            keep_now(hall, edits, new_act())
    with pytest.raises(BadAnswers):
        rulekeeping.keep(hall.supervisor, 1, dearer(edition, TODAY), "改价\x00", new_act())
    assert hall.desk.edition.number == 1


def test_a_row_that_ends_leaves_the_cases_after_it(hall: Hall) -> None:
    edits = end_on(hall.desk.edition, "fees", "apostille-urgent", TODAY)
    kept = keep_now(hall, edits, new_act())
    assert [change.what for change in kept.changes] == ["ended"]
    urgent = {"speed": "urgent"}
    assert card.card(hall.desk, hall.accept(**urgent).case_no).total.plain == "200.00"
    hall.later(days=1)
    assert card.card(hall.desk, hall.accept(**urgent).case_no).total.plain == "100.00"
