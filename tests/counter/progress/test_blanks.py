"""Every numbered blank is somewhere: left, on a result, or void before two people."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from counter.dayclose import close
from counter.desk import Desk, new_act
from counter.errors import AlreadyHandedOver, BadAnswers, NotFound, Refused, WrongStep
from counter.progress.blanks.in_hand import next_blanks
from counter.progress.blanks.receive import (
    AlreadyReceived,
    NotBlank,
    TooMany,
    issue_blanks,
    receive_blanks,
)
from counter.progress.blanks.spoil import spoil_blank
from counter.progress.blanks.stock import StockSheet, stock
from counter.progress.register.remake import remake
from counter.progress.register.results import proposal, results
from counter.progress.register.seal import seal
from counter.progress.register.sticker import Signing, Sticker
from counter.queue import card
from counter.second_person import ConfirmAgain, NeedsSecond
from counter.settings import people
from counter.store.blankbook import IssuedToAnother, NotInStock, NumberSpoiled, NumberUsed
from counter.values.clerk import Clerk, Role
from counter.values.serial import BadSerial
from tests.conftest import Hall, default_pieces
from tests.counter import steps

ROLL = ("CQ000101", "CQ000120", "领取单1号")


def colleague(hall: Hall) -> Desk:
    """A second clerk of the hall."""
    people.add(hall.supervisor, "lina", "李娜", Role.CLERK, "password-1", new_act())
    return hall._desk(Clerk("lina", "李娜", Role.CLERK), "2")


def examined(hall: Hall, pieces: int = 1, **changes: object) -> str:
    """A paid case that waits for its stickers."""
    many = [deed for _ in range(pieces) for deed in default_pieces("RZ")]
    no = hall.accept("RZ", pieces=many, **changes).case_no
    steps.bring_to(hall, no, "examined")
    return no


def put_on(hall: Hall, no: str, *stickers: Sticker, desk: Desk | None = None) -> None:
    seat = desk or hall.desk
    revision = card.card(seat, no).revision
    seal(seat, no, revision, stickers, steps.SIGNING, new_act())


def one(paper: str, number: str = "26500001", small: str = "001", piece: int = 1) -> Sticker:
    return Sticker(piece, number, small, paper)


def void(hall: Hall, no: str, *pieces: int) -> None:
    revision = card.card(hall.desk, no).revision
    second = steps.beside(hall, hall.desk)
    remake(hall.desk, no, revision, "打印错位", second, new_act(), pieces or None)


# ------------------------------------------------------------------- what a sticker may be
def test_every_piece_gets_its_sticker_and_the_register_states_the_deed(any_hall: Hall) -> None:
    no = examined(any_hall, 2)
    with pytest.raises(BadAnswers) as refused:
        put_on(any_hall, no, one("CQ000001"))
    assert [(f.question, f.piece) for f in refused.value.faults] == [("sticker_no", 2)]
    put_on(any_hall, no, one("ｃｑ000001"), one("CQ000002", "26500002", piece=2))
    lines = results(any_hall.desk, no)
    assert [(r.piece_no, r.sticker_no, r.kind) for r in lines] == [
        (1, "CQ000001", "apostille"), (2, "CQ000002", "apostille"),
    ]  # fmt: skip
    assert (lines[0].signer, lines[0].place, lines[0].signed_on) == (
        "周敏", "重庆", any_hall.desk.today,
    )  # fmt: skip
    assert card.card(any_hall.desk, no).row.step.zh == "已制证"


@pytest.mark.parametrize(
    ("sticker", "field_"),
    [
        (one("12"), "sticker_no"), (one("没有"), "sticker_no"), (one(""), "sticker_no"),
        (one("CQ000001", "2650"), "authentication_no"), (one("CQ000001", ""), "authentication_no"),
        (one("CQ000001", small="00001"), "small_no"),
    ],
)  # fmt: skip
def test_a_number_of_a_wrong_shape_is_named_and_nothing_is_written(
    hall: Hall, sticker: Sticker, field_: str
) -> None:
    no = examined(hall)
    before = steps.snapshot(hall)
    with pytest.raises(BadAnswers) as refused:
        put_on(hall, no, sticker)
    assert [(fault.question, fault.piece) for fault in refused.value.faults] == [(field_, 1)]
    assert steps.snapshot(hall) == before


def test_the_same_number_twice_in_a_case_is_refused(hall: Hall) -> None:
    no = examined(hall, 2)
    with pytest.raises(BadAnswers, match="与第 1 件重复"):
        put_on(hall, no, one("CQ000001"), one("CQ000001", "26500002", piece=2))
    with pytest.raises(BadAnswers, match="与第 1 件重复"):
        put_on(hall, no, one("CQ000001"), one("CQ000002", piece=2))


def test_who_signed_where_and_not_tomorrow(hall: Hall) -> None:
    no = examined(hall)
    revision = card.card(hall.desk, no).revision
    late = hall.now.date().replace(month=12)
    with pytest.raises(BadAnswers) as refused:
        seal(hall.desk, no, revision, (one("CQ000001"),), Signing(" ", "", late), new_act())
    assert {fault.question for fault in refused.value.faults} == {"signer", "place", "signed_on"}


def test_a_number_used_before_is_refused_and_its_case_named(any_hall: Hall) -> None:
    first, second = examined(any_hall), examined(any_hall)
    put_on(any_hall, first, one("CQ000001"))
    for again in (one("CQ000001", "26500002"), one("CQ000002", "26500001")):
        with pytest.raises(NumberUsed) as refused:
            put_on(any_hall, second, again)
        assert refused.value.case_no == first
    assert results(any_hall.desk, second) == ()


def test_a_case_is_found_by_its_sticker(hall: Hall) -> None:
    from counter.queue.search import find

    no = steps.ready(hall)
    assert [row.case_no for row in find(hall.desk, "cq000001")] == [no]
    assert [row.case_no for row in find(hall.desk, "26500001-001")] == [no]


def test_the_next_numbers_are_proposed(hall: Hall) -> None:
    empty = proposal(hall.desk, examined(hall))
    assert (empty.authentication_no, empty.blanks, empty.place) == ("", (), "")
    put_on(hall, examined(hall), one("CQ000007", "26500009"))
    seen = proposal(hall.desk, examined(hall, 2))
    assert (seen.authentication_no, seen.small_no) == ("26500010", "001")
    assert (seen.blanks, seen.signer, seen.place) == (("CQ000008", "CQ000009"), "周敏", "重庆")
    double = proposal(hall.desk, examined(hall, destination="AE"))
    assert not double.is_apostille
    assert double.authentication_no == ""  # another series than the apostilles


# ------------------------------------------------------------------- stock
def test_stock_begins_with_the_first_roll_and_then_only_ones_own_numbers_pass(
    any_hall: Hall,
) -> None:
    put_on(any_hall, examined(any_hall), one("XX000001"))  # before: whatever is in the hand
    receive_blanks(any_hall.supervisor, *ROLL, new_act())
    other = colleague(any_hall)
    issue_blanks(any_hall.supervisor, "lina", "CQ000101", "105", new_act())
    no = examined(any_hall)
    with pytest.raises(NotInStock):
        put_on(any_hall, no, one("CQ000121", "26500002"))
    with pytest.raises(IssuedToAnother) as refused:
        put_on(any_hall, no, one("CQ000103", "26500002"))
    assert refused.value.name == "李娜"
    put_on(any_hall, no, one("CQ000103", "26500002"), desk=other)
    put_on(any_hall, examined(any_hall), one("CQ000106", "26500003"))  # from the cupboard
    assert next_blanks(other, 3) == ("CQ000101", "CQ000102", "CQ000104")
    assert next_blanks(any_hall.desk, 2) == ("CQ000107", "CQ000108")
    seen = stock(any_hall.desk)
    assert (seen.total.received, seen.total.used, seen.total.left) == (20, 2, 18)
    assert [(h.name, h.balance.received, h.balance.used, h.balance.left) for h in seen.holders] == [
        ("李娜", 5, 1, 4), ("", 15, 1, 14),
    ]  # fmt: skip


def test_a_roll_that_overlaps_is_refused_and_so_is_what_is_no_run(hall: Hall) -> None:
    receive_blanks(hall.supervisor, *ROLL, new_act())
    with pytest.raises(AlreadyReceived) as refused:
        receive_blanks(hall.supervisor, "CQ000120", "CQ000130", "单", new_act())
    assert (refused.value.first, refused.value.last) == ROLL[:2]
    for first, last in (("CQ000200", "CQ000150"), ("CQ000200", "CX000250"), ("没有", "1")):
        with pytest.raises(BadSerial):
            receive_blanks(hall.supervisor, first, last, "单", new_act())
    with pytest.raises(TooMany):
        receive_blanks(hall.supervisor, "CQ10000000", "CQ99000000", "单", new_act())
    with pytest.raises(BadAnswers):
        receive_blanks(hall.supervisor, "CQ000201", "CQ000210", " ", new_act())


def test_only_blank_numbers_in_stock_go_to_a_clerk_who_may_use_them(hall: Hall) -> None:
    receive_blanks(hall.supervisor, *ROLL, new_act())
    put_on(hall, examined(hall), one("CQ000101"))
    for login, first, error in (
        ("wangfang", "CQ000101", NotBlank), ("wangfang", "CQ000115", NotInStock),
        ("nobody", "CQ000110", NotFound),
    ):  # fmt: skip
        last = f"CQ{int(first[2:]) + 9:06d}"
        with pytest.raises(error):
            issue_blanks(hall.supervisor, login, first, last, new_act())
    people.add(hall.supervisor, "reader", "钱进", Role.READER, "password-1", new_act())
    with pytest.raises(NotFound):
        issue_blanks(hall.supervisor, "reader", "CQ000110", "", new_act())
    receive_blanks(hall.supervisor, "CQ000121", "CQ000130", "单", new_act())
    issue_blanks(hall.supervisor, "wangfang", "CQ000116", "CQ000125", new_act())  # two rolls
    issue_blanks(hall.supervisor, "", "CQ000125", "", new_act())  # one comes back
    held = {h.login: h.balance.received for h in stock(hall.desk).holders}
    assert held == {"wangfang": 9, "": 21}


# ------------------------------------------------------------------- void, before two people
def test_a_blank_is_spoiled_before_a_second_person_and_never_used(any_hall: Hall) -> None:
    receive_blanks(any_hall.supervisor, *ROLL, new_act())
    desk, second = any_hall.desk, steps.vouched(any_hall)
    with pytest.raises(NeedsSecond):
        spoil_blank(desk, "CQ000101", "撕裂", None, new_act())
    with pytest.raises(ConfirmAgain):  # given beside somebody else
        spoil_blank(any_hall.window("5"), "CQ000101", "撕裂", second, new_act())
    with pytest.raises(BadAnswers):
        spoil_blank(desk, "CQ000101", "", second, new_act())
    told = spoil_blank(desk, "CQ000101", "撕裂", second, new_act())
    assert (told.clerk, told.second) == ("王芳", "刘颖")
    with pytest.raises(NumberSpoiled) as refused:
        put_on(any_hall, examined(any_hall), one("CQ000101"))
    assert refused.value.reason == "撕裂"
    with pytest.raises(NumberSpoiled):
        spoil_blank(desk, "CQ000101", "又一次", second, new_act())
    (line,) = close.preview(desk, desk.today).exceptions[-1:]
    assert line.what.zh == "空白证作废：撕裂（刘颖在场）"


def test_a_void_result_keeps_its_number_and_is_made_anew_on_another_sheet(any_hall: Hall) -> None:
    receive_blanks(any_hall.supervisor, *ROLL, new_act())
    no = examined(any_hall, 2)
    put_on(any_hall, no, one("CQ000101"), one("CQ000102", "26500002", piece=2))
    void(any_hall, no, 2)
    assert card.card(any_hall.desk, no).row.step.zh == "已审核"
    assert proposal(any_hall.desk, no).pieces == (2,)
    with pytest.raises(NumberSpoiled):
        put_on(any_hall, no, one("CQ000102", "26500003", piece=2))
    put_on(any_hall, no, one("CQ000103", "26500002", piece=2))  # the same result, another sheet
    lines = results(any_hall.desk, no)
    assert [(r.sticker_no, r.is_void, r.second) for r in lines] == [
        ("CQ000101", False, ""), ("CQ000102", True, "赵敏"), ("CQ000103", False, ""),
    ]  # fmt: skip
    total = stock(any_hall.desk).total
    assert (total.received, total.used, total.spoiled, total.left) == (20, 2, 1, 17)
    told = [line.what.zh for line in close.preview(any_hall.desk, any_hall.desk.today).exceptions]
    assert "作废重制：打印错位（赵敏在场）" in told


def test_a_remake_needs_a_colleague_a_reason_and_a_result_that_is_still_here(hall: Hall) -> None:
    no = examined(hall, 2)
    second = steps.beside(hall, hall.desk)
    with pytest.raises(WrongStep):
        remake(hall.desk, no, card.card(hall.desk, no).revision, "错", second, new_act())
    steps.seal_all(hall, no)
    revision = card.card(hall.desk, no).revision
    with pytest.raises(NeedsSecond):
        remake(hall.desk, no, revision, "错", None, new_act())
    with pytest.raises(BadAnswers):
        remake(hall.desk, no, revision, " ", second, new_act())
    with pytest.raises(NotFound):
        remake(hall.desk, no, revision, "错", second, new_act(), (3,))
    steps.bring_to(hall, no, "ready")
    steps.collect(hall, no, (1,))
    revision = card.card(hall.desk, no).revision
    with pytest.raises(AlreadyHandedOver):
        remake(hall.desk, no, revision, "错", second, new_act())
    remake(hall.desk, no, revision, "错", second, new_act(), (2,))


def test_what_was_ready_and_is_remade_is_counted_as_finished_once(hall: Hall) -> None:
    from counter.dayclose import totals

    no = steps.ready(hall)
    void(hall, no)
    assert totals.of(hall.desk, "2026").kinds[0].finished == 0
    steps.bring_to(hall, no, "ready")
    kind = totals.of(hall.desk, "2026").kinds[0]
    assert (kind.finished, kind.finished_cases) == (2, 1)


# ------------------------------------------------------------------- the day sheet
def test_the_day_sheet_states_the_blanks_of_the_day(any_hall: Hall) -> None:
    receive_blanks(any_hall.supervisor, *ROLL, new_act())
    first = examined(any_hall, 3)
    steps.seal_all(any_hall, first)
    void(any_hall, first, 2)
    spoil_blank(any_hall.desk, "CQ000110", "撕裂", steps.beside(any_hall, any_hall.desk), new_act())
    job = steps.close_today(any_hall)
    assert job.facts["blanks"] == {
        "received": 20, "used": 2, "spoiled": 2, "revoked": 0, "left": 16,
        "numbers": ["CQ000101", "CQ000103"], "void_numbers": ["CQ000102", "CQ000110"],
    }  # fmt: skip
    any_hall.later(days=1)
    void(any_hall, examined_again(any_hall, first), 1)
    seen = close.preview(any_hall.desk, any_hall.desk.today).blanks
    assert seen is not None
    assert (seen.used, seen.spoiled, seen.revoked, seen.left) == (1, 0, 1, 15)
    before = close.preview(any_hall.desk, any_hall.desk.today.replace(day=23)).blanks
    assert before is not None
    assert before.left == 16


def examined_again(hall: Hall, no: str) -> str:
    steps.seal_all(hall, no)
    return no


def test_a_hall_without_blanks_has_no_such_section(hall: Hall) -> None:
    hall.accept("HZ")
    assert close.preview(hall.desk, hall.desk.today).blanks is None


# ------------------------------------------------------------------- whatever happens
@dataclass
class Model:
    """The same stock in a child's words: a set for each thing that a number can be."""

    received: set[int] = field(default_factory=set)
    used: dict[int, str] = field(default_factory=dict)
    spoiled: set[int] = field(default_factory=set)
    holder: dict[int, str] = field(default_factory=dict)


NUMBERS = some.integers(1, 12)
ACTS = some.lists(
    some.tuples(
        some.sampled_from(["receive", "issue", "issue", "seal", "seal", "spoil", "void"]),
        NUMBERS, NUMBERS,
        some.sampled_from(["wangfang", "lina", ""]),
    ),
    min_size=8, max_size=18,
)  # fmt: skip


def _do(hall: Hall, model: Model, act: tuple[str, int, int, str], who: dict[str, Desk]) -> None:
    kind, first, last, login = act
    run = range(first, last + 1)
    desk = who.get(login, hall.desk)
    second = steps.beside(hall, desk)
    match kind:
        case "receive":
            receive_blanks(hall.supervisor, f"Q{first:04d}", f"Q{last:04d}", "单", new_act())
            model.received |= set(run)
        case "issue":
            issue_blanks(hall.supervisor, login, f"Q{first:04d}", f"Q{last:04d}", new_act())
            model.holder.update(dict.fromkeys(run, login))
        case "seal":
            no = examined(hall)
            put_on(hall, no, one(f"Q{first:04d}", f"{26500000 + first}"), desk=desk)
            model.used[first] = no
        case "spoil":
            spoil_blank(desk, f"Q{first:04d}", "撕裂", second, new_act())
            model.spoiled.add(first)
        case "void":
            if not model.used:
                return
            number = sorted(model.used)[first % len(model.used)]
            no = model.used[number]
            remake(desk, no, card.card(desk, no).revision, "错", second, new_act())
            model.spoiled.add(number)
            del model.used[number]


def _agrees(seen: StockSheet, model: Model) -> None:
    inside = model.received
    used, spoiled = len(inside & set(model.used)), len(inside & model.spoiled)
    free = inside - set(model.used) - model.spoiled
    total = seen.total
    assert (total.received, total.used, total.spoiled) == (len(inside), used, spoiled)
    assert total.left == len(free)
    assert total.received == total.used + total.spoiled + total.left
    for line in seen.holders:
        mine = {n for n in inside if model.holder.get(n, "") == line.login}
        assert line.balance.received == len(mine)
        assert line.balance.left == len(mine & free)
    assert sum(roll.balance.left for roll in seen.rolls) == len(free)


@settings(
    max_examples=6, deadline=None, phases=[Phase.generate],  # shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=ACTS)
def test_received_is_used_and_spoiled_and_left_whatever_was_done(
    acts: list[tuple[str, int, int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    from counter.settings import hall as founding
    from counter.store.database import open_books
    from tests.conftest import MORNING, OFFICE

    books = open_books(tmp_path_factory.mktemp("stock") / "hall")
    supervisor = founding.found(books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING)
    hall, model = Hall(books, supervisor), Model()
    who = {"wangfang": hall.desk, "lina": colleague(hall)}
    for act in [("receive", 1, 9, ""), *acts]:
        try:
            _do(hall, model, act, who)
        except Refused:
            continue
    _agrees(stock(hall.desk), model)
    books.close()
