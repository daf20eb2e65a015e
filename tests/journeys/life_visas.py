"""Visas of a group by keyboard: taken in, the note read over and drawn, submitted, brought back,
each person's answer by a digit, handed over."""

from __future__ import annotations

from counter.progress.visas import group
from tests.journeys.conftest import Front
from tests.journeys.looks import newest, shows, step_of, tag_of
from tests.journeys.strokes import paid, until_it_leaves

UNIT, CODE = "重庆练习研究院", "91350100M000100Y43"
AGENT_CARD = "50010319850307233X"


def whole_life(front: Front) -> str:
    """From the approval's group to the passports in their hands."""
    case_no = taken_in(front)
    the_note_is_drawn(front, case_no)
    submitted_and_back(front, case_no)
    each_gets_an_answer(front, case_no)
    handed_over(front, case_no)
    return case_no


def taken_in(front: Front) -> str:
    """Two travellers to Japan."""
    hands = front.hands
    hands.press("F2", "4")
    hands.fill(
        ("name", UNIT), ("uscc", CODE), ("phone", "13912345678"), ("agent_name", "李娜"),
        ("agent_id_number", AGENT_CARD), ("destination", "rb"),
        ("approval_no", "渝外批〔2026〕2号"),
    )  # fmt: skip
    hands.at("holder")
    for name, words in (
        ("stay_days", "5"), ("entry_on", "2026-12-20"), ("purpose", "友好城市交流"),
    ):  # for the note; Enter passes them by
        hands.tab_to(name, "Shift+Tab")
        hands.write(words)
    hands.tab_to("holder")
    hands.fill(("holder", "吕强"), ("passport_no", "PE1234567"))
    hands.press("Ctrl+L")
    hands.fill(("holder", "欧阳娜娜"), ("passport_no", "PE7654321"))
    hands.press("Ctrl+M", "Ctrl+Enter")
    hands.reads("已打印")
    case_no = newest(front)
    front.pdf(case_no)
    hands.scan(tag_of(front, case_no))
    shows(front, case_no)
    return case_no


def the_note_is_drawn(front: Front, case_no: str) -> None:
    """The template's words, read over; one key draws the note."""
    hands = front.hands
    if front.card(case_no).owes:
        paid(front, case_no)
    shows(front, case_no)
    hands.press("Enter")
    hands.at("body_zh")
    hands.reads("友好城市交流")
    hands.press("Ctrl+Enter")
    until_it_leaves(front, case_no, "已受理")
    front.pdf(case_no, "note_verbale")


def submitted_and_back(front: Front, case_no: str) -> None:
    """To the consulate with the batch of the day, and back."""
    hands = front.hands
    shows(front, case_no)
    hands.press("Enter")
    hands.reads("待送外 1 件", case_no)
    hands.press("Ctrl+Enter")
    until_it_leaves(front, case_no, "照会已拟")
    front.later(days=6)
    hands.scan(tag_of(front, case_no))
    hands.on_row("pieces-out", "本次取回")
    hands.press("Ctrl+B")
    until_it_leaves(front, case_no, "已送签")


def each_gets_an_answer(front: Front, case_no: str) -> None:
    """1 is issued, 2 denied."""
    hands = front.hands
    hands.scan(tag_of(front, case_no))
    shows(front, case_no)
    hands.press("Enter")
    hands.at("visa_people")
    hands.reads("吕")
    hands.press("1", "Down", "2", "Enter")
    hands.at("reason")
    hands.write("使馆未说明原因")
    hands.press("Ctrl+Enter")
    until_it_leaves(front, case_no, "已取回")
    outcomes = {row.visa.outcome for row in group.group(front.desk(), case_no).rows}
    assert outcomes == {"issued", "denied"}
    assert step_of(front, case_no) == "待取"


def handed_over(front: Front, case_no: str) -> None:
    """Both passports to the agent."""
    hands = front.hands
    shows(front, case_no)
    hands.press("Enter")
    hands.at("taker")
    hands.press("Enter")
    hands.fill(("receiver_name", "李娜"), ("paper_number", AGENT_CARD))
    until_it_leaves(front, case_no, "待取")
