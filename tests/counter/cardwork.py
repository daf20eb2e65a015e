"""What happens to a card case, in the words of tests: asked, answered, carded, arrived."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from counter.desk import new_act
from counter.progress import handover, moves
from counter.progress.economies import answers, carding, firms
from counter.progress.economies.answers import Grid, Told
from counter.progress.economies.arrival import Arrived
from counter.progress.moves import Moved
from counter.queue import card
from counter.values.months import months_on
from tests.conftest import COMPANY, Hall


def grid(hall: Hall, case_no: str) -> Grid:
    return answers.grid(hall.desk, case_no)


def revision(hall: Hall, case_no: str) -> int:
    return card.card(hall.desk, case_no).revision


def note(
    hall: Hall, case_no: str, status: str, economies: Iterable[str] = (), piece_no: int = 0,
    day: date | None = None,
) -> answers.Noted:  # fmt: skip
    """These economies (all), to this person (all), stand so since `day` (today)."""
    seen = grid(hall, case_no)
    wanted = set(economies) or {economy.code for economy in seen.economies}
    told = tuple(
        Told(row.piece_no, cell.economy, status, day or hall.desk.today)
        for row in seen.rows
        for cell in row.answers
        if cell.economy in wanted and piece_no in (0, row.piece_no)
    )
    return answers.answer_many(hall.desk, case_no, seen.revision, told, new_act())


def arrived(hall: Hall, case_no: str, *numbers: str, **changes: object) -> tuple[Arrived, ...]:
    """Cards for the persons in their order, each with the economies that agreed (else all)."""
    seen = grid(hall, case_no)
    everywhere = tuple(economy.code for economy in seen.economies)
    cards = []
    for row, number in zip(seen.rows, numbers or _numbers(seen), strict=False):
        agreed = tuple(a.economy for a in row.answers if a.status == "approved")
        told = {
            "piece_no": row.piece_no, "card_no": number, "issued_on": hall.desk.today,
            "expires_on": months_on(hall.desk.today, 60),
            "economies": agreed if seen.asked_on else everywhere, **changes,
        }  # fmt: skip
        cards.append(Arrived(**told))  # type: ignore[arg-type]
    return tuple(cards)


def _numbers(seen: Grid) -> list[str]:
    return [f"CN{seen.case_no[2:10]}{seen.case_no[11:15]}{row.piece_no}" for row in seen.rows]


def arrive(hall: Hall, case_no: str, *numbers: str, **changes: object) -> Moved:
    cards = arrived(hall, case_no, *numbers, **changes)
    return carding.card_arrived(
        hall.desk, case_no, revision(hall, case_no), cards, new_act()
    )


def _card(hall: Hall, case_no: str) -> None:
    note(hall, case_no, "approved")
    carding.card(hall.desk, case_no, revision(hall, case_no), new_act())


def _arrive(hall: Hall, case_no: str) -> None:
    arrive(hall, case_no)


def _cancel(hall: Hall, case_no: str) -> None:
    seen = revision(hall, case_no)
    carding.cancel_card(hall.desk, case_no, seen, True, "持卡人离职", new_act())


def _note(hall: Hall, case_no: str) -> None:
    carding.note_passport(hall.desk, case_no, revision(hall, case_no), new_act())


WAYS: dict[str | None, Callable[[Hall, str], None]] = {
    "card": _card, "card_arrived": _arrive, "cancel_card": _cancel, "note_passport": _note,
}  # fmt: skip


def with_economies(hall: Hall, **changes: object) -> str:
    """The number of a case that went to the economies."""
    no = hall.accept("SL", **changes).case_no
    seen = card.card(hall.desk, no)
    for code in ("examine", "review", "report", "proof_seen"):
        moves.advance(hall.desk, no, seen.revision, code, {}, new_act())
        seen = card.card(hall.desk, no)
    return no


def reported(hall: Hall, order: str, **changes: object) -> str:
    """The number of a case that lies with the MFA."""
    no = hall.accept("SL", order=order, **changes).case_no
    for seen, code in enumerate(("examine", "review", "report"), start=1):
        moves.advance(hall.desk, no, seen, code, {}, new_act())
    return no


def in_use(hall: Hall, number: str = "CN00000001", **changes: object) -> str:
    """The number of a case whose card was handed over."""
    no = with_economies(hall, **changes)
    _card(hall, no)
    arrive(hall, no, number)
    handover.hand_over(
        hall.desk, no, revision(hall, no),
        handover.Receiver("张伟", False, "id_card", "50010319850307233X"), new_act(),
    )  # fmt: skip
    return no


def kept_firm(hall: Hall, **shown: str) -> firms.FirmKept:
    """The file of the firm that applies in tests."""
    told = {"trade_yuan": "800000", "tax_grade": "B", "staff": "12", **shown}
    before = firms.firm(hall.desk, hall.accept("SL").case_no)
    return firms.keep_firm(
        hall.desk, str(COMPANY["uscc"]), before.revision, str(COMPANY["name"]), "两江新区",
        months_on(hall.desk.today, 24), told, new_act(),
    )  # fmt: skip
