"""A rule changes: the supervisor raises a fee from a day on; who comes after that day pays it."""

from __future__ import annotations

from counter.values.money import Money
from tests.journeys.conftest import CLERK, SUPERVISOR, Front
from tests.journeys.looks import newest

ID_CARD = "50010319850307233X"


def a_fee_rises(front: Front) -> tuple[str, str]:
    """Taken in before, changed, taken in after: both cases."""
    before = one_more(front, "(2026)渝证字第3001号")
    front.change_clerk(SUPERVISOR)
    changed_from_a_day(front, before)
    front.change_clerk(CLERK)
    front.later(days=8)
    after = one_more(front, "(2026)渝证字第3002号")
    assert front.card(before).owes == Money.read("50")
    assert front.card(after).owes == Money.read("55")
    return before, after


def one_more(front: Front, number: str) -> str:
    """An apostille for Germany."""
    hands = front.hands
    hands.press("F2", "1")
    hands.fill(
        ("name", "张伟"), ("id_number", ID_CARD), ("phone", "13812345678"), ("destination", "DE"),
        ("certificate_no", number),
    )  # fmt: skip
    hands.press("Ctrl+M", "Ctrl+Enter")
    hands.reads("已打印")
    return newest(front)


def changed_from_a_day(front: Front, open_case: str) -> None:
    """Found, changed from a day on, looked at with the open case that it leaves alone, saved."""
    hands = front.hands
    front.go("rules")
    hands.at("rules-tables")
    hands.down_to("rules-tables", "收费")
    hands.press("Ctrl+F")
    hands.at("rules-find")
    hands.write("附加证明书费（民事）")
    hands.press("Enter")
    hands.on_row("rules-rows", "附加证明书费（民事）")
    hands.press("Enter")
    hands.at("from_day")  # today is proposed
    hands.tab_to("yuan")
    hands.press("Ctrl+A")
    hands.write("55")
    hands.tab_to("source")
    hands.press("Ctrl+A")
    hands.write("渝发改价〔2026〕9号")
    hands.press("Ctrl+Enter")
    hands.reads("改动与影响", "2026-11-23 起改为", "涉及 1 件在办", open_case, "维持原承诺")
    hands.at("note")
    hands.write("收费标准调整")
    hands.press("Ctrl+Enter")
    hands.reads("已保存")
