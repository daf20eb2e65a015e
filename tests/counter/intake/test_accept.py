"""收件 and 受理: one case each, its receipt, bill and promised day; and the later correction."""

from __future__ import annotations

from datetime import date

import pytest

from counter import outbox
from counter.dayclose import totals
from counter.desk import new_act
from counter.errors import BadAnswers, Incomplete, NotFound, Overtaken, WrongStep
from counter.intake import accept, correction
from counter.intake.accept import Filed
from counter.intake.application import Application
from counter.intake.correction import OtherRoute
from counter.progress import scan
from counter.queue import card
from counter.store.casebook import InEnvelope
from counter.values.money import Money
from counter.values.tag import TagRefused
from tests.conftest import BY_POST, Hall, default_pieces
from tests.counter import steps


def received(hall: Hall, letters: str = "RZ", **changes: object) -> tuple[Filed, Application]:
    """A case that was taken in without its materials, and the whole application."""
    form = hall.application(letters, **changes)
    bare = Application(form.letters, form.answers, form.pieces, frozenset(), new_act())
    return accept.receive(hall.desk, bare), form


@pytest.mark.parametrize("letters", ["RZ", "SL", "HZ", "QZ"])
def test_every_kind_is_taken_in_with_bill_day_and_receipt(any_hall: Hall, letters: str) -> None:
    filed = any_hall.accept(letters)
    seen = card.card(any_hall.desk, filed.case_no)
    assert filed.case_no.startswith(f"{letters}20261123-0001-")
    assert filed.paper.kind == "receipt"
    assert filed.paper.facts["accepted_on"] == "2026-11-23"
    assert seen.due_on is not None
    assert seen.due_on > date(2026, 11, 23)
    assert filed.paper.facts["due_on"] == seen.due_on.isoformat()
    assert Money(filed.paper.facts["total"]) == seen.total == seen.owes
    assert scan.scan(any_hall.desk, filed.paper.facts["tag"]).case_no == filed.case_no


def test_receiving_starts_no_clock_and_charges_nothing(hall: Hall) -> None:
    filed, _ = received(hall)
    seen = card.card(hall.desk, filed.case_no)
    assert (seen.due_on, seen.total, seen.charges) == (None, Money(0), ())
    assert filed.paper.facts["accepted_on"] is None
    figures = totals.of(hall.desk, "2026-11-23").kinds[0]
    assert (figures.received_cases, figures.accepted_cases) == (1, 0)


def test_the_clock_starts_at_acceptance(any_hall: Hall) -> None:
    filed, form = received(any_hall)
    any_hall.later(days=2)
    again = accept.accept_received(any_hall.desk, filed.case_no, 1, form.materials, new_act())
    assert again.paper.kind == "receipt"
    assert again.paper.facts["accepted_on"] == "2026-11-25"
    assert card.card(any_hall.desk, filed.case_no).due_on == date(2026, 12, 1)  # 4 working days
    with pytest.raises(WrongStep):
        accept.accept_received(any_hall.desk, filed.case_no, 2, form.materials, new_act())


def test_a_received_case_is_accepted_only_when_nothing_is_missing(hall: Hall) -> None:
    filed, form = received(hall)
    with pytest.raises(Incomplete):
        accept.accept_received(hall.desk, filed.case_no, 1, frozenset(), new_act())
    with pytest.raises(Overtaken):
        accept.accept_received(hall.desk, filed.case_no, 7, form.materials, new_act())
    assert card.card(hall.desk, filed.case_no).row.step.zh == "已收件"


def test_the_same_application_sent_twice_makes_one_case(any_hall: Hall) -> None:
    form = any_hall.application()
    first = accept.accept(any_hall.desk, form)
    assert accept.accept(any_hall.window("2"), form).case_no == first.case_no
    assert totals.of(any_hall.desk, "2026").kinds[0].accepted_cases == 1


def test_no_personal_data_is_in_the_tag_and_a_forged_one_is_refused(hall: Hall) -> None:
    filed = hall.accept()
    tag = filed.paper.facts["tag"]
    assert tag.isdigit()
    assert len(tag) <= 27
    for place in (0, 3, 12, 20, 26):
        forged = tag[:place] + str((int(tag[place]) + 1) % 10) + tag[place + 1 :]
        with pytest.raises(TagRefused):
            scan.scan(hall.desk, forged)
    for typed in ("", "12345", "1" * 27, "RZ20261123", "9" * 400):
        with pytest.raises(TagRefused):
            scan.scan(hall.desk, typed)


def test_a_true_tag_without_a_record_says_so(hall: Hall) -> None:
    from counter.desk import tag_key
    from counter.values.tag import Tag, mint

    with hall.books.reading():
        stray = mint(tag_key(), Tag("11", "001", date(2026, 11, 23), 9999))
    with pytest.raises(NotFound):
        scan.scan(hall.desk, stray)


# ------------------------------------------------------------------- the later correction
def test_a_correction_is_a_new_entry_and_a_new_receipt(any_hall: Hall) -> None:
    filed = any_hall.accept()
    told = correction.correct(
        any_hall.desk, filed.case_no, 1, {"name": "张玮"}, {}, "录错", new_act()
    )
    assert told.paper is not None
    assert told.paper.facts["applicant"] == "张玮"
    assert filed.paper.facts["applicant"] == "张伟"
    assert outbox.of_case(any_hall.desk, filed.case_no)[0].facts["applicant"] == "张伟"
    facts = steps.facts_of(any_hall, steps.length(any_hall))
    assert facts["before"]["answers"]["name"] == "张伟"
    assert facts["after"]["answers"]["name"] == "张玮"


def test_corrected_units_are_charged_and_counted_as_the_difference(any_hall: Hall) -> None:
    filed = any_hall.accept()  # 2 matters
    steps.pay_all(any_hall, filed.case_no)
    before = card.card(any_hall.desk, filed.case_no)
    correction.correct(
        any_hall.desk, filed.case_no, before.revision, {}, {1: {"matters": 5}}, "漏录", new_act()
    )
    after = card.card(any_hall.desk, filed.case_no)
    assert after.row.units == 5
    assert after.total.fen == before.total.fen // 2 * 5
    assert after.owes == after.total - before.total
    figures = totals.of(any_hall.desk, "2026-11-23")
    assert (figures.kinds[0].accepted, figures.kinds[0].accepted_cases) == (5, 1)
    assert figures.money.due == after.total


def test_a_corrected_channel_moves_the_units_from_one_view_to_the_other(any_hall: Hall) -> None:
    filed = any_hall.accept()
    correction.correct(
        any_hall.desk, filed.case_no, 1, {"channel": "wechat", "destination": "FR"}, {}, "录错",
        new_act(),
    )  # fmt: skip
    figures = totals.of(any_hall.desk, "2026-11-23")
    shown = {
        (split.view, split.code): (split.accepted, split.accepted_cases)
        for split in figures.splits
        if split.view in ("channel", "destination") and split.accepted
    }
    assert shown == {("channel", "wechat"): (2, 1), ("destination", "FR"): (2, 1)}
    assert (figures.kinds[0].accepted, figures.kinds[0].accepted_cases) == (2, 1)
    assert steps.verified(any_hall).entries == steps.length(any_hall)


def test_a_country_of_another_route_is_no_slip_of_the_pen(hall: Hall) -> None:
    filed = hall.accept(destination="DE")
    before = steps.snapshot(hall)
    with pytest.raises(OtherRoute):
        correction.correct(
            hall.desk, filed.case_no, 1, {"destination": "AE"}, {}, "录错", new_act()
        )
    assert steps.snapshot(hall) == before


def test_a_received_case_may_still_take_another_route(hall: Hall) -> None:
    filed, _ = received(hall)
    told = correction.correct(
        hall.desk, filed.case_no, 1, {"destination": "AE"}, {}, "录错", new_act()
    )
    assert told.paper is None
    route = card.card(hall.desk, filed.case_no).row.route
    assert route is not None
    assert "双认证" in route.zh


def test_corrections_need_a_reason_the_newest_revision_and_a_case_that_is_here(hall: Hall) -> None:
    no = hall.accept().case_no
    with pytest.raises(BadAnswers) as refused:
        correction.correct(hall.desk, no, 1, {"name": "张玮"}, {}, "  ", new_act())
    assert refused.value.faults[0].question == "reason"
    with pytest.raises(BadAnswers):
        correction.correct(hall.desk, no, 1, {"phone": "12"}, {}, "录错", new_act())
    with pytest.raises(Overtaken) as overtaken:
        correction.correct(hall.desk, no, 5, {"name": "张玮"}, {}, "录错", new_act())
    assert overtaken.value.by == "王芳"
    steps.bring_to(hall, no, "ready")
    steps.collect(hall, no)
    with pytest.raises(WrongStep):
        revision = card.card(hall.desk, no).revision
        correction.correct(hall.desk, no, revision, {"name": "张玮"}, {}, "录错", new_act())


def test_the_receiver_of_what_lies_in_an_envelope_stays(hall: Hall) -> None:
    no = steps.ready(hall, **BY_POST)
    sealed = steps.packed(hall, no)
    revision = card.card(hall.desk, no).revision
    with pytest.raises(InEnvelope) as refused:
        correction.correct(
            hall.desk, no, revision, {"address": "重庆市江北区1号"}, {}, "录错", new_act()
        )
    assert refused.value.envelope_no == sealed.envelope_no
    correction.correct(hall.desk, no, revision, {"name": "张玮"}, {}, "录错", new_act())


def test_yesterdays_price_stays_yesterdays(hall: Hall) -> None:
    no = hall.accept(pieces=default_pieces("RZ")).case_no
    before = card.card(hall.desk, no).total
    hall.later(days=1)
    correction.correct(hall.desk, no, 1, {"name": "张玮"}, {}, "录错", new_act())
    assert card.card(hall.desk, no).total == before
