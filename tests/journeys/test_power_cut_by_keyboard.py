"""A power cut by keyboard and scanner: drawn, typed in from its scan, the rest given back."""

from __future__ import annotations

from counter.intake.continuity import reading
from counter.store.tables.spares import SpareSlip
from tests.conftest import PERSON
from tests.journeys.conftest import Front
from tests.journeys.looks import newest, shows, tag_of


def tag_of_slip(front: Front, no: str) -> str:
    """What a scanner reads off the blank."""
    with front.desk().books.reading():
        return str(SpareSlip.get(SpareSlip.no == no).tag)


def states(front: Front) -> list[str]:
    return [line.state for line in reading.slips(front.desk())]


def test_a_power_cut(counter: Front) -> None:
    hands = counter.hands
    hands.press("F2", "Ctrl+U")
    hands.at("spares")
    hands.tab_to("count")
    hands.write("3")
    hands.press("Ctrl+Enter")
    hands.reads("在外 3", "BL20261123-003")
    hands.until(lambda: (counter.papers / "BL20261123-003 blank_receipt 0.pdf").exists())
    counter.later(hours=2)

    # The power is back: the blank is scanned wherever one is.
    hands.scan(tag_of_slip(counter, "BL20261123-002"))
    hands.reads("事后补录 BL20261123-002")
    hands.at("hour")
    hands.write("0950")
    hands.press("Enter", "1")
    hands.fill(
        ("name", "张伟"), ("id_number", str(PERSON["id_number"])), ("phone", "13812345678"),
        ("destination", "DE"), ("certificate_no", "(2026)渝证字第8号"),
    )  # fmt: skip
    hands.press("Ctrl+M", "Ctrl+Enter")
    hands.until(lambda: reading.slip(counter.desk(), "BL20261123-002").case_no)
    case_no = newest(counter)
    assert reading.slip(counter.desk(), "BL20261123-002").case_no == case_no
    counter.pdf(case_no)

    # Scanned again it opens its case.
    hands.scan(tag_of_slip(counter, "BL20261123-002"))
    shows(counter, case_no)
    assert tag_of(counter, case_no) != tag_of_slip(counter, "BL20261123-002")

    # The evening: what was not used goes back.
    hands.press("F2", "Ctrl+U")
    hands.reads("在外 2")
    hands.answering(lambda dialog: hands.press("Enter"))
    hands.press("Ctrl+R")
    hands.until(lambda: states(counter) == ["returned", "used", "returned"])
