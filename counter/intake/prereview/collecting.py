"""What came: a pre-review is begun, filled as far as one was told, pictures are added and ticked.

The journal gets numbers and hashes only: what stands in it cannot be removed when the period of
a pre-review is over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from counter.casetypes.register import by_letters
from counter.desk import Desk, Pen, read_office, tag_key
from counter.errors import BadAnswers, Fault
from counter.intake.answers import checked
from counter.intake.prereview.reading import (
    PrereviewCard,
    card_of,
    get,
    must_be_open,
    picture_row,
)  # fmt: skip
from counter.intake.prereview.words import GAPS, PASSED, UNFIT, WAITING, TooManyPictures
from counter.pictures import Picture
from counter.store import serials
from counter.store.tables.prereviews import Prereview, PrereviewPicture
from counter.values import facts, tag
from counter.values.clerk import Right
from counter.values.remarks import remark

MOST_PICTURES = 60
_LONGEST_ALIAS = 40
Answers = Mapping[str, object]


@dataclass(frozen=True)
class Told:
    """What is known before the visit: who writes (an alias, never an account), and answers so far.

    Nothing is required; what is told must be able to be right (`BadAnswers`).
    """

    letters: str
    alias: str
    channel: str = "wechat"
    answers: Answers = field(default_factory=dict)
    pieces: tuple[Answers, ...] = ()


def begin(desk: Desk, told: Told, act: str) -> PrereviewCard:
    """Open a pre-review. Refuses `BadAnswers`, for an alias that cannot be printed as well."""
    with desk.signed(Right.PREREVIEW, act) as pen:
        if pen.answer is not None:
            return card_of(get(pen.answer["no"]), pen.day)
        serial = serials.take(f"prereview:{pen.day.isoformat()}")
        its_tag = tag.Tag(tag.PREREVIEW, read_office().hall_code, pen.day, serial)
        row = Prereview.create(
            no=f"YS{pen.day:%Y%m%d}-{serial:04d}", tag=tag.mint(tag_key(), its_tag),
            state=WAITING, clerk=desk.clerk.name, received_at=pen.now, changed_at=pen.now,
            changed_by=desk.clerk.name, **_columns(told, pen),
        )  # fmt: skip
        pen.write("prereview_begin", row.no, {"kind": told.letters, "channel": told.channel})
        pen.result = {"no": row.no}
        return card_of(get(row.no), pen.day)


def change(desk: Desk, no: str, revision: int, told: Told, act: str) -> PrereviewCard:
    """Take down what one learnt since. Refuses `Overtaken`, `Became`, `Cleared`, `BadAnswers`."""
    with desk.signed(Right.PREREVIEW, act) as pen:
        row = get(no)
        if pen.answer is None:
            must_be_open(row, revision)
            for column, value in _columns(told, pen).items():
                setattr(row, column, value)
            _touched(desk, pen, row)
            pen.write("prereview_change", row.no, {"kind": told.letters})
        return card_of(get(no), pen.day)


def add_pictures(desk: Desk, no: str, pictures: Iterable[Picture], act: str) -> PrereviewCard:
    """Add clean pictures; one that is there already adds nothing.

    New pictures ask for a new look: an answered pre-review waits again. Refuses `Became`,
    `Cleared` and `TooManyPictures`.
    """
    with desk.signed(Right.PREREVIEW, act) as pen:
        row = get(no)
        if pen.answer is None:
            must_be_open(row)
            there = {each.sha256 for each in row.pictures}
            new = {each.sha256: each for each in pictures if each.sha256 not in there}
            if len(there) + len(new) > MOST_PICTURES:
                raise TooManyPictures(MOST_PICTURES)
            for each in new.values():
                PrereviewPicture.create(
                    prereview=row, sha256=each.sha256, name=each.name[:200], kind=each.kind,
                    width=each.width, height=each.height, body=each.body, thumb=each.thumb,
                    added_at=pen.now,
                )  # fmt: skip
            if new and row.state in (PASSED, GAPS, UNFIT):
                row.state = WAITING
            _touched(desk, pen, row)
            pen.write("prereview_pictures", row.no, {"sha256": sorted(new)})
        return card_of(get(no), pen.day)


def tick(
    desk: Desk, no: str, picture_id: int, materials: frozenset[str], act: str
) -> PrereviewCard:
    """What is seen on one picture: codes of the checklist, exactly these."""
    with desk.signed(Right.PREREVIEW, act) as pen:
        row = get(no)
        if pen.answer is None:
            must_be_open(row)
            shown = picture_row(picture_id, row)
            known = {m.code for m in card_of(row, pen.day).materials}
            shown.materials = sorted(materials & known)
            shown.save()
            _touched(desk, pen, row)
            told = {"sha256": shown.sha256, "materials": shown.materials}
            pen.write("prereview_tick", row.no, told)
        return card_of(get(no), pen.day)


def remove_picture(desk: Desk, no: str, picture_id: int, act: str) -> PrereviewCard:
    """Take out a picture that does not belong here, every byte; the journal keeps its hash."""
    with desk.signed(Right.PREREVIEW, act) as pen:
        row = get(no)
        if pen.answer is None:
            must_be_open(row)
            shown = picture_row(picture_id, row)
            pen.write("prereview_remove", row.no, {"sha256": shown.sha256})
            shown.delete_instance()
            _touched(desk, pen, row)
        left = card_of(get(no), pen.day)
    desk.books.forget()
    return left


def _columns(told: Told, pen: Pen) -> dict[str, object]:
    kind = by_letters(told.letters)
    answers, pieces, faults = checked(kind, told.answers, told.pieces, pen.day)
    wrong = tuple(fault for fault in faults if _was_told(told, fault))
    if wrong:
        raise BadAnswers(wrong)
    return {
        "letters": kind.letters, "channel": told.channel,
        "sender": remark("alias", told.alias, longest=_LONGEST_ALIAS),
        "destination": str(answers.get("destination", "")),
        "answers": facts.plain(dict(answers)), "pieces": facts.plain([dict(p) for p in pieces]),
    }  # fmt: skip


def _was_told(told: Told, fault: Fault) -> bool:
    """Whether the fault is in something said, not in something left open."""
    row = told.answers if fault.piece is None else told.pieces[fault.piece]
    return row.get(fault.question) not in (None, "")


def _touched(desk: Desk, pen: Pen, row: Prereview) -> None:
    row.revision += 1
    row.changed_at, row.changed_by = pen.now, desk.clerk.name
    row.save()
