"""A day at the window with nothing but a keyboard and a scanner: door to day close.

The real frame with its threads, real books, real papers. Each chapter is one thing that people
come for; the books, the papers and the screen are looked at after each.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from counter import outbox
from counter.dayclose import close
from counter.dayclose.shift import drawer, reading
from counter.mailout import envelope
from counter.practice.shifts import pieces
from counter.progress import handover
from counter.progress.handover import Receiver
from counter.queue import worklists
from counter.values.clerk import Role
from counter.values.money import Money
from tests.journeys.conftest import CLERK, SUPERVISOR, Front
from tests.journeys.hands import on_screen
from tests.journeys.looks import focus_name, may_press, newest, shows, tag_of
from tests.journeys.strokes import brought_back, checks_passed, paid, sent_outside, stickers_on
from tests.papers.reading import searched, squeezed, symbols

RARE = "王𬱖"  # U+2CC56, outside the basic plane
ID_CARD = "50010319850307233X"
WAYBILL = "1151238971060"
BLANKS = iter(["202600000101", "202600000102"])  # such a scanner sends digits and Enter
MOST_KEYS = 12  # from F2 to the paid bill, besides typed data and scans


def test_a_day_by_keyboard(counter: Front, tmp_path: Path) -> None:
    walk_in = a_walk_in_while_the_printer_fails(counter)
    it_is_listed_and_printed_again(counter, walk_in)
    the_receipt_says_what_the_books_say(counter, walk_in)
    the_receipt_is_scanned_and_paid(counter, walk_in)
    later = received_only(counter)
    found_by_initials_and_accepted(counter, later)
    a_forged_tag_disturbs_nothing(counter, walk_in)
    scanned_on_until_ready(counter, walk_in)
    a_proxy_takes_it(counter, walk_in)
    taken_at_another_window_meanwhile(counter, later)
    posted = a_case_by_post(counter)
    packed_bound_and_listed(counter, posted)
    the_supervisor_closes_the_day(counter, walk_in, tmp_path)


def test_two_certificates_paid_and_printed_take_few_keys(
    counter: Front, record_property: Callable[[str, object], None]
) -> None:
    hands = counter.hands
    before = len(hands.keys)
    hands.press("F2", "1")
    hands.fill(
        ("name", "张伟"), ("id_number", ID_CARD), ("phone", "13812345678"),
        ("destination", "DE"), ("certificate_no", "(2026)渝证字第2001号"),
    )  # fmt: skip
    hands.at("material-rz-form")
    hands.press("Ctrl+D")
    hands.at("certificate_no")
    hands.write("(2026)渝证字第2002号")
    hands.press("Ctrl+M", "Ctrl+Enter")
    hands.reads("已打印")
    case_no = newest(counter)
    counter.pdf(case_no)
    hands.press("F9")  # the applicant still stands here with the money
    hands.at("method")
    hands.press("Enter")
    hands.until(lambda: counter.card(case_no).owes == Money(0))
    assert counter.card(case_no).row.units == 2
    used = len(hands.keys) - before
    record_property("keys_besides_data", used)
    assert used <= MOST_KEYS, hands.keys[before:]


@pytest.mark.parametrize(
    ("digit", "letters", "matter", "piece", "first_material"),
    [
        ("2", "SL", (), (("holder", "吕强"), ("passport_no", "E12345678")), "sl-"),
        ("3", "HZ", (("approval_no", "渝外批〔2026〕1号"),), (("holder", RARE),), "hz-"),
        (
            "4", "QZ", (("destination", "rb"), ("approval_no", "渝外批〔2026〕2号")),
            (("holder", "欧阳娜娜"), ("passport_no", "PE1234567")), "qz-",
        ),
    ],
    ids=["apec_card", "official_passport", "visa"],
)  # fmt: skip
def test_the_other_kinds_are_taken_in_by_keyboard(
    counter: Front, digit: str, letters: str, matter: tuple[tuple[str, str], ...],
    piece: tuple[tuple[str, str], ...], first_material: str,
) -> None:  # fmt: skip
    hands = counter.hands
    hands.press("F2", digit)
    hands.fill(
        ("name", "重庆练习进出口有限公司"), ("uscc", "91350100M000100Y43"),
        ("phone", "13912345678"), ("agent_name", "李娜"), ("agent_id_number", ID_CARD),
        *matter, *piece,
    )  # fmt: skip
    hands.until(lambda: focus_name().startswith(f"material-{first_material}"))
    hands.press("Ctrl+M", "Ctrl+Enter")
    hands.reads("已打印")
    case_no = newest(counter)
    assert case_no.startswith(letters)
    pdf = counter.pdf(case_no)
    assert ("QRCode", tag_of(counter, case_no)) in symbols(pdf)[0]
    words = searched(pdf)
    assert piece[0][1] in words
    assert case_no in words
    assert counter.card(case_no).row.step.zh == "已受理"


# ------------------------------------------------------------------------------ intake


def a_walk_in_while_the_printer_fails(front: Front) -> str:
    """Two certificates, one with three matters, urgent, to the Emirates; nothing is printed."""
    hands = front.hands
    front.papers.unlink(missing_ok=True)
    front.papers.write_bytes(b"")  # a file lies where the drawer should be
    hands.press("F2")
    hands.press("1")
    hands.fill(("name", RARE), ("id_number", ID_CARD), ("phone", "13812345678"))
    hands.at("destination")
    hands.press("Tab", "2", "Shift+Tab")  # 急件
    hands.fill(("destination", "UAE"), ("certificate_no", "(2026)渝证字第1001号"))
    hands.at("material-rz-form")
    hands.press("Ctrl+D")
    hands.at("certificate_no")
    hands.write("(2026)渝证字第1002号")
    hands.tab_to("matters", most=6)  # past office, notary, holder, day and class
    hands.write("3")
    hands.press("Ctrl+M", "Ctrl+Enter")
    hands.reads("已记录，但没有打印", "待打印 1")

    case_no = newest(front)
    card = front.card(case_no)
    assert (card.row.units, card.row.speed.zh, card.row.destination.zh) == (4, "急件", "阿联酋")
    assert card.who[0][1].zh != RARE  # masked on the screen
    assert [piece.units for piece in card.pieces] == [1, 3]
    assert front.receipt_of(case_no).state == "failed"
    return case_no


def it_is_listed_and_printed_again(front: Front, case_no: str) -> None:
    """待补打 in the queue; in the tray Enter prints it, once the drawer is free."""
    hands = front.hands
    front.go("queue")
    hands.at("queue")
    hands.press("7")
    hands.on_row("queue", case_no)
    assert [row.case_no for row in worklists.open_cases(front.desk(), "reprint")] == [case_no]
    front.papers.unlink()
    front.go("tray")
    hands.on_row("tray", case_no)
    hands.press("Enter")
    front.pdf(case_no)
    assert worklists.open_cases(front.desk(), "reprint") == ()
    assert [job.state for job in outbox.of_case(front.desk(), case_no)] == ["handed"]
    front.go("queue")
    hands.press("1")


def the_receipt_says_what_the_books_say(front: Front, case_no: str) -> None:
    """The code as a scanner reads it off the thermal head's dots; the words by code points."""
    pdf = front.pdf(case_no)
    assert ("QRCode", tag_of(front, case_no)) in symbols(pdf)[0]
    words = searched(pdf)
    for told in (RARE, case_no, "(2026)渝证字第1001号", "(2026)渝证字第1002号", "阿联酋"):
        assert list(map(ord, squeezed(told))) in _windows(words, len(squeezed(told))), told


def _windows(words: str, length: int) -> list[list[int]]:
    points = list(map(ord, words))
    return [points[at : at + length] for at in range(len(points) - length + 1)]


# ------------------------------------------------------------------------------ at the window


def the_receipt_is_scanned_and_paid(front: Front, case_no: str) -> None:
    """The paper that was just printed opens its case; F9 and Enter take what it owes."""
    hands = front.hands
    hands.scan(tag_of(front, case_no))
    shows(front, case_no)
    owes = front.card(case_no).owes
    assert owes == Money(196000)
    hands.press("F9")
    hands.at("method")
    hands.press("Enter")
    hands.until(lambda: front.card(case_no).owes == Money(0))
    shows(front, case_no)


def received_only(front: Front) -> str:
    """收件 without 受理: papers are missing; the country by the initials of its Chinese name."""
    hands = front.hands
    front.later(minutes=20)
    hands.press("F2", "1")
    hands.fill(
        ("name", "欧阳娜娜"), ("id_number", ID_CARD), ("phone", "13912345678"),
        ("destination", "xby"), ("certificate_no", "(2026)渝证字第1003号"),
    )  # fmt: skip
    hands.at("material-rz-form")
    hands.press("Ctrl+S")
    hands.reads("已收件，尚未受理")
    case_no = newest(front)
    card = front.card(case_no)
    assert (card.row.step.zh, card.row.destination.zh, card.due_on) == ("已收件", "西班牙", None)
    front.pdf(case_no, "received_slip")
    return case_no


def found_by_initials_and_accepted(front: Front, case_no: str) -> None:
    """The papers are brought: found by pinyin initials, ticked one by one, accepted, printed."""
    hands = front.hands
    front.later(minutes=40)
    hands.press("Ctrl+K")
    hands.at("universal_box")
    hands.write("oynn")
    hands.reads("欧")
    hands.press("Enter")
    shows(front, case_no)
    hands.press("Enter")
    hands.at("panel_act")
    required = [material.code for material in front.card(case_no).open_materials
                if material.is_required]  # fmt: skip
    for code in reversed(required):
        hands.tab_to(f"material.{code}", "Shift+Tab")
        hands.press("Space")
    hands.press("Ctrl+Enter")
    hands.until(lambda: front.card(case_no).row.step.zh == "已受理")
    front.pdf(case_no)
    assert front.card(case_no).due_on is not None


def a_forged_tag_disturbs_nothing(front: Front, case_no: str) -> None:
    """One digit off, in the middle of a form: a sentence, and the form as it was."""
    hands = front.hands
    tag = tag_of(front, case_no)
    hands.press("F2", "1")
    hands.at("name")
    hands.write("李")
    hands.scan(tag[:-1] + str((int(tag[-1]) + 1) % 10))
    hands.reads("编码校验不符")
    hands.at("name")
    hands.write("娜")
    assert hands.at("name").text() == "李娜"


def scanned_on_until_ready(front: Front, case_no: str) -> None:
    """Another receipt is scanned while a panel is open; then Enter by Enter to 待取."""
    hands = front.hands
    hands.scan(tag_of(front, newest(front)))
    shows(front, newest(front))
    hands.press("F9")
    hands.at("method")
    hands.scan(tag_of(front, case_no))
    steps = []
    while (step := front.card(case_no).row.step.zh) != "待取":
        steps.append(step)
        assert len(steps) < 10, steps
        front.later(minutes=10)
        if step == "已送外":  # the hand is at the batches, where the list was printed
            brought_back(hands, tag_of(front, case_no))
        else:
            shows(front, case_no)
            hands.press("Enter")
        if step == "已受理":
            checks_passed(hands)
        elif step == "已审核":
            stickers_on(hands, "26500001", "CQ000001", 2)
        elif step == "已制证":
            sent_outside(hands, case_no)
        hands.until(lambda step=step: front.card(case_no).row.step.zh != step)
    assert steps == ["已受理", "已审核", "已制证", "已送外"]
    moved = [line for line in front.card(case_no).timeline if line.clerk == CLERK[1]]
    assert len(moved) >= len(steps)
    assert {line.window for line in moved} == {"1"}


def a_proxy_takes_it(front: Front, case_no: str) -> None:
    """Who, against which paper, by which mandate; a later scan says so and offers nothing."""
    hands = front.hands
    hands.scan(tag_of(front, case_no))  # at the batches too, once it is back
    shows(front, case_no)
    hands.press("Enter")
    hands.at("taker")
    hands.press("2", "Enter")
    hands.fill(("receiver_name", "李娜"), ("paper_number", ID_CARD), ("mandate", "原件留存"))
    hands.until(lambda: front.card(case_no).row.step.zh == "已取")
    slip = searched(front.pdf(case_no, "handover_slip"))
    assert "李娜" in slip
    assert "CQ000001" in slip
    assert "CQ000002" in slip
    assert {piece.taken_by for piece in front.card(case_no).pieces} == {"李*"}
    front.go("queue")
    hands.scan(tag_of(front, case_no))
    hands.reads(case_no, f"{front.now:%m-%d %H:%M} 李*取走")
    assert "发放  F8" not in on_screen()


def taken_at_another_window_meanwhile(front: Front, case_no: str) -> None:
    """The second hand-over of the same thing is refused: who took it, and when."""
    hands = front.hands
    hands.scan(tag_of(front, case_no))
    shows(front, case_no)
    pay_and_bring_to_ready(front, case_no, "26600001")
    hands.press("F8")
    hands.at("taker")
    hands.press("Enter")
    hands.fill(("receiver_name", "欧阳娜娜"))
    hands.at("paper_number")
    hands.write(ID_CARD)
    other = front.desk("zhaomin", Role.CLERK)
    revision = front.card(case_no).revision
    taker = Receiver("欧阳娜娜", False, "id_card", ID_CARD)
    handover.hand_over(other, case_no, revision, taker, "at the other window")
    hands.press("Enter")
    hands.reads(f"已于 {front.now:%Y-%m-%d %H:%M} 由欧阳娜娜取走，不能再次发放")
    assert len(outbox.of_case(front.desk(), case_no)) == 3  # slip of receipt, receipt, one slip
    hands.press("Esc")


# ------------------------------------------------------------------------------ by post


def a_case_by_post(front: Front) -> str:
    """The half-typed form is gone on with: for the post, paid, worked on until it is ready."""
    hands = front.hands
    front.later(minutes=15)
    hands.press("F2")
    assert hands.at("name").text() == "李娜"
    hands.press("Enter")
    hands.fill(("id_number", ID_CARD), ("phone", "13612345678"))
    hands.at("destination")
    hands.write("DE")
    hands.tab_to("delivery", most=4)
    hands.press("2", "Enter")
    hands.fill(("receiver", "李娜"), ("receiver_phone", "13612345678"))
    hands.at("address")
    hands.write("重庆市渝中区练习路12号3单元502室")
    hands.press("Enter", "Enter")
    hands.fill(("certificate_no", "(2026)渝证字第1004号"))
    hands.at("material-rz-form")
    hands.press("Ctrl+M", "Ctrl+Enter")
    hands.reads("已受理")
    case_no = newest(front)
    assert front.card(case_no).row.destination.zh == "德国"
    front.pdf(case_no)
    hands.scan(tag_of(front, case_no))
    shows(front, case_no)
    pay_and_bring_to_ready(front, case_no)
    return case_no


def pay_and_bring_to_ready(front: Front, case_no: str, first_number: str = "") -> None:
    """F9 and Enter, then F8 again and again; one scan for the sticker. The hall's first apostille
    has its number typed; from then on they run on."""
    hands = front.hands
    paid(front, case_no)
    while (step := front.card(case_no).row.step.zh) != "待取":
        shows(front, case_no)
        hands.press("F8")
        if step == "已受理":
            checks_passed(hands)
        elif step == "已审核":
            if first_number:
                hands.fill(("authentication_no.1", first_number), ("small_no.1", ""))
            hands.at("sticker_no.1")
            hands.scan(next(BLANKS))
        hands.until(lambda step=step: front.card(case_no).row.step.zh != step)
    shows(front, case_no)


def packed_bound_and_listed(front: Front, case_no: str) -> None:
    """F8 leads to the mail room: packed, the waybill scanned, the manifest printed, 已寄."""
    hands, desk = front.hands, front.desk()
    hands.press("F8")
    hands.reads("待寄 1 件")
    hands.press("Ctrl+Enter")
    hands.until(lambda: envelope.open_envelopes(desk))
    (packed,) = envelope.open_envelopes(desk)
    label = front.pdf(packed.envelope_no, "label")
    assert ("QRCode", packed.tag) in symbols(label)[0]
    assert "13612345678" not in searched(label)
    hands.at("waybill")
    hands.scan(WAYBILL)
    hands.until(lambda: envelope.open_envelopes(desk)[0].state == "bound")
    assert envelope.open_envelopes(desk)[0].waybill == WAYBILL
    hands.press("Ctrl+2")
    hands.reads("待核对 1")
    for scanned in (packed.tag, tag_of(front, case_no), WAYBILL):
        hands.scan(scanned)
    hands.reads(f"{packed.envelope_no} 已封")
    hands.press("Ctrl+3")
    hands.reads("已封 1 个，未封 0 个")
    hands.press("Ctrl+P")
    hands.until(lambda: front.card(case_no).row.step.zh == "已寄")
    assert envelope.open_envelopes(desk) == ()
    hands.until(lambda: list(front.papers.glob("* manifest 0.pdf")))
    (listed,) = front.papers.glob("* manifest 0.pdf")
    assert WAYBILL in searched(listed.read_bytes())
    hands.press("Ctrl+K")
    hands.write(WAYBILL)
    hands.reads(case_no)
    hands.press("Esc")


# ------------------------------------------------------------------------------ the evening


def the_supervisor_closes_the_day(front: Front, case_no: str, folder: Path) -> None:
    """A late client is scanned while the question is open; then the day is closed and exported."""
    hands, day = front.hands, front.now.date()
    front.later(hours=5)
    front.change_clerk(SUPERVISOR)
    front.go("dayclose")
    hands.reads("日结 11月23日", "▲班次 1", "▲未打印 1")
    the_drawers_are_counted(front)
    hands.answering(lambda dialog: hands.scan(tag_of(front, case_no)))
    hands.press("Ctrl+Enter")
    hands.reads(case_no, "李*取走")
    assert close.closed_days(front.desk()) == ()

    (slip,) = outbox.pending(front.desk())  # of the other window
    front.go("tray")
    hands.on_row("tray", slip.case_no)
    hands.press("Enter")
    hands.until(lambda: outbox.pending(front.desk()) == ())
    front.go("dayclose")
    hands.reads("日结 11月23日")
    hands.until(lambda: "▲未打印" not in on_screen() and may_press("close-day"))
    hands.answering(lambda dialog: hands.press("Enter"))
    hands.press("Ctrl+Enter")
    hands.reads("已日结，第 1 号")
    (closed,) = close.closed_days(front.desk())
    assert (closed.day, closed.close_no, closed.closed_by) == (day, 1, "刘颖")
    sheet = front.pdf(day.isoformat(), "day_sheet")
    assert "¥2,0" in searched(sheet)

    for fmt in ("xlsx", "csv", "json", "pdf"):
        written = folder / f"11-23.{fmt}"
        hands.tab_to(f"export-{fmt}", most=40)
        hands.answering(lambda dialog, written=written: _save_as(front, written))
        hands.press("Enter")
        hands.until(written.exists)
    told = json.loads((folder / "11-23.json").read_text())
    authentication = told["kinds"]["authentication"]
    assert (authentication["accepted"], authentication["unit"]) == (6, "份")
    assert (authentication["handed_over"], authentication["posted"]) == (5, 1)


def the_drawers_are_counted(front: Front) -> None:
    """Each by its notes and slips; what should be there is told to nobody but this test."""
    hands = front.hands

    def unsettled() -> list[int]:
        cards = reading.shifts(front.desk(), front.now.date())
        return [card.id for card in cards if card.state != "closed"]

    for shift in unsettled():
        with front.desk().reading():
            there = drawer.expected(reading.get(shift))
        hands.press("Ctrl+1")
        for value, many in pieces(there["cash"]).items():
            hands.at(f"count-{value}")
            if many:
                hands.write(str(many))
            hands.press("Enter")
        for method in ("card", "wechat", "alipay"):
            hands.at(f"count-{method}")
            hands.write(there[method].plain)
            hands.press("Enter")
        hands.press("Ctrl+Enter")
        hands.until(lambda shift=shift: shift not in unsettled())
        hands.reads("的班次已清点")


def _save_as(front: Front, path: Path) -> None:
    front.hands.press("Ctrl+A")
    front.hands.write(str(path))
    front.hands.press("Enter")
