"""催缴: who has not brought back what, unit by unit, and the letter that asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from counter import outbox
from counter.desk import Desk, read_office, tag_key
from counter.errors import NotFound
from counter.outbox import PaperJob
from counter.progress.custody.slips import OverdueLetterSheet, OverdueLine
from counter.rules import templates
from counter.store import custody, serials, shelf
from counter.store.custody import Late
from counter.store.tables.custody import OverdueLetter
from counter.text import Text
from counter.values import tag
from counter.values.clerk import Right
from counter.values.identity import mask_identity

SUBJECT = "97"  # an overdue letter's digits in a tag
TEMPLATE = "overdue_letter"


@dataclass(frozen=True)
class LateUnit:
    """A unit with booklets that are late; `letters` counts those it was sent, the last when."""

    unit: str
    holders: tuple[str, ...]
    days: int
    is_locked: bool
    letters: int
    last_letter: str


def late_units(desk: Desk) -> tuple[LateUnit, ...]:
    """Every unit that is late, the longest first."""
    with desk.reading():
        late = custody.late(shelf.newest(), desk.today)
        units = [
            _unit(tuple(rows))
            for _, rows in groupby(sorted(late, key=lambda one: one.unit_key),
                                   key=lambda one: one.unit_key)
        ]  # fmt: skip
        return tuple(sorted(units, key=lambda unit: (-unit.days, unit.unit)))


def draw(desk: Desk, unit: str, act: str) -> PaperJob:
    """Write the letter to a unit about everything that is late, and queue it (`NotFound`: nothing
    is). The text is the hall's own, from the rules."""
    with desk.signed(Right.KEEP_CUSTODY, act) as pen:
        if pen.answer is not None:
            return outbox.job(pen.answer["paper"])
        edition = shelf.newest()
        late = custody.late(edition, pen.day, unit)
        if not late:
            raise NotFound(Text("{unit}逾期的证照", "overdue passports of {unit}").fill(unit=unit))
        serial = serials.take(f"overdue:{pen.day.isoformat()}")
        its_tag = tag.Tag(SUBJECT, read_office().hall_code, pen.day, serial)
        row = OverdueLetter.create(
            no=f"CJ{pen.day:%Y%m%d}-{serial:04d}", tag=tag.mint(tag_key(), its_tag),
            unit=late[0].unit, unit_key=late[0].unit_key, loans=[one.loan_no for one in late],
            day=pen.day, clerk=desk.clerk.name,
        )  # fmt: skip
        template = templates.find(edition, TEMPLATE, pen.day)
        sheet = OverdueLetterSheet(
            office=read_office(), letter_no=row.no, tag=row.tag,
            title=TITLE if template is None else template.text("title"), organisation=row.unit,
            body=templates.fill(
                edition, TEMPLATE, pen.day, unit=row.unit, days=late[0].days,
                holders=Text.listing(Text.same(one.holder) for one in late),
            ),
            lines=tuple(
                OverdueLine(
                    one.holder, mask_identity(one.passport_no), one.approval_no, one.due_on,
                    one.days,
                )
                for one in late
            ),
            is_locked=any(one.is_locking for one in late), on=pen.day, clerk=desk.clerk.name,
            window=desk.window, made_at=pen.now,
        )  # fmt: skip
        paper = outbox.queue(pen, "overdue_letter", row.no, sheet)
        pen.write("overdue_letter", row.no, {"unit": row.unit, "loans": row.loans})
        pen.result = {"paper": paper}
        return outbox.job(paper)


TITLE = Text("因公证照催缴单", "Overdue passports")


def _unit(late: tuple[Late, ...]) -> LateUnit:
    letters = list(
        OverdueLetter.select()
        .where(OverdueLetter.unit_key == late[0].unit_key)
        .order_by(OverdueLetter.id)
    )
    return LateUnit(
        late[0].unit, tuple(one.holder for one in late), max(one.days for one in late),
        any(one.is_locking for one in late), len(letters),
        letters[-1].day.isoformat() if letters else "",
    )  # fmt: skip
