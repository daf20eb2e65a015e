"""好差评: five grades, one a case, given when the result has left; clerks never see which.

The journal keeps that a case was rated and a seal over the grade; the grade itself lies apart,
with nobody's name on it.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from counter.desk import Desk
from counter.errors import Refused
from counter.store.casebook import get, kind_of, tally
from counter.store.tables.ratings import Rating
from counter.text import Text
from counter.values.clerk import Right

GRADES: dict[int, Text] = {
    5: Text("非常满意", "very satisfied"),
    4: Text("满意", "satisfied"),
    3: Text("基本满意", "fairly satisfied"),
    2: Text("不满意", "dissatisfied"),
    1: Text("非常不满意", "very dissatisfied"),
}
SATISFIED = (5, 4, 3)


class NoSuchGrade(Refused):
    """A grade that is not one of the five."""

    def __init__(self, grade: int) -> None:
        self.grade = grade
        super().__init__(
            Text("评价分五等，没有 {g}。请从五等中选一。",
                 "There are five grades, and {g} is none. Choose one of the five.")
            .fill(g=grade)
        )  # fmt: skip


class NotYetRated(Refused):
    """A case whose result has not left cannot be rated yet."""

    def __init__(self, case_no: str) -> None:
        self.case_no = case_no
        super().__init__(
            Text("{no} 尚未办完，不能评价。请在发放或寄出后再请申请人评价。",
                 "{no} is not done yet. Ask for a rating when the result has left.")
            .fill(no=case_no)
        )  # fmt: skip


class RatedAlready(Refused):
    """A case is rated once (一事一评)."""

    def __init__(self, case_no: str) -> None:
        self.case_no = case_no
        super().__init__(
            Text("{no} 已评价过。一件一评，不能再评。",
                 "{no} has been rated. One rating a case; nothing more to do.")
            .fill(no=case_no)
        )  # fmt: skip


@dataclass(frozen=True)
class Rated:
    """A rating was kept. It does not say which."""

    case_no: str


def rate(desk: Desk, case_no: str, grade: int, act: str) -> Rated:
    """Keep what the applicant said of how he was served (5 very satisfied to 1).

    Refuses `NoSuchGrade`, `NotFound`, `NotYetRated` (nothing has left) and `RatedAlready`.
    Source: 国办发〔2019〕51号: five grades, one rating a matter, the rater's data confidential.
    """
    if grade not in GRADES:
        raise NoSuchGrade(grade)
    with desk.signed(Right.HAND_OVER, act) as pen:
        if pen.answer is not None:
            return Rated(case_no)
        case = get(case_no)
        if case.stage not in ("done", "ended"):
            raise NotYetRated(case_no)
        if Rating.select().where(Rating.case == case).exists():
            raise RatedAlready(case_no)
        salt = secrets.token_hex(16)
        seal = hashlib.sha256(f"{case_no}:{grade}:{salt}".encode()).hexdigest()
        Rating.insert(
            case=case, kind=kind_of(case).code, grade=grade, day=pen.day, salt=salt, seal=seal
        ).execute()
        pen.write("rate", case_no, {"code": seal}, tally(case, "rated"))
        return Rated(case_no)


def may_rate(desk: Desk, case_no: str) -> bool:
    """Whether this case can be rated now (`NotFound`)."""
    with desk.reading():
        case = get(case_no)
        return case.stage in ("done", "ended") and not (
            Rating.select().where(Rating.case == case).exists()
        )
