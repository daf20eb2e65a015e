"""The declared tables: the shipped rows fit them, and a wrong cell is named in one sentence."""

from dataclasses import replace
from datetime import date

import pytest

from counter.rules.edition import TABLES as SHIPPED
from counter.rules.edition import seed_edition, seed_rules
from counter.rules.rule import Rule
from counter.rules.tables import TABLES, conditions, table
from counter.rules.tables.cells import read, said, shown
from counter.rules.tables.rows import clashes, faults, tidied

EDITION = seed_edition()
FEE = EDITION.about("fees", "authentication-civil")[0]
TEXT = EDITION.about("templates", "collect_reminder")[0]


def told(rule):
    return [(fault.cell, fault.text.zh) for fault in faults(rule)]


def changed(rule, **cells):
    return replace(rule, values={**rule.values, **cells})


def test_every_table_that_ships_is_declared_and_the_other_way_round():
    assert sorted(SHIPPED) == sorted(table.code for table in TABLES)


@pytest.mark.parametrize("its", TABLES, ids=lambda its: its.code)
def test_the_shipped_rows_have_the_declared_cells_and_no_faults(its):
    rows = EDITION.all(its.code)
    assert [(rule.key, told(rule)) for rule in rows if faults(rule)] == []
    for rule in rows:
        assert tuple(rule.values) == its.cells
        assert tidied(rule) == rule
    assert list(clashes(rows)) == []


def test_a_shown_cell_reads_back_as_it_was_stored():
    for rule in seed_rules():
        its = table(rule.table)
        case_type = rule.values.get("case_type", "")
        for cell in its.cells:
            column, stored = its.column_of(cell), rule.values[cell]
            again = read(column, shown(column, stored, case_type), case_type)
            assert (rule.key, cell, again) == (rule.key, cell, stored)


@pytest.mark.parametrize(
    ("cells", "said_zh"),
    [
        ({"yuan": "五十"}, "“单价（元）”应是金额，如 50 或 50.50"),
        ({"yuan": "50.005"}, "“单价（元）”应是金额，如 50 或 50.50"),
        ({"yuan": "-1"}, "“单价（元）”不能是负数"),
        ({"per": "", "payee": "office"}, "请填写计费单位"),
        ({"title_zh": ""}, "请填写项目（中文）"),
        ({"is_collected": "也许"}, "“窗口代收”填“是”或留空"),
        ({"conditions": "颜色=红"}, "没有“颜色”这一项；可用：路径、"),
        ({"conditions": "平急=特急"}, "“平急”没有“特急”这个答案；可用：平件、急件"),
        ({"conditions": "{oops"}, "条件的写法不对"),
        ({"conditions": "平急"}, "“平急”应写成 项目=答案"),
    ],
)
def test_a_wrong_cell_is_named_in_one_sentence(cells, said_zh):
    (cell, text), *others = told(tidied(changed(FEE, **cells)))
    assert cell in cells
    assert text.startswith(said_zh)
    assert others == []


def test_an_embassy_is_found_by_any_name_of_its_country_and_no_other():
    country = table("embassies").key
    assert read(country, "阿联酋") == read(country, "uae") == "AE"
    assert told(Rule("economies", "刚果", date(2026, 1, 1), None, "s", False, {"days": "9"})) == [
        ("key", "“国家或地区”没有或不止一个“刚果”")
    ]


def test_a_text_must_have_its_places_and_no_others():
    (fault,) = told(changed(TEXT, body_zh="{name}，请领取 {case_no}。"))
    assert fault == ("body_zh", "缺少填空 ready_on")
    (fault,) = told(changed(TEXT, body_zh="{name}{case_no}{ready_on}{phone}"))
    assert fault[1].startswith("没有名为 phone 的填空")
    for body in ("{name", "{name.zh}", "{0}", "{name:>99999999}", "{name!r}"):
        assert told(changed(TEXT, body_zh=body))[0][1].startswith("大括号没有配对")


def test_an_end_before_the_beginning_and_overlapping_rows_are_faults():
    ended = replace(FEE, until=date(1999, 12, 31))
    assert told(ended) == [("until", "“至”早于“自”")]
    (clash,) = clashes([FEE, replace(FEE, since=date(2026, 12, 1))])
    assert (clash.key, clash.since) == ("authentication-civil", date(2026, 12, 1))
    assert list(clashes([replace(FEE, until=date(2026, 11, 30)),
                         replace(FEE, since=date(2026, 12, 1))])) == []  # fmt: skip


def test_a_row_without_english_takes_the_chinese():
    assert tidied(changed(FEE, title_en="")).values["title_en"] == FEE.values["title_zh"]


def test_conditions_are_written_in_the_halls_words_or_in_codes():
    stored = '{"route": ["legalisation-double"], "speed": ["urgent"]}'
    words = "路径=领事认证（双认证）；平急=急件"
    assert conditions.shown(stored, "authentication") == words
    for typed in (words, "route=legalisation-double; speed=urgent", stored):
        assert conditions.read(typed, "authentication") == stored
    with pytest.raises(conditions.BadCondition):
        conditions.read("document=service", "authentication")


def test_cells_are_said_to_people_by_their_titles():
    fees = table("fees")
    assert said(fees.column_of("per"), "matter").en == "matter"
    assert said(fees.column_of("is_collected"), "yes").zh == "是"
    assert table("embassies").name(EDITION.about("embassies", "AE")[0]).zh == "阿联酋"
    assert fees.name(FEE).zh == "认证费（民事）"
