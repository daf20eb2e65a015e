"""What happens to a group that travels, in the words of tests: noted, submitted, answered, back."""

from __future__ import annotations

from collections.abc import Callable

from counter.desk import new_act
from counter.progress import moves
from counter.progress.consignment.contents import carrying, consignment
from counter.progress.consignment.ready import ready_to_send
from counter.progress.consignment.returning import BroughtBack, Outcome, bring_back
from counter.progress.consignment.sending import send_out
from counter.progress.visas import answers, note
from counter.progress.visas.answers import Noted, Told
from counter.progress.visas.draft import draft
from counter.progress.visas.group import Group, group
from counter.text import Text
from tests.conftest import Hall

TRIP = {"purpose": "友城交流", "entry_on": "2026-12-20", "stay_days": 5}


def persons(count: int) -> list[dict[str, object]]:
    """A group of travellers, each with a passport of his own."""
    names = ("欧阳娜娜", "吕强", "单雄", "曲徐", "查练", "解习")
    return [
        {"holder": names[no % len(names)], "passport_no": f"PE12345{no:02d}",
         "expires_on": "2030-05-31"}
        for no in range(count)
    ]  # fmt: skip


def seen(hall: Hall, case_no: str) -> Group:
    return group(hall.desk, case_no)


def accepted(hall: Hall, count: int = 1, **changes: object) -> str:
    """The number of a paid group with everything that a note needs."""
    from tests.counter import steps

    no = hall.accept("QZ", **{"pieces": persons(count), **TRIP, **changes}).case_no
    steps.pay_all(hall, no)
    return no


def draw(hall: Hall, case_no: str) -> moves.Moved:
    """The note as proposed, its blanks filled."""
    told = draft(hall.desk, case_no)
    body = Text(told.body.zh.replace("＿＿＿", "交流"), told.body.en.replace("＿＿＿", "exchange"))
    done = note.note(hall.desk, case_no, told.revision, body, new_act())
    assert done.paper is not None
    hall.print(done.paper)
    return done


def submit(hall: Hall, case_no: str) -> str:
    """The number of the list with which the group went out."""
    to = next(
        where.to for where in ready_to_send(hall.desk)
        if case_no in {row.case_no for row in where.rows}
    )  # fmt: skip
    job = send_out(hall.desk, to, (case_no,), new_act())
    hall.print(job)
    return job.case_no


def submitted(hall: Hall, count: int = 1, **changes: object) -> str:
    no = accepted(hall, count, **changes)
    draw(hall, no)
    submit(hall, no)
    return no


def back(hall: Hall, case_no: str, *refused: int) -> BroughtBack:
    """The passports are here; `refused` were refused by the office."""
    number = carrying(hall.desk, case_no)
    told = tuple(
        Outcome(case_no, piece.piece_no, "refused", "资料不足")
        if piece.piece_no in refused else Outcome(case_no, piece.piece_no, "back")
        for piece in consignment(hall.desk, number).pieces
        if piece.case_no == case_no and piece.outcome == "out"
    )  # fmt: skip
    return bring_back(hall.desk, number, told, new_act())


def tell(hall: Hall, case_no: str, *outcomes: str, first: int = 1) -> Noted:
    """What each person got, beginning with person `first`."""
    told = tuple(
        Told(
            no, outcome, None if outcome == "pending" else hall.desk.today,
            visa_no=f"V{no:07d}" if outcome == "issued" else "",
            reason="资料不足" if outcome in ("denied", "withdrawn") else "",
        )
        for no, outcome in enumerate(outcomes, start=first)
    )  # fmt: skip
    return answers.answer_many(
        hall.desk, case_no, seen(hall, case_no).revision, told, new_act()
    )


def _issued(hall: Hall, case_no: str) -> None:
    tell(hall, case_no, *("issued" for _ in seen(hall, case_no).rows))


def _draw(hall: Hall, case_no: str) -> None:
    draw(hall, case_no)


def _submit(hall: Hall, case_no: str) -> None:
    submit(hall, case_no)


def _back(hall: Hall, case_no: str) -> None:
    back(hall, case_no)


WAYS: dict[str | None, Callable[[Hall, str], None]] = {
    "note_verbale": _draw, "visas": _issued,
}  # fmt: skip
OUTSIDE: dict[str | None, Callable[[Hall, str], None]] = {"send_out": _submit, "bring_back": _back}
