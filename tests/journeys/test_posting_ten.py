"""A person new to the hall posts ten results by following the screen: keyboard and scanner only.

Ten receivers, one result each. What the screen says next is what is done next; keys besides scans
are counted.
"""

from __future__ import annotations

from collections.abc import Callable

from counter.mailout import carrier, envelope
from tests.conftest import BY_POST
from tests.counter.steps import OpenHall, ready
from tests.journeys.conftest import Front
from tests.journeys.looks import step_of, tag_of
from tests.papers.reading import searched

PIECES = 10
MOST_KEYS_A_PIECE = 3  # besides scans
FIRST = 1151238971060


def ten_ready(front: Front) -> list[str]:
    """Ten paid results, each for a receiver of its own."""
    books = front.frame._books
    assert books is not None
    hall = OpenHall(books, "1")
    return [
        ready(hall, **{**BY_POST, "receiver": f"李{name}"}) for name in "一二三四五六七八九十"
    ]


def test_ten_results_are_posted_by_following_the_screen(
    counter: Front, record_property: Callable[[str, object], None]
) -> None:
    cases, hands = ten_ready(counter), counter.hands
    desk = counter.desk()
    before, scans = len(hands.keys), 0

    def states() -> list[str]:
        return sorted({one.state for one in envelope.open_envelopes(desk)})

    hands.press("F6")
    hands.reads("待寄 10 件", "全选／全不选  Ctrl+A")
    hands.press("Ctrl+A")
    hands.reads("装封并打印 10 张标签  Ctrl+Enter")
    hands.press("Ctrl+Enter")
    hands.until(lambda: len(envelope.open_envelopes(desk)) == PIECES)
    for number in range(PIECES):
        hands.at("waybill")
        hands.scan(str(FIRST + number))
        scans += 1
        bound = number + 1
        hands.until(lambda bound=bound: sum(
            one.state == "bound" for one in envelope.open_envelopes(desk)) == bound)  # fmt: skip
    assert states() == ["bound"]

    hands.press("Ctrl+2")
    hands.reads("待核对 10", "扫描任意一个")
    here = list(envelope.open_envelopes(desk))
    for number, its in enumerate(here):
        paper = tag_of(counter, its.case_nos[0])
        for scanned in (paper, its.tag, its.waybill):
            hands.scan(scanned)
            scans += 1
        hands.reads(f"{its.envelope_no} 已封")
        assert sum(one.state == "sealed" for one in envelope.open_envelopes(desk)) == number + 1
    hands.reads("Ctrl+3")

    hands.press("Ctrl+3")
    hands.reads("已封 10 个，未封 0 个", "打印交寄清单  Ctrl+P")
    hands.press("Ctrl+P")
    hands.until(lambda: all(step_of(counter, no) == "已寄" for no in cases))
    used = len(hands.keys) - before
    (listed,) = carrier.manifests(desk)
    assert listed.envelopes == PIECES
    words = searched(counter.pdf(listed.manifest_no, "manifest"))
    assert all(str(FIRST + number) in words for number in range(PIECES))
    record_property("keys_besides_scans", used)
    record_property("scans", scans)
    print(f"ten posted: {used} keys, {scans} scans")
    assert used <= MOST_KEYS_A_PIECE * PIECES, hands.keys[before:]
