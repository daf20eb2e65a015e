"""Checks at the window and the specimens they are made against."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from counter.casetypes.register import by_letters
from counter.dayclose import exceptions
from counter.desk import new_act
from counter.errors import BadAnswers, Forbidden, Overtaken
from counter.pictures import Picture, clean
from counter.progress.checks.asked import CheckLine, sheet
from counter.progress.checks.record import Told, all_in_order, examine, record
from counter.progress.checks.words import (
    ChecksFailed,
    ChecksOpen,
    NothingFiled,
    NotToLeaveOut,
    WhichSpecimen,
)  # fmt: skip
from counter.progress.specimens import filed, keeping
from counter.progress.specimens.keeping import AlreadyFiled, NewSpecimen, OtherSpecimen
from counter.queue import card
from counter.store.tables.checks import CheckResult
from tests.conftest import Hall
from tests.counter import steps

OFFICE, NOTARY = "重庆市公证处", "王某某"
DEED = {
    "title": "出生公证", "certificate_no": "(2026)渝证字第7001号", "office": OFFICE,
    "notary": NOTARY, "holder": "张伟", "issued_on": "2026-11-01", "class": "civil", "matters": 1,
}  # fmt: skip


def drawn(shade: int) -> Picture:
    """A picture that differs from others by its shade."""
    body = io.BytesIO()
    Image.new("RGB", (40, 20), (shade, 0, 0)).save(body, "PNG")
    return clean(body.getvalue(), f"{shade}.png")


def signature(**changes: object) -> NewSpecimen:
    told = {"office": OFFICE, "kind": "signature", "person": NOTARY,
            "valid_from": date(2024, 1, 1), "source": "备案函 1 号", **changes}
    return NewSpecimen(**told)  # type: ignore[arg-type]


def put_on_file(hall: Hall, shade: int = 1, **changes: object) -> filed.SpecimenLine:
    return keeping.file_specimen(hall.supervisor, signature(**changes), drawn(shade), new_act())


def deed(hall: Hall, **changes: object) -> str:
    return hall.accept(pieces=[{**DEED, **changes}]).case_no


def line(hall: Hall, no: str, code: str = "signature") -> CheckLine:
    return next(each for each in sheet(hall.desk, no).lines if each.code == code)


def test_all_in_order_is_one_act_that_passes_the_case_and_says_who_looked(any_hall: Hall) -> None:
    no = deed(any_hall)
    seen = sheet(any_hall.desk, no)
    assert [each.verdict for each in seen.lines] == [""] * 7
    act = new_act()
    told = all_in_order(seen.lines)
    assert examine(any_hall.desk, no, seen.revision, told, act).step.zh == "已审核"
    assert examine(any_hall.desk, no, seen.revision, told, act).step.zh == "已审核"
    after = sheet(any_hall.desk, no).lines
    assert {(each.verdict, each.clerk) for each in after} == {("ok", "王芳")}
    assert {each.at for each in after} == {any_hall.now}
    with any_hall.desk.reading():
        assert CheckResult.select().count() == 7


def test_a_case_is_not_passed_while_checks_are_open_or_something_is_wrong(any_hall: Hall) -> None:
    no = deed(any_hall)
    with pytest.raises(ChecksOpen) as refused:
        examine(any_hall.desk, no, 1, (Told("binding", 0, "ok"),), new_act())
    assert len(refused.value.titles) == 6
    assert not any(each.verdict for each in sheet(any_hall.desk, no).lines)  # nothing half done
    told = (*all_in_order(sheet(any_hall.desk, no).lines)[1:], Told("for-abroad", 0, "bad", "白纸"))
    with pytest.raises(ChecksFailed):
        examine(any_hall.desk, no, 1, told, new_act())
    seen = record(any_hall.desk, no, 1, told, new_act())
    (bad,) = seen.bad
    assert bad.correction is not None
    assert (bad.remark, bad.correction.zh[:7]) == ("白纸", "不是涉外公证书")
    with pytest.raises(Overtaken):
        record(any_hall.desk, no, 1, (Told("for-abroad", 0, "ok"),), new_act())
    mended = (Told("for-abroad", 0, "ok"),)
    assert examine(any_hall.desk, no, seen.revision, mended, new_act()).step.zh == "已审核"


def test_a_check_is_left_out_with_a_reason_that_the_day_sheet_tells(hall: Hall) -> None:
    no = deed(hall)
    with pytest.raises(NotToLeaveOut):
        record(hall.desk, no, 1, (Told("signature", 1, "left", "忙"),), new_act())
    with pytest.raises(BadAnswers):
        record(hall.desk, no, 1, (Told("age", 0, "left"),), new_act())
    record(hall.desk, no, 1, (Told("age", 0, "left", "使领馆未说明期限"),), new_act())
    with hall.desk.reading():
        told = [each.what.zh for each in exceptions.of_day(hall.desk.today)]
    assert told == ["审核要点未核：出证日期在使用国认可的期限内：使领馆未说明期限"]


def test_several_matters_are_looked_at_where_a_certificate_has_them(hall: Hall) -> None:
    codes = {each.code for each in sheet(hall.desk, deed(hall, matters=3)).lines}
    assert "one-matter" in codes
    assert "one-matter" not in {each.code for each in sheet(hall.desk, deed(hall)).lines}


def test_the_version_that_held_on_the_certificates_day_is_compared_and_named(
    any_hall: Hall,
) -> None:
    old = put_on_file(any_hall)
    new = put_on_file(any_hall, 2, valid_from=date(2026, 11, 10), replaces=old.id)
    no = deed(any_hall)
    assert [each.id for each in line(any_hall, no).specimens] == [old.id]
    assert filed.specimens(any_hall.desk)[1].valid_until == date(2026, 11, 9)
    told = Told("signature", 1, "ok", specimen_id=old.id, page_sha="ab" * 32)
    record(any_hall.desk, no, 1, (told,), new_act())
    with any_hall.desk.reading():
        row = CheckResult.get()
        assert (row.specimen_id, row.specimen_sha) == (old.id, drawn(1).sha256)
        assert row.page_sha == "ab" * 32
    later = deed(any_hall, issued_on="2026-11-12", certificate_no="(2026)渝证字第7002号")
    assert [each.id for each in line(any_hall, later).specimens] == [new.id]
    earlier = deed(any_hall, issued_on="2023-12-31", certificate_no="(2026)渝证字第7003号")
    assert line(any_hall, earlier).is_unfiled
    assert filed.specimen(any_hall.desk, old.id).body == drawn(1).body


def test_without_the_notarys_name_the_clerk_says_which_specimen_it_was(hall: Hall) -> None:
    first = put_on_file(hall)
    put_on_file(hall, 2, person="赵某")
    no = deed(hall, notary="")
    assert len(line(hall, no).specimens) == 2
    with pytest.raises(WhichSpecimen):
        record(hall.desk, no, 1, (Told("signature", 1, "ok"),), new_act())
    record(hall.desk, no, 1, (Told("signature", 1, "ok", specimen_id=first.id),), new_act())
    assert line(hall, no).compared == first.id


def test_none_on_file_is_recorded_so_or_refused_as_the_rule_says(hall: Hall) -> None:
    no = deed(hall)
    assert line(hall, no).is_unfiled
    record(hall.desk, no, 1, (Told("signature", 1, "ok"),), new_act())
    strict = replace(line(hall, no), must_be_filed=True)
    from counter.progress.checks.record import _proven

    with pytest.raises(NothingFiled):
        _proven(strict, Told("signature", 1, "ok"))


def test_a_specimen_ends_is_told_once_and_needs_the_right(any_hall: Hall) -> None:
    made = put_on_file(any_hall)
    with pytest.raises(AlreadyFiled):
        put_on_file(any_hall)
    with pytest.raises(OtherSpecimen):
        put_on_file(any_hall, 2, person="李某", valid_from=date(2025, 1, 1), replaces=made.id)
    with pytest.raises(BadAnswers):
        put_on_file(any_hall, 3, person="")
    with pytest.raises(Forbidden):
        keeping.end_specimen(any_hall.desk, made.id, date(2026, 1, 1), "离职", new_act())
    ended = keeping.end_specimen(
        any_hall.supervisor, made.id, date(2026, 1, 1), "离职", new_act()
    )
    assert ended.valid_until == date(2026, 1, 1)
    assert line(any_hall, deed(any_hall)).is_unfiled


def test_the_card_offers_the_checks_with_the_move(hall: Hall) -> None:
    no = deed(hall)
    assert card.card(hall.desk, no).moves[0].verb == "examine"
    assert "checks" in by_letters("RZ").sections
    steps.look_over(hall, no)
    assert dict(card.card(hall.desk, no).beside)["checks"].zh == "✓ 7"
