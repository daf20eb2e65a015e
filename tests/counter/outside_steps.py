"""What happens outside the hall, in the words of tests: made, sent out, brought back."""

from __future__ import annotations

from counter.desk import new_act
from counter.outbox import PaperJob
from counter.progress.consignment.contents import outside
from counter.progress.consignment.office import To
from counter.progress.consignment.returning import BroughtBack, Outcome, bring_back
from counter.progress.consignment.sending import send_out
from counter.values.money import Money
from tests.conftest import Hall, default_pieces
from tests.counter import steps

EGYPT = To("embassy", "EG", "埃及驻华大使馆")
SINGLE = "KE"  # goes with a single authentication
YUAN_800 = Money.yuan(800)  # what Egypt's embassy takes for a civil matter


def pieces(count: int, deed_class: str = "civil", matters: int = 1) -> list[dict[str, object]]:
    """Certificates of one class."""
    return [
        {**default_pieces("RZ")[0], "class": deed_class, "matters": matters,
         "certificate_no": f"(2026)渝证字第{new_act()[:8]}号"}
        for _ in range(count)
    ]  # fmt: skip


def made(hall: Hall, count: int = 1, **changes: object) -> str:
    """A double authentication for Egypt that is paid, made, and waits to go out."""
    asked = {"destination": "EG", "pieces": pieces(count), **changes}
    case_no = hall.accept(**asked).case_no
    steps.bring_to(hall, case_no, "made")
    return case_no


def sent(hall: Hall, *case_nos: str) -> str:
    """These cases are outside; the number of their consignment."""
    job: PaperJob = send_out(hall.desk, EGYPT, case_nos, new_act())
    hall.print(job)
    return job.case_no


def back(hall: Hall, consignment_no: str, *outcomes: Outcome) -> BroughtBack:
    """These pieces are back."""
    return bring_back(hall.desk, consignment_no, outcomes, new_act())


def all_back(hall: Hall, case_no: str, fee: Money | None = None) -> None:
    """Every piece of a case goes out and comes back, each having cost `fee`."""
    number = sent(hall, case_no)
    row = next(row for row in outside(hall.desk) if row.no == number)
    told = [Outcome(case_no, no, "back", fee=fee) for no in range(1, row.pieces + 1)]
    back(hall, number, *told)
