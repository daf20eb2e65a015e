"""Batches go to embassies and come back, whole, in part, and with an item refused."""

from __future__ import annotations

from datetime import date

import pytest

from counter import outbox
from counter.desk import new_act
from counter.errors import BadAnswers, NotFound, Unpaid, WrongStep
from counter.intake import upgrade
from counter.progress import scan
from counter.progress.consignment.contents import carrying, consignment, outside
from counter.progress.consignment.office import To
from counter.progress.consignment.ready import ready_to_send
from counter.progress.consignment.returning import BackAlready, Outcome
from counter.progress.consignment.sending import OtherOffice, send_out
from counter.queue import card
from counter.values.money import Money
from tests.conftest import Hall
from tests.counter import steps
from tests.counter.outside_steps import EGYPT, SINGLE, all_back, back, made, pieces, sent


def step_of(hall: Hall, case_no: str) -> str:
    return card.card(hall.desk, case_no).row.step.zh


def test_what_waits_is_grouped_by_the_office_it_usually_goes_to(any_hall: Hall) -> None:
    egypt, emirates = made(any_hall, 2), made(any_hall, destination="AE")
    steps.bring_to(any_hall, any_hall.accept().case_no, "made")  # an apostille stays here
    groups = {group.to.name: group for group in ready_to_send(any_hall.desk)}
    assert {name: [row.case_no for row in group.rows] for name, group in groups.items()} == {
        "埃及驻华大使馆": [egypt], "阿联酋驻华大使馆": [emirates],
    }  # fmt: skip
    (row,) = groups["埃及驻华大使馆"].rows
    assert (row.pieces, row.prepaid, row.owes) == (2, Money.yuan(1600), Money(0))


def test_a_batch_goes_out_on_one_list_and_its_code_opens_it(any_hall: Hall) -> None:
    first, second = made(any_hall, 2), made(any_hall)
    job = send_out(any_hall.desk, EGYPT, (first, second), new_act())
    assert (job.kind, job.case_no) == ("consignment_list", "SW20261123-01")
    assert [line["case_no"] for line in job.facts["lines"]] == [first, first, second]
    assert Money(job.facts["total_fee"]) == Money.yuan(2400)
    assert step_of(any_hall, first) == step_of(any_hall, second) == "已送外"
    found = scan.scan(any_hall.desk, job.facts["tag"])
    assert (found.kind, found.number) == ("consignment", job.case_no)
    assert carrying(any_hall.desk, second) == job.case_no
    assert ready_to_send(any_hall.desk) == ()


def test_the_return_is_estimated_from_the_embassys_working_days_and_goes_overdue(
    any_hall: Hall,
) -> None:
    number = sent(any_hall, made(any_hall))
    (row,) = outside(any_hall.desk)
    assert (row.no, row.expected_on, row.is_overdue) == (number, date(2026, 12, 2), False)
    any_hall.later(days=10)
    assert outside(any_hall.desk)[0].is_overdue


def test_a_case_goes_on_when_its_last_piece_is_back(any_hall: Hall) -> None:
    both, other = made(any_hall, 2), made(any_hall)
    number = sent(any_hall, both, other)
    part = back(any_hall, number, Outcome(both, 1, "back"), Outcome(other, 1, "back"))
    assert part.went_on == (other,)
    assert (step_of(any_hall, both), step_of(any_hall, other)) == ("已送外", "待取")
    assert (part.card.row.left, part.card.row.state) == (1, "out")
    rest = back(any_hall, number, Outcome(both, 2, "back"))
    assert (rest.card.row.left, rest.card.row.state) == (0, "settled")
    assert step_of(any_hall, both) == "待取"
    assert outside(any_hall.desk) == ()
    assert [row.no for row in outside(any_hall.desk, settled=1)] == [number]


def test_a_refused_piece_is_marked_and_the_rest_is_ready(any_hall: Hall) -> None:
    no = made(any_hall, 3)
    number = sent(any_hall, no)
    done = back(any_hall, number, Outcome(no, 1, "back"), Outcome(no, 2, "refused", "印章不清"),
                Outcome(no, 3, "back"))  # fmt: skip
    assert step_of(any_hall, no) == "待取"
    marked = {piece.piece_no: (piece.outcome, piece.reason) for piece in done.card.pieces}
    assert marked == {1: ("back", ""), 2: ("refused", "印章不清"), 3: ("back", "")}
    shown = [piece.outside for piece in card.card(any_hall.desk, no).pieces]
    assert [line and line.zh for line in shown] == [
        None, "✕ 外方退件 2026-11-23：印章不清", None
    ]  # fmt: skip
    counts = any_hall.books.database.execute_sql(
        "SELECT figure, units, cases FROM count WHERE figure IN ('finished', 'refused') "
        "ORDER BY figure"
    ).fetchall()
    assert [tuple(row) for row in counts] == [("finished", 2, 1), ("refused", 1, 0)]


def test_where_all_is_refused_the_case_ends_with_a_notice(any_hall: Hall) -> None:
    no = made(any_hall, 2)
    number = sent(any_hall, no)
    told = back(any_hall, number, Outcome(no, 1, "refused", "印章不清"),
                Outcome(no, 2, "refused", "缺译文"))  # fmt: skip
    assert step_of(any_hall, no) == "不予办理"
    (notice,) = told.papers
    assert notice.kind == "refusal_notice"
    assert notice.facts["reason"] == "第1件：印章不清；第2件：缺译文"


@pytest.mark.parametrize(
    ("outcomes", "error"),
    [
        ((), BadAnswers),
        ((Outcome("", 1, "still_out"),), BadAnswers),
        ((Outcome("", 1, "refused", " "),), BadAnswers),
        ((Outcome("", 1, "back", fee=Money(-1)),), BadAnswers),
        ((Outcome("", 7, "back"),), NotFound),
        ((Outcome("", 1, "back"), Outcome("", 1, "back")), BackAlready),
    ],
)
def test_what_cannot_be_right_comes_back_unwritten(
    hall: Hall, outcomes: tuple[Outcome, ...], error: type[Exception]
) -> None:
    no = made(hall)
    number = sent(hall, no)
    before = steps.snapshot(hall)
    told = [Outcome(no, o.piece_no, o.outcome, o.reason, o.fee) for o in outcomes]
    with pytest.raises(error):
        back(hall, number, *told)
    assert steps.snapshot(hall) == before


def test_another_country_or_another_step_does_not_go_with_the_batch(hall: Hall) -> None:
    egypt, emirates = made(hall), made(hall, destination="AE")
    apostille = steps.bring_to(hall, hall.accept().case_no, "made").row.case_no
    before = steps.snapshot(hall)
    for case_nos, error in (((egypt, emirates), OtherOffice), ((egypt, apostille), OtherOffice),
                            ((), NotFound)):  # fmt: skip
        with pytest.raises(error):
            send_out(hall.desk, EGYPT, case_nos, new_act())
    mfa = To("mfa", "", "外交部领事司")
    with pytest.raises(WrongStep):
        send_out(hall.desk, mfa, (egypt, apostille), new_act())
    with pytest.raises(BadAnswers):
        send_out(hall.desk, To("embassy", "EG", " "), (egypt,), new_act())
    assert steps.snapshot(hall) == before
    send_out(hall.desk, mfa, (egypt, emirates), new_act())  # the MFA forwards for many
    assert step_of(hall, emirates) == "已送外"


def test_what_became_double_midway_is_paid_before_it_goes_out(hall: Hall) -> None:
    no = hall.accept(destination=SINGLE, pieces=pieces(1)).case_no
    seen = steps.bring_to(hall, no, "made")
    upgrade.change_route(hall.desk, no, seen.revision, "legalisation-double", new_act())
    kenya = To("embassy", SINGLE, "肯尼亚驻华大使馆")
    with pytest.raises(Unpaid):
        send_out(hall.desk, kenya, (no,), new_act())
    steps.pay_all(hall, no)
    send_out(hall.desk, kenya, (no,), new_act())
    assert step_of(hall, no) == "已送外"


def test_what_came_back_is_handed_over_like_anything_else(hall: Hall) -> None:
    no = made(hall, 2)
    all_back(hall, no)
    assert steps.collect(hall, no).step.zh == "已取"
    assert [job.kind for job in outbox.of_case(hall.desk, no)][-1] == "handover_slip"


def test_a_case_is_found_by_the_number_of_its_consignment(hall: Hall) -> None:
    from counter.queue import search

    no = made(hall)
    number = sent(hall, no)
    assert [row.case_no for row in search.find(hall.desk, number)] == [no]
    assert consignment(hall.desk, number).pieces[0].case_no == no
