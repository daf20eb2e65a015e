"""What left the hall: who took it, who signed for it, what came back, what nobody heard of."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
import python_calamine as calamine

from counter.desk import new_act
from counter.errors import BadAnswers
from counter.mailout import carrier, envelope, manifest, outcome_sheet, outcomes, returns, waybills
from counter.mailout.carrier import CountDiffers, TakenAlready
from counter.mailout.outcome_sheet import NoStateColumn, TakenIn
from counter.mailout.outcomes import NoSuchEnvelope, NotOnItsWay
from counter.queue import card
from counter.sheets import Sheet, read_pasted
from tests.conftest import BY_POST, Hall
from tests.counter import steps

FIRST, SECOND, THIRD, FOURTH = steps.WAYBILLS


def posted(hall: Hall, *waybills_: str) -> list[str]:
    """Envelopes on one manifest, each with a case; their numbers."""
    made = []
    for at, number in enumerate(waybills_):
        no = steps.ready(hall, **{**BY_POST, "receiver": f"李{'一二三四'[at]}"})
        made.append(steps.packed(hall, no, waybill=number).envelope_no)
    manifest.draw(hall.desk, new_act())
    return made


def lines(hall: Hall, case_no: str) -> list[str]:
    return [line.what.zh for line in card.card(hall.desk, case_no).timeline]


# ------------------------------------------------------------------------------ the hand-over


def test_the_carrier_counts_what_the_manifest_lists(any_hall: Hall) -> None:
    posted(any_hall, FIRST, SECOND)
    (waiting,) = carrier.manifests(any_hall.desk)
    assert (waiting.envelopes, waiting.taken_at) == (2, None)
    before = steps.snapshot(any_hall)
    with pytest.raises(CountDiffers) as differs:
        carrier.took(any_hall.desk, waiting.manifest_no, "陈强", "E0231", 3, new_act())
    assert (differs.value.listed, differs.value.counted) == (2, 3)
    with pytest.raises(BadAnswers):
        carrier.took(any_hall.desk, waiting.manifest_no, "  ", "", 2, new_act())
    assert steps.snapshot(any_hall) == before
    gone = carrier.took(any_hall.desk, waiting.manifest_no, "陈强", "E0231", 2, new_act())
    assert (gone.carrier_person, gone.carrier_no) == ("陈强", "E0231")
    with pytest.raises(TakenAlready) as again:
        carrier.took(any_hall.window("2"), waiting.manifest_no, "李军", "", 2, new_act())
    assert again.value.person == "陈强"


def test_manifests_that_nobody_took_stand_first(hall: Hall) -> None:
    posted(hall, FIRST)
    hall.later(days=1)
    posted(hall, SECOND)
    old, new = sorted(row.manifest_no for row in carrier.manifests(hall.desk))
    carrier.took(hall.desk, new, "陈强", "", 1, new_act())
    assert [row.manifest_no for row in carrier.manifests(hall.desk)] == [old, new]


def test_a_manifest_of_one_carrier_leaves_the_others_sealed(any_hall: Hall) -> None:
    waybills.enter(any_hall.desk, "EMS", FIRST, SECOND, "入库单1", new_act())
    for number, name in ((FIRST, "李一"), ("SF1234567890123", "李二")):
        no = steps.ready(any_hall, **{**BY_POST, "receiver": name})
        steps.packed(any_hall, no, waybill=number)
    assert manifest.carriers(any_hall.desk) == (("", 1), ("EMS", 1))
    sheet = manifest.draw(any_hall.desk, new_act(), "EMS").facts
    assert (sheet["carrier"], [line["waybill"] for line in sheet["lines"]]) == ("EMS", [FIRST])
    assert [row.state for row in envelope.open_envelopes(any_hall.desk)] == ["sealed"]
    assert len(manifest.draw(any_hall.desk, new_act()).facts["lines"]) == 1


# ------------------------------------------------------------------------------ 签收


def test_what_was_signed_for_stands_in_the_time_line_and_is_said_once(any_hall: Hall) -> None:
    (number,) = posted(any_hall, FIRST)
    today = any_hall.desk.today
    (case_no,) = outcomes.find_gone(any_hall.desk, FIRST).case_nos
    for day in (today - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(BadAnswers):
            outcomes.delivered(any_hall.desk, number, day, "", new_act())
    gone = outcomes.delivered(any_hall.desk, number, today, "李一", new_act())
    assert (gone.state, gone.ended_on, gone.signer_masked) == ("delivered", today, "李*")
    length = steps.length(any_hall)
    outcomes.delivered(any_hall.desk, number, today, "别人", new_act())
    assert steps.length(any_hall) == length
    assert lines(any_hall, case_no)[0] == "收件人已签收"
    assert carrier.manifests(any_hall.desk)[0].delivered == 1


def test_only_what_has_left_is_found_by_waybill_label_or_case(hall: Hall) -> None:
    (number,) = posted(hall, FIRST)
    case_no = outcomes.find_gone(hall.desk, FIRST).case_nos[0]
    assert outcomes.find_gone(hall.desk, case_no).envelope_no == number
    with pytest.raises(NoSuchEnvelope):
        outcomes.find_gone(hall.desk, SECOND)
    here = steps.packed(hall, steps.ready(hall, **BY_POST), waybill=SECOND)
    with pytest.raises(NotOnItsWay):
        outcomes.find_gone(hall.desk, here.tag)
    with pytest.raises(NotOnItsWay):
        outcomes.delivered(hall.desk, here.envelope_no, hall.desk.today, "", new_act())


def test_what_nobody_heard_of_for_a_week_is_listed(hall: Hall) -> None:
    first, second = posted(hall, FIRST, SECOND)
    hall.later(days=6)
    assert outcomes.unsigned(hall.desk).rows == ()
    hall.later(days=1)
    outcomes.delivered(hall.desk, second, hall.desk.today, "", new_act())
    told = outcomes.unsigned(hall.desk)
    assert [(row.envelope_no, row.days) for row in told.rows] == [(first, 7)]
    assert (told.days, told.is_uncertain) == (7, True)


# ------------------------------------------------------------------------------ 退回


def test_a_returned_envelope_is_posted_again_to_the_right_address(any_hall: Hall) -> None:
    (number,) = posted(any_hall, FIRST)
    case_no = outcomes.find_gone(any_hall.desk, FIRST).case_nos[0]
    wrong = {"receiver_phone": "123"}
    with pytest.raises(BadAnswers):
        returns.take_back(any_hall.desk, number, "地址不详", "post", new_act(), wrong)
    assert outcomes.find_gone(any_hall.desk, FIRST).state == "posted"
    right = {"address": "重庆市江北区建新北路1号", "receiver_phone": "13912345678"}
    gone = returns.take_back(any_hall.desk, number, "地址不详", "post", new_act(), right)
    assert gone.state == "came_back"
    again = steps.packed(any_hall, case_no, waybill=SECOND)
    assert again.address_masked == "重庆市江北区建新北路1号"
    length = steps.length(any_hall)
    returns.take_back(any_hall.desk, number, "又退", "collect", new_act())
    assert steps.length(any_hall) == length


def test_a_returned_envelope_may_be_collected_instead(any_hall: Hall) -> None:
    one, two = steps.ready(any_hall, **BY_POST), steps.ready(any_hall, **BY_POST)
    number = steps.packed(any_hall, one, two, waybill=FIRST).envelope_no
    manifest.draw(any_hall.desk, new_act())
    outcomes.delivered(any_hall.desk, number, any_hall.desk.today, "门卫", new_act())
    returns.take_back(any_hall.desk, number, "拒收", "collect", new_act())
    for case_no in (one, two):
        assert card.card(any_hall.desk, case_no).delivery_code == "pickup"
        assert steps.collect(any_hall, case_no).step.zh == "已取"


def test_an_envelope_comes_back_whole_whichever_case_tells_of_it(hall: Hall) -> None:
    one, two = steps.ready(hall, **BY_POST), steps.ready(hall, **BY_POST)
    steps.packed(hall, one, two, waybill=FIRST)
    manifest.draw(hall.desk, new_act())
    returns.post_back(hall.desk, one, "地址不详", new_act())
    assert card.card(hall.desk, two).row.step.zh == "待取"
    assert outcomes.find_gone(hall.desk, FIRST).state == "came_back"


# ------------------------------------------------------------------------------ the file

TITLES = {
    "waybill": ("邮件号", "快递单号"), "state": ("投递结果", "当前状态"),
    "on": ("签收时间", "日期"), "signer": ("签收人", "签收人姓名"),
}  # fmt: skip


def table(*rows: dict[str, str], order: str = "waybill state on signer", names: int = 0) -> Sheet:
    codes = order.split()
    head = [TITLES[code][names] for code in codes]
    text = "\n".join("\t".join(cells) for cells in [head, *([row.get(c, "") for c in codes]
                                                            for row in rows)])  # fmt: skip
    return read_pasted("某某快递 十一月结果\n" + text)


@pytest.mark.parametrize(
    ("order", "names"), [("waybill state on signer", 0), ("on signer state waybill", 1)]
)
def test_the_carriers_file_in_any_order_of_columns(any_hall: Hall, order: str, names: int) -> None:
    first, second, third = posted(any_hall, FIRST, SECOND, THIRD)
    day = any_hall.desk.today.isoformat()
    sheet = table(
        {"waybill": FIRST, "state": "妥投（本人签收）", "on": day, "signer": "李一"},
        {"waybill": SECOND, "state": "退回妥投", "on": day},
        {"waybill": THIRD, "state": "运输中", "on": day},
        {"waybill": FOURTH, "state": "妥投", "on": day},
        {"waybill": FIRST, "state": "妥投", "on": day},
        {"waybill": "12", "state": "妥投"},
        {"waybill": THIRD, "state": "晴", "on": day},
        {"waybill": THIRD, "state": "签收", "on": "前天"},
        {"waybill": THIRD, "state": "签收", "on": "2026-01-05"},
        order=order, names=names,
    )  # fmt: skip
    seen = outcome_sheet.look_over(any_hall.desk, sheet)
    assert (seen.count("delivered"), seen.count("came_back"), seen.under_way) == (1, 1, 1)
    assert [row.no for row in seen.faulty] == [6, 7, 8, 9, 10, 11]
    length = steps.length(any_hall)
    back = outcome_sheet.hand_back(any_hall.desk, seen, new_act())
    rows = calamine.CalamineWorkbook.from_filelike(io.BytesIO(back)).get_sheet_by_index(0)
    told = rows.to_python()
    assert len(told) == 7
    assert "第 3 行" in str(told[2][-1])
    act = new_act()
    assert outcome_sheet.take_in(any_hall.desk, seen, act) == TakenIn(1, 1)
    assert outcome_sheet.take_in(any_hall.desk, seen, act) == TakenIn(1, 1)
    assert outcomes.find_gone(any_hall.desk, first).signer_masked == "李*"
    assert outcomes.find_gone(any_hall.desk, second).state == "came_back"
    assert outcomes.find_gone(any_hall.desk, third).state == "posted"
    assert len(envelope_cases_ready(any_hall)) == 1
    length = steps.length(any_hall)
    again = outcome_sheet.look_over(any_hall.desk, sheet)
    assert again.already == 3
    assert outcome_sheet.take_in(any_hall.desk, again, new_act()) == TakenIn(0, 0)
    assert steps.length(any_hall) == length


def envelope_cases_ready(hall: Hall) -> list[str]:
    from counter.mailout import ready

    return [row.case_no for row in ready.to_post(hall.desk)]


def test_a_file_without_its_columns_is_refused_by_their_names(hall: Hall) -> None:
    with pytest.raises(NoStateColumn) as refused:
        outcome_sheet.look_over(hall.desk, read_pasted("姓名\t电话\n张伟\t1"))
    assert "运单号" in refused.value.text.zh
    assert "状态" in refused.value.text.zh


def test_a_long_file_is_taken_in_by_parts_beside_what_another_window_writes(
    any_hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outcome_sheet, "AT_ONCE", 1)
    first, second, third = posted(any_hall, FIRST, SECOND, THIRD)
    rows = [{"waybill": no, "state": "妥投"} for no in (FIRST, SECOND, THIRD)]
    seen = outcome_sheet.look_over(any_hall.desk, table(*rows))
    one, two, three = outcome_sheet.parts(seen)
    assert outcome_sheet.take_in(any_hall.desk, one, new_act()) == TakenIn(1, 0)
    assert outcomes.find_gone(any_hall.desk, second).state == "posted"
    returns.take_back(any_hall.window("2"), second, "拒收", "post", new_act())
    whole = outcome_sheet.take_in(any_hall.desk, two, new_act())
    whole += outcome_sheet.take_in(any_hall.desk, three, new_act())
    assert whole == TakenIn(1, 0)  # what came back meanwhile did not arrive
    states = [outcomes.find_gone(any_hall.desk, no).state for no in (first, second, third)]
    assert states == ["delivered", "came_back", "delivered"]
