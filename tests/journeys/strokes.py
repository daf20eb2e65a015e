"""What several journeys do in the same way: pay, pass the checks, put stickers on, go outside."""

from __future__ import annotations

from counter.values.money import Money
from tests.journeys.conftest import Front
from tests.journeys.hands import Hands
from tests.journeys.looks import step_of


def paid(front: Front, case_no: str) -> None:
    """F9 and Enter: all that is owed, in the usual way."""
    hands = front.hands
    hands.press("F9")
    hands.at("method")
    hands.press("Enter")
    hands.until(lambda: front.card(case_no).owes == Money(0))


def until_it_leaves(front: Front, case_no: str, step: str) -> None:
    """Wait until the books have the case at another step."""
    front.hands.until(lambda: step_of(front, case_no) != step)


def checks_passed(hands: Hands) -> None:
    """The list of checks is there, the hand on it: one key says that all is in order."""
    hands.at("checks")
    hands.reads("·  ")  # a check that nobody has made yet
    hands.press("Enter")


def stickers_on(hands: Hands, number: str, sticker: str, pieces: int) -> None:
    """The first stickers of a hall: its first number is typed, the first sheet scanned, the
    others follow; who signs is known, where is told once."""
    hands.fill(("authentication_no.1", number), ("small_no.1", ""), ("sticker_no.1", sticker))
    for piece in range(2, pieces + 1):
        hands.at(f"sticker_no.{piece}")
        hands.press("Enter")
    hands.fill(("place", "重庆"))


def sent_outside(hands: Hands, case_no: str) -> None:
    """The card leads to the batches; those of one office lie ticked, and one key sends them."""
    hands.reads("待送外", case_no)
    hands.press("Ctrl+Enter")


def brought_back(hands: Hands, tag: str) -> None:
    """The receipt, scanned at the page, says what is back."""
    hands.scan(tag)
    hands.reads("本次取回")
    hands.press("Ctrl+B")
