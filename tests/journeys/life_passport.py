"""An official passport by keyboard: the approval fills the group, it is made, lent for the trip,
comes back late, and lies in custody again."""

from __future__ import annotations

from counter.progress.custody import card as cards
from tests.counter.values.test_mrz import chinese
from tests.journeys.conftest import Front
from tests.journeys.looks import newest, shown, shows, tag_of
from tests.journeys.strokes import paid, until_it_leaves

UNIT, CODE = "重庆练习研究院", "91350100M000100Y43"
AGENT_CARD = "50010319850307233X"
APPROVAL = "渝外批〔2026〕31号"


def whole_life(front: Front) -> str:
    """From the approval to the booklet on its shelf again."""
    the_approval_is_kept(front)
    case_no = taken_in(front)
    made_and_registered(front, case_no)
    handed_over_is_lent(front, case_no)
    a_letter_to_the_late_unit(front)
    back_on_its_shelf(front)
    return case_no


def the_approval_is_kept(front: Front) -> None:
    """Who travels, where, when, for how long: told once, in the custody."""
    hands = front.hands
    front.go("custody")
    hands.at("custody")
    hands.press("Ctrl+B")
    hands.fill(("approval_no", APPROVAL), ("unit", UNIT), ("country", "rb"))
    hands.at("persons")
    hands.write("吕强")
    hands.press("Tab")  # Enter is another person's line
    hands.fill(("departs_on", "2026-12-10"), ("days", "5"))
    hands.press("Ctrl+Enter")
    hands.reads("已保存")


def taken_in(front: Front) -> str:
    """The number of the approval fills unit and persons; the pinyin is proposed."""
    hands = front.hands
    hands.press("F2", "3")
    hands.tab_to("approval_no")
    hands.write(APPROVAL)
    hands.reads("人", "件")
    hands.until(lambda: shown("name") == UNIT and shown("holder") == "吕强")
    assert shown("pinyin") == "LYU QIANG"
    hands.tab_to("uscc", "Shift+Tab")
    hands.fill(
        ("uscc", CODE), ("phone", "13912345678"), ("agent_name", "李娜"),
        ("agent_id_number", AGENT_CARD),
    )  # fmt: skip
    hands.press("Ctrl+M", "Ctrl+Enter")
    hands.reads("已打印")
    case_no = newest(front)
    front.pdf(case_no)
    hands.scan(tag_of(front, case_no))
    shows(front, case_no)
    return case_no


def made_and_registered(front: Front, case_no: str) -> None:
    """Captured, paid, made; the new booklet is scanned into the custody."""
    hands = front.hands
    hands.press("Enter")
    until_it_leaves(front, case_no, "已受理")
    shows(front, case_no)
    hands.tab_to("section_custody")
    hands.press("Enter")
    hands.reads("待采集")
    hands.tab_to("captured.1")
    hands.press("Space")
    hands.reads("已采集")
    hands.press("Esc")
    shows(front, case_no)
    paid(front, case_no)
    shows(front, case_no)
    hands.press("Enter")
    until_it_leaves(front, case_no, "已审核")
    shows(front, case_no)
    hands.tab_to("section_custody")
    hands.press("Enter")
    hands.at("register.1")
    hands.press("Space")
    hands.at("passport_no")
    hands.scan(chinese("LYU<<QIANG"))
    hands.until(lambda: shown("passport_no") == "PE1234567")
    hands.press("Ctrl+Enter")
    hands.reads("吕*　已采集　在库")
    hands.press("Esc")
    shows(front, case_no)
    hands.press("Enter")
    until_it_leaves(front, case_no, "已制证")


def handed_over_is_lent(front: Front, case_no: str) -> None:
    """The hand-over is the loan of the trip that was approved."""
    hands = front.hands
    shows(front, case_no)
    hands.press("Enter")
    hands.at("taker")
    hands.press("Enter")
    hands.fill(("receiver_name", "李娜"), ("paper_number", AGENT_CARD))
    until_it_leaves(front, case_no, "待取")
    front.pdf(case_no, "handover_slip")
    (row,) = cards.listed(front.desk(), "kept", "")
    assert row.standing == "out"


def a_letter_to_the_late_unit(front: Front) -> None:
    """Nobody brought it back: the unit gets a letter."""
    hands = front.hands
    front.later(days=35)
    front.go("custody")
    hands.at("custody")
    hands.press("Ctrl+U")
    hands.at("late_units")
    hands.reads(UNIT)
    hands.press("Ctrl+P")
    hands.until(lambda: list(front.papers.glob("* overdue_letter 0.pdf")))
    hands.press("Esc")


def back_on_its_shelf(front: Front) -> None:
    """The booklet's own zone is scanned: Enter takes it back."""
    hands = front.hands
    hands.at("custody")
    hands.scan(chinese("LYU<<QIANG"))
    hands.at("brought_by")
    hands.tab_to("place")
    hands.write("甲柜 3 层")
    hands.press("Enter")
    hands.until(lambda: standing(front) == ("in_stock", "甲柜 3 层"))


def standing(front: Front) -> tuple[str, str]:
    """How the only booklet stands, and where it lies."""
    (row,) = cards.listed(front.desk(), "kept", "")
    return row.standing, row.place
