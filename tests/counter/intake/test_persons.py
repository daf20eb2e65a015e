"""Who was here before is recalled masked, filled in on request; what is doubtful is said."""

from __future__ import annotations

import pytest

from counter.desk import new_act
from counter.errors import Forbidden
from counter.intake import accept
from counter.intake.doubts import doubts
from counter.intake.persons import agents, known, recall
from counter.settings.notaries import NotaryLine, keep_notary, notaries
from counter.values.clerk import Role
from tests.conftest import BY_POST, Hall, default_pieces
from tests.counter import steps

ID = "50010319850307233X"
SAME_BIRTH = "500101198503070016"  # another number of the same birth date


def verbs(hall: Hall, subject: str) -> list[str]:
    rows = hall.books.database.execute_sql(
        f"SELECT verb FROM entry WHERE subject = '{subject}' ORDER BY seq"
    )
    return [verb for (verb,) in rows.fetchall()]


@pytest.mark.parametrize("typed", ["500103", ID, "138123", "13812345678", "张伟"])
def test_a_person_is_known_once_by_number_phone_or_name(any_hall: Hall, typed: str) -> None:
    any_hall.accept()
    last = any_hall.accept(**BY_POST).case_no
    (seen,) = known(any_hall.desk, typed)
    assert (seen.key, seen.name, seen.id_masked) == (last, "张*", "500***********233X")
    assert seen.phone_masked == "138****5678"


@pytest.mark.parametrize("typed", ["张", "50010", "", "  ", "李", "\ud800\ud800"])
def test_too_little_tells_nobody(hall: Hall, typed: str) -> None:
    hall.accept()
    assert known(hall.desk, typed) == ()


def test_holders_and_case_numbers_are_not_applicants(hall: Hall) -> None:
    no = hall.accept(pieces=[{**default_pieces("RZ")[0], "holder": "王小明"}]).case_no
    assert known(hall.desk, "王小明") == ()
    assert known(hall.desk, no) == ()


def test_what_was_answered_comes_back_in_full_and_is_on_record(any_hall: Hall) -> None:
    no = any_hall.accept(**BY_POST).case_no
    told = recall(any_hall.desk, no, new_act())
    assert told["id_number"] == ID
    assert told["address"] == BY_POST["address"]
    assert "destination" not in told
    assert verbs(any_hall, no)[-1] == "recall"
    with pytest.raises(Forbidden):
        recall(any_hall.window("2", Role.READER), no, new_act())
    with pytest.raises(Forbidden):
        known(any_hall.window("2", Role.READER), "张伟")


def test_an_agent_has_one_file_with_all_for_whom_he_came(any_hall: Hall) -> None:
    any_hall.accept("SL")
    any_hall.accept("HZ", name="重庆第二练习有限公司")
    (seen,) = agents(any_hall.desk, "李娜")
    assert seen.organisations == ("重庆第二练习有限公司", "重庆练习进出口有限公司")
    assert agents(any_hall.desk, ID) == agents(any_hall.desk, "13912345678") == (seen,)
    assert recall(any_hall.desk, seen.key, new_act())["agent_id_number"] == ID
    assert agents(any_hall.desk, "王五") == ()


def test_the_same_name_and_birth_date_under_another_number_is_doubtful(any_hall: Hall) -> None:
    first = any_hall.accept().case_no
    again = any_hall.application(id_number=SAME_BIRTH)
    (doubt,) = doubts(any_hall.desk, again)
    assert (doubt.code, doubt.case_no) == ("other_id", first)
    filed = accept.accept(any_hall.desk, again)
    assert "despite_doubts" in verbs(any_hall, filed.case_no)
    assert doubts(any_hall.desk, any_hall.application(name="张玮", id_number=SAME_BIRTH)) == ()
    assert "despite_doubts" not in verbs(any_hall, first)


def test_the_same_certificate_for_the_same_country_is_doubtful_while_it_is_here(
    hall: Hall,
) -> None:
    piece = default_pieces("RZ")
    first = hall.accept(pieces=piece).case_no
    (doubt,) = doubts(hall.desk, hall.application(pieces=piece))
    assert (doubt.code, doubt.case_no) == ("same_paper", first)
    assert doubts(hall.desk, hall.application(pieces=piece, destination="FR")) == ()
    other = [{**piece[0], "office": "北京市公证处"}]
    assert doubts(hall.desk, hall.application(pieces=other)) == ()
    steps.bring_to(hall, first, "ready")
    steps.collect(hall, first)
    assert doubts(hall.desk, hall.application(pieces=piece))  # still today
    hall.later(days=1)
    assert doubts(hall.desk, hall.application(pieces=piece)) == ()


def test_a_notary_is_kept_with_the_days_of_his_office(any_hall: Hall) -> None:
    today = any_hall.desk.today
    line = NotaryLine("重庆市公证处", "周明", valid_until=today)
    keep_notary(any_hall.supervisor, line, new_act())
    assert notaries(any_hall.desk, "重庆市公证处", today) == (line,)
    keep_notary(any_hall.supervisor, NotaryLine("重庆市公证处", "周明"), new_act())
    assert notaries(any_hall.desk) == (NotaryLine("重庆市公证处", "周明"),)
    with pytest.raises(Forbidden):
        keep_notary(any_hall.desk, line, new_act())
