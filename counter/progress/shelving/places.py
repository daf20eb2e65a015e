"""The places of the shelves: declared by a supervisor, put out of use, labelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from peewee import JOIN, fn

from counter import outbox
from counter.desk import Desk, Pen, read_office, tag_key
from counter.errors import NotFound, Refused
from counter.outbox import PaperJob
from counter.progress.shelving.slips import LABELS_ON_SHEET, ShelfLabel, ShelfLabels
from counter.store import serials
from counter.store.tables.base import plain_rows
from counter.store.tables.shelves import ShelfPlace, Shelved
from counter.text import Text
from counter.values import shelf_code, tag
from counter.values.clerk import Right
from counter.values.remarks import remark

_LONGEST_TITLE = 40  # two lines on a label


@dataclass(frozen=True)
class PlaceRow:
    """One place, and the papers of how many cases lie there."""

    code: str
    title: str
    is_active: bool
    lying: int


class StillUsed(Refused):
    """Papers lie in a place that is to be put out of use."""

    def __init__(self, code: str, lying: int) -> None:
        self.code, self.lying = code, lying
        super().__init__(
            Text("{code} 还放着 {n} 件。请先移到别的货位，再停用。",
                 "{code} still holds {n} {n:case|cases}. Move them first.")
            .fill(code=code, n=lying)
        )  # fmt: skip


class AllKnown(Refused):
    """Every place that was to be declared is there already."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(
            Text("货位 {code} 等已经设过，没有新增。请查看货位清单。",
                 "{code} and the others are there already. Look at the list of places.")
            .fill(code=code)
        )  # fmt: skip


def declare(
    desk: Desk, rack: str, rows: int, boxes: int, title: str, act: str
) -> tuple[PlaceRow, ...]:
    """Declare the places of a rack (`counter.values.shelf_code.run`); those there are left alone.

    A place out of use comes back into use. Refuses `BadShelfCode`, `TooManyPlaces` and `AllKnown`.
    """
    codes = shelf_code.run(rack, rows, boxes)
    name = remark("title", title, longest=_LONGEST_TITLE)
    with desk.signed(Right.KEEP_HALL, act, dated=False) as pen:
        if pen.answer is not None:
            return _rows(pen.answer["codes"])
        known = {place.no: place for place in ShelfPlace.select().where(ShelfPlace.no.in_(codes))}
        fresh = [code for code in codes if code not in known]
        back = [place for place in known.values() if not place.is_active]
        if not fresh and not back:
            raise AllKnown(codes[0])
        for code in fresh:
            ShelfPlace.create(
                no=code, tag=_tag(pen), title=name, is_active=True, made_on=pen.day,
                made_by=desk.clerk.name,
            )  # fmt: skip
        for place in back:
            place.is_active = True
            place.save()
        pen.write(
            "shelf_declared", codes[0],
            {"codes": fresh, "back": [place.no for place in back], "title": name},
        )  # fmt: skip
        pen.result = {"codes": list(codes)}
        return _rows(codes)


def retire(desk: Desk, code: str, act: str) -> PlaceRow:
    """Put an empty place out of use (`StillUsed`); its label is refused from then on."""
    with desk.signed(Right.KEEP_HALL, act, dated=False) as pen:
        place = get(code)
        if pen.answer is None and not place.is_active:
            pen.lay_down()
        elif pen.answer is None:
            lying = Shelved.select().where(Shelved.place == place).count()
            if lying:
                raise StillUsed(place.no, lying)
            place.is_active = False
            place.save()
            pen.write("shelf_retired", place.no, {})
        return _rows([place.no])[0]


def listed(desk: Desk) -> tuple[PlaceRow, ...]:
    """Every place, by its code; those out of use last."""
    with desk.reading():
        return _rows(None)


def print_labels(desk: Desk, codes: Sequence[str], act: str) -> tuple[PaperJob, ...]:
    """Queue sheets with the labels of these places (none named: of all in use)."""
    with desk.signed(Right.PRINT, act, dated=False) as pen:
        if pen.answer is not None:
            return tuple(map(outbox.job, pen.answer["papers"]))
        chosen = ShelfPlace.select().where(ShelfPlace.is_active)
        if codes:
            chosen = chosen.where(ShelfPlace.no.in_(list(codes)))
        places = list(chosen.order_by(ShelfPlace.no))
        if not places:
            raise NotFound(Text("在用的货位", "a place in use"))
        papers = [
            _sheet(desk, pen, places[start : start + LABELS_ON_SHEET])
            for start in range(0, len(places), LABELS_ON_SHEET)
        ]
        pen.result = {"papers": papers}
        return tuple(map(outbox.job, papers))


def get(code: str) -> ShelfPlace:
    """The place of this code (`NotFound`); only inside a read or an act."""
    found: ShelfPlace | None = ShelfPlace.get_or_none(ShelfPlace.no == shelf_code.read(code))
    if found is None:
        raise NotFound(Text("货位 {code}", "place {code}").fill(code=code))
    return found


def _tag(pen: Pen) -> str:
    serial = serials.take(f"shelf_place:{pen.day.isoformat()}")
    its = tag.Tag(tag.SHELF_PLACE, read_office().hall_code, pen.day, serial)
    return tag.mint(tag_key(), its)


def _sheet(desk: Desk, pen: Pen, places: Sequence[ShelfPlace]) -> int:
    number = f"HW{pen.day:%Y%m%d}-{serials.take(f'shelf_labels:{pen.day.isoformat()}'):04d}"
    sheet = ShelfLabels(
        office=read_office(), sheet_no=number,
        labels=tuple(ShelfLabel(place.no, place.title, place.tag) for place in places),
        clerk=desk.clerk.name, window=desk.window, made_at=pen.now,
    )  # fmt: skip
    pen.write("shelf_labels", number, {"codes": [place.no for place in places]})
    return outbox.queue(pen, "shelf_labels", number, sheet)


def _rows(codes: Sequence[str] | None) -> tuple[PlaceRow, ...]:
    chosen = (
        ShelfPlace.select(ShelfPlace.no, ShelfPlace.title, ShelfPlace.is_active,
                          fn.COUNT(Shelved.id))
        .join(Shelved, JOIN.LEFT_OUTER, on=Shelved.place == ShelfPlace.id)
        .group_by(ShelfPlace.id, ShelfPlace.no, ShelfPlace.title, ShelfPlace.is_active)
    )  # fmt: skip
    if codes is not None:
        chosen = chosen.where(ShelfPlace.no.in_(list(codes)))
    rows = [PlaceRow(no, title, bool(active), n) for no, title, active, n in plain_rows(chosen)]
    return tuple(sorted(rows, key=lambda row: (not row.is_active, row.code)))
