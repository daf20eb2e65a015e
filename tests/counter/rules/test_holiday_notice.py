"""A pasted notice gives the year that the library knows, or is refused in a sentence."""

from datetime import date, timedelta

import pytest

from counter.rules.calendar import Calendar
from counter.rules.changes import applied
from counter.rules.edition import seed_edition
from counter.rules.holiday_notice import BadNotice, edits, read

NOTICE = """国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
"""


def test_the_notice_of_2026_gives_exactly_the_days_of_the_library():
    days = {day.on: day.is_working for day in read(NOTICE, 2026)}
    library = Calendar(seed_edition())
    for passed in range(365):
        day = date(2026, 1, 1) + timedelta(days=passed)
        assert days.get(day, day.weekday() < 5) == library.is_working(day), day
    assert {day.title for day in read(NOTICE, 2026) if not day.is_working} == {
        "元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节",
    }  # fmt: skip


def test_what_is_pasted_makes_its_year_known_and_pasting_it_twice_changes_nothing_more():
    notice = (
        "一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n"
        "二、国庆节：10月1日至7日放假调休，共7天。10月9日上班。"
    )
    days = read(notice, 2027)
    once = applied(seed_edition(), edits(seed_edition(), 2027, days, "国办"))
    calendar = Calendar(once)
    assert calendar.is_known(2027)
    assert calendar.is_working(date(2027, 10, 9))
    assert not calendar.is_working(date(2027, 10, 4))
    twice = applied(once, edits(once, 2027, days, "国办"))
    assert twice.rows == once.rows


@pytest.mark.parametrize(
    ("notice", "year", "why"),
    [
        (NOTICE, 2027, "年份可能不对"),
        (NOTICE.replace("共9天", "共8天"), 2026, "写明共8天，读到 9 天"),
        (NOTICE.replace("4月4日（周六）至6日", "4月4日（周六）至36日"), 2026, "不是日期"),
        (NOTICE + "八、元旦：1月1日上班，放假。", 2026, None),
        ("明天放假", 2026, "没有读到"),
        ("", 2026, "没有读到"),
        ("一、春节：2月20日至10日放假。", 2026, "不合理"),
    ],
)  # fmt: skip
def test_a_notice_that_cannot_be_right_is_refused(notice, year, why):
    if why is None:
        assert read(notice, year) == read(NOTICE, year)
        return
    with pytest.raises(BadNotice) as refused:
        read(notice, year)
    assert why in refused.value.text.zh
