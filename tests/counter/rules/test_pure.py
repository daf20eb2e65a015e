"""Routes, fees and due days are functions of (case, edition, calendar, day) and of nothing else."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from counter.casetypes.register import CASE_TYPES
from counter.rules import countries
from counter.rules.calendar import Calendar
from counter.rules.changes import applied, from_day
from counter.rules.edition import Edition, seed_edition
from counter.rules.outcome import Outcome, differences, outcome
from tests.conftest import default_pieces, matter

EDITION = seed_edition()
CALENDAR = Calendar(EDITION)
FRESH = Edition.from_json(7, EDITION.to_json())  # the same rules, read from the shelf
DAYS = st.dates(date(2015, 1, 1), date(2027, 12, 31))
FEW = settings(max_examples=40, deadline=None)
ISO = [country.iso2 for country in countries.every()]


@st.composite
def cases(draw):
    """A case of any kind, with answers that change its way, price, day and papers."""
    kind = draw(st.sampled_from(CASE_TYPES))
    answers = {
        **matter(kind.letters), "delivery": draw(st.sampled_from(["pickup", "post"])),
        "post_mode": "prepaid", "speed": draw(st.sampled_from(["ordinary", "urgent"])),
        "applicant_kind": draw(st.sampled_from(["person", "agent", "company", "notary"])),
        "destination": draw(st.sampled_from(ISO)),
    }  # fmt: skip
    pieces = [
        {**default_pieces(kind.letters)[0], "matters": draw(st.integers(1, 9)),
         "class": draw(st.sampled_from(["civil", "commercial"]))}
        for _ in range(draw(st.integers(1, 3)))
    ]  # fmt: skip
    return kind, answers, pieces


def told(edition: Edition, case, on: date, calendar: Calendar | None = None) -> Outcome:
    kind, answers, pieces = case
    return outcome(edition, calendar or Calendar(edition), kind, answers, pieces, on)


def plain(seen: Outcome):
    """What matters, whatever the order of lines."""
    return (
        seen.route, seen.due, seen.bill.total,
        sorted((line.code, line.amount.fen) for line in seen.bill.lines),
        sorted(paper.code for paper in seen.materials),
    )  # fmt: skip


@FEW
@given(cases(), DAYS)
def test_the_same_case_rules_and_day_come_out_the_same(case, on):
    assert told(EDITION, case, on, CALENDAR) == told(FRESH, case, on)
    assert list(differences(told(EDITION, case, on), told(FRESH, case, on))) == []


@FEW
@given(cases(), DAYS, st.integers())
def test_the_order_of_the_rows_decides_nothing(case, on, seed):
    rows = list(EDITION.rows)
    random.Random(seed).shuffle(rows)
    assert plain(told(Edition.of(1, rows), case, on)) == plain(told(EDITION, case, on, CALENDAR))


@FEW
@given(cases(), DAYS)
def test_rows_that_are_not_in_force_decide_nothing(case, on):
    def counts(rule):
        # Of the parties one that joins later is told of; single days are kept by their key.
        return rule.table in ("parties", "calendar", "embassy_closures") or rule.holds_on(on)

    now = Edition.of(1, [rule for rule in EDITION.rows if counts(rule)])
    assert told(now, case, on) == told(EDITION, case, on, CALENDAR)


@FEW
@given(cases(), DAYS, st.integers(1, 400), st.sampled_from(["fees", "day_counts", "materials"]))
def test_a_row_of_the_future_changes_nothing_before_its_day(case, on, ahead, table):
    start = on + timedelta(days=ahead)
    values = {"fees": {"yuan": "999"}, "day_counts": {"working_days": "99"},
              "materials": {"is_required": "", "conditions": ""}}[table]  # fmt: skip
    keys = dict.fromkeys(rule.key for rule in EDITION.all(table))
    edits = [edit for key in keys for edit in from_day(EDITION, table, key, start, values)]
    edition = applied(EDITION, edits)
    assert edition.rows != EDITION.rows
    assert list(differences(told(EDITION, case, on, CALENDAR), told(edition, case, on))) == []


@FEW
@given(cases(), DAYS)
def test_doubt_changes_no_figure(case, on):
    sure = Edition.of(1, [replace(rule, is_uncertain=False) for rule in EDITION.rows])
    assert list(differences(told(EDITION, case, on, CALENDAR), told(sure, case, on))) == []


@FEW
@given(DAYS, st.sampled_from(ISO), st.sampled_from(["civil", "commercial"]))
def test_a_commercial_paper_goes_the_same_way_with_a_warning(on, country, deed_class):
    piece = {"class": deed_class, "matters": 1}
    kind = next(kind for kind in CASE_TYPES if kind.letters == "RZ")
    seen = outcome(EDITION, CALENDAR, kind, {"destination": country}, [piece], on)
    civil = outcome(EDITION, CALENDAR, kind, {"destination": country}, [{"class": "civil"}], on)
    assert seen.route.code == civil.route.code
    warned = any("商业文书" in warning.zh for warning in seen.route.warnings)
    assert warned == (deed_class == "commercial" and seen.route.code == "apostille")


def test_of_two_day_counts_that_fit_the_more_particular_holds_wherever_it_stands():
    (general,) = (rule for rule in EDITION.all("day_counts") if rule.key == "passport")
    urgent = replace(
        general, key="passport-urgent",
        values={**general.values, "working_days": "2", "conditions": '{"speed": ["urgent"]}'},
    )  # fmt: skip
    kind = next(kind for kind in CASE_TYPES if kind.letters == "HZ")
    for rows in ([urgent, *EDITION.rows], [*EDITION.rows, urgent]):
        edition = Edition.of(1, rows)
        promised = {
            speed: outcome(edition, CALENDAR, kind, {"speed": speed}, [{}], date(2026, 3, 23)).due
            for speed in ("ordinary", "urgent")
        }
        assert promised["ordinary"].on == date(2026, 3, 30)
        assert promised["urgent"].on == date(2026, 3, 25)
