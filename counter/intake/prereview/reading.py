"""Looking at pre-reviews: the list, one with its pictures and its checklist, one picture whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from peewee import fn

from counter.casetypes.register import by_letters
from counter.desk import Desk
from counter.errors import NotFound, Overtaken
from counter.intake.answers import checked
from counter.intake.prereview.words import STATES, WAITING, Became, Cleared
from counter.rules import wording
from counter.rules.materials import Material, materials
from counter.store import shelf
from counter.store.tables.base import plain_rows
from counter.store.tables.prereviews import Prereview, PrereviewPicture
from counter.text import Text
from counter.values import facts
from counter.values.clerk import Right


@dataclass(frozen=True)
class PrereviewRow:
    """One pre-review on the list. `days` since it came (or was answered last)."""

    no: str
    state: str
    title: Text
    alias: str
    kind: Text
    destination: Text | None
    pictures: int
    received_at: datetime
    days: int
    expires_on: date | None
    is_expired: bool
    case_no: str


@dataclass(frozen=True)
class PictureLine:
    """One picture: what is seen on it (material codes), and its thumbnail."""

    id: int
    name: str
    sha256: str
    width: int
    height: int
    materials: tuple[str, ...]
    thumb: bytes | None


@dataclass(frozen=True)
class PrereviewCard:
    """One pre-review as it is worked on.

    `materials` is the checklist that follows from the answers so far, `seen` what is ticked on
    some picture, `missing` the required rest.
    """

    row: PrereviewRow
    tag: str
    letters: str
    channel: str
    revision: int
    answers: Mapping[str, object]
    pieces: tuple[Mapping[str, object], ...]
    pictures: tuple[PictureLine, ...]
    materials: tuple[Material, ...]
    seen: frozenset[str]
    missing: tuple[Text, ...]
    told: Text | None
    purged_on: date | None


@dataclass(frozen=True)
class WholePicture:
    """One picture to be looked at closely; `body` None once it was removed."""

    id: int
    kind: str
    width: int
    height: int
    body: bytes | None


def on_hand(desk: Desk, limit: int = 500) -> tuple[PrereviewRow, ...]:
    """Pre-reviews that are neither cases nor removed: those to be looked at first, oldest first."""
    desk.clerk.must(Right.PREREVIEW)
    with desk.reading():
        rows = (
            Prereview.select()
            .where(Prereview.case.is_null(), Prereview.purged_on.is_null())
            .order_by(Prereview.state != WAITING, Prereview.changed_at)
            .limit(limit)
        )
        found = list(rows)
        counted = _picture_counts([row.id for row in found])
        return tuple(row_of(row, desk.today, counted.get(row.id, 0)) for row in found)


def card(desk: Desk, no: str) -> PrereviewCard:
    """One pre-review with its pictures and checklist (`NotFound`)."""
    desk.clerk.must(Right.PREREVIEW)
    with desk.reading():
        return card_of(get(no), desk.today)


def picture(desk: Desk, picture_id: int) -> WholePicture:
    """One picture whole (`NotFound`)."""
    desk.clerk.must(Right.PREREVIEW)
    with desk.reading():
        row = picture_row(picture_id)
        return WholePicture(row.id, row.kind, row.width, row.height, _bytes(row.body))


# Inside a read or an act


def get(no: str) -> Prereview:
    """The row (`NotFound`)."""
    found = Prereview.get_or_none(Prereview.no == no)
    if found is None:
        raise NotFound(Text("预审 {no}", "pre-review {no}").fill(no=no))
    return found


def must_be_open(row: Prereview, revision: int | None = None) -> None:
    """Refuse `Became`, `Cleared` and, where another window was quicker, `Overtaken`."""
    if row.case is not None:
        raise Became(row.no, row.case.no)
    if row.purged_on is not None:
        raise Cleared(row.no, row.purged_on)
    if revision is not None and row.revision != revision:
        raise Overtaken(row.no, row.changed_by, row.changed_at)


def picture_row(picture_id: int, of: Prereview | None = None) -> PrereviewPicture:
    """One picture's row; `of` this pre-review, where one is named (`NotFound`)."""
    found = PrereviewPicture.get_or_none(PrereviewPicture.id == picture_id)
    if found is None or (of is not None and found.prereview != of):
        raise NotFound(Text("这张图片", "this picture"))
    return found


def row_of(row: Prereview, today: date, pictures: int) -> PrereviewRow:
    """A line of the list."""
    since = (row.answered_at or row.received_at).date()
    return PrereviewRow(
        no=row.no, state=row.state, title=STATES[row.state], alias=row.sender,
        kind=by_letters(row.letters).title,
        destination=wording.country(row.destination) if row.destination else None,
        pictures=pictures, received_at=row.received_at, days=(today - since).days,
        expires_on=row.expires_on,
        is_expired=row.expires_on is not None and row.expires_on < today,
        case_no=row.case.no if row.case is not None else "",
    )  # fmt: skip


def card_of(row: Prereview, today: date) -> PrereviewCard:
    """The whole of it, with the checklist as the rules of today ask for it."""
    rows = list(row.pictures.order_by(PrereviewPicture.id))
    lines = tuple(
        PictureLine(
            each.id, each.name, each.sha256, each.width, each.height, tuple(each.materials),
            _bytes(each.thumb),
        )
        for each in rows
    )  # fmt: skip
    answers, pieces, needed = checklist(row, today)
    seen = frozenset(code for line in lines for code in line.materials)
    return PrereviewCard(
        row=row_of(row, today, len(lines)), tag=row.tag, letters=row.letters,
        channel=row.channel, revision=row.revision, answers=answers, pieces=pieces,
        pictures=lines, materials=needed, seen=seen,
        missing=tuple(m.title for m in needed if m.is_required and m.code not in seen),
        told=facts.read(Text, row.told["text"]) if row.told else None, purged_on=row.purged_on,
    )  # fmt: skip


def checklist(
    row: Prereview, today: date
) -> tuple[Mapping[str, object], tuple[Mapping[str, object], ...], tuple[Material, ...]]:
    """The answers so far, read back, and what the rules of today ask for."""
    kind = by_letters(row.letters)
    answers, pieces, _ = checked(kind, row.answers, tuple(row.pieces), today)
    edition = shelf.newest()
    return answers, pieces, materials(edition, kind.code, answers, pieces, today)


def _picture_counts(ids: list[int]) -> dict[int, int]:
    query = (
        PrereviewPicture.select(PrereviewPicture.prereview, fn.COUNT(PrereviewPicture.id))
        .where(PrereviewPicture.prereview.in_(ids))
        .group_by(PrereviewPicture.prereview)
    )
    return {key: int(count) for key, count in plain_rows(query)}


def _bytes(stored: object) -> bytes | None:
    # A server answers with a view of its own buffer.
    return None if stored is None else bytes(stored)  # type: ignore[call-overload]
