"""The life of an official passport: in stock, out, due, overdue, locked, back, lost, cancelled."""

from __future__ import annotations

from datetime import date

import pytest

from counter import outbox
from counter.desk import new_act
from counter.errors import BadAnswers, NotFound, Overtaken
from counter.mailout import manifest, returns
from counter.papers import register
from counter.progress.custody import approvals, loans, made, overdue, stock, stocktaking
from counter.progress.custody.card import card, counts, find, listed
from counter.progress.custody.loans import CalledOff, NotInGroup, NotOut, Taker, UnitLocked
from counter.progress.custody.stock import Ended, KnownAlready, StillOut
from counter.progress.custody.trips import Trip
from counter.progress.scan import scan
from counter.queue import worklists
from counter.store.tables.custody import Loan
from counter.values.names import BadName
from tests.conftest import BY_POST, Hall
from tests.counter import steps
from tests.counter.custody_steps import BOOKLET, UNIT, approved, kept, late, lent
from tests.counter.values.test_mrz import chinese


def back(hall: Hall, no: str) -> object:
    """Brought back, stamps looked through."""
    seen = card(hall.desk, no)
    return loans.give_back(hall.desk, no, seen.revision, "李娜", True, new_act(), "乙柜2")


def test_a_booklet_goes_out_and_comes_back(any_hall: Hall) -> None:
    hall = any_hall
    no = kept(hall).row.no
    approved(hall)
    slip = lent(hall, card(hall.desk, no), Trip("渝外批〔2026〕8号")).slip
    out = card(hall.desk, no)
    assert (out.row.standing, out.row.due_on, out.days) == ("out", date(2026, 12, 14), 5)
    assert out.due_reason is not None
    assert "待核实" in out.due_reason.zh
    assert slip.facts["passport_masked"] == "P****4567"
    assert slip.facts["due_on"] == "2026-12-14"
    back(hall, no)
    here = card(hall.desk, no)
    assert (here.row.standing, here.row.place) == ("in_stock", "乙柜2")
    (line,) = here.loans
    assert (line.back_on, line.stamps_checked) == (hall.desk.today, True)
    assert steps.verified(hall).entries == steps.length(hall)


def test_what_is_late_shows_so_without_anybody_writing_it(hall: Hall) -> None:
    no = kept(hall).row.no
    lent(hall, card(hall.desk, no), Trip("", date(2026, 11, 24), 5))  # due 12-06
    stands = []
    for days in (6, 1, 6, 1, 29, 1):  # 11-29, 11-30, 12-06, 12-07, 01-05, 01-06
        hall.later(days=days)
        stands.append(card(hall.desk, no).row.standing)
    assert stands == ["due", "due", "due", "overdue", "overdue", "locked"]
    assert worklists.counts(hall.desk)["custody"] == 1
    back(hall, no)
    assert worklists.counts(hall.desk)["custody"] == 0


def test_a_locked_unit_gets_nothing_more_and_its_late_ones_are_named(hall: Hall) -> None:
    late(hall, 31, holder="曾强")
    other = kept(hall, "PE7654321")
    with pytest.raises(UnitLocked) as refused:
        lent(hall, other)
    assert refused.value.holders == ("曾强",)
    assert "曾强（逾期 31 天）" in refused.value.text.zh
    stranger = kept(hall, "PE5555555", unit="重庆别的单位")
    assert lent(hall, stranger).card.row.standing == "out"
    first = next(row for row in listed(hall.desk, "locked"))
    back(hall, first.no)
    assert lent(hall, card(hall.desk, other.row.no)).card.row.standing == "out"


def test_the_same_unit_is_known_by_other_brackets_and_blanks(hall: Hall) -> None:
    late(hall, 40, unit="重庆练习(集团) 公司")
    with pytest.raises(UnitLocked):
        lent(hall, kept(hall, "PE7654321", unit="重庆练习（集团）公司"))


def test_thirty_days_late_do_not_lock_yet(hall: Hall) -> None:
    late(hall, 30)
    assert lent(hall, kept(hall, "PE7654321")).card.row.standing == "out"


def test_a_booklet_that_is_out_is_not_lent_again(hall: Hall) -> None:
    seen = kept(hall)
    lent(hall, seen)
    with pytest.raises(Overtaken):
        lent(hall, seen)
    with pytest.raises(StillOut, match="李娜"):
        lent(hall, card(hall.desk, seen.row.no))
    back(hall, seen.row.no)
    with pytest.raises(NotOut):
        back(hall, seen.row.no)


def test_only_the_persons_of_the_approval_travel_under_it(hall: Hall) -> None:
    approved(hall, persons=("欧阳娜娜",))
    with pytest.raises(NotInGroup):
        lent(hall, kept(hall), Trip("渝外批〔2026〕8号"))


def test_lending_warns_before_it_is_done(hall: Hall) -> None:
    no = kept(hall, expires_on=date(2027, 5, 1)).row.no
    approved(hall, valid_until=date(2026, 11, 1), unit="重庆别的单位")
    told = loans.prospect(hall.desk, no, Trip("渝外批〔2026〕8号"))
    assert told.due is not None
    assert told.due.on == date(2026, 12, 14)
    assert [said.zh[:5] for said in told.warnings] == ["有效期至 ", "批件有效期", "批件单位是"]
    assert not told.stops
    assert loans.prospect(hall.desk, no, Trip()).warnings[-1].zh.startswith("行程不详")
    late(hall, 31, "PE7654321")
    assert loans.prospect(hall.desk, no, Trip()).stops[0].zh.startswith(UNIT)


def test_a_trip_called_off_is_due_from_that_day(hall: Hall) -> None:
    approved(hall)
    no = kept(hall).row.no
    lent(hall, card(hall.desk, no), Trip("渝外批〔2026〕8号"))
    hall.later(days=2)
    seen = approvals.approval(hall.desk, "渝外批〔2026〕8号")
    assert seen is not None
    approved(hall, called_off_on=hall.desk.today, revision=seen.revision)
    assert card(hall.desk, no).row.due_on == date(2026, 12, 2)
    with pytest.raises(CalledOff):
        lent(hall, kept(hall, "PE7654321"), Trip("渝外批〔2026〕8号"))


def test_a_trip_that_changes_moves_the_day_and_says_so_in_the_journal(hall: Hall) -> None:
    no = kept(hall).row.no
    lent(hall, card(hall.desk, no), Trip())
    seen = card(hall.desk, no)
    assert seen.row.due_on is None
    assert not seen.row.has_trip
    trip = Trip("", date(2026, 12, 2), 5)
    told = loans.set_trip(hall.desk, no, seen.revision, trip, None, new_act())
    assert told.row.due_on == date(2026, 12, 14)
    assert steps.facts_of(hall, steps.length(hall))["due_on"] == "2026-12-14"


def test_a_rule_that_changes_moves_no_day_already_promised(hall: Hall) -> None:
    no = kept(hall).row.no
    lent(hall, card(hall.desk, no), Trip("", date(2026, 12, 2), 5))
    with hall.books.reading():
        (loan,) = Loan.select()
        assert loan.due_facts["on"] == loan.due_on.isoformat()
    assert card(hall.desk, no).row.due_on == date(2026, 12, 14)


def test_a_lost_one_is_neither_late_nor_lent(hall: Hall) -> None:
    no = late(hall, 40).row.no
    stock.report_loss(hall.desk, no, card(hall.desk, no).revision, "国外被盗", new_act())
    assert card(hall.desk, no).row.standing == "lost"
    assert overdue.late_units(hall.desk) == ()
    with pytest.raises(Ended):
        lent(hall, card(hall.desk, no))
    seen = stock.cancel(hall.desk, no, card(hall.desk, no).revision, "遗失作废", new_act())
    assert seen.row.standing == "cancelled"
    with pytest.raises(Ended):
        stock.cancel(hall.desk, no, seen.revision, "再注销", new_act())


def test_what_is_out_is_not_cancelled(hall: Hall) -> None:
    no = kept(hall).row.no
    lent(hall, card(hall.desk, no))
    with pytest.raises(StillOut):
        stock.cancel(hall.desk, no, card(hall.desk, no).revision, "到期", new_act())


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_end_needs_a_reason(hall: Hall, reason: str) -> None:
    seen = kept(hall)
    for verb in (stock.report_loss, stock.cancel):
        with pytest.raises(BadAnswers):
            verb(hall.desk, seen.row.no, seen.revision, reason, new_act())


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("passport_no", "12"), ("passport_no", "ABCDEFG"), ("kind", "pirate"), ("holder", "😀"),
     ("unit", ""), ("pinyin", "吕强"), ("expires_on", date(2020, 1, 1))],
)  # fmt: skip
def test_a_booklet_that_cannot_be_right_is_refused_field_by_field(
    hall: Hall, field: str, wrong: object
) -> None:
    with pytest.raises(BadAnswers) as refused:
        kept(hall, **{"number": "PE1234567", field: wrong} if field != "passport_no" else
             {"number": wrong})  # type: ignore[arg-type]  # fmt: skip
    assert [fault.question for fault in refused.value.faults] == [field]


def test_the_same_booklet_is_on_record_once(hall: Hall) -> None:
    no = kept(hall).row.no
    with pytest.raises(KnownAlready) as refused:
        kept(hall, " pe 1234567")
    assert refused.value.no == no


def test_a_booklet_is_found_by_number_zone_and_words(hall: Hall) -> None:
    no = kept(hall).row.no
    assert find(hall.desk, "pe1234567") == find(hall.desk, no) == no
    assert find(hall.desk, chinese("WANG<<LUE")) == no
    assert find(hall.desk, "PE0000000") is None
    for words in ("王略", "wang lue", "练习集团", "4567", "甲柜"):
        assert [row.no for row in listed(hall.desk, "kept", words)] == [no]
    assert listed(hall.desk, "kept", "查无此人") == ()


def test_a_slip_and_a_letter_are_known_by_their_codes(hall: Hall) -> None:
    first = late(hall, 3)
    letter = overdue.draw(hall.desk, UNIT, new_act())
    slip = next(job for job in outbox.pending(hall.desk) if job.kind == "loan_slip")
    seen = scan(hall.desk, slip.facts["tag"])
    assert (seen.kind, find(hall.desk, seen.number)) == ("loan", first.row.no)
    assert scan(hall.desk, letter.facts["tag"]).kind == "overdue_letter"


def test_each_filter_counts_what_it_shows(hall: Hall) -> None:
    kept(hall, "PE0000001")
    kept(hall, "PE0000002", expires_on=date(2026, 12, 1))
    late(hall, 3, "PE0000003")
    late(hall, 33, "PE0000004", unit="重庆别的单位")
    lent(hall, kept(hall, "PE0000005"), Trip("", date(2026, 11, 20), 3))
    ended = kept(hall, "PE0000006")
    stock.cancel(hall.desk, ended.row.no, ended.revision, "退休", new_act())
    expected = {"kept": 5, "in_stock": 2, "out": 3, "due": 1, "overdue": 2, "locked": 1,
                "expiring": 1, "ended": 1}  # fmt: skip
    assert counts(hall.desk) == expected
    assert {code: len(listed(hall.desk, code)) for code in expected} == expected


def test_a_letter_names_everything_that_one_unit_owes(any_hall: Hall) -> None:
    hall = any_hall
    late(hall, 3, "PE0000002")
    late(hall, 31, "PE0000001", holder="曾强")
    late(hall, 5, "PE0000003", unit="重庆别的单位", holder="吕强")
    units = overdue.late_units(hall.desk)
    assert [(unit.unit, unit.holders, unit.is_locked) for unit in units] == [
        (UNIT, ("曾强", "王略"), True), ("重庆别的单位", ("吕强",), False),
    ]  # fmt: skip
    job = overdue.draw(hall.desk, UNIT, new_act())
    assert [line["holder"] for line in job.facts["lines"]] == ["曾强", "王略"]
    assert [line["days"] for line in job.facts["lines"]] == [31, 3]
    assert "PE0000001" not in str(job.facts)
    assert "曾强、王略" in job.facts["body"]["zh"]
    assert overdue.late_units(hall.desk)[0].letters == 1
    with pytest.raises(NotFound):
        overdue.draw(hall.desk, "重庆无事单位", new_act())


def test_a_count_tells_what_is_missing_unexpected_and_misplaced(any_hall: Hall) -> None:
    hall = any_hall
    for number, place in (("PE0000001", "甲柜1"), ("PE0000002", "甲柜1"), ("PE0000003", "乙柜1")):
        kept(hall, number, place=place)
    lent(hall, kept(hall, "PE0000004"))
    count = stocktaking.start(hall.desk, "", new_act())
    assert count.expected == 3

    def scan(number: str, here: str) -> str:
        return stocktaking.see(hall.desk, count.no, number, here, new_act()).verdict

    assert scan("PE0000001", "甲柜1") == "found"
    assert scan(chinese(number="PE0000003"), "甲柜1") == "misplaced"
    assert scan("PE0000004", "甲柜1") == "unexpected"
    assert scan("SE9999999", "") == "unexpected"
    assert scan("pe0000001", "甲柜1") == "twice"
    with pytest.raises(stocktaking.CountRuns):
        stocktaking.start(hall.desk, "", new_act())
    done = stocktaking.finish(hall.desk, count.no, new_act()).result
    assert (done.found, [item.passport_masked for item in done.missing]) == (2, ["P****0002"])
    assert [item.passport_masked for item in done.unexpected] == ["P****0004", "S****9999"]
    assert [item.note for item in done.misplaced] == ["乙柜1→甲柜1"]
    again = stocktaking.last(hall.desk)
    assert again is not None
    assert again.result == done
    with pytest.raises(stocktaking.CountOver):
        scan("PE0000002", "甲柜1")
    assert stocktaking.next_on(hall.desk) == date(2027, 5, 23)


def test_a_count_of_one_shelf_misses_only_what_belongs_there(hall: Hall) -> None:
    kept(hall, "PE0000001", place="甲柜1")
    kept(hall, "PE0000002", place="乙柜1")
    count = stocktaking.start(hall.desk, "甲柜1", new_act())
    seen = stocktaking.see(hall.desk, count.no, "PE0000002", "", new_act())
    assert seen.verdict == "misplaced"
    assert [item.passport_masked for item in seen.count.result.missing] == ["P****0001"]


def made_case(hall: Hall, **changes: object) -> str:
    """A passport case, paid and made, its booklet on record."""
    case_no = hall.accept("HZ", **changes).case_no
    steps.bring_to(hall, case_no, "made")
    seen = made.made(hall.desk, case_no)
    made.register(hall.desk, case_no, seen.revision, 1, BOOKLET, new_act())
    return case_no


def test_what_a_case_makes_goes_into_custody_and_out_with_its_hand_over(any_hall: Hall) -> None:
    hall = any_hall
    approved(hall, "渝外批〔2026〕1号")
    case_no = made_case(hall)
    (piece,) = made.made(hall.desk, case_no).pieces
    assert piece.card is not None
    assert piece.card.row.standing == "in_stock"
    assert piece.card.row.unit == "重庆练习进出口有限公司"
    steps.bring_to(hall, case_no, "ready")
    steps.collect(hall, case_no)
    out = card(hall.desk, piece.custody_no)
    assert (out.row.standing, out.row.due_on) == ("out", date(2026, 12, 14))
    assert out.loans[0].taken_by == "张伟"
    back(hall, piece.custody_no)
    assert card(hall.desk, piece.custody_no).row.standing == "in_stock"


def test_a_booklet_that_was_posted_and_came_back_is_here_again(hall: Hall) -> None:
    case_no = made_case(hall, **BY_POST)
    no = made.made(hall.desk, case_no).pieces[0].custody_no
    steps.bring_to(hall, case_no, "ready")
    steps.packed(hall, case_no, waybill=steps.WAYBILLS[0])
    manifest.draw(hall.desk, new_act())
    assert card(hall.desk, no).row.standing == "out"
    returns.post_back(hall.desk, case_no, "地址不详", new_act())
    assert card(hall.desk, no).row.standing == "in_stock"


def test_one_holders_booklet_is_put_on_record_once_and_never_before_acceptance(hall: Hall) -> None:
    case_no = made_case(hall)
    seen = made.made(hall.desk, case_no)
    with pytest.raises(made.OnRecord):
        made.register(hall.desk, case_no, seen.revision, 1, BOOKLET, new_act())


def test_capturing_is_noted_and_nothing_of_it_is_kept(hall: Hall) -> None:
    case_no = hall.accept("HZ").case_no
    assert made.made(hall.desk, case_no).pieces[0].capture == "pending"
    seen = made.captured(hall.desk, case_no, 1, 1, new_act())
    assert (seen.pieces[0].capture, seen.revision) == ("done", 2)
    assert steps.facts_of(hall, steps.length(hall)) == {"piece": 1}


def test_a_renewed_booklet_cancels_the_old_one_that_lies_here(hall: Hall) -> None:
    old = kept(hall, "PE7654321").row.no
    piece = {"holder": "王略", "document": "ordinary_service", "order": "renew",
             "passport_no": "PE7654321"}  # fmt: skip
    made_case(hall, pieces=[piece])
    seen = card(hall.desk, old)
    assert seen.row.standing == "cancelled"
    assert "换发" in seen.reason


def test_papers_of_the_custody_can_be_drawn(hall: Hall) -> None:
    late(hall, 31)
    lent(hall, kept(hall, "PE7654321", unit="重庆别的单位"))
    overdue.draw(hall.desk, UNIT, new_act())
    for job in outbox.pending(hall.desk):
        assert register.pdf(job.kind, job.facts).startswith(b"%PDF")


def test_an_approval_is_put_right_by_whoever_saw_it_last(hall: Hall) -> None:
    first = approved(hall)
    second = approved(hall, days=6, revision=first.revision)
    assert second.days == 6
    with pytest.raises(Overtaken):
        approved(hall, days=7, revision=first.revision)
    with pytest.raises(BadAnswers) as refused:
        approved(hall, "", days=0, countries=("ZZ",))
    assert {fault.question for fault in refused.value.faults} == {
        "approval_no", "days", "countries",
    }  # fmt: skip


def test_a_taker_has_a_name(hall: Hall) -> None:
    seen = kept(hall)
    with pytest.raises(BadName):
        loans.lend(hall.desk, seen.row.no, seen.revision, Trip(), Taker(""), new_act())
