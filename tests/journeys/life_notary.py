"""A notary office's batch by keyboard: its table pasted, checked, taken in; a row goes back later;
in = out + here."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from counter.queue import batches
from tests.counter.intake.notary.batch import HEAD, ROWS
from tests.journeys.conftest import Front

LIST = "\n".join("\t".join(row) for row in (
    ("重庆市渝中公证处",), ("公函号：渝中证函〔2026〕12号",), HEAD, *ROWS[:2],
    ("李娜", "", "13912345678", "(2026)渝证字第3号", "委托书公证", "3", "亚特兰蒂斯", ""),
))  # fmt: skip


def whole_life(front: Front) -> str:
    """From the table to the balance."""
    pasted_and_checked(front)
    batch_no = taken_in(front)
    one_row_goes_back(front, batch_no)
    return batch_no


def pasted_and_checked(front: Front) -> None:
    """The letter is read off the table; the row with a country that is none stands first."""
    hands = front.hands
    front.go("batches")
    QGuiApplication.clipboard().setText(LIST)  # copied in a spreadsheet
    hands.press("Ctrl+V")
    hands.reads("可受理 2，有错 1", "亚特兰蒂斯")


def taken_in(front: Front) -> str:
    """The papers were seen: what fits is taken in."""
    hands = front.hands
    hands.tab_to("complete", "Shift+Tab")
    hands.press("2")
    hands.reads("可受理 2，有错 1")
    hands.press("Ctrl+Enter")
    hands.until(lambda: batches.batches(front.desk()))
    (card,) = batches.batches(front.desk())
    assert card.balance.is_even
    assert (card.balance.taken_in, card.balance.here) == (2, 2)
    return card.batch_no


def one_row_goes_back(front: Front, batch_no: str) -> None:
    """A certificate of the batch is sent back with a reason."""
    hands = front.hands
    hands.at("batches")
    hands.reads(batch_no[-4:], "收 2 = 在办 2")
    hands.press("Enter")
    hands.at("batch-lines")
    hands.press("Space")
    hands.reads("退回所选 1 行")
    hands.answering(lambda dialog: hands.press("Enter"))
    hands.press("Ctrl+B")
    hands.reads("退回 1（收 = 出 + 在）")
    (card,) = batches.batches(front.desk())
    assert (card.balance.here, card.balance.returned, card.balance.is_even) == (1, 1, True)
