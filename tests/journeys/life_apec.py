"""An APEC card by keyboard: a firm's file, the proof of payment, the economies, the card, and
later another passport."""

from __future__ import annotations

from counter.progress.economies import answers, cards
from tests.journeys.conftest import Front
from tests.journeys.looks import newest, shows, step_of, tag_of
from tests.journeys.strokes import until_it_leaves

FIRM, CODE = "重庆练习进出口有限公司", "91350100M000100Y43"
AGENT_CARD = "50010319850307233X"
CARD_NO = "CHN1234567"


def whole_life(front: Front) -> str:
    """From the firm's first letter to the card in its holder's hand, and the passport after."""
    case_no = taken_in(front)
    the_firms_file_is_kept(front, case_no)
    examined_reviewed_reported(front, case_no)
    proof_of_payment_is_seen(front, case_no)
    economies_answer(front, case_no)
    the_card_comes(front, case_no)
    handed_over(front, case_no)
    another_passport_flags_it(front, case_no)
    return case_no


def taken_in(front: Front) -> str:
    """A firm's application for one of its people; its 720 yuan are not this till's."""
    hands = front.hands
    hands.press("F2", "2")
    hands.fill(
        ("name", FIRM), ("uscc", CODE), ("phone", "13912345678"), ("agent_name", "李娜"),
        ("agent_id_number", AGENT_CARD), ("holder", "吕强"), ("passport_no", "E12345678"),
    )  # fmt: skip
    hands.reads("由企业直接缴外交部")
    hands.press("Ctrl+M", "Ctrl+Enter")
    hands.reads("已打印")
    case_no = newest(front)
    front.pdf(case_no)
    hands.scan(tag_of(front, case_no))
    shows(front, case_no)
    return case_no


def the_firms_file_is_kept(front: Front, case_no: str) -> None:
    """What the firm showed, against the thresholds of the rule book."""
    hands = front.hands
    hands.tab_to("section_firm")
    hands.press("Enter")
    hands.at("trade_yuan")
    hands.write("9000000")
    hands.press("Ctrl+Enter")
    hands.reads("企业备案已保存")
    shows(front, case_no)


def examined_reviewed_reported(front: Front, case_no: str) -> None:
    """Enter by Enter."""
    for step in ("已受理", "初审通过", "复审通过"):
        shows(front, case_no)
        assert step_of(front, case_no) == step
        front.hands.press("Enter")
        until_it_leaves(front, case_no, step)


def proof_of_payment_is_seen(front: Front, case_no: str) -> None:
    """No cash: one key says that the proof was seen."""
    shows(front, case_no)
    front.hands.reads("缴费凭证已见，送各经济体")
    front.hands.press("Enter")
    until_it_leaves(front, case_no, "已报外交部")


def economies_answer(front: Front, case_no: str) -> None:
    """All at once by Shift+End, then one of them refuses."""
    hands = front.hands
    shows(front, case_no)
    front.later(days=40)
    hands.tab_to("section_economies")
    hands.press("Enter")
    hands.at("answer_grid")
    hands.reads("○ 待批")
    hands.press("Ctrl+A", "1")
    hands.reads("✓ 已批")
    hands.press("Ctrl+Home", "Down", "2")
    hands.reads("✕ 拒批")
    hands.press("Ctrl+Enter")
    hands.reads("项答复")
    grid = answers.grid(front.desk(), case_no)
    assert grid.counts["refused"] == 1
    assert grid.counts["approved"] == len(grid.economies) - 1


def the_card_comes(front: Front, case_no: str) -> None:
    """Ordered, and here with its number; its last day and its back are proposed."""
    hands = front.hands
    shows(front, case_no)
    hands.press("Enter")
    hands.reads("各经济体答复齐全后制卡")
    hands.press("Ctrl+Enter")
    until_it_leaves(front, case_no, "各经济体审批中")
    front.later(days=20)
    shows(front, case_no)
    hands.press("Enter")
    hands.at("card_no")
    hands.write(CARD_NO)
    hands.press("Ctrl+Enter")
    until_it_leaves(front, case_no, "制卡中")
    assert step_of(front, case_no) == "待取"


def handed_over(front: Front, case_no: str) -> None:
    """To the firm's agent."""
    hands = front.hands
    shows(front, case_no)
    hands.press("Enter")
    hands.at("taker")
    hands.press("Enter")
    hands.fill(("receiver_name", "李娜"), ("paper_number", AGENT_CARD))
    until_it_leaves(front, case_no, "待取")
    front.pdf(case_no, "handover_slip")
    (card,) = cards.cards_of(front.desk(), case_no)
    assert (card.card_no, card.state) == (CARD_NO, "in_use")


def another_passport_flags_it(front: Front, case_no: str) -> None:
    """Later he comes with a new passport: the card says that it must be replaced."""
    hands = front.hands
    front.later(days=40)
    hands.scan(tag_of(front, case_no))
    hands.reads(case_no)
    hands.tab_to("section_cards")
    hands.press("Enter")
    hands.at("cards")
    hands.reads(CARD_NO)
    hands.tab_to("passport_no")
    hands.write("E87654321")
    hands.press("Enter")
    hands.reads("护照已换为 E87654321，须换卡")
    (card,) = cards.cards_of(front.desk(), case_no)
    assert card.new_passport_no == "E87654321"
