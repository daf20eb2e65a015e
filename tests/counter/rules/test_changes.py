"""Edits, comparisons and what is coming: values, without books."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from counter.rules.changes import (
    Drop,
    Put,
    RowGone,
    applied,
    compare,
    edits_between,
    end_on,
    from_day,
)
from counter.rules.coming import coming
from counter.rules.edition import Edition, seed_edition
from counter.rules.rule import Rule
from counter.rules.tables.rows import clashes

EDITION = seed_edition()
DAY = timedelta(days=1)
FROM = date(2027, 1, 1)


def price(edition, on):
    return edition.one("fees", "apostille-civil", on).values["yuan"]


def told(edits, base=EDITION):
    return [(one.key, one.since, one.what) for one in compare(base, applied(base, edits))]


def test_a_new_price_from_a_day_ends_the_old_row_the_day_before():
    edits = from_day(EDITION, "fees", "apostille-civil", FROM, {"yuan": "60"}, "a notice", False)
    after = applied(EDITION, edits)
    assert (price(after, FROM - DAY), price(after, FROM)) == ("50", "60")
    assert after.one("fees", "apostille-civil", FROM).source == "a notice"
    assert not after.one("fees", "apostille-civil", FROM).is_uncertain
    assert after.number == EDITION.number + 1
    assert list(clashes(after.rows)) == []
    assert told(edits) == [
        ("apostille-civil", date(2023, 11, 7), "ended"), ("apostille-civil", FROM, "added"),
    ]  # fmt: skip
    keys = [rule.key for rule in after.all("fees")]
    assert keys.index("apostille-civil") + 1 == keys.index("authentication-commercial") - 1


def test_the_same_day_twice_changes_the_row_and_a_day_before_all_begins_one():
    first = applied(EDITION, from_day(EDITION, "fees", "apostille-civil", FROM, {"yuan": "60"}))
    again = from_day(first, "fees", "apostille-civil", FROM, {"yuan": "65"})
    assert told(again, first) == [("apostille-civil", FROM, "changed")]
    early = from_day(EDITION, "fees", "apostille-civil", date(2023, 1, 1), {"yuan": "40"}, "s")
    (new,) = early
    assert new.rule.until == date(2023, 11, 6)
    between = from_day(first, "fees", "apostille-civil", FROM - 10 * DAY, {"yuan": "55"})
    after = applied(first, between)
    assert [price(after, FROM + n * DAY) for n in (-11, -10, -1, 0)] == ["50", "55", "55", "60"]
    assert list(clashes(after.rows)) == []


def test_ending_dropping_and_missing_rows():
    assert told(end_on(EDITION, "fees", "visa-post", FROM)) == [
        ("visa-post", date(2000, 1, 1), "ended")
    ]
    assert end_on(EDITION, "fees", "none", FROM) == ()
    assert told([Drop("fees", "visa-post", date(2000, 1, 1))])[0][2] == "removed"
    with pytest.raises(RowGone) as refused:
        applied(EDITION, [Drop("fees", "visa-post", FROM)])
    assert (refused.value.key, refused.value.since) == ("visa-post", FROM)


def test_the_edits_between_two_editions_lead_from_one_to_the_other():
    after = applied(EDITION, [
        *from_day(EDITION, "fees", "apostille-civil", FROM, {"yuan": "60"}),
        Drop("fees", "visa-post", date(2000, 1, 1)),
        Put(Rule("economies", "CA", FROM, None, "s", True, {"days": "30"})),
    ])  # fmt: skip
    edits = edits_between(EDITION, after.rows, {rule.table for rule in after.rows})
    assert compare(applied(EDITION, edits), after) == ()
    assert edits_between(EDITION, EDITION.rows, ["fees"]) == ()


def test_a_country_that_joins_is_announced_thirty_days_ahead():
    def about(day):
        return [one.text.zh for one in coming(EDITION, day) if one.key == "VN"]

    joins = date(2026, 9, 11)
    assert about(joins - 31 * DAY) == []
    assert about(joins - 30 * DAY) == ["越南 2026-09-11 起改办附加证明书（待核实）"]
    assert about(joins - DAY) == about(joins - 30 * DAY)
    assert about(joins) == []


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Rule("embassy_closures", "AE", FROM, FROM + DAY, "s", False,
              {"title_zh": "国庆", "title_en": "National Day"}),
         "阿联酋使领馆 2027-01-01 至 2027-01-02 闭馆：国庆"),
        (Rule("calendar", "2027-01-04", date(2026, 1, 1), None, "s", False,
              {"is_working": "", "title_zh": "搬家", "title_en": "moving"}),
         "2027-01-04 休息：搬家"),
        (Rule("economies", "CA", FROM, None, "s", True, {"days": "30"}),
         "APEC 经济体：加拿大 2027-01-01 起新增（待核实）"),
    ],
)  # fmt: skip
def test_other_changes_are_announced_in_one_line(rule, said):
    edition = Edition.of(2, [*EDITION.rows, rule])
    found = [one.text.zh for one in coming(edition, date(2026, 12, 20)) if one.key == rule.key]
    assert found == [said]


def test_a_price_is_announced_with_before_and_after_and_an_end_without_successor():
    dearer = applied(EDITION, from_day(EDITION, "fees", "visa-agency", FROM, {"yuan": "300"}))
    ended = applied(dearer, end_on(dearer, "fees", "visa-post", FROM - DAY))
    assert [one.text.zh for one in coming(ended, FROM - DAY)] == [
        "收费项目：签证代办费 2027-01-01 起单价（元） 260 → 300（待核实）",
        "收费项目：送签邮费 2027-01-01 起不再适用",
    ]
    assert coming(ended, FROM - 31 * DAY) == ()
    embassy = next(rule for rule in EDITION.all("embassies") if rule.key == "VN")
    assert embassy.until == date(2026, 9, 10)  # said once, by the table of parties
    assert [one.table for one in coming(EDITION, date(2026, 9, 1)) if one.key == "VN"] == [
        "parties"
    ]


def test_a_row_is_the_same_when_only_empty_cells_differ():
    row = EDITION.all("embassies")[0]
    older = replace(row, values={cell: text for cell, text in row.values.items() if text})
    assert compare(Edition.of(1, [older]), Edition.of(2, [row])) == ()
