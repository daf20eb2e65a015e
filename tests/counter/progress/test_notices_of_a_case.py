"""What the papers of a moving case state, field by field, and where each word comes from."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from counter.dayclose import till
from counter.desk import new_act
from counter.errors import BadAnswers
from counter.intake import accept, correction
from counter.progress import moves
from counter.progress.custody import loans, surrender
from counter.progress.custody.stock import Ended, StillOut, report_loss
from counter.progress.payment_notice import NothingOwed, ask_to_pay
from counter.queue import card
from counter.rules.changes import end_on
from counter.settings import rulekeeping
from counter.values.money import Money
from tests.conftest import BY_POST, Hall
from tests.counter import steps
from tests.counter.custody_steps import kept, lent


def moved(hall: Hall, no: str, code: str, **told: str) -> dict:
    """The facts of the notice that a move hands out."""
    revision = card.card(hall.desk, no).revision
    return moves.advance(hall.desk, no, revision, code, told, new_act()).paper.facts


def ready(hall: Hall, no: str, code: str) -> tuple:
    return next(one.ready for one in card.card(hall.desk, no).moves if one.code == code)


def test_a_slip_of_papers_received_counts_originals_and_copies(any_hall: Hall) -> None:
    one = any_hall.application("RZ").pieces[0]
    form = any_hall.application("RZ", pieces=[one, {**one, "certificate_no": "(2026)渝证字第2号"}])
    here = frozenset({"rz-deed", "rz-identity"})
    slip = accept.receive(any_hall.desk, replaced(form, here)).paper
    counted = {
        line["title"]["zh"]: (line["originals"], line["copies"])
        for line in slip.facts["materials"] if line["is_handed_over"]
    }  # fmt: skip
    assert counted == {"公证书等文书原件": (2, 0), "申请人身份证件原件和复印件": (1, 1)}
    assert slip.facts["bring"] == []  # nothing is fetched before it is accepted


def replaced(form: accept.Application, here: frozenset[str]) -> accept.Application:
    return accept.Application(form.letters, form.answers, form.pieces, here, new_act())


def test_a_receipt_names_the_office_that_issued_each_certificate(hall: Hall) -> None:
    form = hall.application("RZ")
    pieces = ({**form.pieces[0], "office": "重庆市公证处"},)
    filed = accept.accept(
        hall.desk,
        accept.Application("RZ", form.answers, pieces, form.materials, new_act()),
    )
    assert [line["office"] for line in filed.paper.facts["pieces"]] == ["重庆市公证处"]


def test_a_notice_of_what_is_missing_says_how_to_mend_each_thing(any_hall: Hall) -> None:
    no = any_hall.accept().case_no
    told = moved(
        any_hall, no, "suspend",
        missing="缺公章或钢印：请回出证机构补盖\n公证书等文书原件\n骑缝章不清，请公证处重新加盖\n申请表",
    )  # fmt: skip
    gaps = zip(told["missing"], told["mends"], strict=True)
    assert [(what["zh"], mend["zh"]) for what, mend in gaps] == [
        ("缺公章或钢印", "请回出证机构补盖"), ("公证书等文书原件", "请补交"),
        ("骑缝章不清", "请公证处重新加盖"), ("申请表", ""),
    ]  # fmt: skip
    assert told["missing"][0]["en"] == "A seal or embossed seal is missing"
    assert told["basis"]["zh"].startswith("《领事认证办法》；《行政许可法》第三十二条")
    assert "首问负责人" in told["closing"]["zh"]
    assert told["answer_by"] == "2026-11-30"  # five working days


def test_without_its_rule_a_notice_sets_no_day_to_answer(hall: Hall) -> None:
    day = hall.desk.today - timedelta(days=1)
    ends(hall, "day_counts", "answer_missing", day)
    assert moved(hall, hall.accept().case_no, "suspend", missing="原件")["answer_by"] is None


def ends(hall: Hall, table: str, key: str, day: date) -> None:
    """A rule row holds no longer from the day after."""
    edition = hall.supervisor.edition
    edits = end_on(edition, table, key, day)
    rulekeeping.keep(hall.supervisor, edition.number, edits, "练习", new_act())


def test_a_refusal_gives_facts_code_basis_and_the_papers_that_go_back(any_hall: Hall) -> None:
    no = any_hall.accept().case_no
    sentence = ready(any_hall, no, "refuse")[0].zh
    assert sentence == "印鉴、签名不实"  # the rules' own sentences are offered
    told = moved(any_hall, no, "refuse", reason=sentence, facts="2026-11-23 电话核实")
    assert (told["code"], told["reason"], told["facts"]) == (
        "R-21", "印鉴、签名不实", "2026-11-23 电话核实",
    )  # fmt: skip
    assert told["basis"]["zh"].startswith("外交部附加证明书问答")
    assert "第三十八条" in told["basis"]["zh"]
    assert "六十日" in told["remedies"]["zh"]
    assert told["received_on"] == any_hall.desk.today.isoformat()
    assert "公证书等文书原件" in [line["title"]["zh"] for line in told["returned"]]


def test_a_reason_in_own_words_has_no_code(hall: Hall) -> None:
    told = moved(hall, hall.accept().case_no, "refuse", reason="文书被雨淋湿")
    assert (told["code"], told["facts"]) == ("", "")


# ---------------------------------------------------------------- notice of payment
def test_a_notice_of_payment_tells_what_is_owed_and_by_when(any_hall: Hall) -> None:
    no = any_hall.accept().case_no
    owes = card.card(any_hall.desk, no).owes
    till.pay(any_hall.desk, no, Money.yuan(10), "cash", "", new_act())
    act = new_act()
    job = ask_to_pay(any_hall.desk, no, act)
    assert ask_to_pay(any_hall.desk, no, act).id == job.id  # the same press once more
    assert (job.kind, job.case_no) == ("payment_notice", no)
    told = job.facts
    assert (told["total"], told["paid"]) == (owes.fen, 1000)
    assert told["owes"] == told["total"] - 1000
    assert (told["told_on"], told["until"]) == ("2026-11-23", "2026-11-30")
    assert "2026年11月30日" in told["body"]["zh"]
    assert "by 30 November 2026," in told["body"]["en"]
    assert [line["amount"] for line in told["charges"]] == [told["total"]]


def test_a_day_for_paying_may_be_set_but_not_in_the_past(hall: Hall) -> None:
    no, today = hall.accept().case_no, hall.desk.today
    with pytest.raises(BadAnswers):
        ask_to_pay(hall.desk, no, new_act(), today - timedelta(days=1))
    assert ask_to_pay(hall.desk, no, new_act(), today).facts["until"] == today.isoformat()


def test_who_owes_nothing_is_not_asked_to_pay(hall: Hall) -> None:
    no = hall.accept().case_no
    steps.pay_all(hall, no)
    with pytest.raises(NothingOwed):
        ask_to_pay(hall.desk, no, new_act())
    with pytest.raises(NothingOwed):
        ask_to_pay(hall.desk, hall.accept("SL").case_no, new_act())


# ------------------------------------------------------------------- return by mail
def test_what_goes_by_post_is_accepted_with_a_notice_to_sign(any_hall: Hall) -> None:
    filed = any_hall.accept(**BY_POST)
    (notice,) = filed.more
    told = notice.facts
    assert (notice.kind, notice.case_no) == ("return_mail_notice", filed.case_no)
    assert told["address"] == BY_POST["address"]  # in full: the applicant looks it through
    assert (told["phone"], told["mode"]["zh"]) == (BY_POST["receiver_phone"], "免费")
    assert "不可撤销" in told["body"]["zh"]
    assert "风险" in told["body"]["zh"]
    assert any_hall.accept().more == ()


def test_a_slip_of_papers_received_has_none_until_it_is_accepted(hall: Hall) -> None:
    form = hall.application("RZ", **BY_POST)
    filed = accept.receive(hall.desk, replaced(form, frozenset()))
    assert filed.more == ()
    done = accept.accept_received(hall.desk, filed.case_no, 1, form.materials, new_act())
    assert [job.kind for job in done.more] == ["return_mail_notice"]


def test_the_same_act_again_gives_the_same_notice(hall: Hall) -> None:
    form = hall.application("RZ", **BY_POST)
    first, again = accept.accept(hall.desk, form), accept.accept(hall.desk, form)
    assert [job.id for job in first.more] == [job.id for job in again.more]


def test_a_hall_that_ends_the_text_prints_no_notice(hall: Hall) -> None:
    ends(hall, "templates", "return_mail", hall.desk.today - timedelta(days=1))
    assert hall.accept(**BY_POST).more == ()


def test_another_address_draws_the_notice_anew(any_hall: Hall) -> None:
    no = any_hall.accept(**BY_POST).case_no
    told = correction.correct(any_hall.desk, no, 1, {"name": "张玮"}, {}, "录错", new_act())
    assert told.more == ()
    act = new_act()
    told = correction.correct(
        any_hall.desk, no, 2, {"address": "重庆市渝中区练习路13号"}, {}, "录错", act
    )
    (notice,) = told.more
    assert notice.facts["address"] == "重庆市渝中区练习路13号"
    again = correction.correct(any_hall.desk, no, 2, {}, {}, "录错", act)
    assert [job.id for job in again.more] == [notice.id]


# ------------------------------------------------------------------ handed in
def test_a_booklet_that_comes_back_gets_its_slip(any_hall: Hall) -> None:
    seen = kept(any_hall)
    with_loan = lent(any_hall, seen).card
    any_hall.later(days=20)
    back = loans.give_back(
        any_hall.desk, seen.row.no, with_loan.revision, "李娜", True, new_act(), "乙柜2"
    )
    job = surrender.surrendered(any_hall.desk, back.row.no, new_act())
    told = job.facts
    assert (job.kind, job.case_no, told["place"]) == ("surrender_slip", seen.row.no, "乙柜2")
    assert (told["in_on"], told["brought_by"]) == (any_hall.desk.today.isoformat(), "李娜")
    assert told["days_late"] == (any_hall.desk.today - date.fromisoformat(told["due_on"])).days > 0
    assert (told["stamps_checked"], told["loan_no"][:2]) == (True, "LY")
    assert told["tag"]
    assert "1234567" not in told["passport_masked"]


def test_a_booklet_that_first_came_has_a_slip_without_a_loan(hall: Hall) -> None:
    told = surrender.surrendered(hall.desk, kept(hall).row.no, new_act()).facts
    assert (told["loan_no"], told["tag"], told["days_late"]) == ("", "", 0)
    assert told["in_on"] == hall.desk.today.isoformat()


def test_what_is_out_or_lost_has_no_slip(hall: Hall) -> None:
    seen = kept(hall)
    out = lent(hall, seen).card
    with pytest.raises(StillOut):
        surrender.surrendered(hall.desk, seen.row.no, new_act())
    report_loss(hall.desk, seen.row.no, out.revision, "被盗", new_act())
    with pytest.raises((StillOut, Ended)):
        surrender.surrendered(hall.desk, seen.row.no, new_act())
