"""A group's visas: the note, the consulate's answers person by person, and where they lead."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter import outbox
from counter.dayclose import totals
from counter.desk import new_act
from counter.errors import BadAnswers, NotFound, Overtaken, Unpaid, WrongStep
from counter.outbox import PaperJob
from counter.progress.custody import card as custody_card
from counter.progress.moves import FeeOpen
from counter.progress.visas import answers, keeping, note, papers
from counter.progress.visas.answers import Counted, Told
from counter.progress.visas.draft import BLANK, draft
from counter.queue import card
from counter.settings import hall as founding
from counter.store.database import open_books
from counter.text import Text
from tests.conftest import MORNING, OFFICE, Hall
from tests.counter import custody_steps, steps, visawork


def step_of(hall: Hall, no: str) -> str:
    return card.card(hall.desk, no).row.step.zh


def figures(hall: Hall) -> totals.KindFigures:
    return next(k for k in totals.of(hall.desk, "2026").kinds if k.code == "visa_agency")


def notices(hall: Hall, no: str) -> list[PaperJob]:
    return [job for job in outbox.of_case(hall.desk, no) if job.kind == "refusal_notice"]


def test_a_note_is_proposed_from_the_template_with_the_group_in_it(hall: Hall) -> None:
    no = visawork.accepted(hall, 2, group_name="重庆练习友好代表团")
    told = draft(hall.desk, no)
    assert not told.blanks
    assert "重庆练习友好代表团" in told.body.zh
    assert "2026-12-20" in told.body.zh
    assert "2026-12-24" in told.body.zh  # five days, the first counted
    assert "OUYANG NANA" in told.body.en
    assert "PE1234501" in told.body.zh
    assert "{number}" in told.body.zh


def test_a_note_is_kept_as_the_clerk_mended_it_and_numbered_by_the_year(any_hall: Hall) -> None:
    numbers = []
    for _ in range(2):
        no = visawork.accepted(any_hall)
        told = draft(any_hall.desk, no)
        body = Text(told.body.zh.replace("致意", "敬意"), "")
        done = note.note(any_hall.desk, no, told.revision, body, new_act())
        assert done.paper is not None
        assert done.paper.kind == "note_verbale"
        facts = done.paper.facts
        assert facts["note_no"] in facts["body"]["zh"]
        assert "敬意" in facts["body"]["zh"]
        assert facts["body"]["en"] == ""
        numbers.append(visawork.seen(any_hall, no).notes[0].no)
    assert numbers == ["渝外签〔2026〕1号", "渝外签〔2026〕2号"]
    assert step_of(any_hall, no) == "照会已拟"
    steps.verified(any_hall)


def test_a_note_drawn_anew_gets_another_number_and_both_stay(hall: Hall) -> None:
    no = visawork.accepted(hall)
    visawork.draw(hall, no)
    visawork.draw(hall, no)
    assert len(visawork.seen(hall, no).notes) == 2
    assert step_of(hall, no) == "照会已拟"


def test_a_note_with_a_blank_without_words_or_unpaid_is_refused(hall: Hall) -> None:
    no = hall.accept("QZ", purpose="").case_no
    told = draft(hall.desk, no)
    assert [blank.zh for blank in told.blanks] == ["出访事由"]
    assert BLANK in told.body.zh
    with pytest.raises(BadAnswers):
        note.note(hall.desk, no, told.revision, told.body, new_act())
    with pytest.raises(BadAnswers):
        note.note(hall.desk, no, told.revision, Text(" ", ""), new_act())
    with pytest.raises((Unpaid, FeeOpen)):
        note.note(hall.desk, no, told.revision, Text("照会", ""), new_act())
    assert step_of(hall, no) == "已受理"


def test_the_group_goes_where_its_form_says(hall: Hall) -> None:
    no = visawork.accepted(hall, submit_to="consulate")
    visawork.draw(hall, no)
    visawork.submit(hall, no)
    seen = visawork.seen(hall, no)
    assert seen.office == "日本驻渝总领事馆"
    other = visawork.accepted(hall, submit_to="elsewhere", submit_at="日本驻上海总领事馆")
    visawork.draw(hall, other)
    visawork.submit(hall, other)
    assert visawork.seen(hall, other).office == "日本驻上海总领事馆"


def test_a_group_issued_in_part_is_ready_and_each_person_counted_once(any_hall: Hall) -> None:
    no = visawork.submitted(any_hall, 4)
    visawork.tell(any_hall, no, "issued", "denied")
    visawork.back(any_hall, no)
    assert step_of(any_hall, no) == "已取回"
    told = visawork.tell(any_hall, no, "withdrawn", "issued", first=3)
    assert told.went_on
    assert told.step.zh == "待取"
    assert notices(any_hall, no) == []
    line = dict(card.card(any_hall.desk, no).beside)["visas"]
    assert line.zh == "签出 2/4，拒签 1，撤签 1"
    kind = figures(any_hall)
    assert (kind.accepted, kind.finished, kind.refused, kind.withdrawn) == (4, 2, 1, 1)
    steps.verified(any_hall)


def test_all_answers_before_the_passports_are_back_wait_for_them(hall: Hall) -> None:
    no = visawork.submitted(hall, 2)
    visawork.tell(hall, no, "issued", "issued")
    assert step_of(hall, no) == "已送签"
    visawork.back(hall, no)
    assert step_of(hall, no) == "待取"


def test_the_time_line_speaks_in_the_words_of_the_kind(hall: Hall) -> None:
    no = visawork.submitted(hall, 1)
    visawork.back(hall, no)
    visawork.tell(hall, no, "issued")
    said = [line.what.zh for line in card.card(hall.desk, no).timeline]
    assert said[:3] == ["登记签证结果", "登记签证结果", "取回"]  # not 外方办结, as another kind has it


def test_what_the_office_refused_on_the_list_is_a_denied_visa(hall: Hall) -> None:
    no = visawork.submitted(hall, 2)
    visawork.back(hall, no, 2)
    seen = visawork.seen(hall, no)
    assert [row.visa.outcome for row in seen.rows] == ["pending", "denied"]
    assert seen.rows[1].visa.reason == "资料不足"
    assert figures(hall).refused == 0  # not before the group goes on
    visawork.tell(hall, no, "issued")
    assert (figures(hall).finished, figures(hall).refused) == (1, 1)


@pytest.mark.parametrize(
    ("outcomes", "step", "letters"),
    [(("denied", "denied"), "不予办理", 1), (("denied", "withdrawn"), "不予办理", 1),
     (("withdrawn", "withdrawn"), "已撤回", 0)],
)  # fmt: skip
def test_a_group_without_any_visa_ends(
    hall: Hall, outcomes: tuple[str, ...], step: str, letters: int
) -> None:
    no = visawork.submitted(hall, 2)
    visawork.back(hall, no)
    visawork.tell(hall, no, *outcomes)
    assert step_of(hall, no) == step
    assert len(notices(hall, no)) == letters
    if letters:
        assert "资料不足" in notices(hall, no)[0].facts["reason"]


def test_who_got_a_visa_stays_but_its_number_may_be_put_right(hall: Hall) -> None:
    no = steps.ready(hall, "QZ")
    seen = visawork.seen(hall, no)
    day = hall.desk.today
    with pytest.raises(Counted):
        answers.answer(hall.desk, no, seen.revision, 1, "denied", day, new_act(), reason="拒")
    mended = Told(1, "issued", day, visa_no="b7654321")
    answers.answer_many(hall.desk, no, seen.revision, (mended,), new_act())
    assert visawork.seen(hall, no).rows[0].visa.visa_no == "B7654321"
    assert figures(hall).finished == 1


def test_an_answer_that_cannot_be_right_is_named_with_its_person(hall: Hall) -> None:
    no = visawork.submitted(hall, 2)
    seen, day = visawork.seen(hall, no).revision, hall.desk.today
    bad = (
        Told(1, "issued", day, valid_from=day, valid_until=day.replace(year=2025)),
        Told(2, "denied", day),
    )
    with pytest.raises(BadAnswers) as refused:
        answers.answer_many(hall.desk, no, seen, bad, new_act())
    assert [(f.piece, f.question) for f in refused.value.faults] == [
        (1, "valid_until"), (2, "reason")
    ]  # fmt: skip
    for wrong in (Told(1, "issued"), Told(1, "issued", day.replace(year=2027)), Told(1, "x", day)):
        with pytest.raises(BadAnswers):
            answers.answer_many(hall.desk, no, seen, (wrong,), new_act())
    with pytest.raises(NotFound):
        answers.answer(hall.desk, no, seen, 9, "issued", day, new_act())
    answers.answer(hall.desk, no, seen, 1, "issued", day, new_act())
    with pytest.raises(Overtaken):
        answers.answer(hall.desk, no, seen, 2, "issued", day, new_act())


def test_papers_that_the_consulate_asks_for_pause_nothing(hall: Hall) -> None:
    no = visawork.submitted(hall, 2)
    due = card.card(hall.desk, no).due_on
    seen = visawork.seen(hall, no).revision
    told = papers.add_papers(hall.desk, no, seen, "在职证明", hall.desk.today, None, new_act())
    assert dict(card.card(hall.desk, no).beside)["visa_papers"].zh == "待补 1"
    assert (step_of(hall, no), card.card(hall.desk, no).due_on) == ("已送签", due)
    done = papers.papers_brought(hall.desk, no, told.revision, 1, new_act())
    assert done.papers[0].in_on == hall.desk.today
    with pytest.raises(NotFound):
        papers.papers_brought(hall.desk, no, done.revision, 1, new_act())
    visawork.back(hall, no)
    with pytest.raises(WrongStep):
        papers.add_papers(hall.desk, no, visawork.seen(hall, no).revision, "x", hall.desk.today,
                          None, new_act())  # fmt: skip


def test_a_kept_passport_that_is_handed_over_is_out_for_the_trip_of_the_approval(
    hall: Hall,
) -> None:
    kept = custody_steps.kept(hall, "PE1234500")
    approval = custody_steps.approved(hall, persons=())
    no = visawork.submitted(hall, 1, approval_no=approval.approval_no)
    visawork.back(hall, no)
    visawork.tell(hall, no, "issued")
    steps.collect(hall, no)
    now = custody_card.card(hall.desk, kept.row.no)
    assert (now.row.standing, now.departs_on) == ("out", approval.departs_on)
    row = visawork.seen(hall, no).rows[0]
    assert row.may_keep
    seen = visawork.seen(hall, no).revision
    keeping.keep(hall.desk, no, seen, 1, "乙柜2", new_act())
    now = custody_card.card(hall.desk, kept.row.no)
    assert (now.row.standing, now.row.place) == ("in_stock", "乙柜2")
    assert not visawork.seen(hall, no).rows[0].may_keep


def test_a_passport_without_a_visa_goes_into_custody_and_not_over_the_counter(hall: Hall) -> None:
    no = visawork.submitted(hall, 2)
    visawork.back(hall, no)
    visawork.tell(hall, no, "issued", "denied")
    seen = visawork.seen(hall, no)
    assert [row.may_keep for row in seen.rows] == [False, True]
    done = keeping.keep(hall.desk, no, seen.revision, 2, "甲柜3", new_act())
    with pytest.raises(WrongStep):
        keeping.keep(hall.desk, no, done.revision, 1, "", new_act())
    steps.collect(hall, no)
    assert step_of(hall, no) == "已取"
    now = custody_card.card(hall.desk, done.custody_no)
    assert now.row.standing == "in_stock"
    assert [piece.taken_by for piece in card.card(hall.desk, no).pieces][1] != "张伟"


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    before=st.lists(st.sampled_from(["issued", "denied", "withdrawn", "pending"]), min_size=1,
                    max_size=4),
    after=st.lists(st.sampled_from(["issued", "denied", "withdrawn"]), min_size=4, max_size=4),
)  # fmt: skip
def test_outcomes_add_up_and_a_group_is_ready_exactly_when_it_can_be(
    before: list[str], after: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        books = open_books(Path(folder) / "hall")
        clerk = founding.found(books, OFFICE, "1", "liuying", "刘颖", "supervisor-1", MORNING)
        hall = Hall(books, clerk)
        no = visawork.submitted(hall, len(before))
        visawork.tell(hall, no, *before)
        visawork.back(hall, no)
        _holds(hall, no, before)
        if "pending" in before:
            whole = [now if was == "pending" else was
                     for was, now in zip(before, after, strict=False)]  # fmt: skip
            visawork.tell(hall, no, *whole)
            _holds(hall, no, whole)
        books.close()


def _holds(hall: Hall, no: str, told: list[str]) -> None:
    seen, kind = visawork.seen(hall, no), figures(hall)
    assert sum(seen.counts.values()) == len(told)
    assert seen.counts == {code: told.count(code) for code in seen.counts}
    may_go = "pending" not in told
    is_ready = card.card(hall.desk, no).row.stage == "ready"
    assert is_ready == (may_go and "issued" in told)
    counted = (kind.finished, kind.refused, kind.withdrawn)
    expected = tuple(told.count(code) for code in ("issued", "denied", "withdrawn"))
    assert counted == (expected if may_go else (0, 0, 0))
    if may_go:
        assert sum(counted) == kind.accepted == len(told)
