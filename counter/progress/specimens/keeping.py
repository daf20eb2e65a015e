"""Filing a specimen, a newer version of one, and the day on which one stops to hold.

Nothing is ever changed or removed: a check names the version that it was compared with, and that
version must be there to be looked at again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from counter.desk import Desk, Pen
from counter.errors import BadAnswers, Fault, Refused
from counter.pictures import Picture
from counter.progress.specimens.filed import SpecimenLine, get, lines
from counter.rules.checks import SPECIMEN_KINDS
from counter.store.tables.checks import Specimen, SpecimenEnd
from counter.text import Text
from counter.values.clerk import Right
from counter.values.remarks import remark

_OFFICE = Text("请填写公证处全称。", "Enter the notary office's full name.")
_PERSON = Text("请填写公证员姓名。", "Enter the notary's name.")
_SOURCE = Text("请填写备案函号或来源。", "Enter the letter by which it was filed.")
_KIND = Text("请选择备案种类。", "Choose what it is.")
_BACKWARDS = Text("失效日期早于生效日期。", "It would end before it begins.")
_NOT_EARLIER = Text(
    "新版的生效日期应晚于旧版。", "A newer version begins later than the one it replaces."
)
_REASON = Text("请填写停用原因。", "Enter why it ends.")


class AlreadyFiled(Refused):
    """The same picture is on file for the same office and kind."""

    def __init__(self, found: int) -> None:
        self.specimen_id = found
        super().__init__(
            Text("同一张图片已备案（第 {no} 号）。请核对后再添加。",
                 "The same picture is on file (no. {no}). Check before adding it.")
            .fill(no=found)
        )  # fmt: skip


class OtherSpecimen(Refused):
    """A newer version must be of the same office, person and kind."""

    def __init__(self) -> None:
        super().__init__(
            Text("新版与旧版的公证处、公证员或种类不同。请改为新备案。",
                 "The newer version is of another office, person or kind. File it by itself.")
        )  # fmt: skip


@dataclass(frozen=True)
class NewSpecimen:
    """What is told with a picture. `replaces`: the version that ends the day before."""

    office: str
    kind: str
    valid_from: date
    source: str
    person: str = ""
    valid_until: date | None = None
    replaces: int | None = None


def file_specimen(desk: Desk, new: NewSpecimen, picture: Picture, act: str) -> SpecimenLine:
    """File a picture (cleaned before). Refuses `BadAnswers`, `AlreadyFiled`, `OtherSpecimen`."""
    new = _proven(new)
    with desk.signed(Right.KEEP_SPECIMENS, act) as pen:
        if pen.answer is not None:
            return lines([get(pen.answer["specimen"])])[0]
        _must_be_new(new, picture)
        if new.replaces is not None:
            _end_old(desk, pen, new, get(new.replaces))
        row = Specimen.create(
            office=new.office, person=new.person, kind=new.kind, sha256=picture.sha256,
            width=picture.width, height=picture.height, body=picture.body, thumb=picture.thumb,
            valid_from=new.valid_from, valid_until=new.valid_until, source=new.source,
            replaces=new.replaces, added_at=pen.now, added_by=desk.clerk.name,
        )  # fmt: skip
        pen.write(
            "file_specimen", _subject(row.id),
            {"kind": new.kind, "office": new.office, "sha256": picture.sha256,
             "from": new.valid_from, "valid_until": new.valid_until, "source": new.source,
             "replaces": new.replaces},
        )  # fmt: skip
        pen.result = {"specimen": row.id}
        return lines([row])[0]


def end_specimen(
    desk: Desk, specimen_id: int, until: date, reason: str, act: str
) -> SpecimenLine:
    """`until` is its last day: the notary left, the seal was changed or lost."""
    why = remark("reason", reason, _REASON)
    with desk.signed(Right.KEEP_SPECIMENS, act) as pen:
        row = get(specimen_id)
        if pen.answer is None:
            if until < row.valid_from:
                raise BadAnswers((Fault("until", _BACKWARDS),))
            _end(desk, pen, row, until, why)
            pen.write("end_specimen", _subject(row.id), {"valid_until": until, "reason": why})
        return lines([row])[0]


def _proven(new: NewSpecimen) -> NewSpecimen:
    if new.kind not in SPECIMEN_KINDS:
        raise BadAnswers((Fault("kind", _KIND),))
    is_personal = new.kind in ("signature", "signature_seal")
    office = remark("office", new.office, _OFFICE)
    person = remark("person", new.person, _PERSON if is_personal else None)
    if new.valid_until is not None and new.valid_until < new.valid_from:
        raise BadAnswers((Fault("valid_until", _BACKWARDS),))
    return NewSpecimen(
        office, new.kind, new.valid_from, remark("source", new.source, _SOURCE),
        person if is_personal else "", new.valid_until, new.replaces,
    )  # fmt: skip


def _must_be_new(new: NewSpecimen, picture: Picture) -> None:
    same = Specimen.get_or_none(
        Specimen.sha256 == picture.sha256, Specimen.office == new.office,
        Specimen.kind == new.kind, Specimen.person == new.person,
    )  # fmt: skip
    if same is not None:
        raise AlreadyFiled(same.id)


def _end_old(desk: Desk, pen: Pen, new: NewSpecimen, old: Specimen) -> None:
    if (old.office, old.person, old.kind) != (new.office, new.person, new.kind):
        raise OtherSpecimen
    if new.valid_from <= old.valid_from:
        raise BadAnswers((Fault("valid_from", _NOT_EARLIER),))
    _end(desk, pen, old, new.valid_from - timedelta(days=1), "")


def _end(desk: Desk, pen: Pen, row: Specimen, until: date, reason: str) -> None:
    SpecimenEnd.create(
        specimen=row, until=until, reason=reason, told_at=pen.now, told_by=desk.clerk.name
    )


def _subject(specimen_id: int) -> str:
    return f"specimen:{specimen_id}"
