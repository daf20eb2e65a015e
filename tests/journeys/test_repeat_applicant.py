"""Somebody comes again: a few keys fill the form, marked, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from counter.queue import worklists
from counter.values.money import Money
from tests.journeys.conftest import Front
from tests.journeys.looks import newest

ID_CARD = "50010319850307233X"
MOST_KEYS = 12  # from F2 to the paid bill, besides typed data


def first_visit(front: Front) -> None:
    hands = front.hands
    hands.press("F2", "1")
    hands.fill(
        ("name", "张伟"), ("id_number", ID_CARD), ("phone", "13812345678"),
        ("destination", "DE"), ("certificate_no", "(2026)渝证字第3001号"),
    )  # fmt: skip
    hands.press("Ctrl+M", "Ctrl+Enter")
    # the first paper of a process reads all faces; that it came out is another test's matter
    hands.until(lambda: worklists.open_cases(front.desk()))


def line(name: str) -> QLineEdit:
    """The field of this name that can be seen."""
    for window in QApplication.topLevelWidgets():
        for part in window.findChildren(QLineEdit, name):
            if part.isVisible():
                return part
    raise AssertionError(f"no field {name}")


def aside(name: str) -> str:
    """The quiet line under a field."""
    for window in QApplication.topLevelWidgets():
        for part in window.findChildren(QWidget, f"{name}.aside"):
            if part.isVisible():
                return str(part.property("text"))
    return ""


def test_a_repeat_applicant_takes_few_keys(
    counter: Front, record_property: Callable[[str, object], None]
) -> None:
    first_visit(counter)
    hands = counter.hands
    before = len(hands.keys)
    hands.press("F2", "1")
    hands.at("name")
    hands.write("张伟")
    hands.reads("来过：张*", "500***********233X", "138****5678")
    hands.press("Alt+Enter")
    hands.at("destination")
    assert (line("id_number").text(), line("phone").text()) == (ID_CARD, "13812345678")
    assert "上次资料" in aside("id_number")
    assert "上次资料" in aside("phone")
    hands.fill(("destination", "DE"), ("certificate_no", "(2026)渝证字第3002号"))
    first = newest(counter)
    hands.press("Ctrl+M", "Ctrl+Enter")
    hands.until(lambda: newest(counter) != first)
    case_no = newest(counter)
    hands.reads(case_no)
    hands.press("F9")
    hands.at("method")
    hands.press("Enter")
    hands.until(lambda: counter.card(case_no).owes == Money(0))
    used = len(hands.keys) - before
    record_property("keys_besides_data", used)
    assert used <= MOST_KEYS, hands.keys[before:]


def test_what_was_typed_stays_and_a_touched_field_loses_its_mark(counter: Front) -> None:
    first_visit(counter)
    hands = counter.hands
    hands.press("F2", "1")
    hands.fill(("name", "李雷"),)
    hands.at("id_number")
    hands.write(ID_CARD[:8])
    hands.reads("来过：张*")
    hands.press("Alt+Enter")
    hands.until(lambda: line("phone").text() == "13812345678")
    assert line("name").text() == "李雷"
    assert line("id_number").text() == ID_CARD
    line("phone").setFocus()
    hands.until(lambda: "上次资料" in aside("phone"))
    hands.press("End", "Backspace")
    assert aside("phone") == ""


def test_a_repeated_certificate_is_warned_of_and_may_go_on(counter: Front) -> None:
    first_visit(counter)
    first = newest(counter)
    hands = counter.hands
    hands.press("F2", "1")
    hands.fill(
        ("name", "王小明"), ("id_number", "110101199003070011"), ("phone", "13912345678"),
        ("destination", "DE"), ("certificate_no", "(2026)渝证字第3001号"),
    )  # fmt: skip
    hands.reads("已在 " + first)
    hands.press("Ctrl+M", "Ctrl+Enter")
    hands.until(lambda: newest(counter) != first)
