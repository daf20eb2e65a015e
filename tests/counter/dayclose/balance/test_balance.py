"""Every paper, payment and blank has its place; what was taken away has a name."""

from __future__ import annotations

import lzma
from datetime import date
from pathlib import Path

import pytest

from counter.dayclose import close, till
from counter.dayclose.balance import settling
from counter.dayclose.balance.figures import BalanceLine, Difference
from counter.dayclose.balance.settling import NotBalanced
from counter.dayclose.balance.weighing import weigh
from counter.dayclose.figures import DaySheet
from counter.dayclose.fiscal import FiscalNumber
from counter.desk import DayClosed, new_act
from counter.errors import BadAnswers, NotFound
from counter.intake import accept
from counter.intake.continuity.drawing import draw_pack
from counter.mailout import envelope, manifest, returns
from counter.progress.blanks import receive
from counter.progress.shelving import shelve
from counter.queue import card
from counter.store.database import FILE, open_books
from counter.store.tables.hall import BusinessDay
from counter.values import facts
from counter.values.money import Money
from tests.conftest import BY_POST, Hall
from tests.counter import cardwork, custody_steps, outside_steps, shelf_verbs, steps
from tests.counter.dayclose.balance.losses import tamper

TODAY = date(2026, 11, 23)
OLD = Path(__file__).parents[3] / "books" / "0001_first_books.db.xz"


def line(hall: Hall, code: str) -> BalanceLine:
    """One line of today's balance, which holds."""
    seen = settling.of_day(hall.desk, hall.desk.today)
    assert seen.open == ()
    assert seen.figures.holds
    return next(line for line in seen.figures.lines if line.code == code)


def where(hall: Hall, code: str = "RZ") -> dict[str, int]:
    """Where what is on hand lies."""
    return {place.zh: count for place, count in line(hall, code).places}


def opened(hall: Hall) -> tuple[Difference, ...]:
    """What differs today."""
    return settling.of_day(hall.desk, hall.desk.today).open


def sheet(hall: Hall) -> DaySheet:
    """Today, closed."""
    return facts.read(DaySheet, steps.close_today(hall).facts)


def test_a_certificate_is_followed_from_the_counter_until_it_is_handed_over(any_hall: Hall) -> None:
    hall = any_hall
    shelf_verbs.rack(hall)
    no = hall.accept().case_no
    assert where(hall) == {"窗口": 1}
    steps.bring_to(hall, no, "examined")
    assert where(hall) == {"签发": 1}
    steps.bring_to(hall, no, "ready")
    shelve.shelve(hall.desk, no, "A-01-1", new_act())
    assert where(hall) == {"货架": 1}
    posted = steps.ready(hall, **BY_POST)
    steps.packed(hall, posted, waybill=steps.WAYBILLS[0])
    assert where(hall) == {"货架": 1, "信封": 1}
    outside_steps.sent(hall, outside_steps.made(hall, 2))
    assert where(hall) == {"货架": 1, "外送": 2, "信封": 1}
    steps.collect(hall, no)
    manifest.draw(hall.desk, new_act())
    found = line(hall, "RZ")
    assert (found.opening, found.came, found.went, found.on_hand) == (0, 4, 2, 2)
    returns.post_back(hall.desk, posted, "地址不详", new_act())
    assert where(hall) == {"窗口": 1, "外送": 2}
    assert line(hall, "RZ").came == 5


def test_a_case_that_ends_without_a_result_gives_its_papers_back(hall: Hall) -> None:
    no = hall.accept().case_no
    papers = line(hall, "materials")
    assert papers.on_hand == papers.came > 0
    steps.move(hall, no, "withdraw", reason="不办了")
    assert (line(hall, "RZ").on_hand, line(hall, "materials").on_hand) == (0, 0)


def test_papers_that_were_brought_later_are_in_the_balance(hall: Hall) -> None:
    form = hall.application(materials=[])
    no = accept.receive(hall.desk, form).case_no
    every, seen = hall.application().materials, card.card(hall.desk, no).revision
    accept.accept_received(hall.desk, no, seen, every, new_act())
    assert line(hall, "materials").on_hand == len(every)


def test_a_day_opens_with_what_the_day_before_had_in_the_evening(any_hall: Hall) -> None:
    hall = any_hall
    receive.receive_blanks(hall.supervisor, "CQ000101", "CQ000400", "领取单", new_act())
    custody_steps.lent(hall, custody_steps.kept(hall))
    draw_pack(hall.desk, 3, new_act())
    no = hall.accept().case_no
    steps.bring_to(hall, no, "made")
    evening = sheet(hall).balance
    assert evening is not None
    assert evening.holds
    hall.later(days=1)
    no = hall.accept().case_no
    morning = settling.of_day(hall.desk, hall.desk.today).figures
    on_hand = {row.code: row.on_hand for row in evening.lines if not row.is_money}
    opening = {row.code: row.opening for row in morning.lines if not row.is_money}
    assert opening == on_hand
    assert {"RZ", "blanks", "spares", "booklets", "materials"} <= opening.keys()
    assert line(hall, "blanks").on_hand == 299


def test_money_is_what_was_paid_less_what_was_given_back(hall: Hall) -> None:
    no = hall.accept().case_no
    steps.pay_all(hall, no)
    till.refund(hall.supervisor, no, Money.yuan(10), "cash", "多收", new_act())
    steps.count_all(hall)
    cash = line(hall, "cash")
    assert cash.went == 10_00
    assert cash.on_hand == cash.opening + cash.came - 10_00


def test_money_is_not_told_while_a_drawer_is_to_be_counted(hall: Hall) -> None:
    steps.pay_all(hall, hall.accept().case_no)
    codes = [row.code for row in settling.of_day(hall.desk, hall.desk.today).figures.lines]
    assert "cash" not in codes


def _posted(hall: Hall) -> str:
    no = steps.ready(hall, **BY_POST)
    envelope.pack(hall.desk, (no,), new_act())
    return no


def _shelved(hall: Hall) -> str:
    shelf_verbs.rack(hall)
    no = steps.ready(hall)
    shelve.shelve(hall.desk, no, "A-01-1", new_act())
    return no


def _outside(hall: Hall) -> str:
    no = outside_steps.made(hall, 1)
    outside_steps.sent(hall, no)
    return no


def _kept(hall: Hall) -> str:
    return custody_steps.kept(hall).row.no


def _drawn(hall: Hall) -> str:
    return draw_pack(hall.desk, 2, new_act()).slips[0]


LOSSES = {
    "a certificate": (lambda hall: steps.ready(hall), "DELETE FROM piece",
                      ("piece", "{no} 1", "窗口", "无记录")),
    "one marked as handed over": (
        lambda hall: hall.accept().case_no,
        "UPDATE piece SET taken_at = '2026-11-23T09:00:00.000000+08:00'",
        ("piece", "{no} 1", "窗口", "已发放")),
    "the content of an envelope": (_posted, "DELETE FROM envelope_case",
                                   ("piece", "{no} 1", "信封 XF20261123-0001", "窗口")),
    "a place on the shelf": (_shelved, "DELETE FROM shelved",
                             ("piece", "{no} 1", "货架 A-01-1", "窗口")),
    "one that is outside": (_outside, "UPDATE consignment_piece SET outcome = 'back'",
                            ("piece", "{no} 1", "外送", "窗口")),
    "a step": (lambda hall: hall.accept().case_no,
               "UPDATE \"case\" SET step = 'collected', stage = 'done'",
               ("piece", "{no} 1", "窗口", "已归档")),
    "a passport in custody": (_kept, "DELETE FROM passport",
                              ("booklets", "{no}", "证照保管", "无记录")),
    "a spare receipt": (_drawn, "DELETE FROM spare_slip WHERE no = '{no}'",
                        ("spares", "{no}", "备用未用", "无记录")),
}  # fmt: skip


@pytest.mark.parametrize("lost", LOSSES)
def test_an_injected_loss_of_a_paper_is_named(any_hall: Hall, lost: str) -> None:
    prepare, command, (thing, key, expected, found) = LOSSES[lost]
    hall = any_hall
    no = prepare(hall)  # type: ignore[no-untyped-call]
    last = steps.length(hall)
    tamper(hall.books, command.format(no=no))
    named = [one for one in opened(hall) if one.thing != "material"]
    assert [(one.thing, one.key, one.expected.zh, one.found.zh) for one in named] == [
        (thing, key.format(no=no), expected, found)
    ]
    assert no in named[0].what.zh
    assert 0 < named[0].seq <= last
    steps.count_all(hall)
    with pytest.raises(NotBalanced) as refused:
        close.close(hall.supervisor, hall.desk.today, new_act(), "练习")
    assert no in refused.value.text.zh


NUMBERS = {
    "a payment": ("DELETE FROM payment", "paid", "{no} cash", "无"),
    "the amount of a payment": ("UPDATE payment SET amount = amount - 4000", "paid",
                                "{no} cash", "¥60.00"),
    "a blank that a result stands on": ("DELETE FROM result", "result", "CQ000101", "无"),
}  # fmt: skip


@pytest.mark.parametrize("lost", NUMBERS)
@pytest.mark.parametrize("later", [0, 1])
def test_a_loss_among_the_numbers_is_named_on_whichever_day(
    any_hall: Hall, lost: str, later: int
) -> None:
    command, thing, key, found = NUMBERS[lost]
    hall = any_hall
    receive.receive_blanks(hall.supervisor, "CQ000101", "CQ000200", "领取单", new_act())
    no = steps.ready(hall)
    if later:
        steps.close_today(hall)
        hall.later(days=1)
    tamper(hall.books, command)
    (named,) = opened(hall)
    assert (named.thing, named.key) == (thing, key.format(no=no))
    if not lost.startswith("the amount"):
        assert named.found.zh == found
    with hall.books.reading():
        verb = steps.Entry.get_by_id(named.seq).verb
    assert verb == {"paid": "pay", "result": "make"}[thing]


def test_a_fiscal_receipt_and_a_travel_card_that_are_gone_are_named(any_hall: Hall) -> None:
    hall = any_hall
    hall.accept()
    steps.close_today(hall)
    hall.later(days=1)
    no = hall.accept().case_no
    receipt = FiscalNumber.read("50010126", "0000012345")
    owes = card.card(hall.desk, no).owes
    till.pay(hall.desk, no, owes, "cash", "", new_act(), receipt)
    cardwork.in_use(hall, "CN1")
    assert opened(hall) == ()
    tamper(hall.books, "DELETE FROM fiscal_receipt", "DELETE FROM travel_card")
    named = {one.thing: one.key for one in opened(hall)}
    assert named["fiscal"] == "50010126 0000012345"
    assert named.keys() == {"fiscal", "cards"}


def test_books_of_the_first_version_balance_from_their_first_day_on(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(lzma.decompress(OLD.read_bytes()))
    books = open_books(tmp_path)
    with books.reading():
        last = BusinessDay.select().order_by(BusinessDay.day.desc()).first()
        seen = weigh(last.day)
    books.close()
    assert seen.gaps == []
    assert len(seen.read.now.cases) > 10


def test_a_whole_case_that_is_gone_is_named_piece_by_piece(hall: Hall) -> None:
    no = outside_steps.made(hall, 3)
    tamper(hall.books, "DELETE FROM material", "DELETE FROM piece", 'DELETE FROM "case"')
    named = opened(hall)
    assert [one.key for one in named if one.thing == "piece"] == [f"{no} {n}" for n in (1, 2, 3)]
    assert {one.thing for one in named} == {"piece", "material", "paid"}


def test_what_the_supervisor_signed_stands_on_the_sheet_and_is_over(any_hall: Hall) -> None:
    hall = any_hall
    no = _shelved(hall)
    tamper(hall.books, "DELETE FROM shelved")
    with pytest.raises(BadAnswers):
        settling.sign_difference(hall.supervisor, TODAY, "piece", f"{no} 1", " ", new_act())
    act = new_act()
    seen = settling.sign_difference(hall.supervisor, TODAY, "piece", f"{no} 1", "在窗口找到", act)
    assert (seen.open, seen.figures.holds) == ((), True)  # it is here, only somewhere else
    again = settling.sign_difference(hall.supervisor, TODAY, "piece", f"{no} 1", "在窗口找到", act)
    assert again.figures.signed == seen.figures.signed
    with pytest.raises(NotFound):
        settling.sign_difference(hall.supervisor, TODAY, "piece", f"{no} 1", "再签", new_act())
    kept = sheet(hall).balance
    assert kept is not None
    assert [(s.what.zh, s.expected.zh, s.found.zh, s.reason, s.signed_by) for s in kept.signed] == [
        (f"{no} 第 1 件", "货架 A-01-1", "窗口", "在窗口找到", "刘颖")
    ]
    with pytest.raises(DayClosed):
        settling.sign_difference(hall.supervisor, TODAY, "piece", f"{no} 1", "迟了", new_act())
    hall.later(days=1)
    hall.accept()
    assert where(hall) == {"窗口": 2}
    steps.collect(hall, no)
    assert line(hall, "RZ").went == 1


def test_a_signed_loss_is_missing_on_that_day_and_never_again(hall: Hall) -> None:
    no = steps.ready(hall)
    tamper(hall.books, "DELETE FROM piece", "DELETE FROM payment")
    for one in opened(hall):
        settling.sign_difference(hall.supervisor, TODAY, one.thing, one.key, "已报案", new_act())
    kept = sheet(hall).balance
    assert kept is not None
    assert {row.code: row.missing for row in kept.lines if row.missing} == {"RZ": 1, "cash": 100_00}
    assert {signed.what.zh for signed in kept.signed} == {f"{no} 第 1 件", f"{no} 收费（现金）"}
    hall.later(days=1)
    hall.accept()
    assert line(hall, "RZ").opening == 0


def test_a_day_that_is_closed_late_is_counted_as_it_was(hall: Hall) -> None:
    first = steps.ready(hall)
    hall.later(days=1)
    hall.accept()
    steps.collect(hall, first)
    seen = settling.of_day(hall.desk, TODAY).figures
    found = next(row for row in seen.lines if row.code == "RZ")
    assert (found.opening, found.came, found.went, found.on_hand) == (0, 1, 0, 1)
    found = line(hall, "RZ")
    assert (found.opening, found.came, found.went, found.on_hand) == (1, 1, 1, 1)


def test_a_list_of_carried_papers_that_was_altered_is_not_believed(hall: Hall) -> None:
    no = steps.ready(hall)
    steps.close_today(hall)
    hall.later(days=1)
    hall.accept()
    tamper(hall.books, "UPDATE balance_stock SET body = x'00'", "DELETE FROM piece WHERE case_id "
           f"= (SELECT id FROM \"case\" WHERE no = '{no}')")  # fmt: skip
    assert [one.key for one in opened(hall)] == [f"{no} 1"]
