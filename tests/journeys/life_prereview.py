"""A pre-review by keyboard: a picture pasted, looked at, answered; at the window its tag is scanned
and only the originals are still to be seen."""

from __future__ import annotations

from PySide6.QtGui import QColor, QGuiApplication, QImage

from counter.intake.prereview import reading
from counter.intake.prereview.reading import PrereviewCard
from tests.journeys.conftest import Front
from tests.journeys.looks import focus_name, newest, step_of

ID_CARD = "50010319850307233X"


def whole_life(front: Front) -> str:
    """From the picture to the case."""
    begun(front)
    tag = looked_at_and_passed(front)
    return came_to_the_window(front, tag)


def begun(front: Front) -> None:
    """A name to call them by and the country; then the picture."""
    hands = front.hands
    hands.press("Shift+F2")
    hands.reads("待预审 0")
    hands.answering(lambda dialog: filled(front))
    hands.press("Ctrl+N")
    hands.reads("待预审 1")
    hands.on_row("prereviews", "小张")
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    QGuiApplication.clipboard().setImage(picture)  # copied in the chat
    hands.press("Ctrl+V")
    hands.until(lambda: the_one(front).pictures)


def filled(front: Front) -> None:
    """The small form."""
    hands = front.hands
    hands.at("alias")
    hands.write("小张")
    hands.tab_to("RZ.destination")
    hands.write("DE")
    hands.press("Ctrl+Enter")


def looked_at_and_passed(front: Front) -> str:
    """Digits tick what is seen on it; the answer is there to paste."""
    hands = front.hands
    hands.press("Enter")
    hands.until(lambda: focus_name() != "prereviews")
    for digit, _ in enumerate(the_one(front).materials, start=1):
        hands.press(str(digit))
        hands.until(lambda digit=digit: len(the_one(front).seen) == digit)
    hands.press("Ctrl+1")
    hands.reads("通过")
    hands.until(lambda: the_one(front).told is not None)
    return the_one(front).tag


def came_to_the_window(front: Front, tag: str) -> str:
    """The applicant shows the answer on a phone: the form is filled, the originals are seen."""
    hands = front.hands
    front.later(days=2)
    front.go("queue")
    hands.scan(tag)
    hands.reads("已填好")
    hands.fill(
        ("name", "张伟"), ("id_number", ID_CARD), ("phone", "13812345678"),
        ("certificate_no", "(2026)渝证字第4001号"),
    )  # fmt: skip
    hands.at("originals-seen")
    hands.press("Space", "Ctrl+Enter")
    hands.reads("已打印")
    case_no = newest(front)
    assert step_of(front, case_no) == "已受理"
    return case_no


def the_one(front: Front) -> PrereviewCard:
    """The pre-review as the books have it."""
    (row,) = reading.on_hand(front.desk())
    return reading.card(front.desk(), row.no)
