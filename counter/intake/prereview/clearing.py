"""The end of a pre-review: pictures first, then what is personal; counts and hashes stay.

By the periods of the rules (`prereview_pictures`, `prereview`), every morning; and at once where
an applicant asks for it. SQLite overwrites what is removed (`secure_delete`); the log beside the
books is cut.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter.desk import Desk, Pen
from counter.intake.prereview import periods
from counter.intake.prereview.reading import get
from counter.store import shelf
from counter.store.tables.base import plain_rows
from counter.store.tables.prereviews import Prereview, PrereviewPicture
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark


@dataclass(frozen=True)
class Removed:
    """How many pictures were emptied, and how many pre-reviews lost their personal parts."""

    pictures: int
    records: int


def clear_due(desk: Desk, act: str) -> Removed:
    """Remove what is past its period by today. Nothing due: nothing is written."""
    with desk.signed(Right.PREREVIEW, act, dated=False) as pen:
        if pen.answer is not None:
            return Removed(pen.answer["pictures"], pen.answer["records"])
        edition = shelf.newest()
        pictures = records = 0
        shown = _with_pictures()
        for row in Prereview.select().where(Prereview.purged_on.is_null()):
            since = (row.answered_at or row.changed_at).date()
            look_until = periods.end(edition, "prereview_pictures", since)
            if row.id in shown and _is_over(look_until, pen.day):
                pictures += _empty_pictures(row)
            if _is_over(periods.end(edition, "prereview", since), pen.day):
                pictures += _empty(row, pen)
                records += 1
        if not pictures and not records:
            pen.lay_down()
            return Removed(0, 0)
        pen.write("prereview_clear", "", {"pictures": pictures, "records": records})
        pen.result = {"pictures": pictures, "records": records}
    desk.books.forget()
    return Removed(pictures, records)


def clear(desk: Desk, no: str, reason: str, act: str) -> Removed:
    """Remove pictures and personal parts of one pre-review now, giving a reason."""
    why = remark("reason", reason, Text("请填写清除原因。", "Enter why it is removed."))
    with desk.signed(Right.PREREVIEW, act, dated=False) as pen:
        if pen.answer is not None:
            return Removed(pen.answer["pictures"], pen.answer["records"])
        row = get(no)
        pictures, records = _empty(row, pen), 1
        pen.write("prereview_clear", row.no, {"pictures": pictures, "reason": why})
        pen.result = {"pictures": pictures, "records": records}
    desk.books.forget()
    return Removed(pictures, records)


def _is_over(end: date | None, today: date) -> bool:
    return end is not None and end < today


def _with_pictures() -> set[int]:
    """The pre-reviews that still hold a picture: all others need no statement of their own."""
    held = PrereviewPicture.select(PrereviewPicture.prereview).where(
        PrereviewPicture.body.is_null(False)
    )
    return {key for (key,) in plain_rows(held.distinct())}


def _empty_pictures(row: Prereview) -> int:
    return int(
        PrereviewPicture.update(body=None, thumb=None, name="")
        .where(PrereviewPicture.prereview == row, PrereviewPicture.body.is_null(False))
        .execute()
    )


def _empty(row: Prereview, pen: Pen) -> int:
    emptied = _empty_pictures(row)
    row.sender, row.answers, row.pieces, row.told = "", {}, [], {}
    row.purged_on = pen.day
    row.revision += 1
    row.save()
    return emptied
