"""The list, the finding, the card: most urgent first, masked, and each look in full on record."""

from __future__ import annotations

from datetime import date

import pytest

from counter import outbox
from counter.desk import new_act
from counter.errors import NotFound
from counter.intake import accept
from counter.queue import card, history, search, worklists
from tests.conftest import BY_POST, Hall, default_pieces
from tests.counter import steps


def found(hall: Hall, text: str) -> list[str]:
    return [row.case_no for row in search.find(hall.desk, text)]


def test_a_case_is_found_by_everything_it_is_known_by(any_hall: Hall) -> None:
    pieces = [
        {**default_pieces("RZ")[0], "certificate_no": "(2026)渝证字第008812号", "holder": "吕略"}
    ]
    no = any_hall.accept(name="欧阳娜娜", pieces=pieces).case_no
    any_hall.accept(name="王小明", phone="13987654321", id_number="110101199003074258")
    for text in (
        no, no.lower(), no.replace("-", ""), no[2:10], "欧阳", "阳娜", "娜娜", "oynn", "OYNN", "yn",
        "5678", "13812345678", "(2026)渝证字第008812号", "008812", "渝证字第0088", "8812", "吕", "ll",
        "07233x", " 欧阳 娜娜 ",
    ):  # fmt: skip
        assert no in found(any_hall, text), text


def test_what_is_not_there_is_not_found(any_hall: Hall) -> None:
    any_hall.accept()
    for text in (
        "",
        "   ",
        "李",
        "zzzz",
        "99999999",
        "%",
        "_",
        "'",
        '"; DROP TABLE "case"',
        "\x00",
        "\x00qq",
        "😀",
    ):
        assert found(any_hall, text) == [], text


def test_only_what_matches_is_found_the_newest_first(any_hall: Hall) -> None:
    first = any_hall.accept(name="张三").case_no
    second = any_hall.accept(name="张三丰").case_no
    assert found(any_hall, "张三") == [second, first]
    assert found(any_hall, "张三丰") == [second]
    assert [row.case_no for row in search.find(any_hall.desk, "张三", limit=1)] == [second]


@pytest.mark.parametrize("name", ["𬱖略", "龘靐齉", "𠮷田", "赵㛃", "〇一", "𰻞面"])
def test_rare_characters_are_found(any_hall: Hall, name: str) -> None:
    no = any_hall.accept(name=name).case_no
    assert found(any_hall, name) == found(any_hall, name[0]) == found(any_hall, name[1]) == [no]


def test_latin_names_are_found_by_any_part_in_any_case(hall: Hall) -> None:
    no = hall.accept(name="Jean-Luc O’Brien").case_no
    for text in ("jean", "LUC", "jeanluc", "brien", "o'b"):
        assert found(hall, text) == [no], text


def test_the_end_of_a_very_long_name_is_found_too(any_hall: Hall) -> None:
    no = any_hall.accept(name="重庆" + "测试" * 38 + "公司").case_no
    assert found(any_hall, "测试公司") == [no]


def test_a_corrected_name_is_found(any_hall: Hall) -> None:
    from counter.intake import correction

    no = any_hall.accept().case_no
    correction.correct(any_hall.desk, no, 1, {"name": "诸葛亮"}, {}, "录错", new_act())
    assert found(any_hall, "zgl") == found(any_hall, "葛亮") == [no]


# ------------------------------------------------------------------- the list
def test_the_most_urgent_comes_first(any_hall: Hall) -> None:
    ordinary = any_hall.accept().case_no
    urgent = any_hall.accept(speed="urgent").case_no
    card_case = any_hall.accept("SL").case_no
    any_hall.later(days=2)
    later = any_hall.accept().case_no
    rows = worklists.open_cases(any_hall.desk)
    assert [row.case_no for row in rows] == [urgent, ordinary, later, card_case]
    assert [row.urgency for row in rows] == ["today", "soon", "later", "later"]
    any_hall.later(days=1)
    assert worklists.open_cases(any_hall.desk)[0].urgency == "overdue"


def test_each_filter_shows_what_it_says_and_counts_it(any_hall: Hall) -> None:
    waiting = any_hall.accept().case_no
    steps.move(any_hall, waiting, "suspend", missing="原件")
    pickup, to_post = steps.ready(any_hall), steps.ready(any_hall, **BY_POST)
    ended = any_hall.accept().case_no
    steps.move(any_hall, ended, "withdraw", reason="撤回")
    any_hall.later(days=10)
    late = any_hall.accept(speed="urgent").case_no
    any_hall.later(days=4)  # a Thursday's urgent case is due on Monday
    unprinted = accept.accept(any_hall.desk, any_hall.application()).case_no
    steps_of = {
        code: {row.case_no for row in worklists.open_cases(any_hall.desk, code)}
        for code, _ in worklists.FILTERS
    }
    assert steps_of["all"] == {waiting, pickup, to_post, late, unprinted}
    assert steps_of["correction"] == {waiting}
    assert steps_of["ready"] == {pickup}
    assert steps_of["to_post"] == {to_post}
    assert (steps_of["today"], steps_of["overdue"]) == ({late}, set())
    assert steps_of["reprint"] == {waiting, unprinted}  # the notice of what is missing waits too
    papers = len(outbox.pending(any_hall.desk))
    counted = {**{code: len(nos) for code, nos in steps_of.items()}, "papers": papers, "custody": 0, "prereviews": 0}
    assert worklists.counts(any_hall.desk) == counted
    with pytest.raises(KeyError):
        worklists.open_cases(any_hall.desk, "tomorrow")


def test_by_kind_and_mine(any_hall: Hall) -> None:
    mine = any_hall.accept().case_no
    other = accept.accept(any_hall.window("2"), any_hall.application("SL")).case_no
    assert [row.case_no for row in worklists.open_cases(any_hall.desk, mine=True)] == [mine]
    assert [row.case_no for row in worklists.open_cases(any_hall.desk, kind="apec_card")] == [other]


def test_windows_learn_of_each_other_by_the_journal(any_hall: Hall) -> None:
    seen = history.latest(any_hall.desk)
    no = any_hall.accept().case_no
    news = history.news_since(any_hall.window("2"), seen)
    assert [(item.verb, item.case_no) for item in news] == [
        ("receive", no), ("accept", no), ("paper_handed", no),
    ]  # fmt: skip
    assert history.news_since(any_hall.desk, news[-1].seq) == ()
    assert [item.seq for item in news] == list(range(seen + 1, seen + 4))


# ------------------------------------------------------------------- the card
def test_a_card_masks_who_it_is_about(any_hall: Hall) -> None:
    no = any_hall.accept(**{**BY_POST, "name": "张伟明"}).case_no
    shown = card.card(any_hall.desk, no)
    secret = ("张伟明", "张伟", "50010319850307233X", "13812345678", "502室")
    told = repr([shown.row, shown.who, shown.matter, shown.delivery, shown.pieces])
    assert [word for word in secret if word in told] == []
    assert shown.is_masked
    assert "张**" in told or "张*" in told
    assert "138****5678" in told


def test_no_list_shows_a_whole_name(any_hall: Hall) -> None:
    any_hall.accept(name="张伟明")
    assert "张伟明" not in repr(
        [worklists.open_cases(any_hall.desk), search.find(any_hall.desk, "张")]
    )


def test_a_firm_is_no_person(hall: Hall) -> None:
    assert worklists.open_cases(hall.desk) == ()
    hall.accept("SL")
    assert worklists.open_cases(hall.desk)[0].applicant == "重庆练习进出口有限公司"


def test_each_look_in_full_is_on_record(any_hall: Hall) -> None:
    no = any_hall.accept().case_no
    before = steps.length(any_hall)
    shown = card.unmasked(any_hall.window("3"), no, new_act())
    assert "50010319850307233X" in repr(shown.who)
    assert not shown.is_masked
    assert steps.length(any_hall) == before + 1
    (line, *_) = card.card(any_hall.desk, no).timeline
    assert (line.what.zh, line.clerk, line.window) == ("查看完整信息", "窗口3", "3")


def test_the_time_line_tells_who_when_and_where(hall: Hall) -> None:
    no = steps.ready(hall)
    hall.later(days=1)
    steps.collect(hall, no)
    lines = card.card(hall.desk, no).timeline
    assert [line.what.zh for line in lines] == [
        "发放", "核对无误", "制证", "审核通过", "收费", "已送打印", "受理", "收件",
    ]  # fmt: skip
    assert lines[0].at.date() == date(2026, 11, 24)
    assert {(line.clerk, line.window) for line in lines} == {("王芳", "1")}


def test_moves_are_offered_to_those_who_may_make_them(hall: Hall) -> None:
    from counter.values.clerk import Role

    no = hall.accept().case_no
    assert [offer.code for offer in card.card(hall.desk, no).moves][0] == "examine"
    assert card.card(hall.window("5", Role.READER), no).moves == ()


def test_papers_of_a_case_stand_on_its_card(hall: Hall) -> None:
    filed = hall.accept()
    outbox.reprint(hall.desk, filed.paper.id, "污损", new_act())
    assert [paper.copy for paper in card.card(hall.desk, filed.case_no).papers] == [0, 1]
    with pytest.raises(NotFound):
        card.card(hall.desk, "RZ20261123-9999-X")


@pytest.mark.parametrize("text", ["\ud83d", "张\udcff"])
def test_half_a_character_finds_nothing(hall: Hall, text: str) -> None:
    hall.accept()
    assert found(hall, text) == []
