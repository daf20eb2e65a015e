"""Spare receipts: drawn with tags, typed in once, taken back, and none unaccounted for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter import outbox
from counter.dayclose import close
from counter.desk import DayClosed, new_act
from counter.errors import BadAnswers, NotFound, Refused
from counter.intake import accept
from counter.intake.accept import Filed
from counter.intake.application import Late, look
from counter.intake.continuity import drawing, ending, reading, words
from counter.intake.continuity.reading import Account
from counter.intake.continuity.words import NotWrittenThen, SlipEnded, SlipUsed
from counter.papers import register
from counter.progress import scan
from counter.queue import card, search
from counter.store.tables.spares import SpareSlip
from tests.conftest import MORNING, Hall
from tests.papers import reading as papers

SPOILS = {"suppress_health_check": [HealthCheck.function_scoped_fixture]}


def drawn(hall: Hall, count: int = 3) -> tuple[str, ...]:
    """So many blanks, printed."""
    pack = drawing.draw_pack(hall.desk, count, new_act())
    for job in pack.papers:
        hall.print(job)
    return pack.slips


def typed(hall: Hall, slip_no: str, at: datetime, letters: str = "RZ") -> Filed:
    """A case typed in from a blank."""
    form = replace(hall.application(letters), late=Late(slip_no, at))
    filed = accept.accept(hall.desk, form)
    hall.print(filed.paper)
    return filed


def tag_of(hall: Hall, no: str) -> str:
    with hall.books.reading():
        return str(SpareSlip.get(SpareSlip.no == no).tag)


def test_blanks_have_a_gapless_series_of_their_own_and_a_page_with_a_tag_each(any_hall: Hall):
    hall = any_hall
    first = drawing.draw_pack(hall.desk, 2, new_act())
    second = drawing.draw_pack(hall.desk, 1, new_act())
    assert first.slips == ("BL20261123-001", "BL20261123-002")
    assert second.slips == ("BL20261123-003",)
    assert [job.kind for job in first.papers] == ["blank_receipt", "blank_receipt",
                                                  "continuity_log"]  # fmt: skip
    pdf = register.pdf("blank_receipt", first.papers[1].facts)
    assert papers.symbols(pdf) == [[("QRCode", tag_of(hall, "BL20261123-002"))]]
    hall.later(days=1)
    assert drawing.draw_pack(hall.desk, 1, new_act()).slips == ("BL20261124-001",)


@pytest.mark.parametrize("count", [0, -1, drawing.MOST + 1])
def test_a_pack_of_no_sense_is_refused_and_spends_no_number(hall: Hall, count: int):
    with pytest.raises(BadAnswers):
        drawing.draw_pack(hall.desk, count, new_act())
    assert drawn(hall, 1) == ("BL20261123-001",)


def test_a_blank_becomes_a_case_with_the_next_ordinary_number(any_hall: Hall):
    hall = any_hall
    before = hall.accept().case_no
    slips = drawn(hall)
    hall.later(hours=3)
    late = typed(hall, slips[2], MORNING + timedelta(hours=1, minutes=20)).case_no
    after = hall.accept().case_no
    assert [no[11:15] for no in (before, late, after)] == ["0001", "0002", "0003"]
    its = reading.slip(hall.desk, slips[2])
    assert (its.state, its.case_no) == (words.USED, late)
    assert its.written_at == MORNING + timedelta(hours=1, minutes=20)
    seen = card.card(hall.desk, late)
    assert "事后补录" in [line.what.zh for line in seen.timeline]


def test_a_case_is_found_by_its_blank_and_its_receipt_names_it(any_hall: Hall):
    hall = any_hall
    slips = drawn(hall)
    filed = typed(hall, slips[0], MORNING)
    for asked in (slips[0], tag_of(hall, slips[0])):
        assert [row.case_no for row in search.find(hall.desk, asked)] == [filed.case_no]
    scanned = scan.scan(hall.desk, tag_of(hall, slips[0]))
    assert (scanned.kind, scanned.number) == ("case", filed.case_no)
    assert scan.scan(hall.desk, tag_of(hall, slips[1])).kind == "spare"
    read = papers.copied(register.pdf("receipt", filed.paper.facts))
    assert f"替代停电备用单{slips[0]}，纸面时间2026-11-2309:00" in read
    assert "事后补录" in read


def test_a_blank_is_used_once_and_the_same_act_again_adds_nothing(any_hall: Hall):
    hall = any_hall
    slip = drawn(hall)[0]
    form = replace(hall.application(), late=Late(slip, MORNING))
    first = accept.accept(hall.desk, form)
    assert accept.accept(hall.desk, form).case_no == first.case_no
    with pytest.raises(SlipUsed) as refused:
        typed(hall, slip, MORNING)
    assert refused.value.case_no == first.case_no


def test_the_hour_lies_between_drawing_and_now(hall: Hall):
    hall.later(minutes=31, seconds=40)
    slip = drawn(hall)[0]
    hall.later(hours=1)
    for wrong in (MORNING + timedelta(minutes=30), hall.now + timedelta(minutes=1)):
        with pytest.raises(NotWrittenThen):
            typed(hall, slip, wrong)
    # 9:31 on the paper is right: it was drawn within that minute
    assert typed(hall, slip, MORNING + timedelta(minutes=31)).case_no


def test_the_promise_counts_from_the_paper_even_when_its_day_is_closed(any_hall: Hall):
    hall = any_hall
    slips = drawn(hall)
    close.close(hall.supervisor, hall.desk.today, new_act())
    with pytest.raises(DayClosed):
        typed(hall, slips[0], MORNING)
    hall.later(days=2)
    on_time = look(
        hall.desk.edition, hall.desk.calendar, hall.application(), date(2026, 11, 23)
    ).due
    assert on_time is not None
    filed = typed(hall, slips[0], MORNING + timedelta(hours=2))
    seen = card.card(hall.desk, filed.case_no)
    assert filed.case_no.startswith("RZ20261125-")
    assert seen.due_on == on_time.on
    today = close.preview(hall.supervisor, hall.desk.today)
    (line,) = [each for each in today.exceptions if each.case_no == filed.case_no]
    assert line.what.zh == f"事后补录：{slips[0]} 2026-11-23 11:00"
    assert sum(kind.accepted for kind in today.totals.kinds) == 2  # matters, on the day typed


def test_what_was_only_received_on_paper_promises_nothing_yet(hall: Hall):
    slip = drawn(hall)[0]
    form = replace(hall.application(), late=Late(slip, MORNING))
    filed = accept.receive(hall.desk, form)
    assert card.card(hall.desk, filed.case_no).due_on is None
    assert "替代停电备用单" in papers.copied(register.pdf("received_slip", filed.paper.facts))


def test_blanks_left_at_the_end_of_the_day_stand_in_the_preview_until_given_back(any_hall: Hall):
    hall = any_hall
    slips = drawn(hall, 4)
    typed(hall, slips[0], MORNING)
    ending.take_back(hall.desk, (slips[1],), words.SPOILED, "写错姓名", new_act())

    def left() -> list[str]:
        preview = close.preview(hall.supervisor, hall.desk.today)
        return [line.case_no for line in preview.exceptions if "未交回" in line.what.zh]

    assert left() == list(slips[2:])
    ending.take_back(hall.desk, slips[2:], words.RETURNED, "", new_act())
    assert left() == []
    told = {line.case_no: line.what.zh
            for line in close.preview(hall.supervisor, hall.desk.today).exceptions}  # fmt: skip
    assert told[slips[1]] == "停电备用单作废：写坏作废 写错姓名"
    assert slips[2] not in told


def test_what_was_given_back_makes_no_case_and_all_are_given_back_or_none(any_hall: Hall):
    hall = any_hall
    slips = drawn(hall)
    ending.take_back(hall.desk, (slips[0],), words.RETURNED, "", new_act())
    with pytest.raises(SlipEnded):
        typed(hall, slips[0], MORNING)
    with pytest.raises(SlipEnded):
        ending.take_back(hall.desk, (slips[1], slips[0]), words.LOST, "", new_act())
    with pytest.raises(NotFound):
        ending.take_back(hall.desk, (slips[1], "BL20261123-999"), words.LOST, "", new_act())
    assert reading.slip(hall.desk, slips[1]).is_out


def test_a_blank_of_an_earlier_day_stays_listed_while_it_is_out(hall: Hall):
    slips = drawn(hall, 2)
    ending.take_back(hall.desk, (slips[0],), words.RETURNED, "", new_act())
    hall.later(days=1)
    assert [line.no for line in reading.slips(hall.desk)] == [slips[1]]


def test_a_blank_that_jams_is_printed_again_as_that_blank(hall: Hall):
    pack = drawing.draw_pack(hall.desk, 1, new_act())
    hall.print(pack.papers[0])
    again = outbox.reprint(hall.desk, pack.papers[0].id, "卡纸", new_act())
    assert (again.case_no, again.copy) == (pack.slips[0], 1)


STEPS = st.lists(
    st.tuples(st.sampled_from(["draw", "type", *words.ENDINGS]), st.integers(0, 5)),
    min_size=1, max_size=14,
)  # fmt: skip


@settings(max_examples=25, deadline=None, **SPOILS)
@given(doings=STEPS)
def test_every_blank_is_accounted_for_whatever_is_done(hall: Hall, doings: list[tuple[str, int]]):
    """drawn = used + returned + void + out; what was refused changes nothing."""
    known: list[str] = [line.no for line in reading.slips(hall.desk)]
    count, started = len(known), len(known)
    cases = sum(line.state == words.USED for line in reading.slips(hall.desk))
    for verb, number in doings:
        before = reading.slips(hall.desk)
        try:
            if verb == "draw":
                known += drawing.draw_pack(hall.desk, number + 1, new_act()).slips
                count += number + 1
            elif not known:
                continue
            elif verb == "type":
                typed(hall, known[number % len(known)], hall.now)
                cases += 1
            else:
                slip = known[number % len(known)]
                ending.take_back(hall.desk, (slip,), verb, "", new_act())
        except Refused:
            assert reading.slips(hall.desk) == before
        lines = reading.slips(hall.desk)
        account = Account.of(lines)
        assert account.drawn == account.used + account.returned + account.void + account.out
        assert (account.drawn, account.used) == (count, cases)
        assert len({line.case_no for line in lines if line.case_no}) == account.used
    assert [line.no[-3:] for line in reading.slips(hall.desk)][started:] == [
        f"{no:03d}" for no in range(started + 1, count + 1)
    ]
