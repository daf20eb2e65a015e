"""An authentication by keyboard, single and double: taken in, checked, its stickers scanned, handed
over; or out to an embassy in a batch, back in part, settled, and posted."""

from __future__ import annotations

from counter.mailout import envelope
from counter.progress.consignment import contents
from counter.values.money import Money
from tests.journeys.conftest import Front
from tests.journeys.looks import newest, shown, shows, step_of, tag_of
from tests.journeys.strokes import checks_passed, paid, stickers_on, until_it_leaves

ID_CARD = "50010319850307233X"


def single(front: Front) -> str:
    """An apostille for Germany, from the walk-in to the hand-over."""
    hands = front.hands
    case_no = taken_in(front, "DE", "(2026)渝证字第5001号")
    checked_and_sealed(front, case_no, "26600001", "CQ000001")
    shows(front, case_no)
    hands.press("Enter")
    until_it_leaves(front, case_no, "已制证")
    shows(front, case_no)
    hands.press("Enter")
    hands.at("taker")
    hands.press("Enter")
    hands.fill(("receiver_name", "张伟"), ("paper_number", ID_CARD))
    until_it_leaves(front, case_no, "待取")
    front.pdf(case_no, "handover_slip")
    return case_no


def double(front: Front) -> str:
    """A double authentication for the Emirates: one of two comes back first, the fee was lower."""
    case_no = taken_in(front, "UAE", "(2026)渝证字第6001号", "(2026)渝证字第6002号")
    checked_and_sealed(front, case_no, "26500001", "CQ000101", 2)
    sent_out(front, case_no)
    back_in_part(front, case_no)
    settled(front, case_no)
    posted(front, case_no)
    return case_no


def taken_in(front: Front, country: str, *numbers: str) -> str:
    """One certificate or more, all materials there; scanned and paid."""
    hands = front.hands
    hands.press("F2", "1")
    hands.fill(
        ("name", "张伟"), ("id_number", ID_CARD), ("phone", "13812345678"),
        ("destination", country), ("certificate_no", numbers[0]),
    )  # fmt: skip
    for number in numbers[1:]:
        hands.at("material-rz-form")
        hands.press("Ctrl+D")
        hands.at("certificate_no")
        hands.write(number)
    hands.press("Ctrl+M", "Ctrl+Enter")
    hands.reads("已打印")
    case_no = newest(front)
    front.pdf(case_no)
    hands.scan(tag_of(front, case_no))
    shows(front, case_no)
    paid(front, case_no)
    return case_no


def checked_and_sealed(
    front: Front, case_no: str, number: str, sticker: str, pieces: int = 1
) -> None:
    """Examined by the list, then the stickers."""
    hands = front.hands
    shows(front, case_no)
    hands.press("Enter")
    checks_passed(hands)
    until_it_leaves(front, case_no, "已受理")
    shows(front, case_no)
    hands.press("Enter")
    stickers_on(hands, number, sticker, pieces)
    until_it_leaves(front, case_no, "已审核")


def sent_out(front: Front, case_no: str) -> None:
    """The card leads to the batches; one key sends what lies ticked and prints the list."""
    hands = front.hands
    shows(front, case_no)
    hands.press("Enter")
    hands.reads("待送外 1 件", case_no)
    hands.press("Ctrl+Enter")
    until_it_leaves(front, case_no, "已制证")
    hands.until(lambda: list(front.papers.glob("* consignment_list 0.pdf")))


def back_in_part(front: Front, case_no: str) -> None:
    """The first piece comes back with its real fee, the second a week later."""
    hands = front.hands
    front.later(days=9)
    hands.scan(tag_of(front, case_no))
    hands.at("pieces-out")
    hands.on_row("pieces-out", "本次取回")
    hands.press("Down", "Space", "Up", "Enter")
    hands.at("real-fee")
    hands.press("Ctrl+A")
    hands.write("250")
    hands.press("Enter", "Ctrl+B")
    hands.reads("1/2")
    assert step_of(front, case_no) == "已送外"
    front.later(days=7)
    hands.scan(tag_of(front, case_no))
    hands.on_row("pieces-out", case_no)
    hands.press("Down", "Enter")
    hands.at("real-fee")
    hands.press("Ctrl+A")
    hands.write("250")
    hands.press("Enter", "Ctrl+B")
    until_it_leaves(front, case_no, "已送外")
    (row,) = contents.outside(front.desk(), 20)
    assert row.state == "settled"


def settled(front: Front, case_no: str) -> None:
    """What the embassy took is put in place of what was prepaid; the slip says what goes back."""
    hands = front.hands
    hands.scan(tag_of(front, case_no))
    shows(front, case_no)
    hands.tab_to("section_fees")
    hands.press("Enter")
    hands.at("what")
    hands.reads("使馆实收")
    assert shown("actual") == "500.00", "as the returned pieces told"
    hands.press("Ctrl+Enter")
    hands.until(lambda: front.card(case_no).owes < Money(0))
    front.pdf(case_no, "settlement_slip")
    assert front.card(case_no).owes < Money(0)


def posted(front: Front, case_no: str) -> None:
    """The applicant would rather have it by post: packed, sealed by three scans, listed, 已寄."""
    hands = front.hands
    shows(front, case_no)
    hands.tab_to("move_to_post")
    hands.press("Enter")
    hands.fill(("receiver", "张伟"), ("receiver_phone", "13812345678"))
    hands.at("address")
    hands.write("重庆市渝中区练习路12号3单元502室")
    hands.press("Ctrl+Enter")
    hands.reads("邮寄  F8")
    hands.press("F8")
    hands.reads("待寄 1 件")
    hands.press("Ctrl+Enter")
    hands.at("waybill")
    hands.scan("1151238971060")
    (its,) = envelope.open_envelopes(front.desk())
    hands.until(lambda: _state(front) == "bound")
    hands.press("Ctrl+2")
    hands.reads("待核对 1")
    for scanned in (tag_of(front, case_no), its.tag, "1151238971060"):
        hands.scan(scanned)
    hands.reads(f"{its.envelope_no} 已封")
    hands.press("Ctrl+3")
    hands.reads("已封 1 个，未封 0 个")
    hands.press("Ctrl+P")
    until_it_leaves(front, case_no, "待取")


def _state(front: Front) -> str:
    """How far the only envelope in the mail room is."""
    (its,) = envelope.open_envelopes(front.desk())
    return its.state
