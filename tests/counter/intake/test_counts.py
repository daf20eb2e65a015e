"""Certificates, matters and charged units are three counts, each said where it is."""

from __future__ import annotations

from dataclasses import replace

from counter.casetypes.register import by_letters
from counter.desk import new_act
from counter.intake import upgrade
from counter.intake.receipt import Receipt
from counter.queue import card
from counter.rules.edition import Edition, seed_edition
from counter.rules.fees import ONE_MATTER_EACH, bill
from counter.values.facts import read
from tests.conftest import MORNING, Hall


def deed(matters: int, which: str = "civil") -> dict[str, object]:
    return {"title": "公证书", "certificate_no": f"N{new_act()[:8]}", "class": which,
            "matters": matters}  # fmt: skip


def test_receipt_and_card_say_all_three_also_after_a_change(any_hall: Hall) -> None:
    filed = any_hall.accept(pieces=[deed(2), deed(1, "commercial")])
    assert read(Receipt, filed.paper.facts).counts.zh == "2 本 · 3 份 · 计费 3"
    upgrade.change_speed(any_hall.desk, filed.case_no, 1, "urgent", new_act())
    assert card.card(any_hall.desk, filed.case_no).counts.zh == "2 本 · 3 份 · 计费 3"
    assert card.card(any_hall.desk, any_hall.accept("SL").case_no).counts is None


def test_a_fee_may_be_charged_by_the_certificate() -> None:
    rows = [
        replace(row, values={**row.values, "per": "certificate"})
        if row.key == "apostille-civil" else row
        for row in seed_edition().rows
    ]  # fmt: skip
    told = bill(Edition.of(2, rows), by_letters("RZ"), {}, (deed(2), deed(1)), "apostille",
                MORNING.date())  # fmt: skip
    (line,) = [line for line in told.lines if line.code == "apostille-civil"]
    assert (line.quantity, line.counts) == (2, True)
    assert "元/本" in line.reason.zh


def test_an_embassy_that_refuses_several_matters_is_told_before_the_case_is_accepted() -> None:
    def warnings(matters: int) -> list[str]:
        told = bill(seed_edition(), by_letters("RZ"), {"destination": "AE"}, (deed(matters),),
                    "legalisation-double", MORNING.date())  # fmt: skip
        return [warning.zh for warning in told.warnings]

    head = ONE_MATTER_EACH.zh.partition("{")[0]
    assert any(told.startswith(head) for told in warnings(2))
    assert not any(told.startswith(head) for told in warnings(1))
